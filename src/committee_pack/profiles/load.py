"""Load a profile: one that ships with the package, or a council's own TOML file."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from committee_pack.errors import SettingsError
from committee_pack.profiles.check import check_profile
from committee_pack.profiles.nearest import did_you_mean
from committee_pack.profiles.shape import Profile


def profile_names() -> tuple[str, ...]:
    """Give the names of the profiles that ship with the package, sorted."""
    names = (entry.name for entry in files(__package__ or "").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_profile(name: str) -> Profile:
    """Load a profile by its name, or from the path of a ``.toml`` file.

    Raises:
        SettingsError: there is no such profile, its file does not hold one, or what it holds does
            not fit together (see :func:`committee_pack.profiles.check.check_profile`).
    """
    if name.endswith(".toml"):
        return _decode(name, _read(Path(name)))
    if name not in profile_names():
        known = profile_names()
        raise SettingsError(
            f'There is no profile "{name}".',
            why="The profile says which sections the report has and what they are called.",
            hint=f"{did_you_mean(name, known)}Use one of: {', '.join(known)}; or give the path of "
            "your own profile.toml.",
        )
    return _decode(name, files(__package__ or "").joinpath(f"{name}.toml").read_bytes())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"The profile {path} cannot be read ({error.strerror}).",
            why="The profile says which sections the report has and what they are called.",
            hint="Check the path in meeting.toml.",
        ) from error


# By its bytes: one relative path is two files for two runs in two folders.
@cache
def _decode(name: str, text: bytes) -> Profile:
    try:
        profile = msgspec.toml.decode(text, type=Profile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The profile {name} is not valid: {error}.",
            why="A report cannot be laid out by a profile that cannot be understood.",
            hint="Compare it with docs/reference/profiles.md.",
        ) from error
    check_profile(name, profile)
    return profile
