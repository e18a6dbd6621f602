"""Browse as markup: what is chosen, the facets with their counts, and the cases as a table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from assistant.browsing import FACETS, UNDATED, Facet, Selection, Shelf
from assistant.page.markup import NOTHING, Html, element, join, unseen
from assistant.page.wording import TAGS, WORDS
from corpus import DEPTHS, EVIDENCE, LANGUAGES, PROGRAMMES, THEMES, Case, Collection

FACET_NAMES: Final[Mapping[Facet, tuple[str, str]]] = MappingProxyType(
    {
        "zone": ("Zone", "自贸试验区"),
        "theme": ("Theme", "主题"),
        "programme": ("Programme", "类别"),
        "year": ("Year", "年份"),
    }
)
_COLUMNS: Final = (
    ("Case", "案例"),
    FACET_NAMES["zone"],
    ("Themes", "主题"),
    FACET_NAMES["programme"],
    ("Date", "日期"),
)
# Zone and year have a picture of their own beside the list.
_UNFOLDED: Final = ("theme", "programme")


def address(selection: Selection) -> str:
    """Where the page shows this selection."""
    query = selection.query()
    return f"#/browse?{query}" if query else "#/browse"


def record_address(case: Case) -> str:
    """Where the page shows the record of *case*."""
    return f"#/case/{case.id}"


def label_of(facet: Facet, name: str, collection: Collection) -> tuple[str, str]:
    """What *name* is called in English and Chinese."""
    match facet:
        case "zone" if name in collection.zones:
            return collection.zones[name].short_name("en"), collection.zones[name].short_name("zh")
        case "theme":
            return THEMES[name]["en"], THEMES[name]["zh"]
        case "programme":
            return PROGRAMMES[name]["en"], PROGRAMMES[name]["zh"]
        case "year" if name == UNDATED:
            return "No date", "日期不详"
    return name, ""


def both(english: str, chinese: str) -> Html:
    """A label in both languages."""
    return join(english, " " if chinese else "", element("span", chinese, lang=TAGS["zh"]) if chinese else "")


def head(shelf: Shelf, selection: Selection) -> Html:
    """How many cases are shown, and what they were chosen by, each choice a link that drops it."""
    count, all_ = len(shelf.cases(selection)), len(shelf.collection)
    dropped = [
        *([(f"“{selection.words}”", "", Selection("", *map(selection.chosen, FACETS)))] if selection.words else []),
        *(
            (*label_of(facet, name, shelf.collection), selection.toggled(facet, name))
            for facet in FACETS
            for name in selection.chosen(facet)
        ),
    ]
    chips = (
        element("a", unseen("Drop "), both(english, chinese), href=address(rest), class_="chip on dropped")
        for english, chinese, rest in dropped
    )
    clear = element("a", both("Clear", "清除"), href=address(Selection()), class_="quiet clear-selection")
    return element(
        "div",
        element(
            "button",
            element("strong", str(count)),
            f" of {all_} cases ",
            element("span", f"共 {all_} 个，显示 {count} 个", lang=TAGS["zh"]),
            type="button",
            class_="to-cases",
            title="Go to the cases",
        ),
        element("p", *chips, clear, class_="chips") if dropped else "",
        class_="browse-state",
        role="status",
    )


def facets(shelf: Shelf, selection: Selection) -> Html:
    """What the cases can be chosen by, with how many there are of each."""
    return element("div", *(_facet(shelf, facet, selection) for facet in FACETS), class_="facets")


def table(shelf: Shelf, selection: Selection) -> Html:
    """The cases that are shown, each title a link to its record."""
    cases = shelf.cases(selection)
    if not cases:
        return element(
            "div",
            element("p", both("No case fits.", "没有相符的案例。")),
            element("p", element("a", both("Show all cases", "显示全部案例"), href=address(Selection()))),
            class_="no-cases",
        )
    return element(
        "table",
        element("caption", "Cases, newest first", class_="unseen"),
        element("thead", element("tr", *(element("th", both(*names), scope="col") for names in _COLUMNS))),
        element("tbody", *(_row(case, shelf.collection) for case in cases)),
        class_="cases",
    )


def _facet(shelf: Shelf, facet: Facet, selection: Selection) -> Html:
    counts = shelf.counts(facet, selection)
    for name in selection.chosen(facet):
        counts.setdefault(name, 0)
    if facet == "year":
        names = sorted(counts, key=lambda name: name if name != UNDATED else "", reverse=True)
    else:
        names = sorted(counts, key=lambda name: (-counts[name], name))
    if not names:
        return NOTHING
    choices = (
        element(
            "li",
            element(
                "a",
                element("span", both(*label_of(facet, name, shelf.collection)), class_="choice-name"),
                " ",
                element("span", str(counts[name]), class_="choice-count"),
                href=address(selection.toggled(facet, name)),
                class_="choice on" if name in selection.chosen(facet) else "choice",
            ),
        )
        for name in names
    )
    return element(
        "details",
        element("summary", both(*FACET_NAMES[facet])),
        element("ul", *choices),
        class_="fold facet",
        id=f"facet-{facet}",
        open=facet in _UNFOLDED,
    )


def _row(case: Case, collection: Collection) -> Html:
    title = element(
        "th",
        element("a", case.title("en"), href=record_address(case), class_="open-record"),
        element("span", case.title("zh"), class_="title-zh", lang=TAGS["zh"]),
        _badges(case),
        scope="row",
    )
    overview = (WORDS["en"].overview, WORDS["zh"].overview)
    zones = [label_of("zone", zone, collection) for zone in case.zones] or [overview]
    return element(
        "tr",
        title,
        element("td", _lines(zones), class_="of-zone"),
        element("td", _lines([label_of("theme", theme, collection) for theme in case.themes]), class_="of-theme"),
        element("td", both(*label_of("programme", case.programme, collection)), class_="of-programme"),
        element("td", _date(case), class_="of-date"),
    )


def _lines(labels: list[tuple[str, str]]) -> Html:
    return element("ul", *(element("li", both(*label)) for label in labels))


def _date(case: Case) -> Html:
    return element("time", case.issued) if case.issued else element("span", both("no date", "不详"), class_="undated")


def _badges(case: Case) -> Html:
    labels = [(EVIDENCE["weak"], "badge weak")] if case.evidence == "weak" else []
    labels += [(DEPTHS["summary"], "badge thin")] if case.depth == "summary" else []
    badges = (element("span", both(*(label[key] for key in LANGUAGES)), class_=class_) for label, class_ in labels)
    return element("span", *badges, class_="badges") if labels else NOTHING
