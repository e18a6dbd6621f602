"""What the command line says when something goes wrong: one line on stderr, and an exit code."""

import os
import sys
import traceback

import typer

from assistant.cli.parts import PROGRAM

FAILED, MISUSED = 1, 2  # as most commands have it: 1 is "could not", 2 is "was not asked rightly"
UNHEARD = 141  # what the shell says of a command whose reader has gone, as `head` does: 128 and SIGPIPE


class UsageFault(typer.BadParameter):
    """What was typed cannot be done as it stands; the message names the option and says what to type."""


def explained(error: BaseException, *, debug: bool) -> int:
    """Say on stderr what went wrong, with the traceback if *debug*; return the exit code."""
    from corpus import UnknownNameError  # noqa: PLC0415  reads yaml: not for --help

    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        _close_stdout()
        return UNHEARD
    if debug:
        traceback.print_exception(error)
    typer.echo(f"{PROGRAM}: {_one_line(_message(error))}", err=True)
    return MISUSED if isinstance(error, (typer.TyperException, UnknownNameError)) else FAILED


def _message(error: BaseException) -> str:
    from corpus import FtzError  # noqa: PLC0415

    match error:
        case KeyboardInterrupt() | typer.Abort():
            return "stopped; nothing was lost"
        case UsageFault():
            return error.message
        case typer.TyperException():
            return _with_help(error)
        case FtzError():
            return str(error)
        case OSError(strerror=str(reason)):
            return f"{error.filename}: {reason}" if error.filename else reason
    return f"unexpected fault: {_name(error)}; run '{PROGRAM} --debug …' to see where, and report it"


def _with_help(error: typer.TyperException) -> str:
    """Return what typer says about an option or command, with the command that explains it."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else PROGRAM
    said = error.format_message().replace("Value error, ", "").strip().rstrip(".?")
    return f"{said[:1].lower()}{said[1:]}; see '{path} --help'"


def _name(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _one_line(message: str) -> str:
    # Control characters in what was typed must not reach the terminal.
    return " ".join("".join(sign if sign.isprintable() else " " for sign in message).split())


def _close_stdout() -> None:
    """Let Python's own flush at exit find an open door: the reader of the pipe has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
