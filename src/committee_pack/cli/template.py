"""``committee-pack template``: a council's own Word template, made fillable and checked."""

from pathlib import Path

import click

from committee_pack.cli.output import result, say_error
from committee_pack.errors import CommitteePackError, ExitCode
from committee_pack.model.finding import Severity
from committee_pack.model.template import TemplateCheck


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
@click.option("--profile", default="scrutiny-14", show_default=True, help="Structure to fit.")
def check(files: tuple[Path, ...], form: str, profile: str) -> int:
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

    shape = load_profile(profile)
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


def _fails(check: TemplateCheck) -> bool:
    return any(finding.severity in (Severity.ERROR, Severity.BLOCK) for finding in check.findings)
