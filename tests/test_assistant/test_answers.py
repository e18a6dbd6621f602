"""The whole path on the real library with the real model."""

import json
from dataclasses import replace

import pytest

from assistant import (
    Answer,
    Assistant,
    Facets,
    Found,
    Outcome,
    ProofError,
    QuestionError,
    Understood,
    answer_to_dict,
    proven,
)
from corpus import LANGUAGES, UnknownNameError

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
HEILONGJIANG = "2025-heilongjiang-hazmat-one-permit-two-routes"


@pytest.fixture(scope="module")
def border(assistant) -> Answer:
    return assistant.ask("border transport innovations")


def test_border_transport_finds_the_vehicle_inspection_and_the_permit(border):
    assert border.outcome is Outcome.ANSWERED
    assert {GUANGXI, HEILONGJIANG} <= {found.case.id for found in border.cases[:3]}
    assert len(border.cases) == 5


def test_an_english_question_gets_english_quotes_a_chinese_one_chinese_quotes_from_the_same_cases(assistant):
    english = assistant.ask("negative list for exporting data")
    chinese = assistant.ask("数据出境负面清单")

    assert {citation.language for citation in english.citations} == {"en"}
    assert {citation.language for citation in chinese.citations} == {"zh"}
    assert len({f.case.id for f in english.cases} & {f.case.id for f in chinese.cases}) >= 4


def test_every_citation_is_a_slice_of_its_record(assistant):
    """Whatever is asked: here, two aliases of every tenth case in each language, and questions about nothing."""
    aliases = [
        alias
        for case in list(assistant.collection)[::10]
        for language in LANGUAGES
        for alias in case.texts[language].aliases[:2]
    ]
    for question in [*aliases, "quantum gravity", "a", "的", "1,234.5"]:
        answer = assistant.ask(question)
        for citation in answer.citations:
            text = assistant.collection.cases[citation.case_id].texts[citation.language].text
            assert text[citation.start : citation.end] == citation.quote
        assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
        assert [statement.text for statement in answer.statements] == [c.quote for c in answer.citations]
        assert bool(answer.cases) == (answer.outcome in {Outcome.ANSWERED, Outcome.PARTIAL})


def test_aliases_are_never_quoted(assistant):
    case = assistant.collection.cases[GUANGXI]
    for alias in case.texts["en"].aliases:
        answer = assistant.ask(alias)
        assert GUANGXI in [found.case.id for found in answer.cases]
        assert not any(passage.id.endswith("aliases") for found in answer.cases for passage in found.passages)
        assert alias not in [citation.quote for citation in answer.citations]


def test_filters_hold_and_say_how_many_cases_pass(assistant):
    facets = Facets(zones=("Guangxi",), themes=("cross-border-transport",), since=2020)
    answer = assistant.ask("border transport innovations", facets, 3)

    assert 1 <= len(answer.cases) <= 3
    for found in answer.cases:
        assert "Guangxi" in found.case.zones
        assert "cross-border-transport" in found.case.themes
        assert int(str(found.case.issued)[:4]) >= 2020


def test_an_empty_result_under_a_filter_stays_empty_and_names_the_filter(assistant):
    answer = assistant.ask("border transport innovations", Facets(zones=("Yunnan",), since=2026))

    assert answer.outcome is Outcome.NOTHING_RELEVANT
    assert answer.cases == answer.citations == answer.statements == ()
    assert answer.reason == "No case passes the filter Yunnan and since 2026. Drop since 2026 to get an answer."


@pytest.mark.parametrize(
    ("question", "region", "reason"),
    [
        ("Inner Mongolia", "Inner Mongolia", "Inner Mongolia has no pilot free trade zone, so the library has no case"),
        ("西藏的边境贸易", "Tibet", "西藏没有自贸试验区，库中没有当地的案例"),
    ],
)
def test_who_asks_for_cases_of_a_province_without_a_zone_is_told_so(assistant, question, region, reason):
    answer = assistant.ask(question)

    assert (answer.outcome, answer.understood.zones) == (Outcome.NOTHING_RELEVANT, (region,))
    assert answer.reason.startswith(reason)


def test_a_province_without_a_zone_may_borrow(assistant):
    answer = assistant.ask("What could Lanzhou borrow on rail freight?")

    assert (answer.outcome, answer.understood.zones) == (Outcome.ANSWERED, ("Gansu",))


def test_cases_of_a_region_that_is_ruled_out_come_last(assistant):
    answer = assistant.ask("Apart from Shanghai, which zones have a negative list for data export?")

    assert answer.outcome is Outcome.ANSWERED
    assert answer.understood.zones == ()
    assert all(found.case.zones != ("Shanghai",) for found in answer.cases[:3])


def test_a_chinese_refusal_is_chinese(assistant):
    answer = assistant.ask("边境运输", Facets(zones=("Yunnan",), until=2001))

    assert answer.outcome is Outcome.NOTHING_RELEVANT
    assert answer.reason == "没有案例符合筛选条件（云南和2001年以前（含））。去掉2001年以前（含）即有结果。"


def test_a_refusal_names_the_filter_that_stands_in_the_way_alone_or_all_of_them_or_none(assistant):
    alone = assistant.ask("negative list for data export", Facets(zones=("Yunnan",), themes=("data-flows",)))
    both = assistant.ask("border transport innovations", Facets(since=2026, programmes=("hainan-ftp-case",)))
    neither = assistant.ask("best pizza in Naples", Facets(zones=("Yunnan",)))

    assert alone.reason == "No case passes the filter Yunnan and “Data flows”. Drop Yunnan to get an answer."
    assert both.reason.endswith("Drop “Hainan Free Trade Port case” and since 2026 to get an answer.")
    assert neither.reason.endswith("that pass the filter Yunnan. Without it nothing is relevant either.")


@pytest.mark.parametrize("question", ["best pizza in Naples", "how do I train a puppy", "红烧肉怎么做"])
def test_another_subject_is_refused(assistant, question):
    answer = assistant.ask(question)

    assert answer.outcome is Outcome.OUT_OF_SCOPE
    assert answer.cases == answer.citations == ()
    assert "198" in answer.reason


def test_the_steps_come_in_order_and_end_in_the_answer(assistant, border):
    understood, found, answer = assistant.steps("border transport innovations")

    assert isinstance(understood, Understood)
    assert isinstance(found, Found)
    assert found.cases == len(border.cases)
    assert replace(answer, timings_ms={}) == replace(border, timings_ms={})


def test_the_reason_counts_what_was_found(border):
    assert (
        border.reason.partition(" ")[2].partition(" ")[2].startswith("most relevant cases among 198 records: Guangxi")
    )
    assert all(zone in border.reason for found in border.cases for zone in found.case.zones)
    years = sorted(str(found.case.issued)[:4] for found in border.cases)
    assert years[-1] != "None"
    assert f", {years[0]} to {years[-1]}; " in border.reason


def test_the_reason_says_what_most_cases_share(border):
    with_theme = sum("cross-border-transport" in found.case.themes for found in border.cases)
    most = max(sum(theme in found.case.themes for found in border.cases) for theme in border.cases[0].case.themes)

    assert 3 <= with_theme <= most
    assert border.reason.endswith((f"; {most} on cross-border transport.", "; all on trade facilitation."))


def test_why_names_the_words_of_the_question(border):
    assert border.cases[0].why == ("has your words border, transport and innovations", "rests on a land border")


def test_every_cited_source_can_be_checked(assistant, border):
    for citation in border.citations:
        assert citation.source in assistant.collection.cases[citation.case_id].sources
        assert citation.kind == "record"


def test_the_json_has_the_fields_that_programs_rely_on(border):
    fields = json.loads(json.dumps(answer_to_dict(border)))

    assert list(fields) == [
        "question",
        "outcome",
        "reason",
        "understood",
        "cases",
        "passages",
        "statements",
        "citations",
        "corpus",
        "model",
        "timings_ms",
        "rejected",
        "strength",
        "coverage",
        "compared",
    ]
    assert {passage["id"] for passage in fields["passages"]} == {
        i for case in fields["cases"] for i in case["passages"]
    }
    assert set(fields["citations"][0]["source"]) == {"title", "publisher", "date", "url"}


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Something else."},
        {"start": 0},
        {"end": 10**6},
        {"sha256": "0" * 64},
        {"case_id": "no-such-case"},
        {"language": "zh"},
        {"number": 7},
    ],
)
def test_a_citation_that_does_not_hold_is_never_shown(assistant, border, change):
    forged = replace(border, citations=(replace(border.citations[0], **change), *border.citations[1:]))

    with pytest.raises(ProofError, match="not shown"):
        proven(forged, assistant.collection)


def test_a_statement_that_is_no_quote_is_never_shown(assistant, border):
    forged = replace(border, statements=(replace(border.statements[0], text="Invented."), *border.statements[1:]))

    with pytest.raises(ProofError, match="not the quote it cites"):
        proven(forged, assistant.collection)


@pytest.mark.parametrize(
    "facets",
    [Facets(zones=("Guanxi",)), Facets(themes=("tranport",)), Facets(programmes=("best",)), Facets(zones="广酉")],
)
def test_an_unknown_name_in_a_filter_is_told(assistant, facets):
    with pytest.raises(UnknownNameError):
        assistant.ask("border", facets)


def test_a_filter_takes_a_name_in_any_spelling(assistant):
    answer = assistant.ask("border transport innovations", Facets(zones="广西"))

    assert {zone for found in answer.cases for zone in found.case.zones} >= {"Guangxi"}
    assert answer.understood.zones == ("Guangxi",)


def test_no_cases_at_all_cannot_be_asked_for(assistant):
    with pytest.raises(QuestionError, match="1 or more"):
        assistant.ask("border", limit=0)


def test_only_cases_nearly_as_good_as_the_best_are_shown(assistant):
    scores = [found.score for found in assistant.ask("natural rubber price insurance").cases]

    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 0.4 * max(scores)


def test_questions_of_mixed_scripts_and_signs_get_an_answer_or_a_refusal(assistant: Assistant):
    for question in (
        "数据 export مرحبا ñ 🙂",
        "B/L",
        "'; DROP TABLE cases; --",
        "<script>alert(1)</script> port",
        "ＦＴＺ　ｐｏｒｔ",
    ):
        answer = assistant.ask(question)
        assert bool(answer.citations) == (answer.outcome is Outcome.ANSWERED)
        assert answer_to_dict(answer)["question"] == question
