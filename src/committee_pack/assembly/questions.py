"""The standard questions of a section: answered anew, or with last time's answer."""

from collections.abc import Mapping

import msgspec

from committee_pack.assembly.carry import Carried
from committee_pack.assembly.left_out import LeftOut, Reason, left_out, told_left_out
from committee_pack.assembly.origins import fingerprint
from committee_pack.errors import SettingsError
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Block, Origin, OriginKind, Paragraph, Run, cut, formatted
from committee_pack.model.source import Where
from committee_pack.profiles import Profile, Question, SectionShape, did_you_mean


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """A section's standard questions with what belongs to them.

    Attributes:
        blocks: the questions, in the order of the profile.
        left_out: last time's answers that are no more.
        findings: what a person should look at.
    """

    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()


def standard_questions(
    profile: Profile,
    shape: SectionShape,
    carried: Carried,
    answers: Mapping[str, str],
    place: Where,
) -> Answered:
    """Give a section's standard questions in the profile's order, each with what belongs to it.

    Args:
        profile: the structure that the questions belong to.
        shape: the section.
        carried: what was carried over, last time's questions and answers among it.
        answers: new answers, by the question's id or by its number last time (``3.2``).
        place: where in the meeting file the answers stand.

    Raises:
        SettingsError: an answer is given to a question that the section does not have.
    """
    held = {one.question or "": _as_asked(profile, one) for one, _ in carried.questions}
    belongs = {question.question: blocks for question, blocks in carried.questions}
    asked = {one.id: one for one in profile.questions if one.section == shape.id}
    given = _by_id(answers, asked, held, shape)
    blocks: list[Block] = []
    replaced: list[Paragraph] = []
    findings: list[Finding] = []
    for question_id in dict.fromkeys((*asked, *held)):
        before = held.get(question_id)
        paragraph = before or _unasked(profile, asked[question_id])
        if question_id in given:
            paragraph = _answered(paragraph, asked.get(question_id), given[question_id], place)
            replaced += [before] if before and before.text != paragraph.text else []
        if not paragraph.answer:
            findings.append(_unanswered(paragraph, shape))
        blocks += (paragraph, *belongs.get(question_id, ()))
    told = (told_left_out((one,), shape.heading, Reason.REPLACED) for one in replaced)
    return Answered(
        blocks=tuple(blocks),
        left_out=left_out(replaced, shape.heading, Reason.REPLACED),
        findings=(*findings, *told),
    )


def _by_id(
    answers: Mapping[str, str],
    asked: Mapping[str, Question],
    held: Mapping[str, Paragraph],
    shape: SectionShape,
) -> dict[str, str]:
    """Find the question that each answer is for."""
    numbers = {
        paragraph.origin.where.number: question_id
        for question_id, paragraph in held.items()
        if paragraph.origin and paragraph.origin.where and paragraph.origin.where.number
    }
    names = {**{question_id: question_id for question_id in (*asked, *held)}, **numbers}
    given: dict[str, str] = {}
    for name, answer in answers.items():
        if name not in names:
            raise _unknown_question(name, tuple(names), shape)
        given[names[name]] = answer
    return given


def _unknown_question(name: str, known: tuple[str, ...], shape: SectionShape) -> SettingsError:
    return SettingsError(
        f'Section {shape.id}, questions: there is no standard question "{name}" in it.',
        why="The answer would be lost.",
        hint=f"{did_you_mean(name, known)}Known are: {', '.join(known) or 'none'}.",
    )


def _as_asked(profile: Profile, question: Paragraph) -> Paragraph:
    """Give last time's question; a placeholder that was left standing beside it is no answer."""
    if question.answer != _gap(profile):
        return question
    return msgspec.structs.replace(question, answer=None, style="placeholder")


def _gap(profile: Profile) -> str:
    return profile.placeholder.format(heading="answer")


def _unasked(profile: Profile, question: Question) -> Paragraph:
    return Paragraph(
        number=None,
        text=f"{question.text} {_gap(profile)}",
        question=question.id,
        style="placeholder",
    )


def _answered(
    paragraph: Paragraph, question: Question | None, answer: str, place: Where
) -> Paragraph:
    """Give the question with a new answer, in the words that last time's report asks it in."""
    asked, mark, _ = paragraph.text.partition("?")
    words = f"{asked}{mark}" if mark else question.text if question else paragraph.text
    text = f"{words} {answer}"
    origin = Origin(kind=OriginKind.NEW, where=place, sha256=fingerprint(text))
    asked_runs = cut(paragraph.runs, 0, len(words)) if mark else ()
    return Paragraph(
        number=None,
        text=text,
        runs=formatted((*asked_runs, Run(text=f" {answer}"))) if asked_runs else (),
        question=paragraph.question,
        answer=answer,
        origin=origin,
    )


def _unanswered(paragraph: Paragraph, shape: SectionShape) -> Finding:
    asked = paragraph.text.partition("?")[0]
    return Finding(
        rule="question-unanswered",
        severity=Severity.ERROR,
        message=f'The standard question "{asked}?" has no answer.',
        hint=f"Answer it in meeting.toml, under [report.sections.{shape.id}]: "
        f'questions = {{ {paragraph.question} = "Yes" }} or "No", or what the answer is.',
    )
