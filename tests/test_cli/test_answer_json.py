"""The JSON that programs rely on: keys, their order, values."""

import json
from typing import Any

from assistant.answer_json import answer_to_dict, as_json, case_to_dict
from corpus import Collection

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
FACTS = ["id", "title", "title_zh", "zones", "themes", "programme", "issued", "depth", "evidence"]


def test_the_keys_of_an_answer_and_their_order_are_those_of_the_design(scripted: Any) -> None:
    """Programs, the evaluation and the tests read them."""
    answer = json.loads(as_json(answer_to_dict(scripted.ask("border transport innovations"))))

    assert " ".join(answer) == (
        "question outcome reason understood cases passages statements citations corpus model timings_ms rejected "
        "strength coverage compared"
    )
    assert " ".join(answer["understood"]) == (
        "text language zones places themes programmes since until phrases follow_up_of target"
    )
    assert list(answer["cases"][0]) == [*FACTS, "score", "why", "passages", "sources"]
    assert list(answer["cases"][0]["sources"][0]) == ["title", "publisher", "date", "url", "reprint"]
    assert " ".join(answer["passages"][0]) == "id language section start end quote sha256 score citation"
    assert list(answer["statements"][0]) == ["text", "citations"]
    assert " ".join(answer["citations"][0]) == (
        "number case_id passage_id language section start end quote sha256 kind source"
    )
    assert list(answer["citations"][0]["source"]) == ["title", "publisher", "date", "url"]
    assert list(answer["corpus"]) == ["fingerprint", "cases", "passages"]


def test_the_values_of_an_answer(scripted: Any, collection: Collection) -> None:
    """Passages stand once, named by their cases; quotes are slices; numbers are rounded."""
    answer = json.loads(as_json(answer_to_dict(scripted.ask("边境运输创新", limit=2))))

    assert answer["outcome"] == "answered"
    assert answer["cases"][0]["id"] == GUANGXI
    named = [name for case in answer["cases"] for name in case["passages"]]
    assert named == [passage["id"] for passage in answer["passages"]]
    assert [passage["citation"] for passage in answer["passages"]][:3] == [1, 2, None]
    assert (answer["cases"][0]["score"], answer["passages"][0]["score"]) == (0.8765, 0.5123)
    assert answer["timings_ms"] == {"encode": 12.3, "total": 23.5}
    for citation in answer["citations"]:
        text = collection.cases[citation["case_id"]].texts[citation["language"]].text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_refusal_has_every_key_too(scripted: Any) -> None:
    """A program need not ask what kind of answer it has."""
    found, none = scripted.ask("x"), scripted.ask("x", limit=0)

    assert list(answer_to_dict(none)) == list(answer_to_dict(found))
    assert (answer_to_dict(none)["outcome"], answer_to_dict(none)["cases"]) == ("nothing_relevant", [])


def test_a_record_holds_both_languages(collection: Collection) -> None:
    """And the sections say where they stand in the text."""
    record = json.loads(as_json(case_to_dict(collection.cases[GUANGXI])))

    assert list(record) == [*FACTS, "kind", "places", "batch", "sources", "curator_notes", "conditions", "texts"]
    assert record["texts"]["zh"]["title"] == record["title_zh"] == "边境口岸出入境车辆快捷通关查验"
    section = record["texts"]["zh"]["sections"][1]
    assert (section["kind"], section["heading"]) == ("problem", "问题背景")
    assert record["texts"]["zh"]["text"][section["start"] : section["end"]].startswith("- 对越贸易逐年增长")


def test_chinese_is_written_as_chinese(scripted: Any) -> None:
    """Not as escapes that no one can read."""
    assert "边境口岸出入境车辆快捷通关查验" in as_json(answer_to_dict(scripted.ask("x")))
