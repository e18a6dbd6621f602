"""Evaluations as JSON: stable keys, for programs that compare runs."""

from collections.abc import Mapping
from typing import Any

from assistant.evaluation import CollectionEvaluation, Evaluation, Failure, Figures
from assistant.metrics import Estimate

_DIGITS = 4


def evaluation_to_dict(evaluation: Evaluation, *, failures: bool = False) -> dict[str, Any]:
    """Return *evaluation* as JSON has it, with its *failures* if they are wanted."""
    return {
        **_figures(evaluation.overall),
        "by_language": {name: _figures(figures) for name, figures in evaluation.by_language.items()},
        "by_kind": {name: _figures(figures) for name, figures in evaluation.by_kind.items()},
        "corpus": dict(evaluation.corpus),
        "model": evaluation.model,
        **({"failures": [_failure(failure) for failure in evaluation.failures]} if failures else {}),
    }


def collection_evaluation_to_dict(evaluation: CollectionEvaluation) -> dict[str, Any]:
    """Return *evaluation* as JSON has it: the fused ranking at the top, each engine alone below."""
    return {
        "collection": evaluation.name,
        "documents": evaluation.documents,
        "passages": evaluation.passages,
        "questions": evaluation.questions,
        **_estimates(evaluation.fused),
        "bm25": _estimates(evaluation.stages["BM25"]),
        "dense": _estimates(evaluation.stages["vectors"]),
        "stages": stages_to_dict(evaluation.stages),
        "model": evaluation.model,
    }


def stages_to_dict(stages: Mapping[str, Mapping[str, Estimate]]) -> dict[str, dict[str, float | None]]:
    """Return the values of every stage, without intervals."""
    return {stage: {name: _rounded(one.value) for name, one in row.items()} for stage, row in stages.items()}


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "questions": figures.questions,
        "answerable": figures.answerable,
        **_estimates(figures.estimates),
        "latency_ms": {name: round(value, 2) for name, value in figures.latency_ms.items()},
    }


def _estimates(estimates: Mapping[str, Estimate]) -> dict[str, Any]:
    return {
        **{name: _rounded(one.value) for name, one in estimates.items()},
        "intervals": {
            name: [_rounded(one.low), _rounded(one.high)] for name, one in estimates.items() if one.value is not None
        },
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _failure(failure: Failure) -> dict[str, Any]:
    asked = failure.asked
    return {
        "id": asked.question.id,
        "text": asked.question.text,
        "language": asked.question.language,
        "kind": asked.question.kind,
        "outcome": asked.outcome.value,
        "problems": list(failure.problems),
        "missing": list(failure.missing),
        "ranking": list(asked.ranking),
        "shown": list(asked.shown),
    }
