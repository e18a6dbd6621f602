"""Every figure in the results of the cases, each in its sentence: the sentence counts, the rest is read from it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from assistant.answer import Citation
from assistant.comparing import Quoting
from assistant.figure_units import KIND_LABELS, unit_label
from assistant.figures import Figure, read_figures
from assistant.papers.errors import ExportError
from assistant.papers.paper import Paper
from assistant.papers.periods import periods_of
from assistant.papers.tables import Cell
from assistant.papers.words import WORDS
from assistant.proving import ProofError, proven_citations
from corpus import Case, Collection, Language, Passage, passages_of, plain_sentences, quotable_sentences

COLUMNS: Final = (
    *("case_id", "title", "figure", "kind", "measures", "clause"),
    *("quantity", "upper", "unit", "unit_name", "bound", "per", "before", "before_upper", "before_unit", "period"),
    *("sentence", "language", "start", "end", "sha256", "kind_of_quote", "publisher", "source", "date", "url"),
)
# A comma ends a clause, but not in 1,600.
_BREAK: Final = re.compile(r"[;；，。]\s*|[,.]\s+")


def figures_table(paper: Paper, collection: Collection) -> list[list[Cell]]:
    """Return a header and a row for each figure in the results of the cases of *paper*, in reading order.

    Raises:
        ExportError: a sentence does not stand in its record.
    """
    rows: list[list[Cell]] = [list(COLUMNS)]
    for entry in paper.cases:
        for citation, figures in _sentences(entry.case, paper.language):
            try:
                proven_citations([citation], collection)
            except ProofError as error:
                raise ExportError(f"quote of {error.passage_id}: {error.reason}; nothing was written") from error
            rows.extend(_row(entry.case, citation, figure) for figure in figures)
    return rows


def _sentences(case: Case, language: Language) -> Iterator[tuple[Citation, list[Figure]]]:
    """Yield each sentence that has figures, with those that limit it; the figures count its characters."""
    for passage in passages_of(case):
        if passage.language == language and passage.section == "results":
            figures = read_figures(passage.text, language)
            for start, end in quotable_sentences(passage.text, language):
                own = [
                    replace(figure, start=figure.start - start, end=figure.end - start)
                    for figure in figures
                    if start <= figure.start < end
                ]
                if own:
                    yield _cited(case, passage, start, end), own


def _cited(case: Case, passage: Passage, start: int, end: int) -> Citation:
    quoting = Quoting([case], passage.language)
    quoting.cite(passage)
    whole = quoting.citations[0]
    first = passage.start + start
    text = passage.text[start:end]
    return Citation(
        number=1,
        case_id=whole.case_id,
        passage_id=whole.passage_id,
        language=whole.language,
        section=whole.section,
        start=first,
        end=first + len(text),
        quote=text,
        sha256=whole.sha256,
        kind=whole.kind,
        source=whole.source,
    )


def _row(case: Case, citation: Citation, figure: Figure) -> list[Cell]:
    language, before, source = citation.language, figure.before, citation.source
    cells: dict[str, Cell] = {
        "case_id": case.id,
        "title": case.title(language),
        "figure": figure.text,
        "kind": figure.kind,
        "measures": KIND_LABELS[figure.kind][language],
        "clause": _clause(citation.quote, figure),
        "quantity": figure.quantity,
        "upper": figure.upper,
        "unit": figure.unit,
        "unit_name": unit_label(figure.unit, language) if figure.unit else "",
        "bound": figure.bound,
        "per": figure.per,
        "before": before.quantity if before else None,
        "before_upper": before.upper if before else None,
        "before_unit": before.unit if before else None,
        "period": "; ".join(periods_of(_own_sentence(citation, figure), language)),
        "sentence": citation.quote,
        "language": language,
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.sha256,
        "kind_of_quote": WORDS[language].kind,
        "publisher": source.publisher,
        "source": source.title,
        "date": source.date,
        "url": source.url,
    }
    return [_rounded(cells[column]) for column in COLUMNS]


def _rounded(cell: Cell) -> Cell:
    """Write 241.0 as 241."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _own_sentence(citation: Citation, figure: Figure) -> str:
    """Return the sentence in which *figure* stands, without those that limit it."""
    bounds = plain_sentences(citation.quote, citation.language)
    return next(citation.quote[start:end] for start, end in bounds if start <= figure.start < end)


def _clause(sentence: str, figure: Figure) -> str:
    """Return the part of *sentence*, between two commas or stops, in which *figure* stands."""
    before = [match.end() for match in _BREAK.finditer(sentence) if match.end() <= figure.start]
    after = [match.start() for match in _BREAK.finditer(sentence) if match.start() >= figure.end]
    return sentence[max((0, *before)) : min((len(sentence), *after))]
