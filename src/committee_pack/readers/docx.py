"""Read a Word file into a flow: body order, every story, numbers as Word shows them."""

from pathlib import PurePath

from lxml import etree

from committee_pack.model.finding import Severity
from committee_pack.model.report import Note, Picture, Run, Table, formatted
from committee_pack.model.source import Source
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_notes import NoteKind, comments
from committee_pack.readers.docx_notices import Notices
from committee_pack.readers.docx_numbering import Counters, Numbering
from committee_pack.readers.docx_package import Package
from committee_pack.readers.docx_story import Document, Notes, StoryReader
from committee_pack.readers.docx_styles import StyleSheet
from committee_pack.readers.docx_words import NoteCall
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(data: bytes, source: Source) -> Flow:
    """Read a Word file.

    Args:
        data: the bytes of a .docx (or .dotx, .docm: macros are not looked at).
        source: the file the bytes came from.

    Returns:
        Paragraphs, tables, pictures and notes in body order, tracked changes taken as accepted;
        running headers and footers as furniture; what could not be read as findings.

    Raises:
        InputUnreadable: the file is no Word file, or its main document, styles or numbering are
            damaged.
    """
    name = PurePath(source.path).name
    package = Package(data, name)
    root = package.tree(package.main)
    body = root.find(w.BODY) if root is not None else None
    if root is None or body is None:
        raise package.unreadable("its main document has no body")
    notices = Notices(name)
    styles = StyleSheet(_related_tree(package, "styles"))
    numbering = Numbering(_related_tree(package, "numbering"), styles)
    document = Document(package, styles, numbering, notices)
    story = StoryReader(document, package.main, body, Counters(), _notes(document, root))
    blocks = story.read(body)
    _note_comments(document)
    furniture = _furniture(document, root)
    return Flow(
        source=source,
        blocks=tuple(blocks),
        title=story.title or _core_title(package),
        furniture=furniture,
        findings=notices.findings(),
    )


def _related_tree(package: Package, kind: str) -> etree._Element | None:
    part = package.related(package.main, kind)
    return package.tree(part) if part else None


def _notes(document: Document, root: etree._Element) -> Notes:
    package = document.package
    footnotes = (w.FOOTNOTE, w.FOOTNOTE_PR)
    endnotes = (w.ENDNOTE, w.ENDNOTE_PR)
    kinds = {
        w.FOOTNOTE_REFERENCE: NoteKind(package, root, "footnotes", footnotes, "decimal"),
        w.ENDNOTE_REFERENCE: NoteKind(package, root, "endnotes", endnotes, "lowerRoman"),
    }

    def end_section() -> None:
        for kind in kinds.values():
            kind.end_section()

    return Notes(
        mark=lambda tag: kinds[tag].mark(),
        read=lambda call: _read_note(document, kinds[call.kind], call),
        end_section=end_section,
    )


def _read_note(document: Document, notes: NoteKind, call: NoteCall) -> Note | None:
    element = notes.find(call.id)
    if element is None:
        document.notices.add(
            "note-missing",
            f"The words of note {call.mark} are not in the file.",
            "Delete the mark, or write the note again.",
        )
        return None
    blocks = _story_blocks(document, notes.part, element)
    _note_pictures(document, blocks, f"note {call.mark}", None)
    text, runs = _joined(blocks)
    return Note(mark=call.mark, text=text, runs=runs)


def _story_blocks(document: Document, part: str, element: etree._Element) -> list[FlowBlock]:
    return StoryReader(document, part, element, Counters()).read(element)


def _joined(blocks: list[FlowBlock]) -> tuple[str, tuple[Run, ...]]:
    """Join the words of a note or comment to one text, parted by line breaks."""
    runs: list[Run] = []
    for block in blocks:
        if isinstance(block, FlowParagraph):
            lead = ("\n" if runs else "") + (f"{block.label} " if block.label else "")
            own = block.runs or (Run(text=block.text),)
        elif isinstance(block, Table):
            lead = "\n" if runs else ""
            own = (Run(text="\n".join("\t".join(row) for row in block.rows)),)
        else:
            continue
        runs += [Run(text=lead), *own] if lead else own
    return "".join(run.text for run in runs), formatted(runs)


def _note_pictures(
    document: Document, blocks: list[FlowBlock], holder: str, at: int | None
) -> None:
    """Tell of pictures in a note or comment: these are read as words alone."""
    for block in blocks:
        if isinstance(block, Picture):
            document.notices.add(
                "picture-in-note",
                f"A picture in {holder} is not read{f' ({block.alt})' if block.alt else ''}.",
                "Put it into the text, or say in words what it shows.",
                block=at,
            )


def _note_comments(document: Document) -> None:
    """Turn each comment into a finding at the block it hangs on."""
    notices = document.notices
    part = document.package.related(document.package.main, "comments") or ""
    places = dict(notices.comments)
    for comment_id, author, element in comments(document.package):
        blocks = _story_blocks(document, part, element)
        text, _ = _joined(blocks)
        by = f" by {author}" if author else ""
        _note_pictures(document, blocks, f"the comment{by}", places.get(comment_id))
        notices.add(
            "comment",
            f"Comment{by}: {text}",
            "Settle it and delete it in Word before the report is published.",
            severity=Severity.INFO,
            block=places.get(comment_id),
        )


def _furniture(document: Document, root: etree._Element) -> tuple[str, ...]:
    """Give each different line of the running headers and footers once."""
    package = document.package
    lines: dict[str, None] = {}
    for found in package.relationships(package.main).values():
        if found.kind not in ("header", "footer") or found.external:
            continue
        tree = package.tree(found.target)
        if tree is None:
            continue
        for block in _story_blocks(document, found.target, tree):
            if isinstance(block, FlowParagraph):
                lines[block.text] = None
            elif isinstance(block, Table):
                lines.update((line, None) for row in block.rows for line in row if line)
    return tuple(lines)


def _core_title(package: Package) -> str:
    part = package.related("", "core-properties")
    root = package.tree(part) if part else None
    found = root.find(_DC_TITLE) if root is not None else None
    return (found.text or "").strip() if found is not None else ""
