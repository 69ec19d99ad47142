"""A template for one upright page of A4: narrow margins, small letters, little room between lines.

ECMA-376 Part 1: 17.6.13 (``pgSz``), 17.6.11 (``pgMar``), 17.3.1.33 (``spacing``). Sizes of letters
are in half points, all others in twentieths of a point.
"""

from committee_pack.writers.ooxml import Element, w, whole
from committee_pack.writers.package import (
    Relationships,
    main_part,
    office,
    parse_part,
    read_parts,
    serialise,
    write_parts,
)

_WIDE, _HIGH = 11906, 16838
_MARGIN = 850
_SIDES = ("top", "right", "bottom", "left")
# Words of nine points, a title of thirteen.
_WORDS, _TITLE = 18, 26
_TITLE_FROM = 28
_MOST_BETWEEN = {"before": 60, "after": 30}
_SINGLE = 240


def upright(template: bytes, name: str) -> bytes:
    """Give a template with every page upright and its styles small enough for one page.

    Args:
        template: the bytes of a .docx.
        name: what the user calls it, for messages.

    Raises:
        TemplateUnusable: it is no Word file that can be filled.
    """
    parts = read_parts(template, name)
    main = main_part(parts, name)
    document = parse_part(parts[main])
    for section in document.iter(w("sectPr")):
        _stand(section)
    parts[main] = serialise(document)
    for target in Relationships(parts, main).targets(office("styles")):
        if target in parts:
            styles = parse_part(parts[target])
            _smaller(styles)
            parts[target] = serialise(styles)
    return write_parts(parts)


def _stand(section: Element) -> None:
    for size in section.findall(w("pgSz")):
        size.attrib.pop(w("orient"), "")
        size.set(w("w"), str(_WIDE))
        size.set(w("h"), str(_HIGH))
    for margins in section.findall(w("pgMar")):
        for side in _SIDES:
            margins.set(w(side), str(_MARGIN))
        for side in ("header", "footer"):
            margins.set(w(side), str(_MARGIN // 2))


def _smaller(styles: Element) -> None:
    for tag in ("sz", "szCs"):
        for size in styles.iter(w(tag)):
            now = whole(size.get(w("val")), _WORDS)
            size.set(w("val"), str(_TITLE if now >= _TITLE_FROM else min(now, _WORDS)))
    for spacing in styles.iter(w("spacing")):
        for side, most in _MOST_BETWEEN.items():
            if spacing.get(w(side)) is not None:
                spacing.set(w(side), str(min(whole(spacing.get(w(side)), 0), most)))
        if spacing.get(w("line")) is not None and spacing.get(w("lineRule")) != "exact":
            spacing.set(w("line"), str(min(whole(spacing.get(w("line")), _SINGLE), _SINGLE)))
