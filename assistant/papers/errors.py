"""What can go wrong with a document."""

from corpus import FtzError


class ExportError(FtzError):
    """The document asked for cannot be made; nothing was written. The message says what to do."""


class DocumentError(FtzError):
    """A file that was given cannot be read; the message says what it must be."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason
