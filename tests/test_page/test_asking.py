"""Sending a question in a real browser: what cannot be asked, what waits, and what is sent once."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant import Assistant

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
Served = Callable[..., AbstractContextManager[str]]


def _ask(page: Page, question: str, turn: int = 1) -> Locator:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    answer = page.locator(f"#answer-{turn}")
    expect(answer).to_be_visible()
    return answer


@pytest.mark.parametrize("question", ["?!…", "x" * 20_000])
def test_a_question_that_cannot_be_asked_is_kept(question: str, open_page: OpenPage) -> None:
    """A friendly line, and the words stay in the box."""
    page = open_page()

    page.fill("#question textarea", question)
    page.click("#send")

    expect(page.locator(".notice")).to_be_in_viewport()
    expect(page.locator(".notice")).to_contain_text("The question")
    expect(page.locator("#question textarea")).to_have_value(question)
    _ask(page, "bonded aircraft repair")
    expect(page.locator(".notice")).to_have_count(0)


def test_an_empty_question_changes_nothing(open_page: OpenPage) -> None:
    """The questions to begin with stay."""
    page = open_page()

    page.press("#question textarea", "Enter")
    page.wait_for_timeout(500)

    expect(page.locator(".starter")).to_have_count(6)
    expect(page.locator(".question")).to_have_count(0)


def test_a_question_asked_early_waits_and_can_be_stopped(
    browser: Browser, assistant: Assistant, served: Served
) -> None:
    """The page says that the model is loading; Stop ends the wait, and later the question is answered."""
    ready: Future[Assistant] = Future()
    with served(ready, assistant) as address:
        page = browser.new_page()
        page.goto(address)
        page.fill("#question textarea", "bonded aircraft repair")
        page.press("#question textarea", "Enter")
        expect(page.locator(".busy")).to_contain_text("Loading the language model")
        page.click("#stop")
        expect(page.locator(".notice")).to_contain_text("Stopped")
        expect(page.locator("#send")).to_be_visible()
        page.fill("#question textarea", "bonded aircraft repair")
        page.press("#question textarea", "Enter")
        expect(page.locator(".busy")).to_contain_text("Loading the language model")
        ready.set_result(assistant)
        expect(page.locator(".answer .case").first).to_be_visible(timeout=15_000)
        page.close()


def test_enter_pressed_twice_asks_once(open_page: OpenPage) -> None:
    """One question, one answer, no complaint about an empty box."""
    page = open_page()
    page.fill("#question textarea", "bonded aircraft repair")

    page.press("#question textarea", "Enter")
    page.press("#question textarea", "Enter")

    expect(page.locator("#answer-1")).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.locator(".question")).to_have_count(1)
    expect(page.locator(".notice")).to_have_count(0)


def test_a_chinese_word_that_is_being_typed_is_not_sent(open_page: OpenPage) -> None:
    """Enter that chooses a word of an input method belongs to the input method."""
    page = open_page()
    page.fill("#question textarea", "数据")

    page.locator("#question textarea").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.locator("#question textarea").dispatch_event("keypress", {"key": "Enter", "isComposing": True})

    expect(page.locator("#question textarea")).to_have_value("数据")
    expect(page.locator(".question")).to_have_count(0)
