"""Answers and records as people read them in a terminal, in the language of the question."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import typer
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer, Citation, Coverage, FoundCase
from assistant.cli.layout import Screen
from assistant.cli.words import WORDS
from corpus import DEPTHS, EVIDENCE, PROGRAMMES, SECTIONS, THEMES, Case, Collection, Language, Source

_NARROWEST_TABLE = 80  # columns; below, identifiers would be torn
_WIDEST_ZONES = 14
_QUOTE_INDENT = 3


def print_answer(answer: Answer, collection: Collection, screen: Screen) -> None:
    """Print *answer*: the reason, each case with its quotes, the sources, and what it was made with."""
    language = answer.understood.language
    screen.write(answer.reason, style="bold" if answer.cases else "")
    if answer.strength == "fair":
        screen.write(WORDS[language].fair, style="yellow")
    if answer.coverage:
        screen.write(_near(answer.coverage, collection, language))
    for number, found in enumerate(answer.cases, start=1):
        screen.write()
        _print_found(number, found, answer, collection, screen)
    if answer.citations:
        screen.write()
        print_citations(answer.citations, language, screen)
    if answer.rejected:
        screen.write()
        _print_rejected(answer.rejected, language, screen)
    screen.write()
    if answer.cases:
        screen.write(WORDS[language].whole_record.format(answer.cases[0].case.id), style="dim", keep=True)
    screen.write(_provenance(answer), style="dim")


def _near(coverage: Coverage, collection: Collection, language: Language) -> str:
    words = WORDS[language]
    counts = [(THEMES[theme][language], cases) for theme, cases in coverage.themes.items()]
    counts += [(collection.regions[zone].short_name(language), cases) for zone, cases in coverage.zones.items()]
    return words.near + words.colon + words.comma.join(f"{name} ({cases})" for name, cases in counts)


def _print_rejected(rejected: Sequence[FoundCase], language: Language, screen: Screen) -> None:
    words = WORDS[language]
    screen.write(words.rejected, style="dim")
    for found in rejected:
        why = words.clause.join(found.why)
        screen.write(f"- {found.case.title(language)}{words.bracketed.format(why)}", style="dim", hang=2)


def print_record(case: Case, collection: Collection, language: Language, screen: Screen) -> None:
    """Print the whole record of *case*: titles, facts, sections, sources, notes."""
    words, text = WORDS[language], case.texts[language]
    screen.write(Text.assemble((text.title, "bold"), *badges(case, language)))
    screen.write(case.title("zh" if language == "en" else "en"))
    screen.write(case.id, style="cyan")
    screen.write()
    for label, value in _facts(case, collection, language):
        screen.write(Text.assemble((label + words.colon, "bold"), value), hang=2)
    for section in text.sections:
        screen.write()
        screen.write(section.heading, style="bold")
        for line in filter(str.strip, text.text[section.start : section.end].splitlines()):
            screen.write(line, hang=2 if line.startswith("- ") else 0)
    screen.write()
    screen.write(words.sources, style="bold")
    for number, source in enumerate(case.sources, start=1):
        _print_source(f"{number}. ", source, language, screen)
    if case.curator_notes:
        screen.write()
        screen.write(words.notes, style="bold")
        screen.write(case.curator_notes)


def print_list(cases: Sequence[Case], collection: Collection, language: Language, screen: Screen) -> None:
    """Print one line a case in a pipe (id, date, zones, title, between tabs), and a table on a terminal."""
    rows = [(case.id, case.issued or "", zones_of(case, collection, language), case.title(language)) for case in cases]
    if not screen.wraps:
        _print_tabbed(rows)
    elif screen.console.width >= _NARROWEST_TABLE:
        _print_table(rows, language, screen)
    else:
        for key, issued, zones, title in rows:
            screen.write(title, style="bold", hang=2)
            screen.write("  ".join(filter(None, (issued, zones))), indent=2)
            screen.write(key, style="cyan", indent=2, keep=True)


def print_names(collection: Collection, screen: Screen) -> None:
    """Print what can be filtered by: kind, key, English and Chinese name, number of cases."""
    themes = Counter(theme for case in collection for theme in case.themes)
    zones = Counter(zone for case in collection for zone in case.zones)
    programmes = Counter(case.programme for case in collection)
    rows: list[tuple[str, str, str, str, int]] = [
        *(
            ("zone", key, zone.short_name("en"), zone.short_name("zh"), zones[key])
            for key, zone in collection.zones.items()
        ),
        *(("theme", key, label["en"], label["zh"], themes[key]) for key, label in THEMES.items()),
        *(("programme", key, label["en"], label["zh"], programmes[key]) for key, label in PROGRAMMES.items()),
    ]
    if not screen.wraps:
        _print_tabbed(rows)
        return
    aligned = max(len(key) for _, key, *_ in rows) if screen.width >= _NARROWEST_TABLE else 0
    for kind, entries in groupby(rows, key=itemgetter(0)):
        screen.write(f"{kind.capitalize()}s", style="bold")
        for _, key, english, chinese, cases in entries:
            label = f"{english} · {chinese} ({cases})" if english != key else f"{chinese} ({cases})"
            screen.write(Text.assemble((key.ljust(aligned), "cyan"), f"  {label}"), indent=2, hang=aligned + 2)


def zones_of(case: Case, collection: Collection, language: Language) -> str:
    """Return the names of the zones of *case*, or what it is where it has none."""
    names = (collection.zones[key].short_name(language) if key in collection.zones else key for key in case.zones)
    return WORDS[language].comma.join(names) or WORDS[language].overview


def _print_tabbed(rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        typer.echo("\t".join(map(str, row)))


def _print_table(rows: Iterable[tuple[str, str, str, str]], language: Language, screen: Screen) -> None:
    words = WORDS[language]
    table = Table(words.issued, box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(words.zones, max_width=_WIDEST_ZONES)
    table.add_column(words.case, overflow="fold")
    for key, issued, zones, title in rows:
        table.add_row(issued, zones, Text.assemble((title, "bold"), "\n", (key, "cyan")))
    screen.console.print(table)


def _print_found(number: int, found: FoundCase, answer: Answer, collection: Collection, screen: Screen) -> None:
    language, case = answer.understood.language, found.case
    words = WORDS[language]
    title = Text.assemble((f"{number}. ", "bold cyan"), (case.title(language), "bold"), *badges(case, language))
    screen.write(title, hang=_QUOTE_INDENT)
    screen.write(case.id, style="cyan", indent=_QUOTE_INDENT)
    facts = (zones_of(case, collection, language), case.issued or words.date_unknown, programme_of(case, language))
    screen.write(" · ".join(facts), indent=_QUOTE_INDENT)
    screen.write(themes_of(case, language), indent=_QUOTE_INDENT)
    if found.why:
        screen.write(words.why + words.colon + words.semicolon.join(found.why), style="italic", indent=_QUOTE_INDENT)
    for citation in (citation for citation in answer.citations if citation.case_id == case.id):
        label = SECTIONS[citation.section][language] + words.colon
        quote = Text.assemble((f"[{citation.number}] ", "bold cyan"), (label, "bold"), f"“{citation.quote}”")
        screen.write(quote, indent=_QUOTE_INDENT, hang=4)


def print_citations(citations: Iterable[Citation], language: Language, screen: Screen) -> None:
    """Print each source once, with the numbers of the quotes that it stands behind."""
    words = WORDS[language]
    numbers: dict[tuple[bool, Source], list[int]] = {}
    for citation in citations:
        numbers.setdefault((citation.kind == "original", citation.source), []).append(citation.number)
    original: bool | None = None
    for (is_original, source), cited in sorted(numbers.items(), key=lambda entry: entry[0][0]):
        if is_original is not original:
            original = is_original
            note = "" if original else words.bracketed.format(words.record_note)
            screen.write(Text.assemble((words.own_documents if original else words.sources, "bold"), note))
        _print_source("".join(f"[{number}]" for number in cited) + " ", source, language, screen)


def _print_source(marker: str, source: Source, language: Language, screen: Screen) -> None:
    words = WORDS[language]
    dated = words.clause.join(filter(None, (source.date or words.undated, words.reprint if source.reprint else "")))
    written = f"{source.publisher}{words.colon}{source.title}{words.bracketed.format(dated)}"
    screen.write(Text.assemble((marker, "cyan"), written), hang=4)
    if source.url:
        screen.write(source.url, style="dim", indent=4, keep=True)


def _facts(case: Case, collection: Collection, language: Language) -> Iterator[tuple[str, str]]:
    words = WORDS[language]
    yield words.zones, zones_of(case, collection, language)
    if case.places:
        yield words.places, words.comma.join(case.places)
    yield words.issued, case.issued or words.date_unknown
    yield words.programme, programme_of(case, language)
    yield words.themes, themes_of(case, language)


def badges(case: Case, language: Language) -> list[tuple[str, str]]:
    """Return what warns of a case, each with its style: weak evidence, summary only."""
    labels = [EVIDENCE["weak"][language]] if case.evidence == "weak" else []
    labels += [DEPTHS["summary"][language]] if case.depth == "summary" else []
    return [(f"  [{label}]", "yellow") for label in labels]


def themes_of(case: Case, language: Language) -> str:
    """Return the names of the themes of *case*."""
    return WORDS[language].comma.join(THEMES[theme][language] for theme in case.themes)


def programme_of(case: Case, language: Language) -> str:
    """Return the name of the programme of *case*, with its batch where it has one."""
    name = PROGRAMMES[case.programme][language]
    if case.batch is None:
        return name
    return name + WORDS[language].bracketed.format(WORDS[language].batch.format(case.batch))


def _provenance(answer: Answer) -> str:
    spent = answer.timings_ms.get("total", sum(answer.timings_ms.values()))
    return WORDS[answer.understood.language].library.format(
        fingerprint=str(answer.corpus["fingerprint"])[:12],
        cases=f"{answer.corpus['cases']:,}",
        passages=f"{answer.corpus['passages']:,}",
        model=answer.model,
        ms=f"{spent:.0f}",
    )
