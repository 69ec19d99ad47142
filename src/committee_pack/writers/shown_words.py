"""Words and formatting as a page shows them: fit for Word, with links that may be followed."""

from collections.abc import Sequence

import msgspec

from committee_pack.model.finding import Severity
from committee_pack.model.report import Run, formatted, text_of
from committee_pack.model.source import Where
from committee_pack.writers.cleaning import clean
from committee_pack.writers.links import shown_address
from committee_pack.writers.told import Told


def shown_text(text: str, where: Where | None, told: Told, what: str = "A text") -> str:
    """Make text fit for Word, and tell of characters that had to be replaced."""
    fit, replaced = clean(text)
    if replaced:
        told.tell(
            "unprintable-characters",
            Severity.WARNING,
            f"{what} holds {replaced} characters that a Word file cannot hold; "
            f"each stands as � in “{fit[:60]}”.",
            "Look at the source: the characters were probably lost when it was exported.",
            where,
        )
    return fit


def shown_words(
    text: str, runs: Sequence[Run], where: Where | None, told: Told
) -> tuple[str, tuple[Run, ...]]:
    """Give a text and its formatting as the page shows them.

    Args:
        text: the words.
        runs: the same words with their formatting; where they are other words, the text counts.
        where: the place of the words in their source, for findings.
        told: where to tell of what is changed.
    """
    fit = shown_text(text, where, told)
    if not runs:
        return fit, ()
    if text_of(runs) != text:
        told.tell(
            "formatting-dropped",
            Severity.INFO,
            f"Bold, italics and links are left out of “{fit[:60]}”: "
            "they belong to other words than these.",
            where=where,
        )
        return fit, ()
    made = [_shown_run(run, where, told) for run in runs]
    return text_of(made), formatted(made)


def _shown_run(run: Run, where: Where | None, told: Told) -> Run:
    if run.note is not None:
        return Run(text="", note=clean(run.note)[0])
    words = clean(run.text)[0]
    address = shown_address(run.link) if run.link else None
    if run.link and address is None:
        _tell_dropped(clean(run.link)[0], words, where, told)
    return msgspec.structs.replace(
        run,
        text=words,
        link=address,
        # A link is underlined by its style; a figure cannot be raised and lowered.
        underline=run.underline and address is None,
        subscript=run.subscript and not run.superscript,
    )


def _tell_dropped(address: str, words: str, where: Where | None, told: Told) -> None:
    inside = address.startswith("#")
    told.tell(
        "link-dropped",
        Severity.INFO if inside else Severity.WARNING,
        f"The link to {address[:80]} is left out; its words “{words[:60]}” stand as text.",
        "It led to a place in the old document."
        if inside
        else "Only web and e-mail addresses (https:, http:, mailto:) are kept.",
        where,
    )
