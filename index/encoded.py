"""Texts as a model sees them: a vector for the whole, and one for every token."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from index.faiss_store import Vectors

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Some texts, encoded.

    ``vectors`` has a unit vector a text, shape (texts, dimensions). The tokens of text n are those from ``starts[n]``
    to ``starts[n + 1]``: ``ids``, shape (tokens,), are the model's numbers for them, ``codes``, shape (tokens,
    dimensions), their vectors in context, each stretched so that its largest component is 127: the direction in a
    quarter of the bytes. Marks of the model and the words of its prompt are left out; a model that has no vectors for
    tokens leaves ``ids`` and ``codes`` empty.
    """

    vectors: Vectors
    ids: npt.NDArray[np.int32]
    codes: Codes
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.vectors)

    def __getitem__(self, row: int) -> Self:
        """Return one of the texts by itself."""
        return self.taken([row])

    def taken(self, rows: Sequence[int]) -> Self:
        """Return the texts *rows*, in that order."""
        tokens = [np.arange(self.starts[row], self.starts[row + 1]) for row in rows]
        chosen = np.concatenate(tokens) if tokens else np.empty(0, dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum([len(some) for some in tokens])]).astype(np.int64)
        return type(self)(self.vectors[list(rows)], self.ids[chosen], self.codes[chosen], starts)

    @classmethod
    def joined(cls, parts: Sequence["Encoded"]) -> "Encoded":
        """Put *parts*, at least one, behind each other."""
        lengths = np.concatenate([np.diff(part.starts) for part in parts])
        return Encoded(
            np.concatenate([part.vectors for part in parts]),
            np.concatenate([part.ids for part in parts]),
            np.concatenate([part.codes for part in parts]),
            np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        )

    @classmethod
    def without_tokens(cls, vectors: Vectors) -> "Encoded":
        """Return texts of which only the vectors are known."""
        return cls(
            vectors,
            np.empty(0, dtype=np.int32),
            np.empty((0, vectors.shape[1]), dtype=np.int8),
            np.zeros(len(vectors) + 1, dtype=np.int64),
        )


def codes_of(vectors: Vectors) -> Codes:
    """Stretch and round *vectors*, shape (tokens, dimensions), to bytes."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    codes: Codes = np.rint(vectors * (127 / np.maximum(largest, 1e-12))).astype(np.int8)
    return codes
