"""Word's tables: the grid behind merged cells, header rows, what hangs in cells.

Source: ECMA-376 part 1, 17.4. Behaviour and examples: ``docs/analysis/tables.md``.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec
from lxml import etree

from committee_pack.model.report import Note, Picture, Run, Span, Table, formatted
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_notices import Notices
from committee_pack.readers.docx_styles import StyleSheet
from committee_pack.readers.docx_table_heads import Cell, Row, header_rows, shade_of
from committee_pack.readers.flow import FlowBlock, FlowParagraph

ReadCell = Callable[[etree._Element], list[FlowBlock]]
_WIDEST = 1000
_OF_CELLS = frozenset((w.GRID_SPAN, w.V_MERGE, w.SHD, w.CELL_DEL, w.H_MERGE))
_PARTS_OF_TABLE = frozenset((w.SDT, w.SDT_CONTENT, w.CUSTOM_XML, w.INS, w.MOVE_TO))


class TableReader:
    """Reads the tables of one story."""

    def __init__(self, styles: StyleSheet, notices: Notices) -> None:
        self._styles = styles
        self._notices = notices
        self._hanging: list[FlowBlock] = []

    def read(
        self, element: etree._Element, read_cell: ReadCell
    ) -> tuple[Table | None, list[FlowBlock]]:
        """Read a table, and its cells by ``read_cell``.

        Returns:
            The table (None without any words), and the notes and pictures in it.
        """
        outer, self._hanging = self._hanging, []
        found = (self._row(row, read_cell) for row in _parts(element, w.TR))
        rows = [row for row in found if row is not None]
        hanging, self._hanging = self._hanging, outer
        if not any(cell.text for row in rows for cell in row.cells):
            return None, hanging
        return self._table(element, rows), hanging

    def _row(self, element: etree._Element, read_cell: ReadCell) -> Row | None:
        properties = _row_properties(element)
        header, column = False, 0
        if properties is not None:
            said = w.children(properties)
            if w.DEL in said:
                self._notices.tracked(kept=False)
                return None
            if w.INS in said:
                self._notices.tracked(kept=True)
            header = w.is_on(said.get(w.TBL_HEADER))
            column = _count(said.get(w.GRID_BEFORE), 0)
        cells: list[Cell] = []
        for part in _parts(element, w.TC):
            cell = self._cell(part, column, read_cell)
            column += cell.columns
            cells.append(cell)
        return Row(_with_old_merges(cells), header)

    def _cell(self, element: etree._Element, column: int, read_cell: ReadCell) -> Cell:
        first = element[0] if len(element) else None
        properties = first if first is not None and first.tag == w.TC_PR else None
        merge = shading = None
        columns, deleted, joins = 1, False, False
        for said in properties if properties is not None else ():
            tag = said.tag
            if tag not in _OF_CELLS:
                continue
            if tag == w.GRID_SPAN:
                columns = max(1, min(_count(said, 1), _WIDEST))
            elif tag == w.V_MERGE:
                merge = said
            elif tag == w.SHD:
                shading = said
            elif tag == w.CELL_DEL:
                deleted = True
            elif tag == w.H_MERGE:
                joins = said.get(w.VAL) != "restart"
        if deleted:
            self._notices.tracked(kept=False)
        blocks = [] if deleted else read_cell(element)
        paragraphs = list(self._words(blocks))
        text, runs = _joined(paragraphs)
        return Cell(
            column=column,
            columns=columns,
            continues=merge is not None and merge.get(w.VAL) != "restart",
            joins=joins,
            text=text,
            runs=runs,
            bold=bool(text) and all(p.bold for p in paragraphs if p.text),
            shade=shade_of(shading),
        )

    def _words(self, blocks: list[FlowBlock]) -> Iterator[FlowParagraph]:
        """Give a cell's paragraphs; a table in it row by row, the rest hung after the table."""
        for block in blocks:
            if isinstance(block, FlowParagraph):
                yield block
            elif isinstance(block, Table):
                self._notices.add(
                    "nested-table",
                    "A table inside a table cell is read as lines of text in that cell.",
                    "Move it out of the cell where its rows matter.",
                )
                for row in block.rows:
                    line = "\t".join(row).strip("\t")
                    if line.strip():
                        yield FlowParagraph(text=line, where=self._notices.where())
            elif isinstance(block, Picture | Note):
                self._hanging.append(block)

    def _table(self, element: etree._Element, rows: list[Row]) -> Table:
        edges = sorted({cell.column for row in rows for cell in row.cells})
        if len(edges) > _WIDEST:
            raise self._notices.unreadable(
                f"a table has {len(edges)} columns, where Word makes 63 at most"
            )
        place = {edge: at for at, edge in enumerate(edges)}
        end = max(cell.column + cell.columns for row in rows for cell in row.cells)
        edges.append(end)
        texts = [[""] * (len(edges) - 1) for _ in rows]
        runs: list[list[tuple[Run, ...]]] = [[()] * (len(edges) - 1) for _ in rows]
        for at, row in enumerate(rows):
            for cell in row.cells:
                if not cell.continues or cell.text:
                    texts[at][place[cell.column]] = cell.text
                    runs[at][place[cell.column]] = cell.runs
        plain = not any(any(line) for line in runs)
        spans = tuple(_spans(rows, edges))
        return Table(
            header_rows=header_rows(element, rows, spans, self._styles),
            rows=tuple(map(tuple, texts)),
            runs=() if plain else tuple(map(tuple, runs)),
            spans=spans,
            widths=_widths(element.find(w.TBL_GRID), edges),
            where=self._notices.where(),
        )


def _parts(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Give rows of a table, or cells of a row, also from inside content controls."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in _PARTS_OF_TABLE:
            yield from _parts(child, wanted)


def _row_properties(row: etree._Element) -> etree._Element | None:
    """Give a row's properties, which stand before its cells."""
    for child in row:
        if child.tag in (w.TR_PR, w.TC):
            return child if child.tag == w.TR_PR else None
    return None


def _count(element: etree._Element | None, default: int) -> int:
    return w.whole(element.get(w.VAL), default) if element is not None else default


def _joined(paragraphs: list[FlowParagraph]) -> tuple[str, tuple[Run, ...]]:
    """Join a cell's paragraphs by line breaks, each with the number that Word shows."""
    if len(paragraphs) == 1 and not paragraphs[0].label:
        return paragraphs[0].text, paragraphs[0].runs
    lines = [f"{p.label} {p.text}" if p.label else p.text for p in paragraphs]
    if not any(p.runs for p in paragraphs):
        return "\n".join(lines), ()
    runs: list[Run] = []
    for at, paragraph in enumerate(paragraphs):
        lead = ("\n" if at else "") + (f"{paragraph.label} " if paragraph.label else "")
        if lead:
            runs.append(Run(text=lead))
        runs += paragraph.runs or (Run(text=paragraph.text),)
    return "\n".join(lines), formatted(runs)


def _with_old_merges(cells: list[Cell]) -> list[Cell]:
    """Join cells that old files merge across by ``w:hMerge`` instead of a span of columns."""
    joined: list[Cell] = []
    for cell in cells:
        if joined and cell.joins:
            joined[-1] = _merged(joined[-1], cell)
        else:
            joined.append(cell)
    return joined


def _merged(left: Cell, right: Cell) -> Cell:
    columns = left.columns + right.columns
    filled = [cell for cell in (left, right) if cell.text or cell.runs]
    if len(filled) < 2:
        one = filled[0] if filled else left
        words = {"text": one.text, "runs": one.runs, "bold": one.bold}
        return msgspec.structs.replace(left, columns=columns, **words)
    text = "\n".join(cell.text for cell in filled)
    first, second = (cell.runs or (Run(text=cell.text),) for cell in filled)
    runs = formatted([*first, Run(text="\n"), *second]) if left.runs or right.runs else ()
    bold = left.bold and right.bold
    return msgspec.structs.replace(left, columns=columns, text=text, runs=runs, bold=bold)


def _spans(rows: list[Row], edges: list[int]) -> Iterator[Span]:
    """Give the merged cells, in columns that the eye sees."""
    carried_on = {
        (at, cell.column)
        for at, row in enumerate(rows)
        for cell in row.cells
        if cell.continues and not cell.text
    }
    for at, row in enumerate(rows):
        for cell in row.cells:
            if cell.continues:
                continue
            first = bisect_left(edges, cell.column)
            columns = bisect_left(edges, cell.column + cell.columns, hi=len(edges) - 1) - first
            down = 1
            while (at + down, cell.column) in carried_on:
                down += 1
            if down > 1 or columns > 1:
                yield Span(row=at, column=first, rows=down, columns=columns)


def _widths(grid: etree._Element | None, edges: list[int]) -> tuple[float, ...]:
    """Give each column's share of the table's width; nothing where the file does not say."""
    columns = [w.points(c.get(w.WIDTH)) or 0.0 for c in grid] if grid is not None else []
    widths = [sum(columns[a:b]) for a, b in pairwise(edges)]
    total = sum(widths)
    if not total or not all(widths):
        return ()
    return tuple(round(width / total, 4) for width in widths)
