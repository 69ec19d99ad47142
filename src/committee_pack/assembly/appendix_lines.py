"""Last time's list of appendices: it makes room for this time's, and that is no news."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.assembly.carry import Carried
from committee_pack.assembly.left_out import Reason, told_left_out
from committee_pack.model.report import Appendix, Block, words_of


def without_list_told(carried: Carried, heading: str, appendices: Iterable[Appendix]) -> Carried:
    """Leave out the findings that tell each line of last time's list as not carried.

    The lines stay listed as left out, and any other words beside the list are told as ever.

    Args:
        carried: what became of the section, of whose list nothing was carried.
        heading: that section's heading last time.
        appendices: last time's appendices, as they were read from that list.
    """
    lines = frozenset(_lines(appendices))
    expected = [
        told_left_out(one.passage.blocks, heading, Reason.NOT_CARRIED)
        for one in carried.kept
        if _is_list(one.passage.blocks, lines)
    ]
    told = tuple(one for one in carried.findings if one not in expected)
    return msgspec.structs.replace(carried, findings=told)


def _lines(appendices: Iterable[Appendix]) -> Iterable[str]:
    """Give the words a line of the list may have: reference and title, one of them, the notice."""
    for one in appendices:
        ref, title = one.ref or "", one.title or ""
        yield from (_plain(words) for words in (f"{ref} {title}", ref, title, one.notice or ""))


def _is_list(blocks: Sequence[Block], lines: frozenset[str]) -> bool:
    """Tell a passage of lines of the list alone; the words that lead to them may end in a colon."""
    first, *rest = (words_of(block) for block in blocks)
    leads = bool(rest) and first.rstrip().endswith(":")
    return (leads or _plain(first) in lines) and all(_plain(one) in lines for one in rest)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()
