"""What is searched: one row for every passage and every alias of a case; and the words of a case as a whole."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import LANGUAGES, Case, Collection, Language, Passage, passages_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the index. ``text`` is embedded; only a passage is ever quoted."""

    id: str
    case_id: str
    language: Language
    passage: Passage | None
    text: str

    @property
    def key(self) -> str:
        """SHA-256 of the text: rows of equal key have equal vectors."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def rows_of(collection: Collection) -> list[Row]:
    """Return all rows of *collection*, case by case and within a case language by language.

    The order depends on nothing else.
    """
    return [row for case in collection for row in _rows_of_case(case, collection)]


def words_of(case: Case, collection: Collection) -> str:
    """Return all that is said of *case* in both languages: titles, zones, places, aliases and texts."""
    zones = [collection.zones[name] for name in case.zones if name in collection.zones]
    parts = [*case.places]
    for language in LANGUAGES:
        text = case.texts[language]
        parts += [text.title, *(zone.short_name(language) for zone in zones), *text.aliases, text.text]
    return "\n".join(parts)


def _rows_of_case(case: Case, collection: Collection) -> Iterator[Row]:
    passages = list(passages_of(case, dict(collection.zones)))
    for language in LANGUAGES:
        for passage in passages:
            if passage.language == language:
                yield Row(passage.id, case.id, language, passage, f"{passage.context}: {passage.text}")
        for number, alias in enumerate(case.texts[language].aliases):
            yield Row(f"{case.id}/{language}/alias-{number}", case.id, language, None, alias)
