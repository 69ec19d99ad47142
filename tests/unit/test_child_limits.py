"""Limits of the reading child: one that the system refuses is told, never taken for granted."""

import sys
from pathlib import Path

import pytest

from committee_pack.build.child_limits import Limits
from committee_pack.build.reading import read_report, stop_children
from committee_pack.profiles import load_profile

if sys.platform == "win32":
    pytest.skip("the limits here are those of setrlimit", allow_module_level=True)
else:
    import resource

PROFILE = load_profile("scrutiny-14")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "last time.txt"
    path.write_text("1.0 Purpose of the report\n1.1 To tell of the harbour.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("refused", [resource.RLIMIT_AS, resource.RLIMIT_CPU])
def test_a_limit_that_is_refused_is_known(monkeypatch: pytest.MonkeyPatch, refused: int) -> None:
    def system(limit: int, values: tuple[int, int]) -> None:
        if limit == refused:
            raise ValueError("not this one")

    monkeypatch.setattr(resource, "setrlimit", system)
    limits = Limits(2**30)
    limits.allow(5)
    assert not limits.in_force


def test_limits_that_are_taken_are_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda limit, values: None)
    limits = Limits(2**30)
    limits.allow(5)
    assert limits.in_force


def test_within_limits_nothing_is_said(report: Path) -> None:
    assert "read-without-limits" not in [one.rule for one in read_report(report, PROFILE).findings]


def test_without_limits_it_is_said(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A system that refuses, in the child: Python runs this before anything else.
    (tmp_path / "sitecustomize.py").write_text(
        "import resource\n"
        "def refuse(limit, values):\n    raise ValueError('not here')\n"
        "resource.setrlimit = refuse\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")
    stop_children()
    try:
        (told,) = read_report(report, PROFILE).findings
    finally:
        stop_children()
    assert told.rule == "read-without-limits"
    assert "last time.txt" in told.message
