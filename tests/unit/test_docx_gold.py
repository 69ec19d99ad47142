"""The Word reader on real documents, against what a person read off the page."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.report import text_of
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.docx import read_docx
from committee_pack.readers.flow import Flow, FlowParagraph


def flow_of(path: Path) -> Flow:
    return read_docx(
        path.read_bytes(), Source(path=str(path), sha256="0" * 64, kind=SourceKind.DOCX)
    )


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9£%]+", "", unicodedata.normalize("NFKC", text).casefold())


def number(label: str | None) -> str:
    return re.sub(r"\s+", "", label or "").rstrip(".:)").casefold()


def aligned(starts: list[str], texts: list[list[str]]) -> list[int | None]:
    """Longest in-order matching of paragraph starts to the paragraphs read."""
    fits = [[any(t.startswith(start) for t in both) for both in texts] for start in starts]
    best = [[0] * (len(texts) + 1) for _ in range(len(starts) + 1)]
    for i in reversed(range(len(starts))):
        for j in reversed(range(len(texts))):
            taken = best[i + 1][j + 1] + 1 if fits[i][j] else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    found: list[int | None] = [None] * len(starts)
    i = j = 0
    while i < len(starts) and j < len(texts):
        if fits[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return found


def test_text_and_numbers_of_the_gold_documents(corpus: Path) -> None:
    gold = corpus.parent / "gold" / "docx"
    if not gold.is_dir():
        pytest.skip("the gold annotations are not beside this checkout")
    wanted = found = numbered = right = 0
    for path in sorted(gold.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        entries = [e for e in truth["paragraphs"] if letters(e["start"])]
        read = [b for b in flow_of(corpus / truth["file"]).blocks if isinstance(b, FlowParagraph)]
        texts = [[letters(x.text), letters((x.label or "") + x.text)] for x in read]
        for entry, at in zip(
            entries, aligned([letters(e["start"]) for e in entries], texts), strict=True
        ):
            wanted += 1
            found += at is not None
            if entry.get("number"):
                numbered += 1
                right += at is not None and number(read[at].label) == number(entry["number"])
    assert wanted > 600
    assert found == wanted
    assert right / numbered >= 0.996


@pytest.mark.parametrize("folder", ["committee_docx", "hard_docx", "templates", "bad_files"])
def test_every_file_is_read_or_told_unreadable(corpus: Path, folder: str) -> None:
    for path in sorted((corpus / folder).glob("*.docx")):
        try:
            flow = flow_of(path)
        except InputUnreadable as problem:
            assert folder == "bad_files", path.name
            assert problem.what.startswith(path.name)
            continue
        for at, block in enumerate(flow.blocks):
            assert block.where is not None
            assert block.where.block == at, path.name
            if isinstance(block, FlowParagraph):
                assert not block.runs or text_of(block.runs) == block.text, path.name
