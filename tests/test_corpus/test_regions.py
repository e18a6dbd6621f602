"""Zones and the provinces without one: whose profiles there are, and what they say."""

from pathlib import Path

import pytest

from corpus import Collection, Facilities, read_collection, survey

GANSU = """\
name: Gansu
name_zh: 甘肃省
kind: province
aliases: [Gansu, 甘肃, Lanzhou, 兰州]
lat: 36.06
lon: 103.83
geography: [inland, yellow-river, border]
land_borders: [Mongolia]
sea: null
clusters: [western-development]
facilities: {airport: [Lanzhou Zhongchuan], rail: [Lanzhou], land_port: [Mazongshan]}
"""


def with_gansu(folder: Path, old: str = "", new: str = "") -> None:
    (folder / "zones" / "gansu.yaml").write_text(GANSU.replace(old, new, 1) if old else GANSU, encoding="utf-8")


def test_a_province_is_a_region_and_no_zone(small_corpus: Path):
    with_gansu(small_corpus)

    library = read_collection(small_corpus)

    assert sorted(library.zones) == ["Beijing", "Guangxi", "Heilongjiang"]
    assert sorted(library.regions) == ["Beijing", "Gansu", "Guangxi", "Heilongjiang"]
    gansu = library.regions["Gansu"]
    assert (gansu.kind, gansu.launched, gansu.areas, gansu.sources) == ("province", None, (), ())
    assert gansu.facilities == Facilities(airport=("Lanzhou Zhongchuan",), rail=("Lanzhou",), land_port=("Mazongshan",))


@pytest.mark.parametrize(
    ("official", "short"),
    [
        ("甘肃省", "甘肃"),
        ("内蒙古自治区", "内蒙古"),
        ("宁夏回族自治区", "宁夏"),
        ("西藏自治区", "西藏"),
        ("山西省", "山西"),
    ],
)
def test_short_chinese_names_of_provinces(small_corpus: Path, official: str, short: str):
    with_gansu(small_corpus, "甘肃省", official)

    assert read_collection(small_corpus).regions["Gansu"].short_name("zh") == short


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("kind: province\n", "", "fields", "launched: a zone must have it"),
        ("kind: province", 'kind: province\nlaunched: "2030"', "fields", "has no such date"),
        ("rail:", "railway:", "facilities.railway", "not permitted"),
        ("rail: [Lanzhou]", "rail: [Lanzhou, Lanzhou]", "facilities.rail", "a name stands twice"),
        ("兰州", "广西", "aliases", "also a name of Gansu"),
        ("inland,", "upland,", "geography.0", "unknown kind of place 'upland'"),
        ("[Mongolia]", "[Mongol]", "land_borders.0", "unknown neighbour 'Mongol'"),
        ("western-development", "wild-west", "clusters.0", "unknown strategy 'wild-west'"),
    ],
)
def test_a_profile_that_is_wrong_is_named(small_corpus: Path, old: str, new: str, field: str, reason: str):
    with_gansu(small_corpus, old, new)

    faults = [(fault.field, fault.reason) for fault in survey(small_corpus)[1]]

    assert [name for name, _ in faults] == [field]
    assert reason in faults[0][1]


def test_a_case_belongs_to_no_province(small_corpus: Path):
    with_gansu(small_corpus)
    file = small_corpus / "cases" / "2024-beijing-data-export-negative-list.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("zones: [Beijing]", "zones: [Gansu]"), encoding="utf-8")

    (fault,) = survey(small_corpus)[1]

    assert fault.reason == "Gansu is a province without a zone; cases belong to zones"


def test_the_library_knows_all_31_regions(collection: Collection):
    provinces = {"Gansu", "Guizhou", "Inner Mongolia", "Jiangxi", "Jilin", "Ningxia", "Qinghai", "Shanxi", "Tibet"}

    assert set(collection.provinces) == provinces
    assert len(collection.regions) == 31
    assert all(region.facilities for region in collection.regions.values())
    assert {region.name for region in collection.regions.values() if region.sea} == {
        region.name for region in collection.regions.values() if "coastal" in region.geography
    }


@pytest.mark.parametrize(("name", "short"), [("Inner Mongolia", "内蒙古"), ("Tibet", "西藏"), ("Ningxia", "宁夏")])
def test_provinces_have_short_chinese_names(collection: Collection, name: str, short: str):
    assert collection.regions[name].short_name("zh") == short
