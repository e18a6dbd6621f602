"""``ftz-cases index`` and ``ftz-cases corpus``: looking after the index and the library."""
# ruff: noqa: PLC0415  each command loads what it needs

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.parts import examples_of, group, prepared_settings, say

index_commands = group(
    "Build and check the search index. 'ask' and 'chat' do it by themselves when the library has changed.",
    "ftz-cases index build",
    "ftz-cases index verify",
)
corpus_commands = group("Check the library of cases.", "ftz-cases corpus check", "ftz-cases corpus names")


@index_commands.command(epilog=examples_of("ftz-cases index build", "ftz-cases index build --from-nothing"))
def build(
    context: typer.Context,
    *,
    from_nothing: Annotated[
        bool, typer.Option("--from-nothing", help="Embed every passage anew, even those that have not changed.")
    ] = False,
) -> None:
    """Build the index from the library. The old one serves until the new one is whole."""
    from assistant.wiring import build as build_index

    settings = prepared_settings()
    _print(build_index(settings, context.obj.say, from_nothing=from_nothing).as_dict())


@index_commands.command(epilog=examples_of("ftz-cases index info"))
def info() -> None:
    """Show where the index lies and what it was built from."""
    from assistant.wiring import index_info

    settings = prepared_settings()
    _print({"folder": settings.index_folder, **index_info(settings).as_dict()})


@index_commands.command(epilog=examples_of("ftz-cases index verify && echo whole"))
def verify(context: typer.Context) -> None:
    """Check that the index is whole and fits the library.

    Every file is compared with its checksum, and the library with the one that the index was built from.
    """
    from assistant.wiring import verify as verify_index

    settings = prepared_settings()
    verify_index(settings, context.obj.say)
    typer.echo(f"{settings.index_folder}: the index is whole and fits the library")


@corpus_commands.command(epilog=examples_of("ftz-cases corpus check", "ftz-cases corpus check ~/my-library"))
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="It has cases/, cases/zh/ and zones/; default: the library in use."),
    ] = None,
) -> None:
    """Check every record and zone profile. All faults are told at once, one a line, and the exit code is then 1."""
    from corpus import passages_of, survey

    folder = folder or prepared_settings().corpus
    collection, faults = survey(folder)
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        say(f"{folder}: {_count(len(faults), 'fault')} in {_count(len({fault.file for fault in faults}), 'file')}")
        raise typer.Exit(1)
    passages = sum(1 for case in collection for _ in passages_of(case))
    cases, zones = _count(len(collection), "case"), _count(len(collection.zones), "zone")
    typer.echo(f"{folder}: {cases}, {zones}, {_count(passages, 'passage')}, no fault")


@corpus_commands.command(epilog=examples_of("ftz-cases corpus names", "ftz-cases corpus names | grep ^theme"))
def names() -> None:
    """List the zones, themes and programmes that filters take, with their cases.

    In a pipe each is one line with tabs between kind, key, English name, Chinese name and number of cases.
    """
    from assistant.cli.layout import screen
    from assistant.cli.terminal import print_names
    from assistant.wiring import library

    print_names(library(prepared_settings()), screen())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _print(entries: dict[str, object]) -> None:
    """Print one line an entry; what has parts gets a line for each part."""
    for key, value in entries.items():
        if isinstance(value, dict):
            _print({f"{key}.{part}": inner for part, inner in value.items()})
        else:
            parts = value if isinstance(value, list) else [value]
            typer.echo(f"{key}: {' '.join(map(str, parts))}")
