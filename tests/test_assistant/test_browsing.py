"""Browsing: what a selection shows and in what order, and that every count is kept when it is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.browsing import FACETS, UNDATED, Selection, Shelf, names_of, read_selection
from corpus import THEMES, Collection

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"


@pytest.fixture(scope="module")
def shelf(collection: Collection) -> Shelf:
    return Shelf(collection)


def _shown(shelf: Shelf, selection: Selection) -> list[str]:
    return [case.id for case in shelf.cases(selection)]


def test_nothing_chosen_shows_all_newest_first(shelf: Shelf, collection: Collection) -> None:
    """Each case once; those without a date come last."""
    dates = [case.issued for case in shelf.cases(Selection())]

    assert sorted(_shown(shelf, Selection())) == sorted(collection.cases)
    known = [date for date in dates if date]
    assert known == sorted(known, reverse=True)
    assert dates[len(known) :] == [None] * (len(dates) - len(known))


def test_any_name_of_a_facet_will_do_and_every_facet_must(shelf: Shelf, collection: Collection) -> None:
    """Two zones show the cases of both; a theme narrows them."""
    selection = Selection(zone=("Guangxi", "Yunnan"), theme=("cross-border-transport",), year=("2025", UNDATED))

    expected = {
        case.id
        for case in collection
        if {"Guangxi", "Yunnan"} & set(case.zones)
        and "cross-border-transport" in case.themes
        and case.year in {2025, None}
    }

    assert set(_shown(shelf, selection)) == expected
    assert GUANGXI in expected


@pytest.mark.parametrize("facet", FACETS)
def test_a_count_is_what_the_choice_shows(facet, shelf: Shelf) -> None:
    """Under whatever else is chosen: the number beside a name is the number of cases after a click on it."""
    selection = Selection(theme=("finance", "data-flows"), programme=("provincial-innovation",))
    counts = shelf.counts(facet, selection)

    assert counts
    for name, count in counts.items():
        assert len(shelf.cases(selection.with_names(facet, (name,)))) == count


def test_a_cell_of_the_heat_map_counts_what_it_shows(shelf: Shelf) -> None:
    """A zone and a theme together; what else is chosen still holds."""
    selection = Selection("customs", zone=("Hainan",), year=("2025", "2024"))
    counts = shelf.crossings(selection)

    assert len(counts) > 20
    for (zone, theme), count in counts.items():
        assert len(shelf.cases(selection.crossed(zone, theme))) == count


def test_a_second_click_takes_the_choice_back() -> None:
    """On a name and on a cell."""
    chosen = Selection("port", zone=("Hainan",))

    assert chosen.toggled("zone", "Guangxi").zone == ("Hainan", "Guangxi")
    assert chosen.toggled("zone", "Guangxi").toggled("zone", "Guangxi") == chosen
    assert chosen.crossed("Hainan", "finance") == Selection("port", ("Hainan",), ("finance",))
    assert chosen.crossed("Hainan", "finance").crossed("Hainan", "finance") == Selection("port")


@pytest.mark.parametrize(
    ("words", "case_id"),
    [
        ("fast border insp", GUANGXI),  # the last word is still being typed
        ("快捷通关", GUANGXI),
        ("快捷通關", GUANGXI),  # traditional characters
        ("GUANGXI vehicles", GUANGXI),  # a zone and a word of the title
        ("广西 跨境运输 vehicles", GUANGXI),
        ("Youyiguan fingerprint", GUANGXI),  # words of the text
    ],
)
def test_words_find_titles_zones_themes_and_text(words: str, case_id: str, shelf: Shelf) -> None:
    """In both languages, in any order, small or capital."""
    assert case_id in _shown(shelf, Selection(words))


def test_a_word_is_found_at_its_beginning(shelf: Shelf) -> None:
    """What is typed begins a word; a piece from the middle of one would find everything."""
    assert _shown(shelf, Selection("uangxi")) == []
    assert _shown(shelf, Selection("guangxi zebra")) == []


def test_cases_with_the_words_in_their_names_come_first(shelf: Shelf) -> None:
    """Then those that speak of them somewhere in the text."""
    named = ["mail" in case.id or "mail" in case.title("en").lower() for case in shelf.cases(Selection("mail"))]

    assert named == sorted(named, reverse=True)
    assert set(named) == {True, False}


def test_nothing_of_what_is_typed_is_a_pattern(shelf: Shelf) -> None:
    """Brackets and stars are signs like others."""
    assert _shown(shelf, Selection(".*")) == []
    assert _shown(shelf, Selection("((")) == []


@given(
    words=st.text(max_size=40),
    zones=st.lists(st.sampled_from(["Hainan", "Guangxi", "Yunnan"]), unique=True),
    themes=st.lists(st.sampled_from(sorted(THEMES)), unique=True, max_size=4),
    years=st.lists(st.sampled_from(["2025", "2015", UNDATED]), unique=True),
)
def test_an_address_holds_the_selection(words, zones, themes, years, collection: Collection) -> None:
    """Whatever was chosen and typed is read back from the address."""
    selection = Selection(" ".join(words.split()), tuple(zones), tuple(themes), (), tuple(years))

    assert read_selection(selection.query(), collection) == selection
    assert read_selection(f"?{selection.query()}", collection) == selection


def test_an_address_typed_by_hand_holds_what_the_library_knows(collection: Collection) -> None:
    """Unknown names and fields are left out, the rest counts."""
    query = "zone=Atlantis&zone=Hainan&zone=Hainan&theme=&year=1066&sort=up&words=%ff%20port&%"

    assert read_selection(query, collection) == Selection("\ufffd port", zone=("Hainan",))
    assert read_selection("", collection) == Selection()
    assert len(read_selection("words=" + "x" * 10_000, collection).words) == 200


def test_a_case_without_a_date_has_a_year_to_be_found_by(collection: Collection) -> None:
    """A quarter of the library."""
    undated = [case for case in collection if names_of(case, "year") == (UNDATED,)]

    assert undated == [case for case in collection if case.issued is None]
    assert undated
