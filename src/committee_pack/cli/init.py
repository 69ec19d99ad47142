"""``committee-pack init``: the worked example, templates and profiles, into one's own folder."""

import shutil
from pathlib import Path

import click

from committee_pack.build.shipped import shipped_files
from committee_pack.cli.output import result, say
from committee_pack.errors import OutputUnwritable


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
def init(folder: Path) -> int:
    """Put the worked example and the Word templates into FOLDER (this one where none is named).

    The profile goes there too, so that you can make one of your own from it. Files that are there
    already are left as they are.

    \b
    Example:
      committee-pack init "Scrutiny November"
    """
    for source, name in shipped_files():
        target = folder / name
        if target.exists():
            say(f"Left as it is: {target}")
            continue
        _copy(source, target)
        result(str(target))
    _make(folder / "outputs")
    say('Now run "committee-pack build" in that folder.')
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _copy(source: Path, target: Path) -> None:
    _make(target.parent)
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(path: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"{path} cannot be written ({error.strerror}).",
        why="The example would be incomplete.",
        hint="Name a folder that you may write to.",
    )
