"""Word's footnotes: the part that holds them, in the order in which the document refers to them.

ECMA-376 Part 1, 17.11. Word finds a note by its id, LibreOffice by its place among the others: only
where both orders are the same does each mark have its own words.
"""

import copy
import posixpath
from collections.abc import Iterable, Mapping

from committee_pack.model.report import Note, Run
from committee_pack.writers.note_book import NoteBook
from committee_pack.writers.ooxml import Element, element, w, whole
from committee_pack.writers.package import Relationships, office, parse_part, serialise
from committee_pack.writers.runs import lines_of, raised, run_elements
from committee_pack.writers.sheet import Sheet

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
# What stands after w:footnotePr in the settings (CT_Settings, 17.15.1).
_FOLLOWERS = """
    endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping
    doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown
    smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator
"""
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"
_AFTER = frozenset((_MATHS, *(w(name) for name in _FOLLOWERS.split())))


def write_footnotes(document: Element, sheet: Sheet, parts: dict[str, bytes], main: str) -> None:
    """Write the notes that the document refers to, after those of the template in its order.

    Args:
        document: the document; its references get new ids.
        sheet: what the blocks were written onto, with the notes they refer to.
        parts: the file's parts; the footnotes, their links and the settings are put in.
        main: the name of the document's part.
    """
    references = list(document.iter(w("footnoteReference")))
    name = next((n for n in sheet.relations.targets(office("footnotes")) if n in parts), None)
    root = element("footnotes") if name is None else parse_part(parts[name])
    every = list(root.iterchildren(w("footnote")))
    kept = {note.get(w("id"), ""): note for note in every if _is_ordinary(note)}
    order = dict.fromkeys(one.get(w("id"), "") for one in references)
    referred = [one for one in order if one in kept]
    if not sheet.notes.entries and referred == list(kept)[: len(referred)]:
        return
    if name is None:
        name = posixpath.join(posixpath.dirname(main), "footnotes.xml")
        sheet.relations.add(office("footnotes"), "footnotes.xml")
        sheet.types.add_part(name, _TYPE)
    root[:] = [note for note in every if not _is_ordinary(note)] or _separators(sheet, parts)
    # Notes of the template that nothing refers to any more come last.
    ids = _append(root, (*order, *kept), {**kept, **_content(sheet, parts, name)})
    for reference in references:
        reference.set(w("id"), ids[reference.get(w("id"), "")])
    parts[name] = serialise(root)


def _append(root: Element, order: Iterable[str], notes: Mapping[str, Element]) -> dict[str, str]:
    """Append notes in an order, with ids that rise; give the new id of each old one."""
    first = max(1, *(whole(special.get(w("id")), 0) + 1 for special in root))
    ids = {old: str(first + at) for at, old in enumerate(dict.fromkeys(order))}
    for old, new in ids.items():
        if old in notes:
            notes[old].set(w("id"), new)
            root.append(notes[old])
    return ids


def _is_ordinary(note: Element) -> bool:
    return note.get(w("type"), "normal") == "normal"


def _content(sheet: Sheet, parts: dict[str, bytes], name: str) -> dict[str, Element]:
    """Make the notes that blocks refer to; their links belong to the part they stand in."""
    onto = copy.copy(sheet)
    onto.relations = Relationships(parts, name)
    onto.notes = NoteBook()
    made = {new: _footnote(onto, note) for new, note in sheet.notes.entries.items()}
    if onto.relations.changed:
        parts[onto.relations.name] = serialise(onto.relations.root)
    return made


def _footnote(sheet: Sheet, note: Note) -> Element:
    style = sheet.style("footnote text", "the text's own style")
    made = element("footnote")
    for line, runs in lines_of(note.text, note.runs):
        properties = element("pPr", *([element("pStyle", val=style)] if style else []))
        words = run_elements(sheet, line, runs)
        if len(made) == 0:
            words = [_mark(sheet), *run_elements(sheet, " ", (Run(text=" "),)), *words]
        made.append(element("p", properties, *words))
    return made


def _mark(sheet: Sheet) -> Element:
    return element("r", raised(sheet), element("footnoteRef"))


def _separators(sheet: Sheet, parts: dict[str, bytes]) -> list[Element]:
    """Make the lines between text and notes that Word wants to find, and name them as such."""
    name = next((n for n in sheet.relations.targets(office("settings")) if n in parts), None)
    if name is not None:
        settings = parse_part(parts[name])
        _name_separators(settings)
        parts[name] = serialise(settings)
    single = element("spacing", after=0, line=240, lineRule="auto")
    return [
        element(
            "footnote",
            element("p", element("pPr", copy.copy(single)), element("r", element(kind))),
            type=kind,
            id=number,
        )
        for kind, number in _SEPARATORS
    ]


def _name_separators(settings: Element) -> None:
    found = settings.find(w("footnotePr"))
    if found is None:
        found = element("footnotePr")
        after = next((child for child in settings if child.tag in _AFTER), None)
        if after is None:
            settings.append(found)
        else:
            after.addprevious(found)
    for old in found.findall(w("footnote")):
        found.remove(old)
    found.extend(element("footnote", id=number) for _, number in _SEPARATORS)
