"""What changed between two reports, section by section, whatever files they come from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from committee_pack.model.changes import Changes, SectionChange
from committee_pack.model.report import Block, Picture, Report, Section, Table, words_of

_ALIKE = 60.0
_SENTENCE = re.compile(r"(?<=[.!?;])[”’\"]?\s+(?=[“‘\"A-Z0-9])")
# "Appendix 6(a)" is the same appendix under the next agenda item.
_ITEM = re.compile(r"\d+(?=\()")
_OF_ITEM = re.compile(r"(?<=\bappendix )\d+(?=\([a-z]\))", re.IGNORECASE)
# A line of the list of appendices, which are told by themselves.
_LISTED = re.compile(r"(?:appendix|annex|schedule)\s+[\w().]{1,8}\s*[:.–-]\s", re.IGNORECASE)


def compare_reports(old: Report, new: Report) -> Changes:
    """Say what changed.

    Sections are the same by their id in the profile, else by their heading. A passage that moved
    to another section is carried: its words stand in both reports.

    Args:
        old: last time's report.
        new: this one.
    """
    were = {_key(section): section for section in old.sections}
    are = {_key(section): section for section in new.sections}
    all_old = Counter(_passages(old.sections))
    all_new = Counter(_passages(new.sections))
    known = {_folded(one) for words in all_old for one in _sentences(words)}
    sections = [_changed(were.get(key), one, all_old, all_new, known) for key, one in are.items()]
    sections += [_gone(one, all_new) for key, one in were.items() if key not in are]
    added, gone = _appendices(old, new)
    return Changes(
        title=new.title,
        sections=tuple(sections),
        appendices_added=added,
        appendices_gone=gone,
    )


def _key(section: Section) -> str:
    return section.id or _folded(section.heading)


def _passages(sections: Iterable[Section]) -> Iterable[str]:
    return (words for section in sections for words in _words(section))


def _words(section: Section) -> list[str]:
    return [_itemless(words) for block in section.blocks if (words := _said(block))]


def _said(block: Block) -> str:
    """Give the words of a block, spaces folded; a table's rows are one passage."""
    words = block.alt if isinstance(block, Picture) else words_of(block)
    return " ".join(words.split())


def _itemless(words: str) -> str:
    """Give words to compare: an appendix is the same under the next agenda item."""
    return _OF_ITEM.sub("", words)


def _changed(
    old: Section | None,
    new: Section,
    all_old: Mapping[str, int],
    all_new: Mapping[str, int],
    known: set[str],
) -> SectionChange:
    mine = _words(new)
    came = [words for words in mine if words not in all_old]
    went = [words for words in (_words(old) if old else []) if words not in all_new]
    edited = _edited(came, went)
    state = "new" if old is None else "edited" if came or went else "carried"
    return SectionChange(
        heading=_heading(new),
        state=state,
        carried=len(mine) - len(came),
        edited=edited,
        added=len(came) - edited,
        dropped=len(went) - edited,
        sentences=tuple(_new_sentences(new, known)),
    )


def _edited(came: list[str], went: list[str]) -> int:
    """Count the passages that are another wording of one that went; each counts once."""
    left = dict(enumerate(went))
    edited = 0
    for words in came:
        found = process.extractOne(words, left, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found is not None:
            del left[found[2]]
            edited += 1
    return edited


def _gone(section: Section, all_new: Mapping[str, int]) -> SectionChange:
    words = _words(section)
    carried = sum(one in all_new for one in words)
    return SectionChange(
        heading=_heading(section), state="gone", carried=carried, dropped=len(words) - carried
    )


def _new_sentences(section: Section, known: set[str]) -> Iterable[str]:
    for block in section.blocks:
        # What is new in a table is told by the figures, not by its cells run together.
        if not isinstance(block, Table | Picture):
            words = _said(block)
            if not _LISTED.match(words):
                yield from (
                    one for one in _sentences(words) if _folded(_itemless(one)) not in known
                )


def _sentences(words: str) -> list[str]:
    return [one for one in _SENTENCE.split(words) if one]


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _heading(section: Section) -> str:
    return f"{section.number} {section.heading}" if section.number else section.heading


def _appendices(old: Report, new: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the appendices that are new and those that are gone; the day in a title is no matter."""
    were = {_appendix(one.ref, one.title): f"{one.ref or ''} {one.title}" for one in old.appendices}
    are = {_appendix(one.ref, one.title): f"{one.ref or ''} {one.title}" for one in new.appendices}
    added = [title.strip() for key, title in are.items() if key not in were]
    gone = [title.strip() for key, title in were.items() if key not in are]
    return tuple(added), tuple(gone)


_MONTHS = "january february march april may june july august september october november december"
_DATED = re.compile(rf"\b(?:{_MONTHS.replace(' ', '|')})\b|\d+")


def _appendix(ref: str | None, title: str) -> str:
    words = _DATED.sub("", _folded(title))
    return " ".join(words.split()) or _ITEM.sub("", ref or "")
