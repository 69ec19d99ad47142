"""The house: who may know whom, and how large a piece may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "committee_pack"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each room, and the rooms it may know beside itself. Siblings do not stand in each other's line.
MAY_KNOW = {
    "errors": set[str](),
    "model": {"errors"},
    "profiles": {"errors", "model"},
    "readers": {"errors", "model", "profiles"},
    "progress": {"errors", "model", "profiles"},
    "assembly": {"errors", "model", "profiles"},
    "rules": {"errors", "model", "profiles"},
    "writers": {"errors", "model", "profiles"},
}
MAY_KNOW["build"] = {*MAY_KNOW, "build"}
MAY_KNOW["cli"] = {*MAY_KNOW, "build"}
MAY_KNOW["__main__"] = {"cli"}


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_knows_only_the_rooms_below_it(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    others = {
        name.split(".")[1]
        for name in imported(path)
        if name.startswith("committee_pack.") and name != "committee_pack.__version__"
    }
    assert others - {own} <= MAY_KNOW[own]


@pytest.mark.parametrize(
    ("library", "home"),
    [("pandas", "progress"), ("docxtpl", "writers"), ("pdfplumber", "readers")],
)
def test_a_library_is_imported_in_its_own_room_alone(library: str, home: str) -> None:
    users = {
        room(path)
        for path in MODULES
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users <= {home}


def test_only_one_module_prints() -> None:
    printing = {"print", "echo", "secho"}
    users = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                bare = isinstance(node.func, ast.Name)
                of_click = getattr(getattr(node.func, "value", None), "id", "") == "click"
                if name in printing and (bare or of_click):
                    users.add(path.relative_to(PACKAGE).as_posix())
    assert users == {"cli/output.py"}


def test_no_import_goes_in_a_circle() -> None:
    names = {
        "committee_pack." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in MODULES
    }
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    graph = {
        name: {other for other in imported(path) if other in names and other != name}
        for name, path in names.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        # A package's __init__ gathers its own modules; that they live in it is no circle.
        graph[name] = {other for other in graph[name] if not name.startswith(f"{other}.")}
    for name in sorted(graph):
        visit(name, ())


def test_pieces_stay_small() -> None:
    too_long = [
        f"{path.relative_to(PACKAGE)}:{node.name}"
        for path in MODULES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > 50
    ]
    too_large = [
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if path.read_text(encoding="utf-8").count("\n") > 400
    ]
    assert (too_long, too_large) == ([], [])


def test_most_functions_fit_on_a_card() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1 for path in MODULES for node in functions(path)
    )
    assert lengths[len(lengths) * 9 // 10] <= 30


def test_only_the_two_outer_edges_catch_everything() -> None:
    edges = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
    }
    assert edges == {"build/attempt.py", "cli/main.py"}


def test_no_room_is_named_for_nothing() -> None:
    forbidden = {"utils", "helpers", "manager", "misc", "common"}
    assert not {path.stem for path in MODULES} & forbidden


def test_today_is_an_argument() -> None:
    """The clock is read by the faces alone: the same inputs give the same bytes."""
    readers_of_the_clock = {
        room(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("today", "now", "utcnow")
        and getattr(node.value, "id", getattr(node.value, "attr", "")) in ("date", "datetime")
    }
    assert readers_of_the_clock <= {"cli"}
