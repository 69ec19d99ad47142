"""What a template brings that a template should not: programs, links to elsewhere, hidden files.

Open Packaging Conventions (ECMA-376 Part 2) and its relationship types (Part 1, 11.3 and 15.2).
"""

import re
from collections.abc import Iterator

from lxml import etree

from committee_pack.model.finding import Severity
from committee_pack.model.template import Spot, TemplateFinding
from committee_pack.writers.ooxml import Element, w
from committee_pack.writers.package import parse_part

_MACRO = re.compile(r"vbaProject\.bin$|vbaData\.xml$|/activeX/|customUI", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_PROLOG = 4096
_EMBEDDED = re.compile(r"/embeddings/", re.IGNORECASE)
# Fields that run a program or take in another file when Word updates them.
_FETCHING = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|RD|MACROBUTTON)\b",
    re.IGNORECASE,
)
# A link that a reader clicks on is no risk of the template; what Word fetches by itself is.
_CLICKED = ("hyperlink",)


def package_findings(parts: dict[str, bytes], called: dict[str, str]) -> Iterator[TemplateFinding]:
    """Give what is dangerous in a template's parts.

    Args:
        parts: the parts of the file.
        called: what a person calls some of them.
    """
    for name in sorted(parts):
        if name.endswith((".xml", ".rels")) and _DOCTYPE.search(parts[name][:_PROLOG]):
            yield _finding(
                "doctype",
                Severity.ERROR,
                f"The file declares entities of its own ({name}), as no Word file does.",
                "Do not use it; ask where it came from.",
            )
        if _MACRO.search(name):
            yield _finding(
                "macro",
                Severity.ERROR,
                f"The file holds a program ({name}).",
                "Save it in Word as a plain .docx; a template needs no macro.",
            )
        elif _EMBEDDED.search(name):
            yield _finding(
                "embedded-object",
                Severity.WARNING,
                f"The file holds another file inside it ({name}).",
                "Every report would carry it: delete the object, or put a picture in its place.",
            )
        elif name.endswith(".rels"):
            yield from _outside(parts[name])
        elif name.endswith(".xml"):
            yield from _fields(parts[name], called.get(name, name))


def _outside(data: bytes) -> Iterator[TemplateFinding]:
    """Tell relationships to files elsewhere that Word fetches when the report is opened."""
    try:
        root = parse_part(data)
    except etree.XMLSyntaxError:
        return
    for entry in root:
        kind = entry.get("Type", "").rpartition("/")[2]
        if entry.get("TargetMode") != "External" or kind in _CLICKED:
            continue
        target = entry.get("Target", "")[:120]
        if kind == "attachedTemplate":
            # Word writes the place of its own Normal.dotm there: harmless unless it is fetched.
            away = "://" in target and not target.lower().startswith("file:///")
            severity = Severity.ERROR if away or target.startswith("\\\\") else Severity.INFO
            message = f"Word takes in another template when a report is opened: {target}"
            hint = "In Word: Developer, Document Template, and choose Normal."
            yield _finding("remote-template", severity, message, hint)
        else:
            message = f"Word fetches something from elsewhere ({kind}): {target}"
            hint = "Put it into the file itself, or delete it."
            yield _finding("external-link", Severity.ERROR, message, hint)


def _fields(data: bytes, called: str) -> Iterator[TemplateFinding]:
    if b"instr" not in data and b"altChunk" not in data:
        return
    try:
        root = parse_part(data)
    except etree.XMLSyntaxError:
        return
    for words in _instructions(root):
        found = _FETCHING.match(words)
        if found:
            message = f"A field takes in something from elsewhere: {words.strip()[:80]}"
            hint = "Delete the field, and put the words or the picture in its place."
            yield _finding("field-fetches", Severity.ERROR, message, hint, called)
    if next(root.iter(w("altChunk")), None) is not None:
        message = "A file was imported into the document and is not part of its text yet"
        hint = "Open the template in Word and save it."
        yield _finding("imported-file", Severity.ERROR, message, hint, called)


def _instructions(root: Element) -> Iterator[str]:
    for simple in root.iter(w("fldSimple")):
        yield simple.get(w("instr"), "")
    for paragraph in root.iter(w("p")):
        gathered = ""
        for one in paragraph.iter(w("instrText"), w("fldChar")):
            if one.tag == w("instrText"):
                gathered += one.text or ""
            elif one.get(w("fldCharType")) == "begin" and gathered:
                yield gathered
                gathered = ""
        if gathered:
            yield gathered


def _finding(
    rule: str, severity: Severity, message: str, hint: str, part: str = ""
) -> TemplateFinding:
    return TemplateFinding(
        rule=rule,
        severity=severity,
        message=f"{message.rstrip('.')}.",
        hint=hint,
        spot=Spot(part=part),
    )
