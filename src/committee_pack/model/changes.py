"""What is asked of a comparison of two reports."""

import msgspec


class RedlineOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A redline that is wanted of a report.

    Attributes:
        older: path of the report it is compared with.
        author: the name beside each change.
        date: the time of each change as Word writes it (``2026-11-26T00:00:00Z``).
    """

    older: str
    author: str
    date: str
