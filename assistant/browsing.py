"""Browsing the library: which cases a selection shows, in what order, and how many each further choice would show."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args
from urllib.parse import parse_qs, urlencode

from corpus import LANGUAGES, PROGRAMMES, THEMES, Case, Collection
from index import HAN, folded_in_place

Facet = Literal["zone", "theme", "programme", "year"]

FACETS: Final[tuple[Facet, ...]] = get_args(Facet)
# A quarter of the library has no known date: a year of its own, so that these cases can be looked for, too.
UNDATED: Final = "undated"
# Nobody types more to look for a case; an address can hold anything.
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be seen of the library: all words have to stand in a case; within a facet any of the names will do."""

    words: str = ""
    zone: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    year: tuple[str, ...] = ()

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The names chosen in *facet*."""
        names: tuple[str, ...] = getattr(self, facet)
        return names

    def toggled(self, facet: Facet, name: str) -> "Selection":
        """The selection with *name* added to *facet*, or taken out of it."""
        chosen = self.chosen(facet)
        names = tuple(other for other in chosen if other != name) if name in chosen else (*chosen, name)
        return self.with_names(facet, names)

    def with_names(self, facet: Facet, names: tuple[str, ...]) -> "Selection":
        """The selection with *names* and no others in *facet*."""
        match facet:
            case "zone":
                return replace(self, zone=names)
            case "theme":
                return replace(self, theme=names)
            case "programme":
                return replace(self, programme=names)
            case "year":
                return replace(self, year=names)

    def crossed(self, zone: str, theme: str) -> "Selection":
        """The selection with this zone and this theme and no other; without both where they are it already."""
        if (self.zone, self.theme) == ((zone,), (theme,)):
            return replace(self, zone=(), theme=())
        return replace(self, zone=(zone,), theme=(theme,))

    def query(self) -> str:
        """The selection as the query of an address; `read_selection` reads it back."""
        parts = [("words", self.words)] if self.words else []
        return urlencode(parts + [(facet, name) for facet in FACETS for name in self.chosen(facet)])


def read_selection(query: str, collection: Collection) -> Selection:
    """Read what `Selection.query` wrote; names that the library does not have are left out."""
    fields = parse_qs(query.removeprefix("?")[: 10 * _LONGEST], errors="replace")
    known: dict[Facet, Container[str]] = {
        "zone": collection.zones,
        "theme": THEMES,
        "programme": PROGRAMMES,
        "year": {year for case in collection for year in names_of(case, "year")},
    }
    words = " ".join(" ".join(fields.get("words", ())).split())[:_LONGEST]
    return Selection(
        words,
        *(tuple(dict.fromkeys(name for name in fields.get(facet, ()) if name in known[facet])) for facet in FACETS),
    )


def names_of(case: Case, facet: Facet) -> tuple[str, ...]:
    """What *case* has in *facet*."""
    match facet:
        case "zone":
            return case.zones
        case "theme":
            return case.themes
        case "programme":
            return (case.programme,)
        case "year":
            return (str(case.year) if case.year else UNDATED,)


class Shelf:
    """The library, ready to be browsed: what can be looked for in a case is put together once."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._heads = {case.id: folded_in_place("\n".join(_head(case, collection))) for case in collection}
        self._texts = {
            case.id: folded_in_place("\n".join(case.texts[language].text for language in LANGUAGES))
            for case in collection
        }

    def cases(self, selection: Selection) -> tuple[Case, ...]:
        """The cases to show: those that are named after all the words, then those that speak of them; newest first."""
        patterns = _patterns(selection.words)
        shown = [case for case in self.collection if self._admits(case, selection, patterns)]
        shown.sort(key=lambda case: case.id)
        shown.sort(key=lambda case: case.issued or "", reverse=True)
        return tuple(sorted(shown, key=lambda case: not _has(self._heads[case.id], patterns)))

    def counts(self, facet: Facet, selection: Selection) -> Counter[str]:
        """How many cases each name of *facet* would show under all of *selection* but the names chosen in *facet*."""
        return Counter(name for case in self.cases(selection.with_names(facet, ())) for name in names_of(case, facet))

    def crossings(self, selection: Selection) -> Counter[tuple[str, str]]:
        """How many cases each zone has of each theme under the words, programmes and years of *selection*."""
        cases = self.cases(replace(selection, zone=(), theme=()))
        return Counter((zone, theme) for case in cases for zone in case.zones for theme in case.themes)

    def _admits(self, case: Case, selection: Selection, patterns: Sequence[re.Pattern[str]]) -> bool:
        for facet in FACETS:
            chosen = selection.chosen(facet)
            if chosen and set(chosen).isdisjoint(names_of(case, facet)):
                return False
        return all(pattern.search(self._heads[case.id]) or pattern.search(self._texts[case.id]) for pattern in patterns)


def _head(case: Case, collection: Collection) -> Iterable[str]:
    """What a case goes by: its names, places, themes and zones, in both languages."""
    zones = [collection.zones[zone].names if zone in collection.zones else (zone,) for zone in case.zones]
    for language in LANGUAGES:
        yield case.title(language)
        yield PROGRAMMES[case.programme][language]
        yield from (THEMES[theme][language] for theme in case.themes)
    yield from (case.id, *case.places, *(name for names in zones for name in names))


def _patterns(words: str) -> list[re.Pattern[str]]:
    # While a word is being typed its beginning has to do; Chinese has no spaces, there it may stand anywhere.
    return [
        re.compile(re.escape(word) if HAN.search(word) else rf"(?<![a-z\d]){re.escape(word)}")
        for word in folded_in_place(words).split()
    ]


def _has(text: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    return all(pattern.search(text) for pattern in patterns)
