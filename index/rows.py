"""What is searched: one row for every passage and one for the aliases of a case in each language."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import LANGUAGES, Case, Collection, Language, Passage, passages_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the index. ``text`` is embedded and counted; only a passage is ever quoted."""

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
    """Return all rows of *collection*, case by case, in an order that depends on nothing else."""
    return [row for case in collection for row in _rows_of_case(case, collection)]


def _rows_of_case(case: Case, collection: Collection) -> Iterator[Row]:
    contexts: dict[Language, str] = {}
    for passage in passages_of(case, dict(collection.zones)):
        contexts[passage.language] = passage.context
        yield Row(passage.id, case.id, passage.language, passage, f"{passage.context}: {passage.text}")
    for language in LANGUAGES:
        if aliases := case.texts[language].aliases:
            text = f"{contexts[language]}: {'; '.join(aliases)}"
            yield Row(f"{case.id}/{language}/aliases", case.id, language, None, text)
