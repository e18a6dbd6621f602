"""The places, institutions and other names of a draft sentence, and whether a case knows them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from corpus import LANGUAGES, NEIGHBOURS, Case, Collection, Language, Zone
from index import folded_in_place, is_chinese, tokens

NameKind = Literal["place", "actor"]

# Institutions that have several names; records say now one, now the other. The words end with what people write most.
_BODIES = (
    ("Ministry of Commerce", "MOFCOM", "商务部"),
    ("General Administration of Customs", "GACC", "海关总署"),
    ("People's Bank of China", "PBOC", "central bank", "人民银行", "央行"),
    ("State Administration of Foreign Exchange", "SAFE", "外汇管理局", "外汇局"),
    ("National Development and Reform Commission", "NDRC", "发展改革委", "发改委"),
    ("Ministry of Finance", "财政部"),
    ("Ministry of Education", "教育部"),
    ("Ministry of Transport", "交通运输部"),
    ("Ministry of Industry and Information Technology", "MIIT", "工业和信息化部", "工信部"),
    ("Ministry of Justice", "司法部"),
    ("Ministry of Foreign Affairs", "外交部"),
    ("Ministry of Agriculture", "农业农村部", "农业部"),
    ("Ministry of Natural Resources", "自然资源部"),
    ("Ministry of Public Security", "公安部"),
    ("State Taxation Administration", "国家税务总局", "税务总局"),
    ("State Administration for Market Regulation", "SAMR", "市场监管总局"),
    ("Cyberspace Administration", "CAC", "网信办"),
    ("National Medical Products Administration", "NMPA", "药监局"),
    ("Maritime Safety Administration", "海事局"),
    ("Supreme People's Court", "最高人民法院", "最高法"),
    ("State Council", "国务院"),
)
# A name in English: words with capitals that do not begin the sentence, "of" and the like between them.
_CAPITALS = re.compile(
    r"(?<![\w'’])[A-Z][\w&'’]*[A-Za-z](?:[- ](?:(?:of|for|and|the) )*[A-Z][\w&'’]*[A-Za-z])*", re.UNICODE
)
_SIGNS_BEFORE = re.compile(r"(?:^|[.:;!?“\"(]\s*)$")
# Words with capitals that name nobody.
_COMMON = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday china chinese ftz zone zones pilot free trade area areas chapter article annex
    table figure internet english ministry province city port state national
    """.split()  # noqa: SIM905  a text to read and edit
)
_LEADING = re.compile(r"(?:The|In|At|On|By|Under|From|With|For|As|An?|When|After|Before|Since|Its?|All|Our|This|That) ")
_FORMS = re.compile(r"(?:ing|ed|ly|ions?|ments?|[a-z]s)$")  # of words that are no names
_SHORTEST = 2
_SHORTEST_STEM = 4  # letters


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a sentence says: ``text`` is ``sentence[start:end]``; ``regions`` are the regions that it lies in."""

    kind: NameKind
    text: str
    start: int
    end: int
    regions: frozenset[str] = frozenset()


class Names:
    """Finds names in sentences; knows the places of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._known_by = lru_cache(maxsize=None)(self._words_of)

    def names_in(self, sentence: str, language: Language) -> tuple[Name, ...]:
        """Return the places, institutions and, in English, other names of *sentence*, in reading order."""
        folded = folded_in_place(sentence)
        found: list[Name] = []
        for match in self._pattern.finditer(folded):
            regions = self._places.get(match[0])
            kind: NameKind = "actor" if regions is None else "place"
            name = Name(kind, sentence[match.start() : match.end()], match.start(), match.end(), regions or frozenset())
            found.append(name)
        if language == "en":
            rest = list(sentence)
            for name in found:
                rest[name.start : name.end] = "·" * (name.end - name.start)
            found.extend(_capitalised("".join(rest), self._vocabulary))
        return tuple(sorted(found, key=lambda name: name.start))

    def knows(self, case: Case, name: Name, quote: str) -> bool:
        """Say whether *case* says *name*, or is of the place that it is; *quote* is what is cited of it."""
        said, terms = self._known_by(case.id)
        folded = folded_in_place(name.text)
        if name.kind == "place":
            own = {zone for zone in name.regions if self._names_region(folded, zone)}
            return folded in said or bool(own.intersection(case.zones)) or folded in folded_in_place(quote)
        same = next((body for body in _folded_bodies() if folded in body), (folded,))
        if any(one in said for one in same):
            return True
        # What is no institution by its name may be said in other words: "the Zhengzhou exchange".
        words = tokens(name.text, stopwords=False)
        return len(same) == 1 and " of " not in folded and all(_has_form_of(word, terms) for word in words)

    def places_of(self, case: Case, language: Language) -> str:
        """Return where *case* is from, in words."""
        zones = (self._collection.regions.get(key) for key in case.zones)
        return (", " if language == "en" else "、").join(zone.short_name(language) for zone in zones if zone)

    def _names_region(self, folded: str, key: str) -> bool:
        zone = self._collection.regions[key]
        return folded in (folded_in_place(zone.short_name(language)) for language in LANGUAGES) or "ftz" in folded

    def _words_of(self, case_id: str) -> tuple[str, frozenset[str]]:
        case = self._collection.cases[case_id]
        parts = [*case.places]
        for language in LANGUAGES:
            text = case.texts[language]
            zones = (self._collection.regions.get(key) for key in case.zones)
            parts += [text.title, text.text, *(zone.short_name(language) for zone in zones if zone)]
        said = folded_in_place("\n".join(parts))
        return said, frozenset(tokens(said))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words that the English records write in small letters."""
        texts = (case.texts["en"].text for case in self._collection)
        return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))

    @cached_property
    def _places(self) -> dict[str, frozenset[str]]:
        """The names of places, folded, with the regions in which they lie."""
        places: dict[str, set[str]] = {}
        for zone in self._collection.regions.values():
            for name in _place_names(zone):
                places.setdefault(folded_in_place(name), set()).add(zone.name)
        for case in self._collection:
            for place in case.places:
                places.setdefault(folded_in_place(place.partition(" (")[0]), set()).update(case.zones)
        for names in NEIGHBOURS.values():
            for name in names.values():
                places.setdefault(folded_in_place(name), set())
        return {name: frozenset(zones) for name, zones in places.items() if len(name) >= _SHORTEST}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        bodies = [name for body in _folded_bodies() for name in body if name not in {"safe", "cac"}]
        names = sorted([*self._places, *bodies], key=len, reverse=True)
        return re.compile("|".join(map(_bounded, names)))


def _place_names(zone: Zone) -> Iterator[str]:
    yield from zone.names
    for area in zone.areas:
        yield area.name.removesuffix(" Area")
        yield area.name_zh.removesuffix("片区")


def _capitalised(sentence: str, vocabulary: frozenset[str]) -> Iterator[Name]:
    for match in _CAPITALS.finditer(sentence):
        lead = _LEADING.match(match[0])
        start, text = match.start() + (lead.end() if lead else 0), match[0][lead.end() if lead else 0 :]
        text = re.sub(r"['’]s$", "", text)
        words = [word for word in re.split(r"[ -]", text.lower()) if word not in {"of", "for", "and", "the"}]
        if len(text) < _SHORTEST or all(word in _COMMON for word in words):
            continue
        begins = lead is None and len(words) == 1 and _SIGNS_BEFORE.search(sentence[:start]) and text[1:].islower()
        # A word that begins a sentence has its capital from there, unless no record has it as a word.
        if not begins or not (text.lower() in vocabulary or _FORMS.search(text)):
            yield Name("actor", text, start, start + len(text))


def _has_form_of(word: str, terms: frozenset[str]) -> bool:
    """Say whether *terms* have *word*, or what it is made of: Korean of Korea."""
    return word in terms or any(word[:-cut] in terms for cut in (1, 2, 3) if len(word) - cut >= _SHORTEST_STEM)


@lru_cache(maxsize=1)
def _folded_bodies() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(folded_in_place, body)) for body in _BODIES)


def _bounded(name: str) -> str:
    return re.escape(name) if is_chinese(name) else rf"(?<!\w){re.escape(name)}(?!\w)"
