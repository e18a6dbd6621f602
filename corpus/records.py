"""What the library consists of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from corpus.vocabulary import Language, SectionKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where a case was published. ``date`` is ISO 8601, to the day, month or year that is known."""

    title: str
    publisher: str
    date: str | None = None
    url: str | None = None
    reprint: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text; ``text[start:end]`` is its body, in characters, without the heading."""

    kind: SectionKind
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CaseText:
    """What a record says in one language. ``text`` never changes: citations count its characters."""

    language: Language
    title: str
    title_official: bool
    text: str
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What a measure rests on: a key of CONDITIONS and, where one is named, the country, partner or industry.

    With ``start, end = spans[language]``, ``texts[language].text[start:end]`` of the case is the sentence that says so.
    """

    needs: str
    detail: str
    spans: Mapping[Language, tuple[int, int]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One record. ``aliases`` of its texts are searched like text and never quoted."""

    id: str
    kind: Literal["case", "overview"]
    zones: tuple[str, ...]
    places: tuple[str, ...]
    programme: str
    batch: int | None
    issued: str | None
    themes: tuple[str, ...]
    depth: Literal["full", "summary"]
    evidence: Literal["strong", "weak"]
    sources: tuple[Source, ...]
    title_zh: str | None
    curator_notes: str
    texts: Mapping[Language, CaseText] = field(hash=False)
    conditions: tuple[Condition, ...] = ()

    @property
    def year(self) -> int | None:
        """The year in which the measure was issued, where it is known."""
        return int(self.issued[:4]) if self.issued else None

    def title(self, language: Language) -> str:
        """The title in *language*."""
        return self.texts[language].title


# What kind of province it is: 宁夏回族自治区 is Ningxia.
_RANK = re.compile(r"(?:(?:回族|维吾尔|壮族)?自治区|省|市)$")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a zone; ``sq_km`` is its area in square kilometres, where it is known."""

    name: str
    name_zh: str
    sq_km: float | None = None


@dataclass(frozen=True, slots=True)
class Facilities:
    """What a map shows of a region: names of ports, airports, rail terminals and land ports of entry."""

    seaport: tuple[str, ...] = ()
    river_port: tuple[str, ...] = ()
    airport: tuple[str, ...] = ()
    rail: tuple[str, ...] = ()
    land_port: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """The profile of a pilot free trade zone, or of a province that has none. ``lat`` and ``lon`` are degrees.

    A province was never ``launched``, and may have no areas, focus or sources. ``facilities`` is None where nobody has
    looked: that a port is not in a list says something only if there is a list.
    """

    name: str
    name_zh: str
    aliases: tuple[str, ...]
    launched: str | None
    areas: tuple[Area, ...]
    lat: float
    lon: float
    geography: tuple[str, ...]
    land_borders: tuple[str, ...]
    sea: str | None
    clusters: tuple[str, ...]
    focus: tuple[str, ...]
    sources: tuple[Source, ...]
    kind: Literal["zone", "province"] = "zone"
    facilities: Facilities | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the zone is called, in both languages."""
        return tuple(dict.fromkeys([self.name, self.name_zh, self.short_name("zh"), *self.aliases]))

    def short_name(self, language: Language) -> str:
        """``Guangxi`` or ``广西``: 中国（广西）自由贸易试验区 or 甘肃省 without its frame."""
        if language == "en":
            return self.name
        return self.name_zh.partition("（")[2].partition("）")[0] or _RANK.sub("", self.name_zh)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a record that can be cited: ``text[start:end]`` of the case's text in ``language``.

    ``block`` counts the lines of the text that carry prose and ``part`` the pieces of a long line: the passages of
    the two languages with the same block say the same. ``context`` is what the reader of the whole record knows
    (title and zones); it is embedded with the passage and never quoted.
    """

    id: str
    case_id: str
    language: Language
    section: SectionKind
    block: int
    part: int
    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Collection:
    """The whole library. ``fingerprint`` is a SHA-256 over every record and profile, in hexadecimal.

    ``zones`` are the free trade zones, to which cases belong; ``provinces`` have none, and may want to borrow.
    """

    cases: Mapping[str, Case] = field(hash=False)
    zones: Mapping[str, Zone] = field(hash=False)
    fingerprint: str
    provinces: Mapping[str, Zone] = field(default_factory=dict, hash=False)

    @property
    def regions(self) -> Mapping[str, Zone]:
        """The zones and the provinces without one, by name."""
        return MappingProxyType({**self.zones, **self.provinces})

    def __iter__(self) -> Iterator[Case]:
        return iter(self.cases.values())

    def __len__(self) -> int:
        return len(self.cases)
