"""What the assistant says when cases are laid side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.figure_units import FigureKind
from assistant.figures import Figure
from corpus import Case, Language, SectionKind


@dataclass(frozen=True, slots=True)
class Cell:
    """What one case says under one heading: numbers of citations in reading order, none where the record is silent."""

    case_id: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the records, with one cell a case, in the order of the cases."""

    section: SectionKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FigureQuote:
    """A whole sentence with figures: ``quote[start:end]`` of the citation. The figures count characters of that quote.

    A sentence that limits it ("these figures describe the port as a whole") belongs to it.
    """

    citation: int
    start: int
    end: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FigureCell:
    """The figures of one kind that one case has, best first kept, in reading order."""

    case_id: str
    quotes: tuple[FigureQuote, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures of one kind, with one cell a case. ``unit`` is set where only the same unit can be compared."""

    kind: FigureKind
    unit: str | None
    cells: tuple[FigureCell, ...]

    @property
    def is_shared(self) -> bool:
        """Whether more than one case has such figures."""
        return sum(1 for cell in self.cells if cell.quotes) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four cases side by side; the facets stand in ``cases``. Figures that most cases have come first.

    ``corpus`` has fingerprint and number of cases of the library.
    """

    language: Language
    cases: tuple[Case, ...]
    sections: tuple[SectionRow, ...]
    figures: tuple[FigureRow, ...]
    citations: tuple[Citation, ...]
    corpus: Mapping[str, str | int] = field(hash=False)

    def citation(self, number: int) -> Citation:
        """Return the citation with this number, counted from 1."""
        return self.citations[number - 1]

    def words_of(self, quote: FigureQuote) -> str:
        """Return the sentence that *quote* points at."""
        return self.citation(quote.citation).quote[quote.start : quote.end]
