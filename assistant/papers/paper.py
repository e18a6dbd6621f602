"""What a document is made of: cases with proven quotes, and the search that led to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.answer import Citation, Coverage, Outcome, Understood
from corpus import Case, Language
from index import Facets


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A case with the quotes taken from it, in reading order; ``why`` says why it is there."""

    case: Case
    quotes: tuple[Citation, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """The search behind a paper. ``facets`` and ``limit`` are None where the answer does not say what was asked."""

    question: str
    outcome: Outcome
    reason: str
    understood: Understood
    facets: Facets | None
    limit: int | None
    corpus: Mapping[str, str | int] = field(hash=False)
    model: str
    rejected: tuple[tuple[Case, tuple[str, ...]], ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """Cases to be written down in ``language``; every quote has been compared with the library of ``fingerprint``.

    ``made`` is the day of the export, ``records`` the number of records in the library.
    """

    language: Language
    cases: tuple[PaperCase, ...]
    fingerprint: str
    records: int
    made: date
    search: Search | None = None

    @property
    def quotes(self) -> tuple[Citation, ...]:
        """All quotes, numbered from 1."""
        return tuple(quote for entry in self.cases for quote in entry.quotes)
