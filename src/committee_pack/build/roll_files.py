"""The files that go along to the next meeting's folder, and where they stand in it."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec

from committee_pack.build.paths import Places
from committee_pack.build.roll_changes import Change
from committee_pack.model.meeting import Meeting, MeetingFile, ReportOrder

INPUTS = "inputs"


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A file to copy: from where, and its path in the new folder."""

    source: Path
    target: str


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """Files to copy, the changes their new places ask for, and those that are not there."""

    files: tuple[Taken, ...] = ()
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """A path in a meeting file: its table and key, the folder it goes to, the key it gets."""

    table: tuple[str | int, ...]
    key: str
    name: str
    folder: str = INPUTS
    becomes: str = ""
    may_ship: bool = False


def packed(wanted: MeetingFile, places: Places, *, is_rolled: Callable[[str], bool]) -> Packed:
    """Say which files the next meeting's file needs beside it.

    Args:
        wanted: this meeting's file.
        places: where its paths are looked for.
        is_rolled: whether the report of an id is brought forward, and is not kept as it is.
    """
    files: dict[str, Taken] = {}
    changes: list[Change] = []
    missing: list[str] = []
    for one in _named(wanted, is_rolled):
        found = next((path for path in places.candidates(one.name) if path.is_file()), None)
        if found is None:
            missing += [] if one.may_ship else [one.name]
            continue
        target = _free(_target(one), found, files)
        files[target] = Taken(source=found, target=target)
        key = one.becomes or one.key
        if (one.becomes or target != one.name) and not one.may_ship:
            changes.append(Change(table=one.table, key=key, value=target))
    return Packed(files=tuple(files.values()), changes=tuple(changes), missing=tuple(missing))


def _named(wanted: MeetingFile, is_rolled: Callable[[str], bool]) -> Iterator[_Named]:
    yield from _of_meeting(wanted.meeting)
    for place, order in enumerate(wanted.report):
        yield from _of_report(("report", place), order, is_rolled=is_rolled(order.id))


def _of_meeting(meeting: Meeting) -> Iterator[_Named]:
    for key in ("template", "appendix_template"):
        name = getattr(meeting, key)
        yield _template(("meeting",), key, name)
    yield _profile(("meeting",), meeting.profile)


def _template(table: tuple[str | int, ...], key: str, name: str) -> _Named:
    is_ours = _is_inside(name)
    return _Named(table=table, key=key, name=name, folder="templates", may_ship=is_ours)


def _profile(table: tuple[str | int, ...], name: str) -> _Named:
    if name.endswith(".toml"):
        return _Named(table=table, key="profile", name=name, folder="profiles")
    path = f"profiles/{name}.toml"
    return _Named(table=table, key="profile", name=path, folder="profiles", may_ship=True)


def _of_report(
    table: tuple[str | int, ...], order: ReportOrder, *, is_rolled: bool
) -> Iterator[_Named]:
    if order.template:
        yield _template(table, "template", order.template)
    if order.profile:
        yield _profile(table, order.profile)
    for key in ("inspection", "inspection_previous"):
        if name := getattr(order, key):
            yield _Named(table=table, key=key, name=name)
    for place, appendix in enumerate(order.appendices):
        inner = (*table, "appendices", place)
        if appendix.file:
            yield _Named(table=inner, key="file", name=appendix.file)
        if appendix.refresh and not is_rolled:
            yield _Named(table=inner, key="refresh", name=appendix.refresh)
    yield from _of_cycle(table, order, is_rolled=is_rolled)


def _of_cycle(
    table: tuple[str | int, ...], order: ReportOrder, *, is_rolled: bool
) -> Iterator[_Named]:
    """Give the files of one cycle: this one's plan is the next one's to compare with."""
    data = order.progress
    inner = (*table, "progress")
    if is_rolled:
        if data.plan:
            yield _Named(table=inner, key="plan", name=data.plan, becomes="plan_previous")
        return
    if order.previous:
        yield _Named(table=table, key="previous", name=order.previous)
    for key in ("plan", "plan_previous", "scorecard"):
        if name := getattr(data, key):
            yield _Named(table=inner, key=key, name=name)
    for section, recipe in order.sections.items():
        if recipe.file:
            place = (*table, "sections", section)
            yield _Named(table=place, key="file", name=recipe.file)
        for quote in recipe.quotes():
            yield _Named(table=table, key="quote", name=quote.from_, may_ship=True)


def _is_inside(name: str) -> bool:
    """Tell a path that stays in the meeting's folder from one that leads elsewhere."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not (path.is_absolute() or PureWindowsPath(name).drive or ".." in path.parts)


def _target(one: _Named) -> str:
    if _is_inside(one.name):
        return PurePosixPath(one.name.replace("\\", "/")).as_posix()
    return f"{one.folder}/{PureWindowsPath(one.name).name}"


def _free(target: str, source: Path, taken: dict[str, Taken]) -> str:
    """Give a path that no other file has: two folders may hold files of one name."""
    path = PurePosixPath(target)
    number = 1
    while target in taken and taken[target].source.resolve() != source.resolve():
        number += 1
        target = path.with_stem(f"{path.stem} {number}").as_posix()
    return target
