"""What a struck-out passage points to comes along with it: charts, and what charts need."""

from committee_pack.writers.ooxml import R, W
from committee_pack.writers.package import (
    Relationships,
    office,
    parse_part,
    read_parts,
    write_parts,
)
from committee_pack.writers.redline.parts import WordFile, take_over
from tests.redlines import word_file

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/book1.xlsx"


def relations(*targets: str) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{office("package")}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'.encode()


def with_chart(book: bytes, *needs: str) -> WordFile:
    """Give a Word file with a chart that needs a workbook."""
    parts = read_parts(word_file("<w:p/>"), "charted.docx")
    parts |= {
        CHART: b"<chart/>",
        BOOK: book,
        "word/charts/_rels/chart1.xml.rels": relations(*needs),
    }
    parts["word/embeddings/_rels/book1.xlsx.rels"] = relations("../charts/chart1.xml")
    made = WordFile(write_parts(parts), "charted.docx")
    made.relations(made.main).add(office("chart"), "charts/chart1.xml")
    return made


def struck(old: WordFile, new: WordFile) -> str:
    """Bring a chart of the old file into the new one; give the name of its part there."""
    chart = old.relations(old.main)
    identity = next(one.get("Id") for one in chart.root if one.get("Type") == office("chart"))
    run = parse_part(f'<w:r xmlns:w="{W}" xmlns:r="{R}"><w:c r:id="{identity}"/></w:r>'.encode())
    take_over(old, old.main, new, new.main, run)
    return new.relations(new.main).target(str(run[0].get(f"{{{R}}}id")))


def test_a_chart_that_is_struck_out_twice_keeps_its_own_workbook() -> None:
    old = with_chart(b"last time", "../embeddings/book1.xlsx")
    new = with_chart(b"this time", "../embeddings/book1.xlsx")
    first, second = struck(old, new), struck(old, new)
    assert first == second == "word/charts/chart1-2.xml"
    parts = read_parts(new.packed(), "redline.docx")
    assert parts[first] == b"<chart/>"
    (book,) = Relationships(parts, first).targets(office("package"))
    assert parts[book] == b"last time"
    assert parts[BOOK] == b"this time"
    assert len([name for name in parts if name.startswith("word/embeddings/book")]) == 2
