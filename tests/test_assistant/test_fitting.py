"""Cases of others for a region: what fits it comes first, and says why."""

from dataclasses import replace
from itertools import pairwise

import pytest

from assistant import Assistant
from assistant.described import region_named
from assistant.fitting import cases_for, cases_like, cases_that_fit, fit_of
from corpus import Collection

VIETNAM = "2025-guangxi-border-vehicle-fast-clearance"


def test_a_neighbour_shared_comes_first_and_is_said(collection: Collection):
    best = cases_that_fit(collection.regions["Yunnan"], collection, "en")[0]

    assert best.case.zones == ("Guangxi",)
    assert "borders on Vietnam, as Guangxi does" in best.fit.why
    assert best.nearness is None
    assert best.score == best.fit.points


def test_own_cases_and_overviews_are_never_offered(collection: Collection):
    offered = cases_that_fit(collection.regions["Hainan"], collection, "en", limit=1000)

    assert {entry.case.id for entry in offered} == {
        case.id for case in collection if "Hainan" not in case.zones and case.kind == "case"
    }


def test_what_fits_equally_comes_by_evidence_then_date(collection: Collection):
    offered = cases_that_fit(collection.regions["Shanxi"], collection, "en", limit=1000)

    keys = [(-round(entry.score, 6), entry.case.evidence == "weak") for entry in offered]
    assert keys == sorted(keys)
    for one, other in pairwise(offered):
        if (round(one.score, 6), one.case.evidence) == (round(other.score, 6), other.case.evidence):
            assert (one.case.issued or "") >= (other.case.issued or "")


def test_the_fit_is_the_sum_that_is_promised(collection: Collection):
    """A condition met (0.5), a neighbour shared (0.2), a strategy shared (0.1)."""
    fit = fit_of(collection.cases[VIETNAM], collection.regions["Yunnan"], collection, "en")

    assert fit.points == pytest.approx(0.8)
    assert (fit.why_not, fit.unknown) == ((), ())


def test_a_condition_not_met_is_named_and_counts_against(collection: Collection):
    described = region_named("an inland province", collection)
    case = next(case for case in collection if {entry.needs for entry in case.conditions} == {"seaport"})

    fit = fit_of(case, described, collection, "zh")

    assert fit.why_not == ("海港：描述为内陆",)
    assert fit.points < 0
    assert fit_of(replace(case, conditions=()), described, collection, "zh").points == fit.points + 0.5


def test_another_border_is_said_and_counts_neither_way(collection: Collection):
    fit = fit_of(collection.cases[VIETNAM], collection.regions["Heilongjiang"], collection, "en")

    assert "has a land border, as Guangxi has" in fit.why
    assert fit.why_not == ("Land border (Vietnam): Heilongjiang has a land border, but with Russia, not with Vietnam",)
    assert fit.points == pytest.approx(0.1)


def test_a_topic_is_searched_among_others_and_the_fit_is_added(assistant: Assistant):
    region = assistant.collection.regions["Guangxi"]

    offered = cases_for(region, "border inspection of vehicles", assistant, "en", limit=10)

    assert all("Guangxi" not in entry.case.zones for entry in offered)
    assert offered[0].case.id == "2024-xinjiang-kashgar-torugart-single-inspection"
    assert [entry.score for entry in offered] == sorted((entry.score for entry in offered), reverse=True)
    for entry in offered:
        assert entry.nearness is not None
        assert entry.score == pytest.approx(entry.nearness + 0.2 * entry.fit.points)
        assert entry.fit.why[0].startswith(("has your word", "close "))


def test_a_topic_of_which_the_library_knows_nothing_gets_no_case(assistant: Assistant):
    region = assistant.collection.regions["Guangxi"]

    assert cases_for(region, "how do I bake sourdough bread at home", assistant, "en") == ()


def test_cases_like_a_case_are_of_other_zones(assistant: Assistant):
    case = assistant.collection.cases[VIETNAM]

    found = assistant.like(case, "en", 5)

    assert len(found) == 5
    assert all("Guangxi" not in hit.case.zones for hit in found)
    assert found[0].case.id.startswith(("2025-xinjiang-horgos", "2024-xinjiang-kashgar-torugart"))


def test_the_same_idea_in_several_zones_is_one_entry(assistant: Assistant):
    """Four records of negative lists for data; nothing is lost by folding, and nothing stands twice."""
    case = assistant.collection.cases["2025-hainan-scenario-based-data-export-management"]

    found = cases_like(case, assistant, "en", limit=5)

    lists = next(entry for entry in found if "data-export-negative-list" in entry.case.id)
    assert {"data-export-negative-list" in other.case.id for other in lists.folded} == {True}
    assert len(lists.folded) == 3
    assert all(other.differences and other.score <= lists.score for other in lists.folded)
    shown = [entry.case.id for entry in found] + [other.case.id for entry in found for other in entry.folded]
    assert len(shown) == len(set(shown)) == 5 + sum(len(entry.folded) for entry in found)
