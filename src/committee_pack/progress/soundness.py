"""Tell a workbook that is damaged from a fault of our own: by whose call it was that failed.

What zipfile, lxml and openpyxl raise on a damaged file (KeyError, TypeError, AttributeError and the
like) is also what a mistake of ours would raise. So their calls alone stand inside ``library``.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

Item = TypeVar("Item")

PACKAGE_FAILS = (
    zipfile.BadZipFile, zlib.error, struct.error, etree.XMLSyntaxError, EOFError, KeyError,
    ValueError, RuntimeError, OSError,
)  # fmt: skip
"""What zipfile and lxml raise on a package that is damaged, or has a part under a password."""

OPENPYXL_FAILS = (
    *PACKAGE_FAILS, InvalidFileException, ParseError, TypeError, IndexError, AttributeError,
    OverflowError,
)  # fmt: skip
"""What openpyxl raises beside these."""


class Damaged(ValueError):
    """A file is no sound workbook of its kind."""


class TooLarge(ValueError):
    """A workbook has more rows, columns, cells or bytes than are read."""


@contextmanager
def library(*fails: type[Exception]) -> Iterator[None]:
    """Take the failures of a library's call for a damaged file.

    Raises:
        Damaged: the call raised one of ``fails``.
    """
    try:
        yield
    except fails as error:
        raise Damaged(type(error).__name__) from error


def from_library(items: Iterator[Item], *fails: type[Exception]) -> Iterator[Item]:
    """Go through what a library gives one by one.

    Raises:
        Damaged: it raised one of ``fails`` in giving the next.
    """
    while True:
        with library(*fails):
            try:
                item = next(items)
            except StopIteration:
                return
        yield item


def whole_number(written: str) -> int:
    """Read a whole number of a part.

    Raises:
        Damaged: it is none.
    """
    with library(ValueError):
        return int(written)
