"""Write the pages that the program itself says. A test holds each to it.

``docs/reference/commands.md`` comes from the commands, the tables of ``docs/word-templates.md``
from the data contract.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from committee_pack.build.template_contract import ContractName, plain_names, rich_names
from committee_pack.cli.main import cli
from committee_pack.profiles import load_profile

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "reference" / "commands.md"
NAMES_PAGE = DOCS / "word-templates.md"
PROFILE = "scrutiny-14"


def reference() -> str:
    """Give the page: each command's own help."""
    parts = [
        "# Commands",
        "Made from the commands by `python tools/make_reference.py`; not edited by hand.",
        _help(cli, "committee-pack"),
    ]
    context = click.Context(cli, info_name="committee-pack")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        parts += [f"## {name}", _help(command, f"committee-pack {name}")]
        inner = command.commands if isinstance(command, click.Group) else {}
        for under, one in sorted(inner.items()):
            parts += [f"### {name} {under}", _help(one, f"committee-pack {name} {under}")]
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, name: str) -> str:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=80,
        max_content_width=80,
        help_option_names=["-h", "--help"],
    )
    return f"```text\n{command.get_help(context)}\n```"


def with_names(page: str) -> str:
    """Give the page on templates with its tables of names as the data contract has them."""
    profile = load_profile(PROFILE)
    always = [name for name in plain_names(profile) if not name.needs]
    sometimes = [name for name in plain_names(profile) if name.needs]
    for mark, table in (
        ("always", _names(("tag", "example"), always)),
        ("sometimes", _names(("tag", "example", "needs"), sometimes)),
        ("sections", _names(("tag", f"section of `{PROFILE}`"), rich_names(profile))),
    ):
        start, end = f"<!-- names: {mark} -->", "<!-- end of names -->"
        before, _, rest = page.partition(start)
        page = f"{before}{start}\n\n{table}\n\n{end}{rest.partition(end)[2]}"
    return page


def _names(header: tuple[str, ...], names: Iterable[ContractName]) -> str:
    rows = [header, ("---",) * len(header)]
    rows += [(f"`{{{{ {one.name} }}}}`", one.example, one.needs)[: len(header)] for one in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
    NAMES_PAGE.write_text(with_names(NAMES_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
