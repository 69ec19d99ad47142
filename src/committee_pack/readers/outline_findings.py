"""Numbers that do not run on: kept as printed, and told."""

from collections.abc import Iterable, Sequence

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Paragraph, Section
from committee_pack.model.source import Where
from committee_pack.readers.outline_numbers import Form, as_roman, numeral, typed_number

RULE = "number-out-of-order"


def number_findings(sections: Sequence[Section]) -> tuple[Finding, ...]:
    """Tell section and paragraph numbers that repeat, jump or belong to another section."""
    found: list[Finding] = []
    last: int | None = None
    roman = any(numeral(one.number).form is Form.ROMAN for one in sections if one.number)
    for section in sections:
        figures = _figures(section.number, roman=roman)
        # 18.03.1 numbers a section by day and item: its first figure counts nothing.
        if figures and not any(figures[1:]):
            found += _section_finding(section, figures[0], last)
            last = figures[0]
        found += _paragraph_findings(section, figures[0] if figures else None)
    return tuple(found)


def _section_finding(section: Section, number: int, last: int | None) -> list[Finding]:
    expected = 1 if last is None else last + 1
    if number == expected:
        return []
    after = f"after section {last}" if last is not None else "as the first section"
    name = f'Section {section.number} "{section.heading}"'
    return [_told(f"{name} stands {after}; {expected} was expected.", section.where)]


def _paragraph_findings(section: Section, of_section: int | None) -> Iterable[Finding]:
    seen: tuple[int, ...] | None = None
    before = ""
    lettered = (section.number or "")[:1].isalpha()
    for block in section.blocks:
        figures = _figures(block.number) if isinstance(block, Paragraph) else ()
        if len(figures) < 2 or not isinstance(block, Paragraph) or not block.number:
            continue
        if block.number[0].isalpha() and not lettered:
            # B1 under a heading without a letter counts something of its own.
            continue
        yield from _second_number(block, figures)
        if of_section is not None and figures[0] != of_section:
            yield _told(
                f'Paragraph {block.number} stands in section {section.number} "{section.heading}".',
                block.where,
            )
        elif seen is not None and not (
            _follows(seen, figures) or (of_section is None and figures == (seen[0] + 1, 1))
        ):
            yield _told(f"Paragraph {block.number} stands after {before}.", block.where)
        seen, before = figures, block.number.rstrip(".:")


def _second_number(paragraph: Paragraph, figures: tuple[int, ...]) -> Iterable[Finding]:
    """Tell a number of the same section typed at the start of words that are numbered already."""
    typed = typed_number(paragraph.text)
    if typed and len(_figures(typed[0])) > 1 and _figures(typed[0])[0] == figures[0]:
        yield Finding(
            rule="number-typed-twice",
            severity=Severity.WARNING,
            message=f"Paragraph {paragraph.number} begins with a second number, {typed[0]}, "
            "typed into its words.",
            hint="It is kept as it is printed; take the one out that is wrong.",
            where=paragraph.where,
        )


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Tell whether a number can come next: 6.2, 6.1.1 or 6.2a after 6.1, and 6.2 after 6.1.4."""
    if len(after) > len(before):
        inside = after[:-1]
        return after[-1] == 1 and (inside == before or _follows(before, inside))
    shared = after[:-1] == before[: len(after) - 1]
    return shared and after[-1] == before[len(after) - 1] + 1


def _figures(printed: str | None, *, roman: bool = False) -> tuple[int, ...]:
    if not printed:
        return ()
    number = numeral(printed)
    if roman:
        number = as_roman(number) or number
    return number.parts if number.form in (Form.DECIMAL, Form.LETTER, Form.ROMAN) else ()


def _told(message: str, where: Where | None) -> Finding:
    return Finding(
        rule=RULE,
        severity=Severity.WARNING,
        message=message,
        hint="The number is kept as it is printed; correct it in the source if it is wrong.",
        where=where,
    )
