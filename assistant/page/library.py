"""What the page says before anything was asked: its head, a welcome, and what the library holds."""

from collections import Counter

from assistant.page.markup import Html, element, join
from assistant.page.messages import starters
from assistant.page.views import tabs
from assistant.page.wording import NAME, TAGS
from corpus import PROGRAMMES, Collection

_MOST_BARS = 22


def masthead(collection: Collection) -> Html:
    """The head of the page, with the tabs and the switch between light and dark."""
    facts = join(
        element("span", f"{len(collection)} cases"),
        element("span", f"{len(collection.zones)} zones"),
        element("span", "offline"),
        between=" · ",
    )
    return element(
        "header",
        element(
            "div",
            element("h1", NAME["en"], " ", element("span", NAME["zh"], lang=TAGS["zh"])),
            element("p", "Precedents from China’s pilot free trade zones, quoted word for word", class_="tagline"),
            class_="names",
        ),
        tabs(),
        element("p", facts, class_="library-facts"),
        element("button", "Dark mode", type="button", class_="theme-switch quiet", title="Light or dark"),
        class_="masthead",
    )


def welcome() -> Html:
    """The empty conversation."""
    return element(
        "div",
        element("h2", "Which precedent are you looking for?"),
        element(
            "p",
            "Ask in plain words, in English or Chinese. Every sentence of an answer is a quotation"
            " from a case record that you can check beside it. Then go on: “and in Hainan?”, “compare 1 and 3”.",
        ),
        element(
            "p",
            "可用中文提问；回答中的每句话均为可核对的案例记录原文。可接着追问：“海南呢？”“比较第1个和第3个”。",
            lang=TAGS["zh"],
        ),
        starters(),
        class_="welcome",
    )


def library_card(collection: Collection) -> Html:
    """What there is to find: cases by zone, by programme and by year."""
    by_zone = Counter(zone for case in collection for zone in case.zones)
    by_programme = Counter(case.programme for case in collection)
    zones = [
        (collection.zones[name].name, collection.zones[name].short_name("zh"), count)
        for name, count in by_zone.most_common(_MOST_BARS)
        if name in collection.zones
    ]
    programmes = [(PROGRAMMES[key]["en"], PROGRAMMES[key]["zh"], count) for key, count in by_programme.most_common()]
    years = sorted(case.year for case in collection if case.year)
    span = f"{years[0]}–{years[-1]}" if years else ""
    return element(
        "section",
        element("h2", "The library", " ", element("span", "案例库", lang=TAGS["zh"])),
        element(
            "p",
            f"{len(collection)} records of {len(collection.zones)} zones, {span}, each in English and Chinese, written"
            " from published reports and naming them. The evidence for an answer will stand here.",
        ),
        element("h3", "By zone"),
        _bars(zones, "bars"),
        element("h3", "By programme"),
        _bars(programmes, "bars long"),
        class_="library",
    )


def _bars(rows: list[tuple[str, str, int]], class_: str) -> Html:
    most = max((count for *_, count in rows), default=1)
    return element(
        "ul",
        *(
            element(
                "li",
                element("span", english, " ", element("span", chinese, lang=TAGS["zh"]), class_="bar-name"),
                element("span", element("span", style=f"width:{100 * count // most}%"), class_="bar"),
                element("span", str(count), class_="bar-count"),
            )
            for english, chinese, count in rows
        ),
        class_=class_,
    )
