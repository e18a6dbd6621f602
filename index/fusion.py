"""Putting together what the parts of the search say."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def normalised(scores: Scores, among: npt.NDArray[np.bool_]) -> Scores:
    """Map the scores of those *among* to 0..1, worst to best; the others get 0.

    A single one, or equal scores, get 1: min-max would make them nothing.
    """
    result = np.zeros_like(scores)
    if among.any():
        low, high = float(scores[among].min()), float(scores[among].max())
        result[among] = 1.0 if high == low else (scores[among] - low) / (high - low)
    return result


def fused(parts: Sequence[tuple[Scores, float]]) -> Scores:
    """Return the weighted mean of normalised score arrays of equal shape.

    A convex combination (Bruch, Gai and Ingber, TOIS 2023). A part that found nothing at all has no say.
    """
    total = sum(weight for scores, weight in parts if scores.any())
    if not total:
        return np.zeros_like(parts[0][0])
    mean = np.zeros_like(parts[0][0])
    for scores, weight in parts:
        mean += scores * np.float32(weight / total)
    return mean
