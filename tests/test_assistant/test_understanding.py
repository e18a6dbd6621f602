"""What a person wrote, read as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import QuestionError
from assistant.understanding import LONGEST_QUESTION, Understanding, cleaned
from index import Facets


@pytest.fixture(scope="module")
def understanding(collection) -> Understanding:
    return Understanding(collection)


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "\x00\x1b", "\u200b\ufeff"])
def test_an_empty_question_is_told_so(question):
    with pytest.raises(QuestionError, match=r"empty.*for example"):
        cleaned(question)


@pytest.mark.parametrize("question", ["?!", "……", "——", "🙂🙂", "“”"])
def test_a_question_without_words_is_told_so(question):
    with pytest.raises(QuestionError, match="no words"):
        cleaned(question)


def test_a_question_that_is_too_long_is_told_the_limit():
    with pytest.raises(QuestionError, match="20,000 characters, more than 2,000"):
        cleaned("x" * 20_000)
    assert len(cleaned("x" * LONGEST_QUESTION)) == LONGEST_QUESTION


def test_control_and_invisible_characters_are_left_out():
    assert cleaned("\x1b[31mborder\x07\ttrans\u200bport\r\n") == "[31mborder transport"


@given(st.text(max_size=200))
def test_any_text_is_cleaned_or_refused_and_cleaning_twice_changes_nothing(question):
    try:
        text = cleaned(question)
    except QuestionError:
        return
    assert cleaned(text) == text
    assert not any(ord(sign) < 32 or sign in "\u200b\ufeff" for sign in text)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("border transport innovations", "en"),
        ("数据出境负面清单", "zh"),
        ("中欧班列 B/L 融资", "zh"),
        ("what is 单一窗口 good for", "en"),
        ("廈門片區在航運方面做了什麼", "zh"),
    ],
)
def test_the_language_is_that_of_most_of_the_question(understanding, question, language):
    assert understanding.read(question, Facets()).language == language


@pytest.mark.parametrize(
    ("question", "zones", "places"),
    [
        ("data rules in Shanghai", ("Shanghai",), ()),
        ("what could KUNMING borrow", ("Yunnan",), ("KUNMING",)),
        ("广西自贸试验区的做法", ("Guangxi",), ()),
        ("上海南站怎么走", ("Shanghai",), ()),
        ("雄安和凭祥有什么经验", ("Hebei", "Guangxi"), ("雄安", "凭祥")),
        ("Shanghainese cooking in Hainanese style", (), ()),
        ("Fujian's single window and Hubei", ("Fujian", "Hubei"), ()),
        ("border transport", (), ()),
    ],
)
def test_zones_are_found_by_name_on_whole_words(understanding, question, zones, places):
    understood = understanding.read(question, Facets())

    assert (understood.zones, understood.places) == (zones, places)


def test_filters_are_part_of_what_was_understood(understanding):
    facets = Facets(zones=("Hainan",), themes=("finance",), programmes=("best-practice-case",), since=2020, until=2024)
    understood = understanding.read("accounts in Shanghai", facets)

    assert understood.zones == ("Hainan", "Shanghai")
    assert (understood.themes, understood.programmes) == (("finance",), ("best-practice-case",))
    assert (understood.since, understood.until) == (2020, 2024)
