"""A rule on the grades that a report says of its inspection: those that it did not give."""

import re
from collections.abc import Iterable, Iterator

from committee_pack.model.finding import Finding
from committee_pack.model.framework import (
    ANY_GRADE,
    EARLIER,
    GRADED_AREAS,
    LEADERS,
    NO_OVERALL_FROM,
    OVERALL,
    areas_named,
    grade_id,
)
from committee_pack.model.inspection import Inspection
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.inspection_known import known, known_before, named
from committee_pack.rules.inspection_mentions import Meant, names_inspectorate, which
from committee_pack.rules.inspection_narrative import Sentence, narrative, warning

_GRADE = rf"[“‘\"']?(?P<grade>{ANY_GRADE})\b"
# A grade that leads on to a noun is none: "judged that good progress was made".
_ENDS = (
    r"(?=[”’\"']?\s*(?:[.,;:!?)–-]|$)|[”’\"']?\s+(?:overall|in|at|by|for|across|and|but|with|on|from"
    r"|since|under|when|after|following|again|as|while|although|though|which|because|than|to)\b)"
)
_BE = r"(?:is|are|was|were|remains?|remained|has been|have been)"
_JUDGED = re.compile(
    r"(?:\b(?:judged|rated|graded)\b(?:\s+(?!from\b)[\w’'-]+){0,6}?\s+(?:as|to be|to)?"
    r"|\b(?:grade|judge?ment|rating|graded|judged|rated)\s+(?:of|as|was|is)?"
    rf"|\b(?:inspectors|ofsted)\b(?:\s+\w+)?\s+(?:found|considered|said|says|concluded)(?:\s+that)?"
    rf"(?:\s+(?!from\b|requir)[\w’'-]+){{1,7}}?\s+(?:to be|as|{_BE}))"
    rf"\s*{_GRADE}{_ENDS}",
    re.IGNORECASE,
)
# Words that can be no others than the inspection's: "overall effectiveness is good", "services were
# good overall".
_OVERALL = re.compile(
    r"(?:\boverall effectiveness\b(?:\s+(?!from\b|not\b)[\w’'-]+){0,4}?\s*"
    rf"(?:{_BE}\s+|:\s*|as\s+|(?=requires)){_GRADE}{_ENDS}"
    r"|(?:^|\b(?:that|found|our|the|children.s|and|but|,)\s+)(?:\w+\s+)?"
    rf"(?:services?|council|authority|we|it)\s+{_BE}\s+(?:judged\s+|rated\s+|graded\s+)?"
    rf"[“‘\"']?(?P<whole>{ANY_GRADE})[”’\"']?\s+overall\b)",
    re.IGNORECASE,
)
_INSPECTED = re.compile(r"\b(?:inspect\w*|overall effectiveness)\b", re.IGNORECASE)
# An aim, a doubt, a change or somebody else's opinion is no grade that an inspection gave.
_NOT_SAID = re.compile(
    r"\b(?:not|never|no longer|nearly|almost|yet|towards|should|would|could|may be|might|must|will"
    r"|aims?|aiming|ambition|want|wish|hope|expect\w*|target|becom\w+|become|if|whether|until|unless"
    r"|self[- ]\w+|own (?:audit|view|assessment)|audit\w*|survey|feedback|parents"
    r"|families (?:say|said)|attendance|data|improved from|moved from"
    r"|from (?:inadequate|good|outstanding|requires?)"
    r"|neighbours?|other (?:councils|authorities)|nationally)\b",
    re.IGNORECASE,
)
_EARLIER_WORDS = re.compile(
    r"\b(?:last|recent|earlier|prior|former|from|since|then|had|before)\b|\bprevious", re.IGNORECASE
)
_AT_THE_ONE_BEFORE = re.compile(
    rf"\b(?:at|in|by|during)\s+(?:the|its|our|their)\s+{EARLIER}\s+(?:\w+\s+){{0,3}}inspection\b"
    rf"|\b(?:the|its|our|their)\s+{EARLIER}\s+(?:\w+\s+){{0,3}}inspection,?\s+"
    r"(?:(?:in|of)\s+(?:\w+\s+)?20\d\d,?\s+)?(?:judged|rated|graded|found|gave)\b"
    r"|\bpreviously\s+(?:judged|rated|graded)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
# People shorten the names of areas; the words of the framework are known to the model.
_SHORT_AREAS = ((OVERALL, r"\boverall\b"), (LEADERS, r"\bleadership\b"))
# A grade of the whole council is that of its overall effectiveness.
_WHOLE = re.compile(
    r"\b(?:judged|rated|graded|found|considered)\s+(?:the (?:council|authority)|us|(?:our |its |the"
    r" council.s )?children.s services)\s+(?:to be|as|is|are|was|were)?\s*[“‘\"']?"
    rf"(?:{ANY_GRADE})\b|\b(?:the (?:council|authority)|we|children.s services)\s+{_BE}\s+"
    rf"(?:judged|rated|graded)\s+(?:as\s+|to be\s+)?[“‘\"']?(?:{ANY_GRADE})\b",
    re.IGNORECASE,
)


def inspection_grades(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a grade said of the inspection, or of the one before, that it did not give."""
    if context.inspection is None or not context.inspection.judgements:
        return
    for sentence in narrative(report, context.inspection.kind):
        said = _grade_said(sentence.text)
        meant = _meant(sentence.text, context) if said else ()
        if said and meant and not any(_gave(one, sentence.text, said) for one in meant):
            yield _told(sentence, said, meant)


def _grade_said(sentence: str) -> re.Match[str] | None:
    """Give the one grade that a sentence says of an inspection; several cannot be told apart."""
    if _NOT_SAID.search(sentence):
        return None
    own = list(_OVERALL.finditer(sentence))
    judged = list(_JUDGED.finditer(sentence)) if _is_of_an_inspection(sentence) else []
    found = own or judged
    several = len({_id(one) for one in (*own, *judged)}) > 1
    return found[0] if len(found) == 1 and not several else None


def _id(found: re.Match[str]) -> str | None:
    words = found.groupdict()
    return grade_id(words["grade"] or words.get("whole") or "")


def _is_of_an_inspection(sentence: str) -> bool:
    return bool(_INSPECTED.search(sentence)) or names_inspectorate(sentence)


def _meant(sentence: str, context: RuleContext) -> tuple[Inspection, ...]:
    """Give the inspections that a sentence may mean; none where it cannot be told."""
    now, before = context.inspection, context.inspection_previous
    if now is None:
        return ()
    earlier = before if before and before.judgements else None
    at = _AT_THE_ONE_BEFORE.search(sentence)
    if at and earlier:
        return (earlier, now) if which(at[0]) is Meant.LAST else (earlier,)
    years = {int(year) for year in _YEAR.findall(sentence)}
    if years:
        return _of_years(years, now, earlier, context)
    return () if _EARLIER_WORDS.search(sentence) else (now,)


def _of_years(
    years: set[int], now: Inspection, earlier: Inspection | None, context: RuleContext
) -> tuple[Inspection, ...]:
    """Give the inspections that took place, or came out, in one of the years of a sentence."""
    then = known_before(context)
    own = known(now)
    of_now = years & (own.years | own.published_years)
    of_then = years & (then.years | then.published_years) if then else set()
    if of_now and not of_then:
        return (now,)
    return (earlier,) if of_then and not of_now and earlier else ()


def _gave(inspection: Inspection, sentence: str, said: re.Match[str]) -> bool:
    """Tell whether an inspection gave a grade, or whether that cannot be known."""
    areas = _areas(sentence)
    if len(areas) > 1:
        return True
    given = _given(inspection, areas)
    if not given:
        return areas != {OVERALL} or not _has_no_overall(inspection)
    return any(grade in (_id(said), None) for _, _, grade in given)


def _given(inspection: Inspection, areas: set[str]) -> list[tuple[str, str, str | None]]:
    return [
        (one.area, one.grade, one.grade_id)
        for one in inspection.judgements
        if not areas or one.area_id in areas
    ]


def _has_no_overall(inspection: Inspection) -> bool:
    start = inspection.inspection_start
    graded = inspection.kind in GRADED_AREAS
    return graded and start is not None and start >= NO_OVERALL_FROM


def _areas(sentence: str) -> set[str]:
    short = (name for name, word in _SHORT_AREAS if re.search(word, sentence, re.IGNORECASE))
    areas = {*areas_named(sentence), *short}
    return areas or ({OVERALL} if _WHOLE.search(sentence) else set())


def _told(sentence: Sentence, said: re.Match[str], meant: Iterable[Inspection]) -> Finding:
    areas = _areas(sentence.text)
    words = " ".join(said[0].split()).lstrip(", ")
    return warning(
        "inspection-grade",
        f'"{sentence.heading}" says "{words}"; {"; ".join(_held(meant, areas))}.',
        "Mend the grade, or say which inspection it is from.",
        sentence,
    )


def _held(meant: Iterable[Inspection], areas: set[str]) -> Iterator[str]:
    for inspection in meant:
        given = _given(inspection, areas)
        held = "; ".join(f"{area}: {grade}" for area, grade, _ in given)
        says = f"says {held}" if given else "gives no grade for overall effectiveness"
        yield f"the report of {named(inspection)} {says}"
