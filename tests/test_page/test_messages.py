"""Messages: what stands in the conversation."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Answer, Outcome, Understood
from assistant.page.answers import answer_message
from assistant.page.chips import Asked
from assistant.page.markup import text
from assistant.page.messages import (
    found_line,
    notice_message,
    progress_message,
    question_message,
    starters,
    understood_line,
)
from corpus import Collection
from index import Facets

AnswerOf = Callable[..., Answer]
HOSTILE = '<img src=x onerror="alert(1)">'


@pytest.fixture
def answer(library: Collection, answer_of: AnswerOf) -> Answer:
    """Two cases, with one and two quotes."""
    one, two = library.cases["2014-shanghai-free-trade-accounts"], library.cases["2010-hainan-low-altitude-airspace"]
    return answer_of((one, (0,)), (two, (0, 1)))


def test_every_quote_stands_word_for_word_before_its_number(answer: Answer, library: Collection) -> None:
    """A statement is verbatim and its number leads to its passage."""
    shown = answer_message(Asked(2), answer, library, ["found"])

    for citation in answer.citations:
        assert f'<span class="verbatim">{text(citation.quote)}</span>\N{NO-BREAK SPACE}\N{WORD JOINER}<a' in shown
        assert f'href="#passage-2-{citation.number}" id="cite-2-{citation.number}" class="cite"' in shown


def test_quotes_stand_with_their_case(answer: Answer, library: Collection) -> None:
    """Each case has its own quotes and a way to its record."""
    shown = answer_message(Asked(1), answer, library, ["found"])

    first, second = re.findall(r'<section class="case">.*?</section>', shown)
    assert re.findall(r'href="([^"]+)"', first) == ["#source-1-1", "#passage-1-1"]
    assert re.findall(r'href="([^"]+)"', second)[0] == "#source-1-2"
    assert "a reason why" in first


def test_a_chinese_answer_is_chinese_throughout(library: Collection, answer_of: AnswerOf) -> None:
    """No word of English is left but proper names of the record."""
    answer = answer_of((library.cases["2014-shanghai-free-trade-accounts"], (0,)), language="zh", question="账户")
    answer = replace(answer, reason="找到 1 个案例。", cases=(replace(answer.cases[0], why=("主题相符",)),))

    shown = answer_message(Asked(1), answer, library, [found_line("zh", 1, 1)])

    said = shown.replace(text(answer.citations[0].quote), "").replace(text(answer.cases[0].case.title("zh")), "")
    words = re.sub(r"<[^>]+>", " ", said)
    assert re.findall(r"[A-Za-z]{2,}", words) == []
    assert 'lang="zh-Hans"' in shown


def test_weak_and_summary_records_say_so(library: Collection, answer_of: AnswerOf) -> None:
    """A reader sees what a record rests on before relying on it."""
    weak = next(case for case in library if case.evidence == "weak")
    thin = next(case for case in library if case.depth == "summary" and case.evidence == "strong")

    assert 'class="badge weak"' in answer_message(Asked(1), answer_of((weak, (0,))), library, [])
    assert "Summary only" in answer_message(Asked(1), answer_of((thin, (0,))), library, [])


def test_nothing_found_says_why_and_offers_ways_on(library: Collection, answer_of: AnswerOf) -> None:
    """With filters on, dropping them comes first; without, there is nothing to drop."""
    nothing = answer_of()

    filtered = answer_message(Asked(1, Facets(zones=("Guangxi",))), nothing, library, [])
    plain = answer_message(Asked(1), nothing, library, [])

    assert "A reason." in filtered
    assert "ask-without-filters" in filtered
    assert "ask-without-filters" not in plain
    assert plain.count('class="starter"') == 3


def test_out_of_scope_has_its_own_heading(library: Collection, answer_of: AnswerOf) -> None:
    """A question the library is not about is told apart from one it has no case for."""
    outside = replace(answer_of(), outcome=Outcome.OUT_OF_SCOPE)

    assert "Outside the library" in answer_message(Asked(1), outside, library, [])


@pytest.mark.parametrize("place", ["title", "reason", "why", "question", "notice"])
def test_hostile_words_are_shown_not_run(place: str, answer: Answer, library: Collection) -> None:
    """Wherever words come from, they are text."""
    shown = {
        "title": lambda: answer_message(Asked(1), _with_title(answer, HOSTILE), library, []),
        "reason": lambda: answer_message(Asked(1), replace(answer, reason=HOSTILE), library, []),
        "why": lambda: answer_message(Asked(1), _with_why(answer, HOSTILE), library, []),
        "question": lambda: question_message(1, HOSTILE, [HOSTILE]),
        "notice": lambda: notice_message("en", HOSTILE),
    }[place]()

    assert "<img" not in shown
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in shown


def test_a_pasted_document_does_not_bury_the_answer() -> None:
    """A long question is shown shortened."""
    assert len(question_message(1, "x" * 20_000, [])) < 1_000


def test_the_steps_name_what_was_understood(library: Collection) -> None:
    """Zones, themes, years and phrases by their names, in the question's language."""
    understood = Understood(
        "广西 运输", "zh", zones=("Guangxi",), themes=("data-flows",), since=2020, phrases=("提单",)
    )

    line = understood_line(understood, library)

    assert re.findall(r'class="chip">([^<]+)', line) == ["广西", "数据流动", "2020 年起", "“提单”"]
    assert progress_message("zh", [line], "正在检索案例库").count('class="done"') == 1


def test_counts_agree_with_their_nouns() -> None:
    """One case is not *cases*."""
    assert found_line("en", 1, 1) == "1 case, 1 passage"
    assert found_line("en", 11, 21) == "11 cases, 21 passages"
    assert found_line("zh", 1, 2) == "1 个案例，2 段文字"


def test_starters_are_in_both_languages_unless_one_is_asked_for() -> None:
    """Three in each."""
    assert starters().count("<li>") == 6
    assert starters(("zh",)).count('lang="zh-Hans"') == 3


def _with_title(answer: Answer, title: str) -> Answer:
    found = answer.cases[0]
    texts = {language: replace(text, title=title) for language, text in found.case.texts.items()}
    return replace(answer, cases=(replace(found, case=replace(found.case, texts=texts)), *answer.cases[1:]))


def _with_why(answer: Answer, why: str) -> Answer:
    return replace(answer, cases=(replace(answer.cases[0], why=(why,)), *answer.cases[1:]))
