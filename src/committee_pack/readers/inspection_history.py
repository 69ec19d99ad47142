"""What an inspection report says of the inspection before it, and of its own publication."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from committee_pack.model.dates import MONTHS, long_date
from committee_pack.model.framework import LAST, NAMES_OF_KINDS, OTHER_INSPECTIONS
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.inspection_dates import first_span, letter_day
from committee_pack.readers.inspection_pieces import Piece, one_line, opening_lines

_MONTH = "|".join(MONTHS)
_LABEL = re.compile(r"^dates? of (?:the )?previous inspection\s*:\s*(.+)$", re.IGNORECASE)
_WHEN = rf"in\s+(?P<when>(?:(?P<month>{_MONTH})\s+)?(?P<year>20\d\d))\b"
# "the last full inspection in March 2031", "the previous inspection of Northmere in 2031". A visit,
# or an inspection of something else (a home, a school), is not the one before.
_TOLD = re.compile(
    rf"\b{LAST}\s+(?:(?:{'|'.join(NAMES_OF_KINDS)})\s+){{0,4}}"
    r"(?:inspecting local authority children.s services \(ilacs\) )?"
    rf"inspection(?P<of>\s+(?:of|under)\s+[^.;]{{2,110}}?)?,?\s+{_WHEN}",
    re.IGNORECASE,
)
# "since the authority was last inspected by Ofsted, in March 2031".
_LAST_INSPECTED = re.compile(
    rf"\b(?:last|previously|most recently)\s+inspected(?P<of>\s+by\s+ofsted)?,?\s+{_WHEN}",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    rf"\b(?:{OTHER_INSPECTIONS}|looked[- ]after|child protection|safeguarding)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"^(?:report|letter|inspection report)\s+published\s*:\s*(.+)$", re.I)
_COPYRIGHT = re.compile(r"©\s*Crown copyright\s+(20\d\d)\b", re.IGNORECASE)


class PreviousInspection(msgspec.Struct, frozen=True, kw_only=True):
    """When the inspection before took place: as printed, and the year and month of its end."""

    printed: str
    year: int
    month: int | None = None


def previous_inspection(flow: Flow, pieces: Iterable[Piece]) -> PreviousInspection | None:
    """Give when the inspection before took place, or None.

    Read from the label on the first page (area SEND reports) or from a sentence that says so. Where
    two sentences name different years nothing is read: it is never guessed.
    """
    for line in opening_lines(flow):
        found = _LABEL.match(line)
        span = first_span(found[1]) if found else None
        if found and span:
            dates = found[1].strip() if found[1][:1].isdigit() else long_date(span[1])
            return PreviousInspection(printed=dates, year=span[1].year, month=span[1].month)
    told = list(_told(piece for piece in pieces if not piece.heading))
    if len({one.year for one in told}) != 1:
        return None
    return next((one for one in told if one.month), told[0])


def _told(pieces: Iterable[Piece]) -> Iterator[PreviousInspection]:
    for piece in pieces:
        text = one_line(piece.text)
        for found in (*_TOLD.finditer(text), *_LAST_INSPECTED.finditer(text)):
            if found["of"] and _SOMETHING_ELSE.search(found["of"]):
                continue
            month = found["month"]
            yield PreviousInspection(
                printed=found["when"],
                year=int(found["year"]),
                month=MONTHS.index(month.capitalize()) + 1 if month else None,
            )


def is_letter(lines: Iterable[str]) -> bool:
    """Tell whether the first page greets somebody, as a letter does."""
    return any(re.match(r"dear\b.{2,}", line, re.IGNORECASE) for line in lines)


def published_on(flow: Flow, *, letter: bool) -> date | None:
    """Give the day of publication, where the first page prints it (``Report published:``).

    A letter bears the day on which it is published as its own date.
    """
    lines = opening_lines(flow)
    for line in lines:
        found = _PUBLISHED.match(line)
        span = first_span(found[1]) if found else None
        if span:
            return span[1]
    return letter_day(lines) if letter else None


def copyright_year(flow: Flow) -> int | None:
    """Give the year beside the copyright line of the last page."""
    for block in reversed(flow.blocks):
        found = _COPYRIGHT.search(block.text) if isinstance(block, FlowParagraph) else None
        if found:
            return int(found[1])
    return None
