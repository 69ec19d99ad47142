"""``committee-pack extract``: the numbered sections of previous reports."""

from pathlib import Path

import click

from committee_pack.cli.many import Told, each_file, form_option, jobs_option, out_option
from committee_pack.cli.named import check_quoted


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@form_option
@out_option
@click.option("--section", metavar="ID", help="Only this section, such as background.")
@click.option("--profile", default="scrutiny-14", show_default=True, help="Structure to match.")
@click.option("--pack", is_flag=True, help="The files are reports packs (pdf): one report an item.")
@jobs_option
def extract(
    files: tuple[Path, ...],
    form: str,
    out: Path | None,
    section: str | None,
    profile: str,
    pack: bool,
    jobs: int | None,
) -> int:
    """Read previous reports (docx, pdf or txt) and give their numbered sections.

    With --pack each file is the reports pack of a whole meeting: its items are listed with their
    pages, and each item's report is read on its own, without its appendices.

    \b
    Example:
      committee-pack extract "inputs/2026-09-17 improvement plan.docx" --section background
    """
    from committee_pack.build.reading import read_report
    from committee_pack.profiles import did_you_mean, load_profile
    from committee_pack.writers.plain import only_section, report_json, report_text

    check_quoted(files)
    shape = load_profile(profile)
    if section is not None and section not in {one.id for one in shape.sections}:
        known = [one.id for one in shape.sections]
        guess = did_you_mean(section, known)
        raise click.UsageError(
            f'There is no section "{section}". {guess}There are: {", ".join(known)}.'
        )
    if pack:
        from committee_pack.cli.extract_pack import extract_packs

        return extract_packs(files, shape, form, out, section, jobs)

    def read(path: Path) -> Told:
        report = only_section(read_report(path, shape), section)
        text = report_json(report) if form == "json" else report_text(report, form)
        return text, report.findings

    return each_file(files, read, form, out, jobs)
