"""The properties of a Word file: its title for the reader, which report it is; no names, no clock.

ECMA-376 Part 2, 11: Dublin Core elements in ``docProps/core.xml``. Part 1, 22.3: properties of a
name of one's own in ``docProps/custom.xml``; Word keeps them when the file is edited and saved.
"""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from committee_pack.model.identity import MEETING_PROPERTY, REPORT_PROPERTY
from committee_pack.writers.ooxml import Element
from committee_pack.writers.package import (
    CONTENT_TYPES,
    CORE_RELATION,
    ContentTypes,
    Relationships,
    office,
    parse_part,
    serialise,
)

_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_PART = "docProps/custom.xml"
# What every property of a name of one's own has as its format id, and the first number it may have.
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PID = 2
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


def write_identity(parts: dict[str, bytes], facts: Mapping[str, object]) -> None:
    """Write which report of which meeting a file is, so that an edited copy is found again.

    Args:
        parts: the file's parts; those for its properties are added or replaced.
        facts: ``facts["report"]["id"]`` and ``facts["meeting"]["iso_date"]``. Without the two, and
            for an appendix, nothing is written.
    """
    report, meeting = facts.get("report"), facts.get("meeting")
    name = report.get("id") if isinstance(report, Mapping) else None
    day = meeting.get("iso_date") if isinstance(meeting, Mapping) else None
    if isinstance(name, str) and isinstance(day, str) and "appendix" not in facts:
        part = _custom_part(parts)
        root = parse_part(parts[part])
        _set_custom(root, REPORT_PROPERTY, _shortened(name))
        _set_custom(root, MEETING_PROPERTY, day)
        parts[part] = serialise(root)


def drop_identity(parts: dict[str, bytes]) -> None:
    """Take out which report a file is: of what is made from a report, and is not the report.

    Args:
        parts: the file's parts; the one with the properties is replaced.
    """
    for part in Relationships(parts, "").targets(office("custom-properties")):
        if part not in parts:
            continue
        root = parse_part(parts[part])
        ours = [one for one in root if one.get("name") in (REPORT_PROPERTY, MEETING_PROPERTY)]
        for one in ours:
            root.remove(one)
        if ours:
            parts[part] = serialise(root)


def _custom_part(parts: dict[str, bytes]) -> str:
    """Give the name of the part for properties of names of one's own; it is made if need be."""
    relations = Relationships(parts, "")
    kind = office("custom-properties")
    held = [name for name in relations.targets(kind) if name in parts]
    if held:
        return held[0]
    types = ContentTypes(parts)
    types.add_part(_CUSTOM_PART, _CUSTOM_TYPE)
    relations.add(kind, _CUSTOM_PART)
    empty = etree.fromstring(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"/>')
    parts[CONTENT_TYPES], parts[relations.name] = serialise(types.root), serialise(relations.root)
    parts[_CUSTOM_PART] = serialise(empty)
    return _CUSTOM_PART


def _set_custom(root: Element, name: str, value: str) -> None:
    for old in [one for one in root if one.get("name") == name]:
        root.remove(old)
    taken = [int(one.get("pid") or 0) for one in root]
    made = etree.SubElement(root, f"{{{_CUSTOM}}}property")
    made.set("fmtid", _FORMAT_ID)
    made.set("pid", str(max([*taken, _FIRST_PID - 1]) + 1))
    made.set("name", name)
    etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = value


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
