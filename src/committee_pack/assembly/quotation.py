"""Words of another document, quoted: verbatim, with who said them, the source and its date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

import msgspec
from rapidfuzz import fuzz, process

from committee_pack.assembly.loosely import Stretch, as_compared, find_loosely
from committee_pack.assembly.origins import marked
from committee_pack.assembly.speech import speech_at, words_of_speaker
from committee_pack.errors import SettingsError
from committee_pack.model.dates import long_date
from committee_pack.model.evidence import Evidence
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import QuoteOrder
from committee_pack.model.report import Block, OriginKind, Paragraph

_SHOWN = 240
# The day in a file's name; it stands behind the name in words.
_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation as blocks, and what a person should look at."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


class _Passage(msgspec.Struct, frozen=True, kw_only=True):
    """What is quoted: stretches of the document, and who says it."""

    stretches: tuple[Stretch, ...]
    speaker: str | None = None


def quotation(order: QuoteOrder, documents: Mapping[str, Evidence], place: str) -> Quoted:
    """Quote the words that an order names.

    A line with who says it, the document, its date and the page leads to the words, which stand as
    in the document. What is quoted is the paragraph that ``match`` stands in; where somebody speaks
    in it, all that this speaker says in it and nothing else.

    Args:
        order: which words.
        documents: what was read, by the path that the order gives.
        place: where the order stands in the meeting file, for messages.

    Raises:
        SettingsError: the words are not there; the nearest passage is named.
    """
    document = documents[order.from_]
    texts = [paragraph.text for paragraph in document.paragraphs]
    found = find_loosely(order.match, texts)
    if not found:
        raise _not_there(order.match, "match", order, texts, place)
    passage = _passage(found[0], texts)
    if order.words is not None:
        passage = _part(order, passage, found[0], texts, place)
    first = document.paragraphs[passage.stretches[0].paragraph].where
    day = order.date or document.day
    lead = f"{_lead(order, passage, document, day)}{f', page {first.page}' if first.page else ''}"
    lead = f"{lead}):" if passage.speaker else f"{lead}:"
    blocks = [marked(Paragraph(number=None, text=lead), OriginKind.QUOTED, first)]
    for one in passage.stretches:
        words = texts[one.paragraph][one.start : one.end].strip()
        quoted = Paragraph(number=None, text=words, style="quotation")
        blocks.append(marked(quoted, OriginKind.QUOTED, document.paragraphs[one.paragraph].where))
    return Quoted(blocks=tuple(blocks), findings=tuple(_told(order, found, day, place)))


def _lead(order: QuoteOrder, passage: _Passage, document: Evidence, day: date | None) -> str:
    """Say who says it and where: ``Jo Reed, Leader of the Council, said (Newsroom, 1 May 2026``."""
    stem = PurePosixPath(order.from_).stem
    named = _ISO_DAY.sub("", stem).strip(" -_") or stem
    name = order.source or document.title or f"{named[:1].upper()}{named[1:]}"
    source = ", ".join(filter(None, (name.rstrip(" .:,"), long_date(day))))
    return f"{passage.speaker} ({source}" if passage.speaker else source


def _passage(found: Sequence[Stretch], texts: Sequence[str]) -> _Passage:
    """Give the whole of what the words that were found are part of."""
    first = found[0]
    place, start, end = first.paragraph, first.start, first.end
    announced = words_of_speaker(texts, place, start, end)
    if announced is not None:
        place, start = announced
        end = start + 1
    speech = speech_at(texts, place, start, end) if len(found) == 1 else None
    if speech is not None:
        stretch = Stretch(paragraph=place, start=speech.start, end=speech.end)
        return _Passage(stretches=(stretch,), speaker=speech.speaker)
    return _Passage(
        stretches=tuple(
            Stretch(paragraph=one.paragraph, start=0, end=len(texts[one.paragraph]))
            for one in found
        )
    )


def _part(
    order: QuoteOrder,
    passage: _Passage,
    met: Sequence[Stretch],
    texts: Sequence[str],
    place: str,
) -> _Passage:
    """Narrow a passage to the words that are asked for: in it, or right behind what was matched."""
    words = order.words or ""
    held = passage.stretches
    found = find_loosely(words, texts)
    inside = [one for one in found if all(_within(piece, held) for piece in one)]
    beside = [one for one in found if one[0].paragraph >= met[0].paragraph]
    if not (inside or beside):
        raise _not_there(words, "words", order, texts, place)
    if inside:
        return _Passage(stretches=inside[0], speaker=passage.speaker)
    first = beside[0][0]
    speech = speech_at(texts, first.paragraph, first.start, first.end)
    return _Passage(stretches=beside[0], speaker=speech.speaker if speech else None)


def _within(piece: Stretch, held: Sequence[Stretch]) -> bool:
    return any(
        piece.paragraph == one.paragraph and one.start <= piece.start and piece.end <= one.end
        for one in held
    )


def _told(
    order: QuoteOrder, found: Sequence[Sequence[Stretch]], day: date | None, place: str
) -> Iterator[Finding]:
    if day is None:
        yield Finding(
            rule="quote-undated",
            severity=Severity.WARNING,
            message=f'{place}: "{order.from_}" does not say of which day it is.',
            hint="Give the quotation its date: date = 2026-02-01.",
        )
    if len({one[0].paragraph for one in found}) > 1:
        yield Finding(
            rule="quote-repeated",
            severity=Severity.WARNING,
            message=f'{place}: "{_short(order.match)}" stands more than once in "{order.from_}"; '
            "the first is quoted.",
            hint="Give more of its words under match.",
        )


def _not_there(
    words: str, key: str, order: QuoteOrder, texts: Sequence[str], place: str
) -> SettingsError:
    near = process.extractOne(
        as_compared(words), [as_compared(text) for text in texts], scorer=fuzz.partial_ratio
    )
    hint = f'The nearest passage is: "{_short(texts[near[2]])}"' if near else "It has no words."
    return SettingsError(
        f'{place}: the words "{_short(words)}" ({key}) are not in "{order.from_}".',
        why="Words are quoted exactly as they stand in their source, or not at all.",
        hint=hint,
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
