"""Find references in a text: to paragraphs, sections and appendices, and whose they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec


class Kind(StrEnum):
    """What a reference points at."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    APPENDIX = "appendix"


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a reference: what it says in full (``6(b)`` for a lone ``(b)``), and its place.

    ``short`` tells that the item stands with the number before it.
    """

    name: str
    start: int
    end: int
    short: bool = False


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A reference, with all its numbers.

    Attributes:
        kind: what it points at.
        start: where it begins in the text.
        end: where it ends.
        numbers: its numbers, each with its place.
        sure: whether it surely points into the report it stands in; one that surely points at
            another document is no reference here at all.
        cued: whether its own words say so, such as "above" or "of this report".
    """

    kind: Kind
    start: int
    end: int
    numbers: tuple[Number, ...]
    sure: bool
    cued: bool = False


_DOTTED = r"\d{1,2}(?:\.\d{1,2})+"
_FIGURE = rf"(?<![\d.£$€]){_DOTTED}(?![\d%]|\.\d)(?:\s?\([a-z]{{1,3}}\))?"
_PLAIN = r"(?<![\d.£$€])\d{1,3}(?![\dA-Za-z%]|\.\d)"
_AND = r"(?:\s*,\s*(?:and|or)\s+|\s*[,;]\s*|\s+(?:and|or|to|through)\s+|\s*[-–—&]\s*)"
_PARAGRAPH = re.compile(
    rf"\b(?:sub-?)?para(?:graph)?s?\.?\s+(?P<numbers>(?:{_FIGURE}|{_PLAIN})"
    rf"(?:{_AND}(?:{_FIGURE}|\d{{1,3}}(?=[\s,.;:)]|$)(?!\.\d)))*)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rf"(?:\bsections?|§)\s*(?P<numbers>(?:{_FIGURE}|{_PLAIN})(?:{_AND}(?:{_FIGURE}|{_PLAIN}))*)",
    re.IGNORECASE,
)
_POINTING = (
    r"(?:see(?:\s+also)?|refer(?:red)?\s+to"
    r"|(?:set\s+out|described|outlined|detailed|stated|noted|shown|listed|explained|mentioned"
    r"|reported|given|summarised|discussed)\s+(?:in|at|under))\s+"
)
_BARE = re.compile(
    rf"(?:\b{_POINTING}(?P<numbers>{_FIGURE}(?:{_AND}{_FIGURE})*)(?!\s*(?:per\s*cent|million|m\b|"
    rf"percentage|times|years|weeks|months|points|k\b|bn\b))"
    rf"|(?:\b(?:in|at|under|from)\s+|\()(?P<above>{_FIGURE}(?:{_AND}{_FIGURE})*)(?=\s+(?:above|below)"
    r"\b(?!\s+(?:the\s+)?(?:average|target|national|plan|last|that|those|expected|its|our))))",
    re.IGNORECASE,
)
# Documents that have paragraphs, sections and appendices of their own.
_NAMED = (
    r"(?:Acts?|Regulations?|Orders?|Code(?:\s+of\s+\w+)?|Constitution|Schedule|Framework|Guidance|Policy|Strategy|"
    r"Rules|Minutes|Agreement|Contract|Directive|Handbook|Manual|Protocol|Convention|Charter|Bill|"
    r"Memorandum|Terms\s+of\s+Reference|Statement|Circular|Part|Annexe?|Chapter|Volume|Scheme)"
)
_OTHER_REPORT = (
    r"(?:(?:inspection|previous|last|earlier|monitoring|annual|final|interim|that|their|its|his|her"
    r"|ofsted|auditor[’']?s?|inspectors?[’']?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\s+(?:\d{4}\s+)?(?:report|letter|minutes|plan))"
)
_ITEM = r"(?:\s*\((?:[a-z]{1,3}|\d{1,2})\))*"
_OWN_AFTER = re.compile(
    rf"^{_ITEM}\s*(?:,\s*)?(?:(?:above|below)\b|(?:of|in|to)\s+this\s+(?:report|paper|document)\b)",
    re.IGNORECASE,
)
_FOREIGN_AFTER = re.compile(
    rf"^{_ITEM}(?:\s*,?\s*(?i:of)\s+(?!(?i:the\s+report)\b)"
    rf"|\s*,?\s*(?i:to|in|under|within|from|on)\s+(?:(?i:the|that|its|their|our|a|an|page)\s+)?"
    rf"(?:[\w’'&,-]+\s+){{0,6}}?(?-i:{_NAMED})\b"
    rf"|\s*,?\s*\(?(?=[A-Z])(?:(?:[A-Z][\w’'&-]*|of|the|and)\s+){{0,6}}?{_NAMED}\b)"
)
_UNSURE_AFTER = re.compile(
    rf"^{_ITEM}\s*,?\s*(?:of\s+the\s+report\b|(?:to|in|under|within|from)\s+(?:the|that|its|their|a)"
    rf"\s+(?:[\w’'&-]+\s+){{0,3}}?(?:{_NAMED}|report|letter|plan)\b)",
    re.IGNORECASE,
)
_LEAD = r"(?:\s*[,:(–—-]?\s*(?:at|in|under)?\s*)"
_FOREIGN_BEFORE = re.compile(
    rf"(?:\b{_NAMED}(?:\s+\d{{4}})?(?:[’']s)?{_LEAD}"
    rf"|\b[A-Z]{{3,6}}(?:[’']s)?\s*,?\s*"
    rf"|\b(?i:{_OTHER_REPORT})(?:[’']s)?{_LEAD}"
    r"|\b(?:(?i:its|their|his|her)|[A-Z]\w+[’']s|\w+s[’'])\s+)$"
)
_UNSURE_BEFORE = re.compile(
    rf"\b(?:{_NAMED}|{_OTHER_REPORT})(?:\s+\d{{4}})?\s*[,(]?\s*\(?\s*see(?:\s+also)?"
    r"\s*$",
    re.IGNORECASE,
)
# "A section 47 enquiry": what a statute asks for is called by its section.
_STATUTORY_BEFORE = re.compile(r"\b(?:an?|each|every|any|under|of)\s+$", re.IGNORECASE)
_STATUTORY_AFTER = re.compile(
    r"^(?:\(\d|\s+(?:enquir|inquir|investigat|process|assessment|order|audit|report|agreement|notice|dut|check|referral|visit"
    r"|accommodat|power|provision|compl|direction|grant|monies|fund|child))",
    re.IGNORECASE,
)
_SEE_FIRST = re.compile(_POINTING, re.IGNORECASE)
_SEE_BEFORE = re.compile(rf"\b{_POINTING}$", re.IGNORECASE)
_STRAIGHT = re.compile(r"‘[^‘’]{12,2000}’(?!\w)|\"[^\"]{0,2000}\"")


# How much of a text around a reference tells whose it is, in characters.
_NEAR = 100


def plain_ref(ref: str) -> str:
    """Give the number of an appendix in the form it is compared in: ``6a`` for ``6 (a)``."""
    return re.sub(r"[\W_]+", "", ref).casefold()


def references(text: str, word: str) -> tuple[Reference, ...]:
    """Find the references in a text that point, or may point, into its own report.

    Left out are those that surely point elsewhere: "paragraph 6.4 of the Code", "section 17 of the
    Children Act 1989", "Appendix A to the Constitution".

    Args:
        text: the words of a block.
        word: what every appendix is called: ``Appendix``, ``Annex``.
    """
    found: list[Reference] = []
    quoted = sorted((*_quoted(text), *(one.span() for one in _STRAIGHT.finditer(text))))
    behind = 0
    # Of two that overlap the first holds, and of two that begin together the one that says more.
    for reference in sorted(_candidates(text, word), key=lambda one: (one.start, -one.end)):
        if reference.start < behind:
            continue
        judged = _judged(reference, text)
        if judged is not None:
            behind = judged.end
            found.append(judged)
    return tuple(_outside_quotations(found, quoted))


def _outside_quotations(
    found: list[Reference], quoted: Sequence[tuple[int, int]]
) -> Iterator[Reference]:
    """Mark what stands in quotation marks as not sure: the words are somebody else's."""
    starts = [start for start, _ in quoted]
    for one in found:
        at = bisect_right(starts, one.start) - 1
        inside = at >= 0 and one.end <= quoted[at][1]
        yield msgspec.structs.replace(one, sure=False, cued=False) if inside else one


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches that stand in quotation marks, one in another counted with the outer."""
    depth = start = last = 0
    for mark in re.finditer("[“”]", text):
        if mark[0] == "“":
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth, last = depth - 1, mark.end()
            if depth == 0:
                yield start, last
    # Where each paragraph of a speech opens with a mark, more are opened than closed.
    if depth and last > start:
        yield start, last


def _candidates(text: str, word: str) -> Iterator[Reference]:
    for match in _appendix_pattern(word).finditer(text):
        part = "several" if match["several"] else "single"
        yield _reference(Kind.APPENDIX, match, part, tuple(_letters(match, part)))
    for kind, pattern in ((Kind.PARAGRAPH, _PARAGRAPH), (Kind.SECTION, _SECTION)):
        for match in pattern.finditer(text):
            yield _reference(kind, match, "numbers", tuple(_figures(match, "numbers")))
    for match in _BARE.finditer(text):
        part = "numbers" if match["numbers"] else "above"
        yield _reference(Kind.PARAGRAPH, match, part, tuple(_figures(match, part)))


def _reference(
    kind: Kind, match: re.Match[str], part: str, numbers: tuple[Number, ...]
) -> Reference:
    return Reference(
        kind=kind, start=match.start(), end=match.end(part), numbers=numbers, sure=True
    )


def _judged(reference: Reference, text: str) -> Reference | None:
    """Say how sure it is that a reference is to its own report; None if it surely is not."""
    before = re.split(
        r"(?<=[.!?])\s+(?=[A-Z])", text[max(0, reference.start - _NEAR) : reference.start]
    )[-1]
    after = text[reference.end : reference.end + _NEAR]
    if _OWN_AFTER.match(after):
        return msgspec.structs.replace(reference, cued=True)
    if _FOREIGN_AFTER.match(after) or _FOREIGN_BEFORE.search(before):
        return None
    doubtful = bool(_UNSURE_AFTER.match(after) or _UNSURE_BEFORE.search(before))
    words = text[reference.start : reference.end]
    cued = bool(_SEE_BEFORE.search(before) or _SEE_FIRST.match(words))
    # "Section 20", "section 47": statutes are named by nothing but the number, too.
    lone = reference.kind is Kind.SECTION and not cued and "." not in reference.numbers[0].name
    if lone and (_STATUTORY_BEFORE.search(before) or _STATUTORY_AFTER.match(after)):
        return None
    return msgspec.structs.replace(reference, sure=not (doubtful or lone), cued=cued)


def _figures(match: re.Match[str], part: str) -> Iterator[Number]:
    for figure in re.finditer(r"\d{1,3}(?:\.\d{1,2})*", match[part]):
        start = match.start(part) + figure.start()
        yield Number(name=figure[0], start=start, end=start + len(figure[0]))


# 6(a), 6a, 6, A, B2; and (b) alone behind another: "Appendices 6(a) and (b)".
_LETTER = r"(?:\d{1,3}(?:\s?\([a-z]{1,2}\)|[a-z]\b|\b)|[A-Z]{1,2}\d{0,2}\b|\([a-z]{1,2}\))"
_LETTERED = r"(?:\d{1,3}\s?)?\([a-z]{1,2}\)"


@lru_cache(maxsize=16)
def _appendix_pattern(word: str) -> re.Pattern[str]:
    """Make the pattern of a reference to appendices: the word, or its plural and several numbers.

    Behind the singular a comma or an "and" is followed by other things than numbers of appendices
    ("Appendix 6(a), 12 actions"), but for those that look like nothing else: ``6(b)``.
    """
    one = r"\s+".join(re.escape(part) for part in word.split())
    many = rf"{one[:-2]}(?:ixes|ices)" if one.casefold().endswith("ix") else f"{one}e?s"
    several = rf"(?i:{many})\s+(?P<several>{_LETTER}(?:{_AND}{_LETTER})*)"
    single = rf"(?i:{one})\s+(?P<single>{_LETTER}(?:{_AND}{_LETTERED})*)"
    return re.compile(rf"\b(?:{several}|{single})")


def _letters(match: re.Match[str], part: str) -> Iterator[Number]:
    item = ""
    for letter in re.finditer(_LETTER, match[part]):
        short = letter[0].startswith("(")
        start = match.start(part) + letter.start()
        name = f"{item}{letter[0]}" if short else letter[0]
        yield Number(name=name, start=start, end=start + len(letter[0]), short=short)
        item = (re.match(r"\d+", letter[0]) or [item])[0]
