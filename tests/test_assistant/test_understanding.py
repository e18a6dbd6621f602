"""What a person wrote, read as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import QuestionError
from assistant.understanding import LONGEST_QUESTION, Understanding, cleaned, known_facets
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


def test_a_province_without_a_zone_is_named_too(understanding):
    understood = understanding.read("ideas for Lanzhou", Facets())

    assert (understood.zones, understood.places) == (("Gansu",), ("Lanzhou",))
    assert understanding.regions(understood).target == ("Gansu",)


def test_regions_that_are_ruled_out_are_not_named(understanding):
    understood = understanding.read("数据出境，除了上海还有谁做？", Facets())

    assert (understood.zones, understood.places) == ((), ())
    assert understanding.regions(understood).without == ("Shanghai",)
    assert understanding.topic(understood) == "数据出境，除了 还有谁做？"


def test_filters_are_part_of_what_was_understood(understanding):
    facets = Facets(zones=("Hainan",), themes=("finance",), programmes=("best-practice-case",), since=2020, until=2024)
    understood = understanding.read("accounts in Shanghai", facets)

    assert understood.zones == ("Hainan", "Shanghai")
    assert (understood.themes, understood.programmes) == (("finance",), ("best-practice-case",))
    assert (understood.since, understood.until) == (2020, 2024)


@pytest.mark.parametrize("name", ["廣西", "ＧＵＡＮＧＸＩ", "广西自贸区", "guangxi"])
def test_a_filter_takes_a_zone_in_any_script(collection, name):
    assert known_facets(Facets(zones=(name,)), collection).zones == ("Guangxi",)


@pytest.mark.parametrize(
    ("question", "zones", "places"),
    [
        ("廣西的做法", ("Guangxi",), ()),
        ("廈門和雲南", ("Fujian", "Yunnan"), ("廈門",)),
        ("ＳＨＡＮＧＨＡＩ data", ("Shanghai",), ()),
        ("Xi’an aviation", ("Shaanxi",), ("Xi’an",)),
    ],
)
def test_zones_are_found_in_traditional_characters_and_other_signs(understanding, question, zones, places):
    understood = understanding.read(question, Facets())

    assert (understood.zones, understood.places) == (zones, places)


@pytest.mark.parametrize(
    ("question", "zones", "places"),
    [
        ("border trade in Guangix", ("Guangxi",), ()),
        ("Heilongjang's timber", ("Heilongjiang",), ()),
        ("Shangahi and Yunan", ("Shanghai", "Yunnan"), ()),
        ("ports near Kunmign", ("Yunnan",), ("Kunming",)),
        ("the harbour at the border", (), ()),
        ("carton, canyon and Fijian sugar", (), ()),
        ("Shanxi coal, Chengde and Xianyang", ("Shanxi", "Hebei", "Shaanxi"), ("Chengde", "Xianyang")),
        ("Hubai, Hanan", (), ()),  # near to short names only, or to two regions
        ("Giangci", (), ()),  # two letters
        ("广束自贸", (), ()),
    ],
)
def test_a_slip_in_a_long_latin_name_is_forgiven(understanding, question, zones, places):
    understood = understanding.read(question, Facets())

    assert (understood.zones, understood.places) == (zones, places)


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("what is a “negative list” good for", ("negative list",)),
        ("「負面清單」和『單一窗口』", ("負面清單", "單一窗口")),
        ('关于"数据出境"的规定', ("数据出境",)),
        ('"one" and "two" and "one"', ("one", "two")),
        ("an unbalanced “quote and one 」 more", ()),
        ('12" pipes and 14" pipes', ()),
        ("China's zones' rules 'in quotes' 《办法》", ()),
        ('“a” and “!!” and ""', ()),
        ("“aa” “bb” “cc” “dd” “ee” “ff”", ("aa", "bb", "cc", "dd", "ee")),
    ],
)
def test_what_stands_in_quotes_is_a_phrase(understanding, question, phrases):
    assert understanding.read(question, Facets()).phrases == phrases


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Guangxi's “border trade”", "border trade"),
        ("data  rules in Shanghai", "data rules in"),
        ("廣西的「邊境貿易」", "的 邊境貿易"),
        ("trucks in Guangix", "trucks in"),
        ("Shanghai", "Shanghai"),
        ("“海南”？", "“海南”？"),
        ("negative list", "negative list"),
    ],
)
def test_the_topic_is_the_question_without_zones_and_quote_signs(understanding, question, topic):
    assert understanding.topic(understanding.read(question, Facets())) == topic


@given(st.text(min_size=1, max_size=200))
def test_any_question_has_a_topic_and_regions(understanding, question):
    try:
        understood = understanding.read(question, Facets())
    except QuestionError:
        return
    assert any(sign.isalnum() for sign in understanding.topic(understood))
    assert set(understanding.regions(understood).of) <= set(understood.zones)


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("what has Guangxi done", True),
        ("any cases from Guangxi?", True),
        ("Hainan FTZ reforms", True),
        ("广西有哪些制度创新案例", True),
        ("那广西呢？", True),
        ("广西的边境贸易", False),
        ("Guangxi border trade", False),
        ("any cases?", False),
        ("有哪些案例", False),
    ],
)
def test_a_question_for_anything_of_a_zone_is_known(understanding, question, bare):
    """Where nothing but the zone is asked for, any of its cases answers."""
    assert understanding.is_bare(understanding.read(question, Facets())) is bare
