"""What a rule holds a report against."""

import msgspec

from committee_pack.model.inspection import Inspection
from committee_pack.profiles import Profile


class RuleContext(msgspec.Struct, frozen=True, kw_only=True):
    """The structure of the report, and the inspections it may speak of.

    Attributes:
        profile: the structure.
        inspection: the inspection that the report is about, where there is one.
        inspection_previous: the one before, where its report was given.
    """

    profile: Profile
    inspection: Inspection | None = None
    inspection_previous: Inspection | None = None
