"""``ftz-cases compare``: what people read, and what programs do."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from assistant.cli.compare import COLUMNS
from assistant.cli.layout import Screen
from assistant.cli.side_by_side import print_comparison
from assistant.comparing import compare
from assistant.comparison_json import comparison_to_dict
from corpus import Collection, Language

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
ZHEJIANG = "2018-zhejiang-international-ship-entry-exit"
BATCHES = "2025-overview-best-practice-case-batches"

Run = Callable[..., Any]


@pytest.mark.parametrize(("language", "width"), [("en", 60), ("en", 80), ("en", 120), ("zh", 80), ("zh", 120)])
def test_a_comparison_reads_as_in_the_golden_file(
    collection: Collection,
    printed: Callable[..., str],
    check_golden: Callable[[str, str], None],
    language: Language,
    width: int,
) -> None:
    """Columns where each case has room for one, cases below each other where there is none."""
    comparison = compare([GUANGXI, ZHEJIANG], collection, language)

    text = printed(lambda screen: print_comparison(comparison, collection, screen), width)

    check_golden(f"comparison-{language}-{width}.txt", text)
    assert all(cell_len(line) <= width or "http" in line for line in text.splitlines())


def test_four_cases_fit_80_columns(collection: Collection, printed: Callable[..., str]) -> None:
    """Each stands with its letter under every heading."""
    names = [GUANGXI, ZHEJIANG, BATCHES, "2020-hainan-boao-lecheng-drug-insurance"]

    def show(screen: Screen) -> None:
        print_comparison(compare(names, collection), collection, screen)

    lines = printed(show, 80).splitlines()

    measures = lines[lines.index("Measures") + 1 : lines.index("Results")]
    assert [line[0] for line in measures if line[:1].strip()] == ["A", "B", "C", "D"]
    assert "C  not told in the record" in measures
    assert all(cell_len(line) <= 80 or "http" in line for line in lines)


def test_in_a_pipe_a_quote_or_a_figure_is_a_line_with_tabs(run: Run, collection: Collection) -> None:
    """Part, name, case, citation, text and figure; no text is cut."""
    ran = run("compare", GUANGXI, ZHEJIANG)

    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert (ran.code, ran.err, {len(row) for row in rows}) == (0, "", {6})
    assert ["facet", "zones", GUANGXI, "", "Guangxi", ""] in rows
    cited = [row for row in rows if row[0] == "section"]
    assert all(text in collection.cases[case].texts["en"].text for _, _, case, _, text, _ in cited)
    sentence = "Total time for clearance and port operations fell from three days to 25.5 hours."
    number = next(row[3] for row in cited if row[4] == sentence)
    assert ["figure", "duration", ZHEJIANG, number, sentence, "from three days to 25.5 hours"] in rows


def test_csv_has_a_header_and_the_amounts(run: Run) -> None:
    """A spreadsheet can sort them; sources stand in the same line."""
    rows = list(csv.DictReader(io.StringIO(run("compare", GUANGXI, ZHEJIANG, "--csv").out)))

    assert tuple(rows[0]) == COLUMNS
    row = next(row for row in rows if row["figure"] == "from three days to 25.5 hours")
    assert (row["quantity"], row["unit"], row["before"], row["before_unit"]) == ("25.5", "hour", "3", "day")
    assert row["publisher"]
    fall = next(row for row in rows if row["figure"] == "75 percent")
    assert (fall["name"], fall["quantity"]) == ("change", "-75")


def test_json_is_the_comparison(run: Run, collection: Collection) -> None:
    """In the language asked for."""
    ran = run("compare", GUANGXI, ZHEJIANG, "--language", "zh", "--json")

    assert json.loads(ran.out) == comparison_to_dict(compare([GUANGXI, ZHEJIANG], collection, "zh"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "missing argument 'ID"),
        ([GUANGXI], "1 case is named; name 2 to 4 cases to compare"),
        ([GUANGXI] * 2, f"the case {GUANGXI} is named twice"),
        ([GUANGXI, "2018-zhejiang-international-ship"], f"did you mean {ZHEJIANG}"),
        ([GUANGXI, ZHEJIANG, "--csv", "--json"], "give one of them"),
        ([GUANGXI, ZHEJIANG, "--language", "fr"], "'fr' is not one of 'en', 'zh'"),
    ],
)
def test_what_was_typed_wrongly_is_one_line_and_exit_2(run: Run, arguments: list[str], message: str) -> None:
    """Nothing stands on standard output."""
    ran = run("compare", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
