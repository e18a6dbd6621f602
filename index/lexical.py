"""BM25 over the passages. The only module that imports bm25s."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.tokens import tokens

# Robertson and Zaragoza's usual values (The Probabilistic Relevance Framework, 2009).
_K1, _B = 1.5, 0.75


class LexicalIndex:
    """Terms of every row, scored by BM25 (Robertson et al.; Lucene's variant, as bm25s computes it)."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401  bm25s is untyped
        self._engine = engine
        self._vocabulary: dict[str, int] = engine.vocab_dict

    @classmethod
    def of(cls, texts: Sequence[str]) -> "LexicalIndex":
        """Count the terms of *texts*, one row each."""
        import bm25s  # noqa: PLC0415  takes its time

        engine = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        engine.index([tokens(text) for text in texts], show_progress=False)
        return cls(engine)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Open what `save` wrote."""
        import bm25s  # noqa: PLC0415  takes its time

        return cls(bm25s.BM25.load(str(folder), load_corpus=False, show_progress=False))

    def save(self, folder: Path) -> None:
        """Write the index into *folder*."""
        self._engine.save(str(folder), show_progress=False)

    def rows_with(self, term: str) -> npt.NDArray[np.int32]:
        """Return the rows that have *term*, in order."""
        number = self._vocabulary.get(term)
        if number is None:
            return np.empty(0, dtype=np.int32)
        start, end = self._engine.scores["indptr"][number : number + 2]
        rows: npt.NDArray[np.int32] = self._engine.scores["indices"][start:end]
        return rows

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of *term* (Robertson and Sparck Jones).

        A term that no row has is the rarest of all.
        """
        rows, having = int(self._engine.scores["num_docs"]), len(self.rows_with(term))
        return math.log(1 + (rows - having + 0.5) / (having + 0.5))

    def scores(self, terms: Sequence[str], allowed: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.float32]:
        """Return the BM25 score of every row, shape (rows,); rows that are not *allowed* score 0."""
        known = [term for term in terms if term in self._vocabulary]
        rows = int(self._engine.scores["num_docs"])
        if not known:
            return np.zeros(rows, dtype=np.float32)
        mask = None if allowed is None else allowed.astype(np.float32)
        scores: npt.NDArray[np.float32] = self._engine.get_scores(known, weight_mask=mask)
        return scores
