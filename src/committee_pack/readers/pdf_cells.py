"""The cells that crossings of ruling lines make.

The same as pdfplumber's ``intersections_to_cells``, which looks through all of a page's crossings
for every one of them: on a page with hundreds of cells that takes most of the time. A test holds
the two together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Box = tuple[float, float, float, float]
_Point = tuple[float, float]
# Which edges run through a point; merged edges are one object each, so that its identity will do.
_Edges = Mapping[_Point, frozenset[int]]
Crossings = Mapping[_Point, Mapping[str, Sequence[Mapping[str, Any]]]]


def find_cells(crossings: Crossings) -> list[Box]:
    """Give the smallest box that starts at each crossing, where there is one.

    Args:
        crossings: the places where edges cross, with the edges, as pdfplumber gives them.
    """
    points = sorted(crossings)
    upright: _Edges = {point: frozenset(map(id, crossings[point]["v"])) for point in points}
    level: _Edges = {point: frozenset(map(id, crossings[point]["h"])) for point in points}
    columns: dict[float, list[_Point]] = defaultdict(list)
    rows: dict[float, list[_Point]] = defaultdict(list)
    for point in reversed(points):
        columns[point[0]].append(point)
        rows[point[1]].append(point)
    found: list[Box] = []
    for point in points:
        # Taken off one by one, what is left is below and to the right of the point.
        column, row = columns[point[0]], rows[point[1]]
        column.pop()
        row.pop()
        if not column or not row:
            continue
        low, far = column[-1], row[-1]
        if (
            upright[point] & upright[low]
            and level[point] & level[far]
            and _closes(low, far, upright, level)
        ):
            found.append((*point, far[0], low[1]))
            continue
        below = (low for low in reversed(column) if upright[point] & upright[low])
        right = [far for far in reversed(row) if level[point] & level[far]]
        corners = ((low, far) for low in below for far in right)
        cell = next((pair for pair in corners if _closes(*pair, upright, level)), None)
        if cell:
            found.append((*point, cell[1][0], cell[0][1]))
    return found


def _closes(low: _Point, far: _Point, upright: _Edges, level: _Edges) -> bool:
    """Tell whether edges run from both corners to the one across."""
    corner = (far[0], low[1])
    if corner not in upright:
        return False
    return bool(upright[corner] & upright[far] and level[corner] & level[low])
