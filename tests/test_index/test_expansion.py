"""A question reaches text of the other language through the terms of the field."""

import pytest

from corpus import Term, read_terms
from index.expansion import Expansion
from index.lexical import LexicalIndex
from index.tokens import tokens

TERMS = (Term(("single window",), ("单一窗口",)), Term(("port",), ("口岸",)), Term(("port clearance",), ("口岸通关",)))


@pytest.mark.parametrize(
    ("question", "expanded"),
    [
        ("Single windows at ports", "单一窗口 口岸"),
        ("port clearance", "口岸通关"),  # the longest name is used up
        ("口岸通关的單一窗口", "port clearance single window"),
        ("support of airports", ""),
        ("", ""),
    ],
)
def test_terms_are_found_whole_longest_first_and_in_either_script(question, expanded):
    assert Expansion(TERMS).expanded(question) == expanded


def test_a_chinese_question_finds_english_words():
    lexical = LexicalIndex.of(["returned goods of cross-border e-commerce", "bonded repair of aircraft"])

    other = Expansion(read_terms()).expanded("跨境电商的退货")

    assert not lexical.scores(tokens("跨境电商的退货")).any()
    assert lexical.scores(tokens(other)).argmax() == 0


def test_no_terms_expand_nothing():
    assert Expansion(()).expanded("single window") == ""
