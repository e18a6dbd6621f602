"""A question in the light of those before it."""

import numpy as np
import pytest

from index.context import readings_of, texts_of


def test_a_question_that_follows_none_is_read_as_it_is():
    assert texts_of("ships", ()) == {"ships": 1.0}


def test_it_is_read_with_the_one_before_by_itself_and_with_all():
    assert texts_of("and ships?", ["trains", "lorries"]) == {
        "lorries and ships?": 1.0,
        "and ships?": 1.0,
        "trains lorries and ships?": 0.5,
    }


def test_after_one_question_with_it_and_with_all_is_the_same():
    assert texts_of("and ships?", ["trains"], alone=2.0) == {"trains and ships?": 1.5, "and ships?": 2.0}


def test_shares_sum_to_one_and_what_has_none_is_not_encoded():
    encoded: list[str] = []

    def encode(text: str):
        encoded.append(text)
        return text

    readings = readings_of("and ships?", ["trains", "lorries"], encode, alone=0.0)

    assert encoded == ["lorries and ships?", "trains lorries and ships?"]
    assert readings[0].text == "lorries and ships?"
    assert [reading.weight for reading in readings] == pytest.approx([2 / 3, 1 / 3])
    assert np.isclose(sum(reading.weight for reading in readings), 1.0)
