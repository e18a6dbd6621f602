"""Ranking documents that are no cases, with the engines and the fusion that rank cases: for measuring them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile

import numpy as np

from corpus import Language, runs_of_sentences
from index.context import readings_of, scored, texts_of
from index.embedding import Embedder, Progress
from index.encoded import Encoded
from index.errors import BuildError
from index.faiss_store import FaissStore
from index.lexical import LexicalIndex
from index.ranking import GroupRanker
from index.stages import IN_CONTEXT, stages_of
from index.tokens import is_chinese

# Characters that fit into the 512 tokens of multilingual-e5-small, with room for the title.
_WINDOW: dict[Language, int] = {"en": 1_600, "zh": 600}


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a test collection; the title may be empty."""

    id: str
    title: str
    text: str


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
        self._embedder, self._folder = embedder, folder
        texts = [text for _, text in cut]
        encoded = self._kept("passages", texts, lambda: embedder.encode_passages(texts, progress))
        self._ranker = GroupRanker(
            store=FaissStore.of(encoded.vectors),
            lexical=LexicalIndex.of([f"{document.title} {document.text}" for document in documents]),
            encoded=encoded,
            group_of_row=np.array([number for number, _ in cut], dtype=np.int64),
        )

    def rank(self, dialogues: Sequence[Sequence[str]], limit: int) -> list[Mapping[str, tuple[str, ...]]]:
        """Return for the last question of each dialogue at most *limit* documents, best first, by stage of the search.

        What was asked before it comes in with the stage `IN_CONTEXT`, which those without it have not.
        """
        texts = list(dict.fromkeys(text for dialogue in dialogues for text in texts_of(dialogue[-1], dialogue[:-1])))
        encoded = self._kept("questions", texts, lambda: self._embedder.encode_questions(texts))
        row_of = {text: row for row, text in enumerate(texts)}
        return [self._ranking(dialogue, limit, lambda text: encoded[row_of[text]]) for dialogue in dialogues]

    def _ranking(
        self, dialogue: Sequence[str], limit: int, encode: Callable[[str], Encoded]
    ) -> Mapping[str, tuple[str, ...]]:
        *earlier, question = dialogue
        scores = self._ranker.score(question, encode(question))
        staged = dict(stages_of(scores))
        if earlier:
            readings = readings_of(question, earlier, encode)
            staged[IN_CONTEXT] = scored(readings, self._ranker.score).fused
        return {stage: tuple(self._ids[number] for number in scores.best(limit, row)) for stage, row in staged.items()}

    def _kept(self, kind: str, texts: Sequence[str], encode: Callable[[], Encoded]) -> Encoded:
        """Return *texts* encoded, from the folder, or encode and keep them; raises BuildError."""
        digest = hashlib.sha256(f"{self._embedder.revision}\n{kind} with tokens\n".encode())
        for text in texts:
            digest.update(hashlib.sha256(text.encode()).digest())
        file = self._folder / digest.hexdigest()[:32] / f"{kind}.npz"
        encoded = _read(file, (len(texts), self._embedder.dimensions))
        if encoded is None:
            encoded = encode()
            _write(file, encoded)
        return encoded


def _rows_of(document: Document) -> Iterator[str]:
    """Yield the texts that are searched for a document: the whole, or runs of its sentences, with the title before."""
    title = f"{document.title}: " if document.title.strip() else ""
    language: Language = "zh" if is_chinese(document.text) else "en"
    room = _WINDOW[language]
    pieces = runs_of_sentences(document.text, language, room) if len(document.text) > room else []
    for start, end in pieces or [(0, len(document.text))]:
        yield title + document.text[start:end]


def _read(file: Path, shape: tuple[int, int]) -> Encoded | None:
    """Return the encoded texts in *file*, or None where there are none of that *shape*."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            encoded = Encoded(kept["vectors"], kept["ids"], kept["codes"], kept["starts"])
    except (FileNotFoundError, ValueError, EOFError, KeyError, BadZipFile):
        return None  # nothing usable: all is embedded anew
    return encoded if encoded.vectors.shape == shape and len(encoded.starts) == shape[0] + 1 else None


def _write(file: Path, encoded: Encoded) -> None:
    """Write *file* aside and put it in place whole; raises BuildError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as aside:
            unfinished = Path(aside.name)
            try:
                np.savez(aside, vectors=encoded.vectors, ids=encoded.ids, codes=encoded.codes, starts=encoded.starts)
                aside.flush()
                unfinished.replace(file)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BuildError(file.parent, error.strerror or str(error)) from error
