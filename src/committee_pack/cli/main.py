"""The command line: commands by name, loaded when called, and the one handler of errors."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from committee_pack import __version__
from committee_pack.cli.output import say, say_error, say_usage
from committee_pack.errors import CommitteePackError, ExitCode, as_bug

# Each command is a module of this package with a click command of the same name in it; what it
# does is said here, so that the list of commands loads none of them.
COMMANDS = {
    "build": "Build the reports of a meeting.",
    "extract": "Read previous reports: sections, numbers, tables.",
    "init": "Put the worked example and the templates into a folder.",
    "inspection": "Read inspection reports: grades, points to improve, paragraphs.",
    "progress": "Read an action plan or a scorecard.",
    "redline": "Show what changed between two reports, as tracked changes in Word.",
    "roll": "Make the next meeting's folder from this one's.",
    "template": "Make a council's own Word file a template, and check it.",
}


class LoadedWhenCalled(click.Group):
    """A group that imports a command's module only when that command is called or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands' names, sorted."""
        return sorted(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; a wrong name is told with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from committee_pack.profiles import did_you_mean

            guess = did_you_mean(args[0], COMMANDS)
            ctx.fail(f'There is no command "{args[0]}". {guess}'.strip())
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"committee_pack.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LoadedWhenCalled, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="committee-pack")
def cli() -> None:
    """Build committee reports from last time's, an inspection report and progress data."""


def main(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code. Expected failures are one message each."""
    _use_utf8()
    try:
        code = cli.main(list(arguments), prog_name="committee-pack", standalone_mode=False)
    except click.ClickException as error:
        say_usage(error)
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted. What was finished stands; nothing is half-written.")
        return ExitCode.INTERRUPTED
    except CommitteePackError as error:
        say_error(error)
        return error.exit_code
    except BrokenPipeError:
        return ExitCode.DONE
    except Exception as bug:  # noqa: BLE001 -- the edge: a traceback is never an answer
        say_error(as_bug(bug))
        return ExitCode.BUG
    return int(code or 0)


def _use_utf8() -> None:
    """Print curly quotes on a Windows console that is set to something older."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
