"""The picture of what a build prints, as it stands in a Command Prompt."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import wrap

from picture_sources import EDGE, INK, SCALE, font
from PIL import Image, ImageDraw

COLUMNS = 104
FOLDER = r"C:\Users\you\Documents\committee-pack\Scrutiny November"
SHOWN_NOTES = 4


def printed(folder: Path) -> list[str]:
    """Run init and build in a folder; give what they print, notes first, the middle ones cut."""
    program = [sys.executable, "-m", "committee_pack"]
    subprocess.run([*program, "init"], cwd=folder, check=True, capture_output=True)
    told = subprocess.run(
        [*program, "build"], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    *notes, place = told.stderr.strip().splitlines()
    left = len(notes) - 1 - SHOWN_NOTES
    outputs = place.replace(str(folder), FOLDER).replace("/outputs/", "\\outputs\\")
    return [
        *notes[: 1 + SHOWN_NOTES],
        f"      (… and {left} more)",
        *(line.rstrip() for line in told.stdout.splitlines()),
        outputs,
    ]


def terminal(folder: Path) -> Image.Image:
    """Draw what a build prints."""
    lines = [f"{FOLDER.rpartition(chr(92))[2]}> committee-pack build", "", *printed(folder)]
    return drawn(wrapped(lines))


def wrapped(lines: Iterable[str]) -> list[str]:
    """Break lines as the window does; those of a table stay whole."""
    made: list[str] = []
    for line in lines:
        is_table = line.startswith(("Item   ", "─", "0"))
        made += [line] if is_table else wrap(line, COLUMNS) or [""]
    return made


def drawn(lines: Sequence[str]) -> Image.Image:
    """Draw lines as they stand in a window."""
    mono, bold = font(13, "Mono-Regular"), font(13, "Mono-Bold")
    step, pad = 19 * SCALE, 16 * SCALE
    columns = max(COLUMNS, *map(len, lines))
    width = round(mono.getlength("0") * columns) + 2 * pad
    image = Image.new("RGB", (width, step * len(lines) + 2 * pad), "#fbfcfd")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, image.width - 1, image.height - 1), outline=EDGE, width=SCALE)
    for place, line in enumerate(lines):
        at = (pad, pad + place * step)
        strong = line.startswith(("Item ", "Scrutiny November>"))
        draw.text(at, line, font=bold if strong else mono, fill=INK)
        if line.startswith("Note: "):
            draw.text(at, "Note:", font=mono, fill="#0a7c8c")
    return image


def first_page(image: Image.Image) -> Image.Image:
    """Put a thin edge around a page."""
    ImageDraw.Draw(image).rectangle(
        (0, 0, image.width - 1, image.height - 1), outline=EDGE, width=SCALE
    )
    return image
