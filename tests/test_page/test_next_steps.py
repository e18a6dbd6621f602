"""What could come next after an answer: every step leads somewhere, in the language of the question."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant import Assistant, Turn
from assistant.answer import Coverage, Understood
from assistant.commands import Compared, More, command_in
from assistant.page.answers import answer_message
from assistant.page.chips import Asked
from assistant.page.next_steps import next_steps, ways_near
from corpus import Collection

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
ZHEJIANG = "2018-zhejiang-international-ship-entry-exit"


def _steps(markup: str) -> list[str]:
    return [unescape(re.sub("<[^>]+>", "", step)) for step in re.findall(r'class="[^"]*step"[^>]*>(.*?)</', markup)]


@pytest.fixture
def two(answer_of, library: Collection):
    return answer_of((library.cases[GUANGXI], (0,)), (library.cases[ZHEJIANG], (0,)))


def test_an_answer_offers_what_fits_it(two, library: Collection) -> None:
    shown = next_steps(Asked(4), two, library)

    assert _steps(shown) == [
        *("More", "Compare the first two", "Similar cases elsewhere", "For my region …", "Only Guangxi"),
    ]
    assert 'id="wish-4-similar-0"' in shown
    assert f'href="#/region?case={GUANGXI}"' in shown


def test_who_wants_to_borrow_is_offered_what_it_would_need(two, library: Collection) -> None:
    understood = Understood("云南可以借鉴什么", "zh", zones=("Yunnan",), target=("Yunnan",))

    shown = next_steps(Asked(1), replace(two, understood=understood), library)

    assert _steps(shown) == ["更多案例", "比较前两个案例", "其他地区的类似案例", "云南需要具备什么", "只看广西"]
    assert f'href="#/region?for=Yunnan&amp;case={GUANGXI}&amp;language=zh"' in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_button_asks_is_understood(two, library: Collection, language) -> None:
    """More and compare are commands as they stand."""
    shown = next_steps(Asked(1), replace(two, understood=Understood("?", language)), library)

    more, compare, *_ = _steps(shown)
    assert command_in(more, (GUANGXI, ZHEJIANG)) == More()
    assert command_in(compare, (GUANGXI, ZHEJIANG)) == Compared((GUANGXI, ZHEJIANG))


def test_after_a_comparison_nothing_is_compared_again(two, library: Collection) -> None:
    shown = next_steps(Asked(2), replace(two, question="compare 1 and 2", compared=True), library)

    assert _steps(shown) == ["Similar cases elsewhere", "For my region …"]


def test_a_refusal_links_to_what_the_library_has_near(answer_of, library: Collection) -> None:
    """Themes and zones with their counts, as addresses of Browse; without coverage nothing."""
    near = replace(answer_of(), coverage=Coverage({"data-flows": 9}, {"Hainan": 29}))

    shown = ways_near(near, library)

    assert _steps(shown) == ["Data flows 9", "Hainan 29"]
    assert re.findall('href="([^"]+)"', shown) == ["#/browse?theme=data-flows", "#/browse?zone=Hainan"]
    assert shown in answer_message(Asked(1), near, library, [])
    assert ways_near(answer_of(), library) == ""


def test_the_end_of_the_cases_and_a_new_topic_have_headings_of_their_own(
    assistant: Assistant, library: Collection
) -> None:
    nothing = assistant.ask("quantum computing export licences of the zone")
    more = assistant.ask("more", conversation=(Turn.of(nothing),))
    fresh = assistant.ask("new topic", conversation=(Turn.of(nothing),))

    headings = [
        re.findall("<h3>([^<]+)", answer_message(Asked(2), answer, library, [])) for answer in (nothing, more, fresh)
    ]
    assert headings == [["Nothing in the library fits"], ["No more cases"], ["A new topic"]]


def test_a_fair_match_is_told_and_a_strong_one_is_not(two, library: Collection) -> None:
    def said(strength, language):
        answer = replace(two, strength=strength, understood=Understood("?", language))
        return re.findall('class="fair">([^<]+)', answer_message(Asked(1), answer, library, []))

    assert said("fair", "en") == ["The match is fair: read before you rely on it."]
    assert said("fair", "zh") == ["匹配度一般，引用前请细读。"]
    assert said("strong", "en") == []
