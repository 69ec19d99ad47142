"""A rule on numbers of actions that are not those of this cycle's plan: "15 are complete"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.report import Report, words_of
from committee_pack.rules.context import RuleContext
from committee_pack.rules.passages import Passage, passages, told

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: number for number, word in enumerate(_SMALL)} | {"none": 0}
_NUMBER = (
    rf"(?:\d{{1,4}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?"
    rf"|{'|'.join(_SMALL[::-1])}|none)"
)
_STATUSES = {
    "complete": r"(?:complete[d]?|finished|closed)",
    "on_track": r"on track",
    "at_risk": r"at risk",
    "off_track": r"off track",
    "not_started": r"(?:not (?:yet )?started|yet to start)",
    "overdue": r"overdue",
}
_STATUS = "|".join(f"(?P<{name}>{words})" for name, words in _STATUSES.items())
_SHARE = r"(?:\s*\(\s*(?:less than |more than )?\d+(?:\.\d+)?\s?%\s*\))?"
_ARE = (
    r"(?:is|are|has been|have been|remains?|stands? at)\s+(?:now\s+|still\s+|already\s+|fully\s+)*"
)
_PLAN = r"(?:(?:improvement|action|delivery|development)\s+)*plan"
_IN_PLAN = rf"(?:\s+(?:in|of)\s+(?:the|this|our)\s+{_PLAN})?"
# A number that is a part of the actions, or one of another kind, says nothing of all of them.
_NOT_ALL = (
    r"(?<!more than )(?<!at least )(?<!over )(?<!about )(?<!around )(?<!nearly )(?<!almost )"
    r"(?<!further )(?<!another )(?<!other )(?<!than )(?<!these )(?<!those )(?<!to )(?<!first )"
    r"(?<!last )(?<!top )(?<!of )(?<!of the )(?<!of all )(?<!of its )(?<!of our )(?<!of their )"
    r"(?<![\d.,£/–-])"
)
_OF_ALL = re.compile(
    rf"{_NOT_ALL}\b(?P<part>{_NUMBER}){_SHARE}\s+(?:out\s+)?of\s+(?:(?:the|our|all|its|their|this|\w+[’']s?)\s+)*"
    rf"(?P<total>{_NUMBER})\s+actions{_IN_PLAN}{_SHARE}\s+(?:{_ARE})?(?:{_STATUS})\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"(?:\b{_PLAN}\s+(?:now\s+|currently\s+)?(?:has|holds|contains|includes|comprises"
    rf"|consists of|of|with|sets out|lists)\s+(?P<has>{_NUMBER})\s+actions\b"
    rf"|\b(?:all|the)\s+(?P<all>{_NUMBER})\s+actions\s+(?:in|of)\s+(?:the|this|our)\s+{_PLAN}\b"
    rf"|\bthere\s+(?:is|are)\s+(?:now\s+|currently\s+)?(?P<there>{_NUMBER})\s+actions\s+in\s+"
    rf"(?:the|this|our)\s+{_PLAN}\b"
    rf"|\b(?:^of|of\s+the|of\s+all)\s+(?:the\s+)?(?P<of>{_NUMBER})\s+actions{_IN_PLAN}\s*,)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"{_NOT_ALL}\b(?P<part>{_NUMBER}){_SHARE}"
    rf"\s+(?:of\s+(?:the|our|its)\s+actions|actions?){_IN_PLAN}{_SHARE}\s+{_ARE}(?:{_STATUS})\b",
    re.IGNORECASE,
)
# Without the noun: "three are off track", or in a list "25 complete, 10 on track".
_BARE = re.compile(
    rf"{_NOT_ALL}(?<!which )\b(?P<part>{_NUMBER}){_SHARE}\s+"
    rf"(?:{_ARE}(?:{_STATUS})\b|(?:{_STATUS.replace('<', '<only_')})\b(?=\s*(?:[,;.]|and\b|$)))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b{_NUMBER}{_SHARE}\s+(?:of\s+(?:the|our|its)\s+)?actions\b", re.IGNORECASE
)
_OTHER_COUNTED = re.compile(
    rf"\b{_NUMBER}\s+(?!actions|is\b|has\b|less\b)(?:[a-z]+\s+)?[a-z]{{2,}}s\b(?<!actions)",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(
    rf"{_NOT_ALL}\b(?:there (?:is|are)|has|have|with|leaving|including)\s+(?:now\s+|still\s+)?"
    rf"(?P<part>{_NUMBER})\s+(?:{_STATUS})\s+actions?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per cent)\s+of\s+(?:the\s+|our\s+|all\s+)*"
    rf"(?:actions{_IN_PLAN})\s+{_ARE}(?:{_STATUS})\b",
    re.IGNORECASE,
)
# Told of another time, as an aim, or of another plan.
_OTHER = re.compile(
    r"\b(?:was|were|had|will|would|should|could|must|if|when|aims?|targets?|expected"
    r"|previously|last (?:time|meeting|quarter|year|report)|theme|themes|workstream|priority"
    r"|section|(?:other|another|separate|audit|previous|old|[A-Z]{3,}) (?:action )?plan"
    r"|this (?:quarter|month)|of (?:these|those|them)"
    r"|actions (?:on|for|under|about|relating|within|from|against|agreed|raised|set))\b"
)
_ACTIONS = re.compile(r"\bactions\b", re.IGNORECASE)


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence says of the plan: its words, the fact's name, the number there and here."""

    words: str
    name: str
    right: str


def figures_of_the_plan(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a number of actions, beside their status, that is not that of this cycle's plan."""
    figures = context.progress
    if not figures.get("total"):
        return
    for passage in passages(report):
        if _ACTIONS.search(words_of(passage.block)) and not _OTHER.search(passage.own):
            wrong = tuple(_wrong(passage, figures))
            if wrong:
                yield _told(passage, wrong)


def _wrong(passage: Passage, figures: Mapping[str, int]) -> Iterator[_Said]:
    """Give what a sentence says otherwise than the plan, each passage of it once."""
    rest = passage.own
    patterns = [_OF_ALL, _PERCENT, _TOTAL, _COUNT, _BEFORE_NOUN]
    if _COUNTED.search(words_of(passage.block)) and not _OTHER_COUNTED.search(rest):
        patterns.append(_BARE)
    for pattern in patterns:
        for found in pattern.finditer(rest):
            yield from _differs(found, figures)
        rest = pattern.sub(lambda one: " " * len(one[0]), rest)


def _differs(found: re.Match[str], figures: Mapping[str, int]) -> Iterator[_Said]:
    named = found.groupdict()
    words = " ".join(found[0].split())
    status = next(
        (name for name in _STATUSES if named.get(name) or named.get(f"only_{name}")), None
    )
    total = next(
        (named[key] for key in ("total", "has", "all", "there", "of") if named.get(key)), None
    )
    if total and _number(total) != figures["total"]:
        yield _Said(words=words, name="total", right=f"{figures['total']}")
    if status and named.get("part") and _number(named["part"]) != figures[status]:
        yield _Said(words=words, name=status, right=f"{figures[status]}")
    if status and named.get("percent"):
        share = Decimal(figures[status] * 100) / Decimal(figures["total"])
        if abs(share - Decimal(named["percent"])) > _step(named["percent"]):
            right = share.quantize(Decimal(1), rounding=ROUND_HALF_UP)
            yield _Said(words=words, name=status, right=f"{right}%")


def _step(written: str) -> Decimal:
    """Give how far a rounded share may be off: half of its last place."""
    places = len(written.partition(".")[2])
    return Decimal(5) / Decimal(10 ** (places + 1))


def _number(written: str) -> int:
    words = written.casefold().replace("-", " ").split()
    if words[0].isdigit():
        return int(words[0])
    tens = (_TENS.index(words[0]) + 2) * 10 if words[0] in _TENS else _NUMBERS[words[0]]
    return tens + (_NUMBERS[words[1]] if len(words) > 1 else 0)


def _told(passage: Passage, wrong: tuple[_Said, ...]) -> Finding:
    said = " and ".join(f'"{words}"' for words in dict.fromkeys(one.words for one in wrong))
    right = ", ".join(dict.fromkeys(f"{one.name.replace('_', ' ')} {one.right}" for one in wrong))
    names = ", ".join(dict.fromkeys(f"{{{{ progress.{one.name} }}}}" for one in wrong))
    return told(
        "figure-differs",
        passage,
        f'"{passage.heading}" says {said}; this cycle’s plan says: {right}.',
        f"Put the number of this cycle; in new words {names} is filled in.",
    )
