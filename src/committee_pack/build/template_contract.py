"""The data contract: every name that a template may use, each with an example.

One value that is the documentation (``docs/word-templates.md``), the check (``template check``) and
the test: what stands here is what a build fills in.
"""

from collections.abc import Iterable, Mapping

import msgspec

from committee_pack.profiles import Profile


class ContractName(msgspec.Struct, frozen=True, kw_only=True):
    """A name that a template may use.

    Attributes:
        name: dotted, as it stands in a tag.
        example: what it prints in the sample report.
        needs: what a report must have for the name to have a value; nothing where it always has.
    """

    name: str
    example: str
    needs: str = ""


_FACTS = (
    ("meeting.committee", "Children and Young People Scrutiny Committee", ""),
    ("meeting.date", "26 November 2026", ""),
    ("meeting.iso_date", "2026-11-26", ""),
    ("report.id", "childrens-improvement-plan", ""),
    ("report.title", "Children’s Social Care Update: Improvement Plan", ""),
    ("report.item", "6", ""),
    ("report.officer", "Rowan Ashdale, Assistant Director, Children’s Social Care", ""),
)
_APPENDIX = (
    ("appendix.ref", "Appendix 6(a)", "the template of an appendix"),
    (
        "appendix.title",
        "Improvement plan: progress at November 2026",
        "the template of an appendix",
    ),
)
_INSPECTION = {
    "title": "Northmere Borough Council: inspection of children’s services",
    "authority": "Northmere Borough Council",
    "lead_inspector": "Maren Holt",
    "start": "2 February 2026",
    "end": "20 February 2026",
    "dates": "2 to 20 February 2026",
    "overall": "Requires improvement to be good",
    "overall_words": "requires improvement to be good",
    "published": "31 March 2026",
    "outcome": "a full inspection follows within three years",
    "deadline": "30 June 2026",
    "previous_dates": "25 April to 6 May 2022",
    "previous_overall": "Inadequate",
    "previous_overall_words": "inadequate",
}
_COUNTED = {
    "total": ("40", "40"),
    "complete": ("18", "18"),
    "on_track": ("14", "14"),
    "at_risk": ("5", "five"),
    "off_track": ("2", "two"),
    "not_started": ("1", "one"),
    "unknown": ("0", "none"),
    "overdue": ("3", "three"),
    "improved": ("7", "seven"),
    "worsened": ("2", "two"),
    "new": ("1", "one"),
    "removed": ("0", "none"),
    "completed": ("4", "four"),
}
_PROGRESS = {
    **{name: figures for name, (figures, _) in _COUNTED.items()},
    **{f"{name}_words": words for name, (_, words) in _COUNTED.items()},
    "complete_percent": "45%",
    "summary": "The plan has 40 actions: 18 are complete.",
}
_INSPECTED = "an inspection report that says it"
_PLANNED = "an action plan"
_MOVED = "an action plan of last cycle too"
_BY_MOVEMENT = frozenset(
    f"{name}{form}"
    for name in ("improved", "worsened", "new", "removed", "completed")
    for form in ("", "_words")
)
APPENDIX_BODY = "appendix.body"


def plain_names(profile: Profile) -> tuple[ContractName, ...]:
    """Give the names that print words, in the order of the documentation."""
    facts = {name: example for name, example, _ in _FACTS}
    by_value = {
        "committee": facts["meeting.committee"],
        "officer": facts["report.officer"],
        "date": facts["meeting.date"],
    }
    fields = (
        ContractName(
            name=f"front_matter.{field.id}",
            example=by_value.get(field.value or "", f"what stands beside “{field.label}”"),
        )
        for field in profile.front_matter
    )
    return (
        *_listed(_FACTS),
        *fields,
        *_listed(_APPENDIX),
        *_listed((f"inspection.{key}", said, _INSPECTED) for key, said in _INSPECTION.items()),
        *_listed(
            (f"progress.{key}", said, _MOVED if key in _BY_MOVEMENT else _PLANNED)
            for key, said in _PROGRESS.items()
        ),
    )


def rich_names(profile: Profile) -> tuple[ContractName, ...]:
    """Give the names that print paragraphs, lists and tables."""
    sections = (
        ContractName(name=f"sections.{shape.id}", example=shape.heading)
        for shape in profile.sections
    )
    body = ContractName(
        name=APPENDIX_BODY,
        example="the whole of an appendix",
        needs="the template of an appendix",
    )
    return (*sections, body)


def sample_facts(profile: Profile, title: str | None = None) -> dict[str, object]:
    """Give the facts of the sample report, nested as a template sees them.

    Args:
        profile: gives the front matter.
        title: another title for the report.
    """
    facts: dict[str, object] = {}
    for one in plain_names(profile):
        group, _, key = one.name.partition(".")
        held = facts.setdefault(group, {})
        assert isinstance(held, dict)
        held[key] = int(one.example) if one.name == "report.item" else one.example
        if title is not None and one.name == "report.title":
            held[key] = title
    return facts


def known_names(profile: Profile) -> dict[str, bool]:
    """Give every dotted name a template may use; False for a group of names."""
    names = [one.name for one in (*plain_names(profile), *rich_names(profile))]
    groups = {name.partition(".")[0]: False for name in names}
    return {**groups, **dict.fromkeys(names, True)}


def not_always(profile: Profile) -> Mapping[str, str]:
    """Give the names that have no value in some reports, each with what it takes."""
    return {
        one.name: one.needs
        for one in plain_names(profile)
        if one.needs and not one.name.startswith("appendix.")
    }


def _listed(rows: Iterable[tuple[str, str, str]]) -> tuple[ContractName, ...]:
    return tuple(
        ContractName(name=name, example=example, needs=needs) for name, example, needs in rows
    )
