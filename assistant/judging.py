"""Whether what was found is good enough to answer with, and how much of it."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from assistant.answer import Outcome
from index import CaseHit, SearchResult

# Below this share of the best score a case is there to fill the list: of the first five cases of the development
# questions it takes away 28 % of those that are labelled irrelevant, and 1 % of those that are useful.
_WORTH_SHOWING = 0.4

# An answer is called strong from this probability on: the first case is then what is asked for, for 97 % of the
# English and 89 % of the Chinese calibration questions, and for 94 % of the development questions.
_STRONG = 0.7

# Cases of other zones are shown in place of the zone asked for only where they are surely about the matter.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic regression over standardised signals: a few numbers that anyone can read.

    Fitted by docs/make_judgement.py on corpus/questions/calibration-*.jsonl and kept in assistant/judgement.json.
    """

    signals: tuple[str, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float

    @classmethod
    def of(cls, numbers: Mapping[str, Any]) -> "Scale":
        """Read what the file has."""
        return cls(
            tuple(numbers["signals"]),
            tuple(numbers["means"]),
            tuple(numbers["deviations"]),
            tuple(numbers["weights"]),
            numbers["intercept"],
            numbers["threshold"],
        )

    def probability(self, signals: object) -> float:
        """Return the probability, 0 to 1, that *signals* are of the kind that was fitted; it has them by name."""
        values = [getattr(signals, name) for name in self.signals]
        rows = zip(values, self.means, self.deviations, self.weights, strict=True)
        logit = self.intercept + sum(weight * (value - mean) / spread for value, mean, spread, weight in rows)
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges what a model found: ``answers`` that the library has it, ``foreign`` that it is another subject."""

    answers: Scale
    foreign: Scale

    def strength(self, found: SearchResult) -> Literal["strong", "fair"]:
        """Say how surely the first case that was *found* is about what is asked."""
        signals = found.elsewhere or found.signals
        return "strong" if signals and self.answers.probability(signals) >= _STRONG else "fair"

    def judge(self, found: SearchResult) -> Outcome:
        """Say what becomes of the question."""
        if not found.cases or found.signals is None:
            return Outcome.NOTHING_RELEVANT
        if self.answers.probability(found.signals) >= self.answers.threshold:
            return Outcome.ANSWERED if found.signals.in_zone and found.of_years else Outcome.PARTIAL
        if found.elsewhere and self.answers.probability(found.elsewhere) >= _SURE:
            return Outcome.PARTIAL
        nearest = found.elsewhere or found.signals
        if self.foreign.probability(nearest) >= self.foreign.threshold:
            return Outcome.OUT_OF_SCOPE
        return Outcome.NOTHING_RELEVANT


def judge_of(model: str) -> Judge:
    """Return the judge for the embedding *model*; one that looks at words alone where none was fitted for it."""
    fitted = _fitted()
    return fitted.get(model) or fitted["any"]


@lru_cache(maxsize=1)
def _fitted() -> Mapping[str, Judge]:
    text = files("assistant").joinpath("judgement.json").read_text(encoding="utf-8")
    return {
        name: Judge(Scale.of(scales["answers"]), Scale.of(scales["foreign"]))
        for name, scales in json.loads(text)["models"].items()
    }


def worth_showing(cases: Sequence[CaseHit]) -> tuple[CaseHit, ...]:
    """Return the cases that are nearly as good as the best, in their order."""
    best = cases[0].score if cases else 0.0
    return tuple(hit for hit in cases if hit.score >= _WORTH_SHOWING * best)
