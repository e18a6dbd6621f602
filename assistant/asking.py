"""The path of a question: understand, retrieve, judge, write, prove."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.answer import Answer, FoundCase, Outcome, Understood
from assistant.judging import judge_of, worth_showing
from assistant.proving import proven
from assistant.regions import matter_of
from assistant.understanding import LONGEST_QUESTION, QuestionError, Understanding, known_facets
from assistant.wording import elsewhere_line, filtered_out_line, foreign_line, found_line, nothing_line, objections
from assistant.writing import Writer
from corpus import Case, Collection, Language
from index import CaseHit, Facets, Query, Retriever, SearchResult, Signals, stages_of

NO_FACETS = Facets()
_OF_OWN = 30  # cases looked at beyond those wanted: none of its own zones is shown
_REJECTED = 3  # of those that are no part of the answer are named
_ANSWERS = (Outcome.ANSWERED, Outcome.PARTIAL)
CASES = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A step on the way: how many cases and passages were found."""

    cases: int
    passages: int


class Stopwatch:
    """Milliseconds by stage, one after the other."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Note the time since the last lap as that of *stage*."""
        now = time.perf_counter()
        self.laps[stage] = round((now - self._last) * 1000, 2)
        self._last = now


class Assistant:
    """Answers questions about a collection with quotes that are checked."""

    def __init__(self, retriever: Retriever) -> None:
        self.collection: Collection = retriever.collection
        self.embedder = retriever.embedder
        self._retriever = retriever
        self._understanding = Understanding(self.collection)
        self._writer = Writer(self.collection)
        self._judge = judge_of(self.embedder.name)

    def ask(self, question: str, facets: Facets = NO_FACETS, limit: int = CASES) -> Answer:
        """Answer *question* from the cases that *facets* admit, with at most *limit* cases.

        Raises:
            QuestionError: the question is empty, has no words or is too long, or *limit* is less than 1.
            UnknownNameError: a facet names no zone, theme or programme of the library.
            ProofError: a quote does not stand in its record.
        """
        *_, answer = self.steps(question, facets, limit)
        if not isinstance(answer, Answer):
            raise TypeError("the last step is the answer")
        return answer

    def nearest(self, question: str, facets: Facets = NO_FACETS, limit: int = CASES) -> tuple[CaseHit, ...]:
        """Return the cases nearest to *question*, best first, be they good enough to answer with or not.

        Raises what `ask` raises, but no ProofError: nothing is quoted.
        """
        facets = known_facets(facets, self.collection)
        return self._retriever.search(self._query(self._understanding.read(question, facets), facets, limit)).cases

    def matching(self, topic: str, target: tuple[str, ...], limit: int) -> tuple[CaseHit, ...]:
        """Return cases of others than *target* on *topic*, best first, none where the library has nothing on it.

        Raises:
            QuestionError: the topic is empty, has no words or is too long.
        """
        understood = self._understanding.read(topic, NO_FACETS)
        query = replace(self._query(understood, NO_FACETS, limit), target=target)
        found = self._retriever.search(query)
        if self._outcome(understood, found) not in _ANSWERS:
            return ()
        return tuple(hit for hit in worth_showing(found.cases) if set(target).isdisjoint(hit.case.zones))

    def like(self, case: Case, language: Language, limit: int) -> tuple[CaseHit, ...]:
        """Return the cases of other zones that are nearest to *case*, best first."""
        text = case.texts[language]
        summary = text.text[text.sections[0].start : text.sections[0].end]
        # What a title has in quote signs is a name, and no phrase that must stand in a case.
        query = Query(f"{text.title} {summary}"[:LONGEST_QUESTION], language, limit=limit + _OF_OWN, target=case.zones)
        found = self._retriever.search(query).cases
        others = (hit for hit in found if set(case.zones).isdisjoint(hit.case.zones) and hit.case.kind == "case")
        return tuple(others)[:limit]

    def rankings(self, question: str, limit: int) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the nearest cases, best first, by stage of the search, the zones named coming last."""
        understood = self._understanding.read(question, NO_FACETS)
        query = self._query(understood, NO_FACETS, limit)
        scores = self._retriever.scores(query)
        ids = list(self.collection.cases)
        staged = {
            stage: tuple(ids[number] for number in scores.best(limit, row)) for stage, row in stages_of(scores).items()
        }
        return staged | {"and the zones named": tuple(hit.case.id for hit in self._retriever.search(query).cases)}

    def _outcome(self, understood: Understood, found: SearchResult) -> Outcome:
        if found.signals and found.signals.in_zone and self._understanding.is_bare(understood):
            return Outcome.ANSWERED  # all that is asked for is a case of that zone
        return self._judge.judge(found)

    def signals(self, question: str) -> Signals | None:
        """Return how well the best case fits *question*, None where no case is admitted."""
        understood = self._understanding.read(question, NO_FACETS)
        return self._retriever.search(self._query(understood, NO_FACETS, 1)).signals

    def _query(self, understood: Understood, facets: Facets, limit: int) -> Query:
        """Make the query that the engines get; a zone that is a filter already steers nothing."""
        regions = self._understanding.regions(understood)
        of = tuple(zone for zone in regions.of if zone not in facets.zones)
        topic = self._understanding.topic(understood)
        # The name of the zone that wants to borrow says nothing about what it wants.
        text = matter_of(topic) if regions.target and not regions.of else understood.text
        return Query(text, understood.language, facets, limit, of, regions.target, understood.phrases, topic)

    def steps(
        self, question: str, facets: Facets = NO_FACETS, limit: int = CASES
    ) -> Iterator[Understood | Found | Answer]:
        """Answer *question* step by step: how it is understood, how much was found, the answer."""
        watch = Stopwatch()
        if limit < 1:
            raise QuestionError(f"{limit} cases are asked for; ask for 1 or more")
        facets = known_facets(facets, self.collection)
        # Half a character, which no file or page can carry, is not kept either.
        question = question.encode(errors="replace").decode()
        understood = self._understanding.read(question, facets)
        watch.lap("understand")
        yield understood
        query = self._query(understood, facets, limit)
        result = self._retriever.search(query)
        watch.lap("retrieve")
        outcome = self._outcome(understood, result)
        watch.lap("judge")
        if outcome is Outcome.PARTIAL:
            result = self._retriever.search(replace(query, of=()))
        nearest = result.cases
        result = replace(result, cases=worth_showing(nearest) if outcome in _ANSWERS else ())
        rejected = () if outcome is Outcome.OUT_OF_SCOPE else nearest[len(result.cases) :][:_REJECTED]
        yield Found(len(result.cases), sum(len(hit.hits) for hit in result.cases))
        answer = self._written(question, understood, facets, result, outcome, watch)
        yield replace(answer, rejected=self._rejected(rejected, outcome, understood.language))

    def _rejected(self, hits: Sequence[CaseHit], outcome: Outcome, language: Language) -> tuple[FoundCase, ...]:
        answered = outcome in _ANSWERS
        return tuple(
            FoundCase(hit.case, round(hit.score, 6), objections(hit, answered=answered, language=language), ())
            for hit in hits
        )

    def _written(
        self,
        question: str,
        understood: Understood,
        facets: Facets,
        result: SearchResult,
        outcome: Outcome,
        watch: Stopwatch,
    ) -> Answer:
        language = understood.language
        named = [zone for zone in understood.zones if zone not in facets.zones]
        cases, statements, citations = self._writer.cite(
            [self._writer.found_case(hit, named, language) for hit in result.cases]
        )
        reason = self._reason(outcome, understood, facets, result, [found.case for found in cases])
        watch.lap("write")
        answer = Answer(
            question=question,
            outcome=outcome,
            reason=reason,
            understood=understood,
            cases=cases,
            statements=statements,
            citations=citations,
            corpus=MappingProxyType(
                {
                    "fingerprint": self.collection.fingerprint,
                    "cases": len(self.collection),
                    "passages": self._retriever.passages,
                }
            ),
            model=self.embedder.name,
            timings_ms=watch.laps,
        )
        proven(answer, self.collection)
        watch.lap("prove")
        return answer

    def _reason(
        self, outcome: Outcome, understood: Understood, facets: Facets, result: SearchResult, cases: Sequence[Case]
    ) -> str:
        language = understood.language
        if outcome is Outcome.PARTIAL:
            asked = [zone for zone in understood.zones if zone not in facets.zones]
            return elsewhere_line(asked, cases, self.collection, language)
        if cases:
            return found_line(cases, result.admitted, self.collection, language)
        if outcome is Outcome.OUT_OF_SCOPE and not facets:
            return foreign_line(self.collection, language)
        return self._refusal(understood, facets, result.admitted)

    def _refusal(self, understood: Understood, facets: Facets, admitted: int) -> str:
        if not facets:
            return nothing_line(self.collection, understood.language)
        remedies = self._remedies(understood, facets)
        return filtered_out_line(facets, remedies, admitted, self.collection, understood.language)

    def _remedies(self, understood: Understood, facets: Facets) -> list[Facets]:
        """Return the facets that, dropped alone, let an answer through; all together where none does alone."""

        def answers(remaining: Facets) -> bool:
            return self._outcome(understood, self._retriever.search(self._query(understood, remaining, 1))) in _ANSWERS

        alone = [
            Facets(**{name: getattr(facets, name)})
            for name in facets
            if answers(replace(facets, **{name: getattr(NO_FACETS, name)}))
        ]
        return alone or ([facets] if answers(NO_FACETS) else [])
