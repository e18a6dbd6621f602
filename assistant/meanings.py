"""What the names of regions, places and groups stand for."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus import Collection, Zone, read_groups, read_no_places, read_places
from index import HAN, folded_in_place

# What says of a name that the region itself is meant, as a province or a zone.
_REGION_ITSELF = re.compile(r"自贸|自由贸易|自治区|(?:ftz|ftp|province|autonomous region|free trade port)$")
_SHAANXI = "shǎnx"  # the tone alone tells 陕西 from 山西
_LONG = (3, 8)  # characters, and letters, by which the name of a small place is told from other words
_TONE = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What ``name`` stands for: all of ``regions``, or any of them where it is ``ambiguous``; none, and it is no place.

    ``own`` says that it is a region's own name, ``doubtful`` that it is an ordinary word too, ``known`` that it is
    named often enough to be recognised when it is misspelt.
    """

    name: str
    regions: tuple[str, ...]
    own: bool = False
    ambiguous: bool = False
    doubtful: bool = False
    known: bool = False


def meanings_of(collection: Collection) -> dict[str, Meaning]:
    """Return what every name stands for in *collection*, by the name as ``folded`` gives it."""
    meanings: dict[str, Meaning] = {}
    for meaning in _regions_and_places(collection):
        key = folded(meaning.name)
        before = meanings.setdefault(key, meaning)
        # A region's own name is never a place elsewhere: Jilin is not only the city.
        if not before.own and before.regions != meaning.regions:
            regions = tuple(dict.fromkeys([*before.regions, *meaning.regions]))
            meanings[key] = replace(before, regions=regions, ambiguous=len(regions) > 1)
    for group in read_groups():
        regions = tuple(key for key in group.regions if key in collection.regions)
        for name in group.names if regions else ():
            meanings.setdefault(folded(name), Meaning(name, regions, doubtful=name in group.doubtful))
    for name in read_no_places():
        meanings.setdefault(folded(name), Meaning(name, ()))
    return meanings


def _regions_and_places(collection: Collection) -> Iterator[Meaning]:
    places = [place for place in read_places() if place.region in collection.regions]
    doubtful = {(place.region, name) for place in places for name in place.doubtful}
    for region in collection.regions.values():
        for name in region.names:
            own = _is_own(name, region)
            yield Meaning(name, (region.name,), own, doubtful=(region.name, name) in doubtful, known=True)
    for place in places:
        for name in place.names:
            known = name in (place.name, place.name_zh) and (place.kind == "city" or len(name) >= _LONG[name.isascii()])
            yield Meaning(name, (place.region,), doubtful=name in place.doubtful, known=known)


def _is_own(name: str, region: Zone) -> bool:
    if name in (region.name, region.name_zh, region.short_name("zh")):
        return True
    return _REGION_ITSELF.search(name.casefold()) is not None


def folded(text: str) -> str:
    """Return *text* simplified, in small letters and without accents, every character in its place.

    Pinyin has a tone on every syllable (Shānxī), other names have not (Dalí): a single one stays.
    """
    plain = folded_in_place(text)
    if plain.isascii():
        return plain
    toned = len(_TONE.findall(plain)) > 1
    kept = plain.find(_SHAANXI) + _SHAANXI.index("ǎ") if _SHAANXI in plain else -1
    return "".join(
        character
        if HAN.match(character) or (_TONE.match(character) and not toned) or at == kept
        else _without_accent(character)
        for at, character in enumerate(plain)
    )


@lru_cache(maxsize=1_000)
def _without_accent(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]
