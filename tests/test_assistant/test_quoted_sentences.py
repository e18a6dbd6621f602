"""What an answer quotes answers: measured on sentences that were chosen by reading the record."""

import json
from functools import cache

import pytest

from assistant import Assistant
from corpus import BUNDLED, Case
from index import Query

QUESTIONS = BUNDLED / "questions"


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (QUESTIONS / name).read_text(encoding="utf-8").splitlines()]


@cache
def asked() -> dict[str, str]:
    """Return the texts of the calibration questions by id."""
    return {one["id"]: one["text"] for name in ("en", "zh") for one in lines(f"calibration-{name}.jsonl")}


@cache
def labelled() -> list[dict]:
    return lines("sentences.jsonl")


def spans(label: dict, case: Case, language: str) -> list[tuple[int, int]]:
    text = case.texts[language].text
    return [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in label["sentences"]]


def test_the_labels_are_sentences_of_their_records(collection):
    assert len(labelled()) == len({label["question"] for label in labelled()}) == 60
    for label in labelled():
        language = label["question"][2:4]
        assert all(start >= 0 for start, _ in spans(label, collection.cases[label["case"]], language))
        assert label["sentences"]
        assert asked()[label["question"]]


@pytest.mark.parametrize(("language", "hits", "length"), [("en", 26, 180), ("zh", 28, 46)])
def test_the_quotes_of_a_case_have_a_sentence_that_answers(assistant: Assistant, language, hits, length):
    """Of 30 questions; passages quoted whole had 29 and 23 of them, at 320 and 92 characters a case."""
    found, characters = 0, 0
    for label in (label for label in labelled() if label["question"][2:4] == language):
        query = Query(asked()[label["question"]], language, only=(label["case"],))
        hit = assistant._retriever.search(query).cases[0]
        wanted = spans(label, hit.case, language)
        found += any(one.start <= start and end <= one.end for one in hit.sentences for start, end in wanted)
        characters += sum(one.end - one.start for one in hit.sentences)

    assert found >= hits
    assert characters / 30 <= length
