"""WordprocessingML as markup, and large pieces of it that stand outside the document's tree."""

import re
from xml.sax.saxutils import escape

from lxml import etree

from committee_pack.writers.cleaning import HELD_END, HELD_START
from committee_pack.writers.ooxml import Element, R, W, element

_DECLARED = f' xmlns:w="{W}"'
_OTHER = f' xmlns:r="{R}"'
_PIECES = re.compile(r"([\t\n])")
_HELD = re.compile(
    rb"<[^<>]*>" + HELD_START.encode() + rb"([0-9]{1,9})" + HELD_END.encode() + rb"</[^<>]*>"
)
_SPECIAL = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def run_markup(text: str, properties: str = "") -> str:
    """Give words as a ``w:r``, tabs and line breaks as Word's; nothing for no words.

    Args:
        text: the words, as ``shown_words`` gives them.
        properties: the run's ``w:rPr``.
    """
    if not text:
        return ""
    if "\t" not in text and "\n" not in text:
        return f"<w:r>{properties}{_text(text)}</w:r>"
    pieces = "".join(_SPECIAL.get(one) or _text(one) for one in _PIECES.split(text) if one)
    return f"<w:r>{properties}{pieces}</w:r>"


def _text(words: str) -> str:
    kept = ' xml:space="preserve"' if "  " in words or words != words.strip() else ""
    return f"<w:t{kept}>{escape(words)}</w:t>"


def to_markup(made: Element) -> str:
    """Give an element as markup that stands inside a ``w:`` element."""
    # In the start tag alone: words may hold what a declaration looks like.
    start, end, rest = etree.tostring(made, encoding="unicode").partition(">")
    return start.replace(_DECLARED, "").replace(_OTHER, "") + end + rest


def from_markup(markup: str) -> Element:
    """Give markup, of one element with plain start tag, as that element."""
    name, rest = markup.split(">", 1)
    return etree.fromstring(f"{name}{_DECLARED}{_OTHER}>{rest}")


class Held:
    """Markup kept out of a tree until the tree is written."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def hold(self, name: str, markup: str) -> Element:
        """Give an element of that name that stands for markup of one such element."""
        stand_in = element(name)
        stand_in.text = f"{HELD_START}{len(self._kept)}{HELD_END}"
        self._kept.append(markup)
        return stand_in

    def put_in(self, written: bytes, root: Element) -> bytes:
        """Put the markup into a written tree.

        Args:
            written: the tree's bytes.
            root: its root, which declares the ``w:`` of the markup or does not.
        """
        known = root.nsmap.get("w") == W

        def markup(found: re.Match[bytes]) -> bytes:
            number = int(found[1])
            if number >= len(self._kept):
                # A template may hold such marks of its own.
                return found[0]
            kept = self._kept[number]
            name, rest = kept.split(">", 1)
            return (kept if known else f"{name}{_DECLARED}>{rest}").encode()

        return _HELD.sub(markup, written) if self._kept else written
