"""Write docs/reference/commands.md from the commands themselves. A test holds the two together."""

from pathlib import Path

import click

from committee_pack.cli.main import cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"


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


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
