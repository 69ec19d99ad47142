"""A meeting file is changed in place: what the officer wrote around the values stays."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.build.roll_changes import MARK, Change, changed_text
from committee_pack.errors import SettingsError

BACKGROUND = ("report", 0, "sections", "background")


def test_a_value_is_changed_and_its_comment_stays() -> None:
    text = "# top\n[meeting]\ndate = 2026-11-26   # the day\n\n# below\n"
    change = Change(table=("meeting",), key="date", value=date(2027, 1, 21))
    assert changed_text(text, [change]) == text.replace("2026-11-26", "2027-01-21")


def test_a_key_is_put_out_of_use_below_its_reason() -> None:
    text = '[[report]]\n[report.sections.background]\ncarry = ["6.1"]  # some\nadd = ["a"]\n'
    change = Change(table=BACKGROUND, key="carry", note="Done.")
    assert changed_text(text, [change]) == (
        "[[report]]\n[report.sections.background]\n"
        '#: Done.\n#: carry = ["6.1"]  # some\nadd = ["a"]\n'
    )


def test_long_words_and_lists_are_put_out_of_use_line_by_line() -> None:
    text = (
        '[[report]]\n[report.sections.background]\ntext = """\nOne # not a comment.\n\n'
        '- [two]\n"""\ncarry = [\n  "6.1",  # one\n  "6.2",\n]\n'
    )
    changes = [Change(table=BACKGROUND, key=key) for key in ("text", "carry")]
    made = changed_text(text, changes)
    assert all(line.startswith(MARK) for line in made.splitlines()[2:])
    assert [line.removeprefix(MARK).strip() for line in made.splitlines()[2:]] == [
        line.strip() for line in text.splitlines()[2:]
    ]


def test_a_new_key_stands_first_in_its_table() -> None:
    text = '[[report]]\n[report.sections.background]\n# mine\nadd = ["a"]\n'
    change = Change(table=BACKGROUND, key="drop", value=["6.1"], note="Made anew.")
    assert changed_text(text, [change]) == (
        '[[report]]\n[report.sections.background]\n# mine\n#: Made anew.\ndrop = ["6.1"]\n'
        'add = ["a"]\n'
    )


def test_a_list_may_hold_tables() -> None:
    text = '[[report]]\n[report.sections.background]\nadd = ["a", "b"]  # two\n'
    value = [{"block": "a", "after": "6.2"}, "b"]
    made = changed_text(text, [Change(table=BACKGROUND, key="add", value=value)])
    assert made.splitlines()[2] == 'add = [{block = "a", after = "6.2"}, "b"]  # two'


def test_a_section_on_one_line_is_changed_as_well() -> None:
    text = '[[report]]\n[report.sections]\nbackground = { carry = ["6.1"], add = ["a"] }\n'
    changes = [
        Change(table=BACKGROUND, key="carry", note="Done."),
        Change(table=BACKGROUND, key="drop", value=["6.2"]),
    ]
    told = tomllib.loads(changed_text(text, changes))
    assert told["report"][0]["sections"]["background"] == {"add": ["a"], "drop": ["6.2"]}


def test_parts_of_a_report_may_stand_apart() -> None:
    text = """[[report]]
id = "one"
[report.sections.background]
carry = ["6.1"]
[[report.appendices]]
title = "Map"
[report.progress]
plan = "a.xlsx"
[report.sections.finance]
file = "b.docx"
[[report]]
id = "two"
[report.sections.background]
carry = ["6.9"]
"""
    changes = [
        Change(table=BACKGROUND, key="carry"),
        Change(table=("report", 0, "sections", "finance"), key="file"),
        Change(table=("report", 0, "progress"), key="plan_previous", value="a.xlsx"),
        Change(table=("report", 0, "appendices", 0), key="title", value="Chart"),
        Change(table=("report", 1), key="previous", value="c.docx"),
    ]
    told = tomllib.loads(changed_text(text, changes))["report"]
    assert told[0]["sections"] == {"background": {}, "finance": {}}
    assert told[0]["progress"] == {"plan": "a.xlsx", "plan_previous": "a.xlsx"}
    assert told[0]["appendices"] == [{"title": "Chart"}]
    assert told[1]["sections"] == {"background": {"carry": ["6.9"]}}
    assert told[1]["previous"] == "c.docx"


@pytest.mark.parametrize("tables", ["", '[report.sections.risk]\ncarry = "none"\n'])
def test_a_section_that_had_no_table_gets_one(tables: str) -> None:
    appendix = '[[report.appendices]]\ntitle = "Map"\n'
    text = f'[[report]]\nid = "one"\n{tables}{appendix}\n[[report]]\nid = "two"\n'
    change = Change(table=BACKGROUND, key="drop", value=["6.1"], note="Made anew.")
    made = changed_text(text, [change])
    assert '\n[report.sections.background]\n#: Made anew.\ndrop = ["6.1"]\n' in made
    reports = tomllib.loads(made)["report"]
    assert reports[0]["sections"]["background"] == {"drop": ["6.1"]}
    assert reports[1] == {"id": "two"}


def test_dotted_keys_stay() -> None:
    text = '[[report]]\n[report.sections.risk]\ninspection.paragraphs = ["23"]\ncarry = "none"\n'
    made = changed_text(text, [Change(table=("report", 0, "sections", "risk"), key="carry")])
    assert 'inspection.paragraphs = ["23"]\n' in made


def test_marks_of_the_roll_before_are_taken_away_and_other_comments_stay() -> None:
    text = '#: old\n[meeting]\n#: older\n# mine\ndate = 2026-11-26\n"a" = """\n#: no comment\n"""\n'
    made = changed_text(text, [])
    assert made == text.replace("#: old\n", "").replace("#: older\n", "")


def test_a_layout_that_cannot_be_changed_is_refused() -> None:
    text = 'report = [{ id = "one", sections = { background = { carry = "none" } } }]\n'
    with pytest.raises(SettingsError, match="laid out in a way"):
        changed_text(text, [Change(table=BACKGROUND, key="carry")])


WORDS = st.text(alphabet='ab#:"\\= []{}\n\t’é', max_size=30)


@given(comment=st.text(alphabet="ab #:=[]’", max_size=20), old=WORDS, new=WORDS)
def test_whatever_the_words_nothing_else_changes(comment: str, old: str, new: str) -> None:
    import tomlkit

    written = tomlkit.item(old).as_string()
    text = f"# {comment}\n[[report]]\nid = {written}  # {comment}\nitem = 6\n"
    made = changed_text(text, [Change(table=("report", 0), key="id", value=new)])
    assert tomllib.loads(made) == {"report": [{"id": new, "item": 6}]}
    assert made.count(f"# {comment}\n") == text.count(f"# {comment}\n")
    gone = changed_text(text, [Change(table=("report", 0), key="id", note="Done.")])
    assert tomllib.loads(gone) == {"report": [{"item": 6}]}
