"""What tells whether the library answers a question, or only has words in common with it."""

from dataclasses import astuple, dataclass, fields

import numpy as np

from index.faiss_store import Vectors
from index.ranking import GroupScores


@dataclass(frozen=True, slots=True)
class Signals:
    """How well a case fits a question; a higher value speaks for it, but for ``missed``.

    ``passage`` and ``alias`` are the best cosines of the case. ``covered`` is the share of the words of the topic, by
    their rarity, that it has, ``known`` the largest share that any case has. ``tokens`` is the mean cosine of the
    question's tokens with the nearest of the case, ``least`` that of the quarter of them that is met worst, ``missed``
    how much nearer the tokens come elsewhere. ``in_zone`` is 0 where the question names zones and the case is of none
    of them, ``english`` 1 for an English question, ``length`` the logarithm of its tokens.
    """

    passage: float
    alias: float
    covered: float
    known: float
    tokens: float
    least: float
    missed: float
    in_zone: float
    english: float
    length: float

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the signals, in order."""
        return tuple(field.name for field in fields(cls))

    def values(self) -> tuple[float, ...]:
        """Return the signals, in order."""
        return astuple(self)


def signals_of(scores: GroupScores, group: int, covered: Vectors, *, in_zone: bool, english: bool) -> Signals:
    """Return the signals of *group*; *covered*, shape (groups,), is what the groups have of the topic."""
    passages, aliases = scores.cosines
    place = np.flatnonzero(scores.compared == group)
    weights, best = scores.match.weights, scores.match.best
    met = best[:, place[0]] if len(place) and len(weights) else np.zeros(max(1, len(weights)), dtype=np.float32)
    total = float(weights.sum()) or 1.0
    worst = np.sort(met)[: max(1, len(met) // 4)]
    return Signals(
        passage=float(passages[group]),
        alias=float(aliases[group]),
        covered=float(covered[group]),
        known=float(covered.max(initial=0.0)),
        tokens=float(weights @ met / total) if len(weights) else 0.0,
        least=float(worst.mean()),
        missed=float(weights @ (best.max(axis=1) - met) / total) if len(weights) else 0.0,
        in_zone=float(in_zone),
        english=float(english),
        length=float(np.log1p(len(weights))),
    )
