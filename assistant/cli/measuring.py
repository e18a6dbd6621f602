"""``ftz-cases evaluate``: how good the answers are."""
# ruff: noqa: PLC0415  a command loads what it needs

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.parts import examples_of, prepared_settings

measure_commands = typer.Typer(rich_markup_mode=None)


@measure_commands.command(
    epilog=examples_of(
        "ftz-cases evaluate",
        "ftz-cases evaluate --questions my-questions.jsonl --failures",
        "ftz-cases evaluate --json | jq '.\"ndcg@10\"'",
        "ftz-cases evaluate --collection xquad-zh --json",
    )
)
def evaluate(
    context: typer.Context,
    *,
    questions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.jsonl",
            exists=True,
            dir_okay=False,
            help="Labelled questions {id, text, language, kind, relevant: {case id: grade 1-3}}, one a line; "
            "default: those that come with the library.",
        ),
    ] = None,
    collection: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Measure the search alone on a collection in BEIR form: corpus.jsonl, queries.jsonl, qrels/test.tsv.",
        ),
    ] = None,
    failures: Annotated[bool, typer.Option("--failures", help="List what went wrong, question by question.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")
    ] = False,
) -> None:
    """Measure how good the answers are, with labelled questions.

    Rankings are measured on the first ten cases that the search finds, refused or not; refusals, quotes and times on
    the answer. A question without a relevant case should be refused. A question with a history is asked after
    the questions of its history.
    """
    from assistant.cli import evaluate as evaluating

    evaluating.check_options(questions, collection, failures=failures)
    settings = prepared_settings()
    if collection:
        evaluating.of_collection(context.obj, settings, collection, as_json=as_json)
    else:
        evaluating.of_questions(context.obj, settings, questions, as_json=as_json, failures=failures)
