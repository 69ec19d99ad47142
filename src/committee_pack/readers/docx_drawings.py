"""Pictures, text boxes and what else is drawn in a Word file.

Sources: ECMA-376 part 1, 20.4 (pictures in the text) and part 4 (VML, which older files use).
Sizes are English Metric Units (12,700 to the point) in the one, a CSS style in the other.
"""

import re
from collections.abc import Iterator

from lxml import etree

from committee_pack.model.report import Picture
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_notices import Notices
from committee_pack.readers.docx_package import Package

Attached = Picture | etree._Element
_EMU = 12700
_CSS_SIZE = re.compile(r"\b(width|height):\s*([\d.]+)(pt|in|cm|mm|px)?")
_CSS_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, None: 0.75}


def alternative(element: etree._Element) -> etree._Element | None:
    """Choose the one branch of an ``mc:AlternateContent`` to read: the first that holds anything.

    The branches tell the same thing for newer and older versions of Word, so one is enough.
    """
    for branch in element:
        if branch.tag in (w.CHOICE, w.FALLBACK) and len(branch):
            return branch
    return None


class Drawings:
    """Reads what is drawn in one part of a Word file."""

    def __init__(self, package: Package, part: str, notices: Notices) -> None:
        self._package = package
        self._part = part
        self._notices = notices

    def read(self, element: etree._Element) -> list[Attached]:
        """Give the pictures of a drawing, and its text boxes as their content elements.

        What can be neither is noted as a finding.
        """
        return list(self._walk(element, None))

    def _walk(self, element: etree._Element, frame: etree._Element | None) -> Iterator[Attached]:
        if element.tag in (w.INLINE, w.FLOATING):
            frame = element
        for child in element:
            tag = child.tag
            if tag == w.TXBX_CONTENT:
                yield child
            elif tag == w.BLIP:
                yield from self._picture(child, frame)
            elif tag == w.IMAGE_DATA:
                yield from self._vml_picture(child)
            elif tag in _UNREAD:
                self._note(tag, child, frame)
            elif tag == w.ALTERNATE:
                branch = alternative(child)
                if branch is not None:
                    yield from self._walk(branch, frame)
            else:
                yield from self._walk(child, frame)

    def _picture(self, blip: etree._Element, frame: etree._Element | None) -> Iterator[Picture]:
        properties = frame.find(w.DOC_PR) if frame is not None else None
        extent = frame.find(w.EXTENT) if frame is not None else None
        alt = ""
        if properties is not None:
            alt = properties.get("descr") or properties.get("title") or ""
        width = w.whole(extent.get("cx")) / _EMU if extent is not None else None
        height = w.whole(extent.get("cy")) / _EMU if extent is not None else None
        yield from self._load(blip.get(w.R_EMBED), blip.get(w.R_LINK), alt, width, height)

    def _vml_picture(self, image: etree._Element) -> Iterator[Picture]:
        shape = image.getparent()
        style = (shape.get("style") or "") if shape is not None else ""
        alt = (shape.get("alt") or "") if shape is not None else ""
        size = {name: float(n) * _CSS_UNITS[unit or None] for name, n, unit in _sizes(style)}
        alt = alt or image.get(w.IMAGE_TITLE) or ""
        embedded = image.get(w.R_ID)
        yield from self._load(embedded, None, alt, size.get("width"), size.get("height"))

    def _load(
        self,
        embedded: str | None,
        linked: str | None,
        alt: str,
        width: float | None,
        height: float | None,
    ) -> Iterator[Picture]:
        found = self._package.relationships(self._part).get(embedded or linked or "")
        data = None
        if found is not None and not found.external:
            data = self._package.data(found.target)
        if data is None:
            self._notices.add(
                "picture-missing",
                f"A picture is not in the file{f' ({alt})' if alt else ''}.",
                "Insert the picture into the document instead of linking to it.",
            )
        yield Picture(
            alt=alt,
            data=data or b"",
            media_type=self._package.media_type(found.target) if found and data else None,
            width=width,
            height=height,
            where=self._notices.where(),
        )

    def _note(self, tag: str, child: etree._Element, frame: etree._Element | None) -> None:
        rule, what, hint = _UNREAD[tag]
        properties = frame.find(w.DOC_PR) if frame is not None else None
        alt = (properties.get("descr") or "") if properties is not None else ""
        kind = child.get("ProgID") or ""
        detail = ", ".join(part for part in (kind, alt) if part)
        self._notices.add(rule, f"{what}{f' ({detail})' if detail else ''} is not read.", hint)


def _sizes(style: str) -> list[tuple[str, str, str]]:
    return [m for m in _CSS_SIZE.findall(style) if m[1].count(".") < 2 and m[1] != "."]


_UNREAD = {
    w.CHART: ("chart", "A chart", "Paste the chart as a picture with alternative text."),
    w.CHART_EX: ("chart", "A chart", "Paste the chart as a picture with alternative text."),
    w.DIAGRAM: ("smartart", "A SmartArt diagram", "Paste it as a picture, or write it as a list."),
    w.OLE_OBJECT: ("embedded-object", "An embedded object", "Paste what it shows as text."),
}
