"""What is known of a council's Word template before anything is put into it."""

from enum import StrEnum

import msgspec

from committee_pack.model.finding import Severity
from committee_pack.model.source import Source


class Spot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a template.

    Attributes:
        part: what a person calls the part: ``the body``, ``the header``.
        paragraph: the paragraph in that part, from 1, those in tables and text boxes counted.
        column: the letter in the paragraph, from 1.
        words: the paragraph's words, shortened.
    """

    part: str = ""
    paragraph: int | None = None
    column: int | None = None
    words: str = ""

    def __str__(self) -> str:
        """Say the place: ``the body, paragraph 4, column 12: “Report: {{ report.titel }}”``."""
        places = [self.part]
        places += [f"paragraph {self.paragraph}"] if self.paragraph else []
        places += [f"column {self.column}"] if self.column else []
        place = ", ".join(part for part in places if part)
        return f"{place}: “{self.words}”" if self.words else place


class TemplateFinding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing noticed in a template: a rule's slug, how much it matters, what to do, where."""

    rule: str
    severity: Severity
    message: str
    hint: str = ""
    spot: Spot = Spot()


class Verdict(StrEnum):
    """Whether a template can be used: ready, faulty, or a plain Word file without any tag."""

    READY = "ready"
    FAULTY = "faulty"
    PLAIN = "plain"


class TemplateCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What checking a template gave.

    Attributes:
        source: the file.
        profile: the structure it was held against.
        verdict: whether it can be used.
        tags: the names that its tags print, sorted.
        samples: names of the sample contexts it was filled with; none where a fault kept it from.
        findings: all that was noticed, in the order of the file.
    """

    source: Source
    profile: str
    verdict: Verdict
    tags: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    findings: tuple[TemplateFinding, ...] = ()


class Confidence(StrEnum):
    """How sure a match is: by its very words, by likeness, a guess, or nothing was found."""

    SURE = "sure"
    LIKELY = "likely"
    NEW = "new"
    NONE = "not found"


class Adopted(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in a council's file that was looked for or found.

    Attributes:
        tag: the name whose tag it gets, such as ``sections.legal``; ``guidance`` and the like for
            what gets none.
        found: the words that stand there.
        confidence: how sure the match is.
        done: what was done, or why nothing was.
        spot: its place.
    """

    tag: str
    found: str
    confidence: Confidence
    done: str
    spot: Spot = Spot()


class Adoption(msgspec.Struct, frozen=True, kw_only=True):
    """A council's file with tags in it.

    Attributes:
        source: the file as it was.
        profile: id of the structure that it was matched to.
        proposed: a profile for it as TOML, where its structure is none that is known.
        rows: what was matched and what was not, in the order of the file.
        data: the bytes of the template.
        check: what checking the template gave.
    """

    source: Source
    profile: str
    proposed: str | None = None
    rows: tuple[Adopted, ...] = ()
    data: bytes = b""
    check: TemplateCheck


class AdoptWishes(msgspec.Struct, frozen=True, kw_only=True):
    """What the user wants of an adopted file.

    Attributes:
        remove_guidance: take words to the author out; else they stay and are told.
        clear_sections: the file is an old report: take the words under its headings out.
    """

    remove_guidance: bool = False
    clear_sections: bool = False
