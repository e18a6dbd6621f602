"""Every token of a question meets the nearest of each text, as a plain loop would find it."""

import numpy as np
import pytest

from index.encoded import Encoded, codes_of
from index.late_interaction import LateInteraction

RANDOM = np.random.default_rng(7)


def encoded(*lengths: int) -> Encoded:
    """Texts of so many random tokens out of ten."""
    tokens = RANDOM.standard_normal((sum(lengths), 16)).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    vectors = np.eye(len(lengths), 16, dtype=np.float32)
    return Encoded(vectors, RANDOM.integers(0, 10, sum(lengths)).astype(np.int32), codes_of(tokens), starts)


def unit(codes):
    wide = codes.astype(np.float64)
    return wide / np.linalg.norm(wide, axis=1, keepdims=True)


def test_the_best_cosines_are_those_of_a_plain_loop():
    texts, question = encoded(4, 2, 7, 3), encoded(5)
    late = LateInteraction(texts, np.array([0, 0, 1, 2]), 3)

    match = late.match(question, [2, 0])

    groups = {2: texts.codes[13:16], 0: texts.codes[:6]}
    expected = np.stack([(unit(question.codes) @ unit(groups[group]).T).max(axis=1) for group in (2, 0)], axis=1)
    assert match.best == pytest.approx(expected, abs=1e-5)
    assert match.means == pytest.approx(match.weights @ expected / match.weights.sum(), abs=1e-5)


def test_a_text_meets_itself_whole():
    texts = encoded(4, 6)
    late = LateInteraction(texts, np.array([0, 1]), 2)

    assert late.match(texts[0], [0]).means == pytest.approx([1], abs=1e-5)


def test_a_token_of_every_group_weighs_least():
    texts = Encoded(
        np.eye(2, 16, dtype=np.float32),
        np.array([1, 2, 1], dtype=np.int32),
        codes_of(RANDOM.standard_normal((3, 16)).astype(np.float32)),
        np.array([0, 2, 3]),
    )

    weights = LateInteraction(texts, np.array([0, 1]), 2).match(texts[0], [0]).weights

    assert weights[0] < weights[1]  # token 1 is in both texts, token 2 in one


def test_a_group_without_tokens_meets_nothing():
    texts = encoded(3, 0)
    late = LateInteraction(texts, np.array([0, 1]), 2)

    match = late.match(encoded(2), [1, 0])
    assert match.best[:, 0].tolist() == [0, 0]
    assert (match.best[:, 1] != 0).all()
    assert late
    assert not LateInteraction(Encoded.without_tokens(np.eye(2, 16, dtype=np.float32)), np.array([0, 1]), 2)


def test_texts_are_taken_and_joined_as_they_were():
    texts = encoded(3, 0, 2)

    again = Encoded.joined([texts.taken([2]), texts.taken([0, 1])]).taken([1, 2, 0])

    for name in ("vectors", "ids", "codes", "starts"):
        assert (getattr(again, name) == getattr(texts, name)).all()


def test_rounding_to_bytes_keeps_the_direction():
    vectors = RANDOM.standard_normal((50, 384)).astype(np.float32)

    cosines = (unit(codes_of(vectors)) * unit(vectors)).sum(axis=1)

    assert cosines.min() > 0.9998
