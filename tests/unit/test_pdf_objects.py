"""Objects of a pdf, read one by one: the same values as pdfminer gives."""

import pytest
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT

from committee_pack.readers.pdf_objects import PdfObjects


def made_of(body: bytes) -> PdfObjects:
    """Give a file whose third object is ``body``."""
    kept = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R 5 0 R]/Count 2>>", body]
    kept += [b"<</Type/Page/Parent 2 0 R>>", b"<</Type/Page/Parent 2 0 R>>"]
    data, places = b"%PDF-1.7\n", []
    for number, value in enumerate(kept, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return PdfObjects(
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(kept) + 1)
        + table
        + b"trailer <</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(kept) + 1, len(data))
    )


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"[1 -2 0.5 true null]", [1, -2, 0.5, True, None]),
        (b"<< /S /P /K [ 0 1 ] >>", {"S": LIT("P"), "K": [0, 1]}),
        (b"<</A<</ColSpan 2>>>>", {"A": {"ColSpan": 2}}),
        (b"<</Alt(A pier) /ID<414>>>", {"Alt": b"A pier", "ID": b"A@"}),
        # Brackets within, escapes, a comment and an odd name are left to pdfminer.
        (b"<</Alt(A (long) pier\\051)>>", {"Alt": b"A (long) pier)"}),
        (b"[1 % one\n2]", [1, 2]),
        (b"<</A#42 1>>", {"AB": 1}),
    ],
)
def test_an_object_is_read_as_it_stands(body: bytes, value: object) -> None:
    objects = made_of(body)
    assert objects.resolve(PDFObjRef(None, 3)) == value


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"<</S/TD/P 6 0 R/K 27/Pg 4 0 R>>", {"S": LIT("TD"), "K": 27, "Pg": 4}),
        (b"<</Type/StructElem/K 5 0 R/S/P/P 6 0 R>>", {"S": LIT("P"), "K": 5}),
        (b"<</K[ 5 0 R 12 3 4 0 R]/S /H1>>", {"S": LIT("H1"), "K": [5, 12, 3, 4]}),
        (b"<</S/TR/K[]/P 6 0 R>>", {"S": LIT("TR"), "K": []}),
        (
            b"<</S/P/K<</MCID 3/Pg 4 0 R>>/A 5 0 R>>",
            {"S": LIT("P"), "K": {"MCID": 3, "Pg": 4}, "A": 5},
        ),
        (
            b"<</A<</O/Table/ColSpan 2>>/S/TD>>",
            {"S": LIT("TD"), "A": {"O": LIT("Table"), "ColSpan": 2}},
        ),
        (b"<</S/P/Alt(A pier)/K 1>>", {"S": LIT("P"), "Alt": b"A pier", "K": 1}),
        (
            b"<</K[<</Type /MCR/Pg 4 0 R/MCID 3>> 5 0 R <</Type/MCR/Pg 4 0 R/MCID 7>>]/S/LBody>>",
            {"S": LIT("LBody"), "K": [{"MCID": 3, "Pg": 4}, 5, {"MCID": 7, "Pg": 4}]},
        ),
        (b"<</C/Cell/ID 9 0 R/K 1/S/TD/T(A pier)>>", {"S": LIT("TD"), "K": 1}),
        (b"<</S/P#31/K 1>>", {"S": LIT("P1"), "K": 1}),
    ],
)
def test_an_element_of_the_structure_tree_keeps_what_is_asked_of_it(
    body: bytes, value: object
) -> None:
    assert plain(made_of(body).resolve(PDFObjRef(None, 3))) == value


def plain(value: object) -> object:
    """Give a value with the numbers of the objects it refers to, without its parent and type."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key not in ("P", "Type")}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.objid if isinstance(value, PDFObjRef) else value


def test_pages_come_in_order_and_a_circle_of_pages_ends() -> None:
    assert made_of(b"null").pages() == [4, 5]
    assert made_of(b"<</Kids[3 0 R 2 0 R]>>").pages() == [4, 5]


def test_an_object_that_is_not_there_is_nothing() -> None:
    assert made_of(b"null").resolve(PDFObjRef(None, 77)) is None
