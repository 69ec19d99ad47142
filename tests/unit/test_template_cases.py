"""Small Word bodies and what adopting or checking them tells: a folder of ``tests/cases`` a cause.

A folder ``adopt-…`` or ``check-…`` holds ``body.xml`` and ``expected.json``. With
``CASES_ACCEPT=1`` in the environment the expected files are written anew; look at the difference
before it is committed.
"""

import json
import os
from pathlib import Path

import docx
import pytest

from committee_pack.build.template_adopt import adopt_template
from committee_pack.build.template_verdict import check_template
from committee_pack.model.template import AdoptWishes
from committee_pack.profiles import load_profile
from tests.council_forms import saved
from tests.template_files import BODY, changed

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/body.xml"))


def word_file(name: str, folder: Path) -> Path:
    body = (CASES / name / "body.xml").read_text(encoding="utf-8")
    path = folder / "form.docx"

    def put(document: str) -> str:
        return document.replace("<w:body>", f"<w:body>{body}", 1)

    path.write_bytes(changed(saved(docx.Document()), {BODY: put}))
    return path


def adopted(path: Path) -> object:
    made = adopt_template(path, None, AdoptWishes(remove_guidance=True))
    out = path.with_name("made.docx")
    out.write_bytes(made.data)
    return {
        "verdict": made.check.verdict,
        "rows": [[row.tag, row.found, row.confidence, row.done] for row in made.rows],
        "lines": [one.text for one in docx.Document(str(out)).paragraphs],
    }


def checked(path: Path) -> object:
    told = check_template(path, load_profile("scrutiny-14"))
    return [
        [one.rule, one.spot.paragraph, one.spot.column, one.message]
        for one in told.findings
        if one.severity == "error"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    path = word_file(name, tmp_path)
    got = adopted(path) if name.startswith("adopt-") else checked(path)
    expected = CASES / name / "expected.json"
    if os.environ.get("CASES_ACCEPT") == "1":
        text = json.dumps(got, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8")
    assert json.loads(json.dumps(got)) == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_cases() -> None:
    assert len(NAMES) >= 4
