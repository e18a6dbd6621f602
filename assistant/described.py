"""Regions as people name them: one of the 31, or a place that is described and not named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import CONDITIONS, GEOGRAPHY, NEIGHBOURS, Collection, Language, UnknownNameError, Zone, region_called
from index import folded_in_place

_LONGEST = 300  # characters of a description; a region is said in fewer


@dataclass(frozen=True, slots=True)
class Described:
    """A region of which only this is known: kinds of place, neighbours, and conditions that it has and has not.

    ``text`` is what was said; ``clusters`` are for what has a profile, and empty here.
    """

    text: str
    geography: tuple[str, ...] = ()
    land_borders: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    has_not: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What was said of it; no case belongs to a region of this name."""
        return self.text

    def short_name(self, language: Language) -> str:  # noqa: ARG002  as a zone has it
        """What was said of it, in the words in which it was said."""
        return self.text

    def read_as(self, language: Language) -> str:
        """Say what was understood, so that what was not can be seen."""
        zh = language == "zh"
        kinds = [GEOGRAPHY[kind][language] for kind in self.geography]
        has = [CONDITIONS[needs][language].lower() for needs in self.has]
        has += [NEIGHBOURS[country][language] for country in self.land_borders]
        has_not = [CONDITIONS[needs][language].lower() for needs in self.has_not]
        parts = [
            "、".join(kinds) if zh else ", ".join(kinds),
            ("有：" if zh else "has: ") + ("、" if zh else ", ").join(has) if has else "",
            ("没有：" if zh else "has no: ") + ("、" if zh else ", ").join(has_not) if has_not else "",
        ]
        return ("；" if zh else "; ").join(filter(None, parts))


Region = Zone | Described


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_PLACES = {
    "inland": _any(r"\binland\b(?! (?:water|port|river|shipping))", r"\bland-?locked\b", r"内陆(?!港|河)"),
    "coastal": _any(r"\bcoast(?:al|line)?\b", r"\bseaside\b", r"\b(?:on|by) the sea\b", "沿海|滨海|临海|海滨"),
    "island": _any(r"\bislands?\b", "海岛|岛屿"),
    "yangtze-river": _any(r"\byangtze\b", "长江"),
    "yellow-river": _any(r"\byellow river\b", "黄河"),
    "capital-region": _any(r"\bcapital region\b", "首都圈|京津冀"),
}
_FACILITIES = {
    "land-border": _any(
        r"\bland (?:borders?|ports?|crossings?)\b",
        r"\bborder (?:ports?|crossings?|posts?|gates?|provinces?|regions?|cit(?:y|ies)|areas?|towns?|prefectures?)\b",
        r"\bborder(?:s|ing)?(?: on| with)? (?!the\b|sea\b)\w",
        "陆路边境|陆地边境|边境|沿边|陆路口岸|公路口岸|接壤|边贸",
    ),
    "seaport": _any(r"\bsea-? ?ports?\b", r"\b(?:deep-?water|container|coastal) ports?\b", "海港|沿海港口|深水港"),
    "river-port": _any(
        r"\briver-? ?(?:ports?|harbou?rs?)\b", r"\binland waterway", "内河港|内河码头|江港|河港|内河航运"
    ),
    "airport-hub": _any(r"\bair-? ?(?:ports?|cargo|hubs?)\b", r"\baviation hubs?\b", "机场|航空枢纽|空港|航空港"),
    "rail-hub": _any(
        r"\brail(?:way)?s?\b", r"\bdry-? ?ports?\b", r"\bchina-europe (?:trains?|freight)", "铁路|班列|陆港|内陆港"
    ),
    "bonded-zone": _any(r"\bbonded\b", r"\bcustoms supervision\b", "保税|综保区|海关特殊监管"),
    "delegated-powers": _any(
        r"\bdelegated\b",
        r"\bspecial economic zone\b",
        r"\b(?:legislative|law-?making) powers?\b",
        "下放|特区|立法权|授权",
    ),
}
# A port by the coast lies on the sea; elsewhere the word alone does not say which kind is meant.
_PORT = _any(r"(?<!river )(?<!land )(?<!dry )(?<!border )\bports?\b", "(?<!内河)(?<!航空)港口")
# Whatever follows is denied, until the sentence turns.
_DENIED = _any(
    r"\b(?:without|no|not|lacks?|lacking|neither|nor)\b(?:(?!\b(?:but|with|has|have|having|and an?)\b)[^,;.])*$",
    r"(?:没有|并无|无|不|缺乏|缺少)(?:(?!但|而|有|的)[^，。；、])*$",
)


def region_named(text: str, collection: Collection) -> Region:
    """Return the region that *text* names, by any of its names in any case, or the one that it describes.

    Raises:
        UnknownNameError: it does neither; with the names nearest to it.
    """
    try:
        return region_called(text, collection)
    except UnknownNameError:
        if described := described_in(" ".join(text.split())):
            return described
        raise


def described_in(text: str) -> Described | None:
    """Read what *text* says of a place: "an inland province with a river port"; None where it says nothing."""
    if len(text) > _LONGEST:
        return None
    folded = folded_in_place(text)
    places = {place: said for place, pattern in _PLACES.items() if (said := _said(pattern, folded)) is not None}
    had = {needs: said for needs, pattern in _FACILITIES.items() if (said := _said(pattern, folded)) is not None}
    if places.get("coastal") and "seaport" not in had and _said(_PORT, folded):
        had["seaport"] = True
    neighbours = tuple(_neighbours(folded)) if had.get("land-border") else ()
    geography = [place for place, said in places.items() if said]
    if places.get("coastal") is False and "inland" not in geography:
        geography.append("inland")
    if had.get("land-border"):
        geography.append("border")
    if not geography and not had:
        return None
    return Described(
        text,
        tuple(geography),
        neighbours,
        tuple(needs for needs, said in had.items() if said),
        tuple(needs for needs, said in had.items() if not said),
    )


def _said(pattern: re.Pattern[str], folded: str) -> bool | None:
    """Say whether the place is said to have it; None where nothing is said."""
    match = pattern.search(folded)
    return None if match is None else _DENIED.search(folded[: match.start()]) is None


def _neighbours(folded: str) -> Iterator[str]:
    for country, labels in NEIGHBOURS.items():
        names = (re.escape(folded_in_place(labels["en"])) + r"\b", re.escape(labels["zh"].removesuffix("国")))
        # Inner Mongolia is no neighbour.
        if _said(re.compile(rf"(?<!inner )\b{names[0]}|(?<!内){names[1]}"), folded):
            yield country
