"""The search taken apart: how it would rank with some of its stages alone. For measuring them."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from index.faiss_store import Vectors
from index.fusion import fused
from index.ranking import GroupScores

STAGES: Final = (
    "BM25",
    "vectors",
    "fused by ranks",
    "fused by scores, half each",
    "fused by scores, BM25 by what it knows",
    "and the question's tokens",
)
FULL: Final = STAGES[-1]
# Of questions that follow others.
IN_CONTEXT: Final = "and the questions before"

_RRF = 60  # Cormack, Clarke and Büttcher, SIGIR 2009


def stages_of(scores: GroupScores) -> Mapping[str, Vectors]:
    """Return by stage the score of every group, shape (groups,)."""
    by_rank = _reciprocal(scores.meaning) + _reciprocal(scores.words)
    half = fused([(scores.meaning, 1.0), (scores.words, 1.0)])
    adaptive = fused([(scores.meaning, 1.0), (scores.words, scores.known)])
    return dict(zip(STAGES, (scores.words, scores.meaning, by_rank, half, adaptive, scores.fused), strict=True))


def _reciprocal(scores: Vectors) -> Vectors:
    ranks = np.empty(len(scores), dtype=np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return np.where(scores > 0, 1 / (_RRF + ranks), 0).astype(np.float32)
