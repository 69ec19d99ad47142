"""Read a plain text file: wrapped lines joined to paragraphs, labels parted."""

import codecs
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.source import Source, Where
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.labels import bullet_of, ends_in_range, is_label

_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
_STARTS_LOW = re.compile(r"^[\"“‘'(]?[a-z]")
# A run of spaces that parts an answer from its question, or two columns.
_COLUMN_GAP = re.compile(r"(?<=\?)[ \xa0]{2,}|[ \xa0]*\t[ \xa0\t]*|[ \xa0]{4,}")
# "Report to: Scrutiny Committee": a label of a few words, as the block above a title has them.
_FIELD = re.compile(r"^[A-Z][\w/&()’'-]*(?: [\w/&()’'-]+){0,4}:\s+\S")
_SPACES = re.compile(r"[ \xa0]{2,}")
# No text is wrapped at fewer characters: a file of short lines has not been wrapped at all.
_NARROWEST = 60
# Nor at so many: these are whole paragraphs, a line each, as a word processor saves them.
_WIDEST = 160
_FEWEST_WHOLE = 2
_FEWEST_STRAY = 2
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _TextLine(msgspec.Struct, frozen=True):
    """A line that holds words: its label apart, and whether a blank line stands above it."""

    label: str | None
    words: str
    length: int
    after_blank: bool
    indent: int


def read_text(data: bytes, source: Source) -> Flow:
    """Read a plain text file (UTF-8, UTF-16 or Windows-1252).

    Args:
        data: the file's bytes.
        source: the file, for the places of what is found.

    Returns:
        Its paragraphs; numbers and bullets are labels, a wide gap is a tab.

    Raises:
        InputUnreadable: the file is not text, or holds none.
    """
    name = source.path.replace("\\", "/").rpartition("/")[2]
    lines = _split(decoded(data, source.path))
    if not lines:
        raise InputUnreadable(
            f"{source.path} is empty.",
            why="There is nothing to read in it.",
            hint="Check that the right file was given.",
        )
    paragraphs = _paragraphs(lines)
    blocks = tuple(
        FlowParagraph(
            text=_joined([line.words for line in group]),
            label=group[0].label,
            where=Where(source=name, block=i),
        )
        for i, group in enumerate(paragraphs)
    )
    return Flow(source=source, blocks=blocks)


def decoded(data: bytes, path: str) -> str:
    """Give the words of a text file in UTF-8, UTF-16 or Windows-1252.

    Raises:
        InputUnreadable: its bytes are no text in any of these.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data, (encoding,), path)
    if b"\0" in data[:4096]:
        by_half = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return _try(data, (by_half,), path)
    return _try(data, ("utf-8", "cp1252", "latin-1"), path)


def _try(data: bytes, encodings: Sequence[str], path: str) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputUnreadable(
        f"{path} is not a text file.",
        why="Its bytes make no words in any of the encodings that are known.",
        hint="Save it as plain text (UTF-8), or give the document it was made from.",
    )


def _split(text: str) -> list[_TextLine]:
    """Give the lines that hold words; blank lines and form feeds stay as ``after_blank``."""
    lines: list[_TextLine] = []
    blank = True
    for raw in re.split(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]", text):
        body = raw.replace("\u00ad", "").strip()
        if not body:
            blank = True
            continue
        label, words = _part_label(body)
        indent = len(raw.expandtabs()) - len(raw.expandtabs().lstrip())
        lines.append(_TextLine(label, words, len(raw.rstrip()), blank, indent))
        blank = False
    return lines


def _part_label(body: str) -> tuple[str | None, str]:
    first, *rest = body.split(maxsplit=1)
    words = rest[0] if rest else ""
    gap = body[len(first) : len(body) - len(words)]
    bullet = bullet_of(first)
    if bullet and (words or bullet == "•"):
        return bullet, words
    if not bullet and bullet_of(body[0]) == "•" and len(first) > 1:
        return "•", body[1:].strip()
    if not is_label(first) or (words and _is_figure(first, words, gap)):
        return None, body
    return (first, words) if words or "." in first else (None, body)


def _is_figure(first: str, words: str, gap: str) -> bool:
    """Tell a figure that is part of a sentence from a number that stands before one."""
    if "\t" in gap or len(gap) > 1 or not first[0].isdigit():
        return False
    if re.fullmatch(r"\d+", first):
        return True
    return bool(_STARTS_LOW.match(words)) and not first.endswith((".", ")"))


def _paragraphs(lines: Sequence[_TextLine]) -> list[list[_TextLine]]:
    width, whole, stray = _width(lines), _is_unwrapped(lines), _blank_lines_stray(lines)
    groups: list[list[_TextLine]] = []
    for line in lines:
        if groups and line.label and ends_in_range(groups[-1][-1].words):
            line = msgspec.structs.replace(line, label=None, words=f"{line.label} {line.words}")
        apart = whole and bool(groups) and bool(groups[-1][-1].words)
        if groups and not apart and _goes_on(groups[-1], line, width, stray):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_unwrapped(lines: Sequence[_TextLine]) -> bool:
    """Tell whether each line is a paragraph: some are longer than any text is wrapped at."""
    long = [line for line in lines if line.length > _WIDEST and " " in line.words]
    return len(long) >= _FEWEST_WHOLE


def _width(lines: Sequence[_TextLine]) -> int:
    """Where lines are wrapped: the length that the longest tenth of them reach."""
    lengths = sorted(line.length for line in lines)
    return max(lengths[int(len(lengths) * 0.9)], _NARROWEST)


def _blank_lines_stray(lines: Sequence[_TextLine]) -> bool:
    """Tell whether blank lines part no paragraphs here: some stand in the midst of sentences."""
    broken = [
        line
        for last, line in itertools.pairwise(lines)
        if line.after_blank and line.label is None and _STARTS_LOW.match(line.words)
        if last.words and not _SENTENCE_END.search(last.words)
    ]
    return len(broken) >= _FEWEST_STRAY


def _goes_on(group: Sequence[_TextLine], line: _TextLine, width: int, stray: bool) -> bool:
    last = group[-1]
    if line.label is not None:
        return False
    if not last.words:
        return True
    if _FIELD.match(line.words) and _FIELD.match(group[0].words):
        return False
    full = last.length + 1 + len(line.words.split()[0]) > width
    ended = bool(_SENTENCE_END.search(last.words))
    if line.after_blank:
        return full and stray if ended else full or bool(_STARTS_LOW.match(line.words))
    return full or not ended


def _joined(words: Sequence[str]) -> str:
    return "".join(_pieces(words))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    before = ""
    for line in words:
        text = _SPACES.sub(" ", _COLUMN_GAP.sub("\t", line))
        if before and not re.search(r"\w[-\u2010]$|\d–$", before):
            yield " "
        yield text
        before = text or before
