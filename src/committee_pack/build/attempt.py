"""The edge around one document of a batch: whatever happens to it, the others go on."""

from collections.abc import Callable
from typing import TypeVar

from committee_pack.errors import CommitteePackError, as_bug

Made = TypeVar("Made")


def attempt(work: Callable[[], Made]) -> tuple[Made | None, CommitteePackError | None]:
    """Do one document's work; give what was made, or the error that stopped it."""
    try:
        return work(), None
    except CommitteePackError as error:
        return None, error
    except Exception as bug:  # noqa: BLE001 -- one document must not stop the others
        return None, as_bug(bug)
