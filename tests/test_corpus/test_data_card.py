"""corpus/README.md, the data card, says what the library holds."""

import runpy
from pathlib import Path

import pytest

from corpus import CONDITIONS, DEPTHS, EVIDENCE, PROGRAMMES, SECTIONS, Collection
from corpus.front_matter import (
    AreaFields,
    CaseFields,
    ConditionFields,
    FacilitiesFields,
    SourceFields,
    TranslationFields,
    ZoneFields,
)

ROOT = Path(__file__).parents[2]
CARD = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ROOT / "docs" / "make_data_card.py"))


def test_the_tables_are_up_to_date(script):
    """If this fails: ``python docs/make_data_card.py``."""
    assert script["data_card"](CARD) == CARD


def test_the_tables_count_the_library(script, collection: Collection):
    """Counted here by hand, so that a wrong count in the script does not pass for true."""
    tables = script["coverage"](collection)

    assert "| records | 198 |\n| of these, cases | 196 |\n| of these, overviews | 2 |\n| zone profiles | 22 |" in tables
    guangxi = [case for case in collection if "Guangxi" in case.zones]
    assert f"| Guangxi | 广西 | 2019 | {len(guangxi)} |" in tables
    undated = [case for case in collection if not case.issued]
    assert f"| no date known | {len(undated)} |" in tables


def test_a_card_without_markers_is_refused(script):
    with pytest.raises(ValueError, match="put the tables between the lines"):
        script["data_card"]("# Mine\n")


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("### Fields of a record", CaseFields),
        ("### Fields of a condition", ConditionFields),
        ("### Fields of the Chinese file", TranslationFields),
        ("### Fields of a source", SourceFields),
        ("### Fields of a zone profile", ZoneFields),
        ("### Fields of the facilities", FacilitiesFields),
        ("### Fields of an area", AreaFields),
    ],
)
def test_every_field_is_explained(heading: str, fields):
    """Each table names the fields that the reader takes: all of them, no other, in the same order."""
    section = CARD.partition(f"\n{heading}\n")[2].partition("\n#")[0]
    explained = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]

    assert explained == list(fields.model_fields)


def test_every_allowed_value_is_explained():
    for value in (*DEPTHS, *EVIDENCE, *PROGRAMMES, *CONDITIONS):
        assert f"`{value}`" in CARD
    for kind, labels in SECTIONS.items():
        assert kind == "summary" or f"| {labels['en']} | {labels['zh']} |" in CARD
