"""A region is one of the 31 by any of its names, or a place that is described."""

import pytest

from assistant.described import Described, region_named
from corpus import Collection, UnknownNameError


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guangxi", "Guangxi"),
        ("  guangXI ", "Guangxi"),
        ("广西", "Guangxi"),
        ("广西壮族自治区", "Guangxi"),
        ("Guangxi province", "Guangxi"),
        ("the Yunnan FTZ", "Yunnan"),
        ("Kunming", "Yunnan"),
        ("湖北省", "Hubei"),
        ("中国（上海）自由贸易试验区", "Shanghai"),
    ],
)
def test_a_region_is_known_by_any_of_its_names(collection: Collection, text: str, name: str):
    assert region_named(text, collection) is collection.regions[name]


@pytest.mark.parametrize(
    ("text", "geography", "neighbours", "has", "has_not"),
    [
        ("an inland province with a river port", ("inland",), (), ("river-port",), ()),
        ("a coastal city with an airport hub", ("coastal",), (), ("airport-hub",), ()),
        ("有陆路边境口岸的内陆省", ("inland", "border"), (), ("land-border",), ()),
        ("a coastal city with a port but no airport", ("coastal",), (), ("seaport",), ("airport-hub",)),
        (
            "an inland province bordering Vietnam, without a seaport or airport",
            ("inland", "border"),
            ("Vietnam",),
            ("land-border",),
            ("seaport", "airport-hub"),
        ),
        ("no seaport and an airport hub", (), (), ("airport-hub",), ("seaport",)),
        ("没有海港的沿边省份", ("border",), (), ("land-border",), ("seaport",)),
        ("与越南接壤的省", ("border",), ("Vietnam",), ("land-border",), ()),
        ("border region next to Inner Mongolia", ("border",), (), ("land-border",), ()),
        ("沒有機場的沿海城市", ("coastal",), (), (), ("airport-hub",)),
        ("a landlocked place on the Yangtze with dry ports", ("inland", "yangtze-river"), (), ("rail-hub",), ()),
        ("an inland place with an inland waterway port", ("inland",), (), ("river-port",), ()),
    ],
)
def test_a_description_says_what_a_region_has_and_has_not(
    collection: Collection,
    text: str,
    geography: tuple[str, ...],
    neighbours: tuple[str, ...],
    has: tuple[str, ...],
    has_not: tuple[str, ...],
):
    assert region_named(text, collection) == Described(text, geography, neighbours, has, has_not)


def test_a_description_says_how_it_was_read(collection: Collection):
    region = region_named("an inland province bordering Laos, without an airport", collection)

    assert isinstance(region, Described)
    assert region.read_as("en") == "inland, border; has: land border, Laos; has no: airport hub"
    assert region.read_as("zh") == "内陆、沿边；有：陆路边境、老挝；没有：航空枢纽"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Guanxi", "did you mean Guangxi"),
        ("Atlantis", "no region is called 'Atlantis'"),
        ("", "describe one: 'an inland province with a river port'"),
        ("inland " * 50, "no region is called"),
    ],
)
def test_what_is_no_region_is_said_with_what_to_type(collection: Collection, text: str, hint: str):
    with pytest.raises(UnknownNameError) as raised:
        region_named(text, collection)

    assert hint in str(raised.value)
