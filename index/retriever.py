"""From a query to the cases near it: both engines, fused, grouped by case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from corpus import LANGUAGES, Case, Collection, read_terms
from index.context import Reading, readings_of, scored
from index.embedding import Embedder
from index.encoded import Encoded
from index.expansion import Expansion
from index.faiss_store import Vectors, VectorStore
from index.grouping import PassageRanker, asks_for_figure
from index.lexical import LexicalIndex
from index.nearness import Nearness
from index.query import CaseHit, Hit, Query
from index.ranking import GroupRanker, GroupScores
from index.reranking import RERANKED, Reranker, reranked
from index.rows import Row, words_of
from index.sentences import SentenceChooser
from index.signals import Signals, signals_of
from index.steering import Steering
from index.tokens import shared_words, tokens

# A case of the zones and years asked for stands for the answer where its score is at least this share of the best.
_NEARLY = 0.75


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found. ``admitted`` counts the cases that facets and phrases let through.

    ``signals`` tell how well the best case of the zones and years asked for fits, or the best of all where none of them
    is nearly as good, None where nothing was admitted; ``elsewhere`` how well the best of all does, whatever its zone,
    where the question names zones and that case is of none of them. ``of_years`` says whether a case found is of the
    years that the question names, if it names any.
    """

    cases: tuple[CaseHit, ...]
    admitted: int
    signals: Signals | None
    elsewhere: Signals | None = None
    of_years: bool = True


class Retriever:
    """Searches the rows of a collection; *rows* and *encoded* go together.

    ``nearness`` compares sentences with their passages.
    """

    def __init__(  # noqa: PLR0913  the parts of a search
        self,
        *,
        collection: Collection,
        rows: Sequence[Row],
        encoded: Encoded,
        store: VectorStore,
        lexical: LexicalIndex,
        embedder: Embedder,
        reranker: Reranker | None = None,
    ) -> None:
        self.collection = collection
        self.embedder = embedder
        self._reranker = reranker
        self.passages = sum(row.passage is not None for row in rows)
        self.nearness = Nearness(rows, encoded, lexical)
        self._vectors = encoded.vectors
        self._passage_ranker = PassageRanker(rows)
        self._sentences = SentenceChooser(rows, encoded, embedder, lexical.rarity)
        self._cases: list[Case] = list(collection)
        numbers = {case.id: number for number, case in enumerate(self._cases)}
        is_alias = np.array([row.passage is None for row in rows])
        self._ranker = GroupRanker(
            store=store,
            lexical=lexical,
            encoded=encoded,
            group_of_row=np.array([numbers[row.case_id] for row in rows]),
            variant_of_row=np.array([LANGUAGES.index(row.language) for row in rows]),
            aliases=is_alias,
            expansion=Expansion(read_terms()),
        )
        self._rows_of_case = [
            np.flatnonzero((self._ranker.group_of_row == number) & ~is_alias) for number in range(len(self._cases))
        ]
        self._meanings = _meanings([self._vectors[rows].mean(axis=0) for rows in self._rows_of_case])
        self._steering = Steering(self._cases, [words_of(case, collection) for case in self._cases])

    def search(self, query: Query) -> SearchResult:
        """Return the cases nearest to *query* that it admits, best first, at most ``query.limit``."""
        allowed = self._steering.admitted(query)
        readings = self._readings(query)
        scores = self._scores(readings, query, allowed)
        rarities = self._ranker.rarities(tokens(readings[0].text, stopwords=False))
        if self._reranker:
            scores = self._reranked(self._reranker, scores, query, rarities, readings[0])
        ranked = self._steering.steered(scores.fused, query)
        ranking = scores.best(query.limit, ranked)
        return SearchResult(
            cases=tuple(self._case_hit(number, query, rarities, scores, ranked, readings[0]) for number in ranking),
            admitted=len(self._cases) if allowed is None else int(allowed.sum()),
            signals=self._signals(self._asked_for(ranking, ranked, query), query, scores) if ranking else None,
            elsewhere=self._elsewhere(query, scores) if ranking and query.of else None,
            of_years=not query.years or any(self._steering.is_of_years(number, query.years) for number in ranking),
        )

    def _asked_for(self, ranking: Sequence[int], ranked: Vectors, query: Query) -> int:
        """Return the best case of the zones and years asked for, the best of all where none is nearly as good."""
        least = _NEARLY * ranked[ranking[0]]
        zones, years = query.of, query.years
        fitting = (
            number
            for number in ranking
            if ranked[number] >= least
            and (not zones or self._steering.is_of(number, zones))
            and (not years or self._steering.is_of_years(number, years))
        )
        return next(fitting, ranking[0])

    def _signals(self, number: int, query: Query, scores: GroupScores, *, anywhere: bool = False) -> Signals:
        named = anywhere or not query.of or self._steering.is_of(number, query.of)
        topic = scores.covered if query.topic in {"", query.text} else self._ranker.covered(query.topic)
        return signals_of(scores, number, topic, in_zone=named, english=query.language == "en")

    def _elsewhere(self, query: Query, scores: GroupScores) -> Signals | None:
        best = scores.best(1)[0]
        if self._steering.is_of(best, query.of):
            return None
        return self._signals(best, query, scores, anywhere=True)

    def scores(self, query: Query) -> GroupScores:
        """Return what the parts of the search say of every case, in the order of the collection."""
        readings = self._readings(query)
        return self._scores(readings, query, self._steering.admitted(query))

    def _readings(self, query: Query) -> list[Reading]:
        return readings_of(query.text, query.earlier, self.embedder.encode_question, query.alone)

    def _scores(self, readings: Sequence[Reading], query: Query, allowed: npt.NDArray[np.bool_] | None) -> GroupScores:
        variant = LANGUAGES.index(query.language)
        return scored(
            readings, lambda text, encoded: self._ranker.score(text, encoded, allowed=allowed, variant=variant)
        )

    def _reranked(
        self, reranker: Reranker, scores: GroupScores, query: Query, rarities: Mapping[str, float], reading: Reading
    ) -> GroupScores:
        """Return *scores* with what *reranker* says of the first cases, read by title and best passage."""
        first = scores.best(RERANKED, self._steering.steered(scores.fused, query))
        if not first:
            return scores
        best = [self._hits(number, query, rarities, reading)[0].passage for number in first]
        found = reranker.scores(reading.text, [f"{passage.context}: {passage.text}" for passage in best])
        weight = 2.0 + scores.known  # of the three parts before it
        return replace(scores, fused=reranked(scores.fused, weight, first, found))

    def _hits(self, number: int, query: Query, rarities: Mapping[str, float], reading: Reading) -> tuple[Hit, ...]:
        rows = self._rows_of_case[number]
        return self._passage_ranker.rank(
            rows.tolist(),
            rarities,
            query.language,
            self._vectors[rows] @ reading.encoded.vectors[0],
            figures=asks_for_figure(query.text),
        )

    def _case_hit(
        self,
        number: int,
        query: Query,
        rarities: Mapping[str, float],
        scores: GroupScores,
        ranked: Vectors,
        reading: Reading,
    ) -> CaseHit:
        score = float(ranked[number])
        if not query.quoted:
            return CaseHit(self._cases[number], (), score, (), by_alias=False, meaning=self._meanings[number])
        hits = tuple(replace(hit, score=score * hit.score) for hit in self._hits(number, query, rarities, reading))
        figures = asks_for_figure(query.text)
        sentences = self._sentences.choose(hits, reading.encoded, scores.match.weights, rarities, figures=figures)
        case = self._cases[number]
        said = " ".join([case.title(query.language), *(hit.passage.text for hit in hits)])
        by_alias = bool(scores.cosines[1][number] > scores.cosines[0][number])
        return CaseHit(case, hits, score, shared_words(reading.text, said), by_alias, sentences, self._meanings[number])


def _meanings(means: Sequence[Vectors]) -> Vectors:
    """Return unit vectors of the *means*, less what all have in common, shape (cases, dimensions)."""
    apart = np.stack(means) - np.mean(means, axis=0)
    meanings: Vectors = apart / np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6)
    return meanings
