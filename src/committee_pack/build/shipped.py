"""What ships with the package: the Word templates and the worked example."""

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_root() -> Path:
    """Give the folder that holds ``templates`` and ``inputs``: in the wheel, or in a checkout."""
    packed = _PACKAGE / "example"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def shipped_files() -> Iterable[Path]:
    """Give the path of every shipped file, relative to ``shipped_root``, sorted."""
    root = shipped_root()
    for folder in ("inputs", "templates"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.name.startswith((".", "~")):
                yield path.relative_to(root)
