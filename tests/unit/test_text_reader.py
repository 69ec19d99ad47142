"""Plain text: labels parted, wrapped lines joined, encodings."""

from pathlib import Path

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.text import read_text


def read(data: bytes | str) -> Flow:
    raw = data if isinstance(data, bytes) else data.encode()
    return read_text(raw, Source(path="in/old report.txt", sha256="0", kind=SourceKind.TEXT))


def labelled(data: bytes | str) -> list[tuple[str | None, str]]:
    return [(b.label, b.text) for b in read(data).blocks if isinstance(b, FlowParagraph)]


WRAPPED = """\
1.0 Purpose of the report

1.1 To inform the Committee of the harbour plan and of what is being done about the lights

on the northern pier.  The plan runs until May.

\uf0b7 Keep the pier open
\uf0b7 Keep the lights on

2.0 Background
2.1 Is it contrary to a plan approved by the Council?   No
"""


def test_numbers_and_bullets_are_labels_and_lines_are_joined() -> None:
    assert labelled(WRAPPED) == [
        ("1.0", "Purpose of the report"),
        (
            "1.1",
            "To inform the Committee of the harbour plan and of what is being done about the "
            "lights on the northern pier. The plan runs until May.",
        ),
        ("•", "Keep the pier open"),
        ("•", "Keep the lights on"),
        ("2.0", "Background"),
        ("2.1", "Is it contrary to a plan approved by the Council?\tNo"),
    ]


@pytest.mark.parametrize(
    "line", ["2023 saw more boats.", "4.5 million came.", "12 boats were lost."]
)
def test_a_figure_in_a_sentence_is_no_label(line: str) -> None:
    assert labelled(line) == [(None, line)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    text = "1.1 The Council’s “new” pier – £5"
    assert labelled(text.encode(encoding)) == [("1.1", "The Council’s “new” pier – £5")]


def test_a_hyphen_at_a_line_end_stays() -> None:
    wide = "1.1 The harbour board has looked at the way it goes about its decision-\nmaking again."
    assert labelled(wide)[0][1].endswith("its decision-making again.")


def test_a_form_feed_in_a_sentence_does_not_end_it() -> None:
    assert labelled("1.1 The board met and\n\f\nagreed.") == [("1.1", "The board met and agreed.")]


def test_places_are_counted() -> None:
    places = [str(b.where) for b in read("One.\n\nTwo.").blocks if isinstance(b, FlowParagraph)]
    assert places == [
        "old report.txt, paragraph 1 of the file",
        "old report.txt, paragraph 2 of the file",
    ]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\x00\x01\x02\x03\x00\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputUnreadable, match=r"old report\.txt"):
        read(data)


def test_real_text_has_every_number(real_case: Path) -> None:
    data = (real_case / "previous.txt").read_bytes()
    labels = [label for label, _ in labelled(data) if label]
    assert labels[:5] == ["1.0", "1.1", "2.0", "2.1", "3.0"]
    assert labels[-2:] == ["14.0", "14.1"]
    assert len(labels) == 37


def test_labels_one_under_the_other_are_lines_of_their_own() -> None:
    lines = (
        "Report to: Scrutiny Committee",
        "Relevant Officer: Priya Nair, Head of Fostering",
        "and Placements",
        "Date: 3 March 2026",
    )
    flow = read("\n".join(lines))
    assert [b.text for b in flow.blocks if isinstance(b, FlowParagraph)] == [
        "Report to: Scrutiny Committee",
        "Relevant Officer: Priya Nair, Head of Fostering and Placements",
        "Date: 3 March 2026",
    ]


def test_a_file_of_whole_paragraphs_a_line_each_is_not_joined() -> None:
    long = "The council keeps the harbour open to all vessels and mends its quays, " * 3
    saved = f"Report to:\nHarbour Committee\nPurpose of the report\n{long}\nDues\n{long}\n"
    assert [text for _, text in labelled(saved)] == [
        "Report to:",
        "Harbour Committee",
        "Purpose of the report",
        long.strip(),
        "Dues",
        long.strip(),
    ]


def test_blank_lines_that_stand_inside_sentences_part_no_paragraphs() -> None:
    text = """\
6.3 The harbour master has two aims for the pier this year and the next one, as told.

Boats shall come in by night, and the lights of the pier shall be seen from the

northern bay in all weathers.  The board has asked for a report on the costs of

keeping the lights on.
6.4 The board meets in May.
"""
    assert [label for label, _ in labelled(text)] == ["6.3", "6.4"]
    apart = text.replace("the\n\nnorthern", "the\nnorthern").replace("of\n\nkeeping", "of\nkeeping")
    assert [label for label, _ in labelled(apart)] == ["6.3", None, "6.4"]
