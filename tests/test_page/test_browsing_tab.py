"""The view Browse in a real browser: clicks narrow the library, the address keeps what is chosen, records open."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant import Assistant
from corpus import Case

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"


def _browse(open_page: OpenPage, *arguments: int, **options: bool) -> Page:
    page = open_page(*arguments, **options)
    page.click("#tab-browse")
    expect(page.locator(".open-record").first).to_be_visible()
    return page


def _expect_cases(page: Page, assistant: Assistant, admit: Callable[[Case], bool]) -> None:
    """The table has the cases that *admit* says, and the head their number."""
    expected = {f"#/case/{case.id}" for case in assistant.collection if admit(case)}
    expect(page.locator(".to-cases strong")).to_have_text(str(len(expected)))
    expect(page.locator(".open-record")).to_have_count(len(expected))
    assert set(page.eval_on_selector_all(".open-record", "all => all.map(a => a.getAttribute('href'))")) == expected


def test_marks_and_facets_narrow_the_library_and_the_way_back_widens_it(
    open_page: OpenPage, assistant: Assistant
) -> None:
    """A tile, then a theme; back, and back again."""
    page = _browse(open_page)
    _expect_cases(page, assistant, lambda _: True)
    expect(page.locator("#tab-browse")).to_have_attribute("aria-current", "page")
    expect(page.locator("#talk")).to_be_hidden()

    page.get_by_title("Guangxi: 8 cases").click()
    _expect_cases(page, assistant, lambda case: "Guangxi" in case.zones)
    expect(page.locator(".map .on a")).to_have_attribute("aria-current", "true")
    page.locator("#facet-theme .choice", has_text="Cross-border transport").click()
    _expect_cases(page, assistant, lambda case: "Guangxi" in case.zones and "cross-border-transport" in case.themes)
    expect(page.locator(".dropped")).to_have_text([re.compile("Guangxi 广西"), re.compile("Cross-border transport")])
    page.go_back()
    _expect_cases(page, assistant, lambda case: "Guangxi" in case.zones)
    page.locator(".dropped").click()
    _expect_cases(page, assistant, lambda _: True)


def test_a_bar_and_a_cell_lead_to_their_cases(open_page: OpenPage, assistant: Assistant) -> None:
    """The heat map unfolds, and stays unfolded."""
    page = _browse(open_page)

    page.get_by_title("2025: 27 cases").click()
    _expect_cases(page, assistant, lambda case: case.year == 2025)
    page.click("#fold-heat summary")
    page.get_by_title(re.compile("^Government functions · Shandong")).click()

    _expect_cases(
        page,
        assistant,
        lambda case: case.year == 2025 and "Shandong" in case.zones and "government-functions" in case.themes,
    )
    expect(page.locator("#fold-heat")).to_have_attribute("open", "")
    expect(page.get_by_title(re.compile("^Government functions · Shandong"))).to_be_focused()


def test_the_search_narrows_as_one_types(open_page: OpenPage) -> None:
    """Without Enter; the words stand in the address and can be dropped."""
    page = _browse(open_page)

    page.locator("#browse-words input").press_sequentially("边境口岸出入境车辆")

    expect(page.locator(".open-record").first).to_have_text(re.compile("Fast border inspection"))
    expect(page.locator(".dropped")).to_have_count(1)
    address = page.url
    page.locator(".dropped").click()
    expect(page.locator(".to-cases strong")).to_have_text("198")
    expect(page.locator("#browse-words input")).to_have_value("")
    page.goto(address)
    page.reload()
    expect(page.locator(".open-record").first).to_have_text(re.compile("Fast border inspection"))
    expect(page.locator("#browse-words input")).to_have_value("边境口岸出入境车辆")


def test_a_title_opens_the_record_and_escape_leads_back(open_page: OpenPage, assistant: Assistant) -> None:
    """From the keyboard; the other language is one click away."""
    page = _browse(open_page)
    case = assistant.collection.cases[GUANGXI]
    title = page.locator(f'.open-record[href="#/case/{GUANGXI}"]')

    title.press("Enter")

    record = page.locator(f"#record-{GUANGXI}")
    expect(record).to_be_focused()
    expect(record.locator("h2:visible")).to_have_text(case.title("en"))
    record.locator(".flip:visible").click()
    expect(record.locator("h2:visible")).to_have_text(case.title("zh"))
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
    expect(title).to_be_focused()
    assert page.url.endswith("#/browse")


def test_the_address_of_a_record_can_be_sent_on(open_page: OpenPage, address: str) -> None:
    """It opens there, with the library behind it; an unknown one is told."""
    page = open_page()

    page.goto("about:blank")
    page.goto(f"{address}#/case/{GUANGXI}")
    expect(page.locator(f"#record-{GUANGXI}")).to_be_visible()
    page.locator(".leave").click()
    expect(page.locator("#side")).to_be_hidden()
    expect(page.locator(".open-record")).to_have_count(198)
    page.goto(f"{address}#/case/nowhere")
    expect(page.locator(".no-record")).to_contain_text("nowhere")


def test_a_conversation_is_still_there_after_browsing(open_page: OpenPage) -> None:
    """The two views keep out of each other's way."""
    page = open_page()
    page.fill("#question textarea", "bonded aircraft repair")
    page.press("#question textarea", "Enter")
    expect(page.locator("#answer-1")).to_be_visible()

    page.click("#tab-browse")
    page.locator(".open-record").first.click()
    expect(page.locator("#reading .evidence")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("#tab-ask")

    expect(page.locator("#answer-1")).to_be_visible()
    page.locator("#cite-1-1").click()
    expect(page.locator("#passage-1-1")).to_be_in_viewport()


def test_on_a_phone_browse_fits_and_a_record_is_a_sheet(open_page: OpenPage) -> None:
    """Nothing is wider than the window, and the phone's way back closes the record."""
    page = _browse(open_page, 390, 780, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#facet-theme ul")).to_be_hidden()

    page.locator(".open-record").nth(3).tap()

    expect(page.locator("#reading .evidence")).to_be_visible()
    expect(page.locator("#side")).to_have_css("width", "390px")
    page.go_back()
    expect(page.locator("#side")).to_be_hidden()
    expect(page.locator(".open-record").nth(3)).to_be_in_viewport()
