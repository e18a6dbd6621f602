"""The real page with the real assistant, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant import Assistant

pytestmark = pytest.mark.browser

HOSTILE = "border <img src=x onerror=alert(1)> <script>alert(2)</script> transport `code` $$x$$"
OpenPage = Callable[..., Page]


def _ask(page: Page, question: str, turn: int = 1) -> Locator:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    answer = page.locator(f"#answer-{turn}")
    expect(answer).to_be_visible()
    return answer


def _record_of(page: Page, assistant: Assistant, number: int) -> str:
    """The text of the record in which the passage with this number stands, found by its title on the page."""
    title = page.locator(f".version:has(#passage-1-{number}) h3").inner_text().split("\n")[-1]
    texts = (text for case in assistant.collection for text in case.texts.values())
    return next(text.text for text in texts if title.endswith(text.title))


def test_an_english_question_is_answered_with_quotes(open_page: OpenPage, assistant: Assistant) -> None:
    """The cases that everybody would name come first; each sentence is marked in its record on the right."""
    page = open_page()

    answer = _ask(page, "border transport innovations")

    titles = answer.locator(".case h3 a").all_inner_texts()
    assert any("border inspection of vehicles" in title for title in titles[:3])
    assert any("dangerous goods" in title for title in titles[:3])
    quotes = answer.locator(".verbatim").all_inner_texts()
    assert len(quotes) >= 3
    for number, quote in enumerate(quotes, 1):
        assert page.locator(f"#passage-1-{number}").inner_text() == quote
        assert quote in _record_of(page, assistant, number)
    expect(page.locator("#question textarea")).to_have_value("")


def test_a_chinese_question_is_answered_in_chinese(open_page: OpenPage, assistant: Assistant) -> None:
    """Quotes, reasons and labels are Chinese, on both sides."""
    page = open_page()

    answer = _ask(page, "数据出境负面清单")

    for number, quote in enumerate(answer.locator(".verbatim").all_inner_texts(), 1):
        assert re.search("[\u4e00-\u9fff]", quote)
        assert quote in _record_of(page, assistant, number)
    assert answer.get_attribute("lang") == "zh-Hans"
    assert "负面清单" in answer.locator(".case h3").first.inner_text()
    labels = answer.locator(".why, .reason, .trace summary").all_inner_texts()
    assert not re.search("[A-Za-z]{3,}", " ".join(labels))
    expect(page.locator(".evidence h2")).to_have_text("原文依据")


def test_a_citation_leads_to_its_passage_and_back(open_page: OpenPage) -> None:
    """A click brings the mark into view and puts the focus on it; its number leads back."""
    page = open_page()
    answer = _ask(page, "bonded aircraft repair")
    last = answer.locator(".cite").last
    number = re.sub(r"\D", "", last.inner_text())
    passage = page.locator(f"#passage-1-{number}")

    last.click()

    expect(passage).to_be_in_viewport(ratio=0.9)
    expect(passage).to_be_focused()
    assert passage.evaluate("mark => mark.tagName") == "MARK"
    page.locator(f'.number[href="#cite-1-{number}"]').first.click()
    expect(page.locator(f"#cite-1-{number}")).to_be_in_viewport()
    expect(page.locator(f"#cite-1-{number}")).to_be_focused()


def test_a_citation_works_from_the_keyboard(open_page: OpenPage) -> None:
    """Enter on the number does what a click does, and the number has a name."""
    page = open_page()
    _ask(page, "bonded aircraft repair")
    link = page.get_by_role("link", name="Passage 1", exact=True).first

    link.focus()
    page.keyboard.press("Enter")

    expect(page.locator("#passage-1-1")).to_be_focused()


def test_an_earlier_answer_keeps_its_evidence(open_page: OpenPage) -> None:
    """A citation of the first turn brings the first turn's evidence back."""
    page = open_page()
    first = _ask(page, "bonded aircraft repair")
    quote = first.locator(".verbatim").first.inner_text()
    _ask(page, "border transport innovations", turn=2)
    expect(page.locator(".evidence:visible .for-question")).to_have_text("border transport innovations")

    page.locator("#cite-1-1").click()

    expect(page.locator("#passage-1-1")).to_be_in_viewport()
    expect(page.locator("#passage-1-1")).to_have_text(quote)
    expect(page.locator(".evidence:visible .for-question")).to_have_text("bonded aircraft repair")
    ids = page.eval_on_selector_all(
        "[id]", "all => all.map(one => one.id).filter(id => /^(passage|cite|twin|source)-/.test(id))"
    )
    assert len(ids) == len(set(ids))


def test_the_record_can_be_read_whole_and_in_the_other_language(open_page: OpenPage) -> None:
    """All sections and facts, then the same in Chinese with the same passages marked."""
    page = open_page()
    _ask(page, "bonded aircraft repair")
    source = page.locator("#source-1-1")
    expect(source.locator(".about:visible")).to_have_count(0)

    source.locator(".whole-record:visible").click()

    expect(source.locator(".about:visible")).to_have_count(1)
    expect(source.locator(".whole-record:visible")).to_have_attribute("aria-expanded", "true")
    source.locator(".flip:visible").click()
    expect(source.locator("#passage-1-1")).to_be_hidden()
    expect(source.locator("#twin-1-1")).to_be_visible()
    assert re.search("[\u4e00-\u9fff]", source.locator("#twin-1-1").inner_text())
    page.locator("#cite-1-1").click()
    expect(source.locator("#passage-1-1")).to_be_visible()


def test_a_zone_filters_the_answer(open_page: OpenPage) -> None:
    """Only cases of the chosen zone; the filter stands below the question and can be cleared."""
    page = open_page()
    page.click("#open-filters")
    _choose(page, "#filter-zone", "Guangxi")
    expect(page.locator(".active-filters .chip")).to_have_text(["Guangxi"])

    answer = _ask(page, "border trade")

    zones = answer.locator(".zone").all_inner_texts()
    assert zones
    assert all("Guangxi" in zone for zone in zones)
    expect(page.locator("#question-1 .chip")).to_have_text(["Guangxi"])
    page.click(".active-filters .clear-filters")
    expect(page.locator(".active-filters")).to_have_count(0)
    everywhere = _ask(page, "border trade", turn=2).locator(".zone").all_inner_texts()
    assert any("Guangxi" not in zone for zone in everywhere)


def test_an_empty_result_says_why_and_can_be_asked_without_filters(open_page: OpenPage) -> None:
    """A filter that admits nothing finds nothing, and one click drops it."""
    page = open_page()
    page.click("#open-filters")
    _choose(page, "#filter-zone", "Guangxi")
    _choose(page, "#filter-theme", "Health")

    answer = _ask(page, "aircraft leasing")

    expect(answer.locator(".nothing .reason")).to_contain_text("Guangxi")
    expect(answer.locator(".case")).to_have_count(0)
    answer.locator(".ask-without-filters").click()
    expect(page.locator("#answer-2 .case").first).to_be_visible()
    expect(page.locator(".active-filters")).to_have_count(0)
    expect(page.locator("#question-2 .asked")).to_have_text("aircraft leasing")


def test_a_starter_asks_its_question(open_page: OpenPage) -> None:
    """One click."""
    page = open_page()

    page.locator(".starter", has_text="中欧班列提单融资").click()

    expect(page.locator("#question-1 .asked")).to_have_text("中欧班列提单融资")
    expect(page.locator("#answer-1 .case").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 360])
def test_on_a_phone_a_citation_leads_to_its_passage_and_there_is_a_way_back(width: int, open_page: OpenPage) -> None:
    """One column that fits, the evidence as a sheet, and the place in the answer is not lost."""
    page = open_page(width, 780, has_touch=True, is_mobile=True)
    _ask(page, "border transport innovations")
    _expect_no_overflow(page, width)
    expect(page.locator("#question textarea")).to_be_in_viewport()
    expect(page.locator("#side")).to_be_hidden()

    page.locator("#cite-1-2").tap()

    expect(page.locator("#passage-1-2")).to_be_in_viewport()
    _expect_no_overflow(page, width)
    page.locator(".back-to-answer:visible").tap()
    expect(page.locator("#side")).to_be_hidden()
    expect(page.locator("#cite-1-2")).to_be_in_viewport()
    page.locator("#cite-1-2").tap()
    expect(page.locator("#side")).to_be_visible()
    page.go_back()
    expect(page.locator("#side")).to_be_hidden()
    page.locator("#open-filters").tap()
    _expect_no_overflow(page, width)


def test_hostile_words_are_shown_as_words(open_page: OpenPage) -> None:
    """The question stands as it was typed, and nothing of it runs."""
    page = open_page()

    _ask(page, HOSTILE)

    expect(page.locator("#question-1 .asked")).to_have_text(HOSTILE)
    expect(page.locator("#conversation img, #conversation script, #panel img")).to_have_count(0)


def test_a_new_conversation_is_empty(open_page: OpenPage) -> None:
    """Answers, evidence and filters are gone, the welcome is back, and the next answer is the first."""
    page = open_page()
    page.click("#open-filters")
    _choose(page, "#filter-zone", "Hainan")
    expect(page.locator(".active-filters .chip")).to_have_text(["Hainan"])
    _ask(page, "bonded aircraft repair")

    page.click("#new")

    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator("#panel .evidence")).to_have_count(0)
    expect(page.locator("#panel .library")).to_be_visible()
    expect(page.locator(".active-filters")).to_have_count(0)
    _ask(page, "border transport innovations")
    expect(page.locator("#question-1 .chip, .read-as")).to_have_count(0)
    expect(page.locator(".evidence:visible .for-question")).to_have_text("border transport innovations")


def test_light_and_dark_are_remembered(open_page: OpenPage) -> None:
    """The system decides until the person does."""
    page = open_page(color_scheme="dark")
    expect(page.locator("body")).to_have_class(re.compile(r"\bdark\b"))

    page.click(".theme-switch")

    expect(page.locator("body")).not_to_have_class(re.compile(r"\bdark\b"))
    page.reload()
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator("body")).not_to_have_class(re.compile(r"\bdark\b"))


def _choose(page: Page, box: str, words: str) -> None:
    page.click(f"{box} input")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def _expect_no_overflow(page: Page, width: int) -> None:
    wide = page.eval_on_selector_all(
        "#masthead, #masthead *, #talk *, #side *",
        "(all, width) => all.filter(one => one.offsetParent && !one.closest('.unseen') &&"
        " one.getBoundingClientRect().right > width + 1).map(one => one.outerHTML.slice(0, 120))",
        width,
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
