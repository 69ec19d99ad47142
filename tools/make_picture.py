"""Make the pictures in ``docs/images/`` from a real build of the worked example.

    python tools/make_picture.py [--out DIR]

Every page and every crop is rendered by LibreOffice from the files themselves; only the rows of
the workbook and the lines of ``meeting.toml`` are drawn. Passages are found by the build's own
provenance, so that a line in the picture leads where the program says it leads.
"""

import argparse
import json
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
from example import office
from pdfplumber.page import Page
from picture_sources import (
    CARD_WIDTH,
    COLOURS,
    EDGE,
    GAP,
    GREY,
    GROUND,
    INPUTS,
    MARGIN,
    PAD,
    PAGE_DPI,
    PAPER,
    PROJECT,
    SCALE,
    WIDTH,
    Card,
    cards,
    font,
    numbers,
    passages_of,
    rendered,
)
from picture_terminal import first_page, terminal
from PIL import Image, ImageDraw

from committee_pack.build.batch import build_meeting

HEADER = 60  # points from the top of a page; its running header stands above


@dataclass(frozen=True)
class Bar:
    """Paragraphs of one origin that stand together on a page; heights in pixels from the top."""

    origin: str
    numbers: tuple[str, ...]
    top: int
    bottom: int


def build_example(folder: Path) -> tuple[bytes, dict[str, Any]]:
    """Build the example's first report; give it as PDF, with its provenance."""
    outcome = build_meeting(
        INPUTS / "meeting.toml", here=PROJECT, out=folder, only=["childrens-improvement-plan"]
    )[0]
    if outcome.built is None:
        raise SystemExit(f"the example does not build: {outcome.error}")
    report, *_, record = outcome.built.files
    return office.to_pdf(report.read_bytes(), tagged=True), json.loads(record.read_bytes())


def finished_pages(
    pdf: bytes, first: str, last: str, origins: dict[str, str]
) -> tuple[list[Image.Image], list[Bar]]:
    """Render the report from one paragraph to another, and say where each origin stands.

    Heights are counted down the pages as they will stand: one above the other, a gap between.
    """
    images: list[Image.Image] = []
    bars: list[Bar] = []
    began = ended = False
    height = 0
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            tops = dict(numbers(page))
            if ended or not (began or first in tops):
                continue
            ended = last in tops
            kept = [name for name in tops if began or tops[name] >= tops[first]]
            kept = [name for name in kept if name in origins]
            if ended:
                kept = kept[: kept.index(last) + 1]
            spans = [(name, tops[name], words_end(page, tops, name)) for name in kept]
            if began:
                spans = [*continued(page, tops, bars[-1].numbers[-1]), *spans]
            top, bottom = spans[0][1], spans[-1][2]
            images.append(padded(rendered(page, (36, top, page.width - 36, bottom + 4), PAGE_DPI)))
            bars += page_bars(spans, origins, height + MARGIN - round(top * PAGE_DPI / 72))
            height += images[-1].height + GAP // 2
            began = True
    return images, bars


def continued(page: Page, tops: dict[str, float], name: str) -> list[tuple[str, float, float]]:
    """Give what is left, above the first number of a page, of the paragraph before; often none."""
    end = min(tops.values()) - 2
    rows = [one for one in page.rects + page.lines if one["top"] > HEADER and one["bottom"] < end]
    words = [one for one in page.extract_words() if one["top"] > HEADER and one["bottom"] < end]
    held = [*rows, *words]
    if not held:
        return []
    return [(name, min(one["top"] for one in held), max(one["bottom"] for one in held) + 1)]


def words_end(page: Page, tops: dict[str, float], name: str) -> float:
    """Give the height at which a numbered paragraph, with its list or table, ends."""
    later = [top for top in tops.values() if top > tops[name] + 1]
    end = min([*later, page.height - 70])
    lines = [line["bottom"] for line in page.rects + page.lines if line["bottom"] < end]
    words = [one["bottom"] for one in page.extract_words() if one["bottom"] < end]
    return float(max([*words, *(line for line in lines if line > tops[name])]) + 1)


def page_bars(
    spans: list[tuple[str, float, float]], origins: dict[str, str], shift: int
) -> list[Bar]:
    """Join neighbours of one origin into bars; heights turn from points into pixels."""
    bars: list[Bar] = []
    for name, top, bottom in spans:
        above, below = (shift + round(value * PAGE_DPI / 72) for value in (top, bottom))
        if bars and bars[-1].origin == origins[name]:
            bars[-1] = Bar(origins[name], (*bars[-1].numbers, name), bars[-1].top, below)
        else:
            bars.append(Bar(origins[name], (name,), above, below))
    return bars


def padded(image: Image.Image) -> Image.Image:
    """Put a crop of a page on paper with a margin above and below."""
    paper = Image.new("RGB", (image.width, image.height + 2 * MARGIN), PAPER)
    paper.paste(image, (0, MARGIN))
    return paper


def drawn_card(card: Card) -> Image.Image:
    """Draw a source as a card: what it is, which file and place, and the source itself."""
    inner = CARD_WIDTH - 2 * PAD
    picture = card.image
    if picture.width > inner:
        size = (inner, round(picture.height * inner / picture.width))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    head = 32 * SCALE
    image = Image.new("RGB", (CARD_WIDTH, head + picture.height + 2 * PAD - 6 * SCALE), PAPER)
    draw = ImageDraw.Draw(image)
    image.paste(picture, (PAD, head + PAD - 4 * SCALE))
    draw.rectangle((0, 0, image.width - 1, image.height - 1), outline=EDGE, width=SCALE)
    draw.rectangle((0, 0, 5 * SCALE, image.height), fill=card.colour)
    bold, plain = font(15, "Sans-Bold"), font(15)
    draw.text((PAD, 10 * SCALE), card.title, font=bold, fill=card.colour)
    at = PAD + draw.textlength(card.title, font=bold) + 12 * SCALE
    draw.text((at, 10 * SCALE), card.place, font=plain, fill=GREY)
    return image


def curve(
    draw: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int], colour: str
) -> None:
    """Draw a thin curve that leaves and arrives level, with a small arrowhead."""
    (x0, y0), (x1, y1) = start, end
    half = (x1 - x0) * 0.5
    points = []
    for step in range(61):
        t = step / 60
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append(
            (a * x0 + b * (x0 + half) + c * (x1 - half) + d * x1, (a + b) * y0 + (c + d) * y1)
        )
    draw.line(points, fill=colour, width=2 * SCALE, joint="curve")
    size = 6 * SCALE
    draw.polygon([(x1 + size, y1), (x1 - size, y1 - size), (x1 - size, y1 + size)], fill=colour)


def tops_beside(drawn: list[Image.Image], middles: list[int], height: int) -> list[int]:
    """Place each card as near as it can stand to the middle of what came from it."""
    tops: list[int] = []
    free = 0
    for card, middle in zip(drawn, middles, strict=True):
        tops.append(max(free, middle - card.height // 2))
        free = tops[-1] + card.height + GAP
    below = height
    for place in reversed(range(len(drawn))):
        tops[place] = max(0, min(tops[place], below - drawn[place].height))
        below = tops[place] - GAP
    return tops


def composed(sources: list[Card], pages: list[Image.Image], bars: list[Bar]) -> Image.Image:
    """Put sources left and pages right, and join what belongs together."""
    drawn = [drawn_card(one) for one in sources]
    led = [[bar for bar in bars if set(bar.numbers) & set(one.numbers)] for one in sources]
    page_height = sum(one.height for one in pages) + GAP // 2 * (len(pages) - 1)
    height = max(page_height, sum(one.height + GAP for one in drawn) - GAP)
    image = Image.new("RGB", (WIDTH, height + 2 * MARGIN), GROUND)
    draw = ImageDraw.Draw(image)
    left, top = WIDTH - MARGIN - pages[0].width, MARGIN
    for page in pages:
        image.paste(page, (left, top))
        draw.rectangle((left, top, left + page.width, top + page.height), outline=EDGE, width=SCALE)
        top += page.height + GAP // 2
    at = left + 10 * SCALE
    for bar in bars:
        box = (at, MARGIN + bar.top, at + 5 * SCALE, MARGIN + bar.bottom)
        draw.rectangle(box, fill=COLOURS[bar.origin])
    middles = [(found[0].top + found[-1].bottom) // 2 for found in led]
    places = tops_beside(drawn, middles, height)
    for card, shape, place, found in zip(sources, drawn, places, led, strict=True):
        image.paste(shape, (MARGIN, MARGIN + place))
        start = (MARGIN + shape.width, MARGIN + place + shape.height // 2)
        for bar in found:
            end = (at - 8 * SCALE, MARGIN + (bar.top + bar.bottom) // 2)
            curve(draw, start, end, card.colour)
    return image


def saved(image: Image.Image, path: Path, width: int) -> None:
    """Make an image smaller and save it with few colours, so that a page loads quickly."""
    size = (width, round(image.height * width / image.width))
    small = image.resize(size, Image.Resampling.LANCZOS)
    small.quantize(colors=200, kmeans=2, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {size[0]} x {size[1]}, {path.stat().st_size // 1024} KB")


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures of the documents.")
    parser.add_argument("--out", type=Path, default=PROJECT / "docs" / "images")
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        pdf, record = build_example(Path(folder) / "built")
        saved(terminal(Path(folder)), out / "first-build.png", 900)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        page = opened.pages[0]
        whole = rendered(page, (0, 0, page.width, page.height), PAGE_DPI)
    saved(first_page(whole), out / "first-page.png", 640)
    passages = passages_of(record)
    sources = cards(passages)
    origins = {one["number"]: one["origin"]["kind"] for one in passages}
    pages, bars = finished_pages(pdf, sources[0].numbers[0], sources[-1].numbers[-1], origins)
    saved(composed(sources, pages, bars), out / "finished-page.png", WIDTH // SCALE)


if __name__ == "__main__":
    main()
