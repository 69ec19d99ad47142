"""The sources of the picture in the README: crops of real pages, and drawn rows and lines."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

import openpyxl
import pdfplumber
from example import office
from pdfplumber.page import Page
from PIL import Image, ImageDraw, ImageFont

PROJECT = Path(__file__).resolve().parents[1]
INPUTS = PROJECT / "inputs"
SCALE = 2  # drawn large, then made smaller: lines come out smooth
WIDTH = 1600 * SCALE
PAGE_DPI = 103 * SCALE
CROP_DPI = 96 * SCALE
MARGIN, GAP, PAD = 28 * SCALE, 26 * SCALE, 14 * SCALE
CARD_WIDTH = 690 * SCALE
COLOURS = {
    "carried": "#2f6db5",
    "new": "#b0741a",
    "inspection": "#a8433a",
    "data": "#2e7d4f",
    "consultee": "#7a4fa3",
}
GROUND, PAPER, EDGE, INK, GREY = "#eef1f5", "#ffffff", "#c9d0d9", "#1f2933", "#5b6774"


@dataclass(frozen=True)
class Card:
    """A source: its picture, what it is, and the paragraphs of the report that came from it."""

    origin: str
    title: str
    place: str
    image: Image.Image
    numbers: tuple[str, ...]

    @property
    def colour(self) -> str:
        """The colour of what has this origin."""
        return COLOURS[self.origin]


def font(size: int, style: str = "Sans-Regular") -> ImageFont.FreeTypeFont:
    """Give a font in the size that the finished picture shows."""
    return ImageFont.truetype(f"Liberation{style}.ttf", size * SCALE)


def passages_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the numbered paragraphs of the report, each with its origin and what hangs on it."""
    found: list[dict[str, Any]] = []
    for section in record["sections"]:
        for block in section["blocks"]:
            if block["type"] == "paragraph" and block["number"]:
                found.append({**block, "section": section["id"], "under": []})
            else:
                found[-1]["under"].append(block)
    return found


def cards(passages: list[dict[str, Any]]) -> list[Card]:
    """Give the sources of sections 6 and 8, in the order of the report."""

    def of(section: str, origin: str) -> list[dict[str, Any]]:
        return [
            one for one in passages if one["section"] == section and one["origin"]["kind"] == origin
        ]

    carried = [one for one in of("background", "carried") if not one["text"].count("?")][-2:]
    new = of("background", "new")[0]
    return [
        carried_card(carried),
        Card(
            "new",
            "Your new words",
            f"meeting.toml, {new['origin']['where']['cell']}",
            toml_picture(background_text()),
            (new["number"],),
        ),
        inspection_card(of("background", "inspection")[0]),
        plan_card(of("background", "data")),
        consultee_card(of("finance", "consultee")[0]),
    ]


def carried_card(carried: list[dict[str, Any]]) -> Card:
    """Show paragraphs of last time's report."""
    source = carried[0]["origin"]["where"]["source"]
    were = [one["origin"]["where"]["number"] for one in carried]
    pdf = office.to_pdf((INPUTS / source).read_bytes(), tagged=True)
    return Card(
        "carried",
        "Carried from last time",
        f"{source}, {were[0]} and {were[-1]}",
        paragraphs_crop(pdf, were[0], were[-1]),
        tuple(one["number"] for one in carried),
    )


def inspection_card(points: dict[str, Any]) -> Card:
    """Show the points to improve."""
    source = points["origin"]["where"]["source"]
    pages = sorted({one["origin"]["where"]["page"] for one in points["under"]})
    return Card(
        "inspection",
        "Quoted from the inspection",
        f"{source}, page{'s' if pages[1:] else ''} {' and '.join(map(str, pages))}",
        inspection_crop(INPUTS / source, points["under"]),
        (points["number"],),
    )


def plan_card(figures: list[dict[str, Any]]) -> Card:
    """Show the rows of the action plan that the exceptions come from."""
    tables = (block for one in figures for block in one["under"] if block["type"] == "table")
    where = next(tables)["origin"]["where"]
    rows = ", ".join(re.findall(r"!A(\d+)", where["cell"]))
    return Card(
        "data",
        "Made from the action plan",
        f"{where['source']}, rows {rows}",
        sheet_picture(INPUTS / where["source"], where["cell"]),
        tuple(one["number"] for one in figures),
    )


def consultee_card(words: dict[str, Any]) -> Card:
    """Show a consultee's file."""
    source = words["origin"]["where"]["source"]
    return Card(
        "consultee",
        "A consultee’s own words",
        source,
        comments_crop(INPUTS / source),
        (words["number"],),
    )


def rendered(page: Page, box: tuple[float, float, float, float], dpi: int) -> Image.Image:
    """Render a part of a PDF page; the box is in points from the page's top left corner."""
    whole: Image.Image = page.to_image(resolution=dpi, antialias=True).original.convert("RGB")
    return whole.crop(tuple(round(value * dpi / 72) for value in box))


def body_box(page: Page, top: float, bottom: float) -> tuple[float, float, float, float]:
    """Give the box of the words between two heights, with a little room around them."""
    words = [
        one for one in page.extract_words() if one["top"] >= top - 1 and one["bottom"] <= bottom
    ]
    left, right = min(one["x0"] for one in words), max(one["x1"] for one in words)
    last = max(one["bottom"] for one in words)
    return left - 4, top - 4, right + 4, last + 5


def numbers(page: Page) -> list[tuple[str, float]]:
    """Give the numbers in a page's margin, with their heights."""
    words = [one for one in page.extract_words(extra_attrs=["size"]) if one["size"] > 10]
    margin = min((one["x0"] for one in words), default=0)
    return [
        (one["text"], one["top"])
        for one in words
        if one["x0"] < margin + 1 and re.fullmatch(r"\d{1,2}\.\d{1,2}", one["text"])
    ]


def paragraphs_crop(pdf: bytes, first: str, last: str) -> Image.Image:
    """Crop numbered paragraphs, from one to another on the same page, out of a report."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            tops = dict(numbers(page))
            if first in tops and last in tops:
                end = min((top for top in tops.values() if top > tops[last]), default=page.height)
                return rendered(page, body_box(page, tops[first], end - 2), CROP_DPI)
    raise SystemExit(f"{first} and {last} are on no page together")


def inspection_crop(path: Path, points: list[dict[str, Any]]) -> Image.Image:
    """Crop the points to improve, with their heading, off the pages they stand on."""
    boxes: dict[int, list[list[float]]] = {}
    for point in points:
        where = point["origin"]["where"]
        boxes.setdefault(where["page"], []).append(where["box"])
    crops: list[Image.Image] = []
    with pdfplumber.open(path) as opened:
        for number, held in boxes.items():
            page = opened.pages[number - 1]
            top, bottom = min(box[1] for box in held), max(box[3] for box in held)
            if not crops:
                top = max(one["top"] for one in page.extract_words() if one["bottom"] < top)
            crops.append(rendered(page, (54, top - 4, page.width - 54, bottom + 4), CROP_DPI))
    return stacked(crops)


def stacked(crops: list[Image.Image]) -> Image.Image:
    """Put crops of pages under each other, a broken line where a page ends."""
    room = 8 * SCALE
    height = sum(one.height for one in crops) + room * (len(crops) - 1)
    image = Image.new("RGB", (crops[0].width, height), PAPER)
    draw, top = ImageDraw.Draw(image), 0
    for crop in crops:
        if top:
            for left in range(0, image.width, 12 * SCALE):
                line = (left, top - room // 2, left + 6 * SCALE, top - room // 2)
                draw.line(line, fill=EDGE, width=SCALE)
        image.paste(crop, (0, top))
        top += crop.height + room
    return image


def comments_crop(path: Path) -> Image.Image:
    """Crop the words of a consultee's file."""
    pdf = office.to_pdf(path.read_bytes(), tagged=True)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        page = opened.pages[0]
        top = min(one["top"] for one in page.extract_words())
        return rendered(page, body_box(page, top, page.height), CROP_DPI)


def toml_picture(lines: list[str]) -> Image.Image:
    """Draw lines of the meeting file as an editor shows them."""
    mono, step = font(13, "Mono-Regular"), 19 * SCALE
    image = Image.new("RGB", (CARD_WIDTH - 2 * PAD, step * len(lines)), PAPER)
    draw = ImageDraw.Draw(image)
    for place, line in enumerate(lines):
        draw.text((0, place * step), line, font=mono, fill=INK)
    return image


def background_text() -> list[str]:
    """Give the lines of the example's new words on section 6, shortened for the picture."""
    toml = (INPUTS / "meeting.toml").read_text(encoding="utf-8")
    words = toml.split("[report.sections.background]")[1].split('text = """')[1].split('"""')[0]
    kept = [line for line in words.strip().splitlines() if line]
    return [
        "[report.sections.background]",
        'text = """',
        *(shortened(one, 83) for one in kept),
        '"""',
    ]


def shortened(words: str, longest: int) -> str:
    """Cut a line that is too long for the picture, visibly."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def sheet_picture(path: Path, cells: str) -> Image.Image:
    """Draw the header and the named rows of a workbook as a spreadsheet shows them."""
    sheet = openpyxl.load_workbook(path)[cells.split("!")[0]]
    rows = [int(row) for row in re.findall(r"!A(\d+)", cells)]
    wanted = {"No.": 36, "Action": 250, "Due date": 80, "Status": 70, "Progress update": 202}
    header = next(
        row for row in sheet.iter_rows(max_row=10) if any(cell.value == "No." for cell in row)
    )
    columns = {cell.value: cell.column for cell in header if cell.value in wanted}
    image = Image.new("RGB", (CARD_WIDTH - 2 * PAD, 600 * SCALE), PAPER)
    draw, top = ImageDraw.Draw(image), 0
    for row in (header[0].row, *rows):
        texts = [shown(sheet.cell(row, column).value) for column in columns.values()]
        top = sheet_row(draw, top, str(row), texts, list(wanted.values()), row == header[0].row)
    return image.crop((0, 0, image.width, top + SCALE))


def shown(value: object) -> str:
    """Give a cell as a spreadsheet shows it."""
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)


def sheet_row(
    draw: ImageDraw.ImageDraw, top: int, label: str, texts: list[str], widths: list[int], head: bool
) -> int:
    """Draw one row, its words wrapped; give the top of the next."""
    words = font(13, "Sans-Bold" if head else "Sans-Regular")
    cells = [
        wrap(text, max(3, round(width / 6.4))) for text, width in zip(texts, widths, strict=True)
    ]
    bottom = top + (max(map(len, cells)) * 16 + 7) * SCALE
    left = 24 * SCALE
    draw.rectangle((0, top, left, bottom), fill=GROUND, outline=EDGE)
    draw.text((left // 2, (top + bottom) // 2), label, font=font(11), fill=GREY, anchor="mm")
    for lines, width in zip(cells, widths, strict=True):
        right = left + width * SCALE
        draw.rectangle((left, top, right, bottom), fill="#e4eaf1" if head else PAPER, outline=EDGE)
        for place, line in enumerate(lines):
            at = (left + 5 * SCALE, top + (4 + 16 * place) * SCALE)
            draw.text(at, line, font=words, fill=INK)
        left = right
    return bottom
