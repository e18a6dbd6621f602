"""How good the answers are: measured over labelled questions, and the retrieval alone over any test collection."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from assistant.answer import Answer, Citation, FoundPassage, Outcome
from assistant.asking import Assistant
from assistant.labels import JudgedCollection, Question
from assistant.metrics import DEPTH, RANK_MEASURES, Estimate, Ratio, estimate, rank_scores
from corpus import Collection
from index import FULL, IN_CONTEXT, STAGES, DocumentRanker, Embedder, Progress

USEFUL = 2  # the least grade of a case that a person would be glad to have found
COLLECTION_MEASURES = ("ndcg@10", "recall@5", "recall@10", "mrr@10")
_REFUSALS = (Outcome.NOTHING_RELEVANT, Outcome.OUT_OF_SCOPE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a question: the retriever's first ten cases, and what the answer made of them."""

    question: Question
    ranking: tuple[str, ...]
    shown: tuple[str, ...]
    outcome: Outcome
    quotes: int
    valid_quotes: int
    latency_ms: float
    strong: bool = False

    @property
    def refused(self) -> bool:
        """Whether the answer says that the library has nothing on this."""
        return self.outcome in _REFUSALS

    @property
    def answerable(self) -> bool:
        """Whether any case is labelled as an answer."""
        return bool(self.question.relevant)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured over some questions; ``latency_ms`` has p50 and p95."""

    questions: int
    answerable: int
    estimates: Mapping[str, Estimate]
    latency_ms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one question; ``missing`` are the useful cases that are not among the first ten."""

    asked: Asked
    problems: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures over all questions and over each language and kind, and the questions that went wrong."""

    overall: Figures
    by_language: Mapping[str, Figures]
    by_kind: Mapping[str, Figures]
    failures: tuple[Failure, ...]
    corpus: Mapping[str, str | int]
    model: str


@dataclass(frozen=True, slots=True)
class CollectionEvaluation:
    """The rank measures over a test collection, by stage of the search; the last is the whole.

    Where questions follow others, it is `IN_CONTEXT`, over all questions, those that follow none by themselves.
    """

    name: str
    documents: int
    passages: int
    questions: int
    stages: Mapping[str, Mapping[str, Estimate]]
    model: str

    @property
    def fused(self) -> Mapping[str, Estimate]:
        """The figures of the whole search."""
        return self.stages.get(IN_CONTEXT) or self.stages[FULL]


def evaluate(assistant: Assistant, questions: Sequence[Question]) -> Evaluation:
    """Ask every question, after those of its history, and measure the rankings, the refusals and the quotes.

    Raises:
        ProofError: a quote does not stand in its record.
    """
    answers = [_asked(assistant, question) for question in questions]
    asked = [one for one, _ in answers]
    scores = _scores(asked)
    return Evaluation(
        overall=_figures(asked, scores),
        by_language=_grouped(asked, scores, lambda question: question.language),
        by_kind=_grouped(asked, scores, lambda question: question.kind),
        failures=tuple(_failures(asked)),
        corpus=answers[0][1].corpus,
        model=answers[0][1].model,
    )


def evaluate_collection(
    judged: JudgedCollection, embedder: Embedder, folder: Path, progress: Progress = lambda _done, _of: None
) -> CollectionEvaluation:
    """Measure the retrieval part over *judged*; vectors are kept below *folder*. Raises RetrievalError."""
    ranker = DocumentRanker(judged.documents, embedder, folder, progress)
    dialogues = [(*judged.earlier.get(key, ()), text) for key, text in judged.questions.items()]
    rankings = dict(zip(judged.questions, ranker.rank(dialogues, DEPTH), strict=True))
    stages = (*STAGES, *([IN_CONTEXT] if judged.earlier else []))

    def measured(stage: str) -> dict[str, Estimate]:
        ranked = {key: ranking.get(stage, ranking[FULL]) for key, ranking in rankings.items()}
        scores = rank_scores(judged.relevant, judged.relevant, ranked)
        return {name: _mean([one[name] for one in scores.values()]) for name in COLLECTION_MEASURES}

    return CollectionEvaluation(
        name=judged.name,
        documents=len(judged.documents),
        passages=ranker.passages,
        questions=len(rankings),
        stages={stage: measured(stage) for stage in stages},
        model=embedder.name,
    )


def evaluate_stages(assistant: Assistant, questions: Sequence[Question]) -> Mapping[str, Mapping[str, Estimate]]:
    """Measure the rank measures over the answerable *questions* by stage of the search, and with zones steering."""
    answerable = [question for question in questions if question.relevant]
    grades = {question.id: question.relevant for question in answerable}
    useful = {question.id: _useful(question) for question in answerable}
    rankings = {
        question.id: assistant.rankings(question.text, DEPTH, assistant.converse(question.history))
        for question in answerable
    }
    stages: Sequence[str] = tuple(next(iter(rankings.values()), {}))
    measured = {}
    for stage in stages:
        scores = rank_scores(grades, useful, {key: ranking[stage] for key, ranking in rankings.items()})
        measured[stage] = {name: _mean([one[name] for one in scores.values()]) for name in RANK_MEASURES}
    return measured


def _asked(assistant: Assistant, question: Question) -> tuple[Asked, Answer]:
    conversation = assistant.converse(question.history)
    nearest = assistant.nearest(question.text, limit=DEPTH, conversation=conversation)
    ranking = tuple(hit.case.id for hit in nearest)
    started = time.perf_counter()
    answer = assistant.ask(question.text, conversation=conversation)
    latency_ms = (time.perf_counter() - started) * 1000
    quotes = list(_quotes_hold(answer, assistant.collection))
    shown = tuple(found.case.id for found in answer.cases)
    return Asked(
        question, ranking, shown, answer.outcome, len(quotes), sum(quotes), latency_ms, answer.strength == "strong"
    ), answer


def _quotes_hold(answer: Answer, collection: Collection) -> Iterator[bool]:
    """Say of each quote whether it is a slice of its record; checked here by itself, not by what made the answer."""
    quotes: list[tuple[str, FoundPassage | Citation]] = [
        *((found.case.id, passage) for found in answer.cases for passage in found.passages),
        *((citation.case_id, citation) for citation in answer.citations),
    ]
    for case_id, quote in quotes:
        text = collection.cases[case_id].texts[quote.language].text
        yield text[quote.start : quote.end] == quote.quote and sha256(text.encode()).hexdigest() == quote.sha256


def _useful(question: Question) -> dict[str, int]:
    """Return the cases that recall looks for: those of grade 2 and 3, or, where there are none, all that are graded."""
    useful = {case: 1 for case, grade in question.relevant.items() if grade >= USEFUL}
    return useful or dict.fromkeys(question.relevant, 1)


def _scores(asked: Sequence[Asked]) -> dict[str, dict[str, float]]:
    answerable = [one for one in asked if one.answerable]
    return rank_scores(
        {one.question.id: one.question.relevant for one in answerable},
        {one.question.id: _useful(one.question) for one in answerable},
        {one.question.id: one.ranking for one in answerable},
    )


def _grouped(
    asked: Sequence[Asked], scores: Mapping[str, Mapping[str, float]], key: Callable[[Question], str]
) -> dict[str, Figures]:
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        groups.setdefault(key(one.question), []).append(one)
    return {name: _figures(group, scores) for name, group in groups.items()}


def _figures(asked: Sequence[Asked], scores: Mapping[str, Mapping[str, float]]) -> Figures:
    answerable = [one for one in asked if one.answerable]
    ranked = {name: _mean([scores[one.question.id][name] for one in answerable]) for name in RANK_MEASURES}
    rightly = [one.refused and not one.answerable for one in asked]
    ratios = {
        "refusal_precision": Ratio.of(rightly, [one.refused for one in asked]),
        "refusal_recall": Ratio.of(rightly, [not one.answerable for one in asked]),
        "answer_rate": Ratio.of(
            [one.answerable and not one.refused for one in asked], [one.answerable for one in asked]
        ),
        # Reliability: of the answers called strong, those whose first case is one that is asked for.
        "strong_right": Ratio.of(
            [one.strong and not set(one.shown[:1]).isdisjoint(one.question.relevant) for one in asked],
            [one.strong for one in asked],
        ),
        "quote_validity": Ratio.of([one.valid_quotes for one in asked], [one.quotes for one in asked]),
    }
    p50, p95 = np.quantile([one.latency_ms for one in asked], (0.5, 0.95))
    return Figures(
        questions=len(asked),
        answerable=len(answerable),
        estimates=ranked | {name: estimate(ratio) for name, ratio in ratios.items()},
        latency_ms={"p50": float(p50), "p95": float(p95)},
    )


def _mean(values: Sequence[float]) -> Estimate:
    return estimate(Ratio.of(values, [1.0] * len(values)))


def _failures(asked: Sequence[Asked]) -> Iterator[Failure]:
    for one in asked:
        missing = tuple(case for case in _useful(one.question) if case not in one.ranking)
        problems = tuple(_problems(one, missing))
        if problems:
            yield Failure(one, problems, missing)


def _problems(asked: Asked, missing: Sequence[str]) -> Iterator[str]:
    if asked.refused and asked.answerable:
        yield "refused though answerable"
    if not asked.refused and not asked.answerable:
        yield "answered though unanswerable"
    if asked.answerable and asked.ranking[:1] and asked.ranking[0] not in asked.question.relevant:
        yield "the first case is wrong"
    if missing:
        yield "expected cases are not among the first ten"
