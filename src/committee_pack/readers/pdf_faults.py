"""What the libraries that read pdfs raise on a file that is not sound, as one error of ours."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

FAULTS = (
    PdfminerException,
    PDFException,
    PSException,
    struct.error,
    zlib.error,
    RecursionError,
    AssertionError,
    AttributeError,
    ArithmeticError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)
"""pdfminer's own errors, and those of the conversions it does on trust."""


class PdfFaultError(Exception):
    """A file that a library could not read; ``protected`` where it is encrypted."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(str(error))
        causes = [error, error.__cause__, error.__context__, *error.args]
        encrypted = (PDFPasswordIncorrect, PDFEncryptionError)
        self.protected = any(isinstance(cause, encrypted) for cause in causes)


@contextmanager
def library_call() -> Iterator[None]:
    """Turn a library's fault into ours. Only its calls belong inside: else bugs of ours hide.

    Raises:
        PdfFaultError: the library could not read the file.
    """
    try:
        yield
    except FAULTS as error:
        raise PdfFaultError(error) from error
