"""The filters of the page: what can be chosen, and what is chosen, as facets and in words."""

from collections.abc import Sequence

from assistant.page.markup import NOTHING, Html, element, join
from assistant.page.wording import labels_of
from corpus import PROGRAMMES, THEMES, Collection, Zone
from index import Facets

Choice = tuple[str, str]


def zone_choices(collection: Collection) -> list[Choice]:
    """Zones as (label, key), by their English names."""
    return [(f"{zone.name} {zone.short_name('zh')}", zone.name) for zone in _by_name(collection)]


def theme_choices() -> list[Choice]:
    """Themes as (label, key)."""
    return [(f"{labels['en']} {labels['zh']}", key) for key, labels in THEMES.items()]


def programme_choices() -> list[Choice]:
    """Programmes as (label, key)."""
    return [(f"{labels['en']} {labels['zh']}", key) for key, labels in PROGRAMMES.items()]


def year_choices(collection: Collection) -> list[int]:
    """The years in which cases of the library were issued, all of them between the first and the last."""
    years = [case.year for case in collection if case.year]
    return list(range(min(years), max(years) + 1)) if years else []


def facets_of(
    zones: Sequence[str] | None,
    themes: Sequence[str] | None,
    programmes: Sequence[str] | None,
    since: int | None,
    until: int | None,
) -> Facets:
    """What was chosen, as facets; a span of years that was typed the wrong way round is turned."""
    if since and until and since > until:
        since, until = until, since
    return Facets(tuple(zones or ()), tuple(themes or ()), tuple(programmes or ()), since or None, until or None)


def summary(facets: Facets, collection: Collection) -> Html:
    """The filters that are on, always in sight; nothing at all where there are none."""
    if not facets:
        return NOTHING
    chips = join(*(element("span", label, class_="chip on") for label in labels_of(facets, collection, "en")))
    return element(
        "div",
        element("span", "Filters 筛选", class_="label"),
        chips,
        element("button", "Clear", type="button", class_="clear-filters quiet"),
        class_="active-filters",
    )


def _by_name(collection: Collection) -> list[Zone]:
    return sorted(collection.zones.values(), key=lambda zone: zone.name)
