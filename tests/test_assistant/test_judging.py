"""What becomes of a question, and that the few numbers behind it are used as they stand."""

import math
from dataclasses import replace

import pytest

from assistant import Facets, Outcome
from assistant.judging import Judge, Scale, judge_of
from index import SearchResult, Signals

FITTING = Signals(0.9, 0.9, 1.0, 1.0, 0.95, 0.9, 0.0, 1.0, 1.0, 2.0)
POOR = Signals(0.8, 0.8, 0.0, 0.2, 0.75, 0.7, 0.1, 1.0, 1.0, 2.0)
MODEL = "multilingual-e5-small"


def found(signals: Signals | None, elsewhere: Signals | None = None) -> SearchResult:
    return SearchResult(cases=(object(),) if signals else (), admitted=198, signals=signals, elsewhere=elsewhere)


def test_a_probability_is_that_of_the_logistic_curve():
    scale = Scale(("covered", "known"), (0.5, 0.5), (0.25, 0.5), (1.0, -2.0), 0.1, 0.5)

    expected = 1 / (1 + math.exp(-(0.1 + 1.0 * (1.0 - 0.5) / 0.25 - 2.0 * (1.0 - 0.5) / 0.5)))
    assert scale.probability(FITTING) == pytest.approx(expected)


@pytest.mark.parametrize("model", [MODEL, "another model"])
def test_a_case_that_fits_is_an_answer_and_one_that_does_not_is_none(model):
    judge = judge_of(model)

    assert judge.judge(found(FITTING)) is Outcome.ANSWERED
    assert judge.judge(found(POOR)) in {Outcome.NOTHING_RELEVANT, Outcome.OUT_OF_SCOPE}
    assert judge.judge(found(None)) is Outcome.NOTHING_RELEVANT


def test_a_matter_that_another_zone_has_is_a_partial_answer():
    judge: Judge = judge_of(MODEL)

    assert judge.judge(found(replace(POOR, in_zone=0.0), elsewhere=FITTING)) is Outcome.PARTIAL
    assert judge.judge(found(replace(POOR, in_zone=0.0), elsewhere=POOR)) is not Outcome.PARTIAL


def test_the_real_library_tells_the_outcomes_apart(assistant):
    asked = {
        "border inspection of vehicles": Outcome.ANSWERED,
        "广西有哪些案例": Outcome.ANSWERED,
        "hello": Outcome.OUT_OF_SCOPE,
        "who won the 1998 football world cup": Outcome.OUT_OF_SCOPE,
    }
    assert {question: assistant.ask(question).outcome for question in asked} == asked


def test_a_partial_answer_says_so_and_shows_cases_of_other_zones(assistant):
    answer = assistant.ask("Yunnan's bonded fuel bunkering of ships")

    assert answer.outcome is Outcome.PARTIAL
    assert answer.reason.startswith("The library has no case of Yunnan on this.")
    assert answer.cases
    assert not any("Yunnan" in found.case.zones for found in answer.cases[:1])


def test_a_filter_is_no_question_for_a_zone(assistant):
    answer = assistant.ask("border transport innovations", Facets(zones=("Yunnan",)))

    assert answer.outcome is Outcome.ANSWERED
    assert {zone for case in answer.cases for zone in case.case.zones} == {"Yunnan"}


def test_what_is_left_out_is_named_with_the_reason(assistant):
    refused = assistant.ask("quantum computing export licences of the zone")
    answered = assistant.ask("数据出境负面清单", limit=10)
    foreign = assistant.ask("hello")

    assert refused.outcome is Outcome.NOTHING_RELEVANT
    assert len(refused.rejected) == 3
    assert all(found.why and not found.passages for found in (*refused.rejected, *answered.rejected))
    assert {found.case.id for found in answered.rejected}.isdisjoint(found.case.id for found in answered.cases)
    assert foreign.rejected == ()
