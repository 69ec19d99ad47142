"""A rule on plans, strategies and contracts whose last day has passed: "Council Plan 2019-2024"."""

import re
from collections.abc import Iterable
from datetime import date

from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.date_phrases import DatePhrase, date_phrases, with_its_words
from committee_pack.rules.passages import Passage, passages, place_of, shown, told

_KINDS = (
    r"(?:[Pp]lans?|[Ss]trateg(?:y|ies)|[Pp]rogrammes?|[Ff]ramework|[Pp]artnership [Aa]greement"
    r"|[Cc]harter|[Rr]oad ?map|[Vv]ision|[Pp]riorities|[Mm]anifesto|[Cc]ovenant"
    r"|[Cc]oncordat|MTFS|MTFP)"
)
# "Council Plan 2019-2024", "the plan for 2019 to 2024", "Strategy (2019-24)".
_NAMED_BEFORE = re.compile(rf"\b{_KINDS}(?:\s+(?:for|from|covering|of))?,?[\s:–-]*\(?$")
_NAMED_AFTER = re.compile(rf"^\)?\s+(?:[A-Z][\w’'&-]*\s+|and\s+|for\s+|of\s+){{0,7}}{_KINDS}\b")
_RUNS = re.compile(
    r"\b(?:runs?|lasts?|extends?|expires?|ends?|continues?"
    r"|(?:is|are|remains?)\s+(?:in\s+(?:place|force)|valid|funded|secured|commissioned|contracted|agreed|effective|set"
    r"|due to (?:end|expire|finish)))"
    r"(?:\s+\w+){0,2}?\s*(?:(?:up\s+)?(?:until|till|to|in|on|at)|through to|for the period to)"
    r"\s+(?:the\s+)?(?:(?:end|start|close)\s+of\s+)?(?:the\s+)?(?:early\s+|late\s+|mid[\s-])?$"
    r"|\b(?:end|expiry|termination)\s+date\s+(?:is|of)\s+(?:the\s+)?$"
    r"|\bcomes?\s+to\s+an\s+end\s+(?:in|on|at|by)\s+(?:the\s+)?(?:end\s+of\s+)?$"
    r"|\bcovers?\s+(?:the\s+)?(?:\w+\s+)?(?:period|years)\s+(?:from\s+|of\s+|between\s+)?"
    r"(?:to\s+|until\s+|up to\s+)?$",
    re.IGNORECASE,
)
_RUNS_FROM = re.compile(r"\b(?:runs?|lasts?|extends?)\s+(?:from|between)\s+$", re.IGNORECASE)
_RUNS_OF = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|programmes?|framework|agreement|contracts?|fund(?:ing|ed)?|grants?"
    r"|polic(?:y|ies)|scheme|lease|licen[cs]e|partnership|arrangements?|order|appointment|project|pilot"
    r"|commission\w*|charter|tenancy|protocol|memorandum|sla|it|this|these|which)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s*(?:to|and|until|[-–—])\s*\w", re.IGNORECASE)
# What is told as over, or as looked back on, is not stale.
_OVER = re.compile(
    r"\b(?:was|were|had|did|previous|former|earlier|old|expired|ended|replac\w+|supersed\w+|succe\w+"
    r"|evaluat\w+|lessons|outturn|adopted|approved|agreed in|published in|refresh\w*|updat\w+"
    r"|review(?:ed)? of|new|last|achieve[dm]\w*|deliver(?:ed|y of)|consultation|draft\w*"
    r"|extended|closed|history|historic\w*|since|followed|predecessor|then|concluded|completed"
    r"|unless|if|than|source:|set out in 20\d\d)(?:\b|(?<=:))",
    re.IGNORECASE,
)
_PAPERS = "background_papers"


def plans_ended(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a plan, a strategy or a contract that had ended by the day of this meeting.

    Its end is said ("the plan runs until October 2024") or stands in its name ("Council Plan
    2019-2024", which may end in spring or at the end of that year: the later is taken).
    Background papers may be of any age. A plan named several times is told once.
    """
    if context.meeting is None:
        return
    named: dict[str, list[tuple[Passage, DatePhrase]]] = {}
    for passage in passages(report):
        phrase = _ended_phrase(passage, context.meeting)
        if phrase is not None:
            key = phrase.words if phrase.span else passage.text
            named.setdefault(key, []).append((passage, phrase))
    for several in named.values():
        yield _ended(several, context.meeting)


def _ended_phrase(passage: Passage, meeting: date) -> DatePhrase | None:
    if passage.section == _PAPERS:
        return None
    phrases = (one for one in date_phrases(passage.own) if one.last < meeting)
    ended = next((one for one in phrases if _ends(passage.own, one)), None)
    return ended if ended and not _OVER.search(passage.own) else None


def _ends(sentence: str, phrase: DatePhrase) -> bool:
    sentence, phrase = with_its_words(sentence, phrase)
    before, after = sentence[: phrase.start], sentence[phrase.end :]
    if phrase.span and (_NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after)):
        return True
    runs = _RUNS.search(before) or (_RUNS_FROM.search(before) and _RANGE.search(phrase.words))
    return bool(runs) and bool(_RUNS_OF.search(before))


def _ended(several: list[tuple[Passage, DatePhrase]], meeting: date) -> Finding:
    """Tell of a plan where it is first named, with the other places that name those years."""
    passage, phrase = several[0]
    others = dict.fromkeys(place_of(one) for one, _ in several[1:])
    also = f" The same years stand here too: {', '.join(others)}." if others else ""
    return told(
        "plan-ended",
        passage,
        f'"{passage.heading}" says "{shown(passage.text, phrase.start, phrase.end)}"; '
        f"that time had passed before this meeting on {long_date(meeting)}.{also}",
        "Name the plan that is in force now, or say that this one has ended.",
    )
