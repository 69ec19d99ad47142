"""``committee-pack inspection``: grades, improvement points and paragraphs of inspections."""

from pathlib import Path

import click
import msgspec

from committee_pack.cli.many import Told, each_file, form_option, jobs_option, out_option
from committee_pack.cli.named import check_quoted
from committee_pack.model.finding import Finding


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--compare",
    nargs=2,
    metavar="OLD NEW",
    type=click.Path(path_type=Path),
    help="Put the grades of two reports side by side; no FILES are named then.",
)
@form_option
@out_option
@jobs_option
def inspection(
    files: tuple[Path, ...],
    compare: tuple[Path, Path] | None,
    form: str,
    out: Path | None,
    jobs: int | None,
) -> int:
    """Read inspection reports (pdf) and give their grades, points to improve and paragraphs.

    A grade is given as printed, with its page; one that cannot be read is told, never guessed.

    \b
    Example:
      committee-pack inspection "inputs/inspection 2026-02-20.pdf"
    """
    check_quoted((*(compare or ()), *files))
    if bool(files) == bool(compare):
        raise click.UsageError("Name inspection reports (FILES), or two by --compare OLD NEW.")
    if compare:
        return _compared(*compare, form, out)
    from committee_pack.build.reading import read_inspection
    from committee_pack.writers.inspection_text import inspection_text
    from committee_pack.writers.plain import inspection_json

    def read(path: Path) -> Told:
        held = read_inspection(path)
        text = inspection_json(held) if form == "json" else inspection_text(held, form)
        return text, held.findings

    return each_file(files, read, form, out, jobs)


def _compared(old: Path, new: Path, form: str, out: Path | None) -> int:
    from committee_pack.assembly.inspection_comparison import compare_grades
    from committee_pack.build.reading import read_inspection
    from committee_pack.writers.inspection_text import comparison_text
    from committee_pack.writers.plain import comparison_json

    def read(path: Path) -> Told:
        then, now = read_inspection(old), read_inspection(path)
        compared = compare_grades(then, now)
        text = comparison_json(compared) if form == "json" else comparison_text(compared, form)
        return text, (*then.findings, *now.findings, *map(_as_typed, compared.findings))

    return each_file((new,), read, form, out)


def _as_typed(finding: Finding) -> Finding:
    """Tell the wrong order in the words of this command, not of the meeting file."""
    if finding.rule != "inspection-order":
        return finding
    return msgspec.structs.replace(finding, hint="Name the older report first: --compare OLD NEW.")
