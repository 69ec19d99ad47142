"""File names as they were typed: one with spaces in it and no quotation marks comes as several."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import click

_MOST_WORDS = 40  # of a name; more names than that in one command were not typed by hand


def check_quoted(words: Sequence[Path | str]) -> None:
    """Stop where words that are no files are one file when they are put together.

    Args:
        words: the files of a command, as they came.

    Raises:
        click.UsageError: a name with spaces in it was typed without quotation marks.
    """
    typed = [str(word) for word in words]
    if len(typed) > _MOST_WORDS or all(map(is_there, typed)):
        return
    for first, end in combinations(range(len(typed) + 1), 2):
        whole = " ".join(typed[first:end])
        if end - first > 1 and not is_there(typed[first]) and _is_file(whole):
            raise click.UsageError(
                f"The name of {whole} has spaces in it, so it has to stand between quotation "
                f'marks: "{whole}"'
            )


def is_there(name: Path | str) -> bool:
    """Tell whether there is a file or a folder of a name; none is of one that is too long."""
    try:
        return Path(name).exists()
    except OSError:
        return False


def _is_file(name: str) -> bool:
    return is_there(name) and Path(name).is_file()
