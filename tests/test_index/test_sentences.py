"""Those sentences of the passages found are quoted that answer: by meaning where there are tokens, else by words."""

import hashlib
import re

import numpy as np
import pytest

from corpus import Passage
from index.encoded import Encoded, codes_of
from index.query import Hit
from index.rows import Row
from index.sentences import SentenceChooser
from index.tokens import tokens

LIKE = {"lorries": "trucks", "quick": "fast", "pay": "earn"}  # what the model takes for the same
TITLE = "A port"
FIRST = "The port opened in 2015. A system clears trucks with a face scan. The ministry praised it."
SECOND = "Drivers earn more. It takes 15 seconds by the clock."
PROBLEM = "Trucks lost time for a face and a stamp."


class WordEmbedder:
    """Every word is a token, with a random vector that words of one meaning share."""

    name, revision, dimensions = "words", "1", 64

    def encode(self, text: str) -> Encoded:
        words = [LIKE.get(word, word) for word in re.findall(r"\w+", text.lower())]
        numbers = [int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") >> 1 for word in words]
        vectors = np.array([np.random.default_rng(number).standard_normal(64) for number in numbers], dtype=np.float32)
        starts = np.array([0, len(words)])
        return Encoded(np.ones((1, 64), np.float32) / 8, np.array(numbers, np.int32), codes_of(vectors), starts)

    def token_spans(self, texts):
        return [np.array([match.span() for match in re.finditer(r"\w+", text)]) for text in texts]


class WordlessEmbedder(WordEmbedder):
    """Says of no token where it stands."""

    def token_spans(self, texts):
        return [np.empty((0, 2), dtype=np.int64) for _ in texts]


def chosen(question: str, embedder=None, *, figures: bool = False) -> list[str]:
    """Return the sentences chosen among three passages, the best first."""
    embedder = embedder or WordEmbedder()
    passages = [
        Passage(f"p/{place}", "p", "en", section, place, 0, 100 * place, 100 * place + len(text), text, TITLE)
        for place, (section, text) in enumerate([("summary", FIRST), ("results", SECOND), ("problem", PROBLEM)])
    ]
    rows = [Row(one.id, "p", "en", one, f"{TITLE}: {one.text}") for one in passages]
    encoded = Encoded.joined([embedder.encode(row.text) for row in rows])
    asked = embedder.encode(question)
    found = SentenceChooser(rows, encoded, embedder, lambda _term: 1.0).choose(
        [Hit(passage, 0.5) for passage in passages],
        asked,
        np.ones(len(asked.ids), dtype=np.float32),
        dict.fromkeys(tokens(question, stopwords=False), 1.0),
        figures=figures,
    )
    assert 1 <= len(found) <= 3
    for one in found:
        assert one.passage.start <= one.start < one.end <= one.passage.end
    return [one.passage.text[one.start - one.passage.start : one.end - one.passage.start] for one in found]


def test_the_sentence_that_answers_is_chosen_and_not_the_head_of_its_passage():
    assert chosen("system clears trucks") == ["A system clears trucks with a face scan."]


def test_other_words_of_the_same_meaning_are_met():
    assert chosen("system clears lorries") == ["A system clears trucks with a face scan."]


def test_a_second_sentence_answers_what_the_first_leaves_open():
    assert set(chosen("system clears lorries drivers pay")) == {
        "A system clears trucks with a face scan.",
        "Drivers earn more.",
    }


def test_what_was_wrong_before_comes_after_what_was_done():
    assert chosen("trucks face a")[0] == "A system clears trucks with a face scan."


def test_a_figure_asked_for_raises_sentences_with_one():
    assert chosen("drivers clock")[0] == "Drivers earn more."
    assert chosen("drivers clock", figures=True)[0] == "It takes 15 seconds by the clock."


@pytest.mark.parametrize("question", ["ministry praised", "face scan"])
def test_without_tokens_the_words_decide(question):
    assert question.split()[-1] in chosen(question, WordlessEmbedder())[0]


def test_a_question_without_any_of_the_words_still_gets_a_sentence():
    assert chosen("zyxwv", WordlessEmbedder())[0] in FIRST + SECOND
