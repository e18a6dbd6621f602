"""Conversations of ten turns in both languages: what is kept, what is replaced, what is pointed at."""

import pytest

from assistant import Answer, Assistant, Outcome, QuestionError, Turn, Undone
from assistant.conversation import Conversation
from assistant.takers import takers_of
from assistant.wording import takers_line

GUANGXI_VEHICLES = "2025-guangxi-border-vehicle-fast-clearance"


def talk(assistant: Assistant, *questions: str) -> list[Answer]:
    """Ask *questions* one after the other."""
    conversation: Conversation = ()
    answers = []
    for question in questions:
        answers.append(assistant.ask(question, conversation=conversation))
        conversation = (*conversation, Turn.of(answers[-1]))
    return answers


def shown(answer: Answer) -> list[str]:
    return [found.case.id for found in answer.cases]


ENGLISH = (
    "How do border ports in Guangxi clear trucks faster?",
    "and in Heilongjiang?",
    "only since 2024",
    "how many minutes does it take now?",
    "could Yunnan use this?",
    "New topic: bonded aircraft repair",
    "more",
    "compare 1 and 2",
    "the first one",
    "What is on the negative list for data export in Shanghai?",
)
CHINESE = (
    "广西边境口岸怎么加快货车通关?",
    "那黑龙江呢?",
    "只看2024年以后的",
    "现在要多长时间?",
    "云南能用吗?",
    "换个话题，飞机保税维修",
    "更多",
    "比较1和2",
    "第一个",
    "上海数据出境负面清单管哪些行业?",
)


@pytest.fixture(scope="module", params=[ENGLISH, CHINESE], ids=["en", "zh"])
def script(request, assistant) -> list[Answer]:
    return talk(assistant, *request.param)


def test_a_new_zone_replaces_the_old_one_and_the_matter_stays(script):
    first, second = script[:2]

    assert first.understood.zones == ("Guangxi",)
    assert first.understood.follow_up_of is None
    assert GUANGXI_VEHICLES in shown(first)
    assert second.understood.zones == ("Heilongjiang",)
    assert second.understood.follow_up_of == first.question
    assert "Heilongjiang" in second.cases[0].case.zones
    assert second.cases[0].case.id in {
        "2024-heilongjiang-heihe-bridge-simplified-clearance",
        "2025-heilongjiang-hazmat-one-permit-two-routes",
        "2023-heilongjiang-suifenhe-freight-train-green-channel",
    }


def test_years_are_added_and_the_zone_stays(script):
    third = script[2]

    assert (third.understood.zones, third.understood.since) == (("Heilongjiang",), 2024)
    assert third.cases[0].case.year >= 2024
    assert "Heilongjiang" in third.cases[0].case.zones


def test_a_detail_is_asked_of_what_was_spoken_of(script):
    assert script[3].understood.zones == ("Heilongjiang",)
    assert any("Heilongjiang" in found.case.zones for found in script[3].cases[:3])


def test_who_wants_to_borrow_is_told_apart_from_where_the_cases_are(script):
    fifth = script[4]

    assert fifth.understood.target == ("Yunnan",)
    assert "Yunnan" not in fifth.cases[0].case.zones
    assert any("Heilongjiang" in found.case.zones for found in fifth.cases[:3])


def test_another_topic_leaves_everything_behind(script):
    sixth = script[5]

    assert (sixth.understood.zones, sixth.understood.since, sixth.understood.follow_up_of) == ((), None, None)
    assert "aircraft" in sixth.cases[0].case.id or "aviation" in sixth.cases[0].case.id


def test_more_shows_what_was_not_shown(script):
    sixth, seventh = script[5:7]

    assert seventh.cases
    assert set(shown(sixth)).isdisjoint(shown(seventh))


def test_a_case_that_is_pointed_at_is_the_one_shown_there(script):
    assert shown(script[8]) == shown(script[7])[:1]


def test_two_that_are_to_be_compared_stand_in_the_order_asked_for(script, assistant):
    assert [answer.compared for answer in script] == [False] * 7 + [True] + [False] * 2
    assert shown(script[7]) == shown(script[6])[:2]

    answers = talk(assistant, "bonded aircraft repair", "compare 2 and 1")
    assert shown(answers[1]) == [shown(answers[0])[1], shown(answers[0])[0]]


def test_what_was_not_shown_cannot_be_compared(assistant):
    with pytest.raises(QuestionError, match="the answer before shows 1 case; ask to compare 2 to 4 of those"):
        talk(assistant, "bonded aircraft repair", "the second one", "compare 1 and 2")


def test_a_whole_question_stands_by_itself(script):
    last = script[9]

    assert last.understood.follow_up_of is None
    assert last.understood.zones == ("Shanghai",)
    assert "data-export" in last.cases[0].case.id


def test_no_citation_is_left_over_from_an_earlier_answer(script):
    for answer in script:
        assert {citation.case_id for citation in answer.citations} <= set(shown(answer))
        assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_the_same_turns_get_the_same_answers(assistant):
    questions = ENGLISH[:5]

    once, again = (assistant.converse(questions) for _ in range(2))

    assert once == again
    assert [turn.follows for turn in once] == [False, True, True, True, True]


def test_what_was_understood_can_be_undone(assistant):
    conversation = assistant.converse([ENGLISH[0]])

    alone = assistant.ask("and in Heilongjiang?", conversation=conversation, undone=Undone(thread=True))
    without = assistant.ask("and in Heilongjiang?", conversation=conversation, undone=Undone(zones=("Heilongjiang",)))
    swapped = assistant.ask("border trade in Yunnan", undone=Undone(swapped=("Yunnan",)))
    any_year = assistant.ask("border trade since 2024", undone=Undone(years=True))

    assert alone.understood.follow_up_of is None
    assert "Heilongjiang" not in without.understood.zones
    assert swapped.understood.target == ("Yunnan",)
    assert all("Yunnan" not in found.case.zones for found in swapped.cases)
    assert any_year.understood.since is None


def test_another_topic_without_a_question_asks_for_one(assistant):
    answer = talk(assistant, "bonded aircraft repair", "new topic")[1]

    assert (answer.outcome, answer.cases) == (Outcome.OUT_OF_SCOPE, ())
    assert answer.reason == "A new topic, then. Ask about any of the 198 records."


def test_more_of_everything_ends(assistant):
    conversation = assistant.converse(["bonded LNG bunkering in Shanghai"])
    for _ in range(60):
        answer = assistant.ask("more", conversation=conversation)
        conversation = (*conversation, Turn.of(answer))
        if not answer.cases:
            break
    assert answer.reason == "That was all that the library has on this."
    seen = [case for turn in conversation for case in turn.shown]
    assert len(seen) == len(set(seen))


def test_more_after_a_comparison_is_more_of_what_was_compared_from(assistant):
    first, compared, more = talk(assistant, "bonded aircraft repair", "compare 1 and 2", "more")

    assert compared.compared
    assert more.cases
    assert set(shown(first)).isdisjoint(shown(more))


def test_another_subject_is_refused_in_a_conversation_too(assistant):
    answer = talk(assistant, "negative list for data export", "best pizza in Naples")[1]

    assert (answer.outcome, answer.understood.follow_up_of) == (Outcome.OUT_OF_SCOPE, None)


def test_after_a_bare_new_topic_nothing_is_gone_on_from(assistant):
    answer = talk(assistant, "negative list for data export", "换个话题", "and in Hainan?")[2]

    assert answer.understood.follow_up_of is None


def test_who_could_use_a_case_is_told_by_its_conditions(assistant):
    answer = talk(assistant, "fast border inspection of vehicles in Guangxi", "who could use this?")[1]

    assert shown(answer) == [GUANGXI_VEHICLES]
    assert answer.reason == (
        "As far as profiles and cases tell, these have what “Fast border inspection of vehicles entering and leaving "
        "at land ports” rests on: Yunnan."
    )
    assert any(citation.section == "applicability" for citation in answer.citations)


def test_without_a_condition_of_place_that_is_said(assistant):
    case = next(case for case in assistant.collection if case.kind == "case" and not case.conditions)

    assert takers_of(case, assistant.collection) == ()
    assert "names no condition of place" in takers_line(case, (), assistant.collection, "en")
