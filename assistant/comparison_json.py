"""Comparisons as programs read them: plain dictionaries with fixed keys, in a fixed order."""

from assistant.answer_json import case_with_sources, citation_to_dict
from assistant.comparison import Comparison, FigureQuote, FigureRow
from assistant.figure_units import KIND_LABELS
from assistant.figures import Figure
from corpus import SECTIONS


def comparison_to_dict(comparison: Comparison) -> dict[str, object]:
    """Return *comparison* as ``ftz-cases compare --json`` prints it."""
    language = comparison.language
    return {
        "language": language,
        "cases": [case_with_sources(case) for case in comparison.cases],
        "sections": [
            {
                "section": row.section,
                "heading": SECTIONS[row.section][language],
                "cells": [{"case_id": cell.case_id, "citations": list(cell.citations)} for cell in row.cells],
            }
            for row in comparison.sections
        ],
        "figures": [_figure_row(row, comparison) for row in comparison.figures],
        "citations": [citation_to_dict(citation) for citation in comparison.citations],
        "corpus": dict(comparison.corpus),
    }


def figure_to_dict(figure: Figure) -> dict[str, object]:
    """Return one figure; ``before`` is such an object itself, or null."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "quantity": figure.quantity,
        "upper": figure.upper,
        "unit": figure.unit,
        "bound": figure.bound,
        "per": figure.per,
        "before": figure_to_dict(figure.before) if figure.before else None,
    }


def _figure_row(row: FigureRow, comparison: Comparison) -> dict[str, object]:
    return {
        "kind": row.kind,
        "label": KIND_LABELS[row.kind][comparison.language],
        "unit": row.unit,
        "shared": row.is_shared,
        "cells": [
            {"case_id": cell.case_id, "quotes": [_figure_quote(quote, comparison) for quote in cell.quotes]}
            for cell in row.cells
        ],
    }


def _figure_quote(quote: FigureQuote, comparison: Comparison) -> dict[str, object]:
    return {
        "citation": quote.citation,
        "start": quote.start,
        "end": quote.end,
        "text": comparison.words_of(quote),
        "figures": [figure_to_dict(figure) for figure in quote.figures],
    }
