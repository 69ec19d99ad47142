"""Origins survive a rebuild, and lead back through earlier cycles as far as their records say."""

import shutil
from pathlib import Path
from typing import Any

import docx
import msgspec

from committee_pack.cli.main import main

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = {date}
outputs = "out {cycle}"
[[report]]
id = "plan"
item = 6
previous = "{previous}"
{recipe}
"""
DATA = """
[report.progress]
plan = "inputs/action plan 2026-11.xlsx"
[report.sections.background]
text = "Words of the first cycle."
add = ["progress.summary"]
"""
FIRST = "inputs/2026-09-17 improvement plan.docx"


def built(cycle: int, previous: str | Path, recipe: str = "") -> Path:
    date = f"2027-0{cycle}-15"
    text = MEETING.format(cycle=cycle, date=date, previous=previous, recipe=recipe)
    Path(f"meeting {cycle}.toml").write_text(text, encoding="utf-8")
    assert main(["build", f"meeting {cycle}.toml", "--quiet"]) == 0
    return next(path for path in Path(f"out {cycle}").glob("*/06 *.docx"))


def passages(report: Path) -> list[dict[str, Any]]:
    record = msgspec.json.decode(
        (report.parent / "06 provenance - not for publication.json").read_bytes()
    )
    return [block for section in record["sections"] for block in section["blocks"]]


def of(report: Path, start: str) -> dict[str, Any]:
    (one,) = (block for block in passages(report) if block["text"].startswith(start))
    return one


def test_building_again_gives_the_same_origins(home: Path) -> None:
    first = passages(built(1, FIRST, DATA))
    assert passages(built(1, FIRST, DATA)) == first


def test_the_third_cycle_names_the_data_of_the_first(home: Path) -> None:
    first = built(1, FIRST, DATA)
    second = built(2, first)
    third = built(3, second)
    told = of(third, "Words of the first cycle.")
    assert told["origin"]["kind"] == "carried"
    assert told["origin"]["where"]["source"] == second.name
    assert [one["kind"] for one in told["earlier"]] == ["carried", "new"]
    assert told["earlier"][1]["where"] == {
        "source": "meeting 1.toml",
        "cell": "sections.background",
    }
    summary = of(first, "Ten of 24 actions")
    assert of(third, "Ten of 24 actions")["earlier"][-1] == summary["origin"]
    page = (third.parent / "06 provenance - not for publication.html").read_text(encoding="utf-8")
    assert "Before that: data, from action plan 2026-11.xlsx" in page


def test_what_an_officer_wrote_in_word_has_no_earlier_origin(home: Path) -> None:
    first = built(1, FIRST, DATA)
    document = docx.Document(str(first))
    (paragraph,) = (one for one in document.paragraphs if one.text == "Words of the first cycle.")
    paragraph.runs[0].text = "Words of an officer."
    document.save(str(first))
    second = built(2, first)
    assert "earlier" not in of(second, "Words of an officer.")
    assert of(second, "Ten of 24 actions")["earlier"][0]["kind"] == "data"


def test_without_the_record_nothing_is_made_up(home: Path) -> None:
    first = built(1, FIRST, DATA)
    alone = Path("inputs") / "last time.docx"
    shutil.copy(first, alone)
    assert all("earlier" not in one for one in passages(built(2, alone)))


def test_a_record_that_is_none_is_passed_over(home: Path) -> None:
    first = built(1, FIRST, DATA)
    (first.parent / "06 provenance - not for publication.json").write_text(
        '{"report": "06', encoding="utf-8"
    )
    assert all("earlier" not in one for one in passages(built(2, first)))
