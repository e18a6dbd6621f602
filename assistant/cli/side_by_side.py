"""A comparison as people read it in a terminal: cases in columns where there is room, else one below the other."""

from collections.abc import Callable, Iterator, Sequence

from rich.table import Table
from rich.text import Text

from assistant.cli.layout import Screen, broken
from assistant.cli.terminal import badges, print_citations, programme_of, themes_of, zones_of
from assistant.cli.words import WORDS
from assistant.comparison import Comparison, FigureCell, FigureRow
from assistant.figure_units import KIND_LABELS, unit_label
from corpus import DEPTHS, EVIDENCE, SECTIONS, Case, Collection, Language

LETTERS = "ABCD"  # what the cases are called where there is no room for their titles
_NARROWEST_COLUMN = 48  # columns of the terminal; an English quote in less becomes a ladder
_GAP = 2

Row = tuple[str, Sequence[Sequence[Text]]]


def print_comparison(comparison: Comparison, collection: Collection, screen: Screen) -> None:
    """Print the cases, their facts, sections and figures side by side, and the sources of the quotes."""
    language = comparison.language
    screen.write(WORDS[language].compared.format(len(comparison.cases)), style="bold")
    for letter, case in zip(LETTERS, comparison.cases, strict=False):
        screen.write()
        title = Text.assemble((f"{letter}. ", "bold cyan"), (case.title(language), "bold"), *badges(case, language))
        screen.write(title, hang=3)
        screen.write(case.id, style="cyan", indent=3, keep=True)
    screen.write()
    for label, value in facts_of(language, collection).values():
        _print_fact(label, [value(case) for case in comparison.cases], language, screen)
    room = screen.console.width // len(comparison.cases) - _GAP
    show = _columns if room >= _NARROWEST_COLUMN else _stacked
    for heading, cells in _rows(comparison):
        screen.write()
        screen.write(heading, style="bold")
        show(cells, room, screen)
    screen.write()
    print_citations(comparison.citations, language, screen)


def facts_of(language: Language, collection: Collection) -> dict[str, tuple[str, Callable[[Case], str]]]:
    """Return what is compared of cases beside their texts: label and value by the key of the facet."""
    words = WORDS[language]
    return {
        "zones": (words.zones, lambda case: zones_of(case, collection, language)),
        "issued": (words.issued, lambda case: case.issued or words.date_unknown),
        "programme": (words.programme, lambda case: programme_of(case, language)),
        "themes": (words.themes, lambda case: themes_of(case, language)),
        "depth": (words.depth, lambda case: DEPTHS[case.depth][language]),
        "evidence": (words.evidence, lambda case: EVIDENCE[case.evidence][language]),
    }


def figure_heading(row: FigureRow, language: Language) -> str:
    """Return what the figures of *row* count."""
    label = KIND_LABELS[row.kind][language]
    return f"{label}{WORDS[language].colon}{unit_label(row.unit, language)}" if row.unit else label


def _print_fact(label: str, values: Sequence[str], language: Language, screen: Screen) -> None:
    """Print what is the same of all cases once, the rest side by side."""
    line = Text.assemble((label + WORDS[language].colon, "bold"))
    if len(set(values)) == 1:
        line.append(values[0])
    else:
        for place, (letter, value) in enumerate(zip(LETTERS, values, strict=False)):
            line.append("  " if place else "").append(f"{letter} ", "bold cyan").append(value)
    screen.write(line, hang=3)


def _rows(comparison: Comparison) -> Iterator[Row]:
    """Yield heading and cells of each row; a cell without a quote says so."""
    language = comparison.language
    words = WORDS[language]
    for section in comparison.sections:
        quotes = [
            [_quote(number, f"“{comparison.citation(number).quote}”") for number in cell.citations]
            for cell in section.cells
        ]
        yield SECTIONS[section.section][language], [own or [Text(words.no_section, "dim")] for own in quotes]
    for row in comparison.figures:
        figures = [_figures(cell, comparison) for cell in row.cells]
        yield figure_heading(row, language), [own or [Text(words.no_figure, "dim")] for own in figures]


def _figures(cell: FigureCell, comparison: Comparison) -> list[Text]:
    """The sentences of a cell with their figures in bold."""
    shown = []
    for quote in cell.quotes:
        text = _quote(quote.citation, f"“{comparison.words_of(quote)}”")
        shift = len(text) - 1 - quote.end
        for figure in quote.figures:
            text.stylize("bold", shift + figure.start, shift + figure.end)
        shown.append(text)
    return shown


def _quote(number: int, words: str) -> Text:
    return Text.assemble((f"[{number}] ", "bold cyan"), words)


def _stacked(cells: Sequence[Sequence[Text]], _room: int, screen: Screen) -> None:
    for letter, entries in zip(LETTERS, cells, strict=False):
        for place, entry in enumerate(entries):
            mark = f"{letter}  " if place == 0 else "   "
            screen.write(Text.assemble((mark, "bold cyan"), entry), hang=3)


def _columns(cells: Sequence[Sequence[Text]], room: int, screen: Screen) -> None:
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_header=False)
    for _ in cells:
        table.add_column(width=room, no_wrap=True, overflow="ignore")
    columns: list[Text] = []
    for letter, entries in zip(LETTERS, cells, strict=False):
        shown = [line for entry in entries for line in _lines(entry, room - 3)]
        marked = (
            Text.assemble((f"{letter}  " if place == 0 else "   ", "bold cyan"), line)
            for place, line in enumerate(shown)
        )
        columns.append(Text("\n").join(marked))
    table.add_row(*columns)
    screen.console.print(table)


def _lines(text: Text, room: int) -> list[Text]:
    return [text[start:end] for start, end in broken(text.plain, room, room)]
