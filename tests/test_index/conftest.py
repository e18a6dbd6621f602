"""A small model for the tests of everything but the model: words hashed into vectors."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus import Collection, read_collection
from index import Progress
from index.faiss_store import Vectors
from index.tokens import tokens


class HashingEmbedder:
    """Sums a fixed random vector for every term. Counts what it has embedded."""

    dimensions = 64

    def __init__(self, name: str = "hashing", revision: str = "1") -> None:
        self.name, self.revision = name, revision
        self.embedded = 0

    def encode_question(self, text: str) -> Vectors:
        total = np.full(self.dimensions, 1e-3, dtype=np.float32)
        for term in tokens(text):
            seed = int.from_bytes(hashlib.sha256(term.encode()).digest()[:8], "big")
            total += np.random.default_rng(seed).standard_normal(self.dimensions, dtype=np.float32)
        return total / np.linalg.norm(total)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.encode_question(text) for text in texts])

    def encode_passages(self, texts: Sequence[str], progress: Progress) -> Vectors:
        self.embedded += len(texts)
        vectors = self.encode_questions(texts)
        progress(len(texts), len(texts))
        return vectors


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def small_collection(small_corpus: Path) -> Collection:
    return read_collection(small_corpus)
