"""Small documents with the report they should give: one folder of ``tests/cases`` a cause.

A folder holds ``input.txt``, or ``input.json`` where the look of lines counts (a list of paragraphs
as a format's reader finds them), or ``input.xml`` where Word's own markup does (the content of a
body, beside what it needs of ``styles.xml`` and ``numbering.xml``), and ``expected.json``. With
``CASES_ACCEPT=1`` in the environment the expected files are written anew; look at the difference
before it is committed.
"""

import json
import os
from pathlib import Path

import msgspec
import pytest

from committee_pack.model.report import Run
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from committee_pack.readers.docx import read_docx
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.outline import outline
from tests.docx_parts import docx

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/input.*"))
SOURCE = Source(path="northmere.docx", sha256="0" * 64, kind=SourceKind.DOCX)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph of ``input.json``: words, number or marker, and how it is set."""

    text: str
    label: str | None = None
    bold: bool = False
    heading: int | None = None
    size: float | None = None
    indent: float | None = None


def read(name: str) -> object:
    profile = load_profile("scrutiny-14")
    text, lines = CASES / name / "input.txt", CASES / name / "input.json"
    if text.exists():
        report = read_report(text, profile)
    elif (CASES / name / "input.xml").exists():
        report = outline(read_docx(word_file(CASES / name), SOURCE), profile)
    else:
        blocks = msgspec.json.decode(lines.read_bytes(), type=tuple[Line, ...])
        report = outline(Flow(source=SOURCE, blocks=tuple(map(paragraph, blocks))), profile)
    return _without_places(json.loads(msgspec.json.encode(report)))


def word_file(case: Path) -> bytes:
    body, styles, numbering = (
        part.read_text(encoding="utf-8") if part.is_file() else ""
        for part in (case / "input.xml", case / "styles.xml", case / "numbering.xml")
    )
    return docx(body, styles=styles, numbering=numbering)


def paragraph(line: Line) -> FlowParagraph:
    runs = (Run(text=line.text, bold=True),) if line.bold else ()
    return FlowParagraph(
        text=line.text,
        label=line.label,
        bold=line.bold,
        heading=line.heading,
        size=line.size,
        indent=line.indent,
        runs=runs,
        where=Where(),
    )


def _without_places(value: object) -> object:
    """Leave out file and places: a case is about what is read, not where it stood."""
    if isinstance(value, dict):
        return {k: _without_places(v) for k, v in value.items() if k not in ("where", "source")}
    return [_without_places(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    expected = CASES / name / "expected.json"
    got = read(name)
    if os.environ.get("CASES_ACCEPT") == "1":
        text = json.dumps(got, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8")
    assert got == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_cases() -> None:
    assert len(NAMES) >= 4


def test_goldens_are_not_rewritten_in_ci() -> None:
    assert not (os.environ.get("CI") and os.environ.get("CASES_ACCEPT"))
