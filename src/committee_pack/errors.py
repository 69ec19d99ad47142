"""The one root of expected failures, and the exit codes they end in."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process hands back. The numbers are part of the stable user interface."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    TEMPLATE = 4
    OUTPUT = 5
    PARTIAL = 6
    SELF_CHECK = 7
    BUG = 70
    INTERRUPTED = 130


class CommitteePackError(Exception):
    """An expected failure, told in three parts.

    Args:
        what: what is wrong, and where (file, section, cell, key).
        why: why it matters to the person who reads the message.
        hint: what to do about it.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.BUG
    slug: ClassVar[str] = "error"

    def __init__(self, what: str, *, why: str, hint: str) -> None:
        super().__init__(f"{what} {why} {hint}")
        self.what = what
        self.why = why
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the three parts when the error crosses from a child process."""
        return _rebuild, (type(self), self.what, self.why, self.hint)


def _rebuild(kind: type[CommitteePackError], what: str, why: str, hint: str) -> CommitteePackError:
    return kind(what, why=why, hint=hint)


class SettingsError(CommitteePackError):
    """A meeting file, a profile or an option says something that cannot be followed."""

    exit_code = ExitCode.USAGE
    slug = "settings"


class InputUnreadable(CommitteePackError):
    """A source document or workbook cannot be read."""

    exit_code = ExitCode.INPUT
    slug = "input-unreadable"


class TemplateUnusable(CommitteePackError):
    """A Word template cannot be filled."""

    exit_code = ExitCode.TEMPLATE
    slug = "template-unusable"


class OutputUnwritable(CommitteePackError):
    """An output file cannot be written."""

    exit_code = ExitCode.OUTPUT
    slug = "output-unwritable"


class SelfCheckFailed(CommitteePackError):
    """The written report, read again, is not the report that was assembled."""

    exit_code = ExitCode.SELF_CHECK
    slug = "self-check"


class BugFound(CommitteePackError):
    """Something that should not happen: told without a traceback and without document text."""

    exit_code = ExitCode.BUG
    slug = "bug"


def as_bug(error: BaseException) -> BugFound:
    """Turn an unexpected exception into a message that can be reported.

    Only the exception's type and its line in the code are told: its own text may hold words of a
    document.
    """
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    line = "an unknown place"
    if last is not None:
        code = last.tb_frame.f_code
        line = f"{code.co_qualname}, line {last.tb_lineno}"
    return BugFound(
        f"Something went wrong inside the program: {type(error).__name__} in {line}.",
        why="That is a fault of the program, not of your files; this one was left undone.",
        hint="Please report it with this line; it holds no words of your documents.",
    )
