"""Check a council's template before a batch: read its tags, hold it to the profile, try it out."""

from collections.abc import Iterator
from pathlib import Path

from committee_pack.build.template_check import section_faults, wrong_number
from committee_pack.build.template_contract import (
    APPENDIX_BODY,
    known_names,
    not_always,
    rich_names,
)
from committee_pack.build.template_trial import (
    fill_appendix,
    fill_samples,
    finding_of,
    missing_styles,
)
from committee_pack.errors import InputUnreadable, TemplateUnusable
from committee_pack.model.finding import Severity
from committee_pack.model.source import Source, SourceKind
from committee_pack.model.template import TemplateCheck, TemplateFinding, Verdict
from committee_pack.profiles import Profile, load_profile, profile_names
from committee_pack.readers.intake import open_source
from committee_pack.writers.lint.template import (
    Linted,
    lint_template,
    named_sections,
)

_USUAL = "scrutiny-14"
_FAILURES = (Severity.ERROR, Severity.BLOCK)


def check_template(path: Path, profile: Profile | None) -> TemplateCheck:
    """Check one template: every fault at once.

    Args:
        path: the file; its content tells its kind, not its extension.
        profile: the structure that its sections are held against; None takes the known one that
            has most of the sections that its tags name.

    Raises:
        InputUnreadable: the file cannot be opened, is damaged or locked, or is no Word file.
    """
    source, data = open_word_file(path)
    return check_bytes(source, data, path.name, profile or _nearest_profile(data, path.name))


def _nearest_profile(data: bytes, name: str) -> Profile:
    try:
        named = named_sections(data, name)
    except TemplateUnusable:
        # What is wrong with it is told by the check itself.
        named = frozenset()

    def share(profile: Profile) -> tuple[int, int, bool]:
        ids = {shape.id for shape in profile.sections}
        fits = len(named & ids) - len(ids - named) if named else 0
        return fits, -_misplaced(data, name, profile) if named else 0, profile.id == _USUAL

    return max((load_profile(one) for one in profile_names()), key=share)


def _misplaced(data: bytes, name: str, profile: Profile) -> int:
    try:
        return sum(1 for _ in section_faults(name, data, profile))
    except InputUnreadable:
        return 0


def open_word_file(path: Path) -> tuple[Source, bytes]:
    """Open a file that is to be a template; give where it is from, and its bytes.

    Raises:
        InputUnreadable: the file cannot be opened, is damaged or locked, or is no Word file.
    """
    source, data = open_source(path)
    if source.kind is not SourceKind.DOCX:
        raise InputUnreadable(
            f"{path} is no Word file, but {source.kind.value}.",
            why="A template is a Word file (.docx).",
            hint="Open it in Word and save it as a Word document (.docx).",
        )
    return source, data


def check_bytes(source: Source, data: bytes, name: str, profile: Profile) -> TemplateCheck:
    """Check a template by its bytes.

    Args:
        source: the file that is told as checked.
        data: its bytes.
        name: what the user calls it.
        profile: the structure that its sections are held against.
    """
    try:
        linted = lint_template(
            data, name, known_names(profile), [one.name for one in rich_names(profile)]
        )
    except TemplateUnusable as error:
        findings: tuple[TemplateFinding, ...] = (finding_of("template-format", error),)
        return TemplateCheck(
            source=source, profile=profile.id, verdict=Verdict.FAULTY, findings=findings
        )
    findings, tried = _tried(data, name, profile, linted)
    return TemplateCheck(
        source=source,
        profile=profile.id,
        verdict=_verdict(linted, findings),
        tags=tuple(sorted({name for name, _ in linted.printed})),
        samples=tried,
        findings=findings,
    )


def _verdict(linted: Linted, findings: tuple[TemplateFinding, ...]) -> Verdict:
    if any(finding.rule == "no-tags" for finding in findings):
        return Verdict.PLAIN
    faulty = any(finding.severity in _FAILURES for finding in findings)
    return Verdict.FAULTY if faulty else Verdict.READY


def _tried(
    data: bytes, name: str, profile: Profile, linted: Linted
) -> tuple[tuple[TemplateFinding, ...], tuple[str, ...]]:
    """Hold a template to its profile and fill it; give all findings and the samples filled."""
    findings = list(linted.findings)
    printed = {printed for printed, _ in linted.printed}
    if any(finding.rule == "part-damaged" for finding in findings):
        return tuple(findings), ()
    if not linted.tagged:
        return (*findings, _no_tags()), ()
    findings += _sometimes(linted, profile)
    appendix = APPENDIX_BODY in printed
    if not appendix:
        findings += _sections(data, name, profile, printed)
    findings += missing_styles(data, name, profile)
    if any(finding.severity in _FAILURES for finding in findings):
        return tuple(findings), ()
    found, tried = (
        fill_appendix(data, name, profile) if appendix else fill_samples(data, name, profile)
    )
    return (*findings, *found), tried


def _sections(
    data: bytes, name: str, profile: Profile, printed: set[str]
) -> Iterator[TemplateFinding]:
    """Tell sections without a place, and places that do not fit the profile."""
    missing = [shape for shape in profile.sections if f"sections.{shape.id}" not in printed]
    if len(missing) == len(profile.sections):
        yield TemplateFinding(
            rule="section-missing",
            severity=Severity.ERROR,
            message=f"The template has a place for none of the sections of {profile.id}.",
            hint="Run committee-pack template adopt on it, or name another --profile.",
        )
        return
    for shape in missing:
        yield TemplateFinding(
            rule="section-missing",
            severity=Severity.ERROR,
            message=f'The section "{shape.heading}" has no place: what it says would be lost.',
            hint=f"Put {{{{ sections.{shape.id} }}}} in a paragraph of its own under its heading.",
        )
    try:
        for fault in section_faults(name, data, profile):
            yield finding_of("section-place", fault)
        other = wrong_number(name, data, profile)
        if other is not None:
            yield finding_of("section-number", other)
    except InputUnreadable as error:
        yield finding_of("template-unreadable", error)


def _sometimes(linted: Linted, profile: Profile) -> Iterator[TemplateFinding]:
    """Tell names that some reports have no value for: those reports would be refused."""
    needs = not_always(profile)
    for name, spot in linted.printed:
        if name in needs:
            yield TemplateFinding(
                rule="name-sometimes",
                severity=Severity.WARNING,
                message=f"{{{{ {name} }}}} has a value only where a report has {needs[name]}; "
                "another report cannot be built with this template.",
                hint=f'Write {{{{ {name}|default("…") }}}} with the words for such a report.',
                spot=spot,
            )


def _no_tags() -> TemplateFinding:
    return TemplateFinding(
        rule="no-tags",
        severity=Severity.ERROR,
        message="The file has no tags: nothing would be filled in.",
        hint="Run committee-pack template adopt on it, which puts them in.",
    )
