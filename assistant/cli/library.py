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
    build_index(settings, context.obj.say, from_nothing=from_nothing)
    typer.echo(str(settings.index_folder))


@index_commands.command(epilog=examples_of("ftz-cases index info", "ftz-cases index info --json | jq .files"))
def info(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print the whole manifest, with every checksum.")] = False
) -> None:
    """Show where the index lies and what it was built from."""
    from assistant.answer_json import as_json as written
    from assistant.wiring import index_info

    settings = prepared_settings()
    manifest = index_info(settings)
    if as_json:
        typer.echo(written(manifest.as_dict()))
        return
    source = manifest.source
    for name, value in {
        "folder": settings.index_folder,
        "corpus": f"{settings.corpus}, fingerprint {source.corpus[:12]}",
        "holds": f"{_count(manifest.cases, 'case')}, {_count(manifest.passages, 'passage')}, {manifest.rows:,} vectors",
        "model": f"{source.model}, {source.dimensions} dimensions, revision {source.model_revision[:12]}",
        "cut by": f"{source.splitter}, {source.tokeniser}",
        "made with": ", ".join(f"{name} {version}" for name, version in manifest.versions.items()),
        "on disk": f"{len(manifest.files)} files, {sum(size for size, _ in manifest.files.values()) / 1e6:.1f} MB",
    }.items():
        typer.echo(f"{name:10} {value}")


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
    if collection.provinces:
        zones += f", {_count(len(collection.provinces), 'province')} without a zone"
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
