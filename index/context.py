"""A question in the light of those that were asked before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.encoded import Encoded
from index.ranking import GroupScores

# How much a question counts with the one before it and with all before it; by itself 1 unless the query says otherwise.
# On the 332 conversations of mtrag-un nDCG@10 is 0.903 so, 0.826 by the last question alone, and 0.868 by it and 0.3 of
# the score of the earlier ones; between half and double of each weight it moves by less than 0.01.
_WITH_LAST, _WITH_ALL = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to search with, encoded, and its share of the score."""

    text: str
    encoded: Encoded
    weight: float


def readings_of(
    text: str, earlier: Sequence[str], encode: Callable[[str], Encoded], alone: float = 1.0
) -> list[Reading]:
    """Return the ways to read *text* after the *earlier* questions, oldest first; the first says what is meant.

    *alone* is the weight of the text by itself.
    """
    weights = texts_of(text, earlier, alone)
    total = sum(weights.values())
    return [Reading(words, encode(words), weight / total) for words, weight in weights.items() if weight]


def texts_of(text: str, earlier: Sequence[str], alone: float = 1.0) -> dict[str, float]:
    """Return the texts to search with for *text* after the *earlier* questions, with their weights."""
    if not earlier:
        return {text: 1.0}
    everything = " ".join([*earlier, text])
    weights = {f"{earlier[-1]} {text}": _WITH_LAST, text: alone}
    weights[everything] = weights.get(everything, 0.0) + _WITH_ALL
    return weights


def scored(readings: Sequence[Reading], score: Callable[[str, Encoded], GroupScores]) -> GroupScores:
    """Return what the search says of the first of *readings*, with the fused score of all of them."""
    first, *others = (score(reading.text, reading.encoded) for reading in readings)
    if not others:
        return first
    weights = [reading.weight for reading in readings]
    fused = sum(weight * one.fused for weight, one in zip(weights, [first, *others], strict=True))
    return replace(first, fused=np.asarray(fused, dtype=np.float32))
