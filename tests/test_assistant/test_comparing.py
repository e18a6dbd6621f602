"""Cases side by side: which quotes stand where, that each is proven, and what cannot be compared."""

import json
from dataclasses import replace

import pytest

from assistant import Comparison, ComparisonError, ProofError, compare, comparison_to_dict
from assistant.proving import proven_citations
from corpus import Collection, Language, UnknownNameError

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
ZHEJIANG = "2018-zhejiang-international-ship-entry-exit"
XINJIANG = "2025-xinjiang-horgos-vehicle-export-fast-track"
BATCHES = "2025-overview-best-practice-case-batches"  # tells no measures
DRUGS = "2020-hainan-boao-lecheng-drug-insurance"


@pytest.fixture(scope="module")
def border(collection: Collection) -> Comparison:
    """Three cases about crossing a border."""
    return compare([GUANGXI, ZHEJIANG, XINJIANG], collection)


def _quotes(comparison: Comparison, section: str) -> list[list[str]]:
    row = next(row for row in comparison.sections if row.section == section)
    return [[comparison.citation(number).quote for number in cell.citations] for cell in row.cells]


def test_sections_follow_the_record_with_a_cell_a_case(border: Comparison) -> None:
    assert [row.section for row in border.sections] == ["problem", "measures", "results", "applicability"]
    for row in border.sections:
        assert [cell.case_id for cell in row.cells] == [GUANGXI, ZHEJIANG, XINJIANG]
        for cell in row.cells:
            assert {border.citation(number).section for number in cell.citations} <= {row.section}
            assert {border.citation(number).case_id for number in cell.citations} <= {cell.case_id}


def test_of_results_those_with_figures_are_quoted_in_reading_order(border: Comparison) -> None:
    """A before and an after weigh more than a driver's guess, which stands between the two."""
    guangxi, zhejiang, _ = _quotes(border, "results")

    assert [quote[:30] for quote in guangxi] == ["With version 2.0 of the system", "Vehicles per day at the port r"]
    assert zhejiang == [
        "A ship's clearance in the single window fell from 16 hours to under 2 hours (reported in August 2020).",
        "Total time for clearance and port operations fell from three days to 25.5 hours.",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_quote_is_a_whole_passage_in_the_language_asked_for(collection: Collection, language: Language) -> None:
    """Numbers count up in reading order, and no passage has two."""
    comparison = compare([GUANGXI, BATCHES, DRUGS, XINJIANG], collection, language)

    assert [citation.number for citation in comparison.citations] == list(range(1, len(comparison.citations) + 1))
    assert len({citation.passage_id for citation in comparison.citations}) == len(comparison.citations)
    for citation in comparison.citations:
        text = collection.cases[citation.case_id].texts[language].text
        assert text[citation.start : citation.end] == citation.quote
        assert citation.language == language
    first = [number for row in comparison.sections for cell in row.cells for number in cell.citations]
    assert first == list(range(1, len(first) + 1))


def test_the_summary_speaks_for_a_case_that_tells_no_measures(collection: Collection) -> None:
    summary, *_ = compare([GUANGXI, BATCHES], collection).sections

    assert summary.section == "summary"
    assert [len(cell.citations) for cell in summary.cells] == [0, 1]


def test_figures_of_one_kind_stand_beside_each_other(border: Comparison) -> None:
    """In their sentences; the kinds that most cases have come first."""
    time = next(row for row in border.figures if row.kind == "duration")

    assert [[figure.text for quote in cell.quotes for figure in quote.figures] for cell in time.cells] == [
        ["about 15 seconds", "7 to 8 seconds"],
        ["from 16 hours to under 2 hours", "from three days to 25.5 hours"],
        ["from two days to two hours", "three to five days down to six to eight hours"],
    ]
    shared = [row.is_shared for row in border.figures]
    assert border.figures[0] is time
    assert shared == sorted(shared, reverse=True)


def test_a_figure_counts_the_characters_of_the_quote(border: Comparison) -> None:
    found = [
        (quote, figure) for row in border.figures for c in row.cells for quote in c.quotes for figure in quote.figures
    ]

    for quote, figure in found:
        assert border.citation(quote.citation).quote[figure.start : figure.end] == figure.text
        assert figure.text in border.words_of(quote)
    assert len(found) > 10


@pytest.mark.parametrize(
    ("language", "limit"),
    [
        ("en", "These figures describe the port as a whole, not this measure alone."),
        ("zh", "上述数据反映口岸整体情况，不只是本项措施的成效。"),
    ],
)
def test_a_figure_is_not_quoted_without_what_limits_it(collection: Collection, language: Language, limit: str) -> None:
    """The trade of a port is no result of a fast lane."""
    comparison = compare([GUANGXI, XINJIANG], collection, language)

    money = next(row for row in comparison.figures if row.kind == "money")
    assert comparison.words_of(money.cells[0].quotes[0]).endswith(limit)


def test_ids_are_taken_whatever_their_case(collection: Collection) -> None:
    assert [case.id for case in compare([GUANGXI.upper(), f" {XINJIANG} "], collection).cases] == [GUANGXI, XINJIANG]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], "0 cases are named; name 2 to 4 cases to compare"),
        ([GUANGXI], "1 case is named; name 2 to 4 cases to compare"),
        ([GUANGXI, XINJIANG, ZHEJIANG, BATCHES, DRUGS], "5 cases are named; name 2 to 4 cases to compare"),
        ([GUANGXI, XINJIANG, GUANGXI], f"the case {GUANGXI} is named twice; name another one beside it"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(collection: Collection, names: list[str], message: str) -> None:
    with pytest.raises(ComparisonError) as raised:
        compare(names, collection)

    assert str(raised.value) == message


def test_an_unknown_id_suggests_one(collection: Collection) -> None:
    with pytest.raises(UnknownNameError, match=f"did you mean {GUANGXI}"):
        compare([GUANGXI[:-1], XINJIANG], collection)


def test_a_quote_that_is_not_in_its_record_is_refused(border: Comparison, collection: Collection) -> None:
    """One character off, or out of number."""
    first, second, *_ = border.citations

    with pytest.raises(ProofError, match="the record has other words there"):
        proven_citations([replace(first, start=first.start + 1)], collection)
    with pytest.raises(ProofError, match="it is number 2 instead of 1"):
        proven_citations([second], collection)


def test_the_json_of_a_comparison(border: Comparison, collection: Collection) -> None:
    """Keys, their order and values that programs rely on."""
    written = json.loads(json.dumps(comparison_to_dict(border)))

    assert list(written) == ["language", "cases", "sections", "figures", "citations", "corpus"]
    assert [case["id"] for case in written["cases"]] == [GUANGXI, ZHEJIANG, XINJIANG]
    assert list(written["cases"][0])[-1] == "sources"
    assert list(written["sections"][0]) == ["section", "heading", "cells"]
    assert written["sections"][0]["cells"][1] == {"case_id": ZHEJIANG, "citations": [2]}
    row = written["figures"][0]
    assert [row["kind"], row["label"], row["unit"], row["shared"]] == ["duration", "Time", None, True]
    quote = row["cells"][1]["quotes"][0]
    assert quote["text"] == border.citation(quote["citation"]).quote[quote["start"] : quote["end"]]
    (figure,) = quote["figures"]
    assert list(figure) == ["text", "start", "end", "quantity", "upper", "unit", "bound", "per", "before"]
    assert (figure["quantity"], figure["unit"], figure["bound"]) == (2.0, "hour", "under")
    assert (figure["before"]["quantity"], figure["before"]["unit"], figure["before"]["before"]) == (16.0, "hour", None)
    assert written["corpus"] == {"fingerprint": collection.fingerprint, "cases": len(collection)}
