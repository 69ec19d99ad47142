"""Tell in a finished report what the build had made from data, and what is the officer's own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

from committee_pack.assembly.passages import Passage, passages_of
from committee_pack.errors import InputUnreadable
from committee_pack.model.report import OriginKind, Report, Section, words_of

# How like its built words a paragraph is, out of 100, that somebody has edited in Word.
_ALIKE = 75
_SHOWN = ("table", "picture")


class _Place(msgspec.Struct, frozen=True):
    source: str | None = None
    number: str | None = None
    cell: str | None = None


class _Origin(msgspec.Struct, frozen=True):
    kind: OriginKind
    where: _Place | None = None
    made_as: str | None = None


class RecordedBlock(msgspec.Struct, frozen=True):
    """A block of a report as its provenance tells it."""

    type: str
    text: str
    number: str | None = None
    origin: _Origin | None = None


class RecordedSection(msgspec.Struct, frozen=True):
    """A section of a report as its provenance tells it."""

    id: str | None
    blocks: tuple[RecordedBlock, ...] = ()


class Record(msgspec.Struct, frozen=True):
    """What is looked at in the provenance of a build."""

    report: str = ""
    sections: tuple[RecordedSection, ...] = ()
    files: dict[str, str] = msgspec.field(default_factory=dict)

    def section(self, name: str) -> tuple[RecordedBlock, ...]:
        """Give the blocks of a section by its id."""
        return tuple(block for one in self.sections if one.id == name for block in one.blocks)


class Generated(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished section holds that the next build makes anew.

    Attributes:
        drop: numbers of the paragraphs to leave out, with the lists and tables under them.
        edited: of these, what somebody has changed since: number and words.
        stuck: words of what was made from data and cannot be left out by a number.
        after: the paragraph that what is made anew follows, where the officer's go on below it;
            None where nothing of hers follows.
        places: for each name under ``add``, the officer's paragraph that its block stands behind.
        own: numbers of the paragraphs that are the officer's.
    """

    drop: tuple[str, ...] = ()
    edited: tuple[tuple[str, str], ...] = ()
    stuck: tuple[str, ...] = ()
    after: str | None = None
    places: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = ()


def read_record(path: Path) -> Record:
    """Read the provenance of a build; an empty one where there is none.

    Raises:
        InputUnreadable: it is no record of a build.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Record)
    except FileNotFoundError:
        return Record()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputUnreadable(
            f"{path} cannot be read as the record of a build.",
            why="It says which paragraphs were made from data, and must not come twice.",
            hint="Build the meeting again; the edited Word file may be moved elsewhere first.",
        ) from error


def renamed_record(path: Path, name: str) -> bytes | None:
    """Give the provenance of a build for a copy of its report; None where there is none.

    Args:
        path: the record.
        name: the copy's file name, by which the next build knows whose record it is.

    Raises:
        InputUnreadable: it is no record of a build.
    """
    if not read_record(path).report:
        return None
    told = msgspec.json.decode(path.read_bytes())
    return msgspec.json.format(msgspec.json.encode({**told, "report": name}), indent=1) + b"\n"


def plain(words: str) -> str:
    """Give words with single spaces, to compare them by."""
    return " ".join(words.split())


def own_passages(report: Report, section_id: str) -> tuple[Passage, ...]:
    """Give a section's passages but for its standard questions, in order."""
    sections: Iterable[Section] = (one for one in report.sections if one.id == section_id)
    blocks = [block for one in sections for block in one.blocks]
    return tuple(one for one in passages_of(blocks) if one.question is None)


def words_in(report: Report) -> frozenset[str]:
    """Give the words of every block of a report, to compare others with."""
    return frozenset(
        plain(words_of(block)) for section in report.sections for block in section.blocks
    )


def generated_in(
    passages: tuple[Passage, ...],
    made: Iterable[RecordedBlock],
    others: Iterable[RecordedBlock],
    present: frozenset[str],
) -> Generated:
    """Find in a section of a finished report what was made from data.

    Args:
        passages: the section in the finished report.
        made: what the build had made there, or anywhere in the report.
        others: what the build had put there otherwise: carried or written words.
        present: the words of all blocks of the finished report: what stands there as it was built
            was not edited into something else.
    """
    made = tuple(made)
    texts = _Texts(made, frozenset(plain(one.text) for one in others), present)
    kinds = [texts.is_made(passage) for passage in passages]
    numbers = [one.number for one in passages]
    drop: list[str] = []
    edited: list[tuple[str, str]] = []
    stuck: list[str] = []
    for passage, is_made in zip(passages, kinds, strict=True):
        words = plain(words_of(passage.blocks[0]))
        if is_made and passage.number and numbers.count(passage.number) == 1:
            drop.append(passage.number)
            if not texts.as_built(passage):
                edited.append((passage.number, words))
        elif is_made:
            stuck.append(words)
        else:
            stuck += texts.made_below(passage)
    own = [one for one, is_made in zip(passages, kinds, strict=True) if not is_made]
    return Generated(
        drop=tuple(drop),
        edited=tuple(edited),
        stuck=tuple(stuck),
        after=_after(passages, kinds),
        places=tuple(_places(passages, kinds, made)),
        own=tuple(one.number for one in own if one.number),
    )


def _after(passages: tuple[Passage, ...], kinds: list[bool]) -> str | None:
    """Give the officer's paragraph before the first made one, where hers go on after that."""
    if True not in kinds or all(kinds[kinds.index(True) :]):
        return None
    return _own_before(passages, kinds, kinds.index(True))


def _places(
    passages: tuple[Passage, ...], kinds: list[bool], made: tuple[RecordedBlock, ...]
) -> Iterator[tuple[str, str]]:
    """Tell where the block of each name stands now; one that was taken out is left out."""
    names = dict.fromkeys(one.origin.made_as for one in made if one.origin)
    for name in filter(None, names):
        texts = [plain(one.text) for one in made if one.origin and one.origin.made_as == name]
        likes = [
            max(fuzz.ratio(plain(words_of(one.blocks[0])), text) for text in texts) if kind else 0
            for one, kind in zip(passages, kinds, strict=True)
        ]
        if max(likes, default=0) >= _ALIKE:
            yield name, _own_before(passages, kinds, likes.index(max(likes)))


def _own_before(passages: tuple[Passage, ...], kinds: list[bool], place: int) -> str:
    """Give the officer's last paragraph above a place; ``start`` where there is none."""
    above = zip(passages[:place], kinds[:place], strict=True)
    before = [one.number for one, is_made in above if one.number and not is_made]
    return before[-1] if before else "start"


class _Texts:
    """The words that a build made, to know them again in a finished report."""

    def __init__(
        self, made: tuple[RecordedBlock, ...], others: frozenset[str], present: frozenset[str]
    ) -> None:
        self._all = frozenset(plain(one.text) for one in made)
        heads = (plain(one.text) for one in made if one.type == "paragraph" and one.number)
        self._changed = [head for head in heads if head not in present]
        self._shown = frozenset(plain(one.text) for one in made if one.type in _SHOWN)
        self._others = others

    def is_made(self, passage: Passage) -> bool:
        """Tell whether a passage was made from data, as it was built or edited since."""
        head = plain(words_of(passage.blocks[0]))
        if head in self._all:
            return True
        if head in self._others:
            return False
        if any(fuzz.ratio(head, one) >= _ALIKE for one in self._changed):
            return True
        return self._has_made_table(passage)

    def as_built(self, passage: Passage) -> bool:
        """Tell whether nothing in a passage was added or changed."""
        return all(plain(words_of(block)) in self._all for block in passage.blocks)

    def made_below(self, passage: Passage) -> Iterator[str]:
        """Give what was made from data and hangs on a passage of the officer's, by first words."""
        for block in passage.blocks[1:]:
            if plain(words_of(block)) in self._all:
                yield plain(words_of(block).partition("\n")[0])

    def _has_made_table(self, passage: Passage) -> bool:
        return any(plain(words_of(block)) in self._shown for block in passage.blocks)
