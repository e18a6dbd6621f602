"""Filters: what can be chosen, and what was chosen."""

from assistant.page.filters import (
    facets_of,
    programme_choices,
    summary,
    theme_choices,
    year_choices,
    zone_choices,
)
from assistant.page.wording import day, labels_of
from corpus import Collection
from index import Facets


def test_all_of_the_library_can_be_chosen(library: Collection) -> None:
    """Every zone, theme, programme and year, labelled in both languages."""
    assert ("Guangxi 广西", "Guangxi") in zone_choices(library)
    assert [len(zone_choices(library)), len(theme_choices()), len(programme_choices())] == [22, 20, 4]
    assert ("Data flows 数据流动", "data-flows") in theme_choices()
    assert {case.year for case in library if case.year} <= set(year_choices(library))


def test_nothing_chosen_filters_nothing() -> None:
    """Empty lists, None and the year 0 of *any* are no facets."""
    assert facets_of([], None, [], 0, None) == Facets()
    assert not facets_of(None, None, None, 0, 0)


def test_years_the_wrong_way_round_are_turned() -> None:
    """Nobody means from 2024 to 2020."""
    assert facets_of([], [], [], 2024, 2020) == Facets(since=2020, until=2024)


def test_what_is_on_is_said_by_name(library: Collection) -> None:
    """The line above the question, and nothing where nothing is on."""
    facets = facets_of(["Guangxi"], ["data-flows"], ["best-practice-case"], 2020, 0)

    assert labels_of(facets, library, "en") == ["Guangxi", "Data flows", "Best Practice Case", "from 2020"]
    assert labels_of(facets, library, "zh") == ["广西", "数据流动", "最佳实践案例", "2020 年起"]
    assert 'class="clear-filters quiet"' in summary(facets, library)
    assert summary(Facets(), library) == ""


def test_dates_are_as_exact_as_they_are_known() -> None:
    """To the day, month or year."""
    assert [day(date, "en") for date in ("2025-09-15", "2025-09", "2025", None)] == [
        "15 September 2025",
        "September 2025",
        "2025",
        "date not known",
    ]
    assert [day(date, "zh") for date in ("2025-09-15", "2025-09", "2025")] == ["2025年9月15日", "2025年9月", "2025年"]
