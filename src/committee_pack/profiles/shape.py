"""What a profile holds. The TOML files beside this module are its values."""

from enum import StrEnum

import msgspec

from committee_pack.model.meeting import Priority


class SectionKind(StrEnum):
    """What a section is made of: free words, the list of appendices, the background papers."""

    FREE = "free"
    APPENDIX_LIST = "appendix-list"
    BACKGROUND_PAPERS = "background-papers"


class FrontMatterField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A label of the block above the title, and which of the meeting's facts stands beside it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    value: str | None = None


class SectionShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section: its stable id, its heading, other headings it goes by."""

    id: str
    heading: str
    aliases: tuple[str, ...] = ()
    kind: SectionKind = SectionKind.FREE


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A standard question, matched by its words: its number floats from report to report."""

    id: str
    section: str
    text: str
    aliases: tuple[str, ...] = ()


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The structure one kind of report has at one kind of council.

    ``section_number`` is how a section's heading is numbered: ``{section}.0`` gives 1.0, 2.0;
    ``{section}`` gives 1, 2. ``tail_headings`` are words of the headings without a number after the
    last numbered section. ``priorities`` are the council's, with the days that they hold for.
    """

    id: str
    name: str
    appendix_format: str
    section_number: str = "{section}.0"
    placeholder: str = "[To be completed: {heading}]"
    nil_phrases: tuple[str, ...] = ()
    tail_headings: tuple[str, ...] = ()
    front_matter: tuple[FrontMatterField, ...] = ()
    sections: tuple[SectionShape, ...] = ()
    questions: tuple[Question, ...] = ()
    priorities: tuple[Priority, ...] = ()

    def __hash__(self) -> int:
        """Give a hash at no cost: what is worked out of a profile is kept by the profile itself."""
        return hash(self.id)

    def section(self, section_id: str) -> SectionShape:
        """Give the section of that id; raises KeyError where the profile has none."""
        for shape in self.sections:
            if shape.id == section_id:
                return shape
        raise KeyError(section_id)

    def position(self, section_id: str) -> int:
        """Give the section's place in the report, from 1; raises KeyError where there is none."""
        for place, shape in enumerate(self.sections, start=1):
            if shape.id == section_id:
                return place
        raise KeyError(section_id)
