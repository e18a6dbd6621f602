"""Browse as markup: each mark says its number, and leads to the selection that has it."""

import re
from html import unescape

import pytest

from assistant.browsing import Selection, Shelf, read_selection
from assistant.page.browse import facets, head, table
from assistant.page.charts import heat_map, province_map, shade, timeline
from assistant.page.evidence import record_panel, unknown_record
from assistant.page.provinces import TILES
from corpus import THEMES, Collection

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
WEAK = "2020-hainan-boao-lecheng-drug-insurance"
FINANCE = Selection(theme=("finance",))


@pytest.fixture(scope="module")
def shelf(library: Collection) -> Shelf:
    return Shelf(library)


def _selection(href: str, library: Collection) -> Selection:
    return read_selection(unescape(href).removeprefix("#/browse").removeprefix("?"), library)


@pytest.mark.parametrize("picture", [province_map, timeline])
@pytest.mark.parametrize("selection", [Selection(), FINANCE, Selection("海关")])
def test_the_number_on_a_mark_is_that_of_its_cases(picture, selection: Selection, shelf: Shelf) -> None:
    """Under what is chosen, too."""
    links = re.findall(r'<a href="([^"]+)" title="[^"]+: (\d+) cases?"', picture(shelf, selection))

    assert len(links) > 5
    for href, count in links:
        assert len(shelf.cases(_selection(href, shelf.collection))) == int(count)


def test_a_cell_leads_to_its_zone_and_theme(shelf: Shelf) -> None:
    """One row a theme, one column a zone, and nothing to click where nothing is."""
    shown = heat_map(shelf, Selection())

    href, title = re.search(r'<a href="([^"]+)" title="(Data flows · Beijing: \d+ cases)"', shown).groups()
    assert _selection(href, shelf.collection) == Selection(zone=("Beijing",), theme=("data-flows",))
    assert title == "Data flows · Beijing: 2 cases"
    assert shown.count("<tr>") == 1 + len(THEMES)
    assert shown.count('scope="col"') == len(shelf.collection.zones)
    assert ">0</a>" not in shown


def test_the_map_has_every_zone_and_each_square_once(library: Collection) -> None:
    """31 provinces; those without a zone are there, too."""
    assert len(TILES) == len({(tile.row, tile.column) for tile in TILES}) == 31
    assert {tile.name: tile.name_zh for tile in TILES}.items() >= {
        zone.name: zone.short_name("zh") for zone in library.zones.values()
    }.items()


def test_a_province_without_a_zone_is_grey_and_no_link(shelf: Shelf) -> None:
    """Nothing to click, and it says why to those who listen."""
    gansu = re.search(r"<tr [^>]*>(?:(?!</tr>).)*Gansu.*?</tr>", province_map(shelf, Selection())).group()

    assert 'class="tile no-zone"' in gansu
    assert "<a " not in gansu
    assert "no zone" in gansu


def test_shades_go_from_the_least_to_the_most() -> None:
    """Nothing has no shade, one has the first, the most the last."""
    assert [shade(count, 29) for count in (0, 1, 6, 10, 15, 29)] == ["s0", "s1", "s2", "s3", "s4", "s5"]
    assert (shade(0, 0), shade(1, 1)) == ("s0", "s5")


def test_the_head_says_how_many_and_drops_each_choice(shelf: Shelf) -> None:
    """A link for every choice, which leads to all the others."""
    selection = Selection("port", zone=("Hainan",), year=("2020",))
    shown = head(shelf, selection)

    assert f"<strong>{len(shelf.cases(selection))}</strong> of 198 cases" in shown
    links = re.findall(r'href="([^"]+)" class="chip on dropped"', shown)
    assert [_selection(link, shelf.collection) for link in links] == [
        Selection(zone=("Hainan",), year=("2020",)),
        Selection("port", year=("2020",)),
        Selection("port", zone=("Hainan",)),
    ]
    assert "dropped" not in head(shelf, Selection())


def test_facets_keep_what_is_chosen_though_it_shows_nothing(shelf: Shelf) -> None:
    """Otherwise it could not be taken back where it was chosen."""
    shown = facets(shelf, Selection("no such word", zone=("Hainan",)))

    assert re.findall(r'class="choice( on)?"', shown) == [" on"]
    assert "Hainan" in shown


def test_a_row_has_both_titles_and_says_what_is_weak(shelf: Shelf, library: Collection) -> None:
    """And leads to the record."""
    shown = table(shelf, Selection())
    row = re.search(rf'<tr><th[^>]*><a href="#/case/{WEAK}".*?</tr>', shown).group()

    assert library.cases[WEAK].title("zh") in row
    assert "Weak evidence" in row
    assert "来源较弱" in row
    assert "Summary only" in row
    assert len(re.findall('class="open-record"', shown)) == len(library)
    assert f'<a href="#/case/{GUANGXI}" class="open-record">Fast border inspection' in shown


def test_an_empty_table_says_so(shelf: Shelf) -> None:
    """With the way to all cases."""
    shown = table(shelf, Selection("zebra"))

    assert "No case fits." in shown
    assert 'href="#/browse"' in shown


def test_a_record_stands_there_whole_in_both_languages(library: Collection) -> None:
    """Every line of its text, its sources, and the other language one click away."""
    case = library.cases[GUANGXI]
    shown = unescape(re.sub("<[^>]+>", "", record_panel(case, library)))

    for text in case.texts.values():
        assert text.title in shown
        for section in text.sections:
            assert section.heading in shown
            for line in text.text[section.start : section.end].splitlines():
                assert line.strip().removeprefix("- ") in shown
    assert all(source.title in shown for source in case.sources)
    assert re.findall(r'class="version" lang="([^"]+)"( hidden)?', record_panel(case, library)) == [
        ("en", ""),
        ("zh-Hans", " hidden"),
    ]


def test_an_unknown_record_is_told_and_nothing_of_its_name_runs() -> None:
    """An address typed by hand."""
    shown = unknown_record("<img src=x onerror=alert(1)>")

    assert "No case of the library has the id “&lt;img src=x onerror=alert(1)&gt;”." in shown
