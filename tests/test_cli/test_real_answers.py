"""The command line with the real model and library."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant import Assistant
from corpus import Collection

Run = Callable[..., Any]


@pytest.mark.parametrize("question", ["border transport innovations", "边境运输创新"])
def test_json_of_a_real_answer_can_be_checked(
    run: Run, assistant: Assistant, collection: Collection, question: str
) -> None:
    """The two border cases are among the first three, and every quote is a slice, in the question's language."""
    answer = json.loads(run("ask", "--json", question, assistant=assistant).out)

    first = [case["id"] for case in answer["cases"]][:3]
    assert "2025-guangxi-border-vehicle-fast-clearance" in first
    assert "2025-heilongjiang-hazmat-one-permit-two-routes" in first
    assert answer["citations"]
    for citation in answer["citations"]:
        assert citation["language"] == answer["understood"]["language"]
        text = collection.cases[citation["case_id"]].texts[citation["language"]].text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("question", ["what could Yunnan borrow from other border zones?", "跨境电商退货"])
def test_what_people_read_has_every_quote_and_every_source(run: Run, assistant: Assistant, question: str) -> None:
    """The text and the JSON say the same."""
    text = run("ask", question, assistant=assistant).out
    answer = json.loads(run("ask", "--json", question, assistant=assistant).out)

    assert text.startswith(answer["reason"])
    for citation in answer["citations"]:
        assert f"“{citation['quote']}”" in text
        assert f"[{citation['number']}]" in text
        assert citation["source"]["publisher"] in text
        assert (citation["source"]["url"] or "") in text


def test_a_filter_holds_and_an_empty_result_names_it(run: Run, assistant: Assistant) -> None:
    """Nothing is found by loosening a filter that was asked for."""
    found = json.loads(run("ask", "--json", "trade", "--zone", "云南", "--top", "3", assistant=assistant).out)
    empty = run("ask", "trade", "--zone", "Yunnan", "--theme", "data-flows", assistant=assistant)

    assert {zone for case in found["cases"] for zone in case["zones"]} == {"Yunnan"}
    assert empty.code == 0
    assert "Yunnan" in empty.out
    assert "Data flows" in empty.out
