"""Small documents with the report they should give: one folder of ``tests/cases`` a cause.

A folder holds ``input.txt`` and ``expected.json``. With ``CASES_ACCEPT=1`` in the environment the
expected files are written anew; look at the difference before it is committed.
"""

import json
import os
from pathlib import Path

import msgspec
import pytest

from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/input.txt"))


def read(name: str) -> object:
    report = read_report(CASES / name / "input.txt", load_profile("scrutiny-14"))
    return _without_places(json.loads(msgspec.json.encode(report)))


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
