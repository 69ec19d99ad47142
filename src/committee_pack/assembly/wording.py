"""The officer's own new words, with figures filled in by name."""

import re
from collections.abc import Mapping

import jinja2
import msgspec
from jinja2.sandbox import ImmutableSandboxedEnvironment

from committee_pack.assembly.markdown import escaped, markdown_blocks
from committee_pack.assembly.origins import fingerprint
from committee_pack.errors import SettingsError
from committee_pack.model.report import Block, Origin, OriginKind, words_of
from committee_pack.model.source import Where
from committee_pack.profiles import did_you_mean

Facts = Mapping[str, object]


def new_words(text: str, facts: Facts, where: Where) -> tuple[Block, ...]:
    """Turn new words of a recipe into blocks; ``markdown_blocks`` says how they are written.

    Data names may stand in them: ``{{ progress.complete }}``. What they stand for is put in as it
    is, and never read as Markdown.

    Raises:
        SettingsError: a name in the text is not known, or a tag is not closed.
    """
    return tuple(
        msgspec.structs.replace(
            block,
            where=where,
            origin=Origin(kind=OriginKind.NEW, where=where, sha256=fingerprint(words_of(block))),
        )
        for block in markdown_blocks(fill_in(text, facts, where))
    )


def fill_in(text: str, facts: Facts, where: Where) -> str:
    """Put the facts into a text in Markdown; values are never evaluated themselves.

    Raises:
        SettingsError: a name in the text is not known, or a tag is not closed.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, finalize=_as_words
    )
    try:
        return environment.from_string(text).render(facts)
    except jinja2.UndefinedError as error:
        raise _unknown_name(text, facts, where) from error
    except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError) as error:
        raise SettingsError(
            f"{where}: the tags in this text cannot be followed: {error}.",
            why="A figure would be missing from the report.",
            hint="Write each name as {{ progress.complete }}, with both braces on both sides.",
        ) from error


def _as_words(value: object) -> str:
    return escaped(str(value))


def fact_names(facts: Facts) -> tuple[str, ...]:
    """Give every name that a text may use, such as ``progress.complete``, sorted."""
    names: list[str] = []
    for name, value in facts.items():
        if isinstance(value, Mapping):
            names += [f"{name}.{inner}" for inner in fact_names(value)]
        else:
            names.append(name)
    return tuple(sorted(names))


def _unknown_name(text: str, facts: Facts, where: Where) -> SettingsError:
    known = fact_names(facts)
    used: list[str] = re.findall(r"\{\{-?\s*([\w.]+)", text)
    wrong = next((name for name in used if name not in known), "?")
    return SettingsError(
        f'{where}: there is no "{wrong}" to fill in.',
        why="The sentence would be left with a hole in it.",
        hint=f"{did_you_mean(wrong, known)}Known names: {', '.join(known)}.",
    )
