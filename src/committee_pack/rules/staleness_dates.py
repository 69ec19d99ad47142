"""Rules on days that have passed and are told as still to come: "will be open by March 2024"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.date_phrases import (
    DatePhrase,
    date_phrases,
    months_ahead,
    with_its_words,
)
from committee_pack.rules.passages import Passage, passages, shown, told

_FUTURE = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!political )(?<!free )(?<!good )(?:\b(?:will|shall)\b"
    r"(?:\s+(?:not|also|then|now|all|\w+ly))?(?:\s+have(?:\s+been)?\b)?"
    r"|\b(?:is|are)\s+(?:now\s+|currently\s+|also\s+|still\s+|being\s+)?(?:due|expected|planned"
    r"|scheduled|anticipated|timetabled|proposed|projected|forecast|hoped|intended|going|set"
    r"|likely|programmed|aiming|planning|on track|on course)\b(?!\s+(?:out|up|against|at)\b)"
    r"|\b(?:is|are)\s+(?:now\s+|also\s+|still\s+)?to\s+(?:be\s+)?(?=[a-z]{2})"
    r"|\baiming\s+to\s+have\b|(?<=[(,]\s)due\b|(?<=\()due\b|(?<=[(,]\s)to be\b|(?<=\()to be\b"
    r"|\b(?:aims?|plans?|intends?|hopes?|expects?|proposes?|needs?)\s+to\b(?=\s+[a-z]+)"
    r"|\bmust\b(?=\s+[a-z]+)"
    r"|\b(?:completion|delivery|opening|publication)\s+(?:expected|planned|due|scheduled)\b)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"(?:^|(?<=\s|\())(?P<prep>by|in|on|from|before|during|for|at|throughout|until|till|of"
    r"|no later than|not later than)"
    r"(?:\s+(?:the\s+)?(?:beginning|start|end|close|middle|week\s+\w+|month|first\s+half|second\s+half"
    r"|first|last)(?:\s+of)?)?(?:\s+(?:the|early|late|mid|around|about|financial|municipal|calendar"
    r"|year|academic|school|period|quarter|weekday|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?))*"
    r"[\s-]*$",
    re.IGNORECASE,
)
# What may follow a day of its own; before any other word it is part of a name: "the 2024 budget".
_AFTER_DATE = re.compile(
    r"\s*(?:$|[.,;:!?)\]–—-]|(?:and|or|but|to|with|for|as|by|on|at|in|from|when|where|which|that|if"
    r"|subject|following|after|before|so|the|a|an|it|its|we|they|this|these|those|our|all|there|is"
    r"|are|will|should|once|while|alongside|through|via|across|onwards|under|using|because|unless"
    r"|until|rather|further|new|every|each|more|no|both|work|officers|members|staff|families"
    r"|children|council|\(|“|‘|\")(?=\W|$))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|would|should have|could have|has been|have been|has|have|began|said"
    r"|made|took|gave|held|found|came|saw|wrote|met|went|put|left|led|grew|fell|rose|since"
    r"|previously|originally|initially|achieved|reported)\b",
    re.IGNORECASE,
)
_PAST_LEAD = re.compile(
    r"\b(?:was|were|had|did|would|should have|previously|originally|initially|failed)\b",
    re.IGNORECASE,
)
# A day behind one of these may be its own day, and not that of the verb before them.
_LOOKS_BACK = re.compile(
    r"\b(?:inspection|visit|reviews?|reports?|survey|audit|agreement|decision|meetings?|election"
    r"|consultation|standards?|order|figures?|results?|data|cohort|statement|lessons?|pilot|findings"
    r"|outturn|level|levels|baseline|position|policy|strategy|plan|plans|framework|act|guidance"
    r"|regulations|build|building|builds|continue|continues|continuing|compared?|based|used|those"
    r"|same|than|as|since|after|following|against|covers?|cover|period|born|numbers?|rates?|spent"
    r"|established|introduced|launched|recommendations?|changes|made|from|event|census|index|prices"
    r"|campaign|incident|case|cases|budget|award|grant|funding|levels)\b",
    re.IGNORECASE,
)
# A day that belongs to something done: "the review published in March 2024", "as agreed in 2023".
_DONE = re.compile(
    r"(?<!\bbe )(?<!\bbeing )\b(?:[a-z]{2,}ed|begun|held|made|given|taken|set|met|undertaken"
    r"|drawn up|written|upheld|won|lost|paid|bought|built|heard|laid|seen|shown|found"
    r"|brought|put|sent|told|led)\s*$",
    re.IGNORECASE,
)
_BE_DONE = re.compile(
    r"\b(?:be|been|being|to|due|planned|scheduled|expected|timetabled|programmed|proposed|anticipated"
    r"|set|and|or|fully|newly|formally|then)\s+(?:\w+ly\s+)?[a-z]+(?:\s+\w+ly)?\s*$",
    re.IGNORECASE,
)
_DIRECTLY = re.compile(
    r"^\s*(?:(?:then|also|now|all|both|only|next|to|be|been|being|\w+ly)\s+)*[a-z]+(?:\s+\w+ly)?"
    r"(?:\s+and\s+[a-z]+)?\s*$",
    re.IGNORECASE,
)
_SET_FOR = re.compile(
    r"\b(?:(?:target|completion|go[- ]live|implementation|due|opening) date|deadline)\s+"
    r"(?:(?:for\s+(?:\w+\s+){1,6})?is|of)\s+(?:now\s+)?$",
    re.IGNORECASE,
)
# Time that somebody is given: "has until 31 March".
_GIVEN_TIME = re.compile(r"\b(?:has|have)\s+(?:only\s+)?$", re.IGNORECASE)
# A timetable told in the present: "the hub opens in October".
_TIMETABLED = re.compile(
    r"\b(?:starts?|begins?|opens?|closes?|goes live|go live|launches|commences?|finishes"
    r"|takes? place|takes? effect|comes? into (?:force|effect|operation)|returns?|moves? in)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\bshould\s+(?:have\s+been|be|have)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:by|before|no later than|not later than)\b", re.IGNORECASE)
_COMES_ROUND = re.compile(
    r"\b(?:each|every|annual(?:ly)?|yearly|usually|normally|always)\b", re.IGNORECASE
)
_PRESENT = re.compile(
    r"\b(?:(?:this|(?:the|our) (?:current|coming|forthcoming|upcoming|next|present))"
    r"(?:\s+(?:financial|municipal|calendar|academic|school|\w+ing))?"
    r"\s+(?:year|quarter|month|term|meeting|review|period|round|phase|milestone))"
    r"(?:\s+of\s+(?:the|this)(?:\s+\w+){1,3})?"
    r"(?:\s+(?:is|will be|takes? place))?[\s,(]+(?:of|in|on|for|held on|due in|scheduled for)?\s*"
    r"(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r";|:|\s[–—-]\s|,\s+(?=(?:and|but|which|where|while|who|although|whereas|with|so)\b)"
    r"|\s+(?=(?:which|who|whereas|although|however)\b)",
    re.IGNORECASE,
)
_LASTING = frozenset({"for", "until", "till", "throughout"})
_MOST_WORDS = 16
_FEW_WORDS = 7


def days_passed(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a day before this meeting that a sentence tells as still to come.

    A day between the last meeting and this one was still to come when carried words were written,
    so any sentence in the future is enough; any other must be the day of the verb itself.
    """
    if context.meeting is None:
        return
    for passage in passages(report):
        phrase = next(
            (one for one in _dates(passage, context) if _is_stale(passage, one, context)), None
        )
        if phrase is not None:
            yield _told(passage, phrase, context.meeting)


def _dates(passage: Passage, context: RuleContext) -> Iterator[DatePhrase]:
    """Give the days of a sentence; of last time's words also the months without a year."""
    yield from date_phrases(passage.own)
    written = context.last_meeting
    if written is not None and passage.is_carried and not _COMES_ROUND.search(passage.own):
        yield from months_ahead(passage.own, written)


def _is_stale(passage: Passage, phrase: DatePhrase, context: RuleContext) -> bool:
    meeting, last_meeting = context.meeting, context.last_meeting
    if meeting is None or phrase.last >= meeting:
        return False
    sentence, phrase = with_its_words(passage.own, phrase)
    if _PRESENT.search(sentence[: phrase.start]):
        return True
    recent = passage.is_carried and last_meeting is not None and last_meeting <= phrase.last
    return not phrase.span and _is_to_come(sentence, phrase, recent=recent)


def _is_to_come(sentence: str, phrase: DatePhrase, *, recent: bool) -> bool:
    """Tell whether the clause that holds a day tells it as still to come."""
    start, end = _clause(sentence, phrase)
    before, after = sentence[start : phrase.start], sentence[phrase.end : end]
    prep = _BEFORE_DATE.search(before)
    if not _AFTER_DATE.match(after):
        return False
    if prep is None:
        return bool(_SET_FOR.search(before))
    lead = before[: prep.start()]
    if prep["prep"].casefold() in ("until", "till") and _GIVEN_TIME.search(lead):
        return True
    if (not re.search(r"\w\w", lead) and start == 0) or lead.strip().casefold() in _JOINS:
        return _ahead(after, prep["prep"], recent=recent)
    if recent and not _PAST_LEAD.search(lead) and _is_timetable(lead, prep["prep"]):
        return True
    return _behind(lead, prep["prep"], recent=recent)


def _is_timetable(lead: str, prep: str) -> bool:
    """Tell of a day that was still to come last time, in a sentence in the present."""
    if _BOUND.fullmatch(prep):
        return bool(_SHOULD.search(lead))
    return prep.casefold() in ("in", "on", "from") and bool(_TIMETABLED.search(lead))


_ANY_DONE = re.compile(r"\b[a-z]{3,}ed\b")
# "the Board asked that", and not "newly recruited carers".
_DID = re.compile(r"\b[a-z]{3,}ed\s+(?:that|the|a|an|its|their|to|for|on|with|by|in|it|us|them)\b")
_JOINS = frozenset({"and", "but", "then", "so", "that", "and that", "and then"})


def _clause(sentence: str, phrase: DatePhrase) -> tuple[int, int]:
    """Give the part of a sentence that a day stands in."""
    cuts = [found.end() for found in _CLAUSES.finditer(sentence)]
    start = max((cut for cut in cuts if cut <= phrase.start), default=0)
    end = min((cut for cut in cuts if cut > phrase.end), default=len(sentence))
    return start, end


def _ahead(after: str, prep: str, *, recent: bool) -> bool:
    """Tell whether a day at the head of a clause is that of a verb still to come."""
    verb = _FUTURE.search(after)
    if (
        verb is None
        or prep.casefold() in ("of", "at", "before")
        or len(after[: verb.start()].split()) > 12
    ):
        return False
    between = after[: verb.start()]
    done = _DID if recent else _ANY_DONE
    return not _PAST.search(between) and not done.search(between)


def _behind(lead: str, prep: str, *, recent: bool) -> bool:
    """Tell whether a day stands behind a verb that is still to come, and is its day."""
    verbs = list(_FUTURE.finditer(lead))
    if not verbs:
        return False
    verb = verbs[-1]
    between = lead[verb.end() :]
    if _PAST_LEAD.search(lead) or len(between.split()) > _MOST_WORDS:
        return False
    to_be_done = _BE_DONE.search(f"{verb[0]} {between}")
    # "Are to be made by" tells nothing of the past, for all that "made" may.
    told_before = to_be_done.string[: to_be_done.start()] if to_be_done else between
    if _PAST.search(told_before) or (_DONE.search(between) and not to_be_done):
        return False
    by = bool(_BOUND.fullmatch(prep))
    if prep.casefold() == "of":
        return False
    return by or _near(between) or (recent and prep.casefold() not in _LASTING)


def _near(between: str) -> bool:
    """Tell whether nothing stands between a verb and its day that the day may belong to."""
    few = len(between.split()) <= _FEW_WORDS and not _LOOKS_BACK.search(between)
    return few or bool(_DIRECTLY.match(between))


def _told(passage: Passage, phrase: DatePhrase, meeting: date) -> Finding:
    return told(
        "day-passed",
        passage,
        f'"{passage.heading}" says "{shown(passage.text, phrase.start, phrase.end)}"; '
        f"{phrase.words} is before this meeting on {long_date(meeting)}.",
        "Say what has happened since, or give the new date.",
    )
