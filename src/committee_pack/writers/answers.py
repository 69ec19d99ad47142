"""The answer to a standard question, set apart at the right of the page as reports have it."""

import math

from committee_pack.model.report import Paragraph, Run, cut, text_of
from committee_pack.writers.ooxml import Element, element, put, w

# Longer answers are sentences, and go on from the question.
_LONGEST = 24


def is_set_apart(block: Paragraph) -> bool:
    """Tell whether a paragraph is a question with a short answer at its end."""
    answer = block.answer
    if not block.question or not answer or len(answer) > _LONGEST or "\n" in answer:
        return False
    fits = not block.runs or text_of(block.runs) == block.text
    return fits and block.text.endswith(answer) and len(block.text) > len(answer)


def with_tab(block: Paragraph) -> tuple[str, tuple[Run, ...]]:
    """Give the words and runs with a tab in place of the gap before the answer."""
    start = len(block.text) - len(block.answer or "")
    end = len(block.text[:start].rstrip())
    text = f"{block.text[:end]}\t{block.text[start:]}"
    if not block.runs:
        return text, ()
    asked = cut(block.runs, 0, end, notes=(-1, start)) or (Run(text=block.text[:end]),)
    answer = cut(block.runs, start, len(block.text), notes=(start, math.inf))
    return text, (*asked, Run(text="\t"), *(answer or (Run(text=block.text[start:]),)))


def set_tab(properties: Element, width: int) -> None:
    """Put a right-aligned tab where the text ends.

    Args:
        properties: the paragraph's ``pPr``; changed.
        width: the width of the text there, in twentieths of a point.
    """
    stops = properties.find(w("tabs"))
    if stops is None:
        stops = element("tabs")
        put(properties, stops)
    stops.append(element("tab", val="right", pos=width))
