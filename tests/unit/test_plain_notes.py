"""Notes in plain text, Markdown and JSON: the mark at its place, the words after the block."""

import json

import pytest

from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
)
from committee_pack.writers.plain import report_json, report_text

RUNS = (Run(text="The plan"), Run(text="", note="1"), Run(text=" began."))


def report(*blocks: Block) -> Report:
    return Report(sections=(Section(id=None, number="6.0", heading="Background", blocks=blocks),))


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (Paragraph(number="6.1", text="The plan began.", runs=RUNS), "6.1 The plan[1] began."),
        (ListItem(level=1, marker="(a)", text="The plan began.", runs=RUNS), "(a) The plan[1]"),
        (Table(header_rows=0, rows=(("The plan began.",),), runs=((RUNS,),)), "The plan[1] began."),
    ],
)
def test_the_mark_stands_at_its_place(block: Block, shown: str, form: str) -> None:
    told = report_text(report(block, Note(mark="1", text="Minute 12.")), form)
    assert shown in told
    assert told.endswith("\n\n[1] Minute 12.")


def test_json_keeps_the_words_apart_from_the_mark() -> None:
    told = json.loads(
        report_json(report(Paragraph(number="6.1", text="The plan began.", runs=RUNS)))
    )
    (block,) = told["sections"][0]["blocks"]
    assert block["text"] == "The plan began."
    assert block["runs"] == [{"text": "The plan"}, {"text": "", "note": "1"}, {"text": " began."}]
