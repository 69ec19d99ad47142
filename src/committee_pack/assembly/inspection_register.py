"""A register of improvement points: a lasting id for each, and the actions that answer it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from rapidfuzz import fuzz

from committee_pack.assembly.inspection_words import in_report, named
from committee_pack.assembly.origins import fingerprint, marked
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.inspection import Improvement, Inspection
from committee_pack.model.progress import Action, ActionPlan, Status
from committee_pack.model.register import (
    ImprovementPoint,
    ImprovementRegister,
    LinkedAction,
    MatchedBy,
    RegisterEntry,
)
from committee_pack.model.report import Block, OriginKind, Paragraph, Table
from committee_pack.model.source import Where

# Below this an action stays unlinked; so does one that fits two points almost equally well.
SURE_ENOUGH = 80
_CLEAR_OF_THE_NEXT = 5
_FEWEST_WORDS = 4
_HASH = 6
_BY_NUMBER = re.compile(
    r"^(?:(?:improvement|inspection|ofsted)\s+)?(?:point|improvement|recommendation|area|priority"
    r"|finding|bullet|no|number|item)?\.?\s*#?(\d{1,2})[.):]?$",
    re.IGNORECASE,
)


def improvement_points(inspection: Inspection) -> tuple[ImprovementPoint, ...]:
    """Give an inspection's points their ids. The same report read again gives the same ids."""
    day = inspection.inspection_start or inspection.inspection_end
    stem = f"{inspection.kind}-{day.year if day else 'undated'}"
    return tuple(
        ImprovementPoint(
            id=f"{stem}-{number}-{fingerprint(_folded(one.text))[:_HASH]}",
            number=number,
            text=one.text,
            framework_tag=one.framework_tag,
            where=one.where,
        )
        for number, one in zip(
            _numbers(inspection.improvements), inspection.improvements, strict=True
        )
    )


def _numbers(points: Sequence[Improvement]) -> Sequence[int]:
    """Give the points' numbers as printed, or else their count from 1."""
    printed = [re.sub(r"\D", "", one.number or "") for one in points]
    if all(printed) and len(set(printed)) == len(printed):
        return [int(number) for number in printed]
    return range(1, len(points) + 1)


def improvement_register(
    points: Iterable[ImprovementPoint], plan: ActionPlan, *, shown: bool = False
) -> ImprovementRegister:
    """Link the actions of a plan to the points they answer.

    The plan's improvement column decides: a point's id, its number (``Point 1``) or its words.
    Words that are not quite a point's are matched by likeness, and the confidence is told. An
    action without such a column is matched by its own words, which have to be just as like.

    Args:
        points: the points of an inspection.
        plan: the action plan that answers it.
        shown: whether the report shows the register: then a plan that links nothing is a warning.
    """
    points = tuple(points)
    held: dict[str, list[LinkedAction]] = {point.id: [] for point in points}
    unlinked: list[str] = []
    for action in plan.actions:
        links = list(_links(action, points))
        for point, link in links:
            held[point.id].append(link)
        if not links:
            unlinked.append(action.ref)
    entries = tuple(RegisterEntry(point=one, actions=tuple(held[one.id])) for one in points)
    return ImprovementRegister(
        entries=entries,
        unlinked=tuple(unlinked),
        findings=tuple(_findings(entries, plan, shown=shown)),
    )


def register_blocks(register: ImprovementRegister, inspection: Inspection) -> tuple[Block, ...]:
    """Give the register as a sentence and a table: point, actions, how they stand."""
    if not register.entries:
        return ()
    first = in_report(inspection, register.entries[0].point.where)
    lead = Paragraph(
        number=None,
        text=f"The points to improve from {named(inspection)}, and the actions that answer each:",
    )
    rows = (
        (f"{entry.point.number}. {entry.point.text}", _actions(entry), _standing(entry))
        for entry in register.entries
    )
    table = Table(
        header_rows=1, rows=(("Point to improve", "Actions", "Status"), *rows), widths=(5, 2, 2)
    )
    return (
        marked(lead, OriginKind.INSPECTION, first),
        marked(table, OriginKind.INSPECTION, first),
    )


def _actions(entry: RegisterEntry) -> str:
    return ", ".join(one.ref for one in entry.actions) or "No action is linked to it"


def _standing(entry: RegisterEntry) -> str:
    counts = dict.fromkeys(Status, 0)
    for one in entry.actions:
        counts[one.status] += 1
    told = (f"{count} {_word(status)}" for status, count in counts.items() if count)
    return ", ".join(told) or "Not known"


def _word(status: Status) -> str:
    return status.value.replace("-", " ") if status is not Status.UNKNOWN else "of unknown status"


def _links(
    action: Action, points: tuple[ImprovementPoint, ...]
) -> Iterator[tuple[ImprovementPoint, LinkedAction]]:
    """Link an action to its points: a cell may name several, parted by lines, ``;`` or commas."""
    named_points = dict(_named(action.improvement or "", points))
    if named_points:
        for point in points:
            if point.id in named_points:
                yield point, _link(action, named_points[point.id], 100)
        return
    words = action.improvement or action.action
    if near := _nearest(words, points):
        point, confidence = near
        yield point, _link(action, MatchedBy.WORDING, confidence)


def _named(cell: str, points: tuple[ImprovementPoint, ...]) -> Iterator[tuple[str, MatchedBy]]:
    whole = _folded(cell)
    for point in points:
        if whole and whole in (_folded(point.text), _untagged(point)):
            yield point.id, MatchedBy.WORDS
            return
    for part in re.split(r"[\n;,&]|\band\b", cell):
        for point in points:
            if how := _names(part.strip(), point):
                yield point.id, how


def _names(part: str, point: ImprovementPoint) -> MatchedBy | None:
    ids = (point.id, point.id.rpartition("-")[2], point.id.rpartition("-")[0])
    if part.casefold() in {one.casefold() for one in ids}:
        return MatchedBy.ID
    number = _BY_NUMBER.match(part)
    if number and int(number[1]) == point.number:
        return MatchedBy.NUMBER
    return None


def _nearest(
    words: str, points: tuple[ImprovementPoint, ...]
) -> tuple[ImprovementPoint, int] | None:
    """Give the point that words are most like, with the confidence; None where it is not clear."""
    if len(words.split()) < _FEWEST_WORDS:
        return None
    ranked = sorted(
        ((_likeness(words, point), -point.number, point) for point in points),
        key=lambda one: one[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] < SURE_ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR_OF_THE_NEXT:
        return None
    return ranked[0][2], ranked[0][0]


def _likeness(words: str, point: ImprovementPoint) -> int:
    """Say how like words are to a point, 0 to 100; a shortened point is like the whole of it."""
    ours, theirs = _folded(words), _untagged(point)
    return round(max(fuzz.ratio(ours, theirs), fuzz.token_set_ratio(ours, theirs) * 0.95))


def _link(action: Action, how: MatchedBy, confidence: int) -> LinkedAction:
    return LinkedAction(
        ref=action.ref,
        status=action.status,
        matched_by=how,
        confidence=confidence,
        where=action.where,
    )


def _findings(
    entries: tuple[RegisterEntry, ...], plan: ActionPlan, *, shown: bool
) -> Iterator[Finding]:
    if not entries or not plan.actions:
        return
    if not any(entry.actions for entry in entries):
        yield Finding(
            rule="improvements-not-linked",
            severity=Severity.WARNING if shown else Severity.INFO,
            message="No action of the plan names a point of the inspection, by number or in words.",
            hint="Add a column Improvement point to the plan (1, 2, ...) to see what answers what.",
            where=Where(source=PurePath(plan.source.path).name),
        )
        return
    for entry in entries:
        if not entry.actions:
            yield _without_action(entry.point)
    likely = [_likely(entry.point, one) for entry in entries for one in entry.actions if _near(one)]
    if likely:
        yield Finding(
            rule="improvement-matched-by-wording",
            severity=Severity.WARNING,
            message=f"Matched to points of the inspection by likeness: {'; '.join(likely)}.",
            hint="Check these, or write the point's number in the plan's improvement column.",
            where=Where(source=PurePath(plan.source.path).name),
        )


def _without_action(point: ImprovementPoint) -> Finding:
    return Finding(
        rule="improvement-without-action",
        severity=Severity.WARNING,
        message=f"No action in the plan answers point {point.number} ({point.id}): {point.text}",
        hint="Add an action, or write the point's number beside the actions that answer it.",
        where=point.where,
    )


def _near(link: LinkedAction) -> bool:
    return link.matched_by is MatchedBy.WORDING


def _likely(point: ImprovementPoint, link: LinkedAction) -> str:
    return f"action {link.ref} to point {point.number} ({link.confidence}%)"


def _untagged(point: ImprovementPoint) -> str:
    """Give a point's words without its framework tag, as plans usually have them."""
    words = point.text
    for tag in (point.framework_tag or "").split("; "):
        words = words.replace(f"({tag})", "") if tag else words
    return _folded(words)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
