"""Carry last time's paragraphs forward, and say which were left out."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from committee_pack.assembly.origins import marked
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Block, OriginKind, Paragraph, Section, words_of
from committee_pack.profiles import did_you_mean


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What a section takes over: its body, its standard questions, what was left out, findings.

    ``questions`` has, for each standard question, the question itself and what belongs to it: a
    note, an explanation of the answer.
    """

    body: tuple[Block, ...] = ()
    questions: tuple[tuple[Paragraph, tuple[Block, ...]], ...] = ()
    left_out: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()


def carry(section: Section | None, wanted: Literal["all", "none"] | tuple[str, ...]) -> Carried:
    """Take over from last time's section what the recipe asks for.

    A numbered paragraph brings along what belongs to it: its list, table, notes and unnumbered
    paragraphs, down to the next number. Standard questions are always taken over: they are part
    of the structure, and only their answers change.

    Args:
        section: last time's section, or None where there was none.
        wanted: ``"all"``, ``"none"``, or the numbers of last time's paragraphs.
    """
    if section is None:
        return Carried(findings=tuple(_unknown_numbers(wanted, (), "")))
    passages = _passages(section.blocks)
    asked: dict[str, tuple[Paragraph, tuple[Block, ...]]] = {}
    body: list[Block] = []
    left_out: list[list[Block]] = []
    repeated: list[Paragraph] = []
    for number, passage in passages:
        question, *rest = _all_carried(passage)
        if isinstance(question, Paragraph) and question.question and question.question not in asked:
            asked[question.question] = question, tuple(rest)
        elif isinstance(question, Paragraph) and question.question:
            repeated.append(question)
            body += (question, *rest)
        elif _is_wanted(number, wanted):
            body += (question, *rest)
        else:
            left_out.append(passage)
    known = tuple(number for number, _ in passages if number)
    return Carried(
        body=tuple(body),
        questions=tuple(asked.values()),
        left_out=tuple(block for passage in left_out for block in passage),
        findings=(
            *_unknown_numbers(wanted, known, section.heading),
            *(_repeated(section.heading, question) for question in repeated),
            *(_left_out(section.heading, passage) for passage in left_out),
        ),
    )


def _all_carried(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(marked(block, OriginKind.CARRIED) for block in blocks)


def _passages(blocks: Iterable[Block]) -> list[tuple[str | None, list[Block]]]:
    """Part a section into numbered paragraphs and questions, each with all that follows it."""
    passages: list[tuple[str | None, list[Block]]] = []
    for block in blocks:
        number = block.number if isinstance(block, Paragraph) else None
        question = isinstance(block, Paragraph) and block.question
        if number or question or not passages:
            passages.append((_plain(number), []))
        passages[-1][1].append(block)
    return passages


def _repeated(heading: str, question: Paragraph) -> Finding:
    return Finding(
        rule="question-repeated",
        severity=Severity.WARNING,
        message=f'"{heading}" asks a standard question twice: {question.text}',
        hint="Both stand in the report: take one of them out.",
        where=question.where,
    )


def _is_wanted(number: str | None, wanted: Literal["all", "none"] | tuple[str, ...]) -> bool:
    if isinstance(wanted, str):
        return wanted == "all"
    return number in {_plain(name) for name in wanted}


def _plain(number: str | None) -> str | None:
    return number.strip().rstrip(".)") if number else None


def _unknown_numbers(
    wanted: Literal["all", "none"] | tuple[str, ...], known: tuple[str, ...], heading: str
) -> Iterable[Finding]:
    if isinstance(wanted, str):
        return
    for number in wanted:
        if _plain(number) in known:
            continue
        place = f'last time\'s section "{heading}"' if heading else "last time's report"
        yield Finding(
            rule="carry-unknown",
            severity=Severity.ERROR,
            message=f"Paragraph {number} was to be carried forward, but {place} has none.",
            hint=f'{did_you_mean(number, known)}Mend the number under "carry" in meeting.toml.',
        )


def _left_out(heading: str, passage: list[Block]) -> Finding:
    """Tell of a passage that stays behind, with its list and table, in its own words."""
    words = " / ".join(words_of(block).replace("\t", " | ") for block in passage)
    return Finding(
        rule="left-out",
        severity=Severity.INFO,
        message=f'Not carried forward from "{heading}": {words}',
        hint="Nothing to do if that is meant; otherwise add its number to carry in meeting.toml.",
        where=passage[0].where,
    )
