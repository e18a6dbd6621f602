"""How a question was read, as chips, and what a click on one takes back."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant import Assistant, Facets, Turn, Undone
from assistant.answer import Answer, Understood
from assistant.page.chips import Asked, Wish, name_of, read_wish, reading_chips, taken_back
from corpus import Collection

UNDERSTOOD = Understood(
    "what?", "en", zones=("Hainan", "Yunnan"), target=("Yunnan",), since=2022, follow_up_of="What of <b>data</b>?"
)


@pytest.fixture
def answer(answer_of) -> Answer:
    return replace(answer_of(), understood=UNDERSTOOD)


def _labels(markup: str) -> list[str]:
    return [unescape(label) for label in re.findall(r"<(?:button|span)[^>]*class=\"[^\"]*chip[^>]*>([^<]*)", markup)]


def test_each_thing_read_is_a_chip_with_a_wish_of_its_own(answer: Answer, library: Collection) -> None:
    """From and for are told apart, and ⇄ says what it would be read as."""
    shown = reading_chips(Asked(3), answer, library)

    assert _labels(shown) == ["from Hainan", "for Yunnan", "since 2022", "goes on from: What of <b>data</b>?"]
    assert re.findall(r'id="([^"]+)"', shown) == [
        *("wish-3-drop-0", "wish-3-swap-0", "wish-3-drop-1", "wish-3-swap-1", "wish-3-years-0", "wish-3-thread-0"),
    ]
    assert re.findall(r'title="(Read as[^"]+|Read it[^"]+)"', shown) == [
        "Read it as: for Hainan",
        "Read it as: from Yunnan",
    ]


def test_chinese_chips(answer: Answer, library: Collection) -> None:
    understood = replace(UNDERSTOOD, language="zh", follow_up_of="数据呢", since=2020, until=2022)

    shown = reading_chips(Asked(1), replace(answer, understood=understood), library)

    assert _labels(shown) == ["来自海南", "供云南借鉴", "2020—2022 年", "承接：数据呢"]


def test_filters_are_no_chips(answer: Answer, library: Collection) -> None:
    """They stand below the question, and are dropped elsewhere."""
    shown = reading_chips(Asked(1, Facets(zones=("Hainan",), since=2022)), answer, library)

    assert _labels(shown)[:2] == ["for Yunnan", "goes on from: What of <b>data</b>?"]


def test_of_a_command_nothing_can_be_taken_back(answer: Answer, library: Collection) -> None:
    """More repeats the question before it."""
    shown = reading_chips(Asked(2), replace(answer, question="more"), library)

    assert _labels(shown)[0] == "from Hainan"
    assert "<button" not in shown


def test_what_was_taken_back_can_be_restored(answer: Answer, library: Collection) -> None:
    shown = reading_chips(Asked(2, undone=Undone(years=True)), answer, library)

    assert _labels(shown)[-1] == "↺ As typed"


@pytest.mark.parametrize(
    ("wish", "undone"),
    [
        (Wish(1, "drop", 1), Undone(zones=("Yunnan",), years=True)),
        (Wish(1, "swap", 0), Undone(swapped=("Hainan",), years=True)),
        (Wish(1, "thread"), Undone(years=True, thread=True)),
        (Wish(1, "anew"), Undone()),
        (Wish(1, "drop", 2), None),
        (Wish(1, "similar"), None),
    ],
)
def test_a_wish_extends_what_was_taken_back(wish: Wish, undone: Undone | None) -> None:
    assert read_wish(f"{name_of(wish)} 17") == wish
    assert taken_back(Undone(years=True), UNDERSTOOD, wish) == undone


def test_swapping_twice_is_no_swap() -> None:
    once = taken_back(Undone(), UNDERSTOOD, Wish(1, "swap", 0))

    assert once is not None
    assert taken_back(once, UNDERSTOOD, Wish(1, "swap", 0)) == Undone()


def test_words_that_are_no_wish_are_none() -> None:
    assert read_wish("") is None
    assert read_wish("wish-x-drop-1") is None


def test_a_swapped_zone_is_read_the_other_way_round(assistant: Assistant, library: Collection) -> None:
    """The real reading, its chip, the wish of its button, and the reading after it."""
    first = assistant.ask("what could Yunnan borrow about border trade?")
    assert _labels(reading_chips(Asked(1), first, library)) == ["for Yunnan"]

    undone = taken_back(Undone(), first.understood, Wish(1, "swap", 0))

    assert undone is not None
    second = assistant.ask(first.question, undone=undone)
    assert _labels(reading_chips(Asked(1, undone=undone), second, library)) == ["from Yunnan", "↺ As typed"]
    assert Turn.of(second, undone=undone).undone == Undone(swapped=("Yunnan",))
