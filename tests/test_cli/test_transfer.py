"""``ftz-cases similar`` and ``ftz-cases checklist``: what a region could borrow, and what it would need."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from assistant import Assistant, Described, checklist
from assistant.cli.fitting import print_checklist, print_fitting, print_like
from assistant.cli.layout import Screen
from assistant.fitting import cases_that_fit, folded
from corpus import Collection, Language
from index import CaseHit

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
NEEDY = "2018-liaoning-shenyang-bonded-zone-moved-to-airport"

Run = Callable[..., Any]
Printed = Callable[[Callable[[Screen], None], int | None], str]
Golden = Callable[[str, str], None]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_checklist_reads_as_in_the_golden_file(
    collection: Collection, printed: Printed, check_golden: Golden, language: Language
) -> None:
    """Each condition with its verdict, what that rests on, and the sentences."""
    made = checklist(collection.cases[NEEDY], collection.regions["Hubei"], collection, language)

    check_golden(f"checklist-{language}-80.txt", printed(lambda screen: print_checklist(made, collection, screen), 80))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_cases_for_a_region_read_as_in_the_golden_file(
    collection: Collection, printed: Printed, check_golden: Golden, language: Language
) -> None:
    """Each case with why, why not and what is not known, and how the description was read."""
    region = Described("内陆沿边省", ("inland", "border"), ("Laos",), ("land-border",), ("seaport",))
    found = cases_that_fit(region, collection, language, limit=3)

    text = printed(lambda screen: print_fitting(region, "", found, collection, language, screen), 80)

    check_golden(f"similar-{language}-80.txt", text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_cases_like_a_case_read_as_in_the_golden_file(
    collection: Collection, printed: Printed, check_golden: Golden, language: Language
) -> None:
    """Each case with what is shared, and under it those of the same idea with what differs."""
    data, window = np.array([1.0, 0.0], dtype=np.float32), np.array([0.0, 1.0], dtype=np.float32)
    found = [
        ("2024-beijing-data-export-negative-list", data),
        ("2013-shanghai-foreign-investment-negative-list", window),
        ("2025-shanghai-data-export-negative-list", data),
        ("2024-tianjin-data-export-negative-list", data),
    ]
    hits = [CaseHit(collection.cases[name], (), 0.5, (), False, (), meaning) for name, meaning in found]
    case = collection.cases["2025-hainan-scenario-based-data-export-management"]

    like = folded(case, hits, collection, language)

    text = printed(lambda screen: print_like(case, like, collection, language, screen), 80)
    check_golden(f"like-{language}-80.txt", text)


def test_a_checklist_in_a_pipe_has_each_quote_whole_on_one_line(run: Run, collection: Collection) -> None:
    """And the JSON says the same, with offsets that hold."""
    lines = run("checklist", GUANGXI, "--for", "Yunnan").out.splitlines()
    made = json.loads(run("checklist", GUANGXI[:20], "--for", "Yunnan", "--json").out)

    assert list(made) == ["case", "region", "language", "line", "conditions", "citations"]
    assert made["line"] in lines
    for citation in made["citations"]:
        text = collection.cases[citation["case_id"]].texts["en"].text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        beginning, end = f"   [{citation['number']}] ", f"“{citation['quote']}”"
        assert any(line.startswith(beginning) and line.endswith(end) for line in lines)


def test_the_language_is_that_of_the_region_typed_unless_one_is_asked_for(run: Run) -> None:
    assert run("checklist", GUANGXI, "--for", "甘肃").out.splitlines()[2] == "该记录指出1项条件：1项不具备。"
    assert "1 not met" in run("checklist", GUANGXI, "--for", "甘肃", "--language", "en").out


def test_cases_for_a_region_need_no_model(run: Run) -> None:
    """Without a topic no assistant is opened."""
    ran = run("similar", "--for", "inner mongolia", "--limit", "2", "--json", assistant=None)

    found = json.loads(ran.out)
    assert list(found) == ["region", "topic", "language", "cases"]
    assert found["region"] | {"name_zh": ""} == {
        "kind": "province",
        "name": "Inner Mongolia",
        "name_zh": "",
        "geography": ["border", "inland", "yellow-river"],
        "land_borders": ["Mongolia", "Russia"],
        "has": None,
        "has_not": None,
    }
    assert len(found["cases"]) == 2
    assert all(case["why"] and case["score"] == case["fit"] for case in found["cases"])


def test_a_topic_is_searched(run: Run, assistant: Assistant) -> None:
    ran = run("similar", "--for", "广西", "边境", "车辆查验", "--limit", "3", assistant=assistant)

    assert ran.out.startswith("其他自贸试验区关于“边境 车辆查验”的案例，供广西参考")
    assert "2024-xinjiang-kashgar-torugart-single-inspection" in ran.out
    nothing = run("similar", "--for", "Guangxi", "how do I bake sourdough bread at home", assistant=assistant)
    assert (nothing.code, nothing.out[:45]) == (0, "The library has nothing of other zones on “ho")


def test_cases_like_a_case_are_of_other_zones(run: Run, assistant: Assistant) -> None:
    ran = run("similar", GUANGXI, "--json", assistant=assistant)

    found = json.loads(ran.out)
    assert found["case"]["id"] == GUANGXI
    assert len(found["cases"]) == 5
    assert all("Guangxi" not in case["zones"] and case["why"] for case in found["cases"])
    assert all(list(case)[-3:] == ["score", "why", "folded"] for case in found["cases"])
    assert f"\n   {found['cases'][0]['id']}\n" in run("similar", GUANGXI, assistant=assistant).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["similar"], "give the id of a case, or --for REGION"),
        (["similar", "border transport"], "no case is called 'border transport'"),
        (["similar", GUANGXI, "--for", "Yunnan"], "give a case id or --for, not both"),
        (["similar", "--for", "Guanxi"], "no region is called 'Guanxi'; did you mean Guangxi"),
        (["similar", "--for", ""], "describe one: 'an inland province with a river port'"),
        (["similar", "--for", "Yunnan", "???"], "the question has no words"),
        (["similar", "--for", "Yunnan", "--limit", "0"], "'0' is not a number from 1 to 100"),
        (["checklist"], "missing argument 'ID'"),
        (["checklist", GUANGXI], "--for is missing"),
        (["checklist", "2025-gu", "--for", "Yunnan"], "ids begin with '2025-gu'"),
        (["checklist", "no-such-case", "--for", "Yunnan"], "no case is called 'no-such-case'"),
        (["checklist", GUANGXI, "--for", "Tibett"], "no region is called 'Tibett'; did you mean Tibet"),
    ],
)
def test_what_was_typed_wrongly_is_one_line_and_exit_2(run: Run, arguments: list[str], message: str) -> None:
    """Said before a model is loaded."""
    ran = run(*arguments, assistant=None)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert message in ran.err
