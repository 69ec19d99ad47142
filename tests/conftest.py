"""Shared fixtures: where the project stands, and the real documents beside it where they are."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from committee_pack.writers import docx
from committee_pack.writers.package import write_parts
from tests.word_validity import own_checks

PROJECT = Path(__file__).resolve().parent.parent
CORPUS = PROJECT.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root."""
    return PROJECT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents; the test is skipped where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real documents is not beside this checkout")
    return CORPUS


@pytest.fixture(scope="session")
def real_case(corpus: Path) -> Path:
    """One real report in four dresses, with its inspection report and action plans."""
    return corpus / "real_case"


@pytest.fixture(autouse=True, scope="session")
def in_order() -> Iterator[None]:
    """Check every Word file that any test fills, whatever the test itself looks at."""

    def checked(parts: Mapping[str, bytes]) -> bytes:
        data = write_parts(parts)
        assert list(own_checks(data)) == []
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docx, "write_parts", checked)
        yield
