"""Test collections: how the search ranks documents that are no cases, and questions that follow others."""

import json
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluation import evaluate_collection
from assistant.evaluation_json import collection_evaluation_to_dict
from assistant.labels import LabelsError, MissingLabelsError, read_collection_in_beir_form
from index import IN_CONTEXT, STAGES


def write_lines(file: Path, *lines: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return file


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    """Three documents, three questions, two of which have an answer."""
    folder = tmp_path / "three"
    write_lines(
        folder / "corpus.jsonl",
        {"_id": "tea", "title": "Tea", "text": "Green tea is steeped in water below boiling."},
        {"_id": "steel", "title": "", "text": "A blast furnace makes pig iron from ore and coke."},
        {"_id": "harbour", "title": "港口", "text": "集装箱码头的岸桥把货柜从船上卸到卡车。"},
    )
    write_lines(
        folder / "queries.jsonl",
        {"_id": "1", "text": "how is green tea made", "metadata": {}},
        {"_id": "2", "text": "码头怎样卸集装箱"},
        {"_id": "3", "text": "who won the cup"},
    )
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text(
        "query-id\tcorpus-id\tscore\n1\ttea\t1\n2\tharbour\t2\n3\tsteel\t0\n", encoding="utf-8"
    )
    return folder


def test_a_collection_is_ranked_by_each_engine_and_by_both(assistant: Assistant, beir: Path, tmp_path: Path) -> None:
    report = collection_evaluation_to_dict(
        evaluate_collection(read_collection_in_beir_form(beir), assistant.embedder, tmp_path / "kept")
    )

    assert (report["collection"], report["documents"], report["passages"], report["questions"]) == ("three", 3, 3, 2)
    for figures in (report, report["bm25"], report["dense"]):
        assert [figures[name] for name in ("ndcg@10", "recall@5", "recall@10", "mrr@10")] == [1.0] * 4
        assert figures["intervals"]["mrr@10"] == [1.0, 1.0]
    assert tuple(report["stages"]) == STAGES
    assert all(row["ndcg@10"] == 1.0 for row in report["stages"].values())


class CountingEmbedder:
    """Passes everything on, and counts the texts that are embedded."""

    def __init__(self, embedder) -> None:
        self._embedder = embedder
        self.embedded = 0
        self.name, self.revision, self.dimensions = embedder.name, embedder.revision, embedder.dimensions

    def encode_questions(self, texts):
        self.embedded += len(texts)
        return self._embedder.encode_questions(texts)

    def encode_passages(self, texts, progress):
        self.embedded += len(texts)
        return self._embedder.encode_passages(texts, progress)


def test_a_second_run_embeds_nothing_and_a_damaged_file_is_made_anew(
    assistant: Assistant, beir: Path, tmp_path: Path
) -> None:
    embedder, judged = CountingEmbedder(assistant.embedder), read_collection_in_beir_form(beir)

    first = evaluate_collection(judged, embedder, tmp_path / "kept")
    assert embedder.embedded == 3 + 2
    assert evaluate_collection(judged, embedder, tmp_path / "kept") == first
    assert embedder.embedded == 5

    next((tmp_path / "kept").glob("*/passages.npz")).write_bytes(b"half")
    assert evaluate_collection(judged, embedder, tmp_path / "kept") == first
    assert embedder.embedded == 5 + 3
    assert sorted(path.name for path in (tmp_path / "kept").rglob("*.*")) == ["passages.npz", "questions.npz"]


def test_a_long_document_is_cut_and_its_best_passage_speaks_for_it(
    assistant: Assistant, beir: Path, tmp_path: Path
) -> None:
    """What is asked for stands at the end, far outside the model's window."""
    filler = "Cotton is spun into yarn, and yarn is woven into cloth. " * 80
    with (beir / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"_id": "long", "text": filler + "Penguins breed on the ice in winter."}) + "\n")
    with (beir / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"_id": "4", "text": "where do penguins breed"}) + "\n")
    (beir / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n4\tlong\t1\n", encoding="utf-8")

    evaluation = evaluate_collection(read_collection_in_beir_form(beir), assistant.embedder, tmp_path / "kept")

    assert (evaluation.documents, evaluation.passages) == (4, 6)
    assert evaluation.stages["vectors"]["mrr@10"].value == evaluation.fused["mrr@10"].value == 1.0


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        ("1\ttea", "line 2: columns: 2 instead of"),
        ("1\ttea\tyes", "line 2: score: 'yes' is no whole number"),
        ("9\ttea\t1", "line 2: query-id: queries.jsonl has no '9'"),
        ("1\tcoffee\t1", "line 2: corpus-id: corpus.jsonl has no 'coffee'"),
        ("1\ttea\t0", "no question has a relevant document"),
    ],
)
def test_a_bad_judgement_is_named(judgement: str, message: str, beir: Path) -> None:
    file = beir / "qrels" / "test.tsv"
    file.write_text(f"query-id\tcorpus-id\tscore\n{judgement}\n", encoding="utf-8")

    with pytest.raises((LabelsError, MissingLabelsError), match=message) as told:
        read_collection_in_beir_form(beir)
    assert str(told.value).startswith(str(file))


def test_a_bad_document_is_named(beir: Path) -> None:
    write_lines(beir / "corpus.jsonl", {"_id": "a", "text": "x"}, {"id": "b", "text": "y"})

    with pytest.raises(LabelsError, match=r"corpus\.jsonl: line 2: _id: field required"):
        read_collection_in_beir_form(beir)


def test_what_was_asked_before_counts(assistant: Assistant, beir: Path, tmp_path: Path) -> None:
    """Here "and from what?" is about the steel of the question before it; by itself it could be about anything."""
    with (beir / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"_id": "4", "text": "and is it green?"}) + "\n")
    (beir / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\ttea\t1\n4\tsteel\t1\n", encoding="utf-8")
    turns = ["what is the pig iron of a blast furnace made from", "and is it green?"]
    other = {"_id": "1", "user_turns": ["something else", "not how the query reads"]}
    write_lines(beir / "queries_history.jsonl", {"_id": "4", "user_turns": turns}, other)

    judged = read_collection_in_beir_form(beir)
    evaluation = evaluate_collection(judged, assistant.embedder, tmp_path / "kept")

    assert judged.earlier == {"4": ("what is the pig iron of a blast furnace made from",)}
    assert list(evaluation.stages)[-1] == IN_CONTEXT
    assert evaluation.fused["mrr@10"].value == 1.0
    assert evaluation.stages[STAGES[-1]]["mrr@10"].value < 1.0
