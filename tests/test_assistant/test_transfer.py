"""What a region needs to take a case over: verdicts that say what they rest on, quotes that stand in the record."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from assistant.conditions import found_in, is_same
from assistant.described import Described, region_named
from assistant.proving import ProofError, proven_citations
from assistant.transfer import Checklist, checklist
from corpus import LANGUAGES, Case, Collection, Condition, Facilities, Zone

VIETNAM = "2025-guangxi-border-vehicle-fast-clearance"


def needing(needs: str, detail: str = "") -> Condition:
    return Condition(needs, detail, MappingProxyType({"en": (0, 1), "zh": (0, 1)}))


@pytest.fixture(scope="module")
def inland(collection: Collection) -> Zone:
    """A place that borders on Russia, with a river port and without any rail."""
    return replace(
        collection.zones["Hubei"],
        land_borders=("Russia",),
        facilities=Facilities(river_port=("A", "B", "C", "D", "E", "F"), land_port=("G",)),
    )


@pytest.mark.parametrize(
    ("condition", "verdict", "reason"),
    [
        (needing("land-border"), "met", "Hubei borders on Russia; land ports: G"),
        (needing("land-border", "Kazakhstan, Russia"), "met", "Hubei borders on Russia; land ports: G"),
        (needing("land-border", "Vietnam"), "not_met", "Hubei has a land border, but with Russia, not with Vietnam"),
        (needing("seaport"), "not_met", "Hubei does not lie on the sea"),
        (needing("river-port"), "met", "the profile of Hubei names A, B, C, D and 2 more"),
        (needing("rail-hub"), "unknown", "the profile of Hubei names none"),
        (needing("bonded-zone"), "unknown", "no profile says so, and no case of Hubei in the library rests on it"),
        (needing("partner", "Hubei"), "unknown", "the partner is Hubei itself"),
    ],
)
def test_a_profile_says_what_a_region_has(inland: Zone, condition: Condition, verdict: str, reason: str):
    found = found_in(condition, inland, "en")

    assert (found.verdict, found.reason) == (verdict, reason)


def test_what_no_list_names_is_not_denied(inland: Zone):
    assert found_in(needing("river-port"), replace(inland, facilities=None), "en").verdict == "unknown"
    assert found_in(needing("land-border"), replace(inland, land_borders=()), "zh").reason == "湖北没有陆路边境"


@pytest.mark.parametrize(
    ("condition", "verdict", "reason"),
    [
        (needing("river-port"), "met", "the description says so"),
        (needing("airport-hub"), "not_met", "the description says that there is none"),
        (needing("seaport"), "not_met", "the description says inland"),
        (needing("bonded-zone"), "unknown", "the description does not say"),
        (needing("land-border", "Laos"), "met", "the description says so"),
        (needing("land-border", "Russia"), "not_met", "the border described is with Laos, not with Russia"),
    ],
)
def test_a_description_says_what_a_region_has(condition: Condition, verdict: str, reason: str):
    region = Described("x", ("inland", "border"), ("Laos",), ("river-port", "land-border"), ("airport-hub",))

    found = found_in(condition, region, "en")

    assert (found.verdict, found.reason) == (verdict, reason)


def test_a_border_that_is_not_named_may_be_with_anyone():
    region = Described("x", ("border",), (), ("land-border",))

    assert found_in(needing("land-border", "Laos"), region, "en").verdict == "unknown"
    assert found_in(needing("land-border"), region, "en").verdict == "met"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (needing("seaport"), needing("seaport"), True),
        (needing("seaport"), needing("river-port"), False),
        (needing("industry", "chemicals"), needing("industry", "Chemicals"), True),
        (needing("industry", "chemicals"), needing("industry", "tourism"), False),
        (needing("partner", "Laos"), needing("partner"), False),
        (needing("partner", "Beijing, Hebei"), needing("partner", "Hebei"), True),
        (needing("land-border", "Laos"), needing("land-border"), True),
        (needing("land-border", "Laos"), needing("land-border", "Russia"), False),
    ],
)
def test_the_same_partner_or_industry_is_the_same_condition(one: Condition, other: Condition, same: bool):
    assert is_same(one, other) is same is is_same(other, one)


def test_a_neighbour_shared_meets_the_condition_with_a_case_of_the_region(collection: Collection):
    made = checklist(collection.cases[VIETNAM], collection.regions["Yunnan"], collection, "en")

    (item,) = made.items
    assert made.line == "The record names 1 condition of place: 1 met."
    assert item.verdict == "met"
    assert item.reason.startswith("Yunnan borders on Vietnam")
    named, own = (made.citations[number - 1] for number in (item.citation, item.own or 0))
    assert named.case_id == VIETNAM
    assert "Yunnan" in collection.cases[own.case_id].zones


def test_another_neighbour_does_not(collection: Collection):
    made = checklist(collection.cases[VIETNAM], collection.regions["Heilongjiang"], collection, "zh")

    (item,) = made.items
    assert (item.verdict, item.own) == ("not_met", None)
    assert item.reason == "黑龙江有陆路边境，但与俄罗斯接壤，不与越南接壤"


def test_every_verdict_for_every_region_can_be_checked(collection: Collection):
    """All quotes stand in their records; what is met by a case alone quotes one of the region's own."""
    described = region_named("an inland province with a river port", collection)
    for region in (*collection.regions.values(), described):
        for case in collection:
            for language in LANGUAGES:
                checked(checklist(case, region, collection, language), collection)


def checked(made: Checklist, collection: Collection) -> None:
    assert len(made.items) == len(made.case.conditions)
    assert proven_citations(made.citations, collection) == made.citations
    for item in made.items:
        assert made.citations[item.citation - 1].case_id == made.case.id
        if item.own:
            assert item.verdict == "met"
            assert made.region.name in collection.cases[made.citations[item.own - 1].case_id].zones


def without_conditions(collection: Collection) -> Case:
    return next(case for case in collection if not case.conditions and case.kind == "case")


def test_a_case_without_conditions_says_so(collection: Collection):
    made = checklist(without_conditions(collection), collection.regions["Hubei"], collection, "en")

    assert (made.line, made.items, made.citations) == ("The record names no condition of place.", (), ())


def test_a_sentence_that_is_not_in_the_record_is_not_shown(collection: Collection):
    citations = checklist(collection.cases[VIETNAM], collection.regions["Yunnan"], collection, "en").citations

    with pytest.raises(ProofError):
        proven_citations([replace(citations[0], quote="Something else.")], collection)
    with pytest.raises(ProofError):
        proven_citations(citations[1:], collection)
