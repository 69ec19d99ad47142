"""Small invented inspection reports with what should be read of them, a folder of tests/cases each.

A folder ``inspection-...`` holds ``report.txt`` and ``expected.json``. A blank line there parts
paragraphs, ``# `` begins a heading, ``| `` a row of a table, ``+ `` a bullet, ``12. `` a numbered
paragraph, ``~ `` small print; ``^2^`` is a raised mark and ``---`` a new page. With
``CASES_ACCEPT=1`` in the environment the expected files are written anew.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from committee_pack.model.report import Run, Table
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph
from committee_pack.readers.inspection import inspection_from_flow

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("inspection-*/report.txt"))


def flow_of(text: str) -> Flow:
    pages = text.split("\n---\n")
    blocks = tuple(block for at, page in enumerate(pages, 1) for block in _page(page, at))
    source = Source(path="case.pdf", sha256="0" * 64, kind=SourceKind.PDF, pages=len(pages))
    return Flow(source=source, blocks=blocks)


def _page(text: str, page: int) -> Iterator[FlowBlock]:
    where = Where(source="case.pdf", page=page)
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        if part.startswith("| "):
            rows = tuple(tuple(line.strip("| ").split(" | ")) for line in part.splitlines())
            yield Table(header_rows=1, rows=rows, where=where)
        else:
            yield _paragraph(part, where)


def _paragraph(part: str, where: Where) -> FlowParagraph:
    heading, small = part.startswith("# "), part.startswith("~ ")
    numbered = re.match(r"(\d+\.|\+) ", part)
    words = part[numbered.end() :] if numbered else part[2:] if heading or small else part
    pieces = words.split("^")
    runs = tuple(
        Run(text=one, superscript=at % 2 == 1, bold=heading) for at, one in enumerate(pieces) if one
    )
    label = numbered[1].replace("+", "◼") if numbered else None
    return FlowParagraph(
        text="".join(pieces),
        runs=runs,
        label=label,
        bold=heading,
        size=9.0 if small else 14.0 if heading else 12.0,
        indent=88.8 if numbered else 70.9,
        where=where,
    )


def read(name: str) -> dict[str, object]:
    flow = flow_of((CASES / name / "report.txt").read_text(encoding="utf-8"))
    told: dict[str, object] = msgspec.to_builtins(inspection_from_flow(flow), str_keys=True)
    plain = json.loads(json.dumps(told, default=str))
    plain["findings"] = [
        (one["severity"], one["message"]) for one in plain["findings"] if one["severity"] != "info"
    ]
    kept = {key: value for key, value in plain.items() if value not in (None, [], ())}
    return {key: _without_places(value) for key, value in kept.items() if key != "source"}


def _without_places(value: object) -> object:
    """Leave out places and what is empty: a case is about what is read."""
    if isinstance(value, dict):
        pairs = ((k, v) for k, v in value.items() if k != "where" and v not in (None, []))
        return {k: _without_places(v) for k, v in pairs}
    return [_without_places(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    expected = CASES / name / "expected.json"
    got = read(name)
    if os.environ.get("CASES_ACCEPT") == "1":
        text = json.dumps(got, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8")
    assert json.loads(json.dumps(got)) == json.loads(expected.read_text(encoding="utf-8"))
