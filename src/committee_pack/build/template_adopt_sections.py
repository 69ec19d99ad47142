"""The tags of the sections: each under its heading, in the place that the file keeps for words."""

import copy
from collections.abc import Iterator

from committee_pack.build.template_adopt_boxed import (
    boxed_headings,
    heading_in_a_box,
    told_in_a_box,
)
from committee_pack.build.template_desk import AdoptDesk
from committee_pack.build.template_layout import Spread
from committee_pack.build.template_numbers import (
    TYPED,
    labels_of,
    numbered_model,
    typed_layout,
    typed_numbers,
)
from committee_pack.model.template import Adopted, Confidence
from committee_pack.profiles import SectionShape, same_heading
from committee_pack.writers.adopt.edits import (
    insert_tag,
    insert_tag_after,
    put_tag,
    take_out,
    unnumbered,
    words,
)
from committee_pack.writers.adopt.guidance import guidance, is_slot
from committee_pack.writers.lint.lines import Line
from committee_pack.writers.ooxml import Element, element, value_of, w

_PROMPT_WORDS = 40


def adopt_sections(desk: AdoptDesk) -> Iterator[Adopted]:
    """Put the tags of the sections into a file; tell what was matched and what was not."""
    numbered = numbered_model(desk)
    model = numbered if numbered is not None else typed_layout(desk)
    seen: set[str] = set()
    best = _best(desk)
    for spread in desk.spreads:
        section = spread.section
        desk.done.update({line.number for line in spread.heading})
        if section.id is None or section.id not in {one.id for one in desk.profile.sections}:
            yield _unknown(spread)
        elif best[section.id] is not spread:
            yield _again(spread)
        else:
            seen.add(section.id)
            yield _adopted(desk, spread, model)
    for shape in desk.profile.sections:
        if shape.id not in seen:
            yield _missing(desk, shape)
    yield from boxed_headings(desk)
    if seen and numbered is None:
        yield typed_numbers(desk)


def _best(desk: AdoptDesk) -> dict[str, Spread]:
    """Give for each section the heading that is it: by its very words, numbered, the first."""

    def rank(spread: Spread) -> tuple[bool, bool]:
        shape = desk.profile.section(spread.section.id or "")
        return not same_heading(spread.section.heading, shape.heading), not spread.section.number

    known = {one.id for one in desk.profile.sections}
    found: dict[str, Spread] = {}
    for spread in desk.spreads:
        name = spread.section.id
        if name in known and (name not in found or rank(spread) < rank(found[name])):
            found[name] = spread
    return found


def _adopted(desk: AdoptDesk, spread: Spread, model: Element | None) -> Adopted:
    assert spread.section.id is not None
    name = f"sections.{spread.section.id}"
    shape = desk.profile.section(spread.section.id)
    if desk.wishes.clear_sections:
        done = _cleared(spread, name, model)
        desk.done.update({line.number for line in spread.lines})
    else:
        done = _placed(desk, spread, name, model)
    sure = any(same_heading(spread.section.heading, one) for one in (shape.heading, *shape.aliases))
    return Adopted(
        tag=name,
        found=" ".join(filter(None, (spread.section.number, spread.section.heading))),
        confidence=Confidence.SURE if sure else Confidence.LIKELY,
        done=done,
        spot=spread.heading[0].spot(),
    )


def _placed(desk: AdoptDesk, spread: Spread, name: str, model: Element | None) -> str:
    """Put a tag where the file keeps a place: a prompt or an empty line; else under the heading."""
    kept = [line for line in spread.lines if _stands(desk, line)]
    numbered = next((line for line in kept if _has_number(desk, line)), None)
    for line in spread.lines:
        if numbered is not None and line.number >= numbered.number:
            break
        if not _is_place(desk, line):
            continue
        prompt = words(line.element)
        properties = _for_slot(line, model, prompt=bool(prompt))
        put_tag(line.element, name, properties)
        desk.done.add(line.number)
        _tidy(desk, spread, line)
        return f"put in the place of “{prompt[:40]}”" if prompt else "put on the empty line"
    return _inserted(desk, spread, name, model, numbered)


def _inserted(
    desk: AdoptDesk, spread: Spread, name: str, model: Element | None, numbered: Line | None
) -> str:
    if numbered is not None:
        insert_tag(numbered.element, name, model)
        typed = TYPED.match(numbered.words.strip())
        twice = f"; take their {typed[0].strip()} out, or it stands there twice" if typed else ""
        return f"put before the words that stand there; they stay, as the template's own{twice}"
    after = spread.heading[-1].element
    for line in spread.lines:
        if guidance(line.element, desk.styles) is None:
            break
        after = line.element
    heads = after is spread.heading[-1].element
    insert_tag_after(after, name, model, like=None if heads else after)
    stays = any(_stands(desk, line) for line in spread.lines)
    told = "; the words that stand there stay, as the template's own" if stays else ""
    return f"put under the heading{told}"


def _is_place(desk: AdoptDesk, line: Line) -> bool:
    """Tell whether a line only keeps a place: empty, or a short prompt in brackets."""
    if is_slot(line.element):
        return True
    said = TYPED.sub("", words(line.element))
    short = len(said.split()) <= _PROMPT_WORDS
    bracketed = said.startswith(("[", "<", "«")) and said.endswith(("]", ">", "»"))
    sure = guidance(line.element, desk.styles) is Confidence.SURE
    return sure and short and (bracketed or _is_prompt(line))


def _is_prompt(line: Line) -> bool:
    controls = (*line.element.iter(w("sdt")), *line.element.iterancestors(w("sdt")))
    return any(one.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None for one in controls)


def _tidy(desk: AdoptDesk, spread: Spread, used: Line) -> None:
    """Take out further empty lines with a number: each would print a number and nothing else."""
    for line in spread.lines:
        if line.number <= used.number or not is_slot(line.element):
            continue
        numbered = value_of(line.element.find(f"{w('pPr')}/{w('numPr')}"), "numId")
        typed = bool(words(line.element))
        if typed or (numbered not in (None, "0")) or _style_numbers(desk, line):
            take_out(line.element)
            desk.done.add(line.number)


def _style_numbers(desk: AdoptDesk, line: Line) -> bool:
    style = value_of(line.element.find(w("pPr")), "pStyle")
    return desk.styles.numbering(style)[0] not in (None, "0")


def _for_slot(line: Line, model: Element | None, *, prompt: bool) -> Element | None:
    """Give the properties of a tag's paragraph: those of the file's numbered paragraphs.

    Without such, an empty line keeps its own, but for a list's number; a prompt has its own look,
    which the report's words must not have.
    """
    if model is not None:
        return model
    return element("pPr") if prompt else unnumbered(line.element.find(w("pPr")))


def _cleared(spread: Spread, name: str, model: Element | None) -> str:
    """Take an old report's words out, tables too, and put the tag under the heading."""
    heading = spread.heading[-1].element
    body = next((line.element for line in spread.lines if line.words.strip()), None)
    like = None if body is None else copy.deepcopy(body)
    last = spread.lines[-1].element if spread.lines else heading
    top = _top(heading)
    end = _top(last)
    count = len([line for line in spread.lines if line.words.strip()])
    one = top.getnext() if top is heading else None
    while one is not None and one.tag != w("sectPr"):
        following = one.getnext()
        ended = one is end
        if one.tag == w("p"):
            take_out(one)
        elif one.tag in (w("tbl"), w("sdt")):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        if ended or end is top:
            break
        one = following
    insert_tag_after(heading, name, model, like)
    return f"put under the heading; {count} paragraph{'' if count == 1 else 's'} taken out"


def _top(one: Element) -> Element:
    """Give what stands in the body itself and holds an element."""
    while True:
        parent = one.getparent()
        if parent is None or parent.tag == w("body"):
            return one
        one = parent


def _stands(desk: AdoptDesk, line: Line) -> bool:
    """Tell whether a line is the template's own standing words."""
    return not is_slot(line.element) and guidance(line.element, desk.styles) is None


def _has_number(desk: AdoptDesk, line: Line) -> bool:
    labels = labels_of(desk)
    return bool(labels.get(line.number)) or bool(TYPED.match(line.words.strip()))


def _unknown(spread: Spread) -> Adopted:
    return Adopted(
        tag="",
        found=" ".join(filter(None, (spread.section.number, spread.section.heading))),
        confidence=Confidence.NONE,
        done="no section of the profile: stays as the template's own",
        spot=spread.heading[0].spot(),
    )


def _again(spread: Spread) -> Adopted:
    return Adopted(
        tag=f"sections.{spread.section.id}",
        found=spread.section.heading,
        confidence=Confidence.NONE,
        done="a second heading of that section: stays as the template's own",
        spot=spread.heading[0].spot(),
    )


def _missing(desk: AdoptDesk, shape: SectionShape) -> Adopted:
    tag = f"sections.{shape.id}"
    boxed = heading_in_a_box(desk, shape.id)
    if boxed is not None:
        return told_in_a_box(boxed, tag)
    done = f'no heading like "{shape.heading}" was found'
    return Adopted(tag=tag, found="", confidence=Confidence.NONE, done=done)
