"""The templates that ship: made by their script, in order, complete, clean."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from committee_pack.profiles import load_profile
from committee_pack.writers.template import required_tags_missing, tags
from tests.word_validity import problems

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOUSES = {"scrutiny": ("scrutiny-14", "%1.0"), "cabinet": ("cabinet-implications", "%1")}
NAMES = tuple(f"{house}-{kind}.docx" for house in HOUSES for kind in ("report", "appendix"))


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def test_the_script_makes_the_templates_that_ship(project: Path, tmp_path: Path) -> None:
    script = project / "tools" / "make_templates.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    for name in NAMES:
        made, shipped = (tmp_path / name), (project / "templates" / name)
        with zipfile.ZipFile(made) as one, zipfile.ZipFile(shipped) as other:
            assert one.namelist() == other.namelist()
            assert all(one.read(entry) == other.read(entry) for entry in one.namelist())


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_is_in_order(project: Path, name: str) -> None:
    assert problems((project / "templates" / name).read_bytes()) == []


@pytest.mark.parametrize("house", HOUSES)
def test_the_report_template_asks_for_every_section(project: Path, house: str) -> None:
    data = (project / "templates" / f"{house}-report.docx").read_bytes()
    profile = load_profile(HOUSES[house][0])
    fields = [f"front_matter.{one.id}" for one in profile.front_matter]
    names = [f"sections.{one.id}" for one in profile.sections]
    assert required_tags_missing(data, [*names, *fields]) == ()


@pytest.mark.parametrize("house", HOUSES)
def test_the_headings_are_the_profiles_and_numbered_by_word(project: Path, house: str) -> None:
    path = project / "templates" / f"{house}-report.docx"
    profile, number = load_profile(HOUSES[house][0]), HOUSES[house][1]
    headings = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in part(path, "word/document.xml").iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None
    ]
    assert headings == [shape.heading for shape in profile.sections]
    levels = [
        (level.find(f"{W}pStyle"), level.find(f"{W}lvlText"))
        for level in part(path, "word/numbering.xml").iter(f"{W}lvl")
    ]
    tied = {
        style.get(f"{W}val"): text.get(f"{W}val")
        for style, text in levels
        if style is not None and text is not None
    }
    assert (tied["Heading1"], tied["NumberedParagraph"]) == (number, "%1.%2")
    assert profile.section_number == number.replace("%1", "{section}")


@pytest.mark.parametrize("name", NAMES)
def test_words_are_english_and_nobody_is_named(project: Path, name: str) -> None:
    path = project / "templates" / name
    lang = part(path, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang is not None
    assert lang.get(f"{W}val") == "en-GB"
    core = part(path, "docProps/core.xml")
    assert [etree.QName(one).localname for one in core] == ["title", "language"]


def test_every_name_of_the_templates_is_in_the_guide(project: Path) -> None:
    guide = (project / "docs" / "word-templates.md").read_text(encoding="utf-8")
    told = set(re.findall(r"\{\{ ([a-z_.]+) \}\}", guide))
    for name in NAMES:
        assert set(tags((project / "templates" / name).read_bytes())) <= told


def test_a_damaged_template_would_be_noticed(project: Path) -> None:
    buffer = io.BytesIO()
    source = project / "templates" / NAMES[0]
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.namelist():
            text = before.read(entry)
            if entry == "word/document.xml":
                text = re.sub(b"<w:tr>.*</w:tr>", b"", text)
            after.writestr(entry, text)
        after.writestr("word/media/stray.png", b"")
    found = problems(buffer.getvalue())
    assert any("a table without rows" in one for one in found)
    assert any("nothing refers to it" in one for one in found)
