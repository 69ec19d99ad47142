"""Quoted evidence: verbatim, with speaker, source and date, or an error."""

from datetime import date
from pathlib import Path

import pytest

from committee_pack.assembly.quotation import Quoted, quotation
from committee_pack.errors import InputUnreadable, SettingsError
from committee_pack.model.evidence import Evidence
from committee_pack.model.meeting import QuoteOrder
from committee_pack.model.report import OriginKind, Paragraph
from committee_pack.readers.evidence import read_evidence

JO = "Cllr Jo Reed, Leader of Northmere Borough Council, said"
SAM = "Sam O’Dell, Director of Children’s Services, said"
PAGE = f"""Newsroom

1 May 2026

Fostering drive finds twelve homes

The drive ran from January to April and was paid for by the regional fund — all of its £40,000 has \
been spent, and twelve households were approved, of which seven had never fostered before.

It did so by:

  • Evening talks in every ward
  • A telephone line that “never closes”

{JO}:

Quote quote
“We asked, and Northmere answered. “We want to be “good” neighbours. “There is more to do.”
String richText

{SAM}:

Quote quote
“I am proud of the team.“They work day in, day out.”
String richText
"""


def document(folder: Path, text: str = PAGE, name: str = "page 2026-04-30.txt") -> Evidence:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_evidence(path)


def quoted(
    held: Evidence,
    match: str,
    words: str | None = None,
    source: str | None = None,
    day: date | None = None,
) -> Quoted:
    path = held.source.path
    order = QuoteOrder(from_=path, match=match, words=words, source=source, date=day)
    return quotation(order, {path: held}, "section background, quote")


def lines(made: Quoted) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Paragraph)]


def test_a_paragraph_is_quoted_whole_with_source_and_date(tmp_path: Path) -> None:
    made = quoted(document(tmp_path), "paid for by the regional fund - all")
    assert lines(made)[0] == "Newsroom, 1 May 2026:"
    assert lines(made)[1].startswith("The drive ran from January")
    assert "regional fund — all of its £40,000" in lines(made)[1]
    assert lines(made)[1].endswith("never fostered before.")


def test_a_quotation_is_set_as_one_and_says_where_it_is_from(tmp_path: Path) -> None:
    lead, words = quoted(document(tmp_path), "The drive ran").blocks
    assert isinstance(words, Paragraph)
    assert words.style == "quotation"
    for block in (lead, words):
        assert block.origin is not None
        assert block.origin.kind is OriginKind.QUOTED
        assert block.origin.where is not None
        assert block.origin.where.source == "page 2026-04-30.txt"


def test_a_bullet_is_quoted_without_its_sign(tmp_path: Path) -> None:
    assert lines(quoted(document(tmp_path), 'a telephone line that "never closes"'))[1] == (
        "A telephone line that “never closes”"
    )


SAID_BY_JO = [
    f"{JO} (Newsroom, 1 May 2026):",
    "“We asked, and Northmere answered. “We want to be “good” neighbours. “There is more to do.”",
]
SAID_BY_SAM = [
    f"{SAM} (Newsroom, 1 May 2026):",
    "“I am proud of the team.“They work day in, day out.”",
]


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        ("Northmere answered", SAID_BY_JO),
        ('We want to be "good" neighbours', SAID_BY_JO),
        ("There is more to do", SAID_BY_JO),
        ("Cllr Jo Reed", SAID_BY_JO),
        ("day in, day out", SAID_BY_SAM),
        ("Sam O'Dell", SAID_BY_SAM),
    ],
)
def test_a_speaker_is_named_and_only_his_words_are_quoted(
    tmp_path: Path, match: str, expected: list[str]
) -> None:
    assert lines(quoted(document(tmp_path), match)) == expected


RUN_TOGETHER = (
    "The plan was agreed. Mr. A. Holt, Chair of the Panel, said: “It is late. It will come.” "
    'Dr Imani Cole added: “It is "too" late.” The meeting closed.'
)


@pytest.mark.parametrize(
    ("match", "speaker", "words"),
    [
        ("It will come", "Mr. A. Holt, Chair of the Panel, said", "“It is late. It will come.”"),
        ("too late", "Dr Imani Cole added", '“It is "too" late.”'),
        ("Dr Imani Cole", "Dr Imani Cole added", '“It is "too" late.”'),
    ],
)
def test_two_speakers_in_one_paragraph_are_told_apart(
    tmp_path: Path, match: str, speaker: str, words: str
) -> None:
    match = match if match != "too late" else 'It is "too" late'
    made = quoted(document(tmp_path, RUN_TOGETHER, "minutes 2026-03-02.txt"), match)
    assert lines(made) == [f"{speaker} (Minutes, 2 March 2026):", words]


@pytest.mark.parametrize(
    ("match", "words"),
    [("We asked", "‘We asked Northmere’s carers. They came.’"), ("I am proud", "‘I am proud.’")],
)
def test_single_quotation_marks_part_speakers_too(tmp_path: Path, match: str, words: str) -> None:
    text = (
        "Jo Reed, Leader, said: ‘We asked Northmere’s carers. They came.’ "
        "Sam O’Dell, Director, said: ‘I am proud.’ They met at St John’s hall."
    )
    made = quoted(document(tmp_path, text, "minutes 2026-03-02.txt"), match)
    assert lines(made)[1] == words


def test_words_outside_the_quotation_marks_are_nobodys(tmp_path: Path) -> None:
    made = quoted(document(tmp_path, RUN_TOGETHER, "minutes 2026-03-02.txt"), "The plan was agreed")
    assert lines(made)[0] == "Minutes, 2 March 2026:"
    assert lines(made)[1] == RUN_TOGETHER


def test_a_part_can_be_asked_for(tmp_path: Path) -> None:
    made = quoted(
        document(tmp_path), "Northmere answered", words='We want to be "good" neighbours.'
    )
    assert lines(made) == [f"{JO} (Newsroom, 1 May 2026):", "We want to be “good” neighbours."]


def test_a_part_that_stands_behind_what_was_matched_has_its_own_speaker(tmp_path: Path) -> None:
    made = quoted(document(tmp_path), "Northmere answered", words="I am proud of the team.")
    assert lines(made)[0].startswith(SAM)
    assert lines(made)[1] == "I am proud of the team."


def test_a_long_passage_is_cut_in_the_message(tmp_path: Path) -> None:
    held = document(tmp_path, f"The drive {'went on and on, ' * 30}and ended.", "note.txt")
    with pytest.raises(SettingsError) as refused:
        quoted(held, "The drive went on and stopped at once, all told")
    passage = refused.value.hint.partition('"')[2].rstrip('"')
    assert passage.endswith("...")
    assert len(passage) == 240


def test_the_officer_may_name_the_source_and_the_day(tmp_path: Path) -> None:
    made = quoted(
        document(tmp_path), "The drive ran", source="Council newsroom", day=date(2026, 4, 30)
    )
    assert lines(made)[0] == "Council newsroom, 30 April 2026:"


def test_words_that_are_not_there_stop_the_report_and_name_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        quoted(document(tmp_path), "We asked and all of Northmere answered")
    assert "We asked and all of Northmere answered" in refused.value.what
    assert "“We asked, and Northmere answered." in refused.value.hint


def test_a_part_that_is_not_there_stops_the_report_too(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        quoted(document(tmp_path), "Northmere answered", words="Northmere refused")
    assert "(words)" in refused.value.what


def test_a_document_without_a_date_is_told(tmp_path: Path) -> None:
    made = quoted(document(tmp_path, "Only one sentence stands here.", "note.txt"), "one sentence")
    assert [one.rule for one in made.findings] == ["quote-undated"]
    assert lines(made)[0] == "Note:"


def test_words_that_stand_twice_are_told(tmp_path: Path) -> None:
    text = f"{PAGE}\nThe drive ran again."
    assert "quote-repeated" in {
        one.rule for one in quoted(document(tmp_path, text), "The drive ran").findings
    }


WEB = """<!doctype html><html><head><title>Northmere | News</title>
<meta property="article:published_time" content="2026-05-01T09:30:00Z">
<script>var x = "We asked";</script></head><body><nav>Home</nav><h1>Fostering  drive</h1>
<p>The drive <b>ran</b> from&nbsp;January<br>to April.</p><p hidden>Draft</p>
<ul><li>Evening talks</li><li>A line</li></ul>
<p>Cllr Jo Reed said:</p><blockquote><p>“We asked.</p><p>“And Northmere answered.”</p></blockquote>
</body></html>"""


def test_a_web_page_is_read_in_paragraphs_with_title_and_day(tmp_path: Path) -> None:
    held = document(tmp_path, WEB, "page.html")
    assert (held.title, held.day) == ("Fostering drive", date(2026, 5, 1))
    assert [one.text for one in held.paragraphs] == [
        "Home",
        "Fostering drive",
        "The drive ran from January",
        "to April.",
        "Evening talks",
        "A line",
        "Cllr Jo Reed said:",
        "“We asked.",
        "“And Northmere answered.”",
    ]


def test_the_speaker_of_a_second_paragraph_is_known(tmp_path: Path) -> None:
    made = quoted(document(tmp_path, WEB, "page.html"), "And Northmere answered")
    assert lines(made) == [
        "Cllr Jo Reed said (Fostering drive, 1 May 2026):",
        "“And Northmere answered.”",
    ]


def test_words_over_two_paragraphs_are_two_quotations(tmp_path: Path) -> None:
    made = quoted(document(tmp_path, WEB, "page.html"), "from January to April")
    assert lines(made)[1:] == ["The drive ran from January", "to April."]


def test_a_web_page_without_words_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable) as refused:
        document(tmp_path, "<html><body><script>1</script></body></html>", "page.html")
    assert "without words" in refused.value.what


def test_a_page_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes("<html><body><p>It cost £5 – “all in”.</p></body></html>".encode("cp1252"))
    path.write_bytes(
        b'<html><head><meta charset="windows-1252"></head><body>'
        + "<p>It cost £5 – “all in”.</p></body></html>".encode("cp1252")
    )
    assert read_evidence(path).paragraphs[0].text == "It cost £5 – “all in”."


@pytest.mark.parametrize(
    ("match", "speaker", "begins", "ends"),
    [
        ('We aspire to be classed as "Good"', "Williams", "“The difference in", "challenge.”"),
        ("I am delighted that", "Gent", "“I am delighted", "to tackle them.”"),
    ],
)
def test_the_real_newsroom_page(
    real_case: Path, match: str, speaker: str, begins: str, ends: str
) -> None:
    held = read_evidence(real_case / "newsroom 2023-02-01.txt")
    lead, words = lines(quoted(held, match))
    assert speaker in lead
    assert lead.endswith("said (Newsroom, 1 February 2023):")
    assert words.startswith(begins)
    assert words.endswith(ends)
    assert words in (real_case / "newsroom 2023-02-01.txt").read_text(encoding="utf-8")


def test_the_bullets_of_the_real_newsroom_page(real_case: Path) -> None:
    held = read_evidence(real_case / "newsroom 2023-02-01.txt")
    assert lines(quoted(held, "Care leavers are now"))[1] == (
        "Care leavers are now very well supported."
    )
    assert lines(quoted(held, "Since the 2018 inspection"))[1].endswith("social workers.")
