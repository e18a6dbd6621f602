"""``ftz-cases compare``: cases side by side, which needs no index and no model."""

import csv
import io
from collections.abc import Iterator, Sequence

import typer

from assistant.answer_json import as_json as written
from assistant.cli.faults import UsageFault
from assistant.cli.layout import Screen, screen
from assistant.cli.side_by_side import facts_of, print_comparison
from assistant.comparing import ComparisonError
from assistant.comparing import compare as compared
from assistant.comparison import Comparison
from assistant.comparison_json import comparison_to_dict
from assistant.figures import Figure
from corpus import Collection, Language

# Of a row of the comparison, whatever it says; what does not apply is empty.
COLUMNS = (
    *("part", "name", "case_id", "citation", "text"),
    *("figure", "quantity", "upper", "unit", "bound", "per", "before", "before_unit"),
    *("publisher", "source", "date", "url"),
)
_PIPED = COLUMNS[:6]

Row = dict[str, object]


def compare(
    collection: Collection, names: Sequence[str], language: Language, *, as_json: bool = False, as_csv: bool = False
) -> None:
    """Print the cases called *names* side by side."""
    if as_json and as_csv:
        raise UsageFault("--json and --csv are two forms of the same; give one of them")
    try:
        comparison = compared(names, collection, language)
    except ComparisonError as error:
        raise UsageFault(str(error)) from error
    if as_json:
        typer.echo(written(comparison_to_dict(comparison)))
    elif as_csv:
        typer.echo(as_table(comparison, collection), nl=False)
    else:
        show(comparison, collection, screen())


def show(comparison: Comparison, collection: Collection, where: Screen) -> None:
    """Print a table on a terminal; in a pipe one line a quote or figure, with tabs between its parts."""
    if where.wraps:
        print_comparison(comparison, collection, where)
        return
    for row in rows_of(comparison, collection):
        fields = (str(row.get(column, "")) for column in _PIPED)
        typer.echo("\t".join(field.replace("\t", " ").replace("\n", " ") for field in fields))


def as_table(comparison: Comparison, collection: Collection) -> str:
    """Return the comparison as comma-separated values with a header, a figure or a quote a line."""
    paper = io.StringIO()
    table = csv.DictWriter(paper, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows_of(comparison, collection))
    return paper.getvalue()


def rows_of(comparison: Comparison, collection: Collection) -> Iterator[Row]:
    """Yield facets, quotes and figures by what they say of each case: ``part`` is facet, section or figure."""
    for key, (_, value) in facts_of(comparison.language, collection).items():
        for case in comparison.cases:
            yield {"part": "facet", "name": key, "case_id": case.id, "text": value(case)}
    for section in comparison.sections:
        for cell in section.cells:
            for number in cell.citations:
                text = comparison.citation(number).quote
                yield _cited("section", section.section, number, text, comparison)
    for row in comparison.figures:
        for figures in row.cells:
            for quote in figures.quotes:
                sentence = _cited("figure", row.kind, quote.citation, comparison.words_of(quote), comparison)
                for figure in quote.figures:
                    yield sentence | _amount(figure)


def _cited(part: str, name: str, number: int, text: str, comparison: Comparison) -> Row:
    citation = comparison.citation(number)
    source = citation.source
    return {
        "part": part,
        "name": name,
        "case_id": citation.case_id,
        "citation": number,
        "text": text,
        "publisher": source.publisher,
        "source": source.title,
        "date": source.date or "",
        "url": source.url or "",
    }


def _amount(figure: Figure) -> Row:
    before = figure.before
    return {
        "figure": figure.text,
        "quantity": f"{figure.quantity:.15g}",
        "upper": "" if figure.upper is None else f"{figure.upper:.15g}",
        "unit": figure.unit,
        "bound": figure.bound or "",
        "per": figure.per or "",
        "before": f"{before.quantity:.15g}" if before else "",
        "before_unit": before.unit if before else "",
    }
