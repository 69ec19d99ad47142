"""The outline: a flow of blocks becomes a report with front matter, title and sections."""

from collections.abc import Mapping, Sequence

from committee_pack.model.report import Block, Report, Section
from committee_pack.profiles import Profile, match_section
from committee_pack.readers.flow import Flow
from committee_pack.readers.outline_blocks import blocks_of
from committee_pack.readers.outline_entries import Entry, entries, heading_like, same_words, unboxed
from committee_pack.readers.outline_findings import number_findings
from committee_pack.readers.outline_front_matter import front_matter
from committee_pack.readers.outline_headings import Heading, numbered_headings
from committee_pack.readers.outline_lists import appendices, background_papers
from committee_pack.readers.outline_look import Look, look_of
from committee_pack.readers.outline_title import names_a_matter, title_place
from committee_pack.readers.outline_unnumbered import all_headings


def outline(flow: Flow, profile: Profile) -> Report:
    """Turn a document in body order into a report.

    Args:
        flow: the blocks as a format reader found them.
        profile: the structure to read against: names of sections, fields and questions.

    Returns:
        The report. Every block of the flow is in it: in the front matter, as the title, in the
        preamble or in a section. Numbers are as printed; those out of order are findings.
    """
    made = entries(unboxed(flow.blocks))
    look = look_of(made)
    numbered = numbered_headings(made, profile, look)
    limit = _first_section(made, numbered, profile, look, flow.title)
    fields = front_matter(made, limit, profile, look, flow.title)
    title_at, styled = title_place(made, fields.places, limit, look, flow.title)
    if title_at is not None and fields.subject:
        # "Cabinet" may be styled as the title, above the field that tells it.
        title_at = title_at if styled and names_a_matter(made[title_at].text) else None
    outside = fields.places | ({title_at} if title_at is not None else set())
    headings = all_headings(made, numbered, profile, look, frozenset(outside))
    tiered = bool(numbered)
    sections = _sections(made, headings, profile, frozenset(outside), tiered)
    start = headings[0].at if headings else len(made)
    gone = outside if _is_report(fields.fields, sections) else fields.places
    before = [entry for at, entry in enumerate(made[:start]) if at not in gone]
    title = made[title_at].text if title_at is not None else fields.subject
    return Report(
        source=flow.source,
        profile=profile.id,
        front_matter=fields.fields,
        title=" ".join(title.split()),
        preamble=blocks_of(before, profile, tiered=tiered),
        sections=sections,
        appendices=appendices(sections, fields.fields, profile),
        background_papers=background_papers(sections, profile),
        furniture=flow.furniture,
        findings=(*flow.findings, *number_findings(sections)),
    )


def _is_report(fields: Mapping[str, str], sections: Sequence[Section]) -> bool:
    """Tell whether the profile fits: there are fields, or it knows half of the sections.

    In a report the title is no block of the preamble. In any other document the line that stands
    out may be no title at all, so it stays in the text as well.
    """
    known = sum(section.id is not None for section in sections)
    return bool(fields) or 0 < len(sections) <= known * 2


def _first_section(
    made: Sequence[Entry], numbered: Sequence[Heading], profile: Profile, look: Look, marked: str
) -> int:
    """Give the place of the first numbered heading, or of the first one the profile knows.

    A line that the format marks as the title is none, though a section may be called so too.
    """
    known = [
        at
        for at, entry in enumerate(made)
        if entry.number is None
        and heading_like(entry)
        and (look.shows(entry) or not look.emphasis)
        and match_section(profile, entry.text)
    ]
    found = sorted({*(heading.at for heading in numbered[:1]), *known})
    if len(found) > 1 and marked and same_words(made[found[0]].text, marked):
        found = found[1:]
    return found[0] if found else len(made)


def _sections(
    made: Sequence[Entry],
    headings: Sequence[Heading],
    profile: Profile,
    outside: frozenset[int],
    tiered: bool,
) -> tuple[Section, ...]:
    ends = (*(heading.at for heading in headings[1:]), len(made))
    made_of = []
    for heading, end in zip(headings, ends, strict=False):
        places = range(heading.at + heading.takes, end)
        inside = [made[at] for at in places if at not in outside]
        made_of.append(_section(heading, inside, profile, tiered))
    return tuple(made_of)


def _section(heading: Heading, inside: Sequence[Entry], profile: Profile, tiered: bool) -> Section:
    entry = heading.entry
    rest = [heading.rest] if heading.rest else []
    letter = entry.number.printed[:1] if entry.number else ""
    blocks: tuple[Block, ...] = blocks_of(
        [*rest, *inside], profile, tiered=tiered, letter=letter if letter.isalpha() else ""
    )
    return Section(
        id=heading.section_id,
        number=entry.number.printed if entry.number else None,
        heading=entry.text,
        where=entry.paragraph.where if entry.paragraph else None,
        blocks=blocks,
    )
