"""Words that run sideways: headings of narrow columns, labels of charts, watermarks."""

from collections.abc import Iterable, Sequence

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Run
from committee_pack.model.source import Where
from committee_pack.readers.pdf_fonts import as_printed, font_look
from committee_pack.readers.pdf_lines import Line, Part
from committee_pack.readers.pdf_page import Piece

# Shares of the font size: a gap that is a space, and one that parts two lines of print.
_SPACE, _APART = 0.15, 1.5


def sideways_lines(pieces: Iterable[Piece], page: int) -> list[Line]:
    """Put the pieces that run sideways into lines, in the order they were printed.

    Args:
        pieces: pieces of one page; upright ones are left out.
        page: its number, from 1.
    """
    lines: list[list[Piece]] = []
    texts: list[str] = []
    for piece in pieces:
        if piece.upright or not piece.text:
            continue
        word = as_printed(piece.text, piece.font)
        gap = _gap(lines[-1][-1], piece) / max(piece.size, 0.1) if lines else _APART
        if gap >= _APART:
            lines.append([piece])
            texts.append(word)
        else:
            lines[-1].append(piece)
            texts[-1] += f" {word}" if gap > _SPACE else word
    return [
        _line(line, " ".join(text.split()), page)
        for line, text in zip(lines, texts, strict=True)
        if text.strip()
    ]


def _gap(last: Piece, piece: Piece) -> float:
    """Give the distance of two boxes, along the way the words run."""
    across = max(piece.x0 - last.x1, last.x0 - piece.x1)
    down = max(piece.top - last.bottom, last.top - piece.bottom)
    if across > 0.2 * piece.size and down > 0.2 * piece.size:
        return across + down
    if across > 0 and abs(piece.x0 - last.x0) > abs(piece.top - last.top):
        return across if not _upended(last, piece) else _APART * piece.size
    return down


def _upended(last: Piece, piece: Piece) -> bool:
    """Tell whether one piece stands beside the other, in another line of upended print."""
    return min(last.x1 - last.x0, piece.x1 - piece.x0) > 1.2 * min(
        last.bottom - last.top, piece.bottom - piece.top
    )


def _line(pieces: Sequence[Piece], text: str, page: int) -> Line:
    seen = [piece for piece in pieces if not piece.text.isspace()] or list(pieces)
    left, right = min(piece.x0 for piece in seen), max(piece.x1 for piece in seen)
    first = seen[0]
    bold = all(font_look(piece.font).bold for piece in seen)
    bottom = max(piece.bottom for piece in seen)
    return Line(
        page=page,
        parts=(Part(left, right, (Run(text=text, bold=bold),)),),
        top=min(piece.top for piece in seen),
        bottom=bottom,
        baseline=bottom,
        size=round(first.size, 1),
        bold=bold,
        font=first.font,
        first_word=text.split(" ", 1)[0],
        first_gap=0.0,
        first_width=right - left,
        second_x0=None,
        tagged=first.tagged,
    )


def sideways_findings(lines: Iterable[Line], source: str) -> list[Finding]:
    """Tell of words outside tables that run sideways, page by page."""
    by_page: dict[int, list[str]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line.text)
    return [
        Finding(
            rule="text-sideways",
            severity=Severity.WARNING,
            message=f"Words that run sideways on the page are left out: {' / '.join(texts)}",
            hint="If they belong to the report, type them where they belong.",
            where=Where(source=source, page=page),
        )
        for page, texts in by_page.items()
    ]
