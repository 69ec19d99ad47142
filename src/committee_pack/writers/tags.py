"""The tags of a template: which names they use and where, and what is wrong with them.

A template may use names, ``if`` and ``for``, comparisons and a few filters. It may not call
anything, do sums or import: a Word file from somebody else can then neither run code nor fill the
memory.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec
from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from rapidfuzz import fuzz, process

from committee_pack.writers.ooxml import Element, w, words_in
from committee_pack.writers.sandbox import FILTERS

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Test,
    nodes.Filter,
)
_KINDS = {
    "Call": "a call",
    "Include": "an include",
    "Import": "an import",
    "Getattr": "a part of what is no name",
    "Getitem": "a part of what is no name",
}
# The engine knows it everywhere, and it prints the engine's own address.
_ENGINES_OWN = {"self"}
_XML_TAG = re.compile(r"<[^>]*>")
_NEAR = 60.0
# The group is what people forget, not the name: that has to be nearly right.
_NEAR_BY_END = 75.0
# docxtpl puts what such a tag does in the place of the whole paragraph, row or cell.
_WHOLE = {
    "p": (re.compile(r"\{[{%#]p\s.*?[}%#]\}"), w("p"), "paragraph"),
    "tr": (re.compile(r"\{[{%#]tr\s.*?[}%#]\}"), w("tr"), "table row"),
    "tc": (re.compile(r"\{[{%#]tc\s.*?[}%#]\}"), w("tc"), "cell"),
}


class TagUse(msgspec.Struct, frozen=True, kw_only=True):
    """A name used in a template: where, in which words, and whether its value is printed there."""

    name: str
    part: str
    words: str
    printed: bool


class TagFault(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with a tag: what, where, and what to do."""

    message: str
    part: str
    words: str
    hint: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the tags of one part say."""

    uses: tuple[TagUse, ...] = ()
    faults: tuple[TagFault, ...] = ()


def read_tags(environment: ImmutableSandboxedEnvironment, source: str, part: str) -> Reading:
    """Read the tags of one part.

    Args:
        environment: the one the part will be rendered with.
        source: the part's XML as the engine renders it, each paragraph on a line of its own.
        part: what the user calls the part, such as ``the header``.
    """
    lines = source.split("\n")
    try:
        tree = environment.parse(source)
        refused = tuple(_refused(tree))
        # The engine works sums out while it looks for names, and may fill the memory with them.
        outside = set() if refused else find_undeclared_variables(tree) | _ENGINES_OWN
    except TemplateSyntaxError as error:
        words = _words(lines, error.lineno)
        message = f"A tag cannot be understood: {(error.message or '').rstrip('.')}"
        hint = (
            "Check that every {{ has its }}, every {% if %} its {% endif %}; "
            f"filters that a template may use are {', '.join(FILTERS)}."
        )
        return Reading(faults=(TagFault(message=message, part=part, words=words, hint=hint),))
    walk = _Walk(part, lines, outside)
    walk.visit(tree, printed=False)
    faults = (_does_more(node, part, _words(lines, node.lineno)) for node in refused)
    return Reading(uses=tuple(walk.uses), faults=tuple(faults))


def unknown_names(reading: Reading, known: Mapping[str, bool]) -> Iterator[TagFault]:
    """Give a fault for each name that has no value, with the nearest right one.

    Args:
        reading: what the tags of a part say.
        known: the dotted names that have a value; False for a group of names (``report``).
    """
    for use in reading.uses:
        if known.get(use.name) or (use.name in known and not use.printed):
            continue
        if use.name in known:
            first = next(name for name in known if name.startswith(f"{use.name}."))
            message = f"{{{{ {use.name} }}}} is a group of names, not one value"
            hint = f"Name one of the group, such as {{{{ {first} }}}}."
        else:
            message = f"{{{{ {use.name} }}}} is not a name that a template may use"
            hint = _nearest(use.name, [name for name, value in known.items() if value])
        yield TagFault(message=message, part=use.part, words=use.words, hint=hint)


def lost_words(root: Element, part: str) -> Iterator[TagFault]:
    """Give a fault for each ``{%p %}``, ``{%tr %}`` or ``{%tc %}`` that would swallow words.

    Args:
        root: the part, as it stands in the template.
        part: what the user calls the part.
    """
    for mark, (pattern, tag, kind) in _WHOLE.items():
        for holder in root.iter(tag):
            paragraphs = (holder,) if tag == w("p") else tuple(holder.iter(w("p")))
            words = " ".join(words_in(paragraph) for paragraph in paragraphs)
            if pattern.search(words) and pattern.sub("", words).strip():
                yield TagFault(
                    message=f"a {{%{mark} %}} tag would delete the words beside it",
                    part=part,
                    words=words.strip()[:90],
                    hint=f"Give the {{%{mark} %}} tag a {kind} of its own.",
                )


def _nearest(name: str, known: list[str]) -> str:
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    nearest = found[0] if found else _nearest_by_end(name, known)
    if nearest is None:
        return "docs/word-templates.md lists every name that a template may use."
    return f"Did you mean {{{{ {nearest} }}}}?"


def _nearest_by_end(name: str, known: list[str]) -> str | None:
    """Find ``report.title`` for ``title``: the group is what people forget."""
    ends = {whole.rpartition(".")[2]: whole for whole in known}
    last = name.rpartition(".")[2]
    found = process.extractOne(last, list(ends), scorer=fuzz.ratio, score_cutoff=_NEAR_BY_END)
    return ends[found[0]] if found else None


class _Walk:
    """One way through the tree of a part's tags."""

    def __init__(self, part: str, lines: list[str], outside: set[str]) -> None:
        self.uses: list[TagUse] = []
        self._part = part
        self._lines = lines
        self._outside = outside

    def visit(self, node: nodes.Node, *, printed: bool) -> None:
        """Look at a node and those in it; ``printed``: its value comes out in the report."""
        chain = _dotted(node)
        if chain is not None:
            if chain.partition(".")[0] in self._outside:
                self._use(chain, node, printed=printed)
        elif _asks_whether_it_is_there(node):
            for inside in node.find_all((nodes.Getattr, nodes.Getitem)):
                reached = _dotted(inside) or ""
                if "._" in reached:
                    self._use(reached, inside, printed=printed)
        else:
            for child in node.iter_child_nodes():
                self.visit(child, printed=_prints(node, child, printed))

    def _use(self, name: str, node: nodes.Node, *, printed: bool) -> None:
        words = _words(self._lines, node.lineno)
        self.uses.append(TagUse(name=name, part=self._part, words=words, printed=printed))


def _refused(node: nodes.Node) -> Iterator[nodes.Node]:
    """Give the outermost expressions and statements that a template may not have."""
    reaching = isinstance(node, nodes.Getattr | nodes.Getitem) and _dotted(node) is None
    if reaching or not isinstance(node, _ALLOWED):
        yield node
        return
    for child in node.iter_child_nodes():
        yield from _refused(child)


def _does_more(node: nodes.Node, part: str, words: str) -> TagFault:
    return TagFault(
        message=f"A tag does more than a template may do ({_kind(node)})",
        part=part,
        words=words,
        hint=f"Use plain names, if, for, and the filters {', '.join(FILTERS)}.",
    )


def _prints(node: nodes.Node, child: nodes.Node, printed: bool) -> bool:
    if isinstance(node, nodes.Output):
        return True
    if isinstance(node, nodes.CondExpr):
        return printed and child is not node.test
    return printed and isinstance(node, nodes.Filter)


def _asks_whether_it_is_there(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Test):
        return node.name in ("defined", "undefined")
    return isinstance(node, nodes.Filter) and node.name in ("d", "default")


def _dotted(node: nodes.Node | None) -> str | None:
    """Give the dotted name that an expression is; None where it is anything else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node)
        return None if before is None else f"{before}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        before = _dotted(node.node)
        return None if before is None else f"{before}.{node.arg.value}"
    return None


def _kind(node: nodes.Node) -> str:
    return _KINDS.get(type(node).__name__, type(node).__name__.lower())


def _words(lines: list[str], number: int) -> str:
    """Give the words of a line, or of the nearest before it that has some."""
    for line in reversed(lines[: max(number, 1)]):
        words = _XML_TAG.sub("", line).strip()
        if words:
            return words[:90]
    return ""
