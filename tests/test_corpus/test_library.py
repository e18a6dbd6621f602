"""The bundled library keeps its promises."""

import re

import pytest

from corpus import LANGUAGES, Collection, passages_of, survey
from corpus.texts import lines_of


def test_the_library_has_no_fault():
    collection, faults = survey()

    assert faults == ()
    assert (len(collection), len(collection.zones)) == (198, 22)
    assert sum(case.kind == "overview" for case in collection) == 2


def test_every_passage_is_a_slice_of_its_record(collection: Collection):
    """What is cited stands there, to the character, in all 198 records and both languages."""
    for case in collection:
        for passage in passages_of(case, dict(collection.zones)):
            assert case.texts[passage.language].text[passage.start : passage.end] == passage.text
            assert passage.text == passage.text.strip() != ""
            assert not passage.text.startswith(("- ", "#"))


def test_passages_cover_all_the_prose_once(collection: Collection):
    """No sentence of a record is lost between two passages, none stands in two."""
    for case in collection:
        passages = list(passages_of(case))
        for language in LANGUAGES:
            cut = [passage.text for passage in passages if passage.language == language]
            prose = [line.words for line in lines_of(case.texts[language].text) if line.kind != "heading"]
            assert re.sub(r"\s", "", "".join(cut)) == re.sub(r"\s", "", "".join(prose))


def test_passages_lie_in_the_section_they_name(collection: Collection):
    for case in collection:
        for passage in passages_of(case):
            section = next(s for s in case.texts[passage.language].sections if s.kind == passage.section)
            assert section.start <= passage.start < passage.end <= section.end


def test_the_two_languages_have_the_same_blocks_in_the_same_sections(collection: Collection):
    for case in collection:
        blocks = {
            language: [(p.block, p.section) for p in passages_of(case) if p.language == language and not p.part]
            for language in LANGUAGES
        }
        assert blocks["en"] == blocks["zh"]


def test_every_record_has_aliases_in_both_languages(collection: Collection):
    counts = {len(case.texts[language].aliases) for case in collection for language in LANGUAGES}

    assert counts <= {6, 7, 8}


def test_context_is_title_and_zones(collection: Collection):
    case = collection.cases["2025-guangxi-border-vehicle-fast-clearance"]
    contexts = {passage.language: passage.context for passage in passages_of(case, dict(collection.zones))}

    assert contexts["en"] == "Fast border inspection of vehicles entering and leaving at land ports (Guangxi)"
    assert contexts["zh"] == "边境口岸出入境车辆快捷通关查验（广西）"


@pytest.mark.parametrize(
    ("zone", "chinese"), [("Guangxi", "广西"), ("Xinjiang", "新疆"), ("Hainan", "海南"), ("Beijing", "北京")]
)
def test_short_chinese_names_of_zones(collection: Collection, zone: str, chinese: str):
    assert collection.zones[zone].short_name("zh") == chinese
