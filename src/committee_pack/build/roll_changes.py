"""Change a meeting file in place: its comments, order and layout stay as the officer has them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any

import msgspec
import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, InlineTable, Item, Key, SingleKey, Table, Trivia

from committee_pack.errors import SettingsError

MARK = "#:"
"""How a line begins that rolling has put out of use; the next roll takes such lines away."""

_Body = list[tuple[Key | None, Item]]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One key of a meeting file: a new value, or None to put it out of use.

    Attributes:
        table: where the key stands, as in ``("report", 0, "sections", "finance")``.
        key: its name.
        value: text, number, date, or a list of texts and tables.
        note: why, in a comment above it.
    """

    table: tuple[str | int, ...]
    key: str
    value: object = None
    note: str = ""


def changed_text(text: str, changes: Iterable[Change]) -> str:
    """Give a meeting file's text with changes made.

    Raises:
        SettingsError: the file is laid out in a way that cannot be changed in place.
    """
    changes = tuple(changes)
    wanted = tomllib.loads(text)
    try:
        document = tomlkit.parse(text)
        _sweep(document)
        for change in changes:
            tables = tuple(_tables(document, change.table))
            if not tables and change.value is not None:
                tables = tuple(_made_table(document, change.table))
            for held in tables:
                _change(held, change)
        made = document.as_string()
    except TOMLKitError as error:
        raise _cannot_be_changed() from error
    for change in changes:
        _apply(wanted, change)
    if _read(made) != wanted:
        raise _cannot_be_changed()
    return made


def _read(text: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _cannot_be_changed() -> SettingsError:
    return SettingsError(
        "The meeting file is laid out in a way that cannot be brought forward by itself.",
        why="The next meeting's file would not say what this one's comments say it does.",
        hint="Write each section as a table of its own, as in [report.sections.background], or "
        "make the next meeting's file by hand.",
    )


def _apply(wanted: MutableMapping[str, Any], change: Change) -> None:
    """Make a change in plain values: what the changed text has to say in the end."""
    held: Any = wanted
    for step in change.table:
        held = held.setdefault(step, {}) if isinstance(held, dict) else held[step]
    if change.value is None:
        held.pop(change.key, None)
    else:
        held[change.key] = change.value


def _sweep(container: Container) -> None:
    """Take away what an earlier roll put out of use."""
    container.body[:] = [
        (key, item)
        for key, item in container.body
        if not (isinstance(item, Comment) and item.as_string().strip().startswith(MARK))
    ]
    for _, item in container.body:
        inner = item.body if isinstance(item, AoT) else [item]
        for table in inner:
            if isinstance(table, Table):
                _sweep(table.value)


def _tables(container: Container, path: Sequence[str | int]) -> Iterator[Container | InlineTable]:
    """Find the tables of a path; the parts of one may stand in more than one place."""
    if not path:
        yield container
        return
    step, *rest = path
    for key, item in list(container.body):
        if key is None or key.key != step:
            continue
        if isinstance(item, AoT):
            yield from _tables(item.body[int(rest[0])].value, rest[1:])
        elif isinstance(item, Table):
            yield from _tables(item.value, rest)
        elif isinstance(item, InlineTable) and not rest:
            yield item


def _made_table(container: Container, path: Sequence[str | int]) -> Iterator[Container]:
    """Make the table of a section that had none: the last one of its report's own."""
    *above, name = path
    for report in _tables(container, above[:-1]):
        if isinstance(report, Container):
            sections, table = tomlkit.table(is_super_table=True), tomlkit.table()
            table.add(tomlkit.nl())
            sections.append(str(name), table)
            report.body.append((SingleKey(str(above[-1])), sections))
            yield table.value


def _change(held: Container | InlineTable, change: Change) -> None:
    if isinstance(held, InlineTable):
        if change.value is not None:
            held[change.key] = change.value
        elif change.key in held:
            held.remove(change.key)
        return
    places = [place for place, (key, _) in enumerate(held.body) if key and key.key == change.key]
    if change.value is None:
        for place in places:
            held.body[place : place + 1] = _out_of_use(*held.body[place], change.note)
    elif places:
        key, item = held.body[places[0]]
        held.body[places[0]] = (key, _like(item, change.value))
    else:
        _insert(held.body, change)


def _out_of_use(key: Key | None, item: Item, note: str) -> _Body:
    """Give a key with its value as comments, each line of it, below the reason."""
    assert key is not None
    trivia = item.trivia
    line = f"{key.as_string()}{key.sep}{item.as_string()}{trivia.comment_ws}{trivia.comment}"
    lines = [note, *line.rstrip().split("\n")] if note else line.rstrip().split("\n")
    return [(None, _comment(f"{MARK} {one}".rstrip(), trivia.indent)) for one in lines]


def _comment(words: str, indent: str = "") -> Comment:
    return Comment(Trivia(indent=indent, comment=words, trail="\n"))


def _like(item: Item, value: object) -> Item:
    """Make a value that keeps the comment and the place of the one before it."""
    made = _item(value)
    old, new = item.trivia, made.trivia
    new.indent, new.comment_ws, new.comment, new.trail = (
        old.indent, old.comment_ws, old.comment, old.trail,
    )  # fmt: skip
    return made


def _insert(body: _Body, change: Change) -> None:
    """Put a key that was not there before the first of a table's own."""
    plain = [
        place
        for place, (key, item) in enumerate(body)
        if key is not None and not isinstance(item, Table | AoT)
    ]
    made = _item(change.value)
    made.trivia.trail = "\n"
    note: _Body = [(None, _comment(f"{MARK} {change.note}"))] if change.note else []
    place = plain[0] if plain else 0
    body[place:place] = [*note, (SingleKey(change.key), made)]


def _item(value: object) -> Item:
    if not isinstance(value, list):
        return tomlkit.item(value)
    array = tomlkit.array()
    for one in value:
        array.append(_inline(one) if isinstance(one, dict) else one)
    return array


def _inline(values: Mapping[str, object]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(values)
    return table
