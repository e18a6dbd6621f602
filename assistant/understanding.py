"""From the words of a person to a query."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Understood
from corpus import Collection, FtzError, Language, Zone, programme_named, theme_named, zone_named
from index import Facets, Query, is_chinese

LONGEST_QUESTION = 2_000  # characters; the model reads about 512 tokens of it


class QuestionError(FtzError):
    """The question cannot be asked as it stands."""


def cleaned(question: str) -> str:
    """Return *question* without control and invisible characters, blanks folded.

    Raises:
        QuestionError: nothing is left, or no word is, or it is too long.
    """
    visible = "".join(
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in question
        if unicodedata.category(character) not in {"Cf", "Cs"}
    )
    text = " ".join(visible.split())
    if not text:
        raise QuestionError("the question is empty; ask in plain words, for example: border transport innovations")
    if not any(character.isalnum() for character in text):
        raise QuestionError("the question has no words; ask in plain words, for example: border transport innovations")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters, more than {LONGEST_QUESTION:,}; ask for the point that matters"
        )
    return text


class Understanding:
    """Reads questions; knows the names and aliases of the zones of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._zones = collection.zones
        self._zone_of_alias = {alias.casefold(): zone for zone in collection.zones.values() for alias in zone.names}
        # Longest first: 上海自贸区 before 上海; and what is matched is used up, so that 上海南站 is not 海南.
        aliases = sorted(self._zone_of_alias, key=len, reverse=True)
        self._pattern = re.compile("|".join(_bounded(alias) for alias in aliases) or r"(?!)")

    def read(self, question: str, facets: Facets) -> Understood:
        """Say how *question* is read; raises QuestionError where it cannot be."""
        text = cleaned(question)
        language: Language = "zh" if is_chinese(text) else "en"
        mentions = list(self._mentions(text))
        return Understood(
            text=text,
            language=language,
            zones=tuple(dict.fromkeys([*facets.zones, *(zone.name for _, zone in mentions)])),
            places=tuple(dict.fromkeys(name for name, zone in mentions if not _names_the_zone(name, zone))),
            themes=facets.themes,
            programmes=facets.programmes,
            since=facets.since,
            until=facets.until,
        )

    def _mentions(self, text: str) -> Iterator[tuple[str, Zone]]:
        """Yield every name in *text* with the zone it stands for, in order."""
        folded = text.casefold()
        for match in self._pattern.finditer(folded):
            # Folding case can change the length of exotic text: then the folded name has to do.
            name = text[match.start() : match.end()] if len(folded) == len(text) else match[0]
            yield name, self._zone_of_alias[match[0]]


def known_facets(facets: Facets, collection: Collection) -> Facets:
    """Return *facets* with every name as the library has it, whatever was written for it.

    Raises:
        UnknownNameError: there is no such zone, theme or programme.
    """
    return replace(
        facets,
        zones=tuple(zone_named(name, collection) for name in facets.zones),
        themes=tuple(map(theme_named, facets.themes)),
        programmes=tuple(map(programme_named, facets.programmes)),
    )


def query_of(understood: Understood, facets: Facets, limit: int) -> Query:
    """Make the query that the engines get."""
    return Query(understood.text, understood.language, facets, limit)


def _names_the_zone(name: str, zone: Zone) -> bool:
    return name.casefold() in {zone.name.casefold(), zone.short_name("zh"), zone.name_zh} or "自贸" in name


def _bounded(alias: str) -> str:
    """Latin names end where words end; Chinese has no such ends."""
    return re.escape(alias) if is_chinese(alias) else rf"(?<!\w){re.escape(alias)}(?!\w)"
