"""The proof of the readers and the writer together: read(write(report)) == report."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.build.read_back import read_back, read_back_report
from committee_pack.build.verify import differences, house_of
from committee_pack.model.report import Block, Report, words_of
from committee_pack.profiles import load_profile, match_front_matter
from committee_pack.writers.cleaning import clean
from committee_pack.writers.docx import fill
from committee_pack.writers.shown import as_shown
from committee_pack.writers.template import tags
from tests.property.reports import PROFILE, reports
from tests.unit.test_writer_docx import changed

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "scrutiny-report.docx"


SECOND = load_profile("cabinet-implications")


def written(report: Report, template: bytes | None = None) -> bytes:
    profile = load_profile(report.profile or PROFILE.id)
    front = {}
    for label, value in report.front_matter.items():
        field = match_front_matter(profile, label)
        assert field is not None
        front[field.id] = value
    facts = {
        "meeting": {"committee": "Committee", "date": "26 November 2026", "iso_date": "2026-11-26"},
        "report": {"id": "plan", "item": 6, "title": report.title, "officer": "Officer"},
        "front_matter": front,
    }
    blocks = {f"sections.{section.id}": section.blocks for section in report.sections}
    return fill(template or TEMPLATE.read_bytes(), TEMPLATE.name, facts, blocks).data


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports())
def test_a_written_report_reads_back_the_same(report: Report) -> None:
    assert differences(report, read_back_report(written(report), "written.docx", PROFILE)) == ()


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports(SECOND))
def test_so_does_a_report_of_the_second_house(report: Report) -> None:
    template = TEMPLATE.with_name("cabinet-report.docx").read_bytes()
    again = read_back_report(written(report, template), "written.docx", SECOND)
    assert differences(report, again) == ()


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports(), st.sets(st.sampled_from(["report_to", "officer", "date"]), min_size=1))
def test_a_template_may_print_a_part_of_the_front_matter(report: Report, gone: set[str]) -> None:
    template = TEMPLATE.read_bytes()
    for field in sorted(gone):
        template = changed(template, f"{{{{ front_matter.{field} }}}}", "See the agenda")
    blocks = read_back(template, TEMPLATE.name).blocks
    house = house_of(blocks, tags(template), PROFILE)
    again = read_back_report(written(report, template), "written.docx", PROFILE)
    assert differences(report, again, house) == ()


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports())
def test_a_template_may_lack_our_styles(report: Report) -> None:
    template = TEMPLATE.read_bytes()
    for style in ("Quotation", "Placeholder", "caption", "Table Heading", "List Item"):
        named = f'w:name w:val="{style}"'
        template = changed(template, named, f'w:name w:val="Other {style}"', "word/styles.xml")
    again = read_back_report(written(report, template), "written.docx", PROFILE)
    assert differences(report, again) == ()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_what_is_shown_already_is_not_changed_again(report: Report) -> None:
    for section in report.sections:
        shown = as_shown(section.blocks).blocks
        assert as_shown(shown).blocks == shown


def words(blocks: Iterable[Block]) -> Counter[str]:
    # The words of a picture that is not shown stand in brackets.
    texts = (clean(words_of(block))[0].translate({91: " ", 93: " "}) for block in blocks)
    return Counter(word for text in texts for word in text.split())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_no_word_is_lost_between_what_is_meant_and_what_is_shown(report: Report) -> None:
    for section in report.sections:
        assert not words(section.blocks) - words(as_shown(section.blocks).blocks)


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports())
def test_writing_twice_gives_the_same_bytes(report: Report) -> None:
    assert written(report) == written(report)
