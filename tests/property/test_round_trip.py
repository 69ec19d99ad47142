"""The proof of the readers and the writer together: read(write(report)) == report."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from committee_pack.build.read_back import read_back_report
from committee_pack.build.verify import differences
from committee_pack.model.report import Report
from committee_pack.profiles import match_front_matter
from committee_pack.writers.docx import fill
from tests.property.reports import PROFILE, reports

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "scrutiny-report.docx"


def written(report: Report) -> bytes:
    front = {}
    for label, value in report.front_matter.items():
        field = match_front_matter(PROFILE, label)
        assert field is not None
        front[field.id] = value
    facts = {
        "meeting": {"committee": "Committee", "date": "26 November 2026", "iso_date": "2026-11-26"},
        "report": {"id": "plan", "item": 6, "title": report.title, "officer": "Officer"},
        "front_matter": front,
    }
    blocks = {f"sections.{section.id}": section.blocks for section in report.sections}
    return fill(TEMPLATE.read_bytes(), TEMPLATE.name, facts, blocks).data


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports())
def test_a_written_report_reads_back_the_same(report: Report) -> None:
    assert differences(report, read_back_report(written(report), "written.docx", PROFILE)) == ()


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports())
def test_writing_twice_gives_the_same_bytes(report: Report) -> None:
    assert written(report) == written(report)
