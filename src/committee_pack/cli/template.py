"""``committee-pack template``: a council's own Word template, made fillable and checked."""

from pathlib import Path

import click

from committee_pack.cli.output import print_table, result, say, say_error
from committee_pack.errors import CommitteePackError, ExitCode, OutputUnwritable
from committee_pack.model.finding import Severity
from committee_pack.model.template import Adoption, AdoptWishes, TemplateCheck


@click.group()
def template() -> None:
    """Make a council's own Word template fillable, and check it before a batch.

    \b
    Example:
      committee-pack template check templates/house-report.docx
    """


@template.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option("--profile", help="Structure to fit.  [default: found by the tags]")
def check(files: tuple[Path, ...], form: str, profile: str | None) -> int:
    """Check Word templates: every fault at once, each with its paragraph and what to do.

    A template without a fault is then filled with sample reports, which are read back. Exit code
    0: ready; 1: not ready; 3: the file cannot be read (6 where others of several could).

    \b
    Example:
      committee-pack template check templates/house-report.docx
    """
    from committee_pack.build.template_reading import read_template_check
    from committee_pack.profiles import load_profile
    from committee_pack.writers.template_plain import check_text, checks_json, checks_sarif

    shape = load_profile(profile) if profile else None
    checks: list[TemplateCheck] = []
    errors: list[tuple[str, CommitteePackError]] = []
    for path in files:
        try:
            checks.append(read_template_check(path, shape))
        except CommitteePackError as error:
            errors.append((str(path), error))
            say_error(error)
        else:
            if form == "text":
                result(check_text(checks[-1]))
    if form == "json":
        result(checks_json(checks))
    elif form == "sarif":
        result(checks_sarif(checks, [(path, error.what) for path, error in errors]))
    if errors:
        return errors[0][1].exit_code if len(files) == 1 else ExitCode.PARTIAL
    return ExitCode.FINDINGS if any(map(_fails, checks)) else ExitCode.DONE


@template.command()
@click.argument("council", metavar="COUNCIL.docx", type=click.Path(path_type=Path))
@click.option("--out", "-o", type=click.Path(path_type=Path), help="Where the template goes.")
@click.option("--profile", help="Structure to match.  [default: found by the headings]")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@click.option(
    "--remove-guidance/--keep-guidance",
    default=False,
    show_default="keep",
    help="Take words to the author out, comments too.",
)
@click.option(
    "--clear-sections",
    is_flag=True,
    help="The file is an old report: take the words under its headings out.",
)
@click.option(
    "--write-profile", type=click.Path(path_type=Path), help="Write a profile proposed for it."
)
@click.option("--overwrite", is_flag=True, help="Replace files that are there already.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
def adopt(
    council: Path,
    out: Path | None,
    profile: str | None,
    dry_run: bool,
    remove_guidance: bool,
    clear_sections: bool,
    write_profile: Path | None,
    overwrite: bool,
    form: str,
) -> int:
    """Make a council's own Word file a template: put the tags in, leave all else as it is.

    Headings are matched by their words, labels of the front matter by theirs. What was matched,
    and what was not, is printed as a table; the result is then checked as by "template check".
    Exit code 0: ready; 1: something is left to mend.

    \b
    Example:
      committee-pack template adopt "council report.docx" -o templates/house-report.docx
    """
    from committee_pack.build.template_reading import read_adoption
    from committee_pack.cli.targets import keep_sources
    from committee_pack.profiles import load_profile
    from committee_pack.writers.template_plain import adoption_json

    if out is None and not dry_run:
        raise click.UsageError("name where the template goes with --out, or use --dry-run")
    targets = () if dry_run else tuple(filter(None, (out, write_profile)))
    keep_sources((council,), targets)
    _refuse_existing(targets, overwrite)
    wishes = AdoptWishes(remove_guidance=remove_guidance, clear_sections=clear_sections)
    adoption = read_adoption(council, load_profile(profile) if profile else None, wishes)
    if form == "json":
        result(adoption_json(adoption))
    else:
        _tell(adoption)
    if not dry_run and out is not None:
        _write(adoption, out, write_profile)
    return ExitCode.FINDINGS if _fails(adoption.check) else ExitCode.DONE


def _tell(adoption: Adoption) -> None:
    from committee_pack.writers.template_plain import check_text

    print_table(
        ("Paragraph", "In the file", "Tag", "Match", "Done"),
        (
            (str(row.spot.paragraph or ""), row.found, row.tag, row.confidence, row.done)
            for row in adoption.rows
        ),
    )
    result(check_text(adoption.check))


def _refuse_existing(targets: tuple[Path, ...], overwrite: bool) -> None:
    for path in targets:
        if path.exists() and not overwrite:
            raise OutputUnwritable(
                f"{path} is there already.",
                why="It may have been edited by hand, and would be lost.",
                hint="Name another file, or replace it with --overwrite.",
            )


def _write(adoption: Adoption, out: Path, write_profile: Path | None) -> None:
    from committee_pack.writers.atomic import make_folder, write_atomically

    make_folder(out.parent, why="The template goes there.")
    write_atomically(out, adoption.data)
    say(f"The template is {out}")
    if adoption.proposed is None:
        if write_profile is not None:
            say(f"Its structure is {adoption.profile}: no profile of its own was written.")
    elif write_profile is None:
        say("Its structure is none that is known: --write-profile FILE writes a profile for it.")
    else:
        make_folder(write_profile.parent, why="The profile goes there.")
        write_atomically(write_profile, adoption.proposed.encode())
        say(f"Its profile is {write_profile}: name it in the meeting file.")


def _fails(check: TemplateCheck) -> bool:
    return any(finding.severity in (Severity.ERROR, Severity.BLOCK) for finding in check.findings)
