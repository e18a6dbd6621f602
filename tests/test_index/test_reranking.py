"""A cross-encoder, where one is set, has a last look at the first cases; what is no cross-encoder is said in a line."""

import numpy as np
import pytest
import torch
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    BertConfig,
    BertForSequenceClassification,
    BertTokenizerFast,
)

from assistant import Settings, open_assistant
from index import CrossEncoderReranker, ModelError, Query, build_index, open_index, reranker_folder
from index.reranking import reranked

TEXTS = ["border vehicles pass", "data may leave the country", "a permit for dangerous goods", "fast clearance"]


def saved(folder, labels: int = 1):
    """Save a cross-encoder of random numbers: two small layers over sixty words and letters."""
    torch.manual_seed(1)
    folder.mkdir()
    words = sorted({word for text in TEXTS for word in text.split()} | set("abcdefghijklmnopqrstuvwxyz"))
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab={piece: number for number, piece in enumerate(pieces)}).save_pretrained(folder)
    return folder


@pytest.fixture
def folder(tmp_path):
    return saved(tmp_path / "cross")


class Favouring:
    """Likes texts with a word, and remembers what it was asked."""

    name = "favouring"

    def __init__(self, word: str) -> None:
        self.word, self.asked = word, []

    def scores(self, question, texts):
        self.asked.append((question, list(texts)))
        return np.array([float(self.word in text) for text in texts], dtype=np.float32)


def test_scores_are_those_of_the_model_and_the_same_after_every_start(folder):
    first, again = (CrossEncoderReranker(folder, "tiny").scores("fast border", TEXTS) for _ in range(2))

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModelForSequenceClassification.from_pretrained(folder)
    with torch.no_grad():
        own = [float(model(**tokenizer("fast border", text, return_tensors="pt")).logits[0, 0]) for text in TEXTS]
    assert first.tolist() == again.tolist() == pytest.approx(own, abs=1e-4)
    assert len(set(np.round(first, 3).tolist())) == len(TEXTS)


def test_it_orders_what_all_else_finds_alike():
    scores = np.array([0.5, 0.5, 0.5, 0.1, 0.0], dtype=np.float32)

    together = reranked(scores, 2.0, [0, 1, 2], np.array([-3.0, 9.0, 2.0], dtype=np.float32))

    assert np.argsort(-together).tolist()[:3] == [1, 2, 0]
    assert together[0] == pytest.approx(2 / 3 * 0.5)
    assert together[1] == pytest.approx(2 / 3 * 0.5 + 1 / 3)
    assert together[3] > 0
    assert together[4] == 0


def test_a_search_reads_title_and_best_passage_and_follows(tmp_path, small_collection, embedder):
    build_index(tmp_path / "index", small_collection, embedder)
    plain = open_index(tmp_path / "index", small_collection, embedder)
    query = Query("vehicles at the border", "en")
    before = [hit.case.id for hit in plain.search(query).cases]
    case = small_collection.cases[before[1]]
    reranker = Favouring(case.title("en"))

    found = open_index(tmp_path / "index", small_collection, embedder, reranker).search(query).cases

    assert found[0].case.id == case.id
    assert {hit.case.id for hit in found} == set(before)
    question, texts = reranker.asked[0]
    assert question == query.text
    best = next(hit.hits[0].passage for hit in found if hit.case.id == case.id)
    assert f"{best.context}: {best.text}" in texts
    assert all(0 < hit.score <= 1 for hit in found)


@pytest.mark.usefixtures("assistant")
def test_the_setting_puts_it_in(folder, small_corpus, tmp_path, settings):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "models").symlink_to(settings.home.resolve() / "models")
    said: list[str] = []
    own = Settings(home=tmp_path / "home", corpus=small_corpus, reranker=str(folder))

    answer = open_assistant(own, said.append, rebuild=True).ask("border vehicles")

    assert f"loading the reranker {folder} …" in said
    assert answer.citations
    assert own.index_folder == own.model_copy(update={"reranker": None}).index_folder


@pytest.mark.usefixtures("assistant")
def test_a_folder_that_is_none_is_said_in_one_line(tmp_path, settings):
    (tmp_path / "empty").mkdir()
    wrong = {
        "is no cross-encoder": tmp_path / "empty",
        "no cross-encoder; set FTZ_CASES_RERANKER": settings.home / "models" / settings.model,
        "gives 3 scores": saved(tmp_path / "three", labels=3),
    }
    for message, place in wrong.items():
        with pytest.raises(ModelError, match=message) as raised:
            CrossEncoderReranker(place, "wrong")
        assert "FTZ_CASES_RERANKER" in str(raised.value)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["/no/such/folder", "./nowhere", "a/b/c", "no-such-model"])
def test_a_missing_folder_says_what_to_set(name):
    with pytest.raises(ModelError, match="FTZ_CASES_RERANKER"):
        reranker_folder(name)


def test_damaged_weights_are_said_in_one_line(folder):
    (folder / "model.safetensors").write_bytes(b"no weights")

    with pytest.raises(ModelError, match="is no cross-encoder"):
        CrossEncoderReranker(folder, "damaged")
