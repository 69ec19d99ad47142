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


def emf(wide: int, high: int) -> bytes:
    """Make the beginning of an enhanced metafile; sides in hundredths of a millimetre."""
    head = struct.pack("<II4i4i", 1, 88, 0, 0, 100, 50, 0, 0, wide, high)
    return head + b" EMF" + struct.pack("<I", 0x10000) + b"\0" * 40


def wmf(wide: int, high: int, inch: int) -> bytes:
    """Make the beginning of a placeable Windows metafile."""
    return b"\xd7\xcd\xc6\x9a" + struct.pack("<H4hH", 0, 0, 0, wide, high, inch) + b"\0" * 24


BARE_WMF = b"\x01\x00\x09\x00\x00\x03" + b"\0" * 40


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (emf(2540, 1270), "emf", (72, 36)),
        (wmf(1440, 720, 1440), "wmf", (72, 36)),
        (BARE_WMF, "wmf", (216, 216)),
    ],
)
def test_a_metafile_is_put_in_as_it_is(
    template: bytes, data: bytes, kind: str, size: tuple[int, int]
) -> None:
    picture = Picture(alt="A plan", data=data)
    assert extent(template, picture) == size
    made = filled(template, blocks={"sections.background": (picture,)}).data
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        (media,) = [name for name in archive.namelist() if "/media/" in name]
        assert media.endswith(f".{kind}")
        assert archive.read(media) == data
        assert f'ContentType="image/x-{kind}"' in archive.read("[Content_Types].xml").decode()
    assert findings(template, picture) == ()
    assert problems(made) == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"RIFF\x1a\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x1cftypheic", "HEIC"),
        (b"\x1f\x8b\x08\0", "a compressed metafile"),
    ],
)
def test_the_kind_that_word_does_not_show_is_named(template: bytes, data: bytes, kind: str) -> None:
    (finding,) = findings(template, Picture(alt="A plan", data=data))
    assert finding.message == (
        f"The picture “A plan” cannot be put into Word: its format, {kind}, is not one that every "
        "Word shows."
    )
    assert finding.hint == "Put the picture in by hand, as PNG or JPEG."


@pytest.mark.parametrize("data", [emf(0, 0), wmf(0, 10, 1440), wmf(10, 10, 0), emf(9, 9)[:60]])
def test_a_metafile_that_says_no_size_is_not_put_in(template: bytes, data: bytes) -> None:
    assert [one.rule for one in findings(template, Picture(alt="A", data=data))] == [
        "picture-not-shown"
    ]
