"""A name leads to its entry, a slip to a suggestion."""

import pytest

from corpus import Collection, UnknownNameError, case_named, programme_named, theme_named, zone_named


@pytest.mark.parametrize(
    ("name", "zone"),
    [("Guangxi", "Guangxi"), ("guangxi", "Guangxi"), ("广西", "Guangxi"), (" Kunming ", "Yunnan"), ("雄安", "Hebei")],
)
def test_a_zone_is_found_by_name_and_alias(collection: Collection, name: str, zone: str):
    assert zone_named(name, collection) == zone


def test_a_theme_is_found_by_key_and_by_label():
    assert theme_named("data-flows") == theme_named("Data flows") == theme_named("数据流动") == "data-flows"


def test_a_programme_is_found_by_key_and_by_label():
    assert programme_named("best practice case") == programme_named("最佳实践案例") == "best-practice-case"


@pytest.mark.parametrize(
    ("slip", "meant"), [("Guanxi", "Guangxi"), ("Heilonjiang", "Heilongjiang"), ("广酉", "Guangxi")]
)
def test_a_slip_is_answered_with_the_name_meant(collection: Collection, slip: str, meant: str):
    with pytest.raises(UnknownNameError) as raised:
        zone_named(slip, collection)

    assert meant in raised.value.near
    assert f"did you mean {raised.value.near[0]}" in str(raised.value)


def test_a_name_like_no_other_gets_no_suggestion(collection: Collection):
    with pytest.raises(UnknownNameError) as raised:
        case_named("§§§", collection)

    assert raised.value.near == ()
    assert "'ftz-cases list' shows every case" in str(raised.value)


def test_a_case_is_found_by_its_id(collection: Collection):
    case = case_named("2025-guangxi-border-vehicle-fast-clearance", collection)

    assert case.title("zh") == "边境口岸出入境车辆快捷通关查验"
