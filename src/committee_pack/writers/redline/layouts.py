"""What a new template does to every paragraph of a kind: looks that no author changed.

When the house template changes, or last time's report was written without it, each paragraph has
another style. Marked one by one they hide the few changes that matter, so the layout that most
paragraphs of an old one have in the new report is taken for what became of it.
"""

from collections import Counter

from committee_pack.writers.ooxml import Element, element, w
from committee_pack.writers.redline.parts import WordFile
from committee_pack.writers.redline.resolve import copy_of
from committee_pack.writers.redline.words import looks_key, words_of

_BARE = frozenset({w("rPr"), w("sectPr"), w("pPrChange")})
_FEWEST = 2
_MOST_OF_THEM = 0.5

Layouts = dict[str, Element]


def layout_key(layout: Element | None) -> str:
    """Give a paragraph's layout as text; what is about the paragraph's mark alone is left out."""
    if layout is None:
        return ""
    bare = element("rPr", *(copy_of(one) for one in layout if one.tag not in _BARE))
    for one in bare.iter():
        for name in [name for name in one.attrib if "rsid" in str(name)]:
            del one.attrib[name]
    return looks_key(bare)


def new_layouts(old: WordFile, new: WordFile) -> Layouts:
    """Say what became of the layouts of the old report, by their keys.

    Paragraphs with the same words in both tell it: a layout is among them where at least two of
    its paragraphs, and most of all that have it, have one and the same layout in the new report.
    """
    found: dict[str, Counter[str]] = {}
    examples: Layouts = {}
    were, are = _by_words(old), _by_words(new)
    seen = Counter(layout_key(one) for layouts in were.values() for one in layouts)
    for words, layouts in were.items():
        for one, other in zip(layouts, are.get(words, ()), strict=False):
            key = layout_key(other)
            found.setdefault(layout_key(one), Counter())[key] += 1
            examples.setdefault(key, element("pPr") if other is None else other)
    return {
        key: examples[best[0]]
        for key, became in found.items()
        for best in became.most_common(1)
        if best[1] >= _FEWEST and best[1] > _MOST_OF_THEM * seen[key]
    }


def _by_words(file: WordFile) -> dict[str, list[Element | None]]:
    found: dict[str, list[Element | None]] = {}
    for paragraph in file.tree(file.main).iter(w("p")):
        words = words_of(paragraph)
        if words:
            found.setdefault(words, []).append(paragraph.find(w("pPr")))
    return found
