"""For a region: addresses, the list of cases that fit, and the checklist."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import cases_that_fit, checklist, region_named
from assistant.page.checklist_view import checklist_view
from assistant.page.fitting_view import fitting_view, start_view, unknown_region
from assistant.page.markup import text
from assistant.page.places import ComparePlace, RegionPlace, read_compare_place, read_region_place
from corpus import Collection, UnknownNameError

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
WORDS = st.text(max_size=40).map(lambda words: " ".join(words.encode(errors="ignore").decode().split()))


def _words(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", markup))


@given(st.builds(RegionPlace, WORDS, WORDS, WORDS, st.sampled_from([None, "en", "zh"])))
def test_a_place_is_what_its_address_says(place: RegionPlace) -> None:
    assert read_region_place(place.address().removeprefix("#/region")) == place


def test_cases_to_compare_stand_in_the_address() -> None:
    assert ComparePlace(("a", "b"), "zh").address() == "#/compare?cases=a,b&language=zh"
    assert read_compare_place("?cases=a,b,,a&language=zh") == ComparePlace(("a", "b"), "zh")
    assert read_compare_place("?cases=1,2,3,4,5,6&language=fr").cases == ("1", "2", "3", "4", "5")
    assert ComparePlace().address() == "#/compare"


def test_a_place_speaks_the_language_of_what_was_typed() -> None:
    assert RegionPlace("Yunnan").spoken == "en"
    assert RegionPlace("Yunnan", "边境贸易").spoken == "zh"
    assert RegionPlace("云南", language="en").spoken == "en"


def test_each_case_says_why_and_leads_to_record_and_checklist(library: Collection) -> None:
    region = region_named("Yunnan", library)
    found = cases_that_fit(region, library, "en", 8)
    place = RegionPlace("Yunnan", case=found[1].case.id)

    shown = fitting_view(place, region, found, library)

    assert re.findall("<h2>([^<]+)", shown) == ["Cases of other zones that fit Yunnan best"]
    articles = re.findall("<article.*?</article>", shown)
    assert len(articles) == len(found) == 8
    for entry, article in zip(found, articles, strict=True):
        assert f'href="#/case/{entry.case.id}"' in article
        reasons = (*entry.fit.why, *entry.fit.why_not, *entry.fit.unknown)
        assert article.count("<li>") == len(reasons)
        assert all(text(reason[1:]) in article for reason in reasons)
    assert f'href="#/region?for=Yunnan&amp;case={found[0].case.id}"' in articles[0]
    assert 'class="case on"' in articles[1]  # its checklist is open, and the same click closes it
    assert 'href="#/region?for=Yunnan"' in articles[1]


def test_a_described_region_is_told_as_it_was_read(library: Collection) -> None:
    region = region_named("有内河港的内陆省份", library)

    shown = fitting_view(RegionPlace(region.name), region, cases_that_fit(region, library, "zh", 2), library)

    assert "理解为：内陆；有：内河港" in shown
    assert 'lang="zh-Hans"' in shown


@pytest.mark.parametrize(("name", "near"), [("Yunan", "#/region?for=Yunnan"), ("<b>zzzz", None)])
def test_an_unknown_region_gives_the_nearest_names_or_how_to_describe_one(
    library: Collection, name: str, near: str | None
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        region_named(name, library)

    shown = unknown_region(RegionPlace(name), caught.value)

    assert f"No region is called “{name}”." in _words(shown).replace("  ", " ")
    assert (f'href="{near}"' in shown) if near else "or describe one" in shown


def test_before_a_region_is_chosen_all_of_them_are_links(library: Collection) -> None:
    shown = start_view(RegionPlace(case=GUANGXI), library.cases[GUANGXI], library)

    assert shown.count('class="step"') == 31
    assert f'href="#/region?for=Tibet&amp;case={GUANGXI}"' in shown
    assert library.cases[GUANGXI].title("en") in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_checklist_has_verdicts_reasons_and_quotes_with_sources(library: Collection, language) -> None:
    """Each quote is word for word, and its number leads to its source and back."""
    made = checklist(library.cases[GUANGXI], region_named("Yunnan", library), library, language)

    shown = checklist_view(made, library)

    assert made.citations
    for citation in made.citations:
        assert f'<span class="verbatim">{text(citation.quote)}</span>' in shown
        assert shown.count(f'id="checklist-cite-{citation.number}"') == 1
        assert f'href="#checklist-cite-{citation.number}"' in shown
    targets = set(re.findall('href="#(checklist-source-[^"]+)"', shown))
    assert [shown.count(f'id="{target}"') for target in targets] == [1] * len(targets)
    assert re.findall(r'class="verdict ([^"]+)">([^<]+)', shown) == [("met", {"en": "met", "zh": "具备"}[language])]
    assert all(text(item.reason) in shown for item in made.items)
    assert text(made.line) in shown
