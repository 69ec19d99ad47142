"""Exempt appendices: which paragraph of the law keeps each from publication, and how that is said.

Source: Local Government Act 1972, Schedule 12A, Part 1 (access to information: exempt information,
descriptions for England), as substituted by the Local Government (Access to Information)
(Variation) Order 2006, SI 2006/88; the public interest test is its paragraph 10.
"""

import re
from collections.abc import Iterable, Iterator

from committee_pack.errors import SettingsError
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import AppendixOrder
from committee_pack.model.report import Appendix, Paragraph, Report

PARAGRAPHS = {
    "1": "information relating to any individual",
    "2": "information which is likely to reveal the identity of an individual",
    "3": "information relating to the financial or business affairs of any particular person "
    "(including the authority holding that information)",
    "4": "information relating to any consultations or negotiations, or contemplated consultations "
    "or negotiations, in connection with any labour relations matter arising between the authority "
    "or a Minister of the Crown and employees of, or office holders under, the authority",
    "5": "information in respect of which a claim to legal professional privilege could be "
    "maintained in legal proceedings",
    "6": "information which reveals that the authority proposes to give under any enactment a "
    "notice under or by virtue of which requirements are imposed on a person, or to make an order "
    "or direction under any enactment",
    "7": "information relating to any action taken or to be taken in connection with the "
    "prevention, investigation or prosecution of crime",
}
"""What each paragraph of Part 1 describes, in the words of the Act."""

_QUESTION = "exempt_information"
_NUMBERS = re.compile(r"\s*(?:paragraphs?|paras?\.?)?\s*\d(?:\s*(?:,|and|&)+\s*\d)*\s*", re.I)


def exempt_paragraphs(order: AppendixOrder) -> tuple[str, ...]:
    """Give the numbers of the paragraphs that keep an appendix from publication.

    Raises:
        SettingsError: what is given is no paragraph of Part 1.
    """
    if isinstance(order.exempt, bool):
        return ()
    numbers = tuple(dict.fromkeys(re.findall(r"\d+", order.exempt)))
    if not _NUMBERS.fullmatch(order.exempt) or any(one not in PARAGRAPHS for one in numbers):
        raise SettingsError(
            f'appendix {order.title}: exempt = "{order.exempt}" names no paragraph of Part 1 of '
            "Schedule 12A.",
            why="The report has to say by which paragraph the appendix is kept from the public.",
            hint='Give its number, from 1 to 7: exempt = "3", or exempt = "1, 2". '
            "docs/how-to/appendices.md says what each is for.",
        )
    return numbers


def is_exempt(order: AppendixOrder) -> bool:
    """Tell whether an appendix is kept from publication; ``false`` and nothing are the two noes."""
    return order.exempt is not False


def exempt_notice(order: AppendixOrder, ref: str) -> str | None:
    """Say that an appendix is not for publication, and by what; None for a public one."""
    if not is_exempt(order):
        return None
    numbers = exempt_paragraphs(order)
    which = " and ".join(filter(None, (", ".join(numbers[:-1]), *numbers[-1:])))
    said = "; ".join(PARAGRAPHS[one] for one in numbers)
    law = "of Part 1 of Schedule 12A to the Local Government Act 1972"
    by = f", by virtue of paragraph{'s' if len(numbers) > 1 else ''} {which} {law} ({said})"
    # What begins with a reference would be read as one more appendix.
    notice = f"Not for publication: {ref}{by if numbers else ''}."
    return f"{notice} {_sentence(order.public_interest)}".strip()


def _sentence(words: str | None) -> str:
    plain = " ".join((words or "").split())
    return plain if not plain or plain[-1] in ".!?" else f"{plain}."


def exempt_findings(
    orders: Iterable[AppendixOrder], appendices: Iterable[Appendix], report: Report
) -> Iterator[Finding]:
    """Tell what a report with exempt appendices lacks: paragraph, reason, the right answer."""
    pairs = zip(orders, appendices, strict=False)
    exempt = [(order, one) for order, one in pairs if is_exempt(order)]
    for order, one in exempt:
        if not exempt_paragraphs(order):
            yield _no_paragraph(one)
        if not (order.public_interest or "").strip():
            yield _no_reason(one)
    for question in _questions(report) if exempt else ():
        if re.match(r"no\b", question.answer or "", re.IGNORECASE):
            yield _wrong_answer(question, exempt[0][1])


def _questions(report: Report) -> Iterator[Paragraph]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.question == _QUESTION:
                yield block


def _no_paragraph(appendix: Appendix) -> Finding:
    return Finding(
        rule="exempt-paragraph",
        severity=Severity.ERROR,
        message=f"{appendix.ref} is exempt, and no paragraph of Schedule 12A is named for it.",
        hint='Name it in meeting.toml by its number: exempt = "3".',
    )


def _no_reason(appendix: Appendix) -> Finding:
    return Finding(
        rule="exempt-public-interest",
        severity=Severity.WARNING,
        message=f"{appendix.ref} is exempt, and the report does not say why the public interest in "
        "that outweighs the public interest in disclosing it.",
        hint='Give the reason, as your monitoring officer words it: public_interest = "...".',
    )


def _wrong_answer(question: Paragraph, appendix: Appendix) -> Finding:
    return Finding(
        rule="exempt-answer",
        severity=Severity.ERROR,
        message=f'"{question.text}", though {appendix.ref} is exempt.',
        hint='Answer it anew: questions = { exempt_information = "Yes, in ..." }.',
        where=question.origin.where if question.origin else None,
    )
