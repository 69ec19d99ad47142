"""What a template asks for: the names its tags print."""

from collections.abc import Iterable

from committee_pack.writers.compiled import BODY, part_sources, readings
from committee_pack.writers.package import read_parts
from committee_pack.writers.sandbox import sandbox


def tags(template: bytes, template_name: str = "the template") -> tuple[str, ...]:
    """Give the dotted names that a template prints, sorted.

    Raises:
        TemplateUnusable: the file is no Word file.
    """
    parts = read_parts(template, template_name)
    found = readings(sandbox(), part_sources(parts, template_name))
    return tuple(sorted({use.name for one in found for use in one.uses if use.printed}))


def body_tags(template: bytes, template_name: str = "the template") -> tuple[str, ...]:
    """Give the dotted names that the body of a template prints, sorted: what is read back there.

    Raises:
        TemplateUnusable: the file is no Word file.
    """
    parts = read_parts(template, template_name)
    found = readings(sandbox(), part_sources(parts, template_name))
    printed = {use.name for one in found for use in one.uses if use.printed and use.part == BODY}
    return tuple(sorted(printed))


def required_tags_missing(template: bytes, names: Iterable[str]) -> tuple[str, ...]:
    """Give those of the names that a template does not print: what they hold would be lost.

    Raises:
        TemplateUnusable: the file is no Word file.
    """
    printed = set(tags(template))
    return tuple(name for name in names if name not in printed)
