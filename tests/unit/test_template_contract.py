"""The data contract is what a build fills in: no name more, no name less."""

from pathlib import Path

from committee_pack.assembly.wording import fact_names
from committee_pack.build.gather import gather
from committee_pack.build.meeting_file import read_meeting
from committee_pack.build.paths import Places
from committee_pack.build.template_contract import known_names, plain_names, sample_facts
from committee_pack.profiles import load_profile


def test_what_the_example_gathers_is_what_the_contract_names(project: Path) -> None:
    path = project / "inputs" / "meeting.toml"
    meeting = read_meeting(path)
    profile = load_profile("scrutiny-14")
    places = Places(meeting_file=path, here=project)
    order = next(one for one in meeting.report if one.inspection and one.progress.plan)
    gathered = gather(meeting.meeting, order, profile, places)
    given = set(fact_names(gathered.supplies.facts))
    named = {one.name for one in plain_names(profile)}
    assert given <= named
    # An inspection report does not say everything that one may say.
    unsaid = {"inspection.outcome", "inspection.deadline", "inspection.published"}
    groups = ("inspection.", "progress.")
    assert {name for name in named - unsaid if name.startswith(groups)} <= given


def test_each_name_has_an_example() -> None:
    profile = load_profile("scrutiny-14")
    assert all(one.example for one in plain_names(profile))
    assert set(fact_names(sample_facts(profile))) == {one.name for one in plain_names(profile)}


def test_groups_are_no_values() -> None:
    known = known_names(load_profile("scrutiny-14"))
    assert known["report"] is False
    assert known["report.title"] is True
    assert known["sections.legal"] is True
