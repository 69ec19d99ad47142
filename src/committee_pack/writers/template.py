"""What a template asks for: the names its tags print."""

from collections.abc import Iterable

from committee_pack.writers.compiled import BODY, compile_template


def tags(template: bytes, template_name: str = "the template") -> tuple[str, ...]:
    """Give the dotted names that a template prints, sorted.

    Raises:
        TemplateUnusable: the file is no Word file.
    """
    found = compile_template(template, template_name).readings
    return tuple(sorted({use.name for one in found for use in one.uses if use.printed}))


def body_tags(template: bytes, template_name: str = "the template") -> tuple[str, ...]:
    """Give the dotted names that the body of a template prints, sorted: what is read back there.

    Raises:
        TemplateUnusable: the file is no Word file.
    """
    found = compile_template(template, template_name).readings
    printed = {use.name for one in found for use in one.uses if use.printed and use.part == BODY}
    return tuple(sorted(printed))


def required_tags_missing(
    template: bytes, names: Iterable[str], template_name: str = "the template"
) -> tuple[str, ...]:
    """Give those of the names that a template does not print: what they hold would be lost.

    Raises:
        TemplateUnusable: the file is no Word file.
    """
    printed = set(tags(template, template_name))
    return tuple(name for name in names if name not in printed)
