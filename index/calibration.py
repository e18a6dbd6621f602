"""How near is near: what the model's cosines mean in this library."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus import LANGUAGES, Collection, Language
from index.embedding import Embedder
from index.faiss_store import Vectors
from index.rows import Row

# Phrases asked in each language, spread evenly over the library, and the share of them that must pass the floor.
_SAMPLE = 64
_PASSING = 0.99


def floors_of(
    collection: Collection, rows: Sequence[Row], vectors: Vectors, embedder: Embedder
) -> Mapping[Language, float]:
    """Return by language the cosine that questions the library can answer reach with their best passage.

    The library's own aliases are asked as questions: phrases under which people look for a case, all of them
    answerable. A model's cosines mean nothing by themselves (those of E5 lie between 0.7 and 1), so the floor is
    measured with each model and library. Without aliases it is -1, and every question passes.
    """
    return {language: _floor(language, collection, rows, vectors, embedder) for language in LANGUAGES}


def _floor(
    language: Language, collection: Collection, rows: Sequence[Row], vectors: Vectors, embedder: Embedder
) -> float:
    phrases = [phrase for case in collection for phrase in case.texts[language].aliases]
    sample = phrases[:: max(1, len(phrases) // _SAMPLE)][:_SAMPLE]
    passages = [n for n, row in enumerate(rows) if row.passage is not None and row.language == language]
    if not sample or not passages:
        return -1.0
    cosines = embedder.encode_questions(sample) @ vectors[passages].T
    return round(float(np.quantile(cosines.max(axis=1), 1 - _PASSING)), 4)
