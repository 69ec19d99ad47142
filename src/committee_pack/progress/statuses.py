"""Where an action stands, from what the tracker says: a word, a letter, a phrase or only a colour.

The default key is the BRAG one used by councils (blue complete, green on track, amber at risk, red
off track). A key printed on the sheet goes before it, since some councils use blue for "not
started". What none of these says is unknown, never guessed.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from committee_pack.model.progress import Status

STATUS_WORDS: Mapping[Status, str] = {
    Status.COMPLETE: "Complete",
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OFF_TRACK: "Off track",
    Status.NOT_STARTED: "Not started",
    Status.UNKNOWN: "Not known",
}

DEFAULT_COLOURS: Mapping[str, Status] = {
    "blue": Status.COMPLETE,
    "green": Status.ON_TRACK,
    "amber": Status.AT_RISK,
    "red": Status.OFF_TRACK,
    "grey": Status.NOT_STARTED,
}

_COLOUR_WORDS: Mapping[str, str] = {
    "blue": "blue", "b": "blue", "🔵": "blue", "🟦": "blue",
    "green": "green", "g": "green", "🟢": "green", "🟩": "green",
    "amber": "amber", "a": "amber", "yellow": "amber", "y": "amber", "orange": "amber",
    "🟠": "amber", "🟡": "amber", "🟧": "amber", "🟨": "amber",
    "red": "red", "r": "red", "🔴": "red", "🟥": "red",
    "grey": "grey", "gray": "grey", "white": "grey", "w": "grey", "⚪": "grey", "⬜": "grey",
    "purple": "purple", "p": "purple", "🟣": "purple", "🟪": "purple",
    "black": "black",
}  # fmt: skip

_COLOURS = frozenset(_COLOUR_WORDS.values())

# A longer match counts before a shorter one inside it ("not complete" before "complete"), a firm
# word before a loose one ("in progress, at risk"), and of two firm ones the first that is said.
_FIRM: tuple[tuple[Status, str], ...] = (
    (Status.NOT_STARTED, r"not (?:yet )?(?:been )?(?:started|begun|commenced|due)"),
    (Status.NOT_STARTED, r"yet to (?:be )?(?:start|begin|commence)\w*|to be (?:started|commenced)"),
    (
        Status.NOT_STARTED,
        r"(?:hasn'?t|has not) (?:yet )?(?:started|begun)|unstarted|awaiting start",
    ),
    (
        Status.OFF_TRACK,
        r"(?:off|not on|no longer on)[ -]?(?:track|target|schedule|course)|overdue|missed",
    ),
    (
        Status.OFF_TRACK,
        r"(?:significant(?:ly)?|major|serious) (?:delay|behind|concern|slip|issue)\w*",
    ),
    (Status.OFF_TRACK, r"fail(?:ed|ing)|stalled|blocked|not (?:being )?(?:achieved|met|delivered)"),
    (Status.OFF_TRACK, r"(?:not|no longer|never) progress(?:ing|ed)"),
    (Status.NOT_STARTED, r"not (?:yet )?(?:in progress|under[ -]?way)"),
    (Status.OFF_TRACK, r"(?:will|can) ?not be (?:met|achieved|delivered|completed)"),
    (
        Status.AT_RISK,
        r"at (?:\w+ )?risk|(?:some|moderate|minor|medium) risks?|risk of (?:delay|slip)\w*",
    ),
    (Status.AT_RISK, r"(?:(?:some|minor|slight|small) )?slip(?:page|ping|ped)"),
    (
        Status.AT_RISK,
        r"(?:some|minor|slight|small) (?:delay|concern|issue)s?|slightly (?:behind|off)",
    ),
    (Status.AT_RISK, r"(?:needs|requires) attention|partly on track"),
    (Status.UNKNOWN, r"part(?:ial|ially|ly)?[ -]*(?:complete|done|achieved|met|implemented)\w*"),
    (Status.UNKNOWN, r"(?:almost|nearly|substantially|mostly) (?:complete|done)\w*"),
    (Status.UNKNOWN, r"\d+ ?% (?:complete|done)\w*|incomplete|not at risk"),
    (Status.UNKNOWN, r"not (?:yet |fully )*(?:complete|closed|done|finished|implemented)\w*"),
    (Status.UNKNOWN, r"(?:to be|due to|will|will be|due for) (?:be )?complet\w*"),
    (Status.UNKNOWN, r"delayed|behind(?: schedule)?|on hold|paused|deferred|superseded"),
    (Status.UNKNOWN, r"withdrawn|cancelled|no longer required"),
    (Status.COMPLETE, r"complet(?:e|ed|ion)|closed|done|delivered|achieved|implemented|finished"),
    (Status.COMPLETE, r"embedded|signed[ -]?off|fully met|concluded|actioned|discharged|resolved"),
    (Status.ON_TRACK, r"on[ -]?(?:track|target|schedule|course|plan)(?: (?:to|for) complet\w*)?"),
    (Status.ON_TRACK, r"progress(?:ing|es)? (?:well|as planned|to plan)"),
)
_LOOSE: tuple[tuple[Status, str], ...] = (
    (Status.ON_TRACK, r"in[ -]?progress|progressing|under[ -]?way|in hand|in train|on-?going"),
    (Status.ON_TRACK, r"started|commenced|begun|in development|being (?:delivered|implemented)"),
    (Status.NOT_STARTED, r"pending|planned|scheduled|to do|future action"),
)


def _compiled(
    phrases: tuple[tuple[Status, str], ...],
) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for status, words in phrases)


_FIRM_PATTERNS, _LOOSE_PATTERNS = _compiled(_FIRM), _compiled(_LOOSE)
_LONGEST_BARE = 24
_BEFORE = re.compile(
    r"[(\[,;–-]\s*(?:was|previously|formerly|prev\.?|from|last (?:month|quarter|time|period))\b"
    r"[^)\]]*[)\]]?"
)
_TICKS = frozenset("✓✔☑✅")
_SIGN = r"[A-Za-z🔵🟢🟠🟡🔴⚪🟣][\w ]{0,20}?"
_STANDS_FOR = r"\s*(?:=|:|–|—| - )"
_KEY_PAIR = re.compile(
    rf"(?P<sign>{_SIGN}){_STANDS_FOR}\s*"
    rf"(?P<words>.+?)(?=(?:[,;|\n•]|\.\s|\s{{2,}})\s*{_SIGN}{_STANDS_FOR}|$)"
)
_KEY_START = re.compile(
    r"^\s*(?:status |rag |brag |b-rag )*(?:key|legend)\b(?: to [\w ]+?)?\s*"
    r"(?:[:–—]\s*|-\s+|$)",
    re.IGNORECASE,
)
_KEY_HEADING = re.compile(
    r"(?:(?:status|b?-?rag|brag|colour|rating|progress) )*(?:key|legend)"
    r"(?: (?:to|for) (?:the )?(?:status(?:es)?|b?-?rag|brag|colours?|ratings?|symbols?| )+)?",
)

Key = Mapping[str, Status]
"""A key: a colour word (``blue``) or a sign as written, folded, to the status it stands for."""


def status_in(text: str, key: Key) -> Status:
    """Read a status from the words of a cell by a key; UNKNOWN where it says none.

    Whole phrases count before colours ("Green - complete" is complete), the key before both where
    it holds exactly what is written.
    """
    plain = _fold(text)
    if not plain:
        return Status.UNKNOWN
    if plain in key:
        return key[plain]
    if set(plain) <= _TICKS or plain == "100%":
        return Status.COMPLETE
    if plain == "0%":
        return Status.NOT_STARTED
    if len(plain) == 1 and (colour := colour_in(plain)):
        return colour_status(colour, key)
    if plain.endswith("?"):
        return Status.UNKNOWN
    plain = _BEFORE.sub(" ", plain).strip() or plain
    phrase = _phrase(plain)
    return phrase if phrase is not None else colour_status(colour_in(plain), key)


def colour_status(colour: str | None, key: Key) -> Status:
    """Give what a colour stands for by the key, else by the BRAG default."""
    if colour is None:
        return Status.UNKNOWN
    return key.get(colour, DEFAULT_COLOURS.get(colour, Status.UNKNOWN))


def colour_in(text: str) -> str | None:
    """Give the one colour a text names by word, picture or a letter alone; None for none or two."""
    words = re.findall(r"[a-z]+|[^\w\s]", _fold(text))
    named = {_COLOUR_WORDS[word] for word in words if word in _COLOUR_WORDS and len(word) > 1}
    named |= {_COLOUR_WORDS[word] for word in words if word in _COLOUR_WORDS and not word.isascii()}
    letters = [word for word in words if word.isalpha()]
    if not named and len(letters) == 1 and letters[0] in _COLOUR_WORDS:
        return _COLOUR_WORDS[letters[0]]
    return named.pop() if len(named) == 1 else None


def is_key(text: str) -> bool:
    """Tell whether a text is the key of a plan rather than an action or a theme.

    It is one where it says what a colour stands for: one after the word "Key", else two. After the
    word "Key" two letters of the plan's own will do ("C = Complete, O = On track").
    """
    told = key_in(text)
    colours = _COLOURS & told.keys()
    return len(colours) >= 2 or (begins_key(text) and (len(colours) == 1 or len(told) >= 2))


def begins_key(text: str) -> bool:
    """Tell whether a text begins as a key does: ``Key:``, ``Legend -``, ``RAG key``."""
    return _KEY_START.match(text) is not None


def is_key_heading(text: str) -> bool:
    """Tell whether a text says no more than that a key follows: ``Key``, ``Key to the ratings``."""
    return _KEY_HEADING.fullmatch(_fold(text)) is not None


def is_sign(text: str) -> bool:
    """Tell whether a text is a colour, its letter or its picture, and nothing more."""
    return _fold(text) in _COLOUR_WORDS


def key_in(text: str) -> dict[str, Status]:
    """Read a key written out: ``Key: B = complete, G = on track``."""
    found: dict[str, Status] = {}
    for pair in _KEY_PAIR.finditer(_KEY_START.sub("", text)):
        found.update(key_pair(pair["sign"], pair["words"], any_letter=begins_key(text)))
    return found


def key_pair(sign: str, words: str, *, any_letter: bool = False) -> dict[str, Status]:
    """Read one entry of a key: a colour, its letter or its picture, and what it stands for.

    Empty where it is none. With ``any_letter`` a sign may be any one or two letters as well.
    """
    status = _phrase(_fold(words))
    if status is None or status is Status.UNKNOWN:
        return {}
    folded = _fold(sign)
    colour = colour_in(folded)
    if colour is None:
        return {folded: status} if any_letter and 0 < len(folded) < 3 else {}
    return {colour: status, folded: status}


def given_key(given: Mapping[str, Status]) -> dict[str, Status]:
    """Fold a key that a meeting file gives; a letter that stands for a colour counts for it too."""
    key: dict[str, Status] = {}
    for sign, status in given.items():
        folded = _fold(sign)
        if colour := _COLOUR_WORDS.get(folded):
            key[colour] = status
        key[folded] = status
    return key


def is_bare_status(text: str) -> bool:
    """Tell whether a text is a status and next to nothing more: ``G``, ``On track``."""
    return 0 < len(text) <= _LONGEST_BARE and status_in(text, {}) is not Status.UNKNOWN


def is_said_plainly(written: str, status: Status) -> bool:
    """Tell whether a status as written needs no key: it is the very word that is printed."""
    return _fold(written).replace("-", " ") == STATUS_WORDS[status].casefold()


@lru_cache(maxsize=1024)  # a plan says the same few words in every row
def _phrase(plain: str) -> Status | None:
    return _first(plain, _FIRM_PATTERNS) or _first(plain, _LOOSE_PATTERNS)


def _first(plain: str, patterns: tuple[tuple[Status, re.Pattern[str]], ...]) -> Status | None:
    """Give the status of the phrase that comes first, and is not inside a longer one."""
    spans = [(found.start(), -found.end(), status) for status, words in patterns
             for found in words.finditer(plain)]  # fmt: skip
    return min(spans, key=lambda span: span[:2])[2] if spans else None


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split()).strip(" .:;*")
