"""The figures: computed by hand on small examples, and taken from the real assistant on a few questions."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant, Outcome
from assistant.evaluation import Asked, evaluate
from assistant.evaluation_json import evaluation_to_dict
from assistant.labels import LabelsError, MissingLabelsError, Question, read_questions
from assistant.metrics import Ratio, estimate, rank_scores
from corpus import BUNDLED, Collection

DEVELOPMENT = BUNDLED / "questions" / "development.jsonl"
GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
FIGURES = [
    "ndcg@10",
    "recall@5",
    "recall@10",
    "mrr@10",
    "success@3",
    "refusal_precision",
    "refusal_recall",
    "answer_rate",
    "strong_right",
    "quote_validity",
]


def question(key: str = "q", **changes: object) -> dict[str, object]:
    return {"id": key, "text": "border trucks", "language": "en", "kind": "topic", "relevant": {GUANGXI: 3}} | changes


def test_rank_scores_are_those_computed_by_hand() -> None:
    """Gains 3 and 1 at places 3 and 2: (1/log2 3 + 3/log2 4) / (3/log2 2 + 1/log2 3) = 2.1309 / 3.6309."""
    scores = rank_scores({"q": {"a": 3, "b": 1}}, {"q": {"a": 1}}, {"q": ["x", "b", "a"]})

    assert scores["q"] == {
        "ndcg@10": pytest.approx(0.5869, abs=1e-4),
        "recall@5": 1.0,
        "recall@10": 1.0,
        "mrr@10": 0.5,  # b counts here, of whatever grade
        "success@3": 1.0,
    }


def test_each_measure_looks_as_deep_as_its_name_says() -> None:
    places = [f"d{place}" for place in range(1, 12)]

    def at(key: str) -> dict[str, float]:
        return rank_scores({"q": {key: 1}}, {"q": {key: 1}}, {"q": places})["q"]

    assert (at("d3")["success@3"], at("d4")["success@3"]) == (1.0, 0.0)
    assert (at("d5")["recall@5"], at("d6")["recall@5"], at("d6")["recall@10"]) == (1.0, 0.0, 1.0)
    assert (at("d10")["mrr@10"], at("d11")["mrr@10"], at("d11")["ndcg@10"]) == (0.1, 0.0, 0.0)


def test_a_question_that_finds_nothing_scores_nothing() -> None:
    scores = rank_scores({"q": {"a": 3}, "r": {"b": 3}}, {"q": {"a": 1}, "r": {"b": 1}}, {"q": [], "r": ["b"]})

    assert set(scores["q"].values()) == {0.0}
    assert set(scores["r"].values()) == {1.0}


def test_the_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    """100 questions, half right: the standard error of the share is 0.05, so the interval is near 0.5 ± 0.098."""
    ratio = Ratio.of([0.0, 1.0] * 50, [1.0] * 100)

    one = estimate(ratio)

    assert one == estimate(ratio)
    assert one.value == 0.5
    assert (one.low, one.high) == (pytest.approx(0.402, abs=0.02), pytest.approx(0.598, abs=0.02))


def test_a_figure_on_which_no_question_bears_is_none() -> None:
    assert estimate(Ratio.of([0.0, 0.0], [0.0, 0.0])).value is None
    assert estimate(Ratio.of([], [])).value is None


class Scripted:
    """Gives the rankings and outcomes that a test wants; the answers are one real answer with other parts."""

    def __init__(self, assistant: Assistant, script: dict[str, tuple[Sequence[str], Outcome]]) -> None:
        self.collection = assistant.collection
        self._answer = assistant.ask("faster truck crossings at land borders")
        self._refusal = replace(self._answer, cases=(), statements=(), citations=(), outcome=Outcome.NOTHING_RELEVANT)
        self._hit = assistant.nearest("faster truck crossings at land borders")[0]
        self._script = script

    def converse(self, questions: Sequence[str]):
        assert not questions
        return ()

    def nearest(self, text: str, limit: int, conversation: tuple[()]):
        assert conversation == ()
        return tuple(replace(self._hit, case=self.collection.cases[key]) for key in self._script[text][0][:limit])

    def ask(self, text: str, conversation: tuple[()]):
        assert conversation == ()
        refused = self._script[text][1] is Outcome.NOTHING_RELEVANT
        return self._refusal if refused else replace(self._answer, outcome=self._script[text][1])


@pytest.fixture
def cases(collection: Collection) -> list[str]:
    return sorted(collection.cases)[:12]


def test_refusals_are_counted_against_the_unanswerable(assistant: Assistant, cases: list[str]) -> None:
    """Refused: one unanswerable and one answerable; answered: one unanswerable and, partly, one answerable."""
    no, yes, partly = Outcome.NOTHING_RELEVANT, Outcome.ANSWERED, Outcome.PARTIAL
    script = {"a": (cases, no), "b": (cases, no), "c": (cases, yes), "d": (cases, partly)}
    questions = [
        Question("a", "a", "en", "unanswerable", {}),
        Question("b", "b", "en", "topic", {cases[0]: 3}),
        Question("c", "c", "zh", "unanswerable", {}),
        Question("d", "d", "zh", "topic", {cases[1]: 2, cases[11]: 3}),
    ]

    evaluation = evaluate(Scripted(assistant, script), questions)

    values = {name: one.value for name, one in evaluation.overall.estimates.items()}
    assert values["refusal_precision"] == values["refusal_recall"] == values["answer_rate"] == 0.5
    assert values["quote_validity"] == 1.0
    assert values["recall@10"] == 0.75
    assert values["mrr@10"] == 0.75
    assert {f.asked.question.id: f.problems for f in evaluation.failures} == {
        "b": ("refused though answerable",),
        "c": ("answered though unanswerable",),
        "d": ("the first case is wrong", "expected cases are not among the first ten"),
    }
    assert evaluation.failures[2].missing == (cases[11],)


def test_recall_looks_for_grades_two_and_three_or_else_for_all(assistant: Assistant, cases: list[str]) -> None:
    script = dict.fromkeys("ab", (cases[:5], Outcome.ANSWERED))
    graded = {cases[0]: 2, cases[10]: 3, cases[1]: 1, cases[11]: 1}
    touched = {cases[0]: 1, cases[1]: 1, cases[11]: 1, cases[10]: 1}
    useful, only_touched = Question("a", "a", "en", "x", graded), Question("b", "b", "en", "y", touched)

    kinds = evaluate(Scripted(assistant, script), [useful, only_touched]).by_kind

    assert kinds["x"].estimates["recall@5"].value == 0.5
    assert kinds["y"].estimates["recall@5"].value == 0.5
    assert kinds["x"].estimates["ndcg@10"].value == pytest.approx(2.6309 / 5.1926, abs=1e-3)


def test_a_quote_that_is_no_slice_is_counted(assistant: Assistant) -> None:
    """Checked anew, and not trusted because the answer was made."""
    scripted = Scripted(assistant, {"a": ([GUANGXI], Outcome.ANSWERED)})
    answer = scripted._answer
    wrong = replace(answer.citations[0], quote="what nobody wrote")
    scripted._answer = replace(answer, citations=(wrong, *answer.citations[1:]))

    evaluation = evaluate(scripted, [Question("a", "a", "en", "x", {GUANGXI: 3})])

    quotes = sum(len(found.passages) for found in answer.cases) + len(answer.citations)
    assert evaluation.overall.estimates["quote_validity"].value == pytest.approx(1 - 1 / quotes)


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [
        (Outcome.NOTHING_RELEVANT, True),
        (Outcome.OUT_OF_SCOPE, True),
        (Outcome.PARTIAL, False),
        (Outcome.ANSWERED, False),
    ],
)
def test_a_partial_answer_is_an_answer(outcome: Outcome, refused: bool) -> None:
    asked = Asked(Question("a", "a", "en", "x", {}), (), (), outcome, 0, 0, 1.0)

    assert asked.refused is refused


@pytest.fixture(scope="module")
def six(collection: Collection) -> list[Question]:
    """Six of the development questions, of several kinds."""
    wanted = ("d-001", "d-003", "d-037", "d-073", "d-109", "d-180")
    found = [one for one in read_questions(DEVELOPMENT, collection) if one.id in wanted]
    assert len(found) == 6
    return found


def test_the_real_assistant_on_six_questions(assistant: Assistant, six: list[Question]) -> None:
    """What is counted adds up, and every quote holds."""
    report = evaluation_to_dict(evaluate(assistant, six), failures=True)

    assert list(report)[: 2 + len(FIGURES)] == ["questions", "answerable", *FIGURES]
    assert report["questions"] == 6
    assert report["quote_validity"] == 1.0
    assert report["success@3"] >= 0.6
    assert 0 < report["latency_ms"]["p50"] <= report["latency_ms"]["p95"]
    assert report["corpus"]["fingerprint"] == assistant.collection.fingerprint
    assert report["model"] == "multilingual-e5-small"
    for part in ("by_language", "by_kind"):
        groups = report[part].values()
        assert sum(group["questions"] for group in groups) == 6
        assert sum(group["answerable"] for group in groups) == report["answerable"]
        total = sum(group["ndcg@10"] * group["answerable"] for group in groups if group["answerable"])
        assert total / report["answerable"] == pytest.approx(report["ndcg@10"], abs=1e-3)
    for name, (low, high) in report["intervals"].items():
        assert low <= report[name] <= high
    assert {failure["id"] for failure in report["failures"]} <= {one.id for one in six}


def test_the_ranking_is_deeper_than_the_answer_and_in_its_order(assistant: Assistant, six: list[Question]) -> None:
    """An answer leaves out what only fills the list; that must not distort recall."""
    nearest = [hit.case.id for hit in assistant.nearest(six[0].text, limit=10)]
    shown = [found.case.id for found in assistant.ask(six[0].text).cases]

    assert len(nearest) == 10
    assert nearest[: len(shown)] == shown


def test_the_bundled_questions_can_be_read(collection: Collection) -> None:
    questions = read_questions(DEVELOPMENT, collection)

    assert (len(questions), sum(not one.relevant for one in questions)) == (180, 27)


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("{", "line", "invalid JSON"),
        ("[]", "line", "an object"),
        (json.dumps({"id": "q"}), "text", "field required"),
        (json.dumps(question(text=" ")), "text", "the question is empty"),
        (json.dumps(question(kind=3)), "kind", "valid string"),
        (json.dumps(question(kind="a\x1b[2J")), "kind", "match pattern"),
        (json.dumps(question(relevant={GUANGXI: 4})), f"relevant.{GUANGXI}", "less than or equal to 3"),
        (json.dumps(question(relevant={GUANGXI: True})), f"relevant.{GUANGXI}", "valid integer"),
        (json.dumps(question(relevant={"no-such-case": 1})), "relevant", "no case 'no-such-case'"),
        (json.dumps(question("first")), "id", "'first' stands twice"),
    ],
)
def test_a_bad_line_is_named(line: str, field: str, reason: str, tmp_path: Path, collection: Collection) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps(question("first")) + "\n\n" + line + "\n", encoding="utf-8")

    with pytest.raises(LabelsError) as told:
        read_questions(file, collection)

    assert (told.value.file, told.value.line, told.value.field) == (file, 3, field)
    assert reason in told.value.reason


def test_what_is_no_text_or_has_no_line_is_told(tmp_path: Path, collection: Collection) -> None:
    (tmp_path / "gbk.jsonl").write_bytes('{"id": "数据"}'.encode("gbk"))
    (tmp_path / "empty.jsonl").write_text("\n")

    with pytest.raises(LabelsError, match="line 1: line: it is no UTF-8"):
        read_questions(tmp_path / "gbk.jsonl", collection)
    with pytest.raises(MissingLabelsError, match="no question in it"):
        read_questions(tmp_path / "empty.jsonl", collection)


def test_a_line_ends_at_a_newline_only(tmp_path: Path, collection: Collection) -> None:
    """A line separator of Unicode may stand in a text, and Windows ends lines with two characters."""
    line = json.dumps(question(text="border\u2028trucks"), ensure_ascii=False)
    (tmp_path / "q.jsonl").write_text("\ufeff" + line + "\r\n", encoding="utf-8", newline="")

    assert [one.id for one in read_questions(tmp_path / "q.jsonl", collection)] == ["q"]
