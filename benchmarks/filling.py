"""Measure how long one template takes to fill, against peers, in one run.

    python benchmarks/filling.py [--node FOLDER] [--times 40] [--rounds 3] [--write]

``FOLDER`` is one in which ``npm install docxtemplater pizzip carbone`` was run. Every engine fills
the same words into the same template (``filling_templates.py``), again and again in a process of
its own; the engines take turns. The figure is the median of CPU milliseconds a document, the first
three left out: by then every engine has warmed up.
"""

import argparse
import json
import os
import runpy
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from filling_templates import TEMPLATE, context, template

_HERE = Path(__file__).resolve().parent
_WARM = 3
_TITLES = {
    "own": "committee-pack",
    "docxtpl": "docxtpl, plain",
    "docxtemplater": "docxtemplater",
    "carbone": "Carbone, open edition",
}


class Bench:
    """The templates and data in a folder, and the milliseconds of every document."""

    def __init__(self, folder: Path, node: Path | None) -> None:
        self._folder = folder
        self._node = node
        self.taken: dict[tuple[str, int], list[float]] = {}
        for engine in ("docxtpl", "docxtemplater", "carbone"):
            (folder / f"{engine}.docx").write_bytes(template(engine))

    def fill(self, engine: str, rows: int, times: int) -> None:
        """Let one engine fill its template some times, in a process of its own."""
        out = self._folder / f"{engine}-{rows}-out.docx"
        command = self._command(engine, rows, times, out)
        environment = {**os.environ, "NODE_PATH": str((self._node or _HERE) / "node_modules")}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            print(f"{engine}: {done.stderr.strip()[-200:]}", file=sys.stderr)
            return
        _check(out, rows)
        times_taken = [float(line) for line in done.stdout.split()]
        self.taken.setdefault((engine, rows), []).extend(times_taken[min(_WARM, times - 1) :])

    def _command(self, engine: str, rows: int, times: int, out: Path) -> list[str]:
        mine = self._folder / f"{engine}.docx"
        if engine in ("own", "docxtpl"):
            source = TEMPLATE if engine == "own" else mine
            job = str(_HERE / "filling_job.py")
            return [sys.executable, job, engine, str(source), str(rows), str(times), str(out)]
        data = self._folder / f"data-{rows}.json"
        data.write_text(json.dumps(context(rows)), encoding="utf-8")
        job = str(_HERE / "filling.cjs")
        return ["node", job, engine, str(mine), str(data), str(times), str(out)]


def _check(out: Path, rows: int) -> None:
    """Make sure that what is measured is the whole document."""
    with zipfile.ZipFile(out) as archive:
        body = archive.read("word/document.xml").decode()
        header = archive.read("word/header1.xml").decode()
    there = body.count("children &amp; carers, group"), body.count("service &amp; its partners")
    if there != (rows + 12, 28) or "Children &amp; Young People" not in header:
        raise SystemExit(f"{out.name} is not filled right: {there}")


def table(bench: Bench) -> str:
    """Give the figures as a Markdown table."""
    lines = [
        "| rows | engine | CPU ms a document | docxtpl takes |",
        "| ---: | --- | ---: | ---: |",
    ]
    for rows in sorted({rows for _, rows in bench.taken}):
        yardstick = statistics.median(bench.taken["docxtpl", rows])
        for engine, title in _TITLES.items():
            if (engine, rows) not in bench.taken:
                lines.append(f"| {rows:,} | {title} | not installed | |")
                continue
            middle = statistics.median(bench.taken[engine, rows])
            lines.append(f"| {rows:,} | {title} | {middle:.1f} | {yardstick / middle:.1f} times |")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ask.add_argument("--node", type=Path, help="folder with docxtemplater and Carbone installed")
    ask.add_argument("--times", type=int, default=40)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--write", action="store_true", help="also into docs/quality.md")
    asked = ask.parse_args()
    engines = [name for name in _TITLES if asked.node or name in ("own", "docxtpl")]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.node)
        for _ in range(asked.rounds):
            for rows, times in ((40, asked.times), (2_000, max(4, asked.times // 8))):
                for engine in engines:
                    bench.fill(engine, rows, times)
    print(table(bench))
    if asked.write:
        tool = runpy.run_path(str(_HERE.parent / "tools" / "measure_quality.py"))
        tool["write"]([("filling", table(bench))])


if __name__ == "__main__":
    main()
