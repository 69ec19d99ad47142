"""How a document sets its headings: bold, larger, by style, or in capitals."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.readers.flow import FlowParagraph
from committee_pack.readers.outline_entries import Entry, heading_like

_SMALLER = 0.92


class Look(msgspec.Struct, frozen=True):
    """What the whole document says about how its headings are set."""

    size: float | None
    bold_tells: bool
    emphasis: bool

    def shows(self, entry: Entry) -> bool:
        """Tell whether the entry is set as a heading in this document."""
        paragraph = entry.paragraph
        if paragraph is None:
            return False
        if not self.emphasis and entry.text.isupper():
            return True
        return (self.bold_tells and paragraph.bold) or _stands_out(paragraph, self.size)

    def smaller(self, entry: Entry) -> bool:
        """Tell whether the entry is set smaller than the body, as notes are."""
        size = entry.paragraph.size if entry.paragraph else None
        return bool(self.size and size and size < self.size * _SMALLER)


def look_of(made: Sequence[Entry]) -> Look:
    """Read off a document how its headings are set."""
    size = _body_size(made)
    prose = [e.paragraph for e in made if e.paragraph and e.text and not heading_like(e)]
    paragraphs = [entry.paragraph for entry in made if entry.paragraph]
    return Look(
        size=size,
        bold_tells=sum(paragraph.bold for paragraph in prose) <= len(prose) / 2,
        emphasis=any(one.bold or _stands_out(one, size) for one in paragraphs),
    )


def _stands_out(paragraph: FlowParagraph, body_size: float | None) -> bool:
    """Tell whether a paragraph is set as a heading by style or tag, or larger."""
    larger = bool(body_size and paragraph.size and paragraph.size >= body_size * 1.15)
    return paragraph.heading is not None or larger


def _body_size(made: Iterable[Entry]) -> float | None:
    """Give the size most words are set in, in points; None where no size is known."""
    sizes: Counter[float] = Counter()
    for entry in made:
        if entry.paragraph and entry.paragraph.size:
            sizes[entry.paragraph.size] += len(entry.text)
    return sizes.most_common(1)[0][0] if sizes else None
