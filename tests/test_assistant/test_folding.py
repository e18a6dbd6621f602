"""Cases of the same idea are folded under the best of them, which says in words what differs."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.folding import differences, groups_of
from corpus import Collection
from index import CaseHit

BEIJING = "2024-beijing-data-export-negative-list"
SHANGHAI = "2025-shanghai-data-export-negative-list"


def hit(collection: Collection, number: int, *angles: float) -> CaseHit:
    """Return a case whose meaning points to an angle."""
    meaning = np.array([np.cos(angles[0]), np.sin(angles[0])], dtype=np.float32) if angles else None
    return CaseHit(list(collection)[number], (), 1 - number / 10, (), by_alias=False, meaning=meaning)


def test_each_goes_under_the_best_one_before_it_that_is_near(collection: Collection):
    """0.59 is the cosine of 54 degrees: two that are near to a third are not always near to each other."""
    hits = [hit(collection, number, np.deg2rad(angle)) for number, angle in enumerate([0, 100, 50, 58, 60, 180])]

    groups = groups_of(hits)

    assert [group.best for group in groups] == [hits[0], hits[1], hits[5]]
    assert groups[0].others == (hits[2],)
    assert groups[1].others == (hits[3], hits[4])
    assert groups[2].others == ()


def test_what_has_no_meaning_known_stands_by_itself(collection: Collection):
    hits = [hit(collection, 0), hit(collection, 1), hit(collection, 2, 0.0)]

    assert [group.best for group in groups_of(hits)] == hits


def test_zone_year_themes_and_conditions_that_differ_are_said(collection: Collection):
    one, other = collection.cases[BEIJING], collection.cases[SHANGHAI]

    assert differences(one, other, collection, "en") == (
        "Shanghai instead of Beijing",
        "2025 instead of 2024",
        "also about Shipping and aviation and Finance",
        "not about Digital economy and Health and medicine",
    )
    assert differences(one, other, collection, "zh")[:2] == ("属于上海（前者属于北京）", "2025年（前者2024年）")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "date unknown instead of 2024"), ("zh", "日期不详（前者2024年）")],
)
def test_a_date_that_is_not_known_is_no_year(collection: Collection, language, said):
    one = collection.cases[BEIJING]

    assert differences(one, replace(one, issued=None), collection, language) == (said,)


def test_conditions_are_told_both_ways_and_sameness_too(collection: Collection):
    one = next(case for case in collection if len(case.conditions) == 1 and case.zones)
    without = replace(one, conditions=())

    assert differences(without, one, collection, "en")[0].startswith("also rests on: ")
    assert differences(one, without, collection, "en")[0].startswith("does not say that it rests on: ")
    assert differences(one, one, collection, "en") == ("same zone, year, themes and conditions",)
