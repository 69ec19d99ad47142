"""Keep references in carried words right: rewritten where their aim has moved, or told."""

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from committee_pack.assembly.new_numbers import (
    NewNumbers,
    new_numbers,
    section_figure,
)
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.reference_words import (
    Kind,
    Number,
    Reference,
    plain_ref,
    references,
)
from committee_pack.model.report import (
    Block,
    OriginKind,
    Paragraph,
    Picture,
    Report,
    Run,
    Table,
    formatted,
    words_of,
)
from committee_pack.profiles import Profile, appendix_word

# Whose references are looked at: words of others stay as they are.
_LOOKED_AT = (OriginKind.CARRIED, OriginKind.EDITED, OriginKind.NEW)
# Where, where to, and what to put there.
Edit = tuple[int, int, str]


def with_new_references(report: Report, previous: Report, profile: Profile) -> Report:
    """Give the new report with the references in its carried words put right.

    A reference that surely points at a paragraph, a section or an appendix of last time's report is
    given its new number; the block stays carried, and a finding names both numbers. What may point
    at another document, or points at something that is not there, is told and left alone, and so
    are the words of others: quotations, a consultee's comments.

    Args:
        report: the new report, assembled and numbered.
        previous: last time's report.
        profile: the structure of both.
    """
    numbers = new_numbers(previous, report, profile)
    word = appendix_word(profile)
    findings: list[Finding] = []
    sections = tuple(
        msgspec.structs.replace(
            section,
            blocks=tuple(_renewed(block, numbers, word, findings) for block in section.blocks),
        )
        for section in report.sections
    )
    return msgspec.structs.replace(
        report, sections=sections, findings=(*report.findings, *findings)
    )


def _renewed(block: Block, numbers: NewNumbers, word: str, findings: list[Finding]) -> Block:
    if block.origin is None or block.origin.kind not in _LOOKED_AT:
        return block
    if block.origin.kind is not OriginKind.CARRIED:
        findings += _pointing_nowhere(block, numbers, word)
        return block
    verbatim = isinstance(block, Paragraph) and block.style == "quotation"

    def edits(text: str) -> list[Edit]:
        made: list[Edit] = []
        for reference in references(text, word):
            judged = msgspec.structs.replace(reference, sure=reference.sure and not verbatim)
            made += _edits(judged, text, numbers, block, findings)
        return made

    return _edited(block, edits)


def _pointing_nowhere(block: Block, numbers: NewNumbers, word: str) -> Iterable[Finding]:
    """Tell of references in new words to paragraphs that the new report does not have."""
    words = words_of(block)
    for reference in references(words, word):
        for number in reference.numbers:
            kind, key = _key(reference.kind, number)
            section = key.partition(".")[0]
            own = reference.sure and kind is Kind.PARAGRAPH and section in numbers.sections
            if own and key not in numbers.paragraphs:
                yield _told(
                    "reference-unknown",
                    Severity.WARNING,
                    f'"{words[reference.start : reference.end]}" points nowhere: this report has '
                    f"no paragraph {number.name}.",
                    "New words name paragraphs by their new numbers: mend it in meeting.toml.",
                    block,
                )


def _edited(block: Block, edits: Callable[[str], list[Edit]]) -> Block:
    """Give a block with all its words edited, formatting and answer with them."""
    if isinstance(block, Picture):
        return msgspec.structs.replace(block, alt=_applied(block.alt, edits(block.alt)))
    if isinstance(block, Table):
        return _edited_table(block, edits)
    made = edits(block.text)
    if not made:
        return block
    text = _applied(block.text, made)
    runs = formatted(_applied_to_runs(block.runs, made))
    if isinstance(block, Paragraph) and block.answer and block.text.endswith(block.answer):
        start = len(block.text) - len(block.answer)
        answer = _applied(block.text, [one for one in made if one[0] >= start])[start:]
        return msgspec.structs.replace(block, text=text, runs=runs, answer=answer)
    return msgspec.structs.replace(block, text=text, runs=runs)


def _edited_table(table: Table, edits: Callable[[str], list[Edit]]) -> Table:
    made = [[edits(cell) for cell in row] for row in table.rows]
    rows = tuple(
        tuple(_applied(cell, one) for cell, one in zip(row, changes, strict=True))
        for row, changes in zip(table.rows, made, strict=True)
    )
    runs = tuple(
        tuple(
            formatted(_applied_to_runs(cell, made[down][across])) for across, cell in enumerate(row)
        )
        for down, row in enumerate(table.runs)
    )
    caption = _applied(table.caption, edits(table.caption)) if table.caption else table.caption
    return msgspec.structs.replace(table, rows=rows, runs=runs, caption=caption)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def _applied_to_runs(runs: Sequence[Run], edits: Sequence[Edit]) -> tuple[Run, ...]:
    """Edit the same places in runs: new words take the formatting of the first they stand for."""
    made: list[Run] = []
    begin = 0
    for run in runs:
        end = begin + len(run.text)
        inside: list[Edit] = [
            (max(start, begin) - begin, min(stop, end) - begin, new if start >= begin else "")
            for start, stop, new in edits
            if start < end and stop > begin
        ]
        made.append(msgspec.structs.replace(run, text=_applied(run.text, inside)))
        begin = end
    return tuple(made)


def _edits(
    reference: Reference,
    text: str,
    numbers: NewNumbers,
    block: Block,
    findings: list[Finding],
) -> list[Edit]:
    """Give what to change in one reference; what cannot be changed is told."""
    words = text[reference.start : reference.end]
    edits: list[Edit] = []
    unsure: list[str] = []
    item_before = ""
    for number in reference.numbers:
        kind, key = _key(reference.kind, number)
        new = numbers.now[kind].get(key)
        doubtful = key in numbers.doubtful[kind] and kind is not Kind.APPENDIX
        if new is None:
            findings += _not_there(reference, number, kind, key, numbers, words, block)
            continue
        shown = _shown(number, kind, new, item_before)
        item_before = new
        if shown == text[number.start : number.end]:
            continue
        if reference.sure and not doubtful:
            edits.append((number.start, number.end, shown))
        else:
            unsure.append(f"{number.name} is now {new}")
    if unsure:
        findings.append(_may_be_old(words, unsure, block))
    if edits:
        moved = [(start - reference.start, end - reference.start, new) for start, end, new in edits]
        guessed = any(
            _key(reference.kind, one)[1] in numbers.doubtful[reference.kind]
            for one in reference.numbers
        )
        findings.append(_rewritten(words, _applied(words, moved), block, guessed=guessed))
    return edits


def _key(kind: Kind, number: Number) -> tuple[Kind, str]:
    """Say what a number is looked up by: "section 6.4" is a paragraph, "6.0" a section."""
    if kind is Kind.APPENDIX:
        return kind, plain_ref(number.name)
    figure = section_figure(number.name)
    if "." not in number.name:
        return kind, number.name
    return (Kind.SECTION, figure) if figure else (Kind.PARAGRAPH, number.name)


def _shown(number: Number, kind: Kind, new: str, before: str) -> str:
    """Write a new number in the way the old one is written: ``6.0``, ``6a``, ``(b)``."""
    if kind is Kind.SECTION:
        return f"{new}.0" if number.name.endswith(".0") else new
    if kind is not Kind.APPENDIX:
        return new
    plain = new.split(" ", 1)[-1]
    parts = re.fullmatch(r"(\d+)\s?\(([a-z]+)\)", plain)
    written = re.fullmatch(r"(\d+)?(\s?)(\()?([a-z]+)?\)?", number.name)
    if parts is None or written is None or written[4] is None:
        return plain
    letter = f"({parts[2]})" if written[3] else parts[2]
    same_item = re.match(r"\D*(\d+)", before)
    if number.short and same_item and same_item[1] == parts[1]:
        return letter
    return f"{parts[1]}{written[2]}{letter}"


def _not_there(
    reference: Reference,
    number: Number,
    kind: Kind,
    key: str,
    numbers: NewNumbers,
    words: str,
    block: Block,
) -> Iterable[Finding]:
    """Tell of a reference to what is left out, or was not there last time either."""
    had = key in numbers.before[kind]
    if had and (reference.sure or reference.cued):
        yield _told(
            "reference-left-out",
            Severity.WARNING,
            f'"{words}" points at {number.name} of last time\'s report, which is not in this one.',
            "Mend the sentence by replace in meeting.toml, or carry what it points at.",
            block,
        )
        return
    within = key.partition(".")[0] in numbers.before[Kind.SECTION]
    dotted = kind is Kind.PARAGRAPH and "." in key
    if not had and reference.sure and within and (dotted or reference.cued):
        yield _told(
            "reference-unknown",
            Severity.WARNING,
            f'"{words}" points nowhere: last time\'s report had no {kind.value} {number.name}.',
            "If it is of another document, name that; otherwise mend it by replace.",
            block,
        )


def _may_be_old(words: str, changes: Sequence[str], block: Block) -> Finding:
    return _told(
        "reference-unsure",
        Severity.WARNING,
        f'"{words}" may be a number of last time\'s report ({"; ".join(changes)}), or another '
        "document's: it was left as it is.",
        "If it means this report, mend it by replace in meeting.toml.",
        block,
    )


def _rewritten(words: str, now: str, block: Block, *, guessed: bool) -> Finding:
    if guessed:
        return _told(
            "reference-renumbered",
            Severity.WARNING,
            f'"{words}" now reads "{now}"; that appendix has another title than last time.',
            "Check that it is still the one that is meant.",
            block,
        )
    return _told("reference-renumbered", Severity.INFO, f'"{words}" now reads "{now}".', "", block)


def _told(rule: str, severity: Severity, message: str, hint: str, block: Block) -> Finding:
    where = block.origin.where if block.origin else block.where
    return Finding(rule=rule, severity=severity, message=message, hint=hint, where=where)
