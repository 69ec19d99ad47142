"""A template made ready to be filled again and again: parsed once, its tags compiled once.

A batch fills one template for hundreds of reports. What does not depend on the report is kept
here, and nothing in it is changed by a filling.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, Protocol

from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from committee_pack.errors import TemplateUnusable
from committee_pack.writers.package import Relationships, main_part, office, parse_part, read_parts
from committee_pack.writers.properties import core_part
from committee_pack.writers.sandbox import sandbox
from committee_pack.writers.styles import Styles
from committee_pack.writers.tags import Reading, TagFault, lost_words, read_tags

BODY = "the body"
_KINDS = {
    "header": "the header",
    "footer": "the footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
}
_HOLDS_TAG = re.compile(r"\{[{%#]")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_MOST_KEPT = 8


class PartSource(NamedTuple):
    """One part of a template as the engine renders it, and what the user calls it."""

    part: str
    called: str
    source: str
    faults: tuple[TagFault, ...] = ()

    @property
    def holds_tags(self) -> bool:
        """Whether there is anything to fill in."""
        return _HOLDS_TAG.search(self.source) is not None


class Engine(Protocol):
    """What is used of docxtpl's DocxTemplate."""

    def patch_xml(self, src_xml: str) -> str:
        """Mend the tags of a part that Word has split."""

    def render_xml_part(
        self,
        src_xml: str,
        part: None,
        context: dict[str, object],
        jinja_env: ImmutableSandboxedEnvironment,
    ) -> str:
        """Fill in the tags of a part."""


@dataclass(frozen=True)
class CompiledTemplate:
    """A template as it is filled from.

    Attributes:
        name: what the user calls it, for messages.
        parts: its parts, by name.
        main: the name of the part that holds the document.
        core: the name of the part with the document properties; None without one.
        styles: its styles.
        sources: the parts that may hold tags.
        readings: what the tags of each of these parts say.
        engine: what renders a part.
        environment: keeps the compiled tags of the parts.
        plain: keeps those of the document properties, which are plain text.
    """

    name: str
    parts: Mapping[str, bytes]
    main: str
    core: str | None
    styles: Styles
    sources: tuple[PartSource, ...]
    readings: tuple[Reading, ...]
    engine: Engine
    environment: ImmutableSandboxedEnvironment
    plain: ImmutableSandboxedEnvironment


@lru_cache(maxsize=_MOST_KEPT)
def compile_template(template: bytes, template_name: str) -> CompiledTemplate:
    """Make a template ready to be filled; the last few are kept.

    Args:
        template: the bytes of a Word file with docxtpl's tags.
        template_name: what the user calls it, for messages.

    Raises:
        TemplateUnusable: the file is no template, or a part of it is damaged.
    """
    parts = read_parts(template, template_name)
    main = main_part(parts, template_name)
    environment = sandbox()
    sources = tuple(part_sources(parts, template_name))
    return CompiledTemplate(
        name=template_name,
        parts=MappingProxyType(parts),
        main=main,
        core=core_part(parts),
        styles=_styles(parts, main),
        sources=sources,
        readings=readings(environment, sources),
        engine=_engine(),
        environment=environment,
        plain=sandbox(autoescape=False),
    )


def part_sources(parts: Mapping[str, bytes], template_name: str) -> Iterator[PartSource]:
    """Give each part of a template that may hold tags, as docxtpl renders it.

    Raises:
        TemplateUnusable: a part is not XML.
    """
    engine = _engine()
    main = main_part(parts, template_name)
    relations = Relationships(parts, main)
    found = [(main, BODY)]
    for kind, called in _KINDS.items():
        found += [(name, called) for name in relations.targets(office(kind)) if name in parts]
    for name, called in found:
        try:
            root = parse_part(parts[name])
        except etree.XMLSyntaxError as error:
            raise part_fault(template_name, called, "its XML is damaged", str(error)) from error
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


def part_fault(template_name: str, called: str, fault: str, detail: str) -> TemplateUnusable:
    """Make the error for a part of a template that cannot be used."""
    return TemplateUnusable(
        f"In the template {template_name}, in {called}, {fault} ({detail}).",
        why="The report cannot be laid out with it.",
        hint="Mend the template in Word; docs/word-templates.md shows what a tag may be.",
    )


def _styles(parts: Mapping[str, bytes], main: str) -> Styles:
    names = Relationships(parts, main).targets(office("styles"))
    found = next((name for name in names if name in parts), None)
    return Styles(None if found is None else parse_part(parts[found]))


def _engine() -> Engine:
    # Imported here: commands without a template need not wait for it.
    from docxtpl import DocxTemplate

    engine: Engine = DocxTemplate(io.BytesIO())
    return engine
