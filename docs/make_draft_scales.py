"""Fit what tells supported sentences of a draft from others, write assistant/drafts.json, and print how good it is.

Reads corpus/questions/drafts.jsonl. A hash of its words puts each sentence into one of two halves: all is fitted on the
first and reported on the second, and on drafts-unseen.jsonl, written when the rules stood. Run it after a change of
the search or the checker, with the default model: python docs/make_draft_scales.py. With --report nothing is fitted
or written.
"""
# ruff: noqa: INP001  a script, not part of a package

import json
import sys
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant import open_assistant, read_settings
from assistant.draft_evidence import Closeness, Evidence, EvidenceFinder
from assistant.drafts import Scales, sentences_to_check
from assistant.judging import Scale
from index import DEFAULT_MODEL

ROOT = Path(__file__).parent.parent
LABELS = tuple(ROOT / "corpus" / "questions" / name for name in ("drafts.jsonl", "drafts-unseen.jsonl"))
PARTS = ("fitted half", "other half", "unseen")
TARGET = ROOT / "assistant" / "drafts.json"
FOLDS = 8
STRENGTH = 0.3  # the inverse of the penalty on large weights
PRECISION = 0.95  # of supported, in cross-validation; the threshold is the lowest that reaches it
NEAR_KEPT = 0.98  # of the sentences that a case is about
WORDS = ("covered", "known", "english")  # need no model for vectors

Label = Mapping[str, str]
Table = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def main() -> None:
    """Fit, write and print."""
    assistant = open_assistant(read_settings(), print, rebuild=True)
    labels = [
        {"part": part_of(file, json.loads(line)), **json.loads(line)}
        for file in LABELS
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    sentences = [sentences_to_check(label["text"])[0] for label in labels]
    begun = time.perf_counter()
    found = EvidenceFinder(assistant.retriever).find(sentences)
    spent = time.perf_counter() - begun
    rows = [(label, evidence) for label, evidence in zip(labels, found, strict=True) if evidence is not None]
    fitted = [row for row in rows if row[0]["part"] == PARTS[0]]
    if "--report" not in sys.argv:
        models = {
            name: _scales(fitted, signals) for name, signals in ((DEFAULT_MODEL, Closeness.names()), ("any", WORDS))
        }
        note = "Written by docs/make_draft_scales.py; assistant/drafts.py says what the numbers are."
        TARGET.write_text(json.dumps({"note": note, "models": models}, indent=2) + "\n", encoding="utf-8")
    for name, scales in json.loads(TARGET.read_text(encoding="utf-8"))["models"].items():
        read = Scales(Scale.of(scales["supported"]), Scale.of(scales["near"]))
        for part in PARTS:
            _report(f"{name}, {part}", [row for row in rows if row[0]["part"] == part], read)
    sys.stdout.write(f"{len(labels)} sentences in {spent:.1f} s\n")


def part_of(file: Path, label: Label) -> str:
    """Return what a sentence is used for."""
    if file != LABELS[0]:
        return PARTS[2]
    return PARTS[sha256(label["text"].encode()).digest()[0] % 2]


def _scales(rows: Sequence[tuple[Label, Evidence]], signals: Sequence[str]) -> Mapping[str, Any]:
    table = np.array([evidence.closeness.values() for _, evidence in rows])
    table = table[:, [Closeness.names().index(name) for name in signals]]
    supported = np.array([label["verdict"] == "supported" for label, _ in rows])
    related = np.array([label["verdict"] != "nothing" for label, _ in rows])
    # What differs is never supported: only the others are to be told apart by their closeness.
    plain = np.array([not evidence.differences for _, evidence in rows])
    return {
        "supported": _scale(table[plain], supported[plain], signals, _lowest_precise),
        "near": _scale(
            table, related, signals, lambda guessed, wanted: float(np.quantile(guessed[wanted], 1 - NEAR_KEPT))
        ),
    }


def _lowest_precise(guessed: Table, wanted: Flags) -> float:
    """Return the lowest threshold above which so many are wanted."""
    for threshold in np.sort(guessed):
        if wanted[guessed >= threshold].mean() >= PRECISION:
            return float(threshold)
    return 1.0


def _scale(table: Table, wanted: Flags, signals: Sequence[str], threshold_of: Any) -> Mapping[str, Any]:  # noqa: ANN401
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5_000))
    guessed = cross_val_predict(model, table, wanted, cv=FOLDS, method="predict_proba")[:, 1]
    model.fit(table, wanted)
    scaler, regression = model[0], model[1]
    return {
        "signals": list(signals),
        "means": _rounded(scaler.mean_),
        "deviations": _rounded(scaler.scale_),
        "weights": _rounded(regression.coef_[0]),
        "intercept": round(float(regression.intercept_[0]), 4),
        "threshold": round(threshold_of(guessed, wanted), 4),
    }


def _rounded(values: Table) -> list[float]:
    return [round(float(value), 4) for value in values]


def _report(title: str, rows: Sequence[tuple[Label, Evidence]], scales: Scales) -> None:
    said = [scales.verdict(evidence.closeness, evidence.differences) for _, evidence in rows]
    wanted = [label["verdict"] for label, _ in rows]
    sys.stdout.write(f"\n{title}: {len(rows)} sentences\n")
    for verdict in ("supported", "near", "nothing"):
        right = sum(one == other == verdict for one, other in zip(said, wanted, strict=True))
        sys.stdout.write(
            f"  {verdict}: precision {right}/{said.count(verdict)}, recall {right}/{wanted.count(verdict)}\n"
        )
    cases = [label["case"] == evidence.case.id for label, evidence in rows if label["case"]]
    sys.stdout.write(f"  the labelled case is found: {sum(cases)}/{len(cases)}\n")
    altered = [
        bool(evidence.differences)
        for label, evidence in rows
        if label["verdict"] == "near" and label["note"] != "invented"
    ]
    sys.stdout.write(f"  alterations pointed out: {sum(altered)}/{len(altered)}\n")
    for (label, evidence), one in zip(rows, said, strict=True):
        if one != label["verdict"] and DEFAULT_MODEL in title:
            differing = "; ".join(f"{d.kind} {d.draft!r}/{d.record!r}" for d in evidence.differences)
            sys.stdout.write(f"    {label['verdict']} is said {one} ({label['note']}): {label['text']} {differing}\n")


if __name__ == "__main__":
    main()
