"""What was taken out of a file for an appendix, or what was noticed in one that is to be copied."""

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.report import Block
from committee_pack.model.source import Source


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """A file, the blocks made from the part that was asked for, and findings on it."""

    source: Source
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()
