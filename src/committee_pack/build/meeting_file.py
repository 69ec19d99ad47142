"""Read ``meeting.toml``, and say in plain words what is wrong with it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from committee_pack.errors import InputUnreadable, SettingsError
from committee_pack.model.meeting import (
    InspectionQuotes,
    MeetingFile,
    PlacedBlock,
    PlacedText,
    Priority,
    QuoteOrder,
    ReportOrder,
    SectionRecipe,
)
from committee_pack.profiles import did_you_mean

_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]+)`")
# The keys of a section that may hold tables.
_PIECES: dict[str, type[Any]] = {
    "add": PlacedBlock,
    "text": PlacedText,
    "quote": QuoteOrder,
    "inspection": InspectionQuotes,
}
_WHY = "The meeting file says what to build; it is not guessed at."
# What a fault in TOML most often comes from, by the parser's words or the file's.
_TOML_HINTS = (
    ("Unescaped", 'Write paths with "/" instead of "\\", as in "inputs/plan.xlsx".'),
    ("date", "Write a date as 2026-11-26, year first, without quotation marks."),
    ("twice", "That table stands there twice: join the two."),
    ("overwrite", "That key stands there twice: keep one of them."),
    ("“", 'Use straight quotation marks (") around words, not curly ones (“ ”).'),
    ("", "Look for a missing quotation mark or bracket on that line."),
)
# What a value of the wrong kind should look like, by the kind that was expected.
_KIND_HINTS = {
    "date": "Write a date as 2026-11-26, without quotation marks.",
    "str": 'Put it between quotation marks: "6.1".',
    "enum": 'Write "all", "none", or a list of numbers: ["6.1", "6.3"].',
    "int": "Write a whole number from 1, without quotation marks.",
    "array": 'Write a list: ["6.1", "6.3"].',
    "object": "Write it as a table of its own, as in the example.",
}


def read_meeting(path: Path) -> MeetingFile:
    """Read a meeting file, in UTF-8 or in what an old Notepad saves.

    Raises:
        InputUnreadable: there is no such file.
        SettingsError: it is not TOML, has an unknown key (the nearest right one is named), lacks
            one, holds a value of the wrong kind or a character that cannot be read, or orders two
            reports of one id or one agenda item.
    """
    text = meeting_text(path)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, str(error)) from error
    try:
        meeting = msgspec.convert(raw, MeetingFile)
    except msgspec.ValidationError as error:
        raise _invalid(path, raw, error) from error
    _check_distinct(path, meeting)
    return meeting


def meeting_text(path: Path) -> str:
    """Read the text of a meeting file, in UTF-8 or in what an old Notepad saves.

    Raises:
        InputUnreadable: there is no such file.
        SettingsError: it holds a character that cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputUnreadable(
            f"The meeting file {path} cannot be read ({error.strerror}).",
            why="It says which reports to build and from what.",
            hint='Give its path, or make an example by "committee-pack init".',
        ) from error
    try:
        return _decoded(data).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{path} holds characters that cannot be read (at byte {error.start + 1}).",
            why="Words of the meeting file go into the report, and must not be guessed.",
            hint='Open it in Notepad, choose "Save as" and the encoding UTF-8, and look it over.',
        ) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _not_toml(path: Path, text: str, message: str) -> SettingsError:
    """Tell a fault of the notation, with the line it stands on."""
    found = re.search(r"line (\d+)", message)
    lines = text.splitlines()
    line = lines[int(found[1]) - 1].strip() if found and int(found[1]) <= len(lines) else ""
    clues = f"{message} {line}"
    hint = next(words for clue, words in _TOML_HINTS if clue in clues)
    shown = f" The line is: {line}" if line else ""
    return SettingsError(f"{path} is not valid TOML: {message}.{shown}", why=_WHY, hint=hint)


def _invalid(path: Path, raw: dict[str, Any], error: msgspec.ValidationError) -> SettingsError:
    """Tell a fault of the content: which table, which key, and what belongs there."""
    place, shape, message = next(_faults(raw), ("the file", MeetingFile, str(error)))
    if unknown := _UNKNOWN.search(message):
        known = [field.encode_name for field in msgspec.structs.fields(shape)]
        wrong = unknown["key"]
        return SettingsError(
            f'{path}: {place} has no key "{wrong}".',
            why=_WHY,
            hint=f"{did_you_mean(wrong, known)}Known keys: {', '.join(known)}.",
        )
    wanted = re.search(r"[Ee]xpected `(\w+)", message)
    said = message.partition(" - at ")[0]
    kind = next((word for word in ("date", "enum") if word in said), wanted[1] if wanted else "")
    hint = _KIND_HINTS.get(kind, "Mend that value in the meeting file.")
    return SettingsError(f"{path}: {place}: {_plain(message)}.", why=_WHY, hint=hint)


def _faults(raw: dict[str, Any]) -> Iterator[tuple[str, type[Any], str]]:
    """Try the tables of a meeting file one by one, the innermost first: place, shape, message."""
    reports = raw.get("report")
    for place, report in enumerate(reports if isinstance(reports, list) else (), start=1):
        if not isinstance(report, dict):
            continue
        name = f'report "{report["id"]}"' if "id" in report else f"report {place}"
        sections = report.get("sections")
        for section_id, recipe in sections.items() if isinstance(sections, dict) else ():
            yield from _recipe_faults(f"{name}, [report.sections.{section_id}]", recipe)
        for field in msgspec.structs.fields(ReportOrder):
            inner = field.type
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                held = report.get(field.encode_name, {})
                yield from _fault(f"{name}, [report.{field.encode_name}]", inner, held)
        yield from _fault(name, ReportOrder, report)
    meeting = raw.get("meeting")
    listed = meeting.get("priorities") if isinstance(meeting, dict) else None
    for priority in listed if isinstance(listed, list) else ():
        yield from _fault("[[meeting.priorities]]", Priority, priority)
    for field in msgspec.structs.fields(MeetingFile):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from _fault(f"[{field.name}]", field.type, raw.get(field.name, {}))
    yield from _fault("the file", MeetingFile, raw)


def _recipe_faults(place: str, recipe: object) -> Iterator[tuple[str, type[Any], str]]:
    """Try the pieces of a section that are tables of their own, and then the section."""
    for key, shape in _PIECES.items():
        held = recipe.get(key) if isinstance(recipe, dict) else None
        for piece in held if isinstance(held, list) else (held,):
            if isinstance(piece, dict):
                yield from _fault(f"{place}, {key}", shape, piece)
    yield from _fault(place, SectionRecipe, recipe)


def _fault(place: str, shape: type[Any], raw: object) -> Iterator[tuple[str, type[Any], str]]:
    try:
        msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        yield place, shape, str(error)


def _plain(message: str) -> str:
    """Turn a validator's words into an officer's."""
    plain = message.replace("Object missing required field", "there is no key")
    plain = re.sub(r"invalid enum value '([^']*)'", r'"\1" is no value that is known', plain)
    plain = re.sub(r"^Invalid enum value '([^']*)'", r'"\1" is no value that is known', plain)
    plain = re.sub(r" - at `\$\.?([^`]*)`", lambda at: f" (at {at[1]})" if at[1] else "", plain)
    plain = plain.replace("`", '"')
    return plain[:1].lower() + plain[1:]


def _check_distinct(path: Path, meeting: MeetingFile) -> None:
    """Refuse two reports of one agenda item or one id: the second would take the first's place."""
    seen: dict[int, str] = {}
    for order in meeting.report:
        if order.id in seen.values():
            raise SettingsError(
                f'{path}: two reports have the id "{order.id}".',
                why="Of the two, --only would build the last alone.",
                hint="Give each report an id of its own.",
            )
        if order.item in seen:
            raise SettingsError(
                f'{path}: the reports "{seen[order.item]}" and "{order.id}" are both item '
                f"{order.item}.",
                why="Their files would have the same names, and their appendices the same letters.",
                hint="Give each report its own agenda item.",
            )
        seen[order.item] = order.id
