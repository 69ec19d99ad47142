"""Measure the readers against what people read off real documents, and write docs/quality.md.

    python tools/measure_quality.py [--score ../shared/score/score.py] [--cli committee-pack]

Runs the score kept beside the project with the command, once for each kind of document, and puts
its figures into the page between the markers ``<!-- measured: KIND -->`` and
``<!-- end of measured: KIND -->``. All other words of the page are written by hand and stay.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "quality.md"
SCORE = Path("../shared/score/score.py")
KINDS = ("committee", "docx", "inspection", "grades", "progress")

# What is to be reached, in per cent; a figure without a goal of its own is printed all the same.
GOALS: dict[str, dict[str, float]] = {
    "committee": {
        "file read": 100,
        "section found": 99,
        "section true": 98,
        "paragraph placed": 98,
        "paragraph whole": 97,
        "table shape": 92,
        "furniture kept out": 100,
        "preamble found": 98,
        "front matter": 95,
        "appendix listed": 95,
    },
    "docx": {"file read": 100, "text found": 100, "number right": 99},
    "inspection": {
        "file read": 100,
        "kind": 100,
        "authority": 100,
        "dates": 100,
        "lead inspector": 100,
        "judgement": 100,
        "judgement true": 100,
        "improvement verbatim": 99,
        "improvement true": 100,
        "heading": 97,
        "paragraph whole": 98,
    },
    "grades": dict.fromkeys(
        ("leaders", "help", "care", "leavers", "overall", "start", "end", "inspector"), 100
    ),
    "progress": dict.fromkeys(
        (
            "file read",
            "no false rows",
            "action action",
            "action owner",
            "action due",
            "action status",
            "counts",
            "overdue",
            "movement improved",
            "movement worsened",
            "movement completed",
            "movement new",
            "movement removed",
            "movement date_changed",
            "bad cell named",
        ),
        100,
    ),
}
_FIGURE = re.compile(r"^  (?P<name>\S.*?) +(?P<share>[\d.]+) % +(?P<hit>\d+)/(?P<all>\d+)$")
_FILES = re.compile(r"^[\w ]+: (\d+) files in ", re.MULTILINE)


class Figure(NamedTuple):
    """One line of the score: its name, how many were right, of how many."""

    name: str
    hit: int
    all: int

    @property
    def percent(self) -> float:
        """The share that is right, in per cent."""
        return 100 * self.hit / self.all if self.all else 0.0


class Measured(NamedTuple):
    """The score of one kind of document."""

    files: int
    figures: tuple[Figure, ...]


def measure(score: Path, cli: str, kind: str) -> Measured:
    """Run the score for one kind of document.

    Raises:
        subprocess.CalledProcessError: the score itself failed.
        ValueError: it printed no figures.
    """
    done = subprocess.run(
        [sys.executable, str(score), "--cli", cli, "--only", kind],
        capture_output=True,
        text=True,
        check=True,
    )
    sys.stderr.write(done.stderr)
    told = _FILES.search(done.stdout)
    found = map(_FIGURE.match, done.stdout.splitlines())
    figures = tuple(Figure(f["name"], int(f["hit"]), int(f["all"])) for f in found if f)
    if not told or not figures:
        raise ValueError(f"the score printed no figures for {kind}:\n{done.stderr}")
    return Measured(int(told[1]), figures)


def table(kind: str, measured: Measured) -> str:
    """Give the figures of one kind as a table, with the goals beside them."""
    goals = GOALS[kind]
    rows = [
        f"{measured.files} files.",
        "",
        "| | right | of | reached | goal | |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for figure in measured.figures:
        goal = goals.get(figure.name)
        wanted = f"{goal:g} %" if goal is not None else ""
        short = goal is not None and figure.percent < goal
        rows.append(
            f"| {figure.name} | {figure.hit} | {figure.all} | {figure.percent:.1f} % "
            f"| {wanted} | {'short' if short else ''} |"
        )
    return "\n".join(rows)


def placed(page: str, name: str, text: str) -> str:
    """Put text between the page's markers of a name, and leave everything else as it is.

    Raises:
        ValueError: the page has no such markers.
    """
    before, start, rest = page.partition(f"<!-- measured: {name} -->\n")
    _, end, after = rest.partition(f"<!-- end of measured: {name} -->")
    if not (start and end):
        raise ValueError(f"the page has no markers for {name}")
    return f"{before}{start}\n{text}\n\n{end}{after}"


def write(parts: Iterable[tuple[str, str]], page: Path = PAGE) -> None:
    """Write measured parts into the page by their names."""
    text = page.read_text(encoding="utf-8")
    for name, part in parts:
        text = placed(text, name, part)
    page.write_text(text, encoding="utf-8")


def main() -> int:
    """Measure every kind, print the tables, and write them into the page."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ask.add_argument("--score", type=Path, default=SCORE, help="the score (default: %(default)s)")
    ask.add_argument("--cli", default="committee-pack", help="the command (default: %(default)s)")
    ask.add_argument("--only", choices=KINDS, action="append", help="measure this kind alone")
    asked = ask.parse_args()
    score = asked.score if asked.score.is_absolute() else PROJECT / asked.score
    if not score.is_file():
        print(
            f"Skipped: there is no score at {asked.score}. The real documents and what people read "
            "off them are kept beside the project, not in it; name them by --score.",
            file=sys.stderr,
        )
        return 0
    parts = []
    for kind in asked.only or KINDS:
        parts.append((kind, table(kind, measure(score, asked.cli, kind))))
        print(f"{kind}: {parts[-1][1]}\n")
    write(parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
