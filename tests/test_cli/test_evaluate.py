"""``ftz-cases evaluate``: tables that fit, JSON that is stable, and one line about what is wrong."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from index import STAGES

Run = Callable[..., Any]

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
SHANGHAI = "2025-shanghai-data-export-negative-list"
QUESTIONS = (
    {"id": "t1", "text": "faster truck crossings", "language": "en", "kind": "topic", "relevant": {SHANGHAI: 1}},
    {"id": "t2", "text": "数据出境负面清单", "language": "zh", "kind": "主题", "relevant": {SHANGHAI: 3}},
    {"id": "u1", "text": "data export negative list", "language": "en", "kind": "unanswerable", "relevant": {}},
)


@pytest.fixture
def questions(tmp_path: Path) -> str:
    """Three questions; the first is labelled wrongly, and the last can well be answered."""
    file = tmp_path / "mine.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in QUESTIONS), encoding="utf-8")
    return str(file)


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "two"
    (folder / "qrels").mkdir(parents=True)
    documents = ("green tea is steeped in water", "a furnace makes iron")
    lines = "".join(json.dumps({"_id": str(n), "text": text}) + "\n" for n, text in enumerate(documents))
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (folder / "queries.jsonl").write_text('{"_id": "q", "text": "how to make green tea"}\n', encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\t0\t1\n", encoding="utf-8")
    return folder


def test_json_has_the_figures_and_nothing_else_is_printed(run: Run, questions: str, assistant: Assistant) -> None:
    ran = run("evaluate", "--questions", questions, "--json", assistant=assistant)

    report = json.loads(ran.out)
    assert ran.code == 0
    assert list(report) == [
        *("questions", "answerable", "ndcg@10", "recall@5", "recall@10", "mrr@10", "success@3"),
        *("refusal_precision", "refusal_recall", "answer_rate", "strong_right", "quote_validity"),
        *("intervals", "latency_ms"),
        *("by_language", "by_kind", "corpus", "model"),
    ]
    assert (report["mrr@10"], report["answer_rate"], report["refusal_recall"]) == (0.5, 1.0, 0.0)
    assert report["refusal_precision"] is None
    assert "refusal_precision" not in report["intervals"]
    assert list(report["by_language"]) == ["en", "zh"]
    assert list(report["by_kind"]) == ["topic", "主题", "unanswerable"]
    assert report["by_kind"]["主题"]["ndcg@10"] == 1.0
    assert report["by_kind"]["unanswerable"]["ndcg@10"] is None


def test_the_table_fits_and_the_failures_say_what_was_expected(run: Run, questions: str, assistant: Assistant) -> None:
    ran = run("evaluate", "--questions", questions, "--failures", assistant=assistant)

    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "3 questions: 2 answerable, 1 not" in ran.out
    assert "2 of 3 questions went wrong" in ran.out
    assert "t1 (topic, en): faster truck crossings" in ran.out
    assert f"expected {SHANGHAI}" in ran.out
    assert "ranked first" in ran.out
    assert "answered though unanswerable" in ran.out
    assert f"shown first {SHANGHAI}" in ran.out
    assert "t2" not in ran.out
    assert "asking 3 questions" in ran.err


def test_json_tells_the_failures_when_asked(run: Run, questions: str, assistant: Assistant) -> None:
    ran = run("evaluate", "--questions", questions, "--failures", "--json", assistant=assistant)

    first, second = json.loads(ran.out)["failures"]
    assert first["problems"] == ["the first case is wrong", "expected cases are not among the first ten"]
    assert (first["missing"], len(first["ranking"])) == ([SHANGHAI], 10)
    assert (second["id"], second["outcome"], second["shown"][0]) == ("u1", "answered", SHANGHAI)


def test_a_collection_is_measured_as_table_and_as_json(run: Run, beir: Path, assistant: Assistant) -> None:
    table = run("evaluate", "--collection", str(beir), assistant=assistant)
    report = run("evaluate", "--collection", str(beir), "--json", assistant=assistant)

    assert (table.code, report.code) == (0, 0)
    assert max(map(len, table.out.splitlines())) <= 80
    assert "two: 2 documents, 2 passages, 1 question" in table.out
    assert "ndcg@10    1.000  1.000 to 1.000" in table.out
    for stage in STAGES:
        assert re.search(rf"^{re.escape(stage)} +1\.000 +1\.000 +1\.000 +1\.000$", table.out, re.MULTILINE)
    assert "embedding passages" in table.err
    assert "embedding passages" not in report.err  # the vectors were kept
    figures = json.loads(report.out)
    assert list(figures) == [
        *("collection", "documents", "passages", "questions"),
        *("ndcg@10", "recall@5", "recall@10", "mrr@10", "intervals", "bm25", "dense", "stages", "model"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--questions", "nowhere.jsonl"], "'nowhere.jsonl' does not exist"),
        (["--collection", "nowhere"], "'nowhere' does not exist"),
        (["--questions", "QUESTIONS", "--collection", "BEIR"], "--questions and --collection exclude each other"),
        (["--collection", "BEIR", "--failures"], "--failures is for labelled questions"),
    ],
)
def test_what_is_typed_wrongly_is_misuse(
    arguments: list[str], message: str, run: Run, questions: str, beir: Path
) -> None:
    ran = run("evaluate", *({"QUESTIONS": questions, "BEIR": str(beir)}.get(word, word) for word in arguments))

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_a_bad_line_is_one_line_on_stderr(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(QUESTIONS[0] | {"relevant": {GUANGXI: 9}}) + "\n", encoding="utf-8")

    ran = run("evaluate", "--questions", str(bad))

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (f"ftz-cases: {bad}: line 1: relevant.{GUANGXI}: input should be less than or equal to 3\n")


def test_a_collection_that_lacks_a_file_is_told(run: Run, beir: Path) -> None:
    (beir / "qrels" / "test.tsv").unlink()

    ran = run("evaluate", "--collection", str(beir))

    assert ran.code == 1
    assert "test.tsv: there is no such file; a collection has corpus.jsonl" in ran.err
