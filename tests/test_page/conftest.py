"""What the tests of the page share: answers over the real library, and the real page in a real browser."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant import Assistant
from assistant.answer import Answer, Citation, FoundCase, FoundPassage, Outcome, Statement, Understood
from assistant.page.app import page_app
from assistant.page.server import PageServer
from assistant.page.sockets import address_of, open_socket
from corpus import Case, Collection, Language, Passage, passages_of

AnswerOf = Callable[..., Answer]
OpenPage = Callable[..., Page]
Served = Callable[..., AbstractContextManager[str]]

# Nothing of the browser's own may look like a request of the page.
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-quic "
FLAGS += "--disable-component-update --disable-sync"


@pytest.fixture(scope="session")
def library(collection: Collection) -> Collection:
    """The real library."""
    return collection


@pytest.fixture(scope="session")
def answer_of() -> AnswerOf:
    """Make an answer that cites the given blocks of the given cases."""

    def make(*cited: tuple[Case, tuple[int, ...]], language: Language = "en", question: str = "what?") -> Answer:
        citations: list[Citation] = []
        cases = tuple(_found(case, blocks, language, citations) for case, blocks in cited)
        return Answer(
            question=question,
            outcome=Outcome.ANSWERED if cases else Outcome.NOTHING_RELEVANT,
            reason="A reason.",
            understood=Understood(question, language),
            cases=cases,
            statements=tuple(Statement(citation.quote, (citation.number,)) for citation in citations),
            citations=tuple(citations),
            corpus={},
            model="none",
            timings_ms={},
        )

    return make


def _found(case: Case, blocks: tuple[int, ...], language: Language, citations: list[Citation]) -> FoundCase:
    sha256 = hashlib.sha256(case.texts[language].text.encode()).hexdigest()
    passages: list[FoundPassage] = []
    for passage in _passages(case, blocks, language):
        number = len(citations) + 1
        place = (passage.id, language, passage.section, passage.start, passage.end, passage.text, sha256)
        passages.append(FoundPassage(*place, score=1.0, citation=number))
        citations.append(Citation(number, case.id, *place, kind="record", source=case.sources[0]))
    return FoundCase(case, 1.0, ("a reason why",), tuple(passages))


def _passages(case: Case, blocks: tuple[int, ...], language: Language) -> list[Passage]:
    return [passage for passage in passages_of(case) if passage.language == language and passage.block in blocks]


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Where Chromium is; None for the one that Playwright brings."""
    named = os.environ.get("FTZ_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found:
        return found
    with sync_playwright() as playwright:
        if os.path.exists(playwright.chromium.executable_path):  # noqa: PTH110  Playwright gives a string
            return None
    pytest.fail("no Chromium: apt-get install chromium, or playwright install chromium, or set FTZ_CHROMIUM")


@pytest.fixture(scope="session")
def served() -> Served:
    """Serve the page on a free port for the length of a with block, which gets its address."""
    return _served


@contextmanager
def _served(ready: "Future[Assistant]", assistant: Assistant) -> Iterator[str]:
    with open_socket("127.0.0.1", 0) as listening:
        app = page_app(ready, assistant.collection, "127.0.0.1")
        server = PageServer(app, address_of("127.0.0.1", listening), print, open_browser=False)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield server.address
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture(scope="module")
def address(assistant: Assistant, served: Served) -> Iterator[str]:
    """The page, served on a free port."""
    ready: Future[Assistant] = Future()
    ready.set_result(assistant)
    with served(ready, assistant) as address:
        yield address


# Of this module, not of the session: Playwright keeps an event loop running, and other tests need their own.
@pytest.fixture(scope="module")
def browser(chromium: str | None) -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open the page; at the end no console error, no failed script and no request to another host is forgiven."""
    faults: list[str] = []
    contexts = []

    def open_it(width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: faults.append(request.url) if not _is_ours(request.url, address) else None)
        page.goto(address)
        expect(page.locator(".welcome")).to_be_visible()
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))
