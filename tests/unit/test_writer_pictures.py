"""Pictures: their size, their words, and what stands where one cannot be shown."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from committee_pack.model.report import Picture
from tests.unit.test_writer_blocks import findings, section, written
from tests.unit.test_writer_docx import W, filled
from tests.word_validity import problems

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def png(width: int, height: int, shade: int = 90) -> bytes:
    """Make a picture of one colour, 96 dots to the inch."""
    lines = b"".join(b"\0" + bytes((40, shade, 160)) * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    density = struct.pack(">IIB", 3780, 3780, 1)
    body = chunk(b"IHDR", head) + chunk(b"pHYs", density) + chunk(b"IDAT", zlib.compress(lines))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def extent(template: bytes, picture: Picture) -> tuple[int, int]:
    """Give the size on the page in points."""
    (made,) = written(template, picture)
    size = next(made.iter(f"{WP}extent"))
    return round(int(size.get("cx") or 0) / 12700), round(int(size.get("cy") or 0) / 12700)


def test_a_picture_has_its_words_and_an_id_of_its_own(template: bytes) -> None:
    pictures = (Picture(alt="A & B", data=png(96, 48)), Picture(alt="C", data=png(96, 48, 1)))
    data = filled(template, blocks={"sections.background": pictures}).data
    about = [next(one.iter(f"{WP}docPr")) for one in section(data)]
    assert [one.get("descr") for one in about] == ["A & B", "C"]
    assert len({one.get("id") for one in about}) == 2
    assert problems(data) == []


def test_the_same_picture_is_stored_once(template: bytes) -> None:
    picture = Picture(alt="A", data=png(96, 48))
    data = filled(template, blocks={"sections.background": (picture, picture)}).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if "/media/" in name]
        assert [archive.read(name) for name in media] == [picture.data]
    assert problems(data) == []


def test_a_picture_has_its_natural_size(template: bytes) -> None:
    assert extent(template, Picture(alt="A", data=png(96, 48))) == (72, 36)


def test_a_picture_has_the_size_that_is_wanted(template: bytes) -> None:
    picture = Picture(alt="A", data=png(96, 48), width=144, height=72)
    assert extent(template, picture) == (144, 72)


def test_one_side_gives_the_other(template: bytes) -> None:
    assert extent(template, Picture(alt="A", data=png(96, 48), width=144)) == (144, 72)


def test_a_picture_too_wide_is_made_to_fit_in_line_with_the_text(template: bytes) -> None:
    wide, high = extent(template, Picture(alt="A", data=png(4000, 1000)))
    assert wide == round((11906 - 2 * 1440 - 851) / 20)
    assert high == round(wide / 4)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_what_word_cannot_show_leaves_a_visible_gap(template: bytes, data: bytes) -> None:
    picture = Picture(alt="Chart of assessments", data=data)
    (made,) = written(template, picture)
    assert [text.text for text in made.iter(f"{W}t")] == ["[Picture: Chart of assessments]"]
    style = made.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(f"{W}val") == "Placeholder"
    assert [finding.rule for finding in findings(template, picture)] == ["picture-not-shown"]
