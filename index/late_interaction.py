"""Late interaction: every token of a question looks for its like among the tokens of a text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoded import Codes, Encoded
from index.faiss_store import Vectors


@dataclass(frozen=True, slots=True)
class Match:
    """How well the tokens of a question are met.

    ``weights``, shape (tokens,), are the rarities of the tokens; ``best``, shape (tokens, groups), the cosine of the
    nearest token in each group.
    """

    weights: Vectors
    best: Vectors

    @property
    def means(self) -> Vectors:
        """The mean of the tokens' cosines by group, rare tokens weighing most; shape (groups,)."""
        total = self.weights.sum()
        if not total:
            return np.zeros(self.best.shape[1], dtype=np.float32)
        means: Vectors = self.weights @ self.best / total
        return means


class LateInteraction:
    """The tokens of groups of rows, each group a run of rows without a gap.

    The sum over the question's tokens of the largest cosine is that of ColBERT (Khattab and Zaharia, SIGIR 2020), the
    weighting by inverse document frequency that of BERTScore (Zhang et al., ICLR 2020). The tokens are those of an
    ordinary sentence model, in its last layer: mean pooling has made them comparable.
    """

    def __init__(self, encoded: Encoded, group_of_row: npt.NDArray[np.int64], groups: int) -> None:
        self._codes: Codes = encoded.codes
        rows = np.searchsorted(group_of_row, np.arange(groups + 1))
        self._bounds = encoded.starts[rows]
        squares = np.einsum("ij,ij->i", self._codes, self._codes, dtype=np.float32)
        self._inverse_lengths = 1 / np.sqrt(np.maximum(squares, 1e-12))
        self._groups = groups
        group_of_token = np.repeat(np.arange(groups), np.diff(self._bounds))
        pairs = np.unique(np.stack([encoded.ids.astype(np.int64), group_of_token]), axis=1)
        ids, having = np.unique(pairs[0], return_counts=True)
        self._having = dict(zip(ids.tolist(), having.tolist(), strict=True))

    def __bool__(self) -> bool:
        """Whether there are tokens at all."""
        return len(self._codes) > 0

    def match(self, question: Encoded, groups: Sequence[int]) -> Match:
        """Match the tokens of *question*, one text, with those of *groups*."""
        weights = self.rarities(question.ids)
        best = np.zeros((len(weights), len(groups)), dtype=np.float32)
        filled = [place for place, group in enumerate(groups) if self._bounds[group] < self._bounds[group + 1]]
        if not len(weights) or not filled:
            return Match(weights, best)
        spans = [(self._bounds[groups[place]], self._bounds[groups[place] + 1]) for place in filled]
        codes = np.concatenate([self._codes[start:end] for start, end in spans]).astype(np.float32)
        lengths = np.concatenate([self._inverse_lengths[start:end] for start, end in spans])
        asked = question.codes.astype(np.float32)
        asked /= np.linalg.norm(asked, axis=1, keepdims=True)
        cosines = (asked @ codes.T) * lengths
        starts = np.concatenate([[0], np.cumsum([end - start for start, end in spans])[:-1]])
        best[:, filled] = np.maximum.reduceat(cosines, starts, axis=1)
        return Match(weights, best)

    def rarities(self, ids: npt.NDArray[np.int32]) -> Vectors:
        """Return the rarity of each token among the groups, shape (tokens,)."""
        return np.array([self._rarity(token) for token in ids.tolist()], dtype=np.float32)

    def _rarity(self, token: int) -> float:
        having = self._having.get(token, 0)
        return float(np.log(1 + (self._groups - having + 0.5) / (having + 0.5)))
