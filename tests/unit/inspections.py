"""Invented inspections as values, for the tests of what is made from them."""

from datetime import date

import msgspec

from committee_pack.model.inspection import (
    Improvement,
    Inspection,
    InspectionKind,
    InspectionParagraph,
    InspectionSection,
    Judgement,
)
from committee_pack.model.source import Source, SourceKind, Where

AREAS = {
    "leaders": "The impact of leaders on social work practice with children and families",
    "help-and-protection": "The experiences and progress of children who need help and protection",
    "children-in-care-and-care-leavers": (
        "The experiences and progress of children in care and care leavers"
    ),
    "children-in-care": "The experiences and progress of children in care",
    "care-leavers": "The experiences and progress of care leavers",
    "children-looked-after": "Children looked after and achieving permanence",
    "adoption": "Adoption performance",
    "overall": "Overall effectiveness",
}
GRADES = {
    "I": ("Inadequate", "inadequate"),
    "R": ("Requires improvement to be good", "requires-improvement"),
    "G": ("Good", "good"),
    "O": ("Outstanding", "outstanding"),
    "?": ("Gold", None),
}
POINTS = (
    "How soon children who go missing get a conversation. (outcome 3, national framework)",
    "The rhythm of supervision in every team.",
    "The number of homes near Northmere for older children in care.",
)
PARAGRAPHS = (
    ("7.", "Most plans are clear, and the reasons are written down.", 4),
    ("8.", "Records say:\n• what was decided; and\n• why.", 4),
    ("12.", "Care leavers speak well of thier advisers.", 6),
)


def inspection(
    grades: dict[str, str] | None = None,
    *,
    start: date | None = date(2026, 1, 12),
    end: date | None = date(2026, 1, 23),
    kind: InspectionKind = InspectionKind.ILACS,
    authority: str = "Northmere",
    points: tuple[str, ...] = (),
    **others: object,
) -> Inspection:
    """Give an inspection with these grades: area id to I, R, G, O, or ``?`` for no known grade."""
    name = f"inspection {start.year if start else 'undated'}.pdf"
    where = Where(source=name, page=1)
    made = Inspection(
        source=Source(path=f"/private/{name}", sha256="0" * 64, kind=SourceKind.PDF, pages=12),
        kind=kind,
        title="Inspection of Northmere local authority children’s services",
        authority=authority,
        inspection_start=start,
        inspection_end=end,
        lead_inspector=None,
        judgements=tuple(
            Judgement(
                area=AREAS[area],
                area_id=area,
                grade=GRADES[letter][0],
                grade_id=GRADES[letter][1],
                where=where,
            )
            for area, letter in (grades or {}).items()
        ),
        improvements=tuple(
            Improvement(
                text=text,
                framework_tag="outcome 3, national framework" if "outcome 3" in text else None,
                where=Where(source=name, page=2),
            )
            for text in points
        ),
        sections=(
            InspectionSection(
                heading="Help and protection",
                paragraphs=tuple(
                    InspectionParagraph(
                        number=number,
                        text=text,
                        where=Where(source=name, page=page, number=number),
                    )
                    for number, text, page in PARAGRAPHS
                ),
            ),
        ),
    )
    return msgspec.structs.replace(made, **others)
