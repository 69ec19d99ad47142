"""What of last time's report is not in the new one, and why: listed with all its words."""

from collections.abc import Iterable, Sequence

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.provenance import LeftOut, Reason
from committee_pack.model.report import Block, words_of

__all__ = ["LeftOut", "Reason", "left_out", "told_left_out"]

_RULES = {
    Reason.NOT_CARRIED: (
        "left-out",
        'Not carried forward from "{section}": {words}',
        "Nothing to do if that is meant; otherwise add its number to carry in meeting.toml.",
    ),
    Reason.DROPPED: (
        "dropped",
        'Dropped from "{section}", as meeting.toml asks: {words}',
        "Nothing to do if that is meant.",
    ),
    Reason.REPLACED: (
        "replaced",
        'Replaced in "{section}"; last time it read: {words}',
        "Nothing to do if that is meant.",
    ),
}


def left_out(blocks: Iterable[Block], section: str, reason: Reason) -> tuple[LeftOut, ...]:
    """List blocks as left out, one by one."""
    return tuple(
        LeftOut(text=words_of(block), where=block.where, section=section, reason=reason)
        for block in blocks
    )


def told_left_out(blocks: Sequence[Block], section: str, reason: Reason) -> Finding:
    """Tell of a passage that stays behind, with its list and table, in its own words."""
    rule, message, hint = _RULES[reason]
    words = " / ".join(words_of(block).replace("\t", " | ") for block in blocks)
    return Finding(
        rule=rule,
        severity=Severity.INFO,
        message=message.format(section=section, words=words),
        hint=hint,
        where=blocks[0].where,
    )
