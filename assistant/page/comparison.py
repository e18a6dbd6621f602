"""Cases side by side as one table: facts, quotes and figures, with the sources of the quotes below."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from assistant.answer import Citation
from assistant.comparison import Cell, Comparison, FigureCell, FigureQuote, FigureRow
from assistant.figure_units import KIND_LABELS, unit_label
from assistant.page.browse import record_address
from assistant.page.evidence import source_link
from assistant.page.markup import Html, element, join, unseen
from assistant.page.messages import badges
from assistant.page.wording import TAGS, WORDS, day, programme, themes, zones
from assistant.proving import proven_citations
from corpus import DEPTHS, EVIDENCE, SECTIONS, Case, Collection, Language, Source

_LETTERS: Final = "ABCD"


def comparison_view(comparison: Comparison, collection: Collection, turn: int | None = None) -> Html:
    """The comparison; citation n has the id ``compared-cite-n`` where it first stands, and leads to its source.

    In the *turn* of a conversation it is ``cite-<turn>-n``, and leads to its passage in the evidence of that turn.

    Raises:
        ProofError: a quote is not what stands in its record; it is not shown.
    """
    proven_citations(comparison.citations, collection)
    language = comparison.language
    places = _sources(comparison.citations)
    quotes = _Quotes(comparison, places, turn)
    table = element(
        "table",
        element("caption", WORDS[language].compared.format(count=len(comparison.cases))),
        element("thead", _head(comparison, turn)),
        element("tbody", *_facts(comparison, collection)),
        element("tbody", *(_section(row.section, row.cells, quotes, comparison) for row in comparison.sections)),
        element("tbody", *(_figures(row, quotes, comparison) for row in comparison.figures), class_="figures"),
        class_="compared",
    )
    listed = element(
        "ol",
        *(_source(source, numbers, language, turn) for source, numbers in places.items()),
        class_="sources",
    )
    note = element("p", WORDS[language].provenance, class_="provenance")
    return element(
        "section",
        table,
        element("h4", WORDS[language].sources),
        listed,
        note,
        class_="comparison" if turn is None else "comparison stacked",
        lang=TAGS[language],
    )


class _Quotes:
    """Writes quotes with their numbers; the first time that a number stands, it carries the id."""

    def __init__(self, comparison: Comparison, sources: Mapping[Source, Sequence[int]], turn: int | None) -> None:
        self._comparison = comparison
        self._sources = sources
        self._turn = turn
        self._seen: set[int] = set()

    def quote(self, number: int) -> Html:
        """A whole passage."""
        return self._item(number, join(self._comparison.citation(number).quote))

    def figures(self, quote: FigureQuote) -> Html:
        """A sentence with its figures set off."""
        words = self._comparison.citation(quote.citation).quote
        figures = {(figure.start, figure.end) for figure in quote.figures}
        edges = sorted({quote.start, quote.end} | {edge for span in figures for edge in span if edge <= quote.end})
        pieces = (
            element("strong", words[first:last]) if (first, last) in figures else join(words[first:last])
            for first, last in pairwise(edges)
        )
        return self._item(quote.citation, join(*pieces))

    def _item(self, number: int, words: Html) -> Html:
        passage = WORDS[self._comparison.language].passage
        source = self._sources[self._comparison.citation(number).source][0]
        link = element(
            "a",
            unseen(f"{passage} "),
            str(number),
            href=f"#compared-source-{source}" if self._turn is None else f"#passage-{self._turn}-{number}",
            id=None if number in self._seen else _cite(number, self._turn),
            class_="cite",
            title=f"{passage} {number}",
        )
        self._seen.add(number)
        # The joiner keeps the number from standing alone on a line.
        glue = "\N{NO-BREAK SPACE}\N{WORD JOINER}"
        return element("li", element("span", words, class_="verbatim"), glue, link)


def _head(comparison: Comparison, turn: int | None) -> Html:
    language = comparison.language
    cases = (
        element(
            "th",
            element("span", letter, class_="place"),
            element(
                "span",
                element("a", case.title(language), href=_record(case, turn, place), class_="to-case"),
                badges(case, language),
                class_="title",
            ),
            scope="col",
        )
        for place, (letter, case) in enumerate(zip(_LETTERS, comparison.cases, strict=False), 1)
    )
    return element("tr", element("th", unseen(WORDS[language].aspect), scope="col", class_="aspect"), *cases)


def _facts(comparison: Comparison, collection: Collection) -> Iterator[Html]:
    language = comparison.language
    words = WORDS[language]
    rows: tuple[tuple[str, Callable[[Case], str]], ...] = (
        (words.zones, lambda case: zones(case, collection, language)),
        (words.issued, lambda case: day(case.issued, language)),
        (words.programme, lambda case: programme(case, language)),
        (words.themes, lambda case: words.listing.join(themes(case, language))),
        (words.depth, lambda case: DEPTHS[case.depth][language]),
        (words.evidence, lambda case: EVIDENCE[case.evidence][language]),
    )
    for heading, value in rows:
        yield _row(heading, [join(value(case)) for case in comparison.cases], comparison, class_="fact")


def _section(section: str, cells: Sequence[Cell], quotes: _Quotes, comparison: Comparison) -> Html:
    language = comparison.language
    shown = [_list([quotes.quote(number) for number in cell.citations], WORDS[language].no_section) for cell in cells]
    heading = next(labels[language] for kind, labels in SECTIONS.items() if kind == section)
    return _row(heading, shown, comparison)


def _figures(row: FigureRow, quotes: _Quotes, comparison: Comparison) -> Html:
    language = comparison.language
    label = KIND_LABELS[row.kind][language]
    heading = f"{label}{WORDS[language].colon}{unit_label(row.unit, language)}" if row.unit else label

    def shown(cell: FigureCell) -> Html:
        return _list([quotes.figures(quote) for quote in cell.quotes], WORDS[language].no_figure)

    return _row(heading, [shown(cell) for cell in row.cells], comparison)


def _list(items: Sequence[Html], nothing: str) -> Html:
    return element("ul", *items, class_="quotes") if items else element("span", nothing, class_="none")


def _row(heading: str, cells: Sequence[Html], comparison: Comparison, class_: str | None = None) -> Html:
    """A row; each cell begins with the letter of its case, which is in sight where the columns are stacked."""
    shown = (
        element("td", element("span", letter, class_="of-case", title=case.title(comparison.language)), cell)
        for letter, case, cell in zip(_LETTERS, comparison.cases, cells, strict=False)
    )
    return element("tr", element("th", heading, scope="row"), *shown, class_=class_)


def _sources(citations: Sequence[Citation]) -> Mapping[Source, list[int]]:
    numbers: dict[Source, list[int]] = {}
    for citation in citations:
        numbers.setdefault(citation.source, []).append(citation.number)
    return numbers


def _record(case: Case, turn: int | None, place: int) -> str:
    return record_address(case) if turn is None else f"#source-{turn}-{place}"


def _cite(number: int, turn: int | None) -> str:
    return f"compared-cite-{number}" if turn is None else f"cite-{turn}-{number}"


def _source(source: Source, numbers: Sequence[int], language: Language, turn: int | None) -> Html:
    words = WORDS[language]
    cited = join(*(element("a", str(n), href=f"#{_cite(n, turn)}", class_="number") for n in numbers))
    dated = words.listing + day(source.date, language) if source.date else ""
    named = element("span", source_link(source, source.title), " — ", source.publisher, lang="en")
    name = f"compared-source-{numbers[0]}" if turn is None else None
    return element("li", cited, named, dated, id=name, tabindex="-1")
