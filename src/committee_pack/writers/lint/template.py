"""Everything about a template that can be told without filling it."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from lxml import etree

from committee_pack.model.finding import Severity
from committee_pack.model.template import Spot, TemplateFinding
from committee_pack.writers.lint.lines import Line, filled_parts, lines_of, unfilled_tags
from committee_pack.writers.lint.package import package_findings
from committee_pack.writers.lint.tags import TagLint
from committee_pack.writers.ooxml import Element, element, w
from committee_pack.writers.package import (
    main_part,
    parse_part,
    read_parts,
    serialise,
    write_parts,
)
from committee_pack.writers.properties import core_part
from committee_pack.writers.sandbox import sandbox

_SECTION = re.compile(r"\bsections\.(\w+)")


class Linted(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a template gave.

    Attributes:
        tagged: whether it has any tag.
        printed: the names that its tags print, each with its place.
        findings: all that was noticed.
    """

    tagged: bool = False
    printed: tuple[tuple[str, Spot], ...] = ()
    findings: tuple[TemplateFinding, ...] = ()


def lint_template(data: bytes, name: str, known: Mapping[str, bool], rich: Iterable[str]) -> Linted:
    """Read a template's tags and what else is in the file.

    Args:
        data: the bytes of the file.
        name: what the user calls it.
        known: the dotted names that have a value; False for a group of names.
        rich: those of the names that stand for paragraphs, lists and tables.

    Raises:
        TemplateUnusable: it is no plain Word file, or too large for a template.
    """
    parts = read_parts(data, name)
    filled = filled_parts(parts, main_part(parts, name))
    lint = TagLint(sandbox(), known, frozenset(rich))
    findings = list(package_findings(parts, filled))
    lines = list(_properties(parts))
    findings += lint.read(lines)
    for part, called in filled.items():
        try:
            root = parse_part(parts[part])
        except etree.XMLSyntaxError as error:
            findings.append(_damaged(called, error.msg or ""))
            continue
        own = tuple(lines_of(root, called))
        lines += own
        findings += lint.read(own)
        findings += _bound_controls(root, called)
    left = [_unfilled(part, words) for part, words in unfilled_tags(parts, filled)]
    printed = tuple((use.name, line.spot(tag.start)) for use, line, tag in lint.uses)
    return Linted(
        tagged=bool(left) or any(line.holds_tag for line in lines),
        printed=printed,
        findings=(*findings, *left),
    )


def named_sections(data: bytes, name: str) -> frozenset[str]:
    """Give the ids of the sections that a template's body names, whether its tags are right or not.

    Raises:
        TemplateUnusable: it is no plain Word file.
    """
    parts = read_parts(data, name)
    try:
        root = parse_part(parts[main_part(parts, name)])
    except etree.XMLSyntaxError:
        return frozenset()
    words = (line.words for line in lines_of(root, "the body") if line.holds_tag)
    return frozenset(one for said in words for one in _SECTION.findall(said))


def bare_template(data: bytes, name: str, tag: str) -> bytes:
    """Give a template with its styles and lists, and nothing in it but one tag.

    What is wrong with its own tags then does not keep it from being tried out.

    Raises:
        TemplateUnusable: it is no plain Word file.
    """
    parts = read_parts(data, name)
    main = main_part(parts, name)
    body = element("body")
    document = element("document", body)
    text = element("t")
    text.text = f"{{{{ {tag} }}}}"
    body.append(element("p", element("r", text)))
    kept = {part: held for part, held in parts.items() if part not in filled_parts(parts, main)}
    core = core_part(parts)
    if core is not None:
        del kept[core]
    return write_parts({**kept, main: serialise(document)})


def _properties(parts: dict[str, bytes]) -> tuple[Line, ...]:
    core = core_part(parts)
    if core is None:
        return ()
    return tuple(
        Line(
            part="the document properties",
            number=number,
            words=child.text or "",
            element=_as_paragraph(child.text or ""),
        )
        for number, child in enumerate(parse_part(parts[core]), start=1)
    )


def _as_paragraph(words: str) -> Element:
    text = element("t")
    # A property may hold what a paragraph may not; only its place is asked for here.
    text.text = "".join(letter for letter in words if letter.isprintable())
    return element("p", element("r", text))


def _bound_controls(root: Element, called: str) -> Iterator[TemplateFinding]:
    """Tell tags in controls whose words Word takes from elsewhere when it opens the file."""
    for control in root.iter(w("sdt")):
        binding = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
        content = control.find(w("sdtContent"))
        if binding is None or content is None or "core-properties" in binding.get(w("xpath"), ""):
            continue
        words = "".join(text.text or "" for text in content.iter(w("t")))
        if "{{" in words or "{%" in words:
            yield TemplateFinding(
                rule="tag-in-bound-control",
                severity=Severity.ERROR,
                message="A tag stands in a content control that Word fills from the file's own "
                "data, and would be overwritten there when the report is opened.",
                hint="Take the control away (right click, Remove Content Control), keep the tag.",
                spot=Spot(part=called, words=words[:90]),
            )


def _unfilled(part: str, words: str) -> TemplateFinding:
    return TemplateFinding(
        rule="tag-not-filled",
        severity=Severity.ERROR,
        message=f"A tag stands where none is filled in ({part}), and would be printed as it is.",
        hint="Put it into the body, the header, the footer, a note or the title property.",
        spot=Spot(part=part, words=words),
    )


def _damaged(called: str, why: str) -> TemplateFinding:
    return TemplateFinding(
        rule="part-damaged",
        severity=Severity.ERROR,
        message=f"The XML of {called} is damaged ({why}).",
        hint="Open the template in Word and save it once more.",
        spot=Spot(part=called),
    )
