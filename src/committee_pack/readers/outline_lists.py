"""The two lists a report ends in: its appendices and its background papers."""

import re
from collections.abc import Iterable, Mapping, Sequence

from committee_pack.model.report import Appendix, Block, ListItem, Paragraph, Section, Table
from committee_pack.profiles import Profile, SectionKind, is_nil, match_section
from committee_pack.readers.outline_entries import contents_line, reads_as_heading

_ENTRY = re.compile(
    r"^(?P<ref>(?:Appendix|Annexe?|Enclosure)\s+(?:\d{1,3}[A-Za-z]?|[A-Za-z]{1,2}\d{0,2}|[IVX]+|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s?\((?:[a-z]|[ivx]+|\d{1,2})\))*)(?P<rest>\W.*)?$",
    re.IGNORECASE | re.DOTALL,
)
# What the names of entries begin with: to look is quicker than to search.
_INITIALS = frozenset("AaEe")
_ATTACHED = re.compile(
    r"\b(?:attached|appended|annexed|enclosed)\b[^.;:]{0,40}?\b(?:at|as|in|to this report as)\s+"
    r"(?P<ref>(?:Appendix|Annexe?)\s+(?:\d{1,3}[a-z]?|[A-Z]\d{0,2})(?:\s?\([a-z]\))?)(?!\w)"
)
_SEPARATOR = re.compile(r"^\s*(?:[:–—\-\t]|\.\s)\s*")
_CONTACT = re.compile(
    r"^(?:(?:contact|report) (?:officers?|authors?|details|for enquiries)|(?:lead )?authors?|"
    r"for further information|signed)\b[^.]{0,60}:",
    re.IGNORECASE,
)
_END = re.compile(r"^\W*(?:(?:report )?ends|end of (?:the )?report)\W*$", re.IGNORECASE)
_THERE = re.compile(r"^(?:(?P<yes>yes)|no)\.?$", re.IGNORECASE)
_LONE = re.compile(r"^\(?(?:\d{1,2}|[A-Za-z])[.)]*$")
_NUMBERED = re.compile(
    r"^(?P<ref>\d{1,2}[.)]|[A-Z][.)]|\([a-z0-9]{1,3}\))\s+(?P<title>\S.*)$", re.DOTALL
)


def appendices(
    sections: Iterable[Section], front_matter: Mapping[str, str], profile: Profile
) -> tuple[Appendix, ...]:
    """List the appendices: from their own section, else the front matter, else where they stand.

    Entries read "Appendix 6(a): Title", "Appendix A – Title" or "1. Title".
    """
    every = tuple(sections)
    listed = _of_kind(every, profile, SectionKind.APPENDIX_LIST)
    if any(section.blocks for section in listed):
        lines = [
            line
            for section in listed
            for line in _lines(section.blocks)
            if not is_nil(profile, line[1], section.heading)
        ]
        return _entries(lines, plain=True)
    for label, value in front_matter.items():
        shape = match_section(profile, label)
        if shape and profile.section(shape).kind is SectionKind.APPENDIX_LIST:
            lines = [(None, line) for line in value.split("\n")]
            told = [line for line in lines if not is_nil(profile, line[1], label)]
            return _entries(told, plain=True)
    lines = [line for section in every for line in _lines(section.blocks)]
    entries = _entries((line for line in lines if not contents_line(line[1])), plain=False)
    return entries or _attached(text for _, text in lines)


def _attached(texts: Iterable[str]) -> tuple[Appendix, ...]:
    """Give the appendices that a report without a list says are attached to it; no titles."""
    telling = (text for text in texts if "Appendix" in text or "Annex" in text)
    named = (match["ref"] for text in telling for match in _ATTACHED.finditer(text))
    return tuple(Appendix(ref=ref, title="") for ref in dict.fromkeys(named))


def background_papers(sections: Iterable[Section], profile: Profile) -> tuple[str, ...]:
    """List the background papers as printed; a nil phrase such as "None." lists nothing."""
    found = _of_kind(tuple(sections), profile, SectionKind.BACKGROUND_PAPERS)
    return tuple(
        text
        for section in found
        for _, text in _lines(_listed(section.blocks))
        if not is_nil(profile, text, section.heading) and not text.endswith(":")
    )


def _listed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Leave out what is no entry: sentences before a list, and whom to ask for more."""
    ends = (
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and _CONTACT.match(block.text)
    )
    listed = blocks[: next(ends, len(blocks))]
    first = next((at for at, one in enumerate(listed) if isinstance(one, ListItem)), 0)
    lead = all(isinstance(one, Paragraph) and one.text.endswith(".") for one in listed[:first])
    return listed[first:] if lead else listed


def _is_name(text: str) -> bool:
    return reads_as_heading(text) and not text.endswith(":") and not text[:1].islower()


def names_appendix(words: str) -> bool:
    """Tell whether words begin with the name of one appendix: "Appendix A", "Annexe 2"."""
    return _ENTRY.match(words) is not None


def _of_kind(sections: tuple[Section, ...], profile: Profile, kind: SectionKind) -> list[Section]:
    return [s for s in sections if s.id is not None and profile.section(s.id).kind is kind]


def _lines(blocks: Iterable[Block]) -> list[tuple[str | None, str]]:
    """Give marker and words of every line of a section's paragraphs, items and table rows."""
    lines: list[tuple[str | None, str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            marker = block.number if block.number and _LONE.match(block.number) else None
            texts = block.text.split("\n") if "\n" in block.text else (block.text,)
            lines += [(marker, bare) for text in texts if (bare := text.strip())]
        elif isinstance(block, ListItem):
            marker = block.marker if block.marker and re.search(r"\w", block.marker) else None
            lines.append((marker, block.text.strip()))
        elif isinstance(block, Table):
            below = block.rows[block.header_rows :] or block.rows
            rows = [line for line in map(_row_line, below) if line[1]]
            # A row of headings that is not marked as one: the only row without a marker.
            headed = len(rows) > 1 and rows[0][0] is None and all(mark for mark, _ in rows[1:])
            lines += rows[1:] if headed else rows
    return lines


def _row_line(row: Sequence[str]) -> tuple[str | None, str]:
    """Give marker and words of a row; "A" or "1" in a cell of its own is the marker.

    A last cell tells whether what the row names is there: what a "No" stands beside is not.
    """
    cells = [bare for cell in row if (bare := cell.strip())]
    if len(cells) > 1 and (told := _THERE.match(cells[-1])):
        cells = cells[:-1] if told["yes"] else []
    marker = cells[0] if len(cells) > 1 and _LONE.match(cells[0]) else None
    return marker, " ".join(cells[1:] if marker else cells)


def _entries(lines: Iterable[tuple[str | None, str]], *, plain: bool) -> tuple[Appendix, ...]:
    """Make appendices of lines.

    Args:
        lines: marker and words of each line.
        plain: whether lines without "Appendix" count too; else only those that name one and set
            it apart ("Appendix A:"), because running text names appendices as well.
    """
    found: list[Appendix] = []
    below = False
    for marker, text in lines:
        titled, below = below, False
        named = _ENTRY.match(text) if text[:1] in _INITIALS else None
        apart = named and (not (named["rest"] or "").strip(" .") or _SEPARATOR.match(named["rest"]))
        if named and (apart or plain):
            title = _SEPARATOR.sub("", f"{named['rest'] or ''} ").strip()
            found.append(Appendix(ref=named["ref"].strip(), title=title))
            below = not title
        elif titled and (plain or _is_name(text)):
            found[-1] = Appendix(ref=found[-1].ref, title=text)
        elif plain:
            numbered = _NUMBERED.match(text)
            if marker:
                found.append(Appendix(ref=marker, title=text))
            elif numbered:
                found.append(Appendix(ref=numbered["ref"], title=numbered["title"]))
            elif not text.endswith((":", ".")) and not _END.match(text):
                found.append(Appendix(ref=None, title=text))
    return tuple(found)
