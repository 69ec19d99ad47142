"""Which structure a council's file has: one that is known, or one made from its own headings."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.model.report import Report, Section
from committee_pack.profiles import (
    FrontMatterField,
    Profile,
    SectionShape,
    load_profile,
    match_front_matter,
    profile_names,
)
from committee_pack.readers.flow import Flow
from committee_pack.readers.outline import outline

_MOST_WORDS = 4
_FIRST = re.compile(r"^1(?:\.0?)?$")
# A line of a table of contents: its page number is set apart.
_CONTENTS = re.compile(r"(?:[\t…]|\.{3,}|\s{3,})\s*\d{1,3}$")
_NUMBER = re.compile(r"^\d+(\.0|\.|)$")
_FEWEST_SECTIONS = 2


class Structure(msgspec.Struct, frozen=True, kw_only=True):
    """A structure, the file read against it, and whether it was made from the file."""

    profile: Profile
    report: Report
    proposed: bool = False


def structure_of(flow: Flow, wanted: Profile | None, name: str) -> Structure:
    """Find the structure of a file.

    Args:
        flow: the file, read.
        wanted: the structure that the user names; None looks for one.
        name: what a new structure is called, such as the file's stem.
    """
    if wanted is not None:
        return Structure(profile=wanted, report=outline(flow, wanted))
    known = [load_profile(one) for one in profile_names()]
    read = [Structure(profile=one, report=outline(flow, one)) for one in known]
    fitting = next(filter(_fits, read), None)
    if fitting is not None:
        return fitting
    best = max(read, key=lambda one: len(_in_profile(one)))
    made = proposed_profile(best.profile, best.report, name)
    if len(made.sections) < _FEWEST_SECTIONS:
        return best
    return Structure(profile=made, report=outline(flow, made), proposed=True)


def _in_profile(one: Structure) -> list[str]:
    ids = [section.id for section in one.report.sections if section.id]
    return list(dict.fromkeys(ids))


def _fits(one: Structure) -> bool:
    """Tell whether a file has the sections of a profile, all, in order, and no others numbered."""
    wanted = [shape.id for shape in one.profile.sections]
    others = [section for section in one.report.sections if section.number and not section.id]
    return _in_profile(one) == wanted and not others


def proposed_profile(base: Profile, read: Report, name: str) -> Profile:
    """Make a profile from a file's own headings; what it shares with a known one keeps its ids.

    Args:
        base: the known structure that is nearest.
        read: the file, read against it.
        name: what the new one is called.
    """
    main = _without_tail(base, _main_sections(read.sections))
    sections = tuple(_shapes(base, main))
    ids = {shape.id for shape in sections}
    return Profile(
        id=_slug(name, "-") or "house",
        name=f"Report as in {name}",
        appendix_format=base.appendix_format,
        section_number=_number_form(read.sections) or base.section_number,
        placeholder=base.placeholder,
        nil_phrases=base.nil_phrases,
        tail_headings=base.tail_headings,
        front_matter=tuple(_fields(base, read)),
        sections=sections,
        questions=tuple(one for one in base.questions if one.section in ids),
    )


def _number_form(sections: Iterable[Section]) -> str | None:
    """Give how the headings are numbered: ``{section}.0`` for 6.0; None where they are not."""
    for section in sections:
        found = _NUMBER.match(section.number or "")
        if found:
            return f"{{section}}{found[1]}"
    return None


def _main_sections(sections: Sequence[Section]) -> Sequence[Section]:
    """Give the numbered sections, where there are numbers; what stands behind them is the tail."""
    sections = [one for one in sections if not _CONTENTS.search(one.heading)]
    numbered = [at for at, section in enumerate(sections) if section.number]
    if not numbered:
        return sections
    # A second 1. begins an annex with numbers of its own.
    firsts = [at for at in numbered if _FIRST.match(sections[at].number or "")]
    if len(firsts) > 1 and firsts[0] == numbered[0]:
        sections = sections[: firsts[1]]
    return [
        section
        for at, section in enumerate(sections)
        if section.number or (section.id and numbered[0] < at < numbered[-1])
    ]


def _without_tail(base: Profile, sections: Sequence[Section]) -> Sequence[Section]:
    """Give the sections without what stands behind the report, such as "Contact details"."""
    end = len(sections)
    while end and not (sections[end - 1].id or sections[end - 1].number):
        said = sections[end - 1].heading.casefold().split()
        if not any(word.startswith(base.tail_headings) for word in said):
            break
        end -= 1
    return sections[:end]


def _shapes(base: Profile, sections: Iterable[Section]) -> Iterable[SectionShape]:
    taken: set[str] = set()
    headings: set[str] = set()
    for section in sections:
        heading = " ".join(section.heading.split()).rstrip(":")
        if not heading or heading.casefold() in headings:
            continue
        headings.add(heading.casefold())
        known = section.id if section.id and section.id not in taken else None
        name = known or _free(_slug(heading, "_") or "section", taken)
        taken.add(name)
        if known:
            shape = base.section(known)
            others = [one for one in (shape.heading, *shape.aliases) if one != heading]
            yield msgspec.structs.replace(shape, heading=heading, aliases=tuple(others))
        else:
            yield SectionShape(id=name, heading=heading)


def _fields(base: Profile, read: Report) -> Iterable[FrontMatterField]:
    """Give the known fields with the labels that this file prints."""
    printed: dict[str, str] = {}
    for label in read.front_matter:
        field = match_front_matter(base, label)
        if field is not None:
            printed.setdefault(field.id, label)
    for field in base.front_matter:
        label = printed.get(field.id, field.label)
        aliases = tuple(one for one in (field.label, *field.aliases) if one != label)
        yield msgspec.structs.replace(field, label=label, aliases=aliases)


def _slug(words: str, joint: str) -> str:
    found = re.findall(r"[a-z0-9]+", re.sub(r"[’']", "", words.casefold()))
    while found and found[0].isdigit():
        found.pop(0)
    return joint.join(found[:_MOST_WORDS])


def _free(name: str, taken: set[str]) -> str:
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def profile_toml(profile: Profile) -> str:
    """Write a profile as the TOML that ``load_profile`` reads."""
    lines = [
        f"# Proposed from a council's own Word file: {profile.name}.",
        "# Look at the ids and headings; add other headings that old reports use to the aliases.",
    ]
    told = msgspec.to_builtins(profile)
    lines += [f"{key} = {_value(value)}" for key, value in told.items() if _is_plain(value)]
    for key, rows in told.items():
        if _is_plain(rows):
            continue
        for row in rows:
            lines += ["", f"[[{key}]]"]
            lines += [f"{inner} = {_value(held)}" for inner, held in row.items() if held]
    return "\n".join(lines) + "\n"


def _is_plain(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _value(value: object) -> str:
    # A JSON string or list of strings is a TOML one as well.
    return msgspec.json.encode(value).decode().replace('","', '", "').replace("\x7f", "\\u007f")
