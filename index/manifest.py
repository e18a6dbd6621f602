"""What an index was built from, and what its files must be."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from corpus import SPLITTER, Collection
from index.embedding import Embedder
from index.errors import DamagedIndexError, StaleIndexError
from index.tokens import TOKENISER

FORMAT = 2  # of the files in a generation
_LIBRARIES = ("bm25s", "faiss-cpu", "numpy", "sentence-transformers", "torch", "transformers")


@dataclass(frozen=True, slots=True)
class Source:
    """All that decides what an index holds.

    Two builds from equal sources, with the same libraries on the same machine, have equal manifests.
    """

    format: int
    corpus: str
    model: str
    model_revision: str
    dimensions: int
    splitter: str
    tokeniser: str

    @classmethod
    def of(cls, collection: Collection, embedder: Embedder) -> Self:
        """Describe what an index of *collection* by *embedder* would be built from."""
        return cls(
            FORMAT, collection.fingerprint, embedder.name, embedder.revision, embedder.dimensions, SPLITTER, TOKENISER
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The source of an index, its counts and the libraries it was made with, and (bytes, SHA-256) of every file."""

    source: Source
    cases: int
    passages: int
    rows: int
    versions: Mapping[str, str] = field(hash=False)
    files: Mapping[str, tuple[int, str]] = field(hash=False)

    @classmethod
    def of(cls, source: Source, counts: tuple[int, int, int], folder: Path) -> Self:
        """Describe the files in *folder*; *counts* are cases, passages and rows."""
        files = {
            path.relative_to(folder).as_posix(): (path.stat().st_size, _sha256(path))
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        return cls(source, *counts, {name: version(name) for name in _LIBRARIES}, files)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read ``manifest.json`` in *folder*; raises DamagedIndexError."""
        try:
            fields: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            source = Source(**fields.pop("source"))
            files = {name: (int(size), str(digest)) for name, (size, digest) in fields.pop("files").items()}
            return cls(source=source, files=files, **fields)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise DamagedIndexError(folder, "manifest.json is missing or not readable") from error

    def write(self, folder: Path) -> None:
        """Write ``manifest.json`` into *folder*."""
        text = json.dumps(self.as_dict(), indent=2, sort_keys=True, ensure_ascii=False)
        (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")

    def as_dict(self) -> dict[str, Any]:
        """Return the manifest as JSON has it."""
        fields = asdict(self)
        return fields | {"files": {name: list(entry) for name, entry in self.files.items()}}

    def check_source(self, folder: Path, wanted: Source) -> None:
        """Raise StaleIndexError where the index in *folder* was built from something else than *wanted*."""
        for name, words in (
            ("format", "the format of the index"),
            ("corpus", "the corpus"),
            ("model", "the model"),
            ("model_revision", "the model"),
            ("dimensions", "the model"),
            ("splitter", "the splitter"),
            ("tokeniser", "the tokeniser"),
        ):
            if getattr(self.source, name) != getattr(wanted, name):
                raise StaleIndexError(folder, words)

    def check_files(self, folder: Path) -> None:
        """Compare size and checksum of every file; raises DamagedIndexError.

        Of damaged FAISS files one in eight loads and gives wrong neighbours without an error: the checksum is the
        only guard.
        """
        for name, (size, digest) in self.files.items():
            path = folder / name
            if not path.is_file():
                raise DamagedIndexError(folder, f"{name} is missing")
            if path.stat().st_size != size or _sha256(path) != digest:
                raise DamagedIndexError(folder, f"{name} is damaged")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
