"""Fill a Word template: the one place that uses docxtpl.

docxtpl renders each part once, in an immutable sandbox, with plain values only. Blocks go round
it: their tags print marks, and the marked paragraphs are replaced afterwards. So no data is ever
read as a template, not even where docxtpl itself would render a part twice (its footnotes, when a
document has two sections).
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from jinja2.exceptions import TemplateError
from lxml import etree

from committee_pack.errors import TemplateUnusable
from committee_pack.model.finding import Finding
from committee_pack.model.report import Block
from committee_pack.writers.cleaning import show_braces
from committee_pack.writers.comments import Remark, write_comments
from committee_pack.writers.compiled import (
    BODY,
    CompiledTemplate,
    PartSource,
    compile_template,
    part_fault,
)
from committee_pack.writers.facts import iso_date, known_names, template_values
from committee_pack.writers.footnotes import write_footnotes
from committee_pack.writers.package import parse_part, serialise, write_parts
from committee_pack.writers.placing import has_token, place_blocks
from committee_pack.writers.properties import fill_properties, write_identity
from committee_pack.writers.sheet import Sheet
from committee_pack.writers.tags import TagFault, unknown_names

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
_MOST_TOLD = 5


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A filled template: the bytes of the Word file, and what a person should know of."""

    data: bytes
    findings: tuple[Finding, ...] = ()


def fill(
    template: bytes,
    template_name: str,
    facts: Mapping[str, object],
    blocks: Mapping[str, tuple[Block, ...]],
    remark: Remark | None = None,
) -> Filled:
    """Fill a template.

    Args:
        template: the bytes of a .docx with docxtpl's tags.
        template_name: what the user calls it, for messages.
        facts: nested mappings of texts and whole numbers, such as ``{"report": {"title": "..."}}``.
            ``facts["meeting"]["iso_date"]`` becomes the day the file says it was made.
        blocks: blocks by the dotted name of the tag that they take the place of, such as
            ``sections.background``; the tag stands alone in a paragraph.
        remark: gives the Word comments on a block, for a draft; without it there are none.

    Returns:
        The filled file; the same inputs give the same bytes.

    Raises:
        TemplateUnusable: the file is no template, or one of its tags is wrong; the message names
            the tag, its place and the nearest right name.
    """
    compiled = compile_template(template, template_name)
    parts = dict(compiled.parts)
    sheet = Sheet(parts, compiled.main, compiled.styles)
    names = sorted(blocks)
    values = template_values(sheet, facts, names)
    _refuse_faults(_faults(compiled, known_names(facts, names)), template_name)
    for one in compiled.sources:
        if one.holds_tags and one.part != compiled.core:
            parts[one.part] = _rendered(compiled, one, values)
    document = parse_part(parts[compiled.main])
    place_blocks(document, sheet, names, blocks, template_name)
    write_footnotes(document, sheet, parts, compiled.main)
    if remark is not None:
        write_comments(sheet, parts, compiled.main, remark)
    sheet.finish(document)
    fill_properties(parts, _plain_renderer(compiled, values), iso_date(facts))
    write_identity(parts, facts)
    return Filled(data=write_parts(parts), findings=sheet.told.findings)


def _rendered(compiled: CompiledTemplate, one: PartSource, values: dict[str, object]) -> bytes:
    try:
        xml = compiled.engine.render_xml_part(one.source, None, values, compiled.environment)
        data = serialise(parse_part(show_braces(xml).encode("utf-8", "replace")))
    except _RENDER_ERRORS as error:
        detail = str(error)
        raise part_fault(compiled.name, one.called, "a tag cannot be filled", detail) from error
    if one.called != BODY and has_token(xml):
        raise part_fault(
            compiled.name,
            one.called,
            "there is a tag for a whole section",
            "its paragraphs and tables can only stand in the body",
        )
    return data


def _plain_renderer(compiled: CompiledTemplate, values: dict[str, object]) -> Callable[[str], str]:
    def render(text: str) -> str:
        try:
            return show_braces(compiled.plain.from_string(text).render(values))
        except _RENDER_ERRORS as error:
            called, detail = "the document properties", str(error)
            raise part_fault(compiled.name, called, "a tag cannot be filled", detail) from error

    return render


def _faults(compiled: CompiledTemplate, known: Mapping[str, bool]) -> tuple[TagFault, ...]:
    lost = [fault for one in compiled.sources for fault in one.faults]
    wrong = [fault for one in compiled.readings for fault in one.faults]
    unknown = [fault for one in compiled.readings for fault in unknown_names(one, known)]
    return (*lost, *wrong, *unknown)


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
