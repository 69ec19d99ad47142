"""Find the files that a meeting file names."""

from pathlib import Path

import msgspec

from committee_pack.build.shipped import shipped_root
from committee_pack.errors import InputUnreadable, TemplateUnusable
from committee_pack.profiles import did_you_mean


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Where a meeting file's paths are looked for.

    Attributes:
        meeting_file: the meeting file itself.
        here: the folder the command runs in.
    """

    meeting_file: Path
    here: Path

    def candidates(self, name: str) -> tuple[Path, ...]:
        """Give the places for a path: this folder, the meeting file's, the one above that."""
        beside = self.meeting_file.resolve().parent
        return tuple(dict.fromkeys(base / name for base in (self.here, beside, beside.parent)))


def find_input(places: Places, name: str, key: str) -> Path:
    """Find a source file.

    Args:
        places: where to look.
        name: the path as the meeting file gives it.
        key: where in the meeting file it stands, for the message.

    Raises:
        InputUnreadable: it is in none of the places.
    """
    for path in places.candidates(name):
        if path.exists():
            return path
    raise InputUnreadable(
        f'{key}: there is no file "{name}".',
        why="The report cannot be built without it.",
        hint=f"{_similar(places, name)}Paths are read from {places.here}.",
    )


def find_template(places: Places, name: str) -> Path:
    """Find a template: the council's own, or else the one of that name that ships.

    Raises:
        TemplateUnusable: there is neither.
    """
    for path in (*places.candidates(name), shipped_root() / name):
        if path.exists():
            return path
    raise TemplateUnusable(
        f'There is no template "{name}".',
        why="The report is written into a Word template.",
        hint=f"{_similar(places, name)}Without that line in meeting.toml the shipped one is used.",
    )


def _similar(places: Places, name: str) -> str:
    # As a meeting file writes paths, on Windows too.
    folder = Path(name).parent
    known = sorted(
        (folder / file).as_posix()
        for file in {
            file for candidate in places.candidates(name) for file in _files(candidate.parent)
        }
    )
    # A workbook is rather mistaken for another workbook than for a PDF.
    of_its_kind = [one for one in known if Path(one).suffix.lower() == Path(name).suffix.lower()]
    return did_you_mean(name, of_its_kind or known)


def _files(folder: Path) -> tuple[str, ...]:
    """Name the files in a folder; none where it is not there or may not be looked into."""
    try:
        return tuple(
            path.name
            for path in folder.iterdir()
            if path.is_file() and not path.name.startswith((".", "~"))
        )
    except OSError:
        return ()
