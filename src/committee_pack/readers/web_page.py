"""Read a saved web page: its words in paragraphs, its title and its date."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from lxml import etree, html

from committee_pack.errors import InputUnreadable
from committee_pack.model.dates import parse_long_date
from committee_pack.model.evidence import Evidence, EvidenceParagraph
from committee_pack.model.source import Source, Where

# Elements whose words belong to the sentence around them (HTML Standard, 4.5: text-level).
_TEXT_LEVEL = (
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub "
    "sup time tt u var wbr"
)
_INLINE = frozenset(_TEXT_LEVEL.split(" "))
_WITHOUT_WORDS = "script style template noscript head iframe object svg math select textarea"
_NOT_SHOWN = frozenset(_WITHOUT_WORDS.split(" "))
# Where pages say when they were published: Open Graph, schema.org, Dublin Core.
_DAY_NAMES = (
    "article:published_time",
    "datepublished",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.issued",
    "date",
)


def read_web_page(data: bytes, source: Source) -> Evidence:
    """Read a web page that was saved to a file. Nothing is fetched, and no script is run.

    Raises:
        InputUnreadable: there are no words in it.
    """
    parser = html.HTMLParser(
        encoding=_encoding(data), no_network=True, remove_comments=True, remove_pis=True
    )
    name = PurePath(source.path).name
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise _without_words(source) from error
    texts = tuple(_paragraphs(root))
    if not texts:
        raise _without_words(source)
    return Evidence(
        source=source,
        title=_title(root),
        day=_day(root),
        paragraphs=tuple(
            EvidenceParagraph(text=text, where=Where(source=name, block=place))
            for place, text in enumerate(texts)
        ),
    )


def _encoding(data: bytes) -> str | None:
    """Give UTF-8 where the bytes are that, whatever the page says; else it is the page's word."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _paragraphs(root: html.HtmlElement) -> Iterator[str]:
    words: list[str] = []
    hidden: html.HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if hidden is not None:
            if event == "end" and element is hidden:
                hidden = None
                words.append(element.tail or "")
            continue
        ends_line = element.tag not in _INLINE
        if ends_line and (text := " ".join("".join(words).split())):
            yield text
        if ends_line:
            words.clear()
        if event == "start" and _is_hidden(element):
            hidden = element
        else:
            words.append((element.text if event == "start" else element.tail) or "")
    if text := " ".join("".join(words).split()):
        yield text


def _is_hidden(element: html.HtmlElement) -> bool:
    return element.tag in _NOT_SHOWN or "hidden" in element.attrib


def _title(root: html.HtmlElement) -> str:
    for heading in (*root.iter("h1"), *root.iter("title")):
        if text := " ".join(heading.text_content().split()):
            return str(text)
    return ""


def _day(root: html.HtmlElement) -> date | None:
    """Give the day that the page says it was published on."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.casefold(), meta.get("content") or "")
    written = [said[name] for name in _DAY_NAMES if name in said]
    written += [time.get("datetime") or time.text_content() for time in root.iter("time")]
    return next((day for text in written if (day := _parsed(text))), None)


def _parsed(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return parse_long_date(text)


def _without_words(source: Source) -> InputUnreadable:
    return InputUnreadable(
        f"{source.path} is a web page without words.",
        why="Nothing can be quoted from it.",
        hint="Its words may come by script: copy them from the browser into a text file.",
    )
