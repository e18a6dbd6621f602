"""Building the index of a collection, and opening what was built."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus import Collection
from index.embedding import Embedder, Progress
from index.encoded import Encoded
from index.errors import DamagedIndexError, RetrievalError
from index.faiss_store import FaissStore
from index.lexical import LexicalIndex
from index.manifest import Manifest, Source
from index.reranking import Reranker
from index.retriever import Retriever
from index.rows import Row, rows_of, words_of
from index.storage import current_generation, writing

_FAISS, _BM25, _ROWS = "faiss.index", "bm25", "rows.json"
# Each array of what the model made of the rows in a file of its own.
_ENCODED = ("vectors", "ids", "codes", "starts")

_ATTEMPTS = 3  # to read an index while others are built


def build_index(
    folder: Path,
    collection: Collection,
    embedder: Embedder,
    progress: Progress = lambda _done, _of: None,
    *,
    from_nothing: bool = False,
) -> Manifest:
    """Build the index of *collection* in *folder* and put it in place of the one before.

    Vectors of rows whose text has not changed are taken from the index before, unless *from_nothing*.
    *progress* is told (rows embedded, of rows to embed).

    Raises:
        BusyIndexError: another process is building.
        BuildError: the folder cannot be written; the index before is untouched.
    """
    source = Source.of(collection, embedder)
    rows = rows_of(collection)
    with writing(folder) as unfinished:
        known = None if from_nothing else _known(folder, source)
        encoded = _encoded(rows, known, embedder, progress)
        for name in _ENCODED:
            np.save(unfinished / f"{name}.npy", getattr(encoded, name), allow_pickle=False)
        FaissStore.of(encoded.vectors).save(unfinished / _FAISS)
        LexicalIndex.of([words_of(case, collection) for case in collection]).save(unfinished / _BM25)
        keys = [{"id": row.id, "key": row.key} for row in rows]
        (unfinished / _ROWS).write_text(json.dumps(keys, indent=0) + "\n", encoding="utf-8")
        passages = sum(row.passage is not None for row in rows)
        manifest = Manifest.of(source, (len(collection), passages, len(rows)), unfinished)
        manifest.write(unfinished)
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the index in *folder*; raises MissingIndexError or DamagedIndexError."""
    return Manifest.read(current_generation(folder))


def verify_index(folder: Path, wanted: Source) -> Manifest:
    """Check that the index in *folder* is whole and was built from *wanted*.

    Raises:
        MissingIndexError: there is none.
        StaleIndexError: it was built from something else.
        DamagedIndexError: a file is missing or not the one that was built.
    """
    return _verified(folder, current_generation(folder), wanted)


def open_index(folder: Path, collection: Collection, embedder: Embedder, reranker: Reranker | None = None) -> Retriever:
    """Open the index in *folder* for searching; raises what `verify_index` raises."""
    wanted = Source.of(collection, embedder)
    rows = rows_of(collection)
    for _ in range(_ATTEMPTS):
        generation = current_generation(folder)
        try:
            _verified(folder, generation, wanted)
            return _opened(folder, generation, rows, collection, embedder, reranker)
        except (OSError, DamagedIndexError) as error:
            # Two builds while this one was read take its files away: then there is a newer generation to read.
            if current_generation(folder) == generation:
                raise DamagedIndexError(
                    folder, error.what if isinstance(error, DamagedIndexError) else str(error)
                ) from error
    raise DamagedIndexError(folder, "it is being built again and again")


def _opened(
    folder: Path,
    generation: Path,
    rows: list[Row],
    collection: Collection,
    embedder: Embedder,
    reranker: Reranker | None,
) -> Retriever:
    encoded = _load(generation)
    if len(encoded) != len(rows):
        raise DamagedIndexError(folder, f"it has {len(encoded)} vectors for {len(rows)} rows")
    return Retriever(
        collection=collection,
        rows=rows,
        encoded=encoded,
        store=FaissStore.load(generation / _FAISS),
        lexical=LexicalIndex.load(generation / _BM25),
        embedder=embedder,
        reranker=reranker,
    )


def _verified(folder: Path, generation: Path, wanted: Source) -> Manifest:
    manifest = Manifest.read(generation)
    manifest.check_source(folder, wanted)
    manifest.check_files(generation)
    return manifest


def _load(generation: Path) -> Encoded:
    # Mapped, not read: what a process does not look at takes none of its memory.
    return Encoded(*(np.load(generation / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ENCODED))


def _known(folder: Path, source: Source) -> tuple[dict[str, int], Encoded] | None:
    """Return the rows of the index before by the key of their text, where it is whole and of the same model."""
    try:
        generation = current_generation(folder)
        manifest = Manifest.read(generation)
        same_model = manifest.source.model_revision == source.model_revision and manifest.source.format == source.format
        if not same_model:
            return None
        manifest.check_files(generation)
    except RetrievalError:
        return None  # nothing usable: every row is embedded anew
    keys = [row["key"] for row in json.loads((generation / _ROWS).read_text(encoding="utf-8"))]
    return {key: number for number, key in enumerate(keys)}, _load(generation)


def _encoded(
    rows: Sequence[Row], known: tuple[dict[str, int], Encoded] | None, embedder: Embedder, progress: Progress
) -> Encoded:
    """Encode *rows*, each text once, those that are *known* not at all."""
    number_of_key, parts = (dict(known[0]), [known[1]]) if known else ({}, [])
    missing = {row.key: row.text for row in rows if row.key not in number_of_key}
    if missing:
        behind = sum(len(part) for part in parts)
        number_of_key |= {key: behind + place for place, key in enumerate(missing)}
        parts.append(embedder.encode_passages(list(missing.values()), progress))
    return Encoded.joined(parts).taken([number_of_key[row.key] for row in rows])
