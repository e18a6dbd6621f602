"""What all commands share: how they are grouped, how they talk on stderr, and the settings they start with."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings

PROGRAM = "ftz-cases"


def say(message: str) -> None:
    """Tell the person what is going on: on stderr, for standard output is for results."""
    typer.echo(message, err=True)


def group(summary: str, *examples: str) -> typer.Typer:
    """Return an empty group of commands, which explains itself when no command is given."""
    return typer.Typer(
        help=summary,
        epilog=examples_of(*examples),
        callback=help_without_command,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def examples_of(*lines: str) -> str:
    """Return *lines* as the end of a help text; the backspace keeps typer from running them together."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def help_without_command(context: typer.Context) -> None:
    """Print the help of a group that was called without a command."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def year(value: str | int) -> int:
    """Read a year; the reforms began in 1978."""
    return _number(value, 1978, 2100, "a year such as 2020")


def count(value: str | int) -> int:
    """Read how many cases are wanted."""
    return _number(value, 1, 100, "a number from 1 to 100")


def _number(value: str | int, least: int, most: int, expected: str) -> int:
    typed = str(value)  # a default comes as the number that it is
    number = int(typed) if typed.isdecimal() and len(typed) <= len(str(most)) else None
    if number is None or not least <= number <= most:
        raise typer.BadParameter(f"{typed[:40]!r} is not {expected}")
    return number


def prepared_settings() -> "Settings":
    """Return the settings, with the threads set: torch and faiss read their number when they are imported."""
    from assistant.runtime import limit_threads  # noqa: PLC0415  pydantic-settings takes its time
    from assistant.settings import read_settings  # noqa: PLC0415

    settings = read_settings()
    limit_threads(settings.threads)
    return settings
