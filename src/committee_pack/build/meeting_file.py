"""Read ``meeting.toml``, and say in plain words what is wrong with it."""

import re
from pathlib import Path
from typing import Any

import msgspec
from rapidfuzz import process

from committee_pack.errors import InputUnreadable, SettingsError
from committee_pack.model.meeting import (
    AppendixOrder,
    Meeting,
    MeetingFile,
    ProgressFiles,
    ReportOrder,
    SectionRecipe,
)

_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]+)`(?: - at `(?P<path>[^`]+)`)?")
_WHY = "The meeting file says what to build; it is not guessed at."


def read_meeting(path: Path) -> MeetingFile:
    """Read a meeting file.

    Raises:
        InputUnreadable: there is no such file.
        SettingsError: it is not TOML, has an unknown key (the nearest right one is named), lacks
            one, or holds a value of the wrong kind.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise InputUnreadable(
            f"The meeting file {path} cannot be read ({error.strerror}).",
            why="It says which reports to build and from what.",
            hint='Give its path, or make an example by "committee-pack init".',
        ) from error
    try:
        meeting = msgspec.toml.decode(text.removeprefix(b"\xef\xbb\xbf"), type=MeetingFile)
    except msgspec.ValidationError as error:
        raise _invalid(path, str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} is not valid TOML: {error}.",
            why=_WHY,
            hint='Look for a missing quotation mark or bracket on that line. In paths use "/".',
        ) from error
    _check_distinct(path, meeting)
    return meeting


def _invalid(path: Path, message: str) -> SettingsError:
    unknown = _UNKNOWN.search(message)
    if unknown is None:
        return SettingsError(
            f"{path}: {_plain(message)}.", why=_WHY, hint="Mend that value in the meeting file."
        )
    known = _known_keys(unknown["path"] or "$")
    near = process.extractOne(unknown["key"], known)
    guess = f'Did you mean "{near[0]}"? ' if near else ""
    place = _table_name(unknown["path"] or "$")
    return SettingsError(
        f'{path}: {place} has no key "{unknown["key"]}".',
        why=_WHY,
        hint=f"{guess}Known keys: {', '.join(known)}.",
    )


def _known_keys(path: str) -> list[str]:
    """Give the keys of the table that a msgspec path such as ``$.report[0].sections`` names."""
    shapes: dict[str, type[Any]] = {
        ".meeting": Meeting,
        ".report[...]": ReportOrder,
        ".report[...].progress": ProgressFiles,
        ".report[...].sections[...]": SectionRecipe,
        ".report[...].appendices[...]": AppendixOrder,
    }
    shape = shapes.get(_general(path), MeetingFile)
    return [field.encode_name for field in msgspec.structs.fields(shape)]


def _general(path: str) -> str:
    return re.sub(r"\[[^\]]*\]", "[...]", path.removeprefix("$"))


def _table_name(path: str) -> str:
    return {
        "": "the file",
        ".meeting": "[meeting]",
        ".report[...]": "[[report]]",
        ".report[...].progress": "[report.progress]",
        ".report[...].sections[...]": "[report.sections.…]",
        ".report[...].appendices[...]": "[[report.appendices]]",
    }.get(_general(path), path)


def _plain(message: str) -> str:
    """Turn a validator's words into an officer's."""
    plain = message.replace("Object missing required field", "there is no key")
    plain = plain.replace("`$.", "`").replace("`", '"')
    return plain[:1].lower() + plain[1:]


def _check_distinct(path: Path, meeting: MeetingFile) -> None:
    """Refuse two reports of one agenda item: the second would overwrite the first."""
    seen: dict[int, str] = {}
    for order in meeting.report:
        if order.item in seen:
            raise SettingsError(
                f'{path}: the reports "{seen[order.item]}" and "{order.id}" are both item '
                f"{order.item}.",
                why="Their files would have the same names, and their appendices the same letters.",
                hint="Give each report its own agenda item.",
            )
        seen[order.item] = order.id
