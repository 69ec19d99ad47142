"""The officer's own new words: paragraphs, lists, and figures filled in by name."""

import re
from collections.abc import Mapping

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from committee_pack.assembly.origins import fingerprint
from committee_pack.errors import SettingsError
from committee_pack.model.bullets import BULLET, BULLETS
from committee_pack.model.report import Block, ListItem, Origin, OriginKind, Paragraph
from committee_pack.model.source import Where
from committee_pack.profiles import did_you_mean

Facts = Mapping[str, object]

_BULLET = re.compile(rf"^[{re.escape(''.join(sorted(BULLETS)))}*]\s+")
_LETTERED = re.compile(r"^(\(?(?:[a-z]|[ivx]+|\d{1,2})\))\s+")


def new_words(text: str, facts: Facts, where: Where) -> tuple[Block, ...]:
    """Turn the ``text`` of a recipe into blocks.

    A blank line parts paragraphs; a line that begins with ``-`` is a bullet, one that begins with
    ``(a)`` or ``(1)`` an item of an enumerated list. Data names may stand in it:
    ``{{ progress.complete }}``.

    Raises:
        SettingsError: a name in the text is not known, or a tag is not closed.
    """
    filled = fill_in(text, facts, where)
    return tuple(_block(chunk, where) for chunk in _chunks(filled))


def fill_in(text: str, facts: Facts, where: Where) -> str:
    """Put the facts into a text; values are never evaluated themselves.

    Raises:
        SettingsError: a name in the text is not known, or a tag is not closed.
    """
    environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined)
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


def _chunks(text: str) -> list[str]:
    """Part a text at blank lines and at list items; other lines are joined."""
    chunks: list[str] = []
    fresh = True
    for line in text.splitlines():
        stripped = line.strip()
        if not stripped:
            fresh = True
            continue
        if fresh or _BULLET.match(stripped) or _LETTERED.match(stripped):
            chunks.append(stripped)
        else:
            chunks[-1] += f" {stripped}"
        fresh = False
    return chunks


def _block(chunk: str, where: Where) -> Block:
    origin = Origin(kind=OriginKind.NEW, where=where, sha256=fingerprint(chunk))
    if bullet := _BULLET.match(chunk):
        return ListItem(
            level=1, marker=BULLET, text=chunk[bullet.end() :], where=where, origin=origin
        )
    if lettered := _LETTERED.match(chunk):
        words = chunk[lettered.end() :]
        return ListItem(level=1, marker=lettered[1], text=words, where=where, origin=origin)
    return Paragraph(number=None, text=chunk, where=where, origin=origin)
