"""A small model for the tests of everything but the model: words hashed into vectors."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import Collection, read_collection
from index import Progress
from index.encoded import Encoded, codes_of
from index.tokens import tokens


class HashingEmbedder:
    """Gives every term a fixed random vector, and a text their sum. Counts what it has embedded."""

    dimensions = 64

    def __init__(self, name: str = "hashing", revision: str = "1") -> None:
        self.name, self.revision = name, revision
        self.embedded = 0

    def encode_question(self, text: str) -> Encoded:
        terms = tokens(text)
        numbers = [int.from_bytes(hashlib.sha256(term.encode()).digest()[:4], "big") >> 1 for term in terms]
        vectors = np.array(
            [np.random.default_rng(number).standard_normal(self.dimensions) for number in numbers], dtype=np.float32
        ).reshape(-1, self.dimensions)
        total = vectors.sum(axis=0) + np.float32(1e-3)
        starts = np.array([0, len(terms)], dtype=np.int64)
        return Encoded(
            (total / np.linalg.norm(total)).reshape(1, -1), np.array(numbers, np.int32), codes_of(vectors), starts
        )

    def encode_questions(self, texts: Sequence[str]) -> Encoded:
        return Encoded.joined([self.encode_question(text) for text in texts])

    def encode_passages(self, texts: Sequence[str], progress: Progress) -> Encoded:
        self.embedded += len(texts)
        encoded = self.encode_questions(texts)
        progress(len(texts), len(texts))
        return encoded

    def token_spans(self, texts: Sequence[str]) -> list[np.ndarray]:
        """A term is no stretch of the text: stems and pairs of characters stand nowhere."""
        return [np.empty((0, 2), dtype=np.int64) for _ in texts]


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def small_collection(small_corpus: Path) -> Collection:
    return read_collection(small_corpus)
