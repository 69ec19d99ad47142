"""Where a redline goes, and what it may replace: a redline that nobody has touched."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from committee_pack.errors import OutputUnwritable
from committee_pack.writers.atomic import write_all_atomically, write_atomically
from committee_pack.writers.redline import MADE_HERE

# The mark stands at the start of the main part; Word leaves it out when it saves.
_LOOKED_AT = 16_384
_MOST_PARTS = 200


def redline_path(newer: Path) -> Path:
    """Give the name of a report's redline: beside it, under its own name."""
    return newer.with_name(f"{newer.stem} redline.docx")


def publish_redline(
    target: Path, data: bytes, inputs: tuple[Path, Path], *, overwrite: bool
) -> None:
    """Write a redline.

    Args:
        target: where it goes.
        data: the Word file.
        inputs: the two files that were compared; neither is ever written over.
        overwrite: whether a file that is no untouched redline may be replaced.

    Raises:
        OutputUnwritable: the file cannot be written, or something else stands there.
    """
    _refuse_inputs((target,), inputs)
    if not overwrite and target.is_file() and not _is_untouched(target):
        raise OutputUnwritable(
            f"{target} is there already, and is no redline that was left as it was made.",
            why="Writing would lose what somebody has put there.",
            hint="Move or rename it, name another file by --out, or add --overwrite to lose it.",
        )
    write_atomically(target, data)


def publish_pages(
    pages: Mapping[Path, bytes], inputs: tuple[Path, Path], *, overwrite: bool
) -> None:
    """Write the pages on what changed, together.

    Args:
        pages: where each goes, and its bytes.
        inputs: the two files that were compared; neither is ever written over.
        overwrite: whether a file with other bytes may be replaced.

    Raises:
        OutputUnwritable: a file cannot be written, or something else stands there.
    """
    _refuse_inputs(tuple(pages), inputs)
    for path, data in pages.items():
        if not overwrite and path.is_file() and not _holds(path, data):
            raise OutputUnwritable(
                f"{path} is there already, and says something else.",
                why="Writing would lose what stands there.",
                hint="Move or rename it, name another file by --out, or add --overwrite.",
            )
    write_all_atomically(pages.items())


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:  # Another program has it open: what it says is not known.
        return False


def _refuse_inputs(targets: tuple[Path, ...], inputs: tuple[Path, Path]) -> None:
    taken = {one.resolve() for one in inputs}
    for target in targets:
        if target.resolve() in taken:
            raise OutputUnwritable(
                f"{target} is one of the two reports that are compared.",
                why="Writing there would lose that report.",
                hint="Name another file by --out.",
            )


def _is_untouched(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist()[:_MOST_PARTS]:
                if name.startswith("word/") and name.endswith(".xml"):
                    with archive.open(name) as part:
                        if MADE_HERE.encode() in part.read(_LOOKED_AT):
                            return True
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        return False
    return False
