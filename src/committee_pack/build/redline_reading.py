"""Make a redline in the reading child: both files are somebody else's like any other."""

from pathlib import Path

import msgspec

from committee_pack.build.child import Request
from committee_pack.build.child_process import seconds_for
from committee_pack.build.reading import ask
from committee_pack.model.changes import RedlineOrder
from committee_pack.writers.redline import Redlined

# Two files are each read twice, and compared.
_TIMES = 2.0


def read_redline(older: Path, newer: Path, *, author: str, date: str) -> Redlined:
    """Make a redline of two Word files; see ``build.redline.compare_files``.

    Raises:
        InputUnreadable: a file is no Word file, or cannot be read within the limits of memory and
            time.
    """
    seconds = _TIMES * (seconds_for(older) + seconds_for(newer))
    order = RedlineOrder(older=str(older), author=author, date=date)
    # Which of the two a death of the child is owed to is not known: both are named.
    label = f"{newer}, compared with {older},"
    answer = ask(
        Request("redline", label, str(Path.cwd()), seconds, redline=order, newer=str(newer))
    )
    assert answer.value is not None
    return msgspec.msgpack.decode(answer.value, type=Redlined)
