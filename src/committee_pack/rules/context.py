"""What a rule holds a report against."""

from collections.abc import Mapping
from datetime import date

import msgspec

from committee_pack.model.inspection import Inspection
from committee_pack.model.meeting import Priority
from committee_pack.profiles import Profile


class RuleContext(msgspec.Struct, frozen=True, kw_only=True):
    """The structure of the report, and the inspections it may speak of.

    Attributes:
        profile: the structure.
        inspection: the inspection that the report is about, where there is one.
        inspection_previous: the one before, where its report was given.
        meeting: the day of the meeting that the report goes to.
        last_meeting: the day on last time's report, where it could be read.
        figures_as_of: the day that the progress figures are of, where there are some.
        plan_unchanged: whether last cycle's plan and this cycle's are one file.
        progress: the counts of this cycle's plan, by their names (``total``, ``complete``).
        people: officers and cabinet members of this cycle, each as name and post.
        priorities: the council's priorities with the days that they hold for.
    """

    profile: Profile
    inspection: Inspection | None = None
    inspection_previous: Inspection | None = None
    meeting: date | None = None
    last_meeting: date | None = None
    figures_as_of: date | None = None
    plan_unchanged: bool = False
    progress: Mapping[str, int] = msgspec.field(default_factory=dict)
    people: tuple[str, ...] = ()
    priorities: tuple[Priority, ...] = ()
