"""The reference pages name every key that the files may hold."""

import re
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from committee_pack.model import meeting
from committee_pack.profiles import shape


def keys_by_table(page: Path) -> list[dict[str, str]]:
    """Give each table of keys on a page: key to type."""
    tables: list[dict[str, str]] = []
    for block in re.split(r"\n\n+", page.read_text(encoding="utf-8")):
        if block.startswith("| key |"):
            rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|", block, re.MULTILINE)
            tables.append({key: default.strip() for key, _, default in rows})
    return tables


def expected(struct: type[msgspec.Struct]) -> dict[str, bool]:
    """Give each key of a struct, and whether it has to be given."""
    return {field.encode_name: field.required for field in msgspec.structs.fields(struct)}


@pytest.mark.parametrize(
    ("page", "module"),
    [("meeting-file.md", meeting), ("profiles.md", shape)],
    ids=["meeting file", "profiles"],
)
def test_each_structure_has_a_table_of_its_keys(
    page: str, module: ModuleType, project: Path
) -> None:
    tables = keys_by_table(project / "docs" / "reference" / page)
    told = [{key: default == "required" for key, default in table.items()} for table in tables]
    structs = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, msgspec.Struct)
        and value not in (msgspec.Struct, meeting.MeetingFile)
    ]
    for struct in structs:
        assert expected(struct) in told, struct.__name__
    assert len(told) == len(structs)


def test_the_meeting_page_names_the_tables_at_the_top(project: Path) -> None:
    page = (project / "docs" / "reference" / "meeting-file.md").read_text(encoding="utf-8")
    for field in msgspec.structs.fields(meeting.MeetingFile):
        assert f"`{field.encode_name}`" in page


def test_the_example_of_the_profiles_page_is_a_profile(project: Path) -> None:
    page = (project / "docs" / "reference" / "profiles.md").read_text(encoding="utf-8")
    toml = "\n".join(re.findall(r"```toml\n(.*?)```", page, re.DOTALL))
    profile = msgspec.toml.decode(toml, type=shape.Profile)
    assert [section.id for section in profile.sections] == ["summary", "details", "appendices"]
    assert profile.questions[0].section == "details"


def test_every_kind_of_section_is_told(project: Path) -> None:
    page = (project / "docs" / "reference" / "profiles.md").read_text(encoding="utf-8")
    assert {kind for kind in shape.SectionKind if f'`"{kind.value}"`' not in page} == set()
