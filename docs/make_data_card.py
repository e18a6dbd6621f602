"""Write the coverage tables of corpus/README.md from the library: ``python docs/make_data_card.py``.

A test in tests/test_corpus compares the file with what this makes, so the two cannot drift apart.
"""
# ruff: noqa: INP001  a script, not part of a package

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from corpus import (
    CONDITIONS,
    DEPTHS,
    EVIDENCE,
    LANGUAGES,
    PROGRAMMES,
    THEMES,
    Case,
    Collection,
    Facilities,
    Language,
    Source,
    passages_of,
    read_collection,
)

CARD = Path(__file__).parents[1] / "corpus" / "README.md"
START = "<!-- coverage: made by docs/make_data_card.py -->"
END = "<!-- end of coverage -->"

# By the Ministry of Commerce's count of September 2025: the record 2025-overview-best-practice-case-batches.
_BEST_PRACTICE_CASES = 113
_LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "zh": "Chinese"}

Cell = str | int


def data_card(card: str) -> str:
    """Return *card*, the content of corpus/README.md, with its tables made anew.

    Raises:
        ValueError: one of the two markers is missing.
    """
    before, start, rest = card.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"corpus/README.md: put the tables between the lines '{START}' and '{END}'")
    return "".join((before, START, "\n\n", coverage(read_collection(CARD.parent)), "\n", END, after))


def coverage(collection: Collection) -> str:
    """Return everything that stands between the two markers."""
    sections = (
        ("In numbers", _in_numbers(collection)),
        ("By depth and evidence", _by_depth_and_evidence(collection)),
        ("By zone", _by_zone(collection)),
        ("By region", _by_region(collection)),
        ("By theme", _by_theme(collection)),
        ("By condition", _by_condition(collection)),
        ("By year", _by_year(collection)),
        ("By programme", _by_programme(collection)),
        ("By language", _by_language(collection)),
        ("Sources", _sources(collection)),
        ("Where the library is thin", _thin(collection)),
    )
    return "\n".join(f"### {heading}\n\n{content}" for heading, content in sections)


def _in_numbers(collection: Collection) -> str:
    cases = _cases(collection)
    best = sum(case.programme == "best-practice-case" for case in cases)
    return _table(
        ("What", "Number"),
        [
            ("records", len(collection)),
            ("of these, cases", len(cases)),
            ("of these, overviews", len(collection) - len(cases)),
            ("zone profiles", len(collection.zones)),
            ("profiles of provinces without a zone", len(collection.provinces)),
            (f"Best Practice Cases with a record, of {_BEST_PRACTICE_CASES} by September 2025", best),
            ("records with `evidence: weak`", _count(case.evidence == "weak" for case in collection)),
            ("records with `depth: summary`", _count(case.depth == "summary" for case in collection)),
            ("records without a section Results", _count(not _has_results(case) for case in collection)),
            ("records without a date of issue", _count(case.issued is None for case in collection)),
            ("records with `curator_notes`", _count(bool(case.curator_notes) for case in collection)),
            ("records with an official Chinese title", _count(case.texts["zh"].title_official for case in collection)),
        ],
    )


def _by_depth_and_evidence(collection: Collection) -> str:
    counts = Counter[tuple[str, str]]((case.depth, case.evidence) for case in collection)
    rows: list[tuple[Cell, ...]] = [
        (f"`depth: {depth}`", *(counts[depth, evidence] for evidence in EVIDENCE)) for depth in DEPTHS
    ]
    return _table(("Records", *(f"`evidence: {evidence}`" for evidence in EVIDENCE)), rows)


def _by_zone(collection: Collection) -> str:
    cases = _cases(collection)
    of_zone = {name: [case for case in cases if name in case.zones] for name in collection.zones}
    rows = [
        (
            name,
            collection.zones[name].short_name("zh"),
            (collection.zones[name].launched or "")[:4],
            len(of_zone[name]),
            _count(case.programme == "best-practice-case" for case in of_zone[name]),
            _count(case.depth == "summary" for case in of_zone[name]),
            _count(case.evidence == "weak" for case in of_zone[name]),
        )
        for name in sorted(collection.zones, key=lambda name: (-len(of_zone[name]), name))
    ]
    shared = _count(len(case.zones) > 1 for case in cases)
    note = f"{shared} cases belong to more than one zone and count in each. The overviews belong to none.\n\n"
    return note + _table(("Zone", "中文", "Since", "Cases", "Best Practice Cases", "Summary only", "Weak"), rows)


def _by_region(collection: Collection) -> str:
    rows = [
        (
            region.name,
            region.short_name("zh"),
            "zone" if region.kind == "zone" else "none",
            ", ".join(region.geography),
            ", ".join(region.land_borders),
            *(len(getattr(region.facilities or Facilities(), field.name)) for field in fields(Facilities)),
        )
        for region in sorted(collection.regions.values(), key=lambda region: region.name)
    ]
    head = ("Region", "中文", "Zone", "Geography", "Borders on", *(field.name for field in fields(Facilities)))
    return "How many facilities of each kind a profile names: the larger ones, not all.\n\n" + _table(head, rows)


def _by_theme(collection: Collection) -> str:
    counts = _theme_counts(collection)
    rows = [
        (f"`{key}`", THEMES[key]["en"], THEMES[key]["zh"], counts[key])
        for key in sorted(THEMES, key=lambda key: (-counts[key], key))
    ]
    return "A record has one or more themes and counts in each.\n\n" + _table(("Key", "Theme", "主题", "Records"), rows)


def _by_condition(collection: Collection) -> str:
    counts = Counter(needs for case in collection for needs in {condition.needs for condition in case.conditions})
    rows = [(f"`{key}`", labels["en"], labels["zh"], counts[key]) for key, labels in CONDITIONS.items()]
    none = _count(not case.conditions for case in _cases(collection))
    note = f"A case counts once in each kind that it rests on. {none} cases rest on none.\n\n"
    return note + _table(("Key", "Condition", "条件", "Cases"), rows)


def _by_year(collection: Collection) -> str:
    counts = _year_counts(collection)
    rows = [(str(year), counts[year]) for year in sorted(counts)]
    unknown = _count(case.year is None for case in collection)
    note = "The year is that of `issued`, not that of the id.\n\n"
    return note + _table(("Year", "Records"), [*rows, ("no date known", unknown)])


def _by_programme(collection: Collection) -> str:
    rows = []
    for key, labels in PROGRAMMES.items():
        records = [case for case in collection if case.programme == key]
        overviews = _count(case.kind == "overview" for case in records)
        batches = Counter(case.batch for case in records if case.kind == "case")
        known = sorted(batch for batch in batches if batch is not None)
        spread = [f"{batch}: {batches[batch]}" for batch in known] + [f"not known or none: {batches[None]}"]
        rows.append((f"`{key}`", labels["en"], labels["zh"], len(records) - overviews, overviews, "; ".join(spread)))
    return _table(("Key", "Programme", "中文", "Cases", "Overviews", "Cases by batch"), rows)


def _by_language(collection: Collection) -> str:
    passages = Counter(passage.language for case in collection for passage in passages_of(case))
    rows = []
    for language in LANGUAGES:
        texts = [case.texts[language] for case in collection]
        characters = sum(len(text.text) for text in texts)
        aliases = sum(len(text.aliases) for text in texts)
        rows.append((_LANGUAGE_NAMES[language], len(texts), passages[language], characters, aliases))
    return _table(("Language", "Records", "Passages", "Characters", "Aliases"), rows)


def _sources(collection: Collection) -> str:
    of_cases = [source for case in collection for source in case.sources]
    of_zones = [source for zone in collection.zones.values() for source in zone.sources]
    table = _table(
        ("Entries under `sources`", "Records", "Zone profiles"),
        [
            ("all", len(of_cases), len(of_zones)),
            ("with a link", *(_count(s.url is not None for s in entries) for entries in (of_cases, of_zones))),
            ("read as a reprint", *(_count(map(_is_reprint, entries)) for entries in (of_cases, of_zones))),
            ("publisher unknown", *(_count(map(_is_unknown, entries)) for entries in (of_cases, of_zones))),
            ("with a date", *(_count(s.date is not None for s in entries) for entries in (of_cases, of_zones))),
        ],
    )
    records = _table(
        ("Records", "Number"),
        [
            ("with a single source", _count(len(case.sources) == 1 for case in collection)),
            ("without any link", _count(all(s.url is None for s in case.sources) for case in collection)),
            ("with reprints alone", _count(all(map(_is_reprint, case.sources)) for case in collection)),
            ("with unknown publishers alone", _count(all(map(_is_unknown, case.sources)) for case in collection)),
        ],
    )
    return f"{table}\n{records}"


def _thin(collection: Collection) -> str:
    zones = Counter(zone for case in collection for zone in case.zones)
    years = _year_counts(collection)
    none = ", ".join(str(year) for year in sorted(years) if not years[year])
    return (
        f"- Zones with the fewest cases: {_fewest({name: zones[name] for name in collection.zones})}.\n"
        f"- Themes with the fewest records: {_fewest(_theme_counts(collection))}.\n"
        f"- Years with the fewest records: {_fewest({str(year): n for year, n in years.items() if n})}"
        f"{f'; none is dated {none}' if none else ''}.\n"
    )


def _cases(collection: Collection) -> list[Case]:
    return [case for case in collection if case.kind == "case"]


def _has_results(case: Case) -> bool:
    return any(section.kind == "results" for section in case.texts["en"].sections)


def _is_reprint(source: Source) -> bool:
    # The zone profiles say so in the publisher's name.
    return source.reprint or "reprint" in source.publisher


def _is_unknown(source: Source) -> bool:
    return source.publisher.startswith("unknown")


def _theme_counts(collection: Collection) -> dict[str, int]:
    counts = Counter(theme for case in collection for theme in case.themes)
    return {key: counts[key] for key in THEMES}


def _year_counts(collection: Collection) -> dict[int, int]:
    """Count the records of every year from the first to the last, empty years too."""
    counts = Counter(case.year for case in collection if case.year is not None)
    return {year: counts[year] for year in range(min(counts), max(counts) + 1)}


def _fewest(counts: dict[str, int], shown: int = 5) -> str:
    """Name the *shown* smallest, and all that are as small as the last of them."""
    limit = sorted(counts.values())[:shown][-1]
    smallest = sorted((number, name) for name, number in counts.items() if number <= limit)
    return ", ".join(f"{name} ({number})" for number, name in smallest)


def _count(answers: Iterable[bool]) -> int:
    return sum(answers)


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    return "".join(f"{line}\n" for line in _lines(head, list(rows)))


def _lines(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; columns of numbers stand to the right."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---:' if isinstance(cell, int) else '---' for cell in rows[0])}|"
    for row in rows:
        yield f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else cell for cell in row)} |"


if __name__ == "__main__":
    CARD.write_text(data_card(CARD.read_text(encoding="utf-8")), encoding="utf-8")
