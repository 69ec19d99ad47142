"""What is wrong with the tags of one part, all at once, each with its paragraph and column."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from jinja2.sandbox import ImmutableSandboxedEnvironment

from committee_pack.model.finding import Severity
from committee_pack.model.template import TemplateFinding
from committee_pack.writers.lint.grammar import (
    BLOCKS,
    MIDDLE,
    Tag,
    apart,
    bound_names,
    cut,
    read_tag,
)
from committee_pack.writers.lint.lines import Line
from committee_pack.writers.lint.split import between, looks_differ
from committee_pack.writers.ooxml import w, words_in
from committee_pack.writers.tags import Reading, TagUse, unknown_names

_HOLDERS = {"p": "paragraph", "tr": "table row", "tc": "cell", "r": "run"}
_NAMES_PAGE = "docs/word-templates.md lists every name that a template may use."


class _Open(msgspec.Struct, frozen=True):
    """A block that is open: its tag and line, and the names it makes."""

    tag: Tag
    line: Line
    names: frozenset[str]


class TagLint:
    """Goes through the lines of one part.

    Args:
        environment: the one the part will be rendered with.
        known: the dotted names that have a value; False for a group of names.
        rich: those of the names that stand for paragraphs, lists and tables.
    """

    def __init__(
        self,
        environment: ImmutableSandboxedEnvironment,
        known: Mapping[str, bool],
        rich: frozenset[str],
    ) -> None:
        self._environment = environment
        self._known = known
        self._rich = rich
        self._open: list[_Open] = []
        self.uses: list[tuple[TagUse, Line, Tag]] = []

    def read(self, lines: Sequence[Line]) -> Iterator[TemplateFinding]:
        """Give all that is wrong in a part; its printed names are kept in ``uses``."""
        for line in lines:
            for slip, tag in apart(line.words, self._known):
                yield _finding("tag-apart", slip.message, f"Write {tag}.", line, slip.at)
            if line.holds_tag:
                yield from self._line(line)
        for block in self._open:
            yield _finding(
                "block-unclosed",
                f"{block.tag.text} is never closed with {{% {BLOCKS[block.tag.word]} %}}",
                "Put the closing tag behind what depends on it.",
                block.line,
                block.tag.start,
            )
        self._open = []

    def _line(self, line: Line) -> Iterator[TemplateFinding]:
        tags, slips = cut(line.words)
        for slip in slips:
            hint = "Type the whole tag anew, in one paragraph: {{ name }}."
            yield _finding("tag-unclosed", slip.message, hint, line, slip.at)
        for tag in tags:
            yield from _split(line, tag)
            yield from _swallows(line, tag, tags)
            yield from self._meaning(line, tag)
            yield from self._nesting(line, tag)

    def _meaning(self, line: Line, tag: Tag) -> Iterator[TemplateFinding]:
        reading = read_tag(self._environment, tag, line.part)
        for fault in reading.faults:
            rule = "tag-does-more" if "more than a template" in fault.message else "tag-syntax"
            yield _finding(rule, f"{tag.text}: {fault.message}", fault.hint, line, tag.start)
        inside = {name for block in self._open for name in block.names}
        inside |= bound_names(self._environment, tag)
        outside = tuple(use for use in reading.uses if use.name.partition(".")[0] not in inside)
        for use in outside:
            yield from self._name(line, tag, use)

    def _name(self, line: Line, tag: Tag, use: TagUse) -> Iterator[TemplateFinding]:
        if any(part.startswith("_") for part in use.name.split(".")):
            hint = f"Delete the tag. {_NAMES_PAGE}"
            message = f"{tag.text} reaches into the program that fills the template"
            yield _finding("tag-unsafe", message, hint, line, tag.start)
            return
        found = list(unknown_names(Reading(uses=(use,)), self._known))
        for fault in found:
            yield _finding("name-unknown", fault.message, fault.hint, line, tag.start)
        if found:
            return
        if use.printed:
            self.uses.append((use, line, tag))
        if use.name in self._rich:
            yield from _rich(line, tag, use.name)
        elif tag.mark in ("p", "r") and tag.kind == "{":
            message = f"{tag.text} would put a plain value where Word wants XML"
            hint = f"Write {{{{ {tag.code} }}}}, without the {tag.mark}."
            yield _finding("tag-raw", message, hint, line, tag.start)

    def _nesting(self, line: Line, tag: Tag) -> Iterator[TemplateFinding]:
        word = tag.word
        if word in BLOCKS:
            self._open.append(_Open(tag, line, bound_names(self._environment, tag)))
        elif word in MIDDLE and not (self._open and self._open[-1].tag.word in MIDDLE[word]):
            message = f"{tag.text} stands outside of an if"
            yield _finding("block-unopened", message, "Delete it, or open its if.", line, tag.start)
        elif word.startswith("end") and word in BLOCKS.values():
            yield from self._close(line, tag)

    def _close(self, line: Line, tag: Tag) -> Iterator[TemplateFinding]:
        wanted = tag.word.removeprefix("end")
        if not any(block.tag.word == wanted for block in self._open):
            message = f"{tag.text} closes nothing: no {{% {wanted} %}} is open"
            yield _finding("block-unopened", message, "Delete it.", line, tag.start)
            return
        while self._open[-1].tag.word != wanted:
            block = self._open.pop()
            closing = f"{{% {BLOCKS[block.tag.word]} %}}"
            message = f"{block.tag.text} is still open where {tag.text} stands"
            hint = f"Put {closing} before it."
            yield _finding("block-unclosed", message, hint, block.line, block.tag.start)
        yield from _torn(self._open.pop(), line, tag)


def _split(line: Line, tag: Tag) -> Iterator[TemplateFinding]:
    """Tell a tag that Word wrote in pieces, where something between them would be lost."""
    texts = line.texts(tag.start, tag.end)
    lost = between(texts)
    if lost is not None:
        message = f"{tag.text} has {lost} in the middle, which would be lost or break the file"
        hint = "Delete the whole tag, with what stands in it, and type it anew."
        yield _finding("tag-broken", message, hint, line, tag.start)
    elif looks_differ(texts):
        message = f"{tag.text} is written in several formattings; the first one's holds"
        yield _finding("tag-split", message, "", line, tag.start, Severity.INFO)


def _swallows(line: Line, tag: Tag, tags: Sequence[Tag]) -> Iterator[TemplateFinding]:
    """Tell what a ``{%p %}`` and the like would delete with its paragraph, row or cell."""
    if tag.mark not in ("p", "tr", "tc") or (tag.mark == "p" and tag.kind == "{"):
        return
    if tag.mark == "p":
        rest = line.words
        for one in tags:
            rest = rest.replace(one.text, "", 1) if one.mark == "p" else rest
        if len([one for one in tags if one.mark == "p"]) > 1:
            message = f"{tag.text} shares its paragraph with another such tag, which would be lost"
            hint = "Give each {%p %} tag a paragraph of its own."
            yield _finding("tag-swallows", message, hint, line, tag.start)
    else:
        rest = _rest_of_holder(line, tag)
    kind = _HOLDERS[tag.mark]
    if rest.strip():
        message = f"{tag.text} would delete the words beside it: “{rest.strip()[:60]}”"
        hint = f"Give the {{%{tag.mark} %}} tag a {kind} of its own."
        yield _finding("tag-swallows", message, hint, line, tag.start)
    if {"%", "}"} & set(tag.code):
        message = f"{tag.text} has a % or a }} in it, which the engine cannot read there"
        yield _finding("tag-syntax", message, "Word it without them.", line, tag.start)


def _rest_of_holder(line: Line, tag: Tag) -> str:
    holder = next(line.element.iterancestors(w(tag.mark)), None)
    if holder is None:
        return "the tag stands in no table"
    words = " ".join(words_in(paragraph) for paragraph in holder.iter(w("p")))
    return words.replace(tag.text, "", 1)


def _rich(line: Line, tag: Tag, name: str) -> Iterator[TemplateFinding]:
    """Tell a tag for paragraphs and tables that stands where only plain words can."""
    if line.part != "the body":
        message = f"{tag.text} stands for paragraphs and tables, which only the body can hold"
        hint = "Move it into the body."
        yield _finding("section-tag-place", message, hint, line, tag.start)
    elif tag.kind == "{" and (tag.mark or tag.code != name):
        message = f"{tag.text} stands for paragraphs and tables, and can be nothing but a name"
        yield _finding("section-tag-place", message, f"Write {{{{ {name} }}}}.", line, tag.start)
    elif tag.kind == "{" and line.words.replace(tag.text, "", 1).strip():
        message = f"{tag.text} stands for paragraphs and tables, and has words beside it"
        hint = "Give it a paragraph of its own."
        yield _finding("section-tag-place", message, hint, line, tag.start)


def _torn(block: _Open, line: Line, tag: Tag) -> Iterator[TemplateFinding]:
    """Tell a block without ``p``, ``tr`` or ``tc`` that begins in one cell and ends in another."""
    if block.tag.mark or block.line.element is line.element:
        return
    cells = [next(one.element.iterancestors(w("tc")), None) for one in (block.line, line)]
    if cells[0] is not cells[1]:
        message = f"{block.tag.text} begins and ends in different cells, and would break the table"
        hint = "Write {%tr %} in rows of their own, or close it in its own cell."
        yield _finding("block-torn", message, hint, block.line, block.tag.start)
    else:
        message = f"{block.tag.text} is closed in another paragraph: the two would run together"
        hint = "Write {%p if … %} and {%p endif %}, each in a paragraph of its own."
        yield _finding("block-torn", message, hint, block.line, block.tag.start, Severity.WARNING)


def _finding(
    rule: str,
    message: str,
    hint: str,
    line: Line,
    at: int,
    severity: Severity = Severity.ERROR,
) -> TemplateFinding:
    return TemplateFinding(
        rule=rule,
        severity=severity,
        message=f"{message.rstrip('.')}.",
        hint=hint,
        spot=line.spot(at),
    )
