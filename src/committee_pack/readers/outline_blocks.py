"""The blocks of a section: numbered paragraphs, list items with their levels, answers."""

import re
from collections.abc import Sequence

import msgspec

from committee_pack.model.report import Block, ListItem, Note, Paragraph, Run, Table, cut, formatted
from committee_pack.model.source import Where
from committee_pack.profiles import Profile, match_question
from committee_pack.readers.flow import FlowParagraph
from committee_pack.readers.outline_entries import EVERY_NOTE, Entry, heading_like
from committee_pack.readers.outline_numbers import Form, Numeral, continues

_ANSWER = re.compile(r"^(?:yes|no|none|not applicable|n\s*/?\s*a)\b", re.IGNORECASE)
_LONGEST_ANSWER = 120
_NEW_INDENT = 9.0
_FIRST = frozenset(("1", "a", "A", "i", "I"))


def blocks_of(
    made: Sequence[Entry], profile: Profile, *, tiered: bool, letter: str = ""
) -> tuple[Block, ...]:
    """Turn the entries of one section into blocks.

    Args:
        made: the entries between this heading and the next.
        profile: gives the standard questions.
        tiered: whether the document numbers its paragraphs ``6.1``; a lone ``1.`` is then an
            item of a list, else it can be a running paragraph number.
        letter: the letter of a lettered section, whose paragraphs are numbered ``B1``.
    """
    blocks: list[Block] = []
    lists = _Lists()
    lead = _lead(made, tiered)
    taken: Entry | None = None
    for at, entry in enumerate(made):
        if entry is taken:
            continue
        paragraph = entry.paragraph
        if paragraph is None:
            if not isinstance(entry.block, FlowParagraph):
                blocks.append(entry.block)
            if isinstance(entry.block, Table):
                lists = _Lists()
            continue
        if entry.number and not _numbers_paragraph(entry.number, lead, letter):
            blocks.append(_item(entry, entry.number, lists))
            continue
        lists.interrupt()
        if entry.number or (paragraph.bold and heading_like(entry)):
            lists = _Lists()
        if entry.number:
            lead = lead and entry.number.printed
        following = _after_notes(made, at) if "?" in entry.text else None
        answered = _question(entry, following, profile)
        taken = following if answered and answered[1] else None
        blocks.append(answered[0] if answered else _paragraph(entry))
    return tuple(blocks)


def _after_notes(made: Sequence[Entry], at: int) -> Entry | None:
    """Give the next entry that is no note: a question's notes stand before its answer."""
    later = (made[place] for place in range(at + 1, len(made)))
    return next((entry for entry in later if not isinstance(entry.block, Note)), None)


def _lead(made: Sequence[Entry], tiered: bool) -> str | None:
    """Give the first marker that numbers a whole paragraph where that is not the decimal one.

    A section that opens with ``a)`` or ``1.``, before any words, numbers its paragraphs so; where
    words come first ("The committee is asked to:") they bring in a list.
    """
    for entry in made:
        if entry.paragraph is None:
            continue
        number = entry.number
        if number is None:
            if tiered or entry.text.rstrip().endswith(":"):
                return None
            continue
        if number.form is Form.LETTER:
            return number.printed
        if number.form is Form.BULLET or len(number.parts) > 1:
            return None
        if tiered and number.form is Form.DECIMAL:
            return None
        return number.printed
    return None


def _numbers_paragraph(number: Numeral, lead: str | None, letter: str) -> bool:
    if number.form is Form.DECIMAL and len(number.parts) > 1:
        return True
    if number.form is Form.LETTER and len(number.parts) > 1:
        return number.printed[:1] == (letter or (lead or "")[:1])
    return lead is not None and (number.printed == lead or continues(number.printed, lead))


def _paragraph(entry: Entry) -> Paragraph:
    printed = entry.number.printed if entry.number else None
    paragraph = entry.paragraph
    return Paragraph(
        number=printed,
        text=entry.text,
        runs=entry.runs,
        style="quotation" if paragraph and paragraph.quoted else None,
        where=_place(entry, printed),
    )


def _place(entry: Entry, printed: str | None) -> Where | None:
    paragraph = entry.paragraph
    if paragraph is None or printed is None:
        return paragraph.where if paragraph else None
    return msgspec.structs.replace(paragraph.where, number=printed)


def _question(
    entry: Entry, following: Entry | None, profile: Profile
) -> tuple[Paragraph, bool] | None:
    """Part a standard question from its answer, which may stand in the next paragraph.

    Returns:
        The paragraph, and whether it took the next one in; None where it is no question.
    """
    found = match_question(profile, entry.text)
    if found is None:
        return None
    question, asked, answer = found
    runs = _closed_up(entry.runs, entry.text, len(asked), answer)
    taken = False
    if not answer and following is not None and _is_answer(following):
        answer, taken = following.text, True
        if runs or following.runs:
            first = runs or (Run(text=asked),)
            runs = formatted([*first, Run(text=" "), *(following.runs or (Run(text=answer),))])
    base = _paragraph(entry)
    made = msgspec.structs.replace(
        base,
        text=f"{asked} {answer}" if answer else asked,
        runs=runs,
        question=question.id,
        answer=answer or None,
    )
    return made, taken


def _closed_up(runs: tuple[Run, ...], text: str, asked: int, answer: str) -> tuple[Run, ...]:
    """Make one space of the gap between question and answer, in the runs as in the text."""
    if not runs:
        return ()
    first, last = EVERY_NOTE
    start = text.index(answer, asked) if answer else len(text)
    behind = start if answer else last
    head = cut(runs, 0, asked, notes=(first, behind)) or (Run(text=text[:asked]),)
    if not answer:
        return formatted(head)
    end = start + len(answer)
    tail = cut(runs, start, end, notes=(behind, last)) or (Run(text=answer),)
    return formatted([*head, Run(text=" "), *tail])


def _is_answer(entry: Entry) -> bool:
    if entry.paragraph is None or entry.number is not None:
        return False
    return len(entry.text) <= _LONGEST_ANSWER and bool(_ANSWER.match(entry.text))


class _Lists:
    """The lists open at a place: the last marker of each level, and how far in it stands."""

    def __init__(self) -> None:
        self.open: list[tuple[Numeral, float]] = []
        self.interrupted = False

    def interrupt(self) -> None:
        """Note that words without a marker stand between the last item and the next."""
        self.interrupted = True

    def level(self, number: Numeral, depth: float) -> int:
        """Give the level of an item, closing the lists inside it, opening one where it is new.

        After words without a marker a new series starts a list of its own, unless it stands
        further in than the items before.
        """
        apart, self.interrupted = self.interrupted, False
        for at in range(len(self.open) - 1, -1, -1):
            before, indent = self.open[at]
            if number.form is Form.BULLET and abs(indent - depth) >= _NEW_INDENT:
                continue
            if _one_list(number, before) and not (
                apart and self._begins_outside(at, number, depth)
            ):
                self.open[at:] = [(number, depth)]
                return at + 1
        bullet = number.form is Form.BULLET
        while self.open and (
            (apart and depth < self.open[-1][1] + _NEW_INDENT)
            or (bullet and self.open[-1][0].form is Form.BULLET and self.open[-1][1] > depth)
        ):
            self.open.pop()
        self.open.append((number, depth))
        return len(self.open)

    def _begins_outside(self, at: int, number: Numeral, depth: float) -> bool:
        """Tell whether an item like those of an inner list begins one that stands by itself.

        A first marker, no further in than the outermost list: "(i)" after the words below
        "(a) ... (i) ... (ii)".
        """
        first = re.sub(r"\W", "", number.printed) in _FIRST
        return at > 0 and first and depth < self.open[0][1] + _NEW_INDENT


def _one_list(number: Numeral, before: Numeral) -> bool:
    if Form.BULLET in (number.form, before.form):
        return number.form is before.form
    return continues(number.printed, before.printed)


def _item(entry: Entry, number: Numeral, lists: _Lists) -> ListItem:
    paragraph = entry.paragraph
    depth = 0.0
    if paragraph is not None:
        by_level = paragraph.level * 4 * _NEW_INDENT if paragraph.level is not None else 0.0
        depth = by_level or (paragraph.indent or 0.0)
    return ListItem(
        level=lists.level(number, depth),
        marker=number.printed,
        text=entry.text,
        runs=entry.runs,
        where=_place(entry, None),
    )
