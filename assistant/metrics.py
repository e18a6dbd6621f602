"""Figures over questions, each with the interval that chance leaves. The only module that imports ir_measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Grades = Mapping[str, Mapping[str, int]]
Floats = npt.NDArray[np.float64]

DEPTH = 10  # of a ranking: no measure looks further
RANK_MEASURES = ("ndcg@10", "recall@5", "recall@10", "mrr@10", "success@3")

_RESAMPLES = 2_000
_SEED = 20_261_123
_INTERVAL = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % interval; all None where no question bears on it."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that is a sum over questions divided by a sum over the same questions: a mean, a precision, a share."""

    numerators: Floats
    denominators: Floats

    @classmethod
    def of(cls, numerators: Sequence[float], denominators: Sequence[float]) -> "Ratio":
        """Take one numerator and one denominator a question."""
        return cls(np.asarray(numerators, dtype=np.float64), np.asarray(denominators, dtype=np.float64))


def rank_scores(grades: Grades, useful: Grades, rankings: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Return the rank measures of every question in *grades*, by question and name (ir-measures, MacAvaney 2022).

    *grades* are the gains of ndcg@10, and any of them counts for mrr@10; *useful* is what recall and success look for.
    *rankings* hold ids, best first; a question without one scores 0.
    """
    from ir_measures import RR, R, Success, iter_calc, nDCG  # noqa: PLC0415  for measuring only

    named = {nDCG @ 10: "ndcg@10", RR @ 10: "mrr@10", R @ 5: "recall@5", R @ 10: "recall@10", Success @ 3: "success@3"}
    # Scores that fall from place to place: equal ones would be put in an order of their own.
    run = {query: {key: float(-place) for place, key in enumerate(rankings.get(query, ())[:DEPTH])} for query in grades}
    scores = {query: dict.fromkeys(RANK_MEASURES, 0.0) for query in grades}
    for measures, judged in (((nDCG @ 10, RR @ 10), grades), ((R @ 5, R @ 10, Success @ 3), useful)):
        for metric in iter_calc(measures, judged, run):
            scores[metric.query_id][named[metric.measure]] = float(metric.value)
    return scores


def estimate(ratio: Ratio) -> Estimate:
    """Return the figure and its percentile bootstrap interval (Efron 1979), drawn with a fixed seed over questions."""
    questions = len(ratio.numerators)
    if not ratio.denominators.sum():
        return Estimate(None, None, None)
    drawn = np.random.default_rng(_SEED).multinomial(questions, np.full(questions, 1 / questions), _RESAMPLES)
    numerators, denominators = drawn @ ratio.numerators, drawn @ ratio.denominators
    # A resample may have no question that bears on the figure: it says nothing.
    resampled = numerators[denominators > 0] / denominators[denominators > 0]
    low, high = np.quantile(resampled, _INTERVAL)
    return Estimate(float(ratio.numerators.sum() / ratio.denominators.sum()), float(low), float(high))
