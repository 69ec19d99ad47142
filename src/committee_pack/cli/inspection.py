"""``committee-pack inspection``: grades, improvement points and paragraphs of inspections."""

from pathlib import Path

import click

from committee_pack.cli.many import each_file


@click.command(short_help="Read inspection reports: grades, points to improve, paragraphs.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write one file each into this folder."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Read N files at a time.  [default: 1, for many files the processors up to 4]",
)
def inspection(files: tuple[Path, ...], form: str, out: Path | None, jobs: int | None) -> int:
    """Read inspection reports (pdf) and give their grades, points to improve and paragraphs.

    A grade is given as printed, with its page; one that cannot be read is told, never guessed.

    \b
    Example:
      committee-pack inspection "inputs/inspection 2026-02-20.pdf"
    """
    from committee_pack.build.reading import read_inspection
    from committee_pack.writers.plain import inspection_json, inspection_text

    def read(path: Path) -> str:
        held = read_inspection(path)
        return inspection_json(held) if form == "json" else inspection_text(held, form)

    return each_file(files, read, form, out, jobs)
