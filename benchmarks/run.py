"""Measure speed and memory against peers, in one run, as ratios of CPU seconds.

    python benchmarks/run.py [--corpus ../shared/corpus] [--peers .venv-peers] [--write]

Every figure is the CPU time of a process and its children. All tools take turns in each round, and
the median over the rounds counts, so that a busy machine is busy for all of them.
"""

import argparse
import os
import runpy
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
_JOB = str(PROJECT / "benchmarks" / "job.py")
_EXAMPLE = PROJECT / "inputs"
_WORD_PEERS = ("python_docx", "docx2python", "mammoth", "pandoc", "docling")
_NOT_INSTALLED = 3


class Samples(NamedTuple):
    """The files that are measured."""

    committee: list[Path]
    inspections: list[Path]
    word: list[Path]
    small: Path
    many: list[Path]


class Run(NamedTuple):
    """What one process took: CPU seconds with its children's, and what it printed."""

    cpu: float
    printed: str
    code: int


def spread(files: Sequence[Path], wanted: int) -> list[Path]:
    """Take files evenly by size, without the largest tenth, which would outweigh all others."""
    by_size = sorted(files, key=lambda path: (path.stat().st_size, path.name))
    kept = by_size[: max(1, len(by_size) * 9 // 10)]
    step = max(1.0, len(kept) / wanted)
    return [kept[int(at * step)] for at in range(min(wanted, len(kept)))]


def samples(corpus: Path) -> Samples:
    """Choose the files: from the corpus where it is there, else from the worked example."""
    small = _EXAMPLE / "2026-09-17 improvement plan.docx"
    many = [*_EXAMPLE.glob("20*.docx"), *_EXAMPLE.glob("20*.pdf")]
    if not corpus.is_dir():
        pdfs = sorted(_EXAMPLE.glob("20*.pdf"))
        reports = sorted(_EXAMPLE.glob("inspection*.pdf"))
        return Samples(pdfs, reports, sorted(_EXAMPLE.glob("*.docx")), small, many)
    return Samples(
        committee=spread(list((corpus / "committee_pdf").glob("*.pdf")), 12),
        inspections=spread(list((corpus / "inspection_pdf").glob("*.pdf")), 12),
        word=spread(list((corpus / "committee_docx").glob("*.docx")), 26),
        small=small,
        many=many,
    )


def run(command: Sequence[str]) -> Run:
    """Run a process to its end, and give the CPU time it and its children took."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=PROJECT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read().decode("utf-8", "replace")
    return Run(used.ru_utime + used.ru_stime, printed, process.returncode)


class Measured:
    """The runs of every measure, by name."""

    def __init__(self) -> None:
        self.runs: dict[str, list[Run]] = {}

    def add(self, name: str, command: Sequence[str]) -> None:
        """Run a command once more under a name, unless its tool turned out to be absent."""
        known = self.runs.setdefault(name, [])
        if not known or known[-1].code != _NOT_INSTALLED:
            known.append(run(command))

    def cpu(self, name: str) -> float:
        """Give the median of a measure's CPU seconds."""
        return statistics.median(one.cpu for one in self.runs[name])

    def there(self, name: str) -> bool:
        """Tell whether every run of a measure ended well."""
        return all(one.code == 0 for one in self.runs[name])

    def printed(self, name: str) -> str:
        """Give what the last run of a measure printed."""
        return self.runs[name][-1].printed


def measure(chosen: Samples, peers: str, rounds: int) -> Measured:
    """Let all tools take turns, round by round."""
    measured = Measured()
    own, mine = sys.executable, [sys.executable, "-m", "committee_pack"]
    word = [str(path) for path in chosen.word]
    with tempfile.TemporaryDirectory() as folder:
        out = ["--format", "json", "--out", folder]
        for _ in range(rounds):
            for kind, command, files in (
                ("report_pdf", "extract", chosen.committee),
                ("inspection_pdf", "inspection", chosen.inspections),
            ):
                names = [str(path) for path in files]
                measured.add(f"{kind} own", [own, _JOB, kind, *names])
                measured.add(f"{kind} start", [own, _JOB, kind])
                measured.add(f"{kind} command", [*mine, command, *names, *out])
                measured.add(f"{kind} pdfplumber", [peers, _JOB, "pdfplumber", *names])
            measured.add("pdfplumber start", [peers, _JOB, "pdfplumber"])
            for tool, python in [
                ("report", own),
                ("floor", own),
                *((p, peers) for p in _WORD_PEERS),
            ]:
                measured.add(f"word {tool}", [python, _JOB, tool, *word])
                measured.add(f"start {tool}", [python, _JOB, tool])
            measured.add("small", [*mine, "extract", str(chosen.small)])
            measured.add("help", [*mine, "--help"])
    measured.add("memory", [own, _JOB, "memory", *(str(path) for path in chosen.many)])
    return measured


def pdf_table(measured: Measured) -> list[str]:
    """Compare PDF reading with plain pdfplumber, in pages a CPU second; starts are taken off."""
    rows = [
        "| PDF | pages | pages a CPU second | plain pdfplumber | times as fast | goal |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, title in (
        ("report_pdf", "committee papers, file to Report"),
        ("inspection_pdf", "inspection reports, file to Inspection"),
    ):
        if not measured.there(f"{kind} pdfplumber"):
            rows.append(f"| {title} | | | not installed | | |")
            continue
        pages = int(measured.printed(f"{kind} pdfplumber"))
        own = measured.cpu(f"{kind} own") - measured.cpu(f"{kind} start")
        plain = measured.cpu(f"{kind} pdfplumber") - measured.cpu("pdfplumber start")
        rows.append(_ratio(title, pages, own, plain, "6"))
        whole = measured.cpu(f"{kind} command")
        rows.append(_ratio("the same by the command, its start included", pages, whole, plain, ""))
    return rows


def _ratio(title: str, pages: int, own: float, plain: float, goal: str) -> str:
    return (
        f"| {title} | {pages} | {pages / own:.0f} | {pages / plain:.1f} "
        f"| {plain / own:.1f} | {goal} |"
    )


def word_table(measured: Measured, files: int) -> list[str]:
    """Compare Word reading with the floor; each tool's start is taken off."""
    base = measured.cpu("word floor") - measured.cpu("start floor")
    rows = [
        f"| {files} Word files | CPU seconds | times the floor | start alone | goal |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for tool, title in (
        ("floor", "floor: unpack and parse the parts needed"),
        ("report", "committee-pack, file to Report"),
        *((peer, peer.replace("_", "-")) for peer in _WORD_PEERS),
    ):
        if not measured.there(f"word {tool}"):
            rows.append(f"| {title} | not installed | | | |")
            continue
        start = measured.cpu(f"start {tool}")
        cpu = measured.cpu(f"word {tool}") - start
        goal = "at most 3" if tool == "report" else ""
        rows.append(f"| {title} | {cpu:.2f} | {cpu / base:.1f} | {start:.2f} | {goal} |")
    return rows


def small_table(measured: Measured) -> list[str]:
    """Give the start of the command, and the memory over a thousand files."""
    marks = dict(line.split() for line in measured.printed("memory").splitlines() if " " in line)
    first, last = (int(marks.get(mark, 0)) / 1024 for mark in ("100", "1000"))
    rows = [
        "| | reached | goal |",
        "| --- | ---: | ---: |",
        f"| one small Word file from the command line | {measured.cpu('small'):.2f} s CPU "
        "| under 0.6 s |",
        f"| `committee-pack --help` | {measured.cpu('help'):.2f} s CPU | under 0.2 s |",
    ]
    if last:
        rows.append(
            f"| memory after 100 reads, after 1,000 | {first:.0f} MB, {last:.0f} MB | flat |"
        )
    return rows


def main() -> int:
    """Measure, print the tables, and write them into docs/quality.md where asked to."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ask.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    ask.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="made by peers.sh")
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--write", action="store_true", help="also into docs/quality.md")
    asked = ask.parse_args()
    chosen = samples(PROJECT / asked.corpus)
    python = PROJECT / asked.peers / "bin" / "python"
    if not python.is_file():
        print(f"There are no peers at {asked.peers}: run benchmarks/peers.sh", file=sys.stderr)
        return 2
    measured = measure(chosen, str(python), asked.rounds)
    for name, runs in measured.runs.items():
        if runs[-1].code not in (0, _NOT_INSTALLED):
            print(f"Not to be trusted: {name} ended with {runs[-1].code}", file=sys.stderr)
    parts = (pdf_table(measured), word_table(measured, len(chosen.word)), small_table(measured))
    text = "\n\n".join("\n".join(rows) for rows in parts)
    print(text)
    if asked.write:
        tool = runpy.run_path(str(PROJECT / "tools" / "measure_quality.py"))
        tool["write"]([("speed", text)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
