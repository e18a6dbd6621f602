"""Nearest vectors by FAISS. The only module that imports faiss."""

from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class VectorStore(Protocol):
    """Where vectors are searched: one contract, whatever the engine."""

    def search(
        self, vector: Vectors, limit: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Return the rows with the largest inner product and those products, best first, at most *limit*.

        *vector* has shape (dimensions,); *allowed*, shape (rows,), is applied while searching.
        """


class FaissStore:
    """Exact inner product over unit vectors: the cosine. The library is far below the size where approximation pays."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401  faiss is untyped
        self._engine = engine

    @classmethod
    def of(cls, vectors: Vectors) -> "FaissStore":
        """Hold *vectors*, shape (rows, dimensions), each of length 1."""
        import faiss  # noqa: PLC0415  takes its time

        engine = faiss.IndexFlatIP(vectors.shape[1])
        engine.add(vectors)
        return cls(engine)

    @classmethod
    def load(cls, file: Path) -> "FaissStore":
        """Open what `save` wrote; its checksum has been compared before."""
        import faiss  # noqa: PLC0415  takes its time

        return cls(faiss.deserialize_index(np.fromfile(file, dtype=np.uint8)))

    def save(self, file: Path) -> None:
        """Write the index to *file*."""
        import faiss  # noqa: PLC0415  takes its time

        # Through Python's own files: a full disk is an OSError then, as everywhere, and not FAISS's RuntimeError.
        file.write_bytes(faiss.serialize_index(self._engine).tobytes())

    def search(
        self, vector: Vectors, limit: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> tuple[npt.NDArray[np.int64], Vectors]:
        """Return the rows with the largest inner product and those products, best first, at most *limit*."""
        import faiss  # noqa: PLC0415  loaded long since

        bitmap = None if allowed is None else np.packbits(allowed, bitorder="little")
        parameters = None
        if bitmap is not None:
            # The bitmap must outlive the search: the selector points into it.
            selector = faiss.IDSelectorBitmap(self._engine.ntotal, faiss.swig_ptr(bitmap))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # faiss adds it when imported
        wanted = min(limit, self._engine.ntotal if allowed is None else int(allowed.sum()))
        if not wanted:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        products, rows = self._engine.search(vector.reshape(1, -1), wanted, params=parameters)
        return rows[0], products[0]
