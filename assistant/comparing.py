"""Laying cases side by side: the passages that carry each section, and figures of the same kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from assistant.answer import Citation
from assistant.comparison import Cell, Comparison, FigureCell, FigureQuote, FigureRow, SectionRow
from assistant.figure_units import KIND_LABELS, FigureKind
from assistant.figures import Figure, read_figures
from assistant.proving import proven_citations
from assistant.writing import citation_of
from corpus import (
    SECTIONS,
    Case,
    Collection,
    FtzError,
    Language,
    Passage,
    SectionKind,
    case_named,
    passages_of,
    quotable_sentences,
)

FEWEST, MOST = 2, 4  # more than four columns can be read on no screen
_QUOTES: Mapping[SectionKind, int] = {"measures": 2, "results": 2}  # in a cell; 1 elsewhere
_FIGURE_QUOTES = 3  # sentences in a cell of figures
# A before and an after says most about a reform, then a rise or fall, then time and money.
_PAIR = 4
_WEIGHTS: Mapping[FigureKind, int] = {"change": 3, "duration": 2, "money": 2, "count": 0, "percent": 0, "period": 0}
_OF_ONE_UNIT: frozenset[FigureKind] = frozenset({"count"})  # berths are not compared with cities
_ONLY_SHARED: frozenset[FigureKind] = frozenset({"count", "percent"})
_PAIRS: tuple[FigureKind, None] = ("count", None)
_NAMELESS = ("", "item", "kind", "occasion")  # units that say nothing of what is counted


class ComparisonError(FtzError):
    """These cases cannot be compared; the message says what to name instead."""


def compare(names: Sequence[str], collection: Collection, language: Language = "en") -> Comparison:
    """Lay the cases with these ids side by side, in this order, with quotes in *language*.

    Raises:
        ComparisonError: fewer than two or more than four cases, or one of them twice.
        UnknownNameError: there is no such case.
        ProofError: a quote does not stand in its record.
    """
    cases = _cases(names, collection)
    passages = {case.id: tuple(p for p in passages_of(case) if p.language == language) for case in cases}
    quoting = Quoting(cases, language)
    sections = tuple(_section_rows(passages, quoting))
    quoted = {citation.passage_id for citation in quoting.citations}
    sources = {
        case: [passage for passage in own if passage.section == "results" or passage.id in quoted]
        for case, own in passages.items()
    }
    figures = tuple(_figure_rows(sources, quoting))
    proven_citations(quoting.citations, collection)
    corpus: dict[str, str | int] = {"fingerprint": collection.fingerprint, "cases": len(collection)}
    return Comparison(language, cases, sections, figures, tuple(quoting.citations), MappingProxyType(corpus))


def _cases(names: Sequence[str], collection: Collection) -> tuple[Case, ...]:
    if not FEWEST <= len(names) <= MOST:
        said = "1 case is named" if len(names) == 1 else f"{len(names)} cases are named"
        raise ComparisonError(f"{said}; name {FEWEST} to {MOST} cases to compare")
    cases = tuple(case_named(name, collection) for name in names)
    for place, case in enumerate(cases):
        if case in cases[:place]:
            raise ComparisonError(f"the case {case.id} is named twice; name another one beside it")
    return cases


class Quoting:
    """Makes citations and numbers them as they come; a passage that is cited again keeps its number."""

    def __init__(self, cases: Sequence[Case], language: Language) -> None:
        self.citations: list[Citation] = []
        self.language: Language = language
        self._numbers: dict[str, int] = {}
        self._cases = {case.id: case for case in cases}

    def cite(self, passage: Passage) -> int:
        """Return the number of the citation of *passage*."""
        if passage.id not in self._numbers:
            self._numbers[passage.id] = len(self.citations) + 1
            case, number = self._cases[passage.case_id], self._numbers[passage.id]
            self.citations.append(citation_of(case, passage, (passage.start, passage.end), number))
        return self._numbers[passage.id]


def _section_rows(passages: Mapping[str, Sequence[Passage]], quoting: Quoting) -> Iterator[SectionRow]:
    """Yield a row for each section that a case has; the summary only of cases that tell no measures."""
    for section in SECTIONS:
        chosen = {
            case: carrying([passage for passage in own if passage.section == section], section, quoting.language)
            for case, own in passages.items()
            if section != "summary" or not any(passage.section == "measures" for passage in own)
        }
        if any(chosen.values()):
            yield SectionRow(
                section,
                tuple(
                    Cell(case, tuple(quoting.cite(passage) for passage in chosen.get(case, ()))) for case in passages
                ),
            )


def carrying(passages: Sequence[Passage], section: SectionKind, language: Language) -> list[Passage]:
    """Return the passages that carry the section, in reading order: of results those with figures, else the first.

    Nearness to a question would be a third reason to choose one; it would be weighed here.
    """
    most = _QUOTES.get(section, 1)
    if section != "results":
        return list(passages[:most])
    weights = {passage.id: sum(map(_weight, read_figures(passage.text, language))) for passage in passages}
    best = sorted(passages, key=lambda passage: -weights[passage.id])[:most]
    telling = [passage for passage in passages if passage in best and weights[passage.id]]
    return telling or list(passages[:1])


def _weight(figure: Figure) -> int:
    return _PAIR if figure.before else _WEIGHTS.get(figure.kind, 1)


def _figure_rows(sources: Mapping[str, Sequence[Passage]], quoting: Quoting) -> Iterator[FigureRow]:
    """Yield the figures by kind, those that most cases have first."""
    found = {case: _by_row(passages, quoting.language) for case, passages in sources.items()}
    kinds = list(KIND_LABELS)
    keys = {key for own in found.values() for key in own}
    rows = {key: sum(1 for own in found.values() if key in own) for key in keys if _is_comparable(*key)}
    kept = [key for key, cases in rows.items() if cases > 1 or key[0] not in _ONLY_SHARED or key == _PAIRS]
    for kind, unit in sorted(kept, key=lambda key: (-rows[key], kinds.index(key[0]), key[1] or "")):
        cells = (
            FigureCell(case, tuple(_figure_quotes(own.get((kind, unit), ()), quoting))) for case, own in found.items()
        )
        yield FigureRow(kind, unit, tuple(cells))


def _is_comparable(kind: FigureKind, unit: str | None) -> bool:
    return kind != "period" and unit not in _NAMELESS


def _by_row(
    passages: Sequence[Passage], language: Language
) -> dict[tuple[FigureKind, str | None], list[tuple[Passage, FigureQuote]]]:
    """Return the sentences with figures by the row where they stand; their citations are not numbered yet."""
    rows: dict[tuple[FigureKind, str | None], list[tuple[Passage, FigureQuote]]] = {}
    for passage in passages:
        figures = read_figures(passage.text, language)
        for start, end in quotable_sentences(passage.text, language):
            own: dict[tuple[FigureKind, str | None], list[Figure]] = {}
            for figure in figures:
                if start <= figure.start < end:
                    own.setdefault(_row_of(figure), []).append(figure)
            for key, of_kind in own.items():
                rows.setdefault(key, []).append((passage, FigureQuote(0, start, end, tuple(of_kind))))
    return rows


def _row_of(figure: Figure) -> tuple[FigureKind, str | None]:
    """Return the row of a figure; from nine to four is worth reading whatever was counted."""
    if figure.kind not in _OF_ONE_UNIT or (figure.before and figure.unit in _NAMELESS):
        return figure.kind, None
    return figure.kind, figure.unit


def _figure_quotes(found: Sequence[tuple[Passage, FigureQuote]], quoting: Quoting) -> Iterator[FigureQuote]:
    """Yield the most telling sentences, in reading order, with the numbers of their citations."""
    ranked = sorted(found, key=lambda entry: -max(map(_weight, entry[1].figures)))[:_FIGURE_QUOTES]
    for passage, quote in found:
        if (passage, quote) in ranked:
            yield replace(quote, citation=quoting.cite(passage))
