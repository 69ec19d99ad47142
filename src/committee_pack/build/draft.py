"""The report as a draft with Word comments, read again like the report itself."""

from collections import Counter

import msgspec

from committee_pack.build.documents import Desk, Document, report_document
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.provenance import Provenance
from committee_pack.model.report import Block, Report


def commented(desk: Desk, report: Report, record: Provenance) -> Document:
    """Fill the report's template with comments on where each passage came from.

    Args:
        desk: what the report is made with.
        report: the report, assembled.
        record: its provenance.

    Raises:
        TemplateUnusable: the template cannot be filled.
    """
    from committee_pack.writers.comments import comments_in
    from committee_pack.writers.remarks import remarks_of

    say = remarks_of(record)
    wanted: Counter[str] = Counter()

    def remark(block: Block) -> tuple[tuple[str, ...], ...]:
        said = say(block)
        wanted.update(_plain("\n".join(lines)) for lines in said)
        return said

    made = report_document(desk, report, remark)
    got = Counter(map(_plain, comments_in(made.data)))
    lost = tuple(f'the comment "{words[:80]}" was not read back' for words in wanted - got)
    return msgspec.structs.replace(
        made,
        differences=(*made.differences, *lost),
        findings=(*made.findings, _has_comments(made.name, wanted.total())),
    )


def _plain(words: str) -> str:
    """Give words as they can be compared: what Word cannot hold is left out by the writer."""
    return "".join(letter for letter in words if letter.isprintable() and not letter.isspace())


def _has_comments(name: str, count: int) -> Finding:
    return Finding(
        rule="draft-comments",
        severity=Severity.WARNING,
        message=f"{name} is a draft: it has {count} comments on where its passages came from.",
        hint="Build again without --comments before it is published.",
    )
