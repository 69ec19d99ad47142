"""The page on errors names every finding that the program can make."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src" / "committee_pack").rglob("*.py"))
PAGE = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
SLUG = re.compile(r"[a-z]+(?:-[a-z]+)+")
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES]


def places_of_rules() -> dict[str, set[int]]:
    """For each function that takes a rule, the place of that argument in a call; ``self`` apart."""
    places: dict[str, set[int]] = {}
    for function in (one for tree in TREES for one in ast.walk(tree)):
        if isinstance(function, ast.FunctionDef):
            names = [one.arg for one in function.args.args if one.arg != "self"]
            if "rule" in names:
                places.setdefault(function.name, set()).add(names.index("rule"))
    return places


def rules() -> Iterator[str]:
    """Each rule that a call names, after ``rule=`` or in the place of that argument."""
    places = places_of_rules()
    for call in (one for tree in TREES for one in ast.walk(tree)):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            given = [word.value for word in call.keywords if word.arg == "rule"]
            given += [call.args[at] for at in places.get(name, ()) if at < len(call.args)]
            for one in given:
                if isinstance(one, ast.Constant) and SLUG.fullmatch(str(one.value)):
                    yield str(one.value)


def test_every_finding_is_in_the_reference() -> None:
    named = set(rules())
    assert len(named) > 150
    assert sorted(rule for rule in named if f"`{rule}`" not in PAGE) == []
