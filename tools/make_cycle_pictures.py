"""Make the pictures of the tutorial's second meeting, from a real roll, build and redline.

    python tools/make_cycle_pictures.py [--out DIR]

It needs LibreOffice for the pages of Word files, and Chromium for the page of provenance.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import docx
import pdfplumber
from example import office
from make_picture import saved
from picture_sources import EDGE, GAP, GROUND, MARGIN, PAGE_DPI, PROJECT, rendered
from picture_terminal import FOLDER, drawn, wrapped
from PIL import Image, ImageDraw

SECOND = "2027-01-21 Children and Young People Scrutiny Committee"
PREVIOUS = "inputs/2026-11-26 childrens-improvement-plan.docx"
ADDED = "The Committee heard from young people on 26 November 2026, and asked to hear more."
# As the tutorial has it: what is changed in the new meeting file.
SUPPLIED = (
    ("item = 6", "item = 4"),
    ('#: plan = "inputs/', 'plan = "inputs/'),
    ('#: scorecard = "inputs/', 'scorecard = "../Scrutiny November/inputs/'),
    ('#: file = "inputs/', 'file = "../Scrutiny November/inputs/'),
)
WINDOW = (1180, 4000)
SHOWN = 660  # how much of the page, from the heading of the background section
# A line of a colour that the page has nowhere, to find the heading by; it is cut off.
MARK_COLOUR = (254, 0, 254)
MARK = '<div style="height:3px;background:#fe00fe"></div>'


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder."""
    command = [sys.executable, "-m", "committee_pack", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)


def first_meeting(folder: Path) -> Path:
    """Build the example's meeting, and finish its first report in Word."""
    first = folder / "Scrutiny November"
    run(folder, "init", first.name)
    run(first, "build")
    path = next(first.glob("outputs/*/06 Child*.docx"))
    document = docx.Document(str(path))
    place = next(one for one in document.paragraphs if one.text.startswith("Young people have"))
    place.insert_paragraph_before(ADDED, style=place.style)
    document.save(str(path))
    return first


def second_meeting(folder: Path) -> Path:
    """Put in what is new, build, and compare with last time's report."""
    second = folder / SECOND
    meeting = second / "inputs/meeting.toml"
    text = meeting.read_text(encoding="utf-8")
    for old, new in SUPPLIED:
        text = text.replace(old, new)
    meeting.write_text(text, encoding="utf-8")
    run(second, "build")
    report = next(second.glob("outputs/*/04 Child*.docx"))
    run(second, "redline", PREVIOUS, str(report), "--out", "what changed.docx")
    return second


def roll_picture(first: Path) -> Image.Image:
    """Draw what rolling prints."""
    told = run(first, "roll", "--date", "2027-01-21")
    parent = FOLDER.rpartition("\\")[0]
    *tasks, place, advice = told.stderr.strip().splitlines()
    lines = [f"{FOLDER.rpartition(chr(92))[2]}> committee-pack roll --date 2027-01-21", ""]
    lines += [*tasks, *(line.rstrip() for line in told.stdout.splitlines())]
    lines += ["", place.replace(str(first.parent), parent).replace("/", "\\"), advice]
    return drawn(wrapped(lines))


def redline_picture(second: Path) -> Image.Image:
    """Render the two pages that show figures made anew, side by side."""
    pdf = office.to_pdf((second / "what changed.docx").read_bytes(), tagged=False)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        pages = [
            rendered(one, (30, 30, one.width - 30, one.height - 60), PAGE_DPI)
            for one in opened.pages[1:3]
        ]
    width = sum(one.width for one in pages) + GAP + 2 * MARGIN
    image = Image.new("RGB", (width, pages[0].height + 2 * MARGIN), GROUND)
    draw = ImageDraw.Draw(image)
    left = MARGIN
    for page in pages:
        image.paste(page, (left, MARGIN))
        draw.rectangle((left, MARGIN, left + page.width, MARGIN + page.height), outline=EDGE)
        left += page.width + GAP
    return image


def provenance_picture(second: Path) -> Image.Image:
    """Take a picture of the page of provenance, at the background section."""
    page = next(second.glob("outputs/*/04 provenance*.html"))
    shown = second / "page.html"
    text = page.read_text(encoding="utf-8")
    heading = text.index(">6.0 ")
    start = text.rindex("<", 0, heading)
    shown.write_text(text[:start] + MARK + text[start:], encoding="utf-8")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("chromium is not on the PATH")
    made = second / "page.png"
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         f"--user-data-dir={second / 'browser'}", "--force-device-scale-factor=2",
         f"--window-size={WINDOW[0]},{WINDOW[1]}", f"--screenshot={made}",
         f"{shown.as_uri()}"],
        check=True, capture_output=True,
    )  # fmt: skip
    image = Image.open(made).convert("RGB")
    column = [image.getpixel((image.width // 2, row)) for row in range(image.height)]
    top = len(column) - column[::-1].index(MARK_COLOUR)
    image = image.crop((0, top, image.width, top + 2 * SHOWN))
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=EDGE)
    return image


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures of the second meeting.")
    parser.add_argument("--out", type=Path, default=PROJECT / "docs" / "images")
    out = parser.parse_args().out
    os.environ["PYTHONUTF8"] = "1"
    with tempfile.TemporaryDirectory() as place:
        first = first_meeting(Path(place))
        saved(roll_picture(first), out / "roll.png", 900)
        second = second_meeting(Path(place))
        saved(redline_picture(second), out / "redline.png", 1100)
        saved(provenance_picture(second), out / "provenance.png", 900)


if __name__ == "__main__":
    main()
