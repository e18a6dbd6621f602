"""What can go wrong between a question and the passages near it."""

from pathlib import Path

from corpus import FtzError


class RetrievalError(FtzError):
    """The search cannot be done; the message says what to do."""


class ModelError(RetrievalError):
    """A model is missing, damaged or not what it should be."""


class MissingIndexError(RetrievalError):
    """There is no index in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: there is no index yet; run 'ftz-cases index build'")
        self.folder = folder


class StaleIndexError(RetrievalError):
    """The index on disk was built from another corpus, model or splitter."""

    def __init__(self, folder: Path, changed: str) -> None:
        super().__init__(f"{folder}: {changed} has changed since the index was built; run 'ftz-cases index build'")
        self.folder, self.changed = folder, changed


class DamagedIndexError(RetrievalError):
    """A file of the index is not the one that was built."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder}: {what}; run 'ftz-cases index build' to make the index anew")
        self.folder, self.what = folder, what


class BusyIndexError(RetrievalError):
    """Another process is building the index."""

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(f"{folder}: {holder} is building this index; wait for it to end, then try again")
        self.folder, self.holder = folder, holder


class BuildError(RetrievalError):
    """The index could not be written; the one before is untouched."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"{folder}: the index could not be written ({reason}); free some space or choose another folder"
        )
        self.folder, self.reason = folder, reason
