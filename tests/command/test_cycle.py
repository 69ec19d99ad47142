"""Three meetings in a row, edited in Word in between: nothing lost, and references right."""

import copy
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from committee_pack.cli.main import main
from committee_pack.model.report import Paragraph, Report, words_of
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from tests.docx_parts import NAMESPACES

PROFILE = load_profile("scrutiny-14")
MEETING = """
[meeting]
committee = "Children and Young People Scrutiny Committee"
date = {date}
outputs = "out {cycle}"
[[report]]
id = "plan"
item = {item}
previous = "{previous}"
officer = "Rowan Ashdale"
{recipe}
"""
SMART_ART = f"""<w:p {NAMESPACES}><w:r><w:drawing><wp:inline>
<wp:docPr id="901" name="d"/><a:graphic><a:graphicData><dgm:relIds/></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r></w:p>"""


def built(cycle: int, date: str, item: int, previous: str, recipe: str = "") -> Path:
    text = MEETING.format(cycle=cycle, date=date, item=item, previous=previous, recipe=recipe)
    Path(f"meeting {cycle}.toml").write_text(text, encoding="utf-8")
    assert main(["build", f"meeting {cycle}.toml"]) == 0
    return next(Path(f"out {cycle}").glob(f"*/{item:02} *.docx"))


def read(path: Path) -> Report:
    return read_report(path, PROFILE)


def provenance(report: Path) -> dict[str, Any]:
    record: dict[str, Any] = msgspec.json.decode(
        next(report.parent.glob("*prov*.json")).read_bytes()
    )
    return record


def background(report: Report) -> dict[str, str]:
    """The numbered paragraphs of the background, by their numbers."""
    held = next(one for one in report.sections if one.id == "background")
    return {
        one.number: one.text for one in held.blocks if isinstance(one, Paragraph) and one.number
    }


def found(document: Document, words: str) -> BaseOxmlElement:
    return next(one._p for one in document.paragraphs if words in one.text)


def worded(element: BaseOxmlElement, words: str) -> BaseOxmlElement:
    """Give a copy of a Word paragraph with other words."""
    new = copy.deepcopy(element)
    texts = list(new.iter(qn("w:t")))
    for text in texts[1:]:
        text.getparent().remove(text)
    texts[0].text = words
    return new


def edited(path: Path, to: str) -> str:
    """Act as an officer in Word: move a paragraph, add one, edit one, put in a diagram."""
    document = docx.Document(str(path))
    last = found(document, "any exempt information")
    moved = found(document, "The Improvement Board meets")
    last.addprevious(moved)
    last.addprevious(worded(moved, "As paragraph 6.1 says, see Appendix 6(a)."))
    last.addprevious(parse_xml(SMART_ART))
    old = found(document, "Young people have a say")
    old.getparent().replace(old, worded(old, "Young people were heard again in October."))
    document.save(to)
    return to


def all_there(previous: Path | str, new: Path) -> None:
    """Check that all of last time is in the new report, or listed with its words, once."""
    record = provenance(new)
    there = Counter(block["text"] for one in record["sections"] for block in one["blocks"])
    lost = Counter(one["text"] for one in record["left_out"])
    for section in read(Path(previous)).sections:
        for block in section.blocks:
            text = words_of(block)
            # References change, and are looked at one by one.
            if "Appendix" not in text:
                assert there[text] + lost[text] == 1, text


CYCLE_2 = """
[report.sections.background]
drop = ["6.2"]
text = { text = "The **second** report of the year.", after = "start" }
replace = { "6.3" = "The plan had 30 actions in October." }
questions = { exempt_information = "Yes, in Appendix 4(b)" }
[[report.appendices]]
title = "Improvement plan"
file = "inputs/action plan 2026-11.xlsx"
[[report.appendices]]
title = "Finance comments"
file = "inputs/finance comments.docx"
"""


def test_three_meetings_in_a_row(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = built(1, "2026-11-26", 6, "inputs/2026-09-17 improvement plan.docx")
    all_there("inputs/2026-09-17 improvement plan.docx", first)

    second_source = edited(first, "edited.docx")
    capsys.readouterr()
    second = built(2, "2027-01-21", 4, second_source, CYCLE_2)
    assert "SmartArt" in capsys.readouterr().err
    all_there(second_source, second)
    held = background(read(second))
    assert held["6.1"] == "The second report of the year."
    assert held["6.3"] == "The plan had 30 actions in October."
    assert "Young people were heard again in October." in held.values()
    assert held["6.8"] == "As paragraph 6.2 says, see Appendix 4(a)."
    assert held["6.9"].endswith("Yes, in Appendix 4(b)")

    third = built(3, "2027-03-18", 11, str(second))
    all_there(second, third)
    held = background(read(third))
    assert held["6.8"] == "As paragraph 6.2 says, see Appendix 11(a)."
    assert held["6.9"].endswith("Yes, in Appendix 11(b)")
    record = provenance(third)
    origins = [
        block["origin"]
        for one in record["sections"]
        for block in one["blocks"]
        if one["id"] == "background"
    ]
    assert {one["kind"] for one in origins} == {"carried"}
    assert origins[0]["where"]["source"] == second.name
    assert origins[0]["where"]["number"] == "6.1"


def test_provenance_of_an_edited_cycle_says_what_came_from_where(home: Path) -> None:
    first = built(1, "2026-11-26", 6, "inputs/2026-09-17 improvement plan.docx")
    second = built(2, "2027-01-21", 4, edited(first, "edited.docx"), CYCLE_2)
    record = provenance(second)
    by_text = {
        block["text"]: block["origin"] for one in record["sections"] for block in one["blocks"]
    }
    assert by_text["The second report of the year."]["kind"] == "new"
    replaced = by_text["The plan had 30 actions in October."]
    assert (replaced["kind"], replaced["where"]["number"]) == ("edited", "6.3")
    assert by_text["Young people were heard again in October."]["kind"] == "carried"
    reasons = {one["text"]: one.get("reason") for one in record["left_out"]}
    assert "dropped" in reasons.values()
    assert "replaced" in reasons.values()
