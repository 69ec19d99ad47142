"""Shared fixtures: where the project stands, and the real documents beside it where they are."""

from pathlib import Path

import pytest

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
