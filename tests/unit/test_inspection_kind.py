import pytest

from committee_pack.model.inspection import InspectionKind
from committee_pack.readers.inspection_kind import kind_of


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            (
                "Inspection of Northmere local authority children’s services",
                "Inspection dates: 5 to 16 May 2025",
                "The impact of leaders on social work practice with children and families Good",
                "Since the joint targeted area inspection (JTAI) and a monitoring visit to it",
            ),
            InspectionKind.ILACS,
        ),
        (
            (
                "Northmere Borough Council",
                "Re-inspection of services for children in need of help and",
                "protection, children looked after and care leavers",
            ),
            InspectionKind.SIF,
        ),
        (("Area SEND inspection of Northmere Local Area Partnership",), InspectionKind.SEND),
        (
            ("Dear partnership", "Joint targeted area inspection of Northmere"),
            InspectionKind.JTAI,
        ),
        (
            (
                "Dear director",
                "This letter summarises the findings of the monitoring visit to Northmere"
                " children’s services on 1 and 2 July 2031.",
            ),
            InspectionKind.MONITORING,
        ),
        (("Focused visit to Northmere children’s services",), InspectionKind.MONITORING),
        (("Local authority assessment: Northmere",), InspectionKind.UNKNOWN),
        ((), InspectionKind.UNKNOWN),
    ],
)
def test_kind_is_told_by_what_the_page_says(lines: tuple[str, ...], kind: InspectionKind) -> None:
    assert kind_of(lines) is kind
