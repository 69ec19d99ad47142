"""Fill a Word template: the one place that uses docxtpl.

docxtpl renders each part once, in an immutable sandbox, with plain values only. Blocks go round
it: their tags print marks, and the marked paragraphs are replaced afterwards. So no data is ever
read as a template, not even where docxtpl itself would render a part twice (its footnotes, when a
document has two sections).
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from committee_pack.errors import TemplateUnusable
from committee_pack.model.finding import Finding
from committee_pack.model.report import Block
from committee_pack.writers.cleaning import show_braces
from committee_pack.writers.facts import iso_date, known_names, template_values
from committee_pack.writers.footnotes import write_footnotes
from committee_pack.writers.package import (
    Relationships,
    main_part,
    office,
    parse_part,
    read_parts,
    serialise,
    write_parts,
)
from committee_pack.writers.placing import has_token, place_blocks
from committee_pack.writers.properties import core_part, fill_properties
from committee_pack.writers.sandbox import sandbox
from committee_pack.writers.sheet import Sheet
from committee_pack.writers.tags import Reading, TagFault, lost_words, read_tags, unknown_names

_KINDS = {
    "header": "the header",
    "footer": "the footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
}
_RENDER_ERRORS = (
    TemplateError,
    etree.XMLSyntaxError,
    TypeError,
    ValueError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
)
_HOLDS_TAG = re.compile(r"\{[{%#]")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_MOST_TOLD = 5


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A filled template: the bytes of the Word file, and what a person should know of."""

    data: bytes
    findings: tuple[Finding, ...] = ()


class PartSource(NamedTuple):
    """One part of a template as the engine renders it, and what the user calls it."""

    part: str
    called: str
    source: str
    faults: tuple[TagFault, ...] = ()


class _Engine(Protocol):
    """What is used of docxtpl's DocxTemplate."""

    def patch_xml(self, src_xml: str) -> str: ...

    def render_xml_part(
        self,
        src_xml: str,
        part: None,
        context: dict[str, object],
        jinja_env: ImmutableSandboxedEnvironment,
    ) -> str: ...


def fill(
    template: bytes,
    template_name: str,
    facts: Mapping[str, object],
    blocks: Mapping[str, tuple[Block, ...]],
) -> Filled:
    """Fill a template.

    Args:
        template: the bytes of a .docx with docxtpl's tags.
        template_name: what the user calls it, for messages.
        facts: nested mappings of texts and whole numbers, such as ``{"report": {"title": "..."}}``.
            ``facts["meeting"]["iso_date"]`` becomes the day the file says it was made.
        blocks: blocks by the dotted name of the tag that they take the place of, such as
            ``sections.background``; the tag stands alone in a paragraph.

    Returns:
        The filled file; the same inputs give the same bytes.

    Raises:
        TemplateUnusable: the file is no template, or one of its tags is wrong; the message names
            the tag, its place and the nearest right name.
    """
    parts = read_parts(template, template_name)
    sheet = Sheet(parts, template_name)
    names = sorted(blocks)
    values = template_values(sheet, facts, names)
    environment = sandbox()
    sources = tuple(part_sources(parts, template_name))
    known = known_names(facts, names)
    _refuse_faults(_faults(sources, readings(environment, sources), known), template_name)
    engine = _engine()
    for one in sources:
        if _HOLDS_TAG.search(one.source) and one.part != core_part(parts):
            parts[one.part] = _rendered(engine, environment, one, values, template_name)
    main = main_part(parts, template_name)
    document = parse_part(parts[main])
    place_blocks(document, sheet, names, blocks, template_name)
    write_footnotes(document, sheet, parts, main)
    sheet.finish(document)
    fill_properties(parts, _plain_renderer(values, template_name), iso_date(facts))
    return Filled(data=write_parts(parts), findings=sheet.told.findings)


def part_sources(parts: dict[str, bytes], template_name: str) -> Iterator[PartSource]:
    """Give each part of a template that may hold tags, as docxtpl renders it.

    Raises:
        TemplateUnusable: a part is not XML.
    """
    engine = _engine()
    main = main_part(parts, template_name)
    relations = Relationships(parts, main)
    found = [(main, "the body")]
    for kind, called in _KINDS.items():
        found += [(name, called) for name in relations.targets(office(kind)) if name in parts]
    for name, called in found:
        try:
            root = parse_part(parts[name])
        except etree.XMLSyntaxError as error:
            raise _fault(template_name, called, "its XML is damaged", str(error)) from error
        xml = engine.patch_xml(etree.tostring(root, encoding="unicode"))
        yield PartSource(name, called, xml.replace("\n", " "), tuple(lost_words(root, called)))
    core = core_part(parts)
    if core is not None:
        root = parse_part(parts[core])
        texts = "\n".join(child.text or "" for child in root)
        yield PartSource(core, "the document properties", texts)


def readings(
    environment: ImmutableSandboxedEnvironment, sources: Iterable[PartSource]
) -> tuple[Reading, ...]:
    """Read the tags of parts, each paragraph on a line of its own so that its words can be told."""
    return tuple(
        read_tags(environment, _PARAGRAPH.sub(r"\n<w:p\1", one.source), one.called)
        for one in sources
    )


def _engine() -> _Engine:
    # Imported here: commands without a template need not wait for it.
    from docxtpl import DocxTemplate

    engine: _Engine = DocxTemplate(io.BytesIO())
    return engine


def _rendered(
    engine: _Engine,
    environment: ImmutableSandboxedEnvironment,
    one: PartSource,
    values: dict[str, object],
    template_name: str,
) -> bytes:
    try:
        xml = engine.render_xml_part(one.source, None, values, environment)
        data = serialise(parse_part(show_braces(xml).encode("utf-8", "replace")))
    except _RENDER_ERRORS as error:
        raise _fault(template_name, one.called, "a tag cannot be filled", str(error)) from error
    if one.called != "the body" and has_token(xml):
        raise _fault(
            template_name,
            one.called,
            "there is a tag for a whole section",
            "its paragraphs and tables can only stand in the body",
        )
    return data


def _plain_renderer(values: dict[str, object], template_name: str) -> Callable[[str], str]:
    environment = sandbox(autoescape=False)

    def render(text: str) -> str:
        try:
            return show_braces(environment.from_string(text).render(values))
        except _RENDER_ERRORS as error:
            called = "the document properties"
            raise _fault(template_name, called, "a tag cannot be filled", str(error)) from error

    return render


def _faults(
    sources: Iterable[PartSource], found: Iterable[Reading], known: Mapping[str, bool]
) -> tuple[TagFault, ...]:
    lost = [fault for one in sources for fault in one.faults]
    wrong = [fault for one in found for fault in (*one.faults, *unknown_names(one, known))]
    return (*lost, *wrong)


def _refuse_faults(faults: Sequence[TagFault], template_name: str) -> None:
    if not faults:
        return
    told = "; ".join(_told(fault) for fault in faults[:_MOST_TOLD])
    more = len(faults) - _MOST_TOLD
    raise TemplateUnusable(
        f"The template {template_name} has tags that cannot be filled: {told}"
        + (f"; and {more} more." if more > 0 else "."),
        why="A report with a gap where a tag stands must not go out.",
        hint=" ".join(dict.fromkeys(fault.hint for fault in faults[:_MOST_TOLD])),
    )


def _told(fault: TagFault) -> str:
    return f"{fault.message}, in {fault.part}: “{fault.words}”"


def _fault(template_name: str, called: str, fault: str, detail: str) -> TemplateUnusable:
    return TemplateUnusable(
        f"In the template {template_name}, in {called}, {fault} ({detail}).",
        why="The report cannot be laid out with it.",
        hint="Mend the template in Word; docs/word-templates.md shows what a tag may be.",
    )
