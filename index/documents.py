"""Ranking documents that are no cases, with the engines and the fusion that rank cases: for measuring them."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from corpus import Language, runs_of_sentences
from index.embedding import Embedder, Progress
from index.errors import BuildError
from index.faiss_store import FaissStore, Vectors
from index.lexical import LexicalIndex
from index.ranking import best_groups, score_rows
from index.tokens import is_chinese

# Characters that fit into the 512 tokens of multilingual-e5-small, with room for the title.
_WINDOW: dict[Language, int] = {"en": 1_600, "zh": 600}


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a test collection; the title may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ids of the nearest documents, best first: by meaning, by words, and by both, as cases are ranked."""

    dense: tuple[str, ...]
    lexical: tuple[str, ...]
    fused: tuple[str, ...]


class DocumentRanker:
    """Ranks *documents*. A long one is cut at sentences, and its best passage speaks for it, as for a case.

    Vectors are kept below *folder* by model and texts: a second run with the same ones embeds nothing.
    """

    def __init__(
        self, documents: Sequence[Document], embedder: Embedder, folder: Path, progress: Progress = lambda *_: None
    ) -> None:
        cut = [(number, row) for number, document in enumerate(documents) for row in _rows_of(document)]
        self.passages = len(cut)
        self._ids = [document.id for document in documents]
        self._document_of_row = np.array([number for number, _ in cut], dtype=np.int64)
        self._embedder, self._folder = embedder, folder
        texts = [text for _, text in cut]
        vectors = self._kept("passages", texts, lambda: embedder.encode_passages(texts, progress))
        self._store = FaissStore.of(vectors)
        self._lexical = LexicalIndex.of(texts)

    def rank(self, questions: Sequence[str], limit: int) -> list[Ranking]:
        """Return at most *limit* documents for each of the *questions*, which are embedded together."""
        vectors = self._kept("questions", questions, lambda: self._embedder.encode_questions(questions))
        return [self._ranking(text, vector, limit) for text, vector in zip(questions, vectors, strict=True)]

    def _ranking(self, text: str, vector: Vectors, limit: int) -> Ranking:
        rows = score_rows(text, vector, self._store, self._lexical)

        def best(scores: Vectors) -> tuple[str, ...]:
            numbers = best_groups(scores, self._document_of_row, len(self._ids), limit)
            return tuple(self._ids[number] for number in numbers)

        return Ranking(best(rows.dense), best(rows.lexical), best(rows.fused))

    def _kept(self, kind: str, texts: Sequence[str], encode: Callable[[], Vectors]) -> Vectors:
        """Return the vectors of *texts* from the folder, or encode and keep them; raises BuildError."""
        digest = hashlib.sha256(f"{self._embedder.revision}\n{kind}\n".encode())
        for text in texts:
            digest.update(hashlib.sha256(text.encode()).digest())
        file = self._folder / digest.hexdigest()[:32] / f"{kind}.npy"
        vectors = _read(file, (len(texts), self._embedder.dimensions))
        if vectors is None:
            vectors = encode()
            _write(file, vectors)
        return vectors


def _rows_of(document: Document) -> Iterator[str]:
    """Yield the texts that are searched for a document: the whole, or runs of its sentences, with the title before."""
    title = f"{document.title}: " if document.title.strip() else ""
    language: Language = "zh" if is_chinese(document.text) else "en"
    room = _WINDOW[language]
    pieces = runs_of_sentences(document.text, language, room) if len(document.text) > room else []
    for start, end in pieces or [(0, len(document.text))]:
        yield title + document.text[start:end]


def _read(file: Path, shape: tuple[int, int]) -> Vectors | None:
    """Return the vectors in *file*, or None where there are none of that *shape*."""
    try:
        vectors: Vectors = np.load(file, allow_pickle=False)
    except (FileNotFoundError, ValueError, EOFError):
        return None  # nothing usable: all is embedded anew
    return vectors if vectors.shape == shape and vectors.dtype == np.float32 else None


def _write(file: Path, vectors: Vectors) -> None:
    """Write *file* aside and put it in place whole; raises BuildError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as aside:
            unfinished = Path(aside.name)
            try:
                np.save(aside, vectors, allow_pickle=False)
                aside.flush()
                unfinished.replace(file)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BuildError(file.parent, error.strerror or str(error)) from error
