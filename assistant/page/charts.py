"""The library in pictures: a map of tiles, a timeline and a heat map, each mark a link to its cases.

They are tables and links, shaded by classes, because the page's Content-Security-Policy is without 'unsafe-eval':
Vega evaluates its expressions with Function() as gr.HTML does its templates, and Gradio's sanitiser drops svg. What
is a table is also read aloud as one.
"""

from math import ceil

from assistant.browsing import UNDATED, Selection, Shelf
from assistant.page.browse import address, both, label_of
from assistant.page.markup import Html, element, join, unseen
from assistant.page.provinces import TILES, Tile
from assistant.page.wording import TAGS

_SHADES, _STEEPNESS = 5, 0.75


def charts(shelf: Shelf, selection: Selection) -> Html:
    """All three; what is chosen is outlined and shades compare what each mark would show."""
    return element(
        "div",
        element(
            "section", element("h2", both("Provinces", "各省案例")), province_map(shelf, selection), class_="picture"
        ),
        element("section", element("h2", both("Years", "各年案例")), timeline(shelf, selection), class_="picture"),
        element(
            "details",
            element("summary", both("Themes by zones", "主题与自贸试验区")),
            element("div", heat_map(shelf, selection), class_="wide"),
            class_="fold heat-fold",
            id="fold-heat",
        ),
        class_="pictures",
    )


def shade(count: int, most: int) -> str:
    """The class of *count* on a scale up to *most*, less steep than a line: one zone has twice as many as any other."""
    return f"s{ceil(_SHADES * (count / most) ** _STEEPNESS)}" if count else "s0"


def province_map(shelf: Shelf, selection: Selection) -> Html:
    """A square for each province of the mainland, shaded by its cases; grey where there is no zone."""
    counts = shelf.counts("zone", selection)
    most = max(counts.values(), default=0)
    return element(
        "table",
        element("caption", "Cases by province, one tile each in roughly its place", class_="unseen"),
        element("thead", _headings("Province", "Cases"), class_="unseen"),
        element("tbody", *(_tile(tile, counts[tile.name], most, shelf, selection) for tile in TILES)),
        class_="map",
    )


def timeline(shelf: Shelf, selection: Selection) -> Html:
    """A bar for each year from the first to the last of the library, and one for the cases without a date."""
    counts = shelf.counts("year", selection)
    most = max(counts.values(), default=1)
    years = [case.year for case in shelf.collection if case.year]
    names = [str(year) for year in range(max(years), min(years) - 1, -1)] if years else []
    undated = any(case.year is None for case in shelf.collection)
    return element(
        "table",
        element("caption", "Cases by year", class_="unseen"),
        element("thead", _headings("Year", "Cases"), class_="unseen"),
        element(
            "tbody", *(_bar(name, counts[name], most, shelf, selection) for name in [*names, *[UNDATED] * undated])
        ),
        class_="timeline",
    )


def heat_map(shelf: Shelf, selection: Selection) -> Html:
    """Themes down, zones across, both with the largest of the whole library first, so that they keep their places."""
    counts = shelf.crossings(selection)
    most = max(counts.values(), default=1)
    zones = [zone for zone, _ in shelf.counts("zone", Selection()).most_common()]
    themes = [theme for theme, _ in shelf.counts("theme", Selection()).most_common()]
    head = (_column(label_of("zone", zone, shelf.collection)) for zone in zones)
    rows = (
        element(
            "tr",
            element("th", both(*label_of("theme", theme, shelf.collection)), scope="row"),
            *(_cell(zone, theme, counts[zone, theme], most, shelf, selection) for zone in zones),
        )
        for theme in themes
    )
    return element(
        "table",
        element("caption", "Cases by theme and zone", class_="unseen"),
        element("thead", element("tr", element("td", unseen("Theme")), *head)),
        element("tbody", *rows),
        class_="heat",
    )


def _headings(*names: str) -> Html:
    return element("tr", *(element("th", name, scope="col") for name in names))


def _column(label: tuple[str, str]) -> Html:
    english, chinese = label
    names = join(element("span", english), element("span", chinese, lang=TAGS["zh"]) if chinese else "", between=" ")
    return element("th", element("span", names, class_="upright"), scope="col")


def _tile(tile: Tile, count: int, most: int, shelf: Shelf, selection: Selection) -> Html:
    has_zone = tile.name in shelf.collection.zones
    name = join(
        element("span", tile.name_zh, class_="tile-zh", lang=TAGS["zh"]),
        element("span", tile.name, class_="tile-name"),
        element("span", tile.code, class_="tile-code"),
    )
    chosen = tile.name in selection.zone
    if has_zone:
        name = element("a", name, href=address(selection.toggled("zone", tile.name)), title=_told(tile.name, count))
    value = str(count) if has_zone else unseen("no zone")
    classes = ("tile", shade(count, most) if has_zone else "no-zone", *(["on"] if chosen else []))
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", value, class_="tile-count"),
        class_=" ".join(classes),
        style=f"grid-area:{tile.row}/{tile.column}",
    )


def _bar(name: str, count: int, most: int, shelf: Shelf, selection: Selection) -> Html:
    english, chinese = label_of("year", name, shelf.collection)
    filled = element("span", style=f"width:{100 * count / most:.1f}%")
    bar = element("span", filled, class_="bar undated" if name == UNDATED else "bar")
    value = join(bar, " ", element("span", str(count), class_="bar-count"))
    chosen = name in selection.year
    if count or chosen:
        link = address(selection.toggled("year", name))
        value = element("a", value, href=link, title=_told(english, count), class_="on" if chosen else None)
    return element("tr", element("th", both(english, chinese), scope="row"), element("td", value))


def _cell(zone: str, theme: str, count: int, most: int, shelf: Shelf, selection: Selection) -> Html:
    chosen = (selection.zone, selection.theme) == ((zone,), (theme,))
    if not count and not chosen:
        return element("td")
    names = (label_of("theme", theme, shelf.collection)[0], label_of("zone", zone, shelf.collection)[0])
    link = address(selection.crossed(zone, theme))
    words = element("a", str(count), href=link, title=_told(" · ".join(names), count), class_="on" if chosen else None)
    return element("td", words, class_=shade(count, most))


def _told(name: str, count: int) -> str:
    return f"{name}: {count} {'case' if count == 1 else 'cases'}"
