"""The gazetteer: every place is in a region that has a profile, and stands once."""

from collections import Counter
from pathlib import Path

import pytest

from corpus import Collection, CorpusError, read_groups, read_no_places, read_places, read_sounds


def test_every_place_and_group_is_of_regions_that_have_a_profile(collection: Collection):
    assert {place.region for place in read_places()} <= collection.regions.keys()
    assert {region for group in read_groups() for region in group.regions} <= collection.regions.keys()


def test_every_region_has_places(collection: Collection):
    cities = Counter(place.region for place in read_places() if place.kind in {"city", "county"})

    assert {region for region in collection.regions if cities[region] < 4} == set()


def test_no_place_stands_twice():
    entries = Counter((place.name, place.region, place.kind) for place in read_places())

    assert [entry for entry, count in entries.items() if count > 1] == []


def test_no_place_or_group_bears_the_name_of_a_region(collection: Collection):
    """海南 is the province and never the prefecture in Qinghai; a group of three is not called Beijing."""
    regions = {name for region in collection.regions.values() for name in (region.name, region.short_name("zh"))}

    named = {name for entry in (*read_places(), *read_groups()) for name in entry.names}

    assert (named & regions) - {"Jilin"} == set()


def test_what_is_no_place_holds_more_than_a_name():
    names = {name for place in read_places() for name in place.names}

    assert [words for words in read_no_places() if words in names] == []


def test_doubtful_names_are_names_of_the_place():
    assert [place.name for place in read_places() if not place.doubtful <= {*place.names}] == []


def test_characters_that_sound_alike_have_one_syllable():
    sounds = read_sounds()

    assert sounds["州"] == sounds["洲"] == "zhou1"
    assert sounds["北"] != sounds["背"]  # bei3 and bei4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("- {name: A}", "must have the fields"),
        ("- {name: A, name_zh: 甲, kind: town, region: Hunan, aliases: []}", "unknown kind 'town'"),
        ("- {name: A, name_zh: 甲, kind: city, region: Hunan, aliases: [b, b]}", "no name stands twice"),
        ("- {name: 12, name_zh: 甲, kind: city, region: Hunan, aliases: []}", "12 is no name"),
        ("name: A", "must be a list"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, content: str, reason: str):
    file = tmp_path / "places.yaml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CorpusError) as raised:
        read_places(file)

    assert reason in raised.value.faults[0].reason
