"""The tags of one paragraph, cut out of its words and understood one by one.

Each tag is read by itself, so that one that cannot be understood hides none of those after it.
"""

import re
from collections.abc import Container, Iterator

import msgspec
from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from committee_pack.writers.tags import Reading, read_tags

_OPENERS = re.compile(r"\{([{%#])")
_CLOSED_BY = {"{": "}}", "%": "%}", "#": "#}"}
# "{ report.title }" and "{ { report.title } }": words that were meant as a tag.
_APART = re.compile(
    r"(?<![{}])\{(?:\s+\{)?\s*(?P<name>(?P<group>[a-z_]+)\.[a-z_]+)\s*(?:\}\s+)?\}(?![{}])",
    re.IGNORECASE,
)
_STRAY = re.compile(r"\}\}|%\}|#\}")
# docxtpl: {%p %}, {%tr %}, {%tc %}, {%r %} stand for what holds them; - trims.
_HEAD = re.compile(r"^(?P<trim>[-+])?(?:(?P<mark>p|tr|tc|r)(?=\s))?\s*(?P<code>.*?)\s*[-+]?$", re.S)
_WORD = re.compile(r"^([a-z]+)\b")
# Word types curly quotes; docxtpl makes them straight before it reads a tag.
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
BLOCKS = {"if": "endif", "for": "endfor"}
MIDDLE = {"elif": ("if",), "else": ("if", "for")}
# docxtpl's own: cells that are merged or coloured.
_CELLS = {"colspan", "cellbg", "vm", "hm"}


class Tag(msgspec.Struct, frozen=True):
    """A tag: where it begins and ends in its paragraph's words, its kind and what it says.

    ``kind`` is ``{`` for a value, ``%`` for a statement and ``#`` for a remark; ``mark`` is the
    ``p``, ``tr``, ``tc`` or ``r`` of docxtpl, else nothing.
    """

    start: int
    end: int
    kind: str
    mark: str
    code: str
    text: str

    @property
    def word(self) -> str:
        """The word that a statement begins with, such as ``if``; nothing for other tags."""
        found = _WORD.match(self.code) if self.kind == "%" else None
        return found[1] if found else ""


class Slip(msgspec.Struct, frozen=True):
    """A brace without its partner: where it stands and what is wrong."""

    at: int
    message: str


def cut(words: str) -> tuple[list[Tag], list[Slip]]:
    """Cut the tags out of a paragraph's words; braces that do not pair are told."""
    tags: list[Tag] = []
    slips: list[Slip] = []
    at = 0
    while (opener := _OPENERS.search(words, at)) is not None:
        closing = _CLOSED_BY[opener[1]]
        end = words.find(closing, opener.end())
        following = _OPENERS.search(words, opener.end())
        if end < 0 or (following is not None and following.start() < end):
            slips.append(Slip(opener.start(), f"{opener[0]} is never closed with {closing}"))
            at = opener.end()
            continue
        tags.append(_tag(words, opener.start(), end + 2, opener[1]))
        at = end + 2
    return tags, [*slips, *_strays(words, tags, slips)]


def apart(words: str, known: Container[str]) -> Iterator[tuple[Slip, str]]:
    """Give names of a template in single braces, or in braces with a gap, each with its tag.

    Args:
        words: a paragraph's words.
        known: the names, and groups of names, that a template may use.
    """
    for found in _APART.finditer(words):
        if found["group"].lower() in known:
            message = f"{found[0]} is no tag, and would be printed as it is"
            yield Slip(found.start(), message), f"{{{{ {found['name']} }}}}"


def _strays(words: str, tags: list[Tag], slips: list[Slip]) -> Iterator[Slip]:
    """Tell closing braces that nothing opened; beside an opened one they are the same slip."""
    if slips:
        return
    inside = [(tag.start, tag.end) for tag in tags]
    for found in _STRAY.finditer(words):
        if not any(start <= found.start() < end for start, end in inside):
            yield Slip(found.start(), _stray(found[0]))


def _stray(closing: str) -> str:
    opening = {"}}": "{{", "%}": "{%", "#}": "{#"}[closing]
    return f"{closing} closes a tag that no {opening} opened"


def _tag(words: str, start: int, end: int, kind: str) -> Tag:
    text = words[start:end]
    found = _HEAD.match(text[2:-2])
    mark, code = ((found["mark"] or ""), found["code"]) if found else ("", text[2:-2])
    return Tag(start, end, kind, mark, code.translate(_QUOTES), text)


def read_tag(environment: ImmutableSandboxedEnvironment, tag: Tag, part: str) -> Reading:
    """Read one tag by itself: the names it uses, and what is wrong with it.

    A statement is completed to a whole block first, so that it can be understood alone.
    """
    source = _alone(tag)
    return Reading() if source is None else read_tags(environment, source, part)


def _alone(tag: Tag) -> str | None:
    if tag.kind == "#" or tag.word in _CELLS or (tag.word in MIDDLE and tag.word != "elif"):
        return None
    if tag.kind == "{":
        return f"{{{{ {tag.code} }}}}"
    if tag.word in BLOCKS:
        return f"{{% {tag.code} %}}{{% {BLOCKS[tag.word]} %}}"
    if tag.word == "elif":
        return f"{{% if 1 %}}{{% {tag.code} %}}{{% endif %}}"
    if tag.word.startswith("end"):
        return None
    return f"{{% {tag.code} %}}"


def bound_names(environment: ImmutableSandboxedEnvironment, tag: Tag) -> frozenset[str]:
    """Give the names that a ``for`` makes; none where it cannot be understood."""
    if tag.word != "for":
        return frozenset()
    try:
        tree = environment.parse(f"{{% {tag.code} %}}{{% endfor %}}")
    except TemplateSyntaxError:
        return frozenset()
    names = {
        name.name
        for loop in tree.find_all(nodes.For)
        for name in (loop.target, *loop.target.find_all(nodes.Name))
        if isinstance(name, nodes.Name)
    }
    return frozenset((*names, "loop"))
