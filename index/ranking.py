"""One way to rank, whatever is searched: both engines, their scores fused, the best row speaking for its group."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.faiss_store import Vectors, VectorStore
from index.fusion import fused, normalised
from index.lexical import LexicalIndex
from index.tokens import tokens

# Candidates taken from each engine. Enough that a case's passages in two languages do not crowd out other cases.
_CANDIDATES = 200

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RowScores:
    """What the engines say of every row: 0 to 1, shape (rows,), and 0 for a row that is not among their candidates.

    ``near`` are the candidates of the vector store, best first, and ``cosines`` their cosines.
    """

    near: Rows
    cosines: Vectors
    dense: Vectors
    lexical: Vectors
    fused: Vectors


def score_rows(
    text: str,
    vector: Vectors,
    store: VectorStore,
    lexical: LexicalIndex,
    allowed: npt.NDArray[np.bool_] | None = None,
) -> RowScores:
    """Score the *allowed* rows for a question, given as *text* and as *vector*."""
    bm25 = lexical.scores(tokens(text), allowed)
    near, cosines = store.search(vector, _CANDIDATES, allowed)
    in_dense = np.zeros(len(bm25), dtype=np.bool_)
    in_dense[near] = True
    dense = np.zeros(len(bm25), dtype=np.float32)
    dense[near] = cosines
    in_lexical = bm25 > 0
    if in_lexical.sum() > _CANDIDATES:
        in_lexical &= bm25 >= np.partition(bm25, -_CANDIDATES)[-_CANDIDATES]
    by_meaning = normalised(dense, in_dense)
    # A BM25 score has a true zero: no word in common. The least cosine of a model is whatever the model makes it.
    by_words = normalised(bm25, in_lexical, low=0.0)
    return RowScores(near, cosines, by_meaning, by_words, fused(by_meaning, by_words))


def best_groups(scores: Vectors, group_of_row: npt.NDArray[np.int64], groups: int, limit: int) -> list[int]:
    """Return the numbers of the groups whose best row scores highest, best first; none that scores 0."""
    best = np.zeros(groups, dtype=np.float32)
    np.maximum.at(best, group_of_row, scores)
    return [number for number in np.argsort(-best, kind="stable")[:limit].tolist() if best[number] > 0]
