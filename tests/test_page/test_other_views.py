"""The views For a region and Compare in a real browser, and what of the conversation needs one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
BEIJING, TIANJIN = "2024-beijing-data-export-negative-list", "2024-tianjin-data-export-negative-list"


def _ask(page: Page, question: str, turn: int = 1) -> Locator:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    answer = page.locator(f"#answer-{turn}")
    expect(answer).to_be_visible()
    return answer


def test_a_follow_up_goes_on_and_can_be_taken_apart(open_page: OpenPage) -> None:
    """The zone named replaces the one before; a click on its thread asks it alone, in its place."""
    page = open_page()
    _ask(page, "bonded aircraft repair in Hainan")
    answer = _ask(page, "and in Fujian?", turn=2)
    expect(answer.locator(".read-as .dropped")).to_have_text(
        ["from Fujian", "goes on from: bonded aircraft repair in Hainan"]
    )
    expect(answer.locator(".case h3").first).to_contain_text("aircraft maintenance")
    _ask(page, "more", turn=3)

    answer.locator(".dropped").nth(1).click()

    expect(answer.locator(".read-as .dropped")).to_have_text(["from Fujian"])
    expect(page.locator(".question")).to_have_count(2)
    expect(page.locator("#panel .evidence")).to_have_count(2)
    answer.locator(".read-as .wish", has_text="As typed").click()
    expect(answer.locator(".read-as .dropped")).to_have_count(2)


def test_cases_are_compared_in_the_conversation(open_page: OpenPage) -> None:
    """A button asks it; several comparisons have no id in common, and a number leads to its passage."""
    page = open_page()
    _ask(page, "数据出境负面清单").locator(".say", has_text="比较").click()
    expect(page.locator("#answer-2 .compared thead .place")).to_have_text(["A", "B", "C"])
    expect(page.locator("#question-2 .asked")).to_have_text("比较前三个案例")

    _ask(page, "比较第1个和第3个", turn=3)

    expect(page.locator("#answer-3 .compared thead .place")).to_have_text(["A", "B"])
    ids = page.eval_on_selector_all("#conversation [id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    quote = page.locator("#answer-2 li:has(#cite-2-2) .verbatim").inner_text()
    page.locator("#cite-2-2").click()
    expect(page.locator("#passage-2-2")).to_have_text(quote)
    expect(page.locator("#passage-2-2")).to_be_focused()


def test_similar_cases_of_others_and_the_way_to_a_region(open_page: OpenPage) -> None:
    """The list stands in the conversation; the region comes with the case, and the way back leads to the answer."""
    page = open_page()
    _ask(page, "bonded aircraft repair").locator(".wish", has_text="Similar").click()
    expect(page.locator("#question-2 .asked")).to_contain_text("Cases of other zones like")
    expect(page.locator("#answer-2 .case")).to_have_count(5)

    page.locator("#answer-2 a.step", has_text="For my region").click()

    expect(page.locator("#region .start")).to_contain_text("Choose the region for which")
    page.locator(".regions a", has_text="Yunnan").click()
    expect(page.locator(".checklist h2")).to_have_text("What Yunnan would need")
    page.go_back()
    page.go_back()
    expect(page.locator("#answer-2")).to_be_visible()


def test_cases_for_a_region_with_a_checklist(open_page: OpenPage) -> None:
    """Chosen by name, told by the address, and restored from it."""
    page = open_page()
    page.click("#tab-region")
    page.click("#region-name input")
    page.keyboard.type("Yunn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#/region\?for=Yunnan$"))
    expect(page.locator(".fitting .case")).to_have_count(8)

    page.fill("#region-topic :is(input, textarea)", "border trade")
    page.press("#region-topic :is(input, textarea)", "Enter")
    expect(page.locator(".fitting h2")).to_have_text("Cases of other zones on “border trade” for Yunnan")
    page.locator(".to-checklist").first.click()

    expect(page.locator(".checklist .verdict").first).to_have_text("met")
    expect(page.locator(".checklist h2")).to_be_focused()
    page.locator(".checklist .cite").first.click()
    expect(page.locator("#checklist-source-1")).to_be_focused()
    there = page.url
    assert re.search(r"#/region\?for=Yunnan&topic=border\+trade&case=\S+$", there)
    page.goto("about:blank")
    page.goto(there)
    expect(page.locator(".checklist .verdict").first).to_have_text("met")
    expect(page.locator(".checklist h2")).to_be_focused()
    expect(page.locator("#region-topic :is(input, textarea)")).to_have_value("border trade")
    page.locator(".fitting .open-record").first.click()
    expect(page.locator("#reading .evidence")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
    assert page.url == there


def test_a_region_can_be_described_and_an_unknown_one_is_told(open_page: OpenPage) -> None:
    page = open_page()
    page.click("#tab-region")
    page.click("#region-name input")
    page.keyboard.type("an inland province with a river port")
    page.keyboard.press("Enter")
    expect(page.locator(".understood")).to_have_text("Read as: inland; has: river port")

    page.fill("#region-name input", "Yunan")
    page.press("#region-name input", "Enter")

    page.locator(".fault a", has_text="Yunnan").click()
    expect(page.locator(".fitting h2")).to_have_text("Cases of other zones that fit Yunnan best")


def test_cases_are_chosen_and_compared(open_page: OpenPage, address: str) -> None:
    """Found by their titles in either language; the address restores them, and tells of an unknown one."""
    page = open_page()
    page.click("#tab-compare")
    for words in ("Beijing's negative list for outbound", "天津数据出境负面清单"):
        page.click("#compare-cases input")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    expect(page.locator("#compare .compared thead .place")).to_have_text(["A", "B"])
    expect(page).to_have_url(f"{address}#/compare?cases={BEIJING},{TIANJIN}")

    page.locator("#compare .other-language").click()

    expect(page.locator("#compare .compared caption")).to_have_text("2 个案例对比")
    page.reload()
    expect(page.locator("#compare .compared caption")).to_have_text("2 个案例对比")
    page.goto(f"{address}#/compare?cases={BEIJING},nowhere")
    expect(page.locator("#compare .fault")).to_contain_text("No case is called 'nowhere'")


@pytest.mark.parametrize("view", ["region?for=Yunnan&case=2025-guangxi-border-vehicle-fast-clearance", "compare"])
def test_on_a_phone_the_views_fit(view: str, open_page: OpenPage, address: str) -> None:
    """Nothing is wider than the window, and all tabs are in sight."""
    page = open_page(390, 780, has_touch=True, is_mobile=True)

    page.goto(f"{address}#/{view}")

    expect(page.locator("#region .checklist" if "region" in view else "#compare .start")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for tab in page.locator(".tab").all():
        expect(tab).to_be_in_viewport(ratio=1)
