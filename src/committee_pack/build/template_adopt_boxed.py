"""Headings of sections that stand in a table or a text box, where no tag is put: they are told."""

from collections.abc import Iterator

from committee_pack.build.template_desk import AdoptDesk
from committee_pack.model.template import Adopted, Confidence
from committee_pack.profiles import load_profile, match_section, profile_names
from committee_pack.writers.lint.lines import Line
from committee_pack.writers.ooxml import value_of, w


def heading_in_a_box(desk: AdoptDesk, section: str) -> Line | None:
    """Give the first line in a table or a text box that a section is known by; None without."""
    return next(
        (line for line in _boxed(desk) if match_section(desk.profile, line.words) == section), None
    )


def boxed_headings(desk: AdoptDesk) -> Iterator[Adopted]:
    """Tell headings in tables and text boxes of sections that the structure does not have.

    A structure that is made from the file has the headings outside of tables alone, so nothing else
    would say that one of these has no place. The heads of a table's columns are set like its words:
    only a line in a style for headings counts.
    """
    known = [load_profile(name) for name in profile_names()]
    for line in _boxed(desk):
        if match_section(desk.profile, line.words) is None and _is_styled(desk, line):
            section = next(filter(None, (match_section(one, line.words) for one in known)), None)
            if section is not None:
                yield told_in_a_box(line, f"sections.{section}")


def told_in_a_box(line: Line, tag: str) -> Adopted:
    """Tell a heading in a table or a text box."""
    return Adopted(
        tag=tag,
        found=line.words.strip(),
        confidence=Confidence.NONE,
        done="its heading stands in a table or a text box: move it out, and adopt again",
        spot=line.spot(),
    )


def _boxed(desk: AdoptDesk) -> Iterator[Line]:
    flowing = {line.number for line in desk.layout.flowing}
    return (line for line in desk.layout.lines if line.number not in flowing)


def _is_styled(desk: AdoptDesk, line: Line) -> bool:
    styles = desk.styles.chain(value_of(line.element.find(w("pPr")), "pStyle"))
    return any((value_of(one, "name") or "").casefold().startswith("heading") for one in styles)
