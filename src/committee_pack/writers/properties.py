"""The core properties of a Word file: its title for the reader, no names and no clock.

ECMA-376 Part 2, 11: Dublin Core elements in ``docProps/core.xml``.
"""

import re
from collections.abc import Callable, Mapping

from committee_pack.writers.ooxml import Element
from committee_pack.writers.package import CORE_RELATION, Relationships, parse_part, serialise

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
# Word shows no more of a property than this, and python-docx refuses to write more.
_LONGEST = 255
_ISO_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def core_part(parts: Mapping[str, bytes]) -> str | None:
    """Give the name of the part with the core properties; None where there is none."""
    names = [name for name in Relationships(parts, "").targets(CORE_RELATION) if name in parts]
    return names[0] if names else None


def fill_properties(
    parts: dict[str, bytes], render: Callable[[str], str], iso_date: str | None
) -> None:
    """Fill the tags in the core properties, set their dates, take out who saved the template last.

    Args:
        parts: the file's parts; the one with the properties is replaced.
        render: fills the tags of one text; gives plain text, not XML.
        iso_date: the day that stands as made and changed, ``2026-11-26``; None leaves both out.
    """
    name = core_part(parts)
    if name is None:
        return
    root = parse_part(parts[name])
    for child in list(root):
        if child.text and "{" in child.text:
            child.text = _shortened(" ".join(render(child.text).split()))
        if child.tag in (f"{_CORE}lastModifiedBy", f"{_CORE}revision", f"{_CORE}lastPrinted"):
            root.remove(child)
    _date(root, "created", iso_date)
    _date(root, "modified", iso_date)
    parts[name] = serialise(root)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _date(root: Element, name: str, iso_date: str | None) -> None:
    for old in root.findall(f"{_TERMS}{name}"):
        root.remove(old)
    if iso_date is not None and _ISO_DATE.match(iso_date):
        made = root.makeelement(f"{_TERMS}{name}")
        made.set(_XSI_TYPE, "dcterms:W3CDTF")
        made.text = f"{iso_date}T00:00:00Z"
        root.append(made)
