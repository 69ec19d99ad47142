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


class SectionChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a section since last time.

    Attributes:
        heading: as the newer report prints it, with its number; the older one's where it is gone.
        state: ``carried``, ``edited``, ``new`` or ``gone``.
        carried: passages with the same words in both reports, wherever they stand.
        edited: passages that are alike but not the same.
        added: passages that the older report has not.
        dropped: passages that the newer report has not.
        sentences: sentences that stand nowhere in the older report.
    """

    heading: str
    state: str
    carried: int = 0
    edited: int = 0
    added: int = 0
    dropped: int = 0
    sentences: tuple[str, ...] = ()


class FigureMove(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is another one than last time, both as they are written."""

    name: str
    before: str
    now: str


class PlanMoves(msgspec.Struct, frozen=True, kw_only=True):
    """What moved in the action plan and the scorecard, from the data of both cycles.

    ``opened``, ``closed`` and ``removed`` are actions, each as its ref and its words.
    """

    figures: tuple[FigureMove, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two reports.

    ``data`` is None where the two cycles' data were not compared.
    """

    title: str
    sections: tuple[SectionChange, ...]
    appendices_added: tuple[str, ...] = ()
    appendices_gone: tuple[str, ...] = ()
    data: PlanMoves | None = None
