"""The objects of a pdf, such as those of its structure tree, looked up one by one.

pdfminer finds where each object is; it reads a whole stream of hundreds for the sake of one. Here
only the object asked for is read, and whatever is not plain is left to pdfminer, in whose values
objects are given.

Source: ISO 32000-1, 7.3 (objects) and 7.5.7 (object streams).
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT, PSLiteral

from committee_pack.readers.pdf_faults import FAULTS, PdfFaultError, library_call

# Page trees nested deeper than this are a trap.
_DEEPEST = 40
_TOKEN = re.compile(
    rb"""[\s\0]*(?:
        (\d+)[\s\0]+\d+[\s\0]+R(?![^\s\0<>\[\]/()%]) |   # 1: a reference
        /([^\s\0()<>\[\]{}/%\#]*+)(?!\#) |               # 2: a name
        ([+-]?\d+)(?![\d.]) |                            # 3: a whole number
        ([+-]?(?:\d+\.\d*|\.\d+)) |                      # 4: a number
        (<<|\[) | (>>|\]) |                              # 5, 6: a collection begins or ends
        \(([^()\\\r]*)\) |                               # 7: a string
        <([0-9A-Fa-f]*)> |                               # 8: a string in figures
        (true|false|null)\b                              # 9
    )""",
    re.VERBOSE,
)
# A stretch of marked content, with its page, as nearly all are written.
_MARKED = (
    rb"<<[\s\0]*/Type[\s\0]*/MCR[\s\0]*/Pg[\s\0]+%d[\s\0]+\d+[\s\0]+R"
    rb"[\s\0]*/MCID[\s\0]+%d[\s\0]*>>"
)
# An element of the structure tree as nearly all are written. They are most of what is read of a
# tagged file; what its parent and its type are, its own name and its look are not kept.
_ELEMENT = re.compile(
    rb"""[\s\0]*<<(?:[\s\0]*/(?:
        (?:P|ID)[\s\0]+\d+[\s\0]+\d+[\s\0]+R |
        Type[\s\0]*/StructElem | C[\s\0]*/[^\s\0()<>\[\]{}/%]+ | T[\s\0]*\([^()\\]*\) |
        S[\s\0]*/(?P<role>[^\s\0()<>\[\]{}/%\#]++)(?!\#) |
        Pg[\s\0]+(?P<page>\d+)[\s\0]+\d+[\s\0]+R |
        K[\s\0]*(?:\[(?P<plain>(?:[\d\sR]|MARKED)*)\]|(?P<kids>\[[^\]]*\]|<<[^<>]*>>)
            |(?P<kid>\d+)[\s\0]+\d+[\s\0]+R|(?P<mark>\d+)(?=[\s\0]*[/>])) |
        A[\s\0]*(?:(?P<looks><<[^<>]*>>)|(?P<look>\d+)[\s\0]+\d+[\s\0]+R)
    ))+[\s\0]*>>(?![\s\0]*stream)""".replace(b"MARKED", _MARKED.replace(b"%d", rb"\d+")),
    re.VERBOSE,
)
_KID = re.compile(_MARKED.replace(b"%d", rb"(\d+)") + rb"|(\d+)(?:\s+\d+\s+(R))?")
_REFERENCE, _NAME, _NUMBER, _FRACTION, _BEGINS, _ENDS, _STRING, _FIGURES = range(1, 9)
_HEAD = re.compile(rb"[\s\0]*(\d+)[\s\0]+\d+[\s\0]+obj")
_STREAM = re.compile(rb"[\s\0]*stream\b")
_WORDS: Mapping[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}


class _NotPlainError(Exception):
    """An object that is left to pdfminer."""


class PdfObjects:
    """Looks up objects.

    Args:
        data: the file's bytes.

    Raises:
        PdfFaultError: pdfminer cannot read the file; it is damaged or protected.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        with library_call():
            self._document = PDFDocument(PDFParser(io.BytesIO(data)))
        self._known: dict[int, object] = {}
        self._places: dict[int, tuple[int | None, int]] = {}
        self._names: dict[bytes, PSLiteral] = {}
        self._streams: dict[int, tuple[bytes, list[int]]] = {}

    @property
    def catalog(self) -> Mapping[str, Any]:
        """The document's catalogue."""
        catalog: Mapping[str, Any] = self._document.catalog
        return catalog

    def resolve(self, value: object) -> object:
        """Give the object that a reference leads to; any other value as it is."""
        for _ in range(_DEEPEST):
            if not isinstance(value, PDFObjRef):
                break
            value = self._object(value.objid)
        return value

    def may_hold(self, value: object, name: bytes) -> bool:
        """Tell whether an object may hold a name, without reading it where that can be seen."""
        if not isinstance(value, PDFObjRef) or value.objid in self._known:
            return True
        stream, at = self._place(value.objid)
        if stream is None or stream not in self._streams:
            return True
        data, places = self._streams[stream]
        if not 0 <= at < len(places):
            return True
        end = places[at + 1] if at + 1 < len(places) else len(data)
        return end <= places[at] or data.find(name, places[at], end) >= 0

    def pages(self) -> list[int]:
        """Give the object number of each page, in order."""
        return list(self._leaves(self.catalog.get("Pages"), set(), 0))

    def _leaves(self, node: object, seen: set[int], depth: int) -> Iterator[int]:
        found = self.resolve(node)
        if not isinstance(node, PDFObjRef) or node.objid in seen or not isinstance(found, dict):
            return
        seen.add(node.objid)
        kids = self.resolve(found.get("Kids"))
        if not isinstance(kids, list):
            yield node.objid
        elif depth < _DEEPEST:
            for kid in kids:
                yield from self._leaves(kid, seen, depth + 1)

    def _object(self, number: int) -> object:
        if number not in self._known:
            try:
                self._known[number] = self._read(number)
            except (_NotPlainError, ValueError):
                # An odd way of writing; a whole number may have thousands of figures.
                with library_call():
                    self._known[number] = resolve1(PDFObjRef(self._document, number))
        return self._known[number]

    def _read(self, number: int) -> object:
        if self._document.decipher is not None:
            raise _NotPlainError
        stream, at = self._place(number)
        if at < 0:
            return None
        return self._from_file(number, at) if stream is None else self._from_stream(stream, at)

    def _place(self, number: int) -> tuple[int | None, int]:
        """Give the stream an object is in, if any, and its place there; -1 for no object."""
        if number not in self._places:
            self._places[number] = self._looked_up(number)
        return self._places[number]

    def _looked_up(self, number: int) -> tuple[int | None, int]:
        for xref in self._document.xrefs:
            try:
                stream, at, _ = xref.get_pos(number)
            except KeyError:
                continue
            except FAULTS as error:
                raise PdfFaultError(error) from error
            return stream, at
        return None, -1

    def _from_stream(self, stream: int, index: int) -> object:
        if stream not in self._streams:
            self._streams[stream] = self._stream(stream)
        data, places = self._streams[stream]
        if not 0 <= index < len(places):
            raise _NotPlainError
        return self._element(data, places[index]) or self._value(data, places[index])[0]

    def _stream(self, number: int) -> tuple[bytes, list[int]]:
        with library_call():
            found = resolve1(PDFObjRef(self._document, number))
            if not isinstance(found, PDFStream):
                raise _NotPlainError
            first, data = resolve1(found.get("First")), found.get_data()
        head = data[:first].split() if isinstance(first, int) else []
        if not all(word.isdigit() for word in head):
            raise _NotPlainError
        return data, [first + int(word) for word in head[1::2]]

    def _from_file(self, number: int, at: int) -> object:
        head = _HEAD.match(self._data, at)
        if head is None or int(head[1]) != number:
            raise _NotPlainError
        element = self._element(self._data, head.end())
        if element:
            return element
        value, end = self._value(self._data, head.end())
        if _STREAM.match(self._data, end):
            raise _NotPlainError
        return value

    def _element(self, data: bytes, at: int) -> dict[str, Any] | None:
        """Read an element of the structure tree; None where it is something else, or rare."""
        found = _ELEMENT.match(data, at)
        if found is None or found["role"] is None:
            return None
        role, page, plain, kids, kid, mark, looks, look = found.groups()
        document = self._document
        element: dict[str, Any] = {"S": self._names.get(role) or self._name(role)}
        if page:
            element["Pg"] = PDFObjRef(document, int(page))
        if plain is not None:
            element["K"] = [self._kid(*found) for found in _KID.findall(plain)]
        elif kids:
            element["K"] = self._value(data, found.start("kids"))[0]
        elif kid:
            element["K"] = PDFObjRef(document, int(kid))
        elif mark:
            element["K"] = int(mark)
        if looks:
            element["A"] = self._value(data, found.start("looks"))[0]
        elif look:
            element["A"] = PDFObjRef(document, int(look))
        return element

    def _kid(self, page: bytes, mark: bytes, number: bytes, refers: bytes) -> object:
        if mark:
            return {"Pg": PDFObjRef(self._document, int(page)), "MCID": int(mark)}
        return PDFObjRef(self._document, int(number)) if refers else int(number)

    def _value(self, data: bytes, at: int) -> tuple[object, int]:
        """Read a value, and tell where it ends."""
        around: list[list[object]] = []
        inner: list[object] = []
        document = self._document
        for token in _TOKEN.finditer(data, at):
            if token.start() != at:
                raise _NotPlainError
            kind, at = token.lastindex or 0, token.end()
            word = token[kind]
            if kind == _BEGINS:
                around.append(inner)
                inner = []
                continue
            value: object
            if kind == _NAME:
                value = self._names.get(word) or self._name(word)
            elif kind == _NUMBER:
                value = int(word)
            elif kind == _REFERENCE:
                value = PDFObjRef(document, int(word))
            elif kind == _ENDS:
                if not around:
                    raise _NotPlainError
                value = inner if word == b"]" else _dictionary(inner)
                inner = around.pop()
            else:
                value = _rarer(kind, word)
            if not around:
                return value, at
            inner.append(value)
        raise _NotPlainError

    def _name(self, word: bytes) -> PSLiteral:
        found: PSLiteral = LIT(word.decode("latin-1"))
        self._names[word] = found
        return found


def _rarer(kind: int, word: bytes) -> object:
    if kind == _FRACTION:
        return float(word)
    if kind == _STRING:
        return word
    if kind == _FIGURES:
        return bytes.fromhex((word + b"0" * (len(word) % 2)).decode())
    return _WORDS[word]


def _dictionary(values: list[object]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in zip(values[::2], values[1::2], strict=False):
        if not isinstance(key, PSLiteral):
            raise _NotPlainError
        found[str(key.name)] = value
    return found
