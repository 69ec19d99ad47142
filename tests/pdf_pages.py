"""Small pdfs written by hand for tests: words at given places, rules, furniture marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}


@dataclass
class PdfPageContent:
    """What stands on one page; ``y`` counts points from the top, as a reader does."""

    operators: list[str] = field(default_factory=list)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        font: str = "plain",
        size: float = 12,
        artifact: bool = False,
        mark: int | None = None,
    ) -> "PdfPageContent":
        """Print words with their baseline at ``y``, as marked content where ``mark`` is given."""
        name = list(_FONTS).index(font) + 1
        raw = text.encode("cp1252").hex()
        shown = f"BT /F{name} {size} Tf {x} {HEIGHT - y} Td <{raw}> Tj ET"
        if mark is not None:
            shown = f"/P <</MCID {mark}>> BDC {shown} EMC"
        self.operators.append(f"/Artifact BMC {shown} EMC" if artifact else shown)
        return self

    def upwards(self, x: float, y: float, text: str, size: float = 12) -> "PdfPageContent":
        """Print words that run up the page, from ``y``."""
        raw = text.encode("cp1252").hex()
        self.operators.append(f"BT /F1 {size} Tf 0 1 -1 0 {x} {HEIGHT - y} Tm <{raw}> Tj ET")
        return self

    def lines(self, x: float, y: float, *texts: str, pitch: float = 14) -> "PdfPageContent":
        """Print lines one below the other."""
        for i, text in enumerate(texts):
            self.words(x, y + i * pitch, text)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "PdfPageContent":
        """Draw a ruling line."""
        self.operators.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def area(self, x0: float, y0: float, x1: float, y1: float, grey: float) -> "PdfPageContent":
        """Fill an area without an outline: 0 is black, 1 is white."""
        self.operators.append(f"{grey} g {x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f 0 g")
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> "PdfPageContent":
        """Put a grey picture into a box."""
        place = f"{x1 - x0} 0 0 {y1 - y0} {x0} {HEIGHT - y1} cm"
        self.operators.append(f"q {place} BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q")
        return self

    def grid(self, columns: list[float], rows: list[float]) -> "PdfPageContent":
        """Draw the rules of a table."""
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        return self


def make_pdf(
    *pages: PdfPageContent,
    reads_as: Mapping[str, int] | None = None,
    bookmarks: Mapping[str, int] | None = None,
    tree: str = "",
    rotate: int = 0,
) -> bytes:
    """Write a pdf of the pages given.

    Args:
        pages: the pages.
        reads_as: letters of the plain font that claim to be other characters.
        bookmarks: titles, and the pages they lead to, from 1.
        tree: the elements of the structure tree, in the form of a pdf; ``PAGE1`` is the first page.
        rotate: how far every page is turned when it is shown, in degrees clockwise.
    """
    fonts = len(_FONTS)
    kids = " ".join(f"{3 + fonts + 2 * i} 0 R" for i in range(len(pages)))
    named = " ".join(f"/F{i + 1} {3 + i} 0 R" for i in range(fonts))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in _FONTS.values()
        ),
    ]
    for i, page in enumerate(pages):
        stream = "\n".join(page.operators)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Rotate {rotate} "
            f"/Resources << /Font << {named} >> >> /Contents {4 + fonts + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    if tree:
        for i in range(len(pages), 0, -1):
            tree = tree.replace(f"PAGE{i}", f"{1 + fonts + 2 * i} 0 R")
        objects[0] = objects[0].replace(" >>", f" /StructTreeRoot << /K [{tree}] >> >>")
    if reads_as:
        claims = "".join(f"<{ord(one):02x}> <{code:04x}>\n" for one, code in reads_as.items())
        stream = (
            "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <ff> "
            f"endcodespacerange\n{len(reads_as)} beginbfchar\n{claims}endbfchar endcmap end"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects[2] = objects[2].replace(" >>", f" /ToUnicode {len(objects)} 0 R >>")
    if bookmarks:
        root = len(objects) + 1
        end = root + len(bookmarks)
        objects[0] = objects[0].replace(" >>", f" /Outlines {root} 0 R >>")
        objects.append(f"<< /First {root + 1} 0 R /Last {end} 0 R /Count {len(bookmarks)} >>")
        for i, (title, page_number) in enumerate(bookmarks.items(), root + 1):
            following = f"/Next {i + 1} 0 R " if i < end else ""
            leads_to = 3 + fonts + 2 * (page_number - 1)
            objects.append(
                f"<< /Title ({title}) /Parent {root} 0 R {following}/Dest [{leads_to} 0 R /Fit] >>"
            )
    return _with_index(objects)


def _with_index(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)
