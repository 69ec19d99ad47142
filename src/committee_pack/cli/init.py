"""``committee-pack init``: the worked example, templates and profiles, into one's own folder."""

import shutil
from pathlib import Path

import click

from committee_pack.build.shipped import shipped_files, shipped_profiles
from committee_pack.cli.output import result, say
from committee_pack.errors import OutputUnwritable, SettingsError
from committee_pack.profiles import did_you_mean


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--profile",
    metavar="NAME",
    help="Begin with the meeting of one structure, such as cabinet-implications.",
)
def init(folder: Path, profile: str | None) -> int:
    """Put the worked example and the Word templates into FOLDER (this one where none is named).

    The profiles go there too, so that you can make one of your own from them. Files that are there
    already are left as they are.

    \b
    Example:
      committee-pack init "Scrutiny November"
      committee-pack init "Cabinet December" --profile cabinet-implications
    """
    if profile is not None and profile not in shipped_profiles():
        raise _unknown(profile)
    for source, name in shipped_files(profile):
        target = folder / name
        if target.exists():
            say(f"Left as it is: {target}")
            continue
        _copy(source, target)
        result(str(target))
    _make(folder / "outputs")
    say('Now run "committee-pack build" in that folder.')
    return 0


def _unknown(profile: str) -> SettingsError:
    known = shipped_profiles()
    return SettingsError(
        f'There is no worked example of a profile "{profile}".',
        why="The folder would have no meeting file.",
        hint=f"{did_you_mean(profile, known)}Use one of: {', '.join(known)}.",
    )


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
