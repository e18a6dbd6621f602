"""The engines give the values that the formulas give."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.faiss_store import FaissStore
from index.fusion import fused, normalised
from index.lexical import LexicalIndex

RNG = np.random.default_rng(5)


def unit(rows: int, dimensions: int = 16) -> np.ndarray:
    vectors = RNG.standard_normal((rows, dimensions), dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def vectors() -> np.ndarray:
    return unit(500)


@pytest.mark.parametrize("reopened", [False, True])
def test_neighbours_come_in_the_order_numpy_finds(vectors, tmp_path, reopened):
    store = FaissStore.of(vectors)
    if reopened:
        store.save(tmp_path / "index")
        store = FaissStore.load(tmp_path / "index")
    question = unit(1)[0]

    rows, cosines = store.search(question, 20)

    assert rows.tolist() == np.argsort(-(vectors @ question))[:20].tolist()
    assert np.allclose(cosines, np.sort(vectors @ question)[::-1][:20], atol=1e-6)


def test_the_cosine_of_a_vector_with_itself_is_one(vectors):
    rows, cosines = FaissStore.of(vectors).search(vectors[7], 1)

    assert rows.tolist() == [7]
    assert cosines[0] == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 400])
def test_a_filter_gives_the_nearest_of_those_allowed(vectors, count):
    allowed = np.zeros(500, dtype=np.bool_)
    allowed[RNG.permutation(500)[:count]] = True
    question = unit(1)[0]

    rows, _ = FaissStore.of(vectors).search(question, 10, allowed)

    expected = [row for row in np.argsort(-(vectors @ question)) if allowed[row]][:10]
    assert rows.tolist() == expected


def test_bm25_is_that_of_lucene():
    texts = ["port port customs", "port of call", "customs clearance for lorries"]
    lexical = LexicalIndex.of(texts)

    scores = lexical.scores(["port"])

    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    lengths = [3, 3, 4]
    mean = sum(lengths) / 3
    expected = [
        rarity * count / (count + 1.5 * (1 - 0.75 + 0.75 * length / mean))
        for count, length in zip([2, 1, 0], lengths, strict=True)
    ]
    assert scores == pytest.approx(expected, abs=1e-6)
    assert lexical.rarity("port") == pytest.approx(rarity)
    assert lexical.rarity("unheard") > lexical.rarity("port")
    assert lexical.rows_with("port").tolist() == [0, 1]


def test_bm25_of_rows_not_allowed_or_terms_unknown_is_zero():
    lexical = LexicalIndex.of(["port customs", "port call"])

    assert lexical.scores(["port"], np.array([False, True])).tolist()[0] == 0
    assert lexical.scores(["port"], np.array([False, True]))[1] > 0
    assert lexical.scores(["nothing", "here"]).tolist() == [0, 0]


def test_bm25_is_the_same_after_reopening(tmp_path):
    lexical = LexicalIndex.of(["port customs", "数据出境负面清单"])
    lexical.save(tmp_path)

    assert LexicalIndex.load(tmp_path).scores(["数据", "port"]).tolist() == lexical.scores(["数据", "port"]).tolist()


scores = arrays(np.float32, 12, elements=st.floats(-5, 5, width=32))
masks = arrays(np.bool_, 12)


@given(scores, masks)
def test_normalised_scores_keep_the_order_and_end_at_one(values, found):
    result = normalised(values, found)

    assert (result[~found] == 0).all()
    if found.any():
        assert result[found].max() == pytest.approx(1)
        order = np.argsort(values[found], kind="stable")
        assert (np.diff(result[found][order]) >= 0).all()


def test_a_single_hit_is_not_lost_by_normalising():
    assert normalised(np.array([0.2, 3.0], dtype=np.float32), np.array([False, True])).tolist() == [0, 1]


@given(scores, scores)
def test_fusion_does_not_depend_on_the_order_of_its_parts(one, other):
    one, other = abs(one) + 1, abs(other) + 1

    assert np.allclose(fused([(one, 1.0), (other, 0.5)]), fused([(other, 0.5), (one, 1.0)]))


def test_a_part_that_found_nothing_has_no_say():
    dense, nothing = np.array([0.2, 1.0], dtype=np.float32), np.zeros(2, dtype=np.float32)

    assert fused([(dense, 1.0), (nothing, 1.0)]).tolist() == dense.tolist()
    assert fused([(dense, 1.0), (1 - dense, 0.0)]).tolist() == dense.tolist()
    assert fused([(nothing, 1.0)]).tolist() == [0, 0]
