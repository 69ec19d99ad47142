"""Which report a Word file is: kept in its properties, which stay when it is edited and renamed."""

from datetime import date, datetime

import msgspec

REPORT_PROPERTY = "committee-pack report"
"""The property that holds a report's id."""
MEETING_PROPERTY = "committee-pack meeting"
"""The property that holds the day of its meeting, ``2026-11-26``."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What the properties of a Word file say.

    Attributes:
        report: the id of the report in its meeting file.
        meeting: the day of the meeting that it was built for.
        changed: when the file was last saved, as its properties have it; a report that was built
            and not edited has the day of its meeting there.
    """

    report: str
    meeting: date
    changed: datetime | None = None
