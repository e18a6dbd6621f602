"""``ftz-cases evaluate``: figures as tables for people, or as JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.table import Table

from assistant.answer_json import as_json as written
from assistant.cli.faults import UsageFault
from assistant.cli.layout import Screen, screen
from assistant.cli.parts import say
from assistant.evaluation import (
    COLLECTION_MEASURES,
    CollectionEvaluation,
    Evaluation,
    Failure,
    Figures,
    evaluate,
    evaluate_collection,
)
from assistant.evaluation_json import collection_evaluation_to_dict, evaluation_to_dict
from assistant.labels import read_collection_in_beir_form, read_questions
from assistant.metrics import Estimate
from corpus import BUNDLED

if TYPE_CHECKING:
    from assistant.asking import Assistant
    from assistant.cli.session import Session
    from assistant.settings import Settings

_BUNDLED_QUESTIONS = BUNDLED / "questions" / "development.jsonl"
_COLUMNS = {
    "ndcg@10": "ndcg@10",
    "recall@5": "recall@5",
    "mrr@10": "mrr@10",
    "success@3": "succ.@3",
    "answer_rate": "answered",
    "refusal_recall": "refused",
}


def check_options(questions: Path | None, collection: Path | None, *, failures: bool) -> None:
    """Raise UsageFault where the options do not go together."""
    if questions and collection:
        raise UsageFault("--questions and --collection exclude each other; give one of them")
    if collection and failures:
        raise UsageFault("--failures is for labelled questions; leave it out with --collection")


def of_questions(session: "Session", settings: "Settings", file: Path | None, *, as_json: bool, failures: bool) -> None:
    """Ask the questions in *file*, or those that come with the library, and print the figures."""
    from assistant.wiring import library  # noqa: PLC0415  torch may come with it

    file = file or _BUNDLED_QUESTIONS
    # Read before the model is loaded: a bad line is told at once.
    questions = read_questions(file, library(settings))
    assistant = session.assistant(settings)
    session.say(f"asking {len(questions)} questions …")
    evaluation = evaluate(assistant, questions)
    if as_json:
        typer.echo(written(evaluation_to_dict(evaluation, failures=failures)))
        return
    _print_evaluation(evaluation, screen())
    if failures:
        _print_failures(evaluation, screen())


def of_collection(session: "Session", settings: "Settings", folder: Path, *, as_json: bool) -> None:
    """Rank the collection in *folder* and print the figures."""
    judged = read_collection_in_beir_form(folder)
    assistant: Assistant = session.assistant(settings)
    session.say(f"ranking {len(judged.documents):,} documents for {len(judged.questions):,} questions …")
    evaluation = evaluate_collection(judged, assistant.embedder, settings.home / "collections", _progress)
    if as_json:
        typer.echo(written(collection_evaluation_to_dict(evaluation)))
    else:
        _print_collection(evaluation, screen())


def _progress(done: int, of: int) -> None:
    if done == of or done % 512 == 0:
        say(f"embedding passages: {done} of {of} ({100 * done // of} %)")


def _print_evaluation(evaluation: Evaluation, screen: Screen) -> None:
    overall = evaluation.overall
    answerable, unanswerable = overall.answerable, overall.questions - overall.answerable
    screen.write(f"{overall.questions} questions: {answerable} answerable, {unanswerable} not", style="bold")
    screen.write()
    table = _table("measure", "value", "95 % interval")
    for name, one in overall.estimates.items():
        table.add_row(name, _value(one), _interval(one))
    table.add_row("latency", f"{overall.latency_ms['p50']:.0f} ms", f"95 % below {overall.latency_ms['p95']:.0f} ms")
    screen.console.print(table)
    for title, groups in (("language", evaluation.by_language), ("kind", evaluation.by_kind)):
        screen.write()
        screen.console.print(_groups(title, groups))
    screen.write()
    fingerprint = str(evaluation.corpus["fingerprint"])[:12]
    screen.write(f"Library {fingerprint} ({evaluation.corpus['cases']} cases), model {evaluation.model}", style="dim")


def _groups(title: str, groups: Mapping[str, Figures]) -> Table:
    table = _table(title, "n", *_COLUMNS.values())
    for name, figures in groups.items():
        table.add_row(name, str(figures.questions), *(_value(figures.estimates[column]) for column in _COLUMNS))
    return table


def _print_failures(evaluation: Evaluation, screen: Screen) -> None:
    screen.write()
    went_wrong = f"{len(evaluation.failures)} of {evaluation.overall.questions} questions went wrong"
    screen.write(went_wrong, style="bold")
    for failure in evaluation.failures:
        screen.write()
        _print_failure(failure, screen)


def _print_failure(failure: Failure, screen: Screen) -> None:
    asked = failure.asked
    screen.write(f"{asked.question.id} ({asked.question.kind}, {asked.question.language}): {asked.question.text}")
    for problem in failure.problems:
        screen.write(f"- {problem}", indent=2, hang=2)
    for case in failure.missing:
        screen.write(f"expected {case}", indent=4, style="cyan", keep=True)
    if not asked.answerable:
        for case in asked.shown[:1]:
            screen.write(f"shown first {case}", indent=4, style="cyan", keep=True)
    elif asked.ranking[:1] and asked.ranking[0] not in asked.question.relevant:
        screen.write(f"ranked first {asked.ranking[0]}", indent=4, style="cyan", keep=True)


def _print_collection(evaluation: CollectionEvaluation, screen: Screen) -> None:
    counts = ", ".join(
        f"{number:,} {noun}{'' if number == 1 else 's'}"
        for number, noun in (
            (evaluation.documents, "document"),
            (evaluation.passages, "passage"),
            (evaluation.questions, "question"),
        )
    )
    screen.write(f"{evaluation.name}: {counts}", style="bold")
    screen.write()
    table = _table("measure", "value", "95 % interval")
    for name, one in evaluation.fused.items():
        table.add_row(name, _value(one), _interval(one))
    screen.console.print(table)
    screen.write()
    table = _table("stage of the search", *COLLECTION_MEASURES)
    for stage, figures in evaluation.stages.items():
        table.add_row(stage, *(_value(figures[name]) for name in COLLECTION_MEASURES))
    screen.console.print(table)
    screen.write()
    screen.write(f"model {evaluation.model}", style="dim")


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(first)
    for heading in others:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _value(one: Estimate) -> str:
    return "–" if one.value is None else f"{one.value:.3f}"


def _interval(one: Estimate) -> str:
    return "" if one.low is None or one.high is None else f"{one.low:.3f} to {one.high:.3f}"
