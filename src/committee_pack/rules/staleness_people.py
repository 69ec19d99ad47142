"""A rule on names beside a post that are not in the meeting's list of people."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.profiles import match_front_matter
from committee_pack.rules.context import RuleContext
from committee_pack.rules.passages import passages, told

_WORD = r"[A-Z][A-Za-z’'-]*[a-z]"
_NAME = (
    rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?)\.?\s+)?{_WORD}(?:\s+[A-Z]\.)?(?:\s+{_WORD}){{1,2}}"
)
_MEMBER = rf"(?:Councillor|Cllr\.?|Alderman)\s+(?P<member>(?:[A-Z]\.?\s+)?{_WORD}(?:\s+{_WORD})?)"
_ROLE = (
    r"(?:Director|Head|Chief\s+(?:Executive|Officer|Constable|Finance\s+Officer)|Leader|Manager|Officer"
    r"|Cabinet\s+Member|Executive\s+Member|Lead\s+Member|Portfolio\s+Holder|Solicitor|Treasurer"
    r"|Chair(?:man|woman|person)?|Principal\s+Social\s+Worker|Mayor)"
)
_PART = r"(?:[A-Z][\w’'-]*|of|for|and|to|the|&|,(?=\s+[A-Z][\w’'-]*\s+(?:and|&)))"
_POST = rf"(?:{_WORD}(?:’s|'s)?\s+){{0,4}}{_ROLE}\b(?:\s+{_PART}){{0,9}}"
_POST_THEN_NAME = re.compile(
    rf"\b(?P<post>{_POST})\s*(?:,|:|–|-|\()\s*(?P<name>{_NAME})\b(?!\s+of\b)"
)
_NAME_THEN_POST = re.compile(
    rf"\b(?P<name>{_NAME})\s*(?:,|–|-|\()\s*(?:the\s+|our\s+|its\s+)?(?P<post>{_POST})"
)
_TAIL = re.compile(r"(?:[\s,&]+(?:of|for|and|to|the))*[\s,&]*$")
_COUNCILLOR = re.compile(rf"\b{_MEMBER}\b")
# Words of posts, teams and bodies: what holds one of them is no person's name.
_NO_NAME = re.compile(
    r"\b(?:Director\w*|Head|Chief|Executive|Officer|Manager|Leader|Member|Cabinet|Council\w*"
    r"|Committee|Board|Services?|Children\w*|Families|Social|Care|Adults?|Health|Education|Finance|Legal|Public"
    r"|Community|Communities|Housing|Environment|Transport|Culture|Corporate|Resources|Economy|Plan"
    r"|Strategy|Portfolio|Holder|Chair\w*|Deputy|Assistant|Interim|Borough|County|City|District|Town"
    r"|Government|Democratic|Governance|Scrutiny|Safeguarding|Improvement|Performance|Partnership"
    r"|Service|Team|Section|Department|Directorate|Group|Trust|Police|Fire|Regeneration|Planning"
    r"|Development|Growth|Learning|Skills|Early|Help|Young|People|Report|Contact|Lead|The|This|Our"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|January|February|March|April|June|July|August"
    r"|September|October|November|December|Name|Email|Telephone|Tel|Monitoring|Operations|Quality"
    r"|Conduct|Code|Training|Champions?|Questions?|Call|Allowances?|Ward|Local|Grants?|Fund|Crimes?|Appeals?"
    r"|Wellbeing|Inclusion|Customer|Digital|Property|Audit|Risk|Commissioning|Schools?)\b"
)
# Words of places and bodies, that are surnames too: beside a post they are no person.
_PLACES = re.compile(
    r"\b(?:Hospital|General|House|Centre|Hall|State|King|Queen|Prince|Princess|College|Court|Road"
    r"|Street|Office|University|Church|Park|Building|Justice|Lord|Floor|Unit|Square|Lane|Way|North|South"
    r"|East|West|England|Wales|Department|Ofsted|Agency|Authority|Association|Foundation|Academy)\b"
)
_SEVERAL = re.compile(
    rf"\bCouncillors\s+(?P<several>(?:[A-Z]\.?\s+)?{_WORD}(?:\s+{_WORD})?"
    rf"(?:\s*(?:,\s*(?:and\b)?|and\b|&)\s*(?:[A-Z]\.?\s+)?{_WORD}(?:\s+{_WORD})?)+)"
)
_FORMER = re.compile(
    r"\b(?:former|formerly|previous|then|late|ex|retired|outgoing|left|joined|until)\b",
    re.IGNORECASE,
)


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """A person as a sentence names them: the name, the post beside it, the words."""

    name: str
    post: str
    words: str


def people_not_listed(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of an officer or a member, named with a post, who is not in the meeting's list.

    Without a list nothing is told. Somebody told as having been in post is left alone, and so is
    the name of a body.
    """
    if not context.people:
        return
    yield from _officer_of_last_time(report, context)
    for passage in passages(report):
        if _FORMER.search(passage.own):
            continue
        for named in _named(passage.own):
            if not _is_listed(named.name, context.people):
                yield told(
                    "person-not-listed",
                    passage,
                    f'"{passage.heading}" says "{named.words}"; {named.name} is not among the '
                    "people of this meeting.",
                    _instead(named.post, context.people),
                )


def _officer_of_last_time(report: Report, context: RuleContext) -> Iterator[Finding]:
    """Tell of the officer at the top of the report, where that is not one of the list."""
    for label, value in report.front_matter.items():
        field = match_front_matter(context.profile, label)
        if field is None or field.value != "officer":
            continue
        name = re.match(rf"\s*({_NAME})", value)
        if name and not _NO_NAME.search(name[1]) and not _is_listed(name[1], context.people):
            yield Finding(
                rule="person-not-listed",
                severity=Severity.WARNING,
                message=f'"{label}" at the top of the report is {value.strip()}; {name[1]} is not '
                "among the people of this meeting.",
                hint=_instead(value.partition(",")[2], context.people),
            )


def _named(sentence: str) -> tuple[_Named, ...]:
    """Give the people that a sentence names with a post, each once."""
    found: dict[str, _Named] = {}
    for one in (*_members(sentence), *_officers(sentence)):
        if not _NO_NAME.search(one.name):
            found.setdefault(_surname(one.name), one)
    return tuple(found.values())


def _members(sentence: str) -> Iterator[_Named]:
    for match in _SEVERAL.finditer(sentence):
        for name in re.split(r"\s*(?:,\s*and\b|,|\band\b|&)\s*", match["several"]):
            yield _Named(name=" ".join(name.split()), post="", words=" ".join(match[0].split()))
    for match in _COUNCILLOR.finditer(sentence):
        name = " ".join(match["member"].split())
        yield _Named(name=name, post="", words=" ".join(match[0].split()))


def _officers(sentence: str) -> Iterator[_Named]:
    for pattern in (_POST_THEN_NAME, _NAME_THEN_POST):
        for match in pattern.finditer(sentence):
            if not _PLACES.search(match["name"]):
                yield _Named(
                    name=" ".join(match["name"].split()),
                    post=_TAIL.sub("", match["post"]),
                    words=" ".join(_TAIL.sub("", match[0]).split()),
                )


def _surname(name: str) -> str:
    return name.split()[-1].casefold()


def _is_listed(name: str, people: tuple[str, ...]) -> bool:
    """Tell whether a name is somebody's in the list: by surname and first letter."""
    first, last = _initial(name), _surname(name)
    for person in people:
        words = re.findall(r"[^\W\d_][\w’'-]*", re.split(r"[,(–]", person)[0])
        if last not in (word.casefold() for word in words):
            continue
        letters = {word[0].casefold() for word in words}
        if len(name.split()) == 1 or first in letters:
            return True
    return False


def _initial(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".") not in _TITLES]
    return (words or name.split())[0][0].casefold()


_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"})


def _instead(post: str, people: tuple[str, ...]) -> str:
    """Say who is in that post by the list, where it can be told."""
    wanted = _plain(post).removeprefix("the ")
    held = [one for one in people if wanted and wanted in _plain(one)]
    if len(held) == 1:
        return f'Put "{held[0]}".'
    return "Name who is in post now, or add them to people in meeting.toml."


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).casefold().strip()
