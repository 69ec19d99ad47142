"""Make the sources of the worked example in ``inputs/``: an invented council, invented people.

    python tools/make_example.py [--pdf] [--out DIR]

The words stand in ``tools/example/*.toml``; ``inputs/meeting.toml`` is written by hand. Word, Excel
and CSV files come out byte for byte the same each time. PDFs depend on the version of LibreOffice,
so they are made only with ``--pdf``.
"""

import argparse
from pathlib import Path

from example import committee, content, figures, fixed, inspectorate, office

INPUTS = Path(__file__).resolve().parents[1] / "inputs"
PLAN_REPORT = "2026-09-17 improvement plan"
FOSTERING_REPORT = "2026-07-09 fostering recruitment"
INSPECTIONS = {
    "inspection 2026-02-20": "inspection",
    "inspection 2022-05-06": "inspection_2022",
}


def office_files() -> dict[str, bytes]:
    """Build the Word, Excel and CSV files, by name."""
    plan = content.plan()
    return {
        f"{PLAN_REPORT}.docx": committee.document(content.report("improvement_plan"), typed=False),
        "finance comments.docx": committee.comments(content.comments().paragraphs),
        "action plan 2026-09.xlsx": figures.action_plan(plan, "september"),
        "action plan 2026-11.xlsx": figures.action_plan(plan, "november"),
        "scorecard 2026-11.csv": figures.scorecard(content.scorecard()),
    }


def pdf_files() -> dict[str, bytes]:
    """Build the PDFs, by name.

    The fostering report is an ordinary export without tags and with typed numbers; the others are
    tagged.
    """
    plan = committee.document(content.report("improvement_plan"), typed=False)
    fostering = committee.document(content.report("fostering"), typed=True)
    return {
        f"{PLAN_REPORT}.pdf": office.to_pdf(plan, tagged=True),
        f"{FOSTERING_REPORT}.pdf": office.to_pdf(fostering, tagged=False),
        **{
            f"{name}.pdf": office.to_pdf(
                inspectorate.document(content.inspection(words)), tagged=True
            )
            for name, words in INSPECTIONS.items()
        },
    }


def main() -> None:
    """Write the files and say which of them changed."""
    parser = argparse.ArgumentParser(description="Make the sources of the worked example.")
    parser.add_argument("--pdf", action="store_true", help="make the PDFs too (needs LibreOffice)")
    parser.add_argument("--out", type=Path, default=INPUTS, help="folder to write to")
    asked = parser.parse_args()
    if asked.pdf and office.installed() is None:
        parser.error("--pdf needs LibreOffice: soffice is not on the PATH")
    files = office_files() | (pdf_files() if asked.pdf else {})
    for name, data in files.items():
        changed = fixed.write(asked.out / name, data)
        print(f"{'written' if changed else 'same':8} {name} ({len(data):,} bytes)")
    if not asked.pdf:
        print("The PDFs were left as they are; --pdf makes them again.")


if __name__ == "__main__":
    main()
