"""Terms of English are stems, of Chinese pairs of characters."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import is_chinese
from index.chinese import folded_in_place, simplified
from index.tokens import shared_words, tokens


def test_english_is_stemmed():
    assert tokens("Negative lists, for borders") == ["negat", "list", "for", "border"]
    assert tokens("cross-border") == ["cross", "border"]


def test_chinese_is_cut_in_pairs():
    assert tokens("数据出境") == ["数据", "据出", "出境"]
    assert tokens("省") == ["省"]


def test_a_word_ends_where_chinese_begins():
    assert tokens("2012年B/L是什么") == ["2012", "年", "b", "l", "是什", "什么"]
    assert tokens("FTZ自贸区3.5亿元") == ["ftz", "自贸", "贸区", "3.5", "亿元"]


def test_full_width_is_the_same_as_ordinary():
    assert tokens("ＦＴＺ　２０２５") == tokens("FTZ 2025") == ["ftz", "2025"]


def test_traditional_is_the_same_as_simplified():
    assert tokens("數據出境負面清單") == tokens("数据出境负面清单")
    assert shared_words("數據出境負面清單怎麼用", "一份数据出境的清单") == ("數據出境", "清單")
    assert simplified("廣西ＦＴＺ") == "广西FTZ"


@given(st.text(max_size=200))
def test_folding_in_place_keeps_every_offset(text: str):
    assert len(folded_in_place(text)) == len(text)


def test_folding_in_place_is_simplified_and_lower_case():
    assert folded_in_place("Xi’an 與ＦＴＺ ﬁ") == "xi'an 与ftz ﬁ"


def test_english_text_never_loads_the_converter():
    code = (
        "import sys; from index.tokens import tokens; tokens('border ＦＴＺ'); assert 'opencc' not in sys.modules;"
        "tokens('边境'); assert 'opencc' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_words_that_shape_a_question_can_be_left_out():
    assert tokens("What is the port?", stopwords=False) == ["port"]
    assert tokens("如何通关", stopwords=False) == ["何通", "通关"]


@given(st.text(max_size=300))
def test_any_text_has_terms_without_blanks(text: str):
    assert all(term and not any(sign.isspace() for sign in term) for term in tokens(text))


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("border transport", False),
        ("数据出境", True),
        ("中欧班列 B/L 融资", True),
        ("what is 单一窗口 in trade", False),
        ("123 ?", False),
    ],
)
def test_a_question_is_chinese_by_its_share_of_han(text: str, chinese: bool):
    assert is_chinese(text) is chinese


def test_shared_words_are_those_of_the_question():
    assert shared_words("Transporting lorries across borders", "The border transport of cattle") == (
        "Transporting",
        "borders",
    )
    assert shared_words("数据出境负面清单怎么用", "一份数据出境的清单") == ("数据出境", "清单")
    assert shared_words("云南的边境贸易", "瑞丽的边境贸易") == ("边境贸易",)
    assert shared_words("是的", "是的") == ()
    assert shared_words("对外贸易和在线", "对外贸易，在线") == ("对外贸易", "在线")
    assert shared_words("What's new in Xi'an?", "Xi'an has what is new") == ("new", "Xi'an")
