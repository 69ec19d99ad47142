"""Words in Markdown, escaped so that they show as they are.

The signs are those of CommonMark 0.31, sections 2.4 (backslash escapes) and 5.2 (list items).
"""

import re

_SIGNS = re.compile(r"[\\`*|]|(?<!\w)_|_(?!\w)|<(?=[a-z/!?])|&(?=#?\w+;)", re.IGNORECASE)
_LEADS = re.compile(r"^(\s*)([#>+=-]+)(?=\s|$)", re.MULTILINE)
_NUMBERS = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)


def markdown_words(text: str) -> str:
    """Give words that Markdown shows as they are; square brackets stay: they mark notes."""
    return plain_starts(_SIGNS.sub(r"\\\g<0>", text))


def plain_starts(text: str) -> str:
    """Give lines that begin no list, quotation or heading, whatever they begin with."""
    return _NUMBERS.sub(r"\1\\\2", _LEADS.sub(r"\1\\\2", text))
