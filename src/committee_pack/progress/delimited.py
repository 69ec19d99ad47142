"""Read a csv file: its encoding and separator are found, every cell stays text."""

import io

from committee_pack.progress.grid import Cell, Sheet

MAX_COLUMNS = 500
MAX_ROWS = 250_000
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 400


class NotDelimited(ValueError):
    """A text file cannot be read as rows and columns; the message says why."""


def read_delimited(data: bytes, name: str) -> tuple[Sheet, str]:
    """Read a csv file as one sheet.

    Args:
        data: the bytes of the file.
        name: what the sheet is called in places such as ``Plan!A5``.

    Returns:
        The sheet, and how it was read ("cp1252, separated by commas").

    Raises:
        NotDelimited: it is no text, a quotation mark is never closed, or it is too large.
    """
    text, encoding = decoded(data)
    separator = separator_of(text)
    rows = _rows(text, separator)
    words = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}[separator]
    return Sheet(name=name, rows=rows), f"{encoding}, separated by {words}"


def decoded(data: bytes) -> tuple[str, str]:
    """Decode text: by its byte order mark, else utf-16 by zero bytes, else utf-8, else cp1252."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decode(data, encoding), encoding
    if b"\x00" in data[:4096]:
        odd, even = data[1:4096:2].count(0), data[0:4096:2].count(0)
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        if max(odd, even) * 4 < min(len(data), 4096):
            raise NotDelimited("It holds zero bytes, so it is no text file.")
        return _decode(data, encoding), encoding
    try:
        return _checked(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _checked(_decode(data, "cp1252")), "cp1252"


def _checked(text: str) -> str:
    """Refuse bytes that only happen to stand for letters: text holds next to no control signs."""
    signs = sum(ord(letter) < 32 and letter not in "\t\n\r\x0b\x0c" for letter in text[:4096])
    if signs > max(2, len(text[:4096]) // 100):
        raise NotDelimited("It holds bytes that stand for no letter, so it is no text file.")
    return text


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotDelimited(f"It is no text in {encoding}.") from error


def separator_of(text: str) -> str:
    """Choose the separator that gives most rows the same number of columns, more than one."""
    counts = {mark: _consistency(text, mark) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: counts[mark])


def _consistency(text: str, separator: str) -> tuple[float, int]:
    """Score a separator: how far the rows agree on a width, then that width."""
    widths = [width for width in _widths(text[:200_000], separator) if width]
    if not widths:
        return 0.0, 0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0, 1
    usual = max(set(wide), key=lambda width: (wide.count(width), width))
    return wide.count(usual) / len(widths), usual


def _widths(text: str, separator: str) -> list[int]:
    """Count the columns of the first rows; what is within quotation marks is text."""
    widths, width, quoted, empty = [], 1, False, True
    for letter in text:
        if letter == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif letter == "\n":
            widths.append(0 if empty else width)
            width, empty = 1, True
            if len(widths) >= _LOOKED_AT:
                return widths
        elif letter == separator:
            width, empty = width + 1, False
        elif not letter.isspace():
            empty = False
    return widths if empty else [*widths, width]


def _rows(text: str, separator: str) -> dict[int, dict[int, Cell]]:
    import pandas as pd  # half a second to load, and a workbook does not need it

    text = text.replace("\x00", "")
    width = max((line.count(separator) for line in text.splitlines()), default=0) + 1
    if width > MAX_COLUMNS or text.count("\n") > MAX_ROWS * 4:
        raise NotDelimited("It has more rows or columns than a plan or a scorecard can have.")
    try:
        table = pd.read_csv(
            io.StringIO(text), sep=separator, header=None, names=range(width), dtype=str,
            keep_default_na=False, skip_blank_lines=False, index_col=False, nrows=MAX_ROWS + 1,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise NotDelimited(_why(str(error))) from error
    if len(table) > MAX_ROWS:
        raise NotDelimited("It has more rows than a plan or a scorecard can have.")
    rows: dict[int, dict[int, Cell]] = {}
    for number, values in enumerate(table.fillna("").itertuples(index=False, name=None), start=1):
        kept = {
            column: _cell(value) for column, value in enumerate(values, start=1) if value.strip()
        }
        if kept:
            rows[number] = kept
    return rows


def _cell(value: str) -> Cell:
    text = value.replace("\r\n", "\n").strip()
    return Cell(text, text)


def _why(error: str) -> str:
    if "EOF inside string" in error:
        return "A quotation mark is opened and never closed, so rows would run into one another."
    return f"Its rows and columns cannot be told apart ({error})."
