"""``committee-pack inspection`` as a person reads it: who, when, and each grade with its page."""

import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_grade_and_point_has_its_page(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = shipped_root() / "inputs" / "inspection 2026-02-20.pdf"
    assert main(["inspection", str(path), "--format", form]) == 0
    told = capfd.readouterr().out
    assert "Authority: Northmere" in told
    assert "Inspected: 2026-01-12 to 2026-01-23" in told
    assert "Lead inspector: " in told
    assert "Lead inspector: not read" not in told
    assert told.count("[page ") == 4
    overall = next(line for line in told.splitlines() if "Overall effectiveness" in line)
    assert overall.strip("| ").endswith("1")
