"""Where what is read is written to: a file each in one folder, and never over what was read."""

from collections import Counter
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from committee_pack.cli.named import is_there
from committee_pack.cli.output import result, say
from committee_pack.errors import OutputUnwritable

_SUFFIX = {"json": ".json", "text": ".txt", "markdown": ".md", "html": ".html"}


def targets(files: tuple[Path, ...], form: str, out: Path | None) -> list[Path | None]:
    """Give the file that each one is written to, and make its folder; None is printed.

    Args:
        files: the files that are read; they name what is written.
        form: ``json``, ``text``, ``markdown`` or ``html``.
        out: the folder to write to; None prints.

    Raises:
        OutputUnwritable: the folder cannot be made, or a file would be written over one of those
            that are read.
    """
    if out is None:
        return [None] * len(files)
    from committee_pack.writers.atomic import make_folder

    make_folder(out, why="What was read goes there.")
    names = [f"{name}{_SUFFIX[form]}" for name in _names(files)]
    keep_sources(files, [out / name for name in names])
    for path, name in zip(files, names, strict=True):
        if name != f"{path.stem}{_SUFFIX[form]}":
            say(f"{path} goes to {name}: another file has the same name.")
    return [out / name for name in names]


def give(text: str, target: Path | None) -> None:
    """Write what was read to its file, or print it where it has none.

    Raises:
        OutputUnwritable: the file cannot be written.
    """
    from committee_pack.writers.atomic import write_atomically

    if target is None:
        result(text)
    else:
        write_atomically(target, f"{text}\n".encode("utf-8", "replace"))


def _names(files: tuple[Path, ...]) -> list[str]:
    """Name what is written: by the stem, ``r.docx`` and ``r.pdf`` by the whole name.

    A second file of one whole name is ``r.docx (2)``. Case makes no difference: Windows takes such
    names for one file.
    """
    stems = Counter(
        stem.casefold() for stem in {path.name.casefold(): path.stem for path in files}.values()
    )
    names = [path.name if stems[path.stem.casefold()] > 1 else path.stem for path in files]
    taken = {name.casefold() for name in names}
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name.casefold() in seen:
            names[at] = next(
                free for n in count(2) if (free := f"{name} ({n})").casefold() not in taken
            )
            taken.add(names[at].casefold())
        seen.add(names[at].casefold())
    return names


def keep_sources(files: Iterable[Path], written: Iterable[Path]) -> None:
    """Refuse to write over a file that is read: sources are only read.

    Raises:
        OutputUnwritable: names the file that would be written over.
    """
    sources = tuple(filter(is_there, files))
    for target in written:
        if target.exists() and any(target.samefile(source) for source in sources):
            raise OutputUnwritable(
                f"{target} would be written over the file that is read.",
                why="What stands in it now would be lost; sources are only read.",
                hint="Name another place by --out.",
            )
