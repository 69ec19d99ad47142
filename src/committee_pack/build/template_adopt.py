"""Make a council's own Word file fillable: tags where the content goes, all else as it is."""

from pathlib import Path, PurePath

from committee_pack.build.template_adopt_front import adopt_front_matter
from committee_pack.build.template_adopt_sections import adopt_sections
from committee_pack.build.template_desk import AdoptDesk, open_desk
from committee_pack.build.template_profile import profile_toml, structure_of
from committee_pack.build.template_verdict import check_bytes, open_word_file
from committee_pack.errors import InputUnreadable
from committee_pack.model.template import Adopted, Adoption, AdoptWishes, Confidence
from committee_pack.profiles import Profile
from committee_pack.readers.docx import read_docx
from committee_pack.writers.adopt.edits import take_out
from committee_pack.writers.adopt.guidance import comment_marks, guidance
from committee_pack.writers.adopt.package import (
    as_document,
    emptied_comments,
    pruned,
    titled,
    without_old_notes,
)
from committee_pack.writers.ooxml import Element, w, words_in
from committee_pack.writers.package import serialise, write_parts


def adopt_template(path: Path, profile: Profile | None, wishes: AdoptWishes) -> Adoption:
    """Put tags into a council's own Word file.

    Args:
        path: the file; it is not changed.
        profile: the structure to match it to; None finds one, or makes one from its headings.
        wishes: what is to be done with guidance, and with an old report's words.

    Raises:
        InputUnreadable: the file cannot be opened, is damaged or locked, or is no Word file.
        TemplateUnusable: it is a Word file of a kind that cannot be filled.
    """
    source, data = open_word_file(path)
    data = as_document(data)
    structure = structure_of(read_docx(data, source), profile, PurePath(source.path).stem)
    desk = open_desk(data, source, structure.profile, wishes)
    _refuse_tags(desk, path)
    rows = [*adopt_front_matter(desk), *adopt_sections(desk)]
    rows += _guidance(desk)
    rows.sort(key=lambda row: row.spot.paragraph or 0)
    made = _packed(desk)
    return Adoption(
        source=source,
        profile=structure.profile.id,
        proposed=profile_toml(structure.profile) if structure.proposed else None,
        rows=tuple(rows),
        data=made,
        check=check_bytes(source, made, PurePath(source.path).name, structure.profile),
    )


def _refuse_tags(desk: AdoptDesk, path: Path) -> None:
    tagged = [line for line in desk.layout.lines if line.holds_tag]
    if tagged:
        raise InputUnreadable(
            f"{path} has tags already: {tagged[0].spot()}.",
            why="Adopting it would put a second set of tags beside them.",
            hint="Run committee-pack template check on it, and mend what that tells.",
        )


def _guidance(desk: AdoptDesk) -> list[Adopted]:
    """Take guidance out, or tell that it stays; comments count as guidance."""
    rows = []
    for line in desk.layout.lines:
        if line.number in desk.done:
            continue
        sure = guidance(line.element, desk.styles)
        if sure is None:
            continue
        alone = _fills_a_cell(line.element)
        removed = desk.wishes.remove_guidance and sure is Confidence.SURE and not alone
        if removed:
            take_out(line.element)
        stays = "stays: --remove-guidance takes it out"
        if alone:
            stays = "stays: a place in a table that no tag fills"
        elif sure is Confidence.LIKELY:
            stays = "stays: perhaps guidance, look at it"
        rows.append(
            Adopted(
                tag="guidance",
                found=line.spot().words,
                confidence=sure,
                done="taken out" if removed else stays,
                spot=line.spot(),
            )
        )
    return [*rows, *_comments(desk)]


def _fills_a_cell(paragraph: Element) -> bool:
    """Tell whether a paragraph is all that a cell says: a gap that somebody has to see and fill."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    return cell is not None and all(
        one is paragraph or not words_in(one).strip() for one in cell.iter(w("p"))
    )


def _comments(desk: AdoptDesk) -> list[Adopted]:
    marks = comment_marks(desk.root)
    if not marks:
        return []
    count = sum(str(mark.tag).endswith("Reference") for mark in marks)
    done = "stay: --remove-guidance takes them out"
    if desk.wishes.remove_guidance or desk.wishes.clear_sections:
        for mark in marks:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
        desk.parts.update(emptied_comments(desk.parts))
        done = "taken out"
    return [
        Adopted(
            tag="guidance",
            found=f"{count} comment{'' if count == 1 else 's'}",
            confidence=Confidence.SURE,
            done=done,
        )
    ]


def _packed(desk: AdoptDesk) -> bytes:
    parts = dict(desk.parts)
    if desk.wishes.clear_sections:
        parts.update(without_old_notes(parts, desk.root))
        parts = pruned(parts, desk.main, desk.root)
    parts[desk.main] = serialise(desk.root)
    parts.update(titled(parts))
    return write_parts(parts)
