"""What ships with the package: the Word templates, the worked example and the profiles."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_MEETING = "meeting.toml"


def shipped_root() -> Path:
    """Give the folder that holds ``templates`` and ``inputs``: in the wheel, or in a checkout."""
    packed = _PACKAGE / "example"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def shipped_files(profile: str | None = None) -> Iterable[tuple[Path, Path]]:
    """Give every shipped file: where it is, and its path in a meeting's folder; sorted.

    Args:
        profile: the structure whose meeting becomes the folder's one, ``inputs/meeting.toml``;
            None gives the meetings of all.
    """
    root = shipped_root()
    for folder, base in (("inputs", root), ("profiles", _PACKAGE), ("templates", root)):
        for path in sorted((base / folder).rglob("*")):
            if not path.is_file() or not _is_an_officers(path):
                continue
            if profile is None or path.name != _MEETING:
                yield path, path.relative_to(base)
            elif _profile_of(path) == profile:
                yield path, Path("inputs") / _MEETING


def shipped_profiles() -> tuple[str, ...]:
    """Give the names of the profiles that a meeting of the worked example has, sorted."""
    return tuple(
        sorted({_profile_of(path) for path in shipped_root().glob(f"inputs/**/{_MEETING}")})
    )


def _profile_of(meeting: Path) -> str:
    profile = tomllib.loads(meeting.read_text(encoding="utf-8"))["meeting"]["profile"]
    return str(profile)


def _is_an_officers(path: Path) -> bool:
    """Tell a file that an officer opens from one of the package or of another program."""
    return not path.name.startswith((".", "~")) and not path.suffix.startswith(".py")
