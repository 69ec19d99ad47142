"""Who says what in a document: "Jo Reed, Leader of the Council, said:" and the words after it."""

import re
from collections.abc import Sequence

import msgspec

OPENING = "“"
CLOSING = "”"
# "Cllr Jo Reed, Leader of the Council, said:" before a quotation, or at the end of a paragraph.
_ABBREVIATED = r"(?:(?<=\b[A-Z])|(?<=\bDr|\bMr|\bMs|\bCr|\bSt)|(?<=\bMrs|\bRev)|(?<=\bCllr))\."
_WHO = rf"(?P<who>[A-Z](?:[^.!?:;“”\"\n]|{_ABBREVIATED}){{1,150}}?)"
_SAID = r"(?P<said>said|says|added|adds|commented|comments|explained|explains|stated|wrote)"
_ATTRIBUTION = re.compile(rf"{_WHO}\s+{_SAID}\s*(?:[:,]\s*(?=[“‘\"]|$)|(?=[“‘\"]))")
# The end of words in single quotation marks: an apostrophe has no stop before it.
_SINGLE_END = re.compile(r"[.,!?…]’(?=\s|$)")
# What stands between an attribution and its words without being either: a button, a caption.
_NOISE_WORDS = 3
_LOOK_BACK = 12


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says in one paragraph: who, with the verb, and from where to where."""

    speaker: str
    start: int
    end: int


def speech_at(paragraphs: Sequence[str], place: int, start: int, end: int) -> Speech | None:
    """Find the speech that a stretch of a paragraph is part of.

    Several speakers may stand in one paragraph; the speech ends where the next is named.

    Args:
        paragraphs: the document, quotation marks in any form.
        place: which paragraph.
        start: where the stretch begins in it.
        end: where it ends.

    Returns:
        The speech with its quotation marks; None where nobody is named, or the stretch stands
        outside the quotation marks.
    """
    text = _curled(paragraphs[place])
    named = list(_ATTRIBUTION.finditer(text))
    before = [one for one in named if one.end() <= start]
    floor = before[-1].end() if before else 0
    ceiling = next((one.start() for one in named if one.start() >= end), len(text))
    opens, stop = _marked_off(text, floor, ceiling)
    if opens == -1 or opens > start or end > stop:
        return None
    speaker = _said_by(before[-1]) if before else _named_above(paragraphs, place)
    return Speech(speaker=speaker, start=opens, end=stop) if speaker else None


def _marked_off(text: str, floor: int, ceiling: int) -> tuple[int, int]:
    """Give the stretch in quotation marks, single ones where a speech begins with such; else -1."""
    end = len(text[:ceiling].rstrip())
    if text[floor:ceiling].lstrip().startswith("‘"):
        opens = text.find("‘", floor)
        ends = [one.end() for one in _SINGLE_END.finditer(text, opens, ceiling)]
        return opens, ends[-1] if ends else end
    opens = text.find(OPENING, floor, ceiling)
    closes = text.rfind(CLOSING, opens, ceiling) if opens != -1 else -1
    return opens, closes + 1 if closes != -1 else end


def words_of_speaker(
    paragraphs: Sequence[str], place: int, start: int, end: int
) -> tuple[int, int] | None:
    """Tell where the words begin that a stretch announces, if it is (part of) "Jo Reed said:".

    Returns:
        The paragraph and the place of the opening quotation mark; None for any other stretch.
    """
    for named in _ATTRIBUTION.finditer(_curled(paragraphs[place])):
        if named.start() <= start and end <= named.end():
            here = _opening(paragraphs[place], named.end())
            if here != -1:
                return place, here
            for below in range(place + 1, min(place + 3, len(paragraphs))):
                if (there := _opening(paragraphs[below], 0)) != -1:
                    return below, there
    return None


def _opening(text: str, begin: int) -> int:
    """Give the place of the first opening quotation mark, a single one only at the beginning."""
    if text[begin:].lstrip().startswith("‘"):
        return text.find("‘", begin)
    return _curled(text).find(OPENING, begin)


def _said_by(named: re.Match[str]) -> str:
    return f"{named['who'].strip()} {named['said']}"


def _named_above(paragraphs: Sequence[str], place: int) -> str | None:
    """Give who is named above a paragraph of speech, over others of the same speech."""
    for above in range(place - 1, max(-1, place - _LOOK_BACK), -1):
        text = _curled(paragraphs[above]).strip()
        named = list(_ATTRIBUTION.finditer(text))
        if named and named[-1].end() == len(text):
            return _said_by(named[-1])
        if named and OPENING in text[named[-1].end() :] and not text.endswith(CLOSING):
            return _said_by(named[-1])
        # A paragraph that opens with a quotation mark and closes none goes on in the next.
        goes_on = text.startswith(OPENING) and not text.endswith(CLOSING)
        if not goes_on and len(text.split()) > _NOISE_WORDS:
            return None
    return None


def _curled(text: str) -> str:
    """Give straight quotation marks as opening or closing ones; no character moves."""
    return re.sub(r'"', lambda at: _mark(text, at.start()), text)


def _mark(text: str, place: int) -> str:
    before = text[place - 1 : place]
    return OPENING if not before or before.isspace() or before in "([" else CLOSING
