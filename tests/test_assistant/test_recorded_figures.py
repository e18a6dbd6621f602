"""docs/make_evaluation.py finds the figures that fell, and makes the tables of docs/evaluation.md."""

import importlib.util
import json
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "docs" / "make_evaluation.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_evaluation", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(value: float | None, low: float = 0.75, high: float = 0.85, **others) -> dict:
    intervals = {} if value is None else {"ndcg@10": [low, high]}
    return {"questions": 9, "answerable": 8, "ndcg@10": value, "intervals": intervals, **others}


def record(overall: float | None = 0.8, english: float | None = 0.8, topic: float | None = 0.8, **collections) -> dict:
    return {
        "command": "python docs/make_evaluation.py --write",
        "commit": "abc1234",
        "date": "2026-11-23",
        "corpus": "0123456789abcdef",
        "model": "small",
        "machine": {"processor": "Abacus", "cores": 2},
        "questions": figures(
            overall,
            by_language={"en": figures(english)},
            by_kind={"topic": figures(topic)},
            corpus={"fingerprint": "0123456789abcdef", "cases": 198, "passages": 2886},
            stages={"BM25": {"ndcg@10": 0.7}, "zones": {"ndcg@10": 0.8}},
        ),
        "collections": {name.replace("_", "-"): collection(value) for name, value in collections.items()},
    }


def collection(value: float) -> dict:
    return figures(value, documents=1240, stages={"BM25": {"ndcg@10": 0.5}})


def test_a_fall_beyond_the_interval_is_told_wherever_it_is(script):
    recorded = record(xquad_zh=0.8)

    assert script.fallen(recorded, record(overall=0.7499, english=0.7, topic=0.6, xquad_zh=0.0)) == [
        "fallen: questions, ndcg@10: recorded 0.800 (0.750 to 0.850), now 0.7499",
        "fallen: questions, language en, ndcg@10: recorded 0.800 (0.750 to 0.850), now 0.7000",
        "fallen: questions, kind topic, ndcg@10: recorded 0.800 (0.750 to 0.850), now 0.6000",
        "fallen: collection xquad-zh, ndcg@10: recorded 0.800 (0.750 to 0.850), now 0.0000",
    ]


@pytest.mark.parametrize("now", [0.9, 0.8, 0.76, 0.75])
def test_a_rise_and_a_fall_within_the_interval_are_none(now: float, script):
    assert script.fallen(record(xquad_zh=0.8), record(now, now, now, xquad_zh=now)) == []


def test_what_one_of_the_two_lacks_is_no_fall(script):
    """A collection that was not measured, a language without a figure, a kind that is new, nothing but a collection."""
    only_a_collection = record(xquad_zh=0.8)
    del only_a_collection["questions"]

    assert script.fallen(record(xquad_zh=0.8), record()) == []
    assert script.fallen(record(), record(xquad_zh=0.1)) == []
    assert script.fallen(record(), record(english=None)) == []
    assert script.fallen(record(english=None), record(english=0.1)) == []
    assert script.fallen(record(xquad_zh=0.8), only_a_collection) == []


def test_a_fall_of_a_stage_is_shown_and_is_no_fall(script):
    new = record(xquad_zh=0.8)
    new["questions"]["stages"]["BM25"]["ndcg@10"] = 0.1

    assert script.fallen(record(xquad_zh=0.8), new) == []
    rows = [line.split() for line in script.comparison(record(xquad_zh=0.8), new).splitlines()]
    assert ["library", "ndcg@10", "0.700", "0.100", "stage:", "BM25"] in rows
    assert ["collection", "xquad-zh", "ndcg@10", "0.800", "(0.750", "to", "0.850)", "0.800"] in rows


def test_another_corpus_or_model_is_told_in_one_line(script):
    assert script.differences(record(), record()) == []
    assert script.differences(record(), {**record(), "model": "large"}) == [
        "not the same: model small recorded, large now; compared all the same"
    ]


def test_times_are_not_recorded(script):
    measured = {"ndcg@10": 1.0, "latency_ms": {"p50": 4}, "by_kind": {"topic": {"latency_ms": {}, "mrr@10": 1.0}}}

    assert script._without_latency(measured) == {"ndcg@10": 1.0, "by_kind": {"topic": {"mrr@10": 1.0}}}


def test_the_tables_stand_between_the_markers_and_nothing_else_changes(script):
    text = f"# Before\n{script.START}\nold\n{script.END}\nAfter\n"

    made = script.page(text, script.tables(record(topic=None, xquad_zh=0.8)))

    assert made == f"# Before\n{script.START}\n\n{TABLES}\n{script.END}\nAfter\n"
    assert script.page(made, TABLES) == made


def test_without_stages_or_collections_there_is_no_table_of_them(script):
    bare = record()
    del bare["questions"]["stages"]

    assert "| stage" not in script.tables(bare)
    assert "| collection" not in script.tables(bare)


def test_a_page_without_markers_is_refused(script):
    with pytest.raises(script.RecordError, match=r"docs/evaluation\.md: put the lines"):
        script.page(f"# Mine\n{script.END}\n", "")


@pytest.mark.parametrize(
    ("only", "names"),
    [((), ["questions", "a", "b"]), (("b", "questions"), ["questions", "b"]), (("b", "none"), ["b"])],
)
def test_collections_are_measured_in_the_order_of_the_alphabet(only, names, script, tmp_path: Path, capsys):
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "corpus.jsonl").touch()

    assert script._names(only, tmp_path) == names
    assert capsys.readouterr().err == (f"{tmp_path} has no none: skipped\n" if "none" in only else "")


def test_without_collections_the_questions_are_measured(script, tmp_path: Path, capsys):
    assert script._names((), tmp_path / "absent") == ["questions"]
    assert capsys.readouterr().err == f"{tmp_path / 'absent'}: no collections there; they are skipped\n"

    with pytest.raises(script.RecordError, match="nothing to measure"):
        script._names(("xquad-zh",), tmp_path / "absent")


def test_the_page_has_the_recorded_figures(script):
    """If this fails: ``make evaluate ARGS=--write``."""
    text = script.PAGE.read_text(encoding="utf-8")

    assert script.page(text, script.tables(json.loads(script.RECORD.read_text(encoding="utf-8")))) == text


TABLES = """\
Library `0123456789ab` (198 cases, 2,886 passages), model small, commit `abc1234`,
`python docs/make_evaluation.py --write`, 2026-11-23, Abacus, 2 cores.

| measure | value | 95 % interval |
|---|---|---|
| ndcg@10 | 0.800 | 0.750 to 0.850 |

| language | questions | ndcg@10 | recall@5 | mrr@10 | success@3 | answer_rate | refusal_recall |
|---|---|---|---|---|---|---|---|
| en | 9 | 0.800 | – | – | – | – | – |

| kind | questions | ndcg@10 | recall@5 | mrr@10 | success@3 | answer_rate | refusal_recall |
|---|---|---|---|---|---|---|---|
| topic | 9 | – | – | – | – | – | – |

| collection | documents | questions | ndcg@10 | recall@5 | recall@10 | mrr@10 |
|---|---|---|---|---|---|---|
| xquad-zh | 1,240 | 9 | 0.800 (0.750 to 0.850) | – | – | – |

| stage, ndcg@10 | library | xquad-zh |
|---|---|---|
| BM25 | 0.700 | 0.500 |
| zones | 0.800 | – |
"""
