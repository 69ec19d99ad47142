"""Each page sorted into what it holds: lines, tables, pictures, words marked as furniture."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.report import Picture
from committee_pack.model.source import Where
from committee_pack.readers.pdf_columns import lines_in_order
from committee_pack.readers.pdf_drawn_cells import drawn_cell_findings
from committee_pack.readers.pdf_frames import frame_lines, is_frame
from committee_pack.readers.pdf_furniture import PageText
from committee_pack.readers.pdf_lines import Line, build_lines
from committee_pack.readers.pdf_page import PagePicture, PdfPage, Piece
from committee_pack.readers.pdf_sideways import sideways_lines
from committee_pack.readers.pdf_struck import struck_findings
from committee_pack.readers.pdf_tables import (
    PlacedTable,
    apart_from,
    find_grids,
    read_table,
    rounded,
    same_columns,
    split_by_box,
)
from committee_pack.readers.pdf_tagged_tables import read_tagged_tables, read_torn_tables

# Points: a picture smaller than this is a bullet, a rule or a dot.
_SMALLEST_PICTURE = 20.0
# A picture in one place on so many pages is furniture.
_RUNNING = 3

# A page that pictures take up to this share, with no more letters than a stamp has, is a scan.
_COVERED, _STAMP = 0.5, 60


class PageContent(msgspec.Struct, frozen=True):
    """One page sorted: lines, tables, pictures, words marked as furniture, words set sideways.

    ``scanned`` tells that a picture takes up the page, with a stamp or a label over it at most;
    ``mended`` that the file's own index did not lead to it. ``findings`` are what drawings say of
    its words and cells.
    """

    text: PageText
    tables: tuple[PlacedTable, ...]
    pictures: tuple[tuple[float, Picture], ...]
    artifacts: tuple[Line, ...]
    sideways: tuple[Line, ...] = ()
    scanned: bool = False
    mended: bool = False
    findings: tuple[Finding, ...] = ()


def sort_pages(printed: Iterable[PdfPage], source: str) -> list[PageContent]:
    """Sort what is printed on each page.

    Args:
        printed: the pages, in order.
        source: the file's name, for the places of what is found.
    """
    pages: list[PageContent] = []
    for page in printed:
        above = pages[-1].tables[-1] if pages and pages[-1].tables else None
        pages.append(_sort_page(page, source, above))
    return _without_running_pictures(pages)


def _without_running_pictures(pages: Sequence[PageContent]) -> list[PageContent]:
    """Leave out pictures that stand in the same place on several pages, such as a crest."""
    places = Counter(
        picture.where.box for page in pages for _, picture in page.pictures if picture.where
    )
    return [
        msgspec.structs.replace(
            page,
            pictures=tuple(
                (at, picture)
                for at, picture in page.pictures
                if picture.where and places[picture.where.box] < _RUNNING
            ),
        )
        for page in pages
    ]


def _sort_page(page: PdfPage, source: str, above: PlacedTable | None) -> PageContent:
    pieces, artifacts = _without_artifacts(page.pieces)
    grids = find_grids(page.edges)
    tables, pieces = read_torn_tables(grids, pieces, page.number, source)
    drawn: list[Finding] = []
    framed: list[Line] = []
    for grid in apart_from(grids, tables):
        within, others = split_by_box(pieces, grid.box)
        if is_frame(grid, within):
            framed += frame_lines(grid, within, page.number, page.links)
            pieces = others
            continue
        going_on = above is not None and not tables and same_columns(grid, above)
        found = read_table(grid, within, page.number, source, going_on) if within else None
        if found:
            table, stray = found
            tables.append(table)
            pieces = others + stray
            drawn += drawn_cell_findings(grid, within, page, source)
    tagged, pieces = read_tagged_tables(pieces, page.number, source)
    tables += tagged
    lines = lines_in_order(pieces, framed, page.number, page.links)
    marked = build_lines(artifacts, page.number)
    return PageContent(
        text=PageText(page.number, page.height, tuple(lines)),
        tables=tuple(sorted(tables, key=lambda table: table.box[1])),
        pictures=tuple(_pictures(page.pictures, page.number, source)),
        artifacts=tuple(marked),
        sideways=tuple(sideways_lines(pieces, page.number)),
        scanned=_is_scanned(page),
        mended=page.mended,
        findings=(*struck_findings(page, source), *drawn),
    )


def _is_scanned(page: PdfPage) -> bool:
    covered = 0.0
    for picture in page.pictures:
        left, top, right, bottom = picture.box
        across = min(right, page.width) - max(left, 0.0)
        down = min(bottom, page.height) - max(top, 0.0)
        covered += max(across, 0.0) * max(down, 0.0)
    letters = sum(len(piece.text) for piece in page.pieces if not piece.text.isspace())
    return letters <= _STAMP and covered > _COVERED * page.width * page.height


def _without_artifacts(
    pieces: Sequence[Piece],
) -> tuple[list[Piece], list[Piece]]:
    """Part furniture by its marks; a page that marks most of itself is not believed."""
    marked = [piece for piece in pieces if piece.artifact and not piece.text.isspace()]
    if not marked:
        return [piece for piece in pieces if not piece.artifact], []
    seen = sum(len(piece.text) for piece in pieces if not piece.text.isspace())
    if sum(len(piece.text) for piece in marked) > 0.5 * seen:
        return list(pieces), []
    return [piece for piece in pieces if not piece.artifact], marked


def _pictures(
    pictures: Iterable[PagePicture], page: int, source: str
) -> Iterator[tuple[float, Picture]]:
    for picture in pictures:
        left, top, right, bottom = picture.box
        if right - left < _SMALLEST_PICTURE or bottom - top < _SMALLEST_PICTURE:
            continue
        where = Where(source=source, page=page, box=rounded(picture.box))
        yield (
            bottom,
            Picture(alt=picture.alt, width=right - left, height=bottom - top, where=where),
        )
