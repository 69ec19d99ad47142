"""``committee-pack inspection`` as a person reads it: who, when, and each grade with its page."""

import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.model.inspection import PriorityAction
from committee_pack.writers.inspection_text import inspection_text
from tests.unit.inspections import inspection as invented


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_grade_and_point_has_its_page(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = shipped_root() / "inputs" / "inspection 2026-02-20.pdf"
    assert main(["inspection", str(path), "--format", form]) == 0
    told = capfd.readouterr().out
    assert "Authority: Northmere" in told
    assert "Inspected: 12 to 23 January 2026" in told
    assert "Lead inspector: " in told
    assert "Lead inspector: not" not in told
    assert told.count("[page ") == 4
    overall = next(line for line in told.splitlines() if "Overall effectiveness" in line)
    assert overall.strip("| ").endswith("1")
    facts = [line for line in told.splitlines() if "Authority: " in line or "Published: " in line]
    # Markdown runs lines of one paragraph together: there each fact is an item of a list.
    assert [line.startswith("- ") for line in facts] == [form == "markdown"] * 2
    assert form == "markdown" or max(map(len, told.split("What needs")[0].splitlines())) <= 96


def test_what_stands_under_an_area_is_a_list_under_it() -> None:
    area = PriorityAction(text="Leaders should:\n− plan; and\n− act.", responsible="Northmere")
    told = inspection_text(invented(priority_actions=(area,)), "markdown")
    assert "- Leaders should:\n  - plan; and\n  - act. [responsible: Northmere;" in told
