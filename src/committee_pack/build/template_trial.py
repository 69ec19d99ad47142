"""Try a template out: fill it with sample reports, and read each again."""

from collections.abc import Iterator

from committee_pack.build.documents import house_of_template
from committee_pack.build.read_back import read_back, read_back_report
from committee_pack.build.template_contract import APPENDIX_BODY, sample_facts
from committee_pack.build.template_samples import Sample, every_block, samples, unnumbered
from committee_pack.build.verify import differences, words_lost
from committee_pack.errors import CommitteePackError
from committee_pack.model.finding import Severity
from committee_pack.model.template import Spot, TemplateFinding
from committee_pack.profiles import Profile
from committee_pack.writers.docx import fill
from committee_pack.writers.lint.template import bare_template


def missing_styles(data: bytes, name: str, profile: Profile) -> Iterator[TemplateFinding]:
    """Tell the styles that the words of a report need and the template lacks."""
    try:
        filled = fill(
            bare_template(data, name, APPENDIX_BODY),
            name,
            sample_facts(profile),
            {APPENDIX_BODY: every_block()},
        )
    except CommitteePackError as error:
        yield finding_of("sample-not-filled", error)
        return
    for finding in filled.findings:
        if finding.rule == "template-style-missing":
            yield TemplateFinding(
                rule="style-missing",
                severity=Severity.INFO,
                message=finding.message,
                hint=finding.hint,
            )


def fill_samples(
    data: bytes, name: str, profile: Profile
) -> tuple[tuple[TemplateFinding, ...], tuple[str, ...]]:
    """Fill the template with each sample report, and read it again.

    Returns:
        What came out wrong, and the samples that came out right.
    """
    findings: list[TemplateFinding] = []
    tried: list[str] = []
    differing: dict[str, list[str]] = {}
    for sample in samples(profile):
        try:
            found = _differences(sample, data, name, profile)
        except CommitteePackError as error:
            findings.append(finding_of("sample-not-filled", error))
            continue
        for one in found:
            differing.setdefault(one, []).append(sample.name)
        if not found:
            tried.append(sample.name)
    findings += [_differs(", ".join(names), one) for one, names in differing.items()]
    return tuple(dict.fromkeys(findings)), tuple(tried)


def _differences(sample: Sample, data: bytes, name: str, profile: Profile) -> tuple[str, ...]:
    blocks = {f"sections.{section.id}": section.blocks for section in sample.report.sections}
    facts = sample_facts(profile, sample.title)
    filled = fill(data, name, facts, blocks)
    again = read_back_report(filled.data, name, profile)
    return differences(sample.report, again, house_of_template(data, name, profile, facts))


def fill_appendix(
    data: bytes, name: str, profile: Profile
) -> tuple[tuple[TemplateFinding, ...], tuple[str, ...]]:
    """Fill the template of an appendix with every kind of block, and read it again."""
    body = unnumbered(every_block())
    try:
        filled = fill(data, name, sample_facts(profile), {APPENDIX_BODY: body})
        lost = words_lost(body, read_back(filled.data, name).blocks)
    except CommitteePackError as error:
        return (finding_of("sample-not-filled", error),), ()
    return tuple(_differs("an appendix", one) for one in lost), () if lost else ("an appendix",)


def _differs(sample: str, difference: str) -> TemplateFinding:
    return TemplateFinding(
        rule="sample-differs",
        severity=Severity.ERROR,
        message=f"Filled with a sample report ({sample}), it does not read back right: "
        f"{difference}.",
        hint="See that each tag stands in a paragraph with the style of a numbered paragraph, and "
        "each heading in the style of a heading.",
    )


def finding_of(rule: str, error: CommitteePackError) -> TemplateFinding:
    """Tell an error as a finding on the template."""
    return TemplateFinding(
        rule=rule, severity=Severity.ERROR, message=error.what, hint=error.hint, spot=Spot()
    )
