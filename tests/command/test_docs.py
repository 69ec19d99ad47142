"""The documents and the program say the same."""

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from committee_pack.cli.main import COMMANDS, cli
from committee_pack.errors import ExitCode


def test_the_command_reference_is_what_the_commands_say(project: Path) -> None:
    made = runpy.run_path(str(project / "tools" / "make_reference.py"))["reference"]()
    assert (project / "docs" / "reference" / "commands.md").read_text(encoding="utf-8") == made


def test_the_names_of_a_template_are_those_of_the_contract(project: Path) -> None:
    with_names = runpy.run_path(str(project / "tools" / "make_reference.py"))["with_names"]
    page = (project / "docs" / "word-templates.md").read_text(encoding="utf-8")
    assert with_names(page) == page


def test_every_rule_of_a_template_is_in_the_table(project: Path) -> None:
    page = (project / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    source = project / "src" / "committee_pack"
    files = [*(source / "writers" / "lint").glob("*.py"), source / "build" / "template_verdict.py"]
    words = "".join(path.read_text(encoding="utf-8") for path in files)
    rules = set(re.findall(r'(?:rule=|_finding\(\s*|_from_error\()"([a-z-]+)"', words))
    assert len(rules) > 15
    assert {rule for rule in rules if f"`{rule}`" not in page} == set()


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_in_the_table(project: Path, code: ExitCode) -> None:
    page = (project / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {code.value} \|", page, re.MULTILINE)


def test_every_rule_of_a_build_is_in_the_table(project: Path) -> None:
    page = (project / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    assembly = project / "src" / "committee_pack" / "assembly"
    sources = "".join(path.read_text(encoding="utf-8") for path in assembly.glob("*.py"))
    rules = set(re.findall(r'rule="([a-z-]+)"', sources))
    assert {rule for rule in rules if f"`{rule}`" not in page} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command: str) -> None:
    told = CliRunner().invoke(cli, [command, "--help"])
    assert told.exit_code == 0
    assert "Example:" in told.output


def test_links_between_documents_lead_somewhere(project: Path) -> None:
    dead = []
    for page in [project / "README.md", *sorted((project / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:\s]+)\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                dead.append(f"{page.relative_to(project)} -> {target}")
    assert dead == []


def test_each_readme_command_is_one_line(project: Path) -> None:
    page = (project / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|bat)\n(.*?)```", page, re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1, 1, 1]
    assert "-m pytest" in page.split("<!-- test command -->")[1].split("```")[1]
