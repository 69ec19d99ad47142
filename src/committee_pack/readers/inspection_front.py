"""The front of an inspection report: its title, the authority, the lead inspector."""

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from committee_pack.model.inspection import InspectionKind
from committee_pack.model.report import Table
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.inspection_grades import cells_of
from committee_pack.readers.inspection_pieces import one_line, opening_lines

_CHILDRENS = r"children.s\s+(?:social\s+care\s+)?services"
_TITLES = {
    InspectionKind.ILACS: rf"\b(?:re-?)?inspection of .{{0,120}}?\b{_CHILDRENS}",
    InspectionKind.SIF: (
        r"\b(?:re-?)?inspection of services for children in need of help and protection,"
        r" children looked after and care leavers"
        r"(?: and review of the effectiveness of the local safeguarding children board)?"
        r"|\breview of the effectiveness of the local safeguarding children board"
    ),
    InspectionKind.SEND: (
        r"\b(?:joint )?(?:local )?area send (?:full |monitoring )?(?:inspection|revisit)"
        r" (?:of|in|to) .{2,80}?(?: local area partnership\b|$)"
    ),
    InspectionKind.MONITORING: (
        rf"\b(?:monitoring|focused|assurance) visit (?:to|of) .{{2,80}}?\b{_CHILDRENS}"
    ),
}
_AUTHORITIES = {
    InspectionKind.ILACS: rf"inspection of (?:the )?(.+?)(?:\s+local authority)?\s+{_CHILDRENS}",
    InspectionKind.SEND: (
        r"(?:inspection|revisit) (?:of|in|to) (?:the )?(.+?)(?:\s+local area partnership)?$"
    ),
    InspectionKind.JTAI: (
        r"inspection of (?!(?:the )?multi-agency)(?:the )?(.+)$|.*\sin (?:the )?(.+)$"
    ),
    InspectionKind.MONITORING: (
        rf"visit (?:to|of) (?:the )?(.+?)(?:\s+local authority)?\s+{_CHILDRENS}"
    ),
}
_DEAR = re.compile(r"^dear (.+?),? local safeguarding (?:children.?s? )?partnership", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<!deputy )\blead inspectors?\s*:\s*(.*)$|^lead inspector\s+(.+)$", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r",|\s+(?:senior\s+)?(?:her|his)\s+majesty|\s+(?:deputy|judgement|ofsted)\b", re.IGNORECASE
)
_TEAM_LEAD = re.compile(
    r"^(.+?),?\s+(?:(?:an?\s+)?ofsted\b.*?|hmi,?\s+)?lead(?:\s+inspector\b|$)", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^yours (?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_SIGNED = (InspectionKind.MONITORING, InspectionKind.SEND)
_TITLES_OF_INSPECTORS = tuple(
    re.compile(rf"(?:^|,|\s)\s*{title}\b", re.IGNORECASE)
    for title in (
        r"(?:ofsted\s+|hmi,?\s+)*lead inspector",
        r"(?:senior\s+)?(?:h(?:er|is) majesty.s inspector|hmi)",
    )
)
_LONGEST_SIGNATURE = 10
_COUNCIL = re.compile(
    r"(?:^|,\s+)((?:[A-Z][\w’'-]*\s+(?:(?:and|upon|of|with|the)\s+)*){1,6}Council"
    r"|(?:London|Royal) Borough of (?:[A-Z][\w’'-]*\s*(?:and\s+)?){1,4})$"
)
_UNFINISHED = re.compile(r"\b(?:of|in|the|to|and|for|with|on)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_NAME = 60
_SMALL_IN_NAMES = frozenset({"and", "&", "de", "da", "del", "der", "di", "la", "le", "van", "von"})
_LONGEST_AUTHORITY = 90


def title_of(flow: Flow, kind: InspectionKind) -> str:
    """Give the title as printed, on one line."""
    lines = opening_lines(flow)
    if kind is InspectionKind.JTAI:
        return _jtai_title(lines)
    pattern = _TITLES.get(kind)
    # On one line at last, where only the end of that line ends the title.
    tried = (" ".join(lines), *lines) if pattern else ()
    found = (re.search(pattern, text, re.IGNORECASE) for text in tried if pattern)
    return next((one[0] for one in found if one), None) or _largest(flow)


def _jtai_title(lines: Sequence[str]) -> str:
    """Give the title of a letter, with the lines that it goes on in."""
    title = ""
    for line in lines:
        if title and not (line[:1].islower() or _UNFINISHED.search(title)):
            break
        if title or line.casefold().startswith("joint targeted area inspection of"):
            title = f"{title} {line}".strip()
    return title


def _largest(flow: Flow) -> str:
    """Give the first heading of page 1, or else its largest words, or the title of the file."""
    first = [
        block
        for block in flow.blocks
        if isinstance(block, FlowParagraph) and (block.where.page or 1) == 1 and block.text.strip()
    ]
    headings = [block for block in first if block.heading is not None]
    if not headings and first:
        largest = max(block.size or 0 for block in first)
        headings = [block for block in first if (block.size or 0) == largest]
        if len(headings) == len(first):
            headings = [block for block in first if block.bold] or first
    return one_line(headings[0].text) if headings else flow.title


def authority_of(flow: Flow, kind: InspectionKind, title: str) -> str | None:
    """Give the authority's name as printed, or None where the front does not name it.

    It stands in the title, or above it (reports to 2020), or in the salutation of a letter.
    """
    lines = opening_lines(flow)
    pattern = _AUTHORITIES.get(kind)
    if pattern and (found := re.search(pattern, title, re.IGNORECASE)):
        name = next((name for name in found.groups() if name), None)
        return _POSSESSIVE.sub("", name) if name else None
    if kind is InspectionKind.JTAI:
        return next((m[1] for line in lines if (m := _DEAR.match(line))), None)
    if kind is InspectionKind.MONITORING:
        return _visited(lines) or _addressed(lines)
    if kind not in (InspectionKind.ILACS, InspectionKind.SIF):
        return None
    before = " ".join(lines).partition(title)[0].strip() if title else ""
    return before if 0 < len(before) <= _LONGEST_AUTHORITY else None


def _visited(lines: Sequence[str]) -> str | None:
    """Give whom a sentence says was visited, for a letter whose title does not say so."""
    pattern = _AUTHORITIES[InspectionKind.MONITORING]
    found = (re.search(pattern, line, re.IGNORECASE) for line in lines)
    return next((_POSSESSIVE.sub("", one[1]) for one in found if one and len(one[1]) < 60), None)


def _addressed(lines: Sequence[str]) -> str | None:
    """Give the authority that a letter is addressed to: the first line above "Dear" that is one."""
    above = takewhile(lambda line: not line.casefold().startswith("dear "), lines)
    return next((found[1] for line in above if (found := _COUNCIL.search(line))), None)


def lead_inspector(flow: Flow, kind: InspectionKind = InspectionKind.UNKNOWN) -> str | None:
    """Give the lead inspector's name, without ``His Majesty's Inspector``; None if not named.

    Letters after visits and on areas are signed by the one who led. Letters after the name that no
    comma parts from it (``HMI``) stay, as printed.
    """
    lines = opening_lines(flow, pages=flow.source.pages or 10_000)
    for index, line in enumerate(lines):
        if found := _LEAD.search(line):
            return _name(found[1] or found[2] or next(iter(lines[index + 1 : index + 2]), ""))
    return _under_label(opening_lines(flow)) or _from_team(flow) or _signed(lines, kind)


def _signed(lines: Sequence[str], kind: InspectionKind) -> str | None:
    """Give who signed a letter as its inspector: the name above the title, or before it."""
    if kind not in _SIGNED:
        return None
    signed = dropwhile(lambda line: not _SIGNATURE.match(line), lines)
    under = ["", *islice(signed, 1, _LONGEST_SIGNATURE)]
    for title in _TITLES_OF_INSPECTORS:
        for name, line in pairwise(under):
            found = title.search(line)
            if found and not re.search(r"\bcqc\b|care quality", line, re.IGNORECASE):
                return _name(line[: found.start()].strip() or name)
    return None


def _under_label(front: Sequence[str]) -> str | None:
    """Give the name under a label without a colon: on the front, as roles follow names in teams."""
    below = (line for label, line in pairwise(front) if label.casefold() == "lead inspector")
    return next((_name(line) for line in below), None)


def _name(words: str) -> str | None:
    name = _AFTER_NAME.split(words, maxsplit=1)[0].strip(" .;")
    named = all(word[0].isupper() or word in _SMALL_IN_NAMES for word in name.split())
    return name if name and named and len(name) <= _LONGEST_NAME else None


def _from_team(flow: Flow) -> str | None:
    for cell in _team_cells(flow):
        found = _TEAM_LEAD.match(cell)
        if found and not re.search(r"\bcqc\b|care quality", found[0], re.IGNORECASE):
            return _name(found[1])
    return None


def _team_cells(flow: Flow) -> Iterable[str]:
    for block in flow.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from cells_of(row)
        elif isinstance(block, FlowParagraph):
            yield from _lines(block)


def _lines(block: FlowParagraph) -> Sequence[str]:
    return [one_line(line) for line in re.split(r"[\n\t]", block.text)]
