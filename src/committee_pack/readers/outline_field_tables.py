"""Tables of fields above the title: label and value side by side, twice in a row, or stacked."""

import re

from committee_pack.model.report import Table
from committee_pack.profiles import Profile, match_front_matter, match_section

MOST_WORDS = 8
MOST_WORDS_OF_QUESTION = 15
_CELL_FIELD = re.compile(r"^(?P<label>[A-Z][\w/-]*(?: [\w/-]+){0,2}):\s+(?P<value>\S.*)$")


def name_of(label: str) -> str:
    """Give a label without the colon behind it."""
    return label.strip().rstrip(":").strip()


def table_pairs(table: Table, profile: Profile) -> list[tuple[str, str]]:
    """Read label and value cells in turn; a label ends in a colon or is known to the profile.

    In two columns of labels and values it is enough that one of the labels is known.
    """
    if _two_columns(table, profile):
        return [(name_of(row[0]), row[1].strip()) for row in table.rows]
    if _four_columns(table, profile):
        halves = (half for row in table.rows for half in (row[:2], row[2:]) if half[0].strip())
        return [(name_of(label), value.strip()) for label, value in halves]
    if stacked := _stacked_cells(table, profile):
        return stacked
    pairs: list[tuple[str, list[str]]] = []
    for row in table.rows:
        fresh = False
        for cell in (cell.strip() for cell in row):
            if _is_label(cell, profile) and not fresh:
                pairs.append((name_of(cell), []))
                fresh = True
            elif cell and not pairs:
                return []
            elif cell:
                _add_lines(pairs, cell)
                fresh = False
    return [(label, "\n".join(values)) for label, values in pairs]


def _two_columns(table: Table, profile: Profile) -> bool:
    if any(len(row) != 2 or not row[0].strip() for row in table.rows):
        return False
    labels = [row[0].strip() for row in table.rows]
    if any(label.endswith(":") for label in labels):
        return False
    short = all(
        len(label.split()) <= MOST_WORDS and label[0].isalpha() and not label.endswith(".")
        for label in labels
    )
    return short and any(match_front_matter(profile, label) for label in labels)


def _four_columns(table: Table, profile: Profile) -> bool:
    """Tell label and value twice in each row, without colons: most labels on the left are known."""
    if any(len(row) != 4 or not row[0].strip() for row in table.rows):
        return False
    if table.header_rows or any(span.row == 0 for span in table.spans):
        return False
    left, right = ([row[at].strip() for row in table.rows] for at in (0, 2))
    labels = [*left, *filter(None, right)]
    if any(label.endswith((":", "?", ".")) or not label[0].isalpha() for label in labels):
        return False
    if any(len(label.split()) > MOST_WORDS for label in labels):
        return False
    known = sum(match_front_matter(profile, label) is not None for label in left)
    return known > 1 and known * 2 >= len(left)


def _stacked_cells(table: Table, profile: Profile) -> list[tuple[str, str]]:
    """Read cells that hold a label on their first line and its value below, some of them known."""
    cells = [cell.strip() for row in table.rows for cell in row if cell.strip()]
    if not cells or not all("\n" in cell for cell in cells):
        return []
    pairs = [
        (name_of(label), value) for label, _, value in (cell.partition("\n") for cell in cells)
    ]
    known = sum(match_front_matter(profile, label) is not None for label, _ in pairs)
    short = all(label and len(label.split()) <= MOST_WORDS for label, _ in pairs)
    return pairs if short and known > 1 else []


def _add_lines(pairs: list[tuple[str, list[str]]], cell: str) -> None:
    """Add a cell to the last field; a line below its first one can be a field of its own."""
    for line in cell.split("\n"):
        field = _CELL_FIELD.match(line) if pairs[-1][1] else None
        if field:
            pairs.append((field["label"], [field["value"]]))
        else:
            pairs[-1][1].append(line)


def _is_label(cell: str, profile: Profile) -> bool:
    if "\n" in cell or len(cell.split()) > MOST_WORDS_OF_QUESTION:
        return False
    if cell.endswith("?"):
        return True
    if len(cell.split()) > MOST_WORDS:
        return False
    if match_section(profile, cell) and not match_front_matter(profile, cell):
        return cell.endswith(":")
    return cell.endswith(":") or match_front_matter(profile, cell) is not None
