"""From a query to the cases near it: both engines, fused, grouped by case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from corpus import LANGUAGES, Case, Collection, Language
from index.embedding import Embedder
from index.faiss_store import Vectors, VectorStore
from index.grouping import PassageRanker
from index.lexical import LexicalIndex
from index.query import CaseHit, Facets, Query
from index.ranking import best_groups, score_rows
from index.rows import Row
from index.tokens import shared_words, tokens

_TELLING_TERMS = 2


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found. ``admitted`` counts the cases that the facets let through.

    ``cosine`` is the best of the admitted passages in the language of the question; ``floor`` is the cosine that
    questions reach which the library can answer; ``coverage`` is the share of the question's words, weighed by their
    rarity, that the best case has (0 to 1).
    """

    cases: tuple[CaseHit, ...]
    admitted: int
    cosine: float
    floor: float
    coverage: float


class Retriever:
    """Searches the rows of a collection; *rows* and *vectors* go together, shape (rows,) and (rows, dimensions)."""

    def __init__(  # noqa: PLR0913  the parts of an index
        self,
        *,
        collection: Collection,
        rows: Sequence[Row],
        vectors: Vectors,
        store: VectorStore,
        lexical: LexicalIndex,
        embedder: Embedder,
        floors: Mapping[Language, float],
    ) -> None:
        self.collection = collection
        self.embedder = embedder
        self.passages = sum(row.passage is not None for row in rows)
        self._vectors, self._store, self._lexical, self._floors = vectors, store, lexical, floors
        self._ranker = PassageRanker(rows)
        self._is_alias = np.array([row.passage is None for row in rows])
        self._quotable = {
            language: np.array([row.passage is not None and row.language == language for row in rows])
            for language in LANGUAGES
        }
        self._cases: list[Case] = list(collection)
        numbers = {case.id: number for number, case in enumerate(self._cases)}
        self._case_of_row = np.array([numbers[row.case_id] for row in rows])
        self._rows_of_case = [np.flatnonzero(self._case_of_row == number) for number in range(len(self._cases))]

    def search(self, query: Query) -> SearchResult:
        """Return the cases nearest to *query* that its facets admit, best first, at most ``query.limit``."""
        vector = self.embedder.encode_question(query.text)
        allowed = self._allowed(query.facets)
        rows = score_rows(query.text, vector, self._store, self._lexical, allowed)
        ranking = best_groups(rows.fused, self._case_of_row, len(self._cases), query.limit)
        rarities = {term: self._lexical.rarity(term) for term in tokens(query.text, stopwords=False)}
        return SearchResult(
            cases=tuple(self._case_hit(number, query, rarities, rows.fused, vector) for number in ranking),
            admitted=len(self._cases) if allowed is None else len(np.unique(self._case_of_row[allowed])),
            cosine=float(rows.cosines[self._quotable[query.language][rows.near]].max(initial=-1.0)),
            floor=self._floors[query.language],
            coverage=self._coverage(rarities, ranking[0]) if ranking else 0.0,
        )

    def _allowed(self, facets: Facets) -> npt.NDArray[np.bool_] | None:
        if not facets:
            return None
        admitted = np.array([facets.admit(case) for case in self._cases], dtype=np.bool_)
        allowed: npt.NDArray[np.bool_] = admitted[self._case_of_row]
        return allowed

    def _case_hit(
        self, number: int, query: Query, rarities: Mapping[str, float], scores: Vectors, vector: Vectors
    ) -> CaseHit:
        rows = self._rows_of_case[number]
        best_row = rows[scores[rows].argmax()]
        score = float(scores[best_row])
        ranked = self._ranker.rank(rows.tolist(), rarities, query.language, self._vectors[rows] @ vector)
        hits = tuple(replace(hit, score=score * hit.score) for hit in ranked)
        case = self._cases[number]
        said = " ".join([case.title(query.language), *(hit.passage.text for hit in hits)])
        return CaseHit(case, hits, score, shared_words(query.text, said), bool(self._is_alias[best_row]))

    def _coverage(self, rarities: Mapping[str, float], number: int) -> float:
        """Return the share of the question's terms, by rarity, that any row of the case has.

        A question of one term, or of numbers, is covered by anything: that says nothing, and counts 0.
        """
        wanted = {term: rarity for term, rarity in rarities.items() if not term.isnumeric()}
        if len(wanted) < _TELLING_TERMS:
            return 0.0
        had = (term for term in wanted if number in self._case_of_row[self._lexical.rows_with(term)])
        return sum(wanted[term] for term in had) / sum(wanted.values())
