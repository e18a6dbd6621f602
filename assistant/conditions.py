"""Whether a region has what a measure rests on, as far as its profile or its description says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.described import Described, Region
from assistant.wording import listed
from corpus import CONDITIONS, Case, Collection, Condition, Facilities, Language, Zone, detail_name, parts_of

Verdict = Literal["met", "not_met", "unknown"]

# What a profile can tell. Of the rest only a case of the region itself says that it is there.
_FACILITY = {
    "land-border": "land_port",
    "seaport": "seaport",
    "river-port": "river_port",
    "airport-hub": "airport",
    "rail-hub": "rail",
}
# With another partner or industry a condition is another one; of a border, a case may leave open which.
_SAME_DETAIL = frozenset({"partner", "industry"})
_MOST_NAMED = 4  # facilities of a kind; a profile may name a dozen

# What a verdict says and what it rests on, in English and Chinese.
_REASONS: dict[str, tuple[Verdict, str, str]] = {
    "no border": ("not_met", "{name} has no land border with another country", "{name}没有陆路边境"),
    "other border": (
        "not_met",
        "{name} has a land border, but with {has}, not with {needed}",
        "{name}有陆路边境，但与{has}接壤，不与{needed}接壤",
    ),
    "border": ("met", "{name} borders on {has}", "{name}与{has}接壤"),
    "border and ports": ("met", "{name} borders on {has}; land ports: {named}", "{name}与{has}接壤；陆路口岸：{named}"),
    "no sea": ("not_met", "{name} does not lie on the sea", "{name}不临海"),
    "named": ("met", "the profile of {name} names {named}", "{name}的资料列有{named}"),
    # The lists of the profiles are not complete.
    "none named": ("unknown", "the profile of {name} names none", "{name}的资料未列出"),
    "not told": (
        "unknown",
        "no profile says so, and no case of {name} in the library rests on it",
        "资料不涉及，库中{name}的案例也未以此为条件",
    ),
    "witness": (
        "met",
        "a case of {name} rests on one of this kind: “{title}”",
        "{name}的案例以同类条件为基础：《{title}》",
    ),
    "itself": ("unknown", "the partner is {name} itself", "合作方就是{name}本身"),
    "described": ("met", "the description says so", "描述中有"),
    "denied": ("not_met", "the description says that there is none", "描述中说没有"),
    "inland": ("not_met", "the description says inland", "描述为内陆"),
    "not described": ("unknown", "the description does not say", "描述中未提及"),
    "other described": (
        "not_met",
        "the border described is with {has}, not with {needed}",
        "描述的边境与{has}接壤，不与{needed}接壤",
    ),
    "not described where": (
        "unknown",
        "the description does not say whether the border is with {needed}",
        "描述中未说明是否与{needed}接壤",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, and in words what it rests on."""

    verdict: Verdict
    reason: str


def condition_name(condition: Condition, collection: Collection, language: Language) -> str:
    """Name *condition* with its detail: "Land border (Vietnam)", 陆路边境（越南）."""
    name = CONDITIONS[condition.needs][language]
    if not condition.detail:
        return name
    regions = collection.regions
    details = [
        regions[part].short_name(language) if part in regions else detail_name(part, language)
        for part in parts_of(condition.detail)
    ]
    return f"{name}（{'、'.join(details)}）" if language == "zh" else f"{name} ({', '.join(details)})"


def is_same(one: Condition, other: Condition) -> bool:
    """Say whether a place that has what *one* needs has what *other* needs."""
    if one.needs != other.needs:
        return False
    mine, others = _folded(one), _folded(other)
    is_open = one.needs not in _SAME_DETAIL and not (mine and others)
    return is_open or mine == others or not mine.isdisjoint(others)


def is_itself(condition: Condition, region: Region) -> bool:
    """Say whether *region* is the very partner that has to co-operate."""
    return condition.needs == "partner" and parts_of(condition.detail) == (region.name,)


def found_in(condition: Condition, region: Region, language: Language) -> Finding:
    """Judge *condition* by what is known of *region* itself, without its cases."""
    if isinstance(region, Described):
        return _found_in_description(condition, region, language)
    name = region.short_name(language)
    if condition.needs == "land-border":
        return _border(condition, region, language)
    if condition.needs == "seaport" and region.sea is None:
        return _finding("no sea", language, name=name)
    if condition.needs not in _FACILITY:
        return _finding("itself" if is_itself(condition, region) else "not told", language, name=name)
    named = _named(region.facilities, condition.needs, language) if region.facilities else ""
    return _finding("named" if named else "none named", language, name=name, named=named)


def witnessed(region: Region, case: Case, language: Language) -> Finding:
    """Return the verdict that *case*, one of *region*'s own, rests on the same."""
    return _finding("witness", language, name=region.short_name(language), title=case.title(language))


def _border(condition: Condition, region: Zone, language: Language) -> Finding:
    name, wanted = region.short_name(language), parts_of(condition.detail)
    if not region.land_borders:
        return _finding("no border", language, name=name)
    shared = [country for country in region.land_borders if not wanted or country in wanted]
    if not shared:
        has, needed = _countries(region.land_borders, language), _countries(wanted, language)
        return _finding("other border", language, name=name, has=has, needed=needed)
    named = _named(region.facilities, "land-border", language) if region.facilities else ""
    has = _countries(shared, language)
    return _finding("border and ports" if named else "border", language, name=name, has=has, named=named)


def _found_in_description(condition: Condition, region: Described, language: Language) -> Finding:
    needs, wanted = condition.needs, parts_of(condition.detail)
    if needs in region.has_not:
        return _finding("denied", language)
    if needs not in region.has:
        return _finding("inland" if needs == "seaport" and "inland" in region.geography else "not described", language)
    if needs != "land-border" or not wanted or set(wanted) & set(region.land_borders):
        return _finding("described", language)
    has, needed = _countries(region.land_borders, language), _countries(wanted, language)
    return _finding("other described" if has else "not described where", language, has=has, needed=needed)


def _finding(key: str, language: Language, **parts: str) -> Finding:
    verdict, english, chinese = _REASONS[key]
    return Finding(verdict, (chinese if language == "zh" else english).format(**parts))


def _named(facilities: Facilities, needs: str, language: Language) -> str:
    """Name the facilities of a kind, the first few where there are many."""
    names: tuple[str, ...] = getattr(facilities, _FACILITY[needs])
    if len(names) <= _MOST_NAMED + 1:
        return listed(names, language)
    shown = names[:_MOST_NAMED]
    more = len(names) - _MOST_NAMED
    return f"{'、'.join(shown)}等{len(names)}处" if language == "zh" else f"{', '.join(shown)} and {more} more"


def _countries(names: Sequence[str], language: Language) -> str:
    return listed([detail_name(name, language) for name in names], language)


def _folded(condition: Condition) -> set[str]:
    return {part.casefold() for part in parts_of(condition.detail)}
