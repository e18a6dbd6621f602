"""What stands in a document, whatever its form: Word, Markdown or HTML."""

from dataclasses import dataclass

from assistant.answer import Citation
from assistant.papers.styles import Wording
from corpus import Case, Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 for a part of the document, 2 for a case in it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``small`` for what is said aside."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what they say."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list without numbers."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A proven quote with the section it is from, the mark of its source, and the note that says where it stands."""

    citation: Citation
    section: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Entries:
    """The reference list: mark (empty in styles by author and date), wording and what is to be added to it."""

    rows: tuple[tuple[str, Wording, str], ...]


Block = Heading | Line | Facts | Items | Quoted | Entries


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its quotes in place. ``facts`` stand under the title; ``records`` are the cases it is about."""

    language: Language
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    records: tuple[Case, ...]
    fingerprint: str

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The quotes, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Quoted))
