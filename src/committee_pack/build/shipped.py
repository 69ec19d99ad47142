"""What ships with the package: the Word templates, the worked example and the profiles."""

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_root() -> Path:
    """Give the folder that holds ``templates`` and ``inputs``: in the wheel, or in a checkout."""
    packed = _PACKAGE / "example"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def shipped_files() -> Iterable[tuple[Path, Path]]:
    """Give every shipped file: where it is, and its path in a meeting's folder; sorted."""
    root = shipped_root()
    for folder, base in (("inputs", root), ("profiles", _PACKAGE), ("templates", root)):
        for path in sorted((base / folder).rglob("*")):
            if path.is_file() and _is_an_officers(path):
                yield path, path.relative_to(base)


def _is_an_officers(path: Path) -> bool:
    """Tell a file that an officer opens from one of the package or of another program."""
    return not path.name.startswith((".", "~")) and not path.suffix.startswith(".py")
