"""Fit what tells answerable questions from others, and write assistant/judgement.json.

Reads corpus/questions/calibration-*.jsonl alone; prints what cross-validation says. Run it after a change of the
search, with the default model: python docs/make_judgement.py
"""
# ruff: noqa: INP001  a script, not part of a package

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant import open_assistant, read_settings
from assistant.labels import Question, read_questions
from index import DEFAULT_MODEL, Signals

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "assistant" / "judgement.json"
FOLDS = 10
STRENGTH = 0.3  # the inverse of the penalty on large weights
ANSWERED = 0.96  # of the answerable questions; the threshold is set where cross-validation lets so many through
FOREIGN_SPARED = 0.985  # of the questions that are not about other subjects
OTHER_SUBJECTS = ("other-subject", "small-talk")
WORDS = ("covered", "known", "in_zone", "english", "length")  # need no model for vectors

Table = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def main() -> None:
    """Fit, print and write."""
    assistant = open_assistant(read_settings(), print, rebuild=True)
    names = [ROOT / "corpus" / "questions" / f"calibration-{language}.jsonl" for language in ("en", "zh")]
    questions = [question for name in names for question in read_questions(name, assistant.collection)]
    rows = [assistant.signals(question.text) for question in questions]
    known = [(question, row) for question, row in zip(questions, rows, strict=True) if row is not None]
    table = np.array([row.values() for _, row in known])
    answerable = np.array([bool(question.relevant) for question, _ in known])
    foreign = np.array([_foreign(question) for question, _ in known])
    models = {
        name: {
            "answers": _scale(f"{name}: answerable", table, answerable, signals, 1 - ANSWERED, answerable),
            "foreign": _scale(f"{name}: other subject", table, foreign, signals, FOREIGN_SPARED, ~foreign),
        }
        for name, signals in ((DEFAULT_MODEL, Signals.names()), ("any", WORDS))
    }
    note = "Written by docs/make_judgement.py; assistant/judging.py says what the numbers are."
    TARGET.write_text(json.dumps({"note": note, "models": models}, indent=2) + "\n", encoding="utf-8")


def _foreign(question: Question) -> bool:
    return question.note.split(":")[0] in OTHER_SUBJECTS


def _scale(
    title: str, table: Table, wanted: Flags, signals: Sequence[str], share: float, among: Flags
) -> Mapping[str, Any]:
    """Fit *wanted*; the threshold is the quantile *share* of what cross-validation gives the rows *among*."""
    columns = table[:, [Signals.names().index(name) for name in signals]]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5_000))
    guessed = cross_val_predict(model, columns, wanted, cv=FOLDS, method="predict_proba")[:, 1]
    threshold = float(np.quantile(guessed[among], share))
    said, rest = guessed >= threshold, ~wanted
    sys.stdout.write(
        f"{title}: of {wanted.sum()} wanted {np.mean(said[wanted]):.3f} pass {threshold:.3f}, of {rest.sum()} others "
        f"{np.mean(said[rest]):.3f}; of those held back {np.mean(rest[~said]):.3f} are rightly so\n"
    )
    model.fit(columns, wanted)
    scaler, regression = model[0], model[1]
    return {
        "signals": list(signals),
        "means": _rounded(scaler.mean_),
        "deviations": _rounded(scaler.scale_),
        "weights": _rounded(regression.coef_[0]),
        "intercept": round(float(regression.intercept_[0]), 4),
        "threshold": round(threshold, 4),
    }


def _rounded(values: Table) -> list[float]:
    return [round(float(value), 4) for value in values]


if __name__ == "__main__":
    main()
