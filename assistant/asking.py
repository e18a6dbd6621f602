"""The path of a question: understand, retrieve, judge, write, prove."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from assistant.answer import Answer, Coverage, FoundCase, Outcome, Understood
from assistant.commands import Compared, More, NewTopic, WhoElse
from assistant.conversation import NO_FACETS, NOTHING_UNDONE, Conversation, Turn, Undone
from assistant.coverage import coverage_of
from assistant.finding import ANSWERS, Finding, Found, Stopwatch, missed_of
from assistant.interpreting import Interpreter
from assistant.judging import judge_of, worth_showing
from assistant.proving import proven
from assistant.reading import Reader, Reading
from assistant.takers import takers_of
from assistant.understanding import LONGEST_QUESTION, QuestionError, known_facets
from assistant.wording import (
    elsewhere_line,
    filtered_out_line,
    foreign_line,
    found_line,
    new_topic_line,
    no_more_line,
    nothing_line,
    objections,
    pointed_line,
    takers_line,
)
from assistant.writing import Writer
from corpus import Case, Collection, Language
from index import CaseHit, Facets, Query, Retriever, SearchResult, Signals, Years, stages_of

CASES = 5


class Assistant:
    """Answers questions about a collection with quotes that are checked."""

    def __init__(self, retriever: Retriever) -> None:
        self.collection: Collection = retriever.collection
        self.embedder = retriever.embedder
        self.retriever = retriever
        self._reader = Reader(self.collection)
        self._writer = Writer(self.collection)
        self._judge = judge_of(self.embedder.name)
        self._interpreter = Interpreter(self._reader, retriever, self._judge)

    def ask(
        self,
        question: str,
        facets: Facets = NO_FACETS,
        limit: int = CASES,
        conversation: Conversation = (),
        undone: Undone = NOTHING_UNDONE,
    ) -> Answer:
        """Answer *question* from the cases that *facets* admit, with at most *limit* cases.

        *conversation* lets "and in Hainan?" mean something; *undone* is what is to be read otherwise.

        Raises:
            QuestionError: the question is empty, has no words or is too long, or *limit* is less than 1.
            UnknownNameError: a facet names no zone, theme or programme of the library.
            ProofError: a quote does not stand in its record.
        """
        *_, answer = self.steps(question, facets, limit, conversation, undone)
        if not isinstance(answer, Answer):
            raise TypeError("the last step is the answer")
        return answer

    def converse(self, questions: Sequence[str]) -> Conversation:
        """Return the conversation in which *questions* were asked, one after the other; raises what `ask` raises."""
        conversation: Conversation = ()
        for question in questions:
            conversation = (*conversation, Turn.of(self.ask(question, conversation=conversation)))
        return conversation

    def nearest(
        self, question: str, facets: Facets = NO_FACETS, limit: int = CASES, conversation: Conversation = ()
    ) -> tuple[CaseHit, ...]:
        """Return the cases nearest to *question*, best first, be they good enough to answer with or not.

        Raises what `ask` raises, but no ProofError: nothing is quoted.
        """
        facets = known_facets(facets, self.collection)
        reading = self._interpreter.read(question, facets, limit, conversation)
        return self.retriever.search(reading.query).cases

    def matching(self, topic: str, target: tuple[str, ...], limit: int) -> tuple[CaseHit, ...]:
        """Return cases of others than *target* on *topic*, best first, none where the library has nothing on it.

        Raises:
            QuestionError: the topic is empty, has no words or is too long.
        """
        reading = self._reader.read(topic, NO_FACETS, limit)
        found = self.retriever.search(replace(reading.query, target=target))
        if self._outcome(reading, found) not in ANSWERS:
            return ()
        return tuple(hit for hit in worth_showing(found.cases) if set(target).isdisjoint(hit.case.zones))

    def like(self, case: Case, language: Language, limit: int) -> tuple[CaseHit, ...]:
        """Return the cases of other zones that are nearest to *case*, best first."""
        text = case.texts[language]
        summary = text.text[text.sections[0].start : text.sections[0].end]
        # What a title has in quote signs is a name, and no phrase that must stand in a case.
        words = f"{text.title} {summary}"[:LONGEST_QUESTION]
        own = [one.id for one in self.collection if one.kind == "overview" or not set(case.zones).isdisjoint(one.zones)]
        return self.retriever.search(Query(words, language, limit=limit, excluded=tuple(own), quoted=False)).cases

    def rankings(self, question: str, limit: int, conversation: Conversation = ()) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the nearest cases, best first, by stage of the search.

        Zones and years that are named come last but one, the turns of *conversation* last.
        """
        query = self._reader.read(question, NO_FACETS, limit).query
        scores = self.retriever.scores(query)
        ids = list(self.collection.cases)
        staged = {
            stage: tuple(ids[number] for number in scores.best(limit, row)) for stage, row in stages_of(scores).items()
        }
        return staged | {
            "and the zones and years named": tuple(hit.case.id for hit in self.retriever.search(query).cases),
            "and the turns before": tuple(
                hit.case.id for hit in self.nearest(question, NO_FACETS, limit, conversation)
            ),
        }

    def _outcome(self, reading: Reading, found: SearchResult) -> Outcome:
        if reading.query.only:
            return Outcome.ANSWERED  # the person has pointed at it
        if isinstance(reading.command, NewTopic):
            return Outcome.OUT_OF_SCOPE  # none was put yet
        fits = found.signals and found.signals.in_zone and found.of_years
        if fits and not reading.query.earlier and self._reader.is_bare(reading):
            return Outcome.ANSWERED  # all that is asked for is a case of that zone
        outcome = self._judge.judge(found)
        if outcome in ANSWERS or not reading.query.earlier or reading.query.alone:
            return outcome
        # What only points back is about what was spoken of: whether the library has that is what counts.
        *earlier, matter = reading.query.earlier
        before = replace(reading.query, text=matter, topic=matter, earlier=tuple(earlier), alone=1.0, quoted=False)
        return self._judge.judge(self.retriever.search(before))

    def signals(self, question: str) -> Signals | None:
        """Return how well the best case fits *question*, None where no case is admitted."""
        return self.retriever.search(self._reader.read(question, NO_FACETS, 1).query).signals

    def steps(
        self,
        question: str,
        facets: Facets = NO_FACETS,
        limit: int = CASES,
        conversation: Conversation = (),
        undone: Undone = NOTHING_UNDONE,
    ) -> Iterator[Understood | Found | Answer]:
        """Answer *question* step by step: how it is understood, how much was found, the answer."""
        watch = Stopwatch()
        if limit < 1:
            raise QuestionError(f"{limit} cases are asked for; ask for 1 or more")
        facets = known_facets(facets, self.collection)
        # Half a character, which no file or page can carry, is not kept either.
        question = question.encode(errors="replace").decode()
        reading = self._interpreter.read(question, facets, limit, conversation, undone)
        watch.lap("understand")
        yield reading.understood
        finding = self._found(reading, watch)
        yield Found(len(finding.cases), sum(len(hit.hits) for hit in finding.cases))
        yield self._written(question, reading, finding, watch)

    def _found(self, reading: Reading, watch: Stopwatch) -> Finding:
        result = self.retriever.search(reading.query)
        watch.lap("retrieve")
        outcome = self._outcome(reading, result)
        watch.lap("judge")
        missed = NO_FACETS
        if outcome is Outcome.PARTIAL:
            missed = missed_of(reading.query, result)
            of, years = reading.query.of, reading.query.years
            without = replace(reading.query, of=() if missed.zones else of, years=years if result.of_years else Years())
            result = self.retriever.search(without)
        return Finding(outcome, result, missed, reading.query.only)

    def _rejected(self, hits: Sequence[CaseHit], outcome: Outcome, language: Language) -> tuple[FoundCase, ...]:
        answered = outcome in ANSWERS
        return tuple(
            FoundCase(hit.case, round(hit.score, 6), objections(hit, answered=answered, language=language), ())
            for hit in hits
        )

    def _written(self, question: str, reading: Reading, finding: Finding, watch: Stopwatch) -> Answer:
        understood, facets = reading.understood, reading.query.facets
        language = understood.language
        named = [zone for zone in understood.zones if zone not in facets.zones]
        cases, statements, citations = self._writer.cite(
            [self._writer.found_case(hit, named, language) for hit in finding.cases]
        )
        reason = self._reason(reading, finding)
        watch.lap("write")
        answer = Answer(
            question=question,
            outcome=finding.outcome,
            reason=reason,
            understood=understood,
            cases=cases,
            statements=statements,
            citations=citations,
            corpus=MappingProxyType(
                {
                    "fingerprint": self.collection.fingerprint,
                    "cases": len(self.collection),
                    "passages": self.retriever.passages,
                }
            ),
            model=self.embedder.name,
            timings_ms=watch.laps,
            rejected=self._rejected(finding.left_out, finding.outcome, language),
            strength=self._strength(reading, finding),
            coverage=self._coverage(finding),
            compared=isinstance(reading.command, Compared),
        )
        proven(answer, self.collection)
        watch.lap("prove")
        return answer

    def _strength(self, reading: Reading, finding: Finding) -> Literal["strong", "fair"] | None:
        if finding.outcome not in ANSWERS or reading.query.only:
            return None
        return self._judge.strength(finding.result)

    def _coverage(self, finding: Finding) -> Coverage | None:
        if finding.outcome is not Outcome.NOTHING_RELEVANT:
            return None
        return coverage_of([hit.case for hit in finding.result.cases], self.collection)

    def _reason(self, reading: Reading, finding: Finding) -> str:
        language = reading.understood.language
        cases = [hit.case for hit in finding.cases]
        match finding.outcome:
            case Outcome.PARTIAL:
                return elsewhere_line(finding.missed, cases, self.collection, language)
            case Outcome.ANSWERED if isinstance(reading.command, WhoElse):
                return takers_line(cases[0], takers_of(cases[0], self.collection), self.collection, language)
            case Outcome.ANSWERED if reading.query.only:
                return pointed_line(cases, language)
            case Outcome.ANSWERED:
                return found_line(cases, finding.result.admitted, self.collection, language)
        return self._refusal(reading, finding)

    def _refusal(self, reading: Reading, finding: Finding) -> str:
        language, facets = reading.understood.language, reading.query.facets
        if isinstance(reading.command, NewTopic):
            return new_topic_line(self.collection, language)
        if isinstance(reading.command, More):
            return no_more_line(language)
        if facets:
            admitted = finding.result.admitted
            return filtered_out_line(facets, self._remedies(reading), admitted, self.collection, language)
        if finding.outcome is Outcome.OUT_OF_SCOPE:
            return foreign_line(self.collection, language)
        return nothing_line(reading.query.of, self.collection, language)

    def _remedies(self, reading: Reading) -> list[Facets]:
        """Return the facets that, dropped alone, let an answer through; all together where none does alone."""
        facets = reading.query.facets

        def answers(remaining: Facets) -> bool:
            query = replace(reading.query, facets=remaining, limit=1)
            return self._outcome(reading, self.retriever.search(query)) in ANSWERS

        alone = [
            Facets(**{name: getattr(facets, name)})
            for name in facets
            if answers(replace(facets, **{name: getattr(NO_FACETS, name)}))
        ]
        return alone or ([facets] if answers(NO_FACETS) else [])
