"""Invented inspection reports as flows, for the tests of the inspection reader."""

from committee_pack.model.report import Table
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph

SOURCE = Source(path="northmere.pdf", sha256="0" * 64, kind=SourceKind.PDF, pages=4)


def words(
    text: str,
    page: int = 1,
    *,
    label: str | None = None,
    heading: int | None = None,
    bold: bool = False,
    size: float = 12.0,
    indent: float = 70.9,
) -> FlowParagraph:
    return FlowParagraph(
        text=text,
        label=label,
        heading=heading,
        bold=bold,
        size=size,
        indent=indent,
        where=Where(source="northmere.pdf", page=page),
    )


def table(*rows: tuple[str, ...], page: int = 1) -> Table:
    return Table(header_rows=1, rows=rows, where=Where(source="northmere.pdf", page=page))


def flow(*blocks: FlowBlock) -> Flow:
    return Flow(source=SOURCE, blocks=blocks)


LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
BACK_PAGE = (
    "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates"
    " and inspects to achieve excellence."
)

FRONT = (
    words("Inspection of Northmere local authority children’s services", size=26.0),
    words("Inspection dates: 5 to 16 May 2025"),
    words("Lead inspector: Ada Quill, His Majesty’s Inspector"),
)
JUDGEMENTS = table(
    ("Judgement", "Grade"),
    (LEADERS, "Good"),
    (HELP, "Requires improvement to be\ngood"),
    (CARE, "Outstanding"),
    (LEAVERS, "Inadequate"),
    ("Overall effectiveness", "Requires improvement"),
)
ILACS = flow(
    *FRONT,
    JUDGEMENTS,
    words("Northmere has come a long way, and its families say so."),
    words("What needs to improve?1", 2, bold=True),
    words(
        "The clarity of plans for children who move home. (outcome 1, national framework)",
        2,
        label="\uf06e",
        indent=88.8,
    ),
    words("The speed of every decision-", 2, label="\uf06e", indent=88.8),
    words("making when children move home (Enabler two).", 3, indent=88.8),
    words(f"{HELP}: requires improvement", 3, heading=2, bold=True, size=14.0),
    words("to be good", 3, heading=2, bold=True, size=14.0),
    words("Help comes early for most families.", 3, label="1.", indent=99.3),
    words("Plans are clear, and the reasons for them are", 3, label="2.", indent=99.3),
    words("1 The points refer to the national framework.", 3, size=10.0),
    words("It sets out outcomes.", 3, size=10.0),
    words("written down. Parents say so too.", 4, indent=99.3),
    words(f"{CARE}: outstanding", 4, heading=2, bold=True, size=14.0),
    words("Children settle near their schools.", 4, label="3.", indent=99.3),
    words(BACK_PAGE, 5, size=10.0),
    words("Piccadilly Gate", 5, size=10.0),
)
