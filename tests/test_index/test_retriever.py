"""What is near comes first, filtered inside the engines, quoted in the language asked for."""

import pytest

from index import Facets, Query, Retriever, build_index, open_index
from index.grouping import asks_for_figure
from index.stages import STAGES, stages_of

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
HEILONGJIANG = "2025-heilongjiang-hazmat-one-permit-two-routes"
BEIJING = "2024-beijing-data-export-negative-list"


@pytest.fixture
def retriever(tmp_path, small_collection, embedder) -> Retriever:
    build_index(tmp_path / "index", small_collection, embedder)
    return open_index(tmp_path / "index", small_collection, embedder)


def ids(retriever: Retriever, text: str, language="en", facets: Facets = Facets(), limit: int = 5) -> list[str]:  # noqa: B008
    return [hit.case.id for hit in retriever.search(Query(text, language, facets, limit)).cases]


def test_the_case_that_says_it_comes_first(retriever):
    assert ids(retriever, "face scan and fingerprint of drivers")[0] == GUANGXI
    assert ids(retriever, "negative list for data export")[0] == BEIJING
    assert ids(retriever, "危险货物运输许可", "zh")[0] == HEILONGJIANG


@pytest.mark.parametrize("language", ["en", "zh"])
def test_passages_are_in_the_language_of_the_question(retriever, language):
    found = retriever.search(Query("数据出境 data export", language))

    assert {hit.passage.language for case in found.cases for hit in case.hits} == {language}
    assert all(case.hits for case in found.cases)


def test_hits_are_ordered_and_scores_lie_between_0_and_1(retriever):
    found = retriever.search(Query("vehicles at the border", "en"))

    scores = [case.score for case in found.cases]
    assert scores == sorted(scores, reverse=True)
    for case in found.cases:
        inner = [hit.score for hit in case.hits]
        assert inner == sorted(inner, reverse=True)
        assert 0 <= inner[-1] <= inner[0] <= 1
        assert len({hit.passage.id for hit in case.hits}) == len(inner)


@pytest.mark.parametrize(
    ("facets", "expected"),
    [
        (Facets(zones=("Guangxi",)), {GUANGXI}),
        (Facets(zones=("Guangxi", "Beijing")), {GUANGXI, BEIJING}),
        (Facets(themes=("data-flows",)), {BEIJING}),
        (Facets(programmes=("best-practice-case",)), {GUANGXI, HEILONGJIANG}),
        (Facets(since=2025), {GUANGXI, HEILONGJIANG}),
        (Facets(until=2024), {BEIJING}),
        (Facets(since=2024, until=2025, zones=("Heilongjiang",)), {HEILONGJIANG}),
        (Facets(zones=("Guangxi",), themes=("data-flows",)), set()),
        (Facets(since=2026), set()),
    ],
)
def test_a_filter_admits_those_cases_and_no_other(retriever, facets, expected):
    found = retriever.search(Query("border vehicles and data export", "en", facets))

    assert {hit.case.id for hit in found.cases} == expected
    assert found.admitted == len(expected)


def test_a_filter_does_not_shorten_the_list(retriever, small_collection):
    """The best of those admitted are found, however many others are nearer."""
    everything = ids(retriever, "negative list for data export", limit=3)

    assert ids(retriever, "negative list for data export", facets=Facets(zones=("Heilongjiang",)), limit=1) == [
        HEILONGJIANG
    ]
    assert len(everything) == len(small_collection) == 3


def test_the_limit_holds(retriever):
    assert len(ids(retriever, "border", limit=1)) == 1


def test_an_alias_finds_its_case_and_is_never_quoted(retriever, small_collection):
    case = small_collection.cases[GUANGXI]
    for language in ("en", "zh"):
        for alias in case.texts[language].aliases:
            found = retriever.search(Query(alias, language))
            assert found.cases[0].case.id == GUANGXI
            text = case.texts[language].text
            assert all(text[h.passage.start : h.passage.end] == h.passage.text for h in found.cases[0].hits)


def test_covered_is_the_share_of_words_that_the_case_has(retriever):
    def covered(text: str) -> float:
        return retriever.search(Query(text, "en")).signals.covered

    assert covered("fingerprint driver") == pytest.approx(1)
    assert covered("zyxwv fingerprint driver") < 0.9
    assert covered("zyxwv") == 0


def test_a_named_zone_is_preferred_and_the_one_that_asks_comes_last(retriever):
    text = "vehicles at the border"

    assert retriever.search(Query(text, "en", of=("Beijing",))).cases[0].score <= 1
    plain = ids(retriever, text)
    named = [hit.case.id for hit in retriever.search(Query(text, "en", of=("Heilongjiang",))).cases]
    asking = [hit.case.id for hit in retriever.search(Query(text, "en", target=("Guangxi",))).cases]
    assert plain[0] == GUANGXI
    assert named.index(HEILONGJIANG) <= plain.index(HEILONGJIANG)
    assert asking[0] != GUANGXI


def test_a_phrase_must_stand_in_the_case(retriever):
    found = retriever.search(Query("driver", "en", phrases=("Fingerprint",)))

    assert [hit.case.id for hit in found.cases] == [GUANGXI]
    assert found.admitted == 1
    nothing = retriever.search(Query("driver", "en", phrases=("no such phrase",)))
    assert (nothing.cases, nothing.admitted, nothing.signals) == ((), 0, None)


def test_every_stage_ranks_every_case_that_it_found(retriever):
    staged = stages_of(retriever.scores(Query("face scan of drivers", "en")))

    assert tuple(staged) == STAGES
    assert {scores.shape for scores in staged.values()} == {(3,)}
    assert all(scores.min() >= 0 and scores.max() <= 1 for scores in staged.values())
    assert all(scores.argmax() == staged["BM25"].argmax() for scores in staged.values())


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How long does one vehicle take?", True),
        ("how many trucks", True),
        ("每辆车要多久", True),
        ("節省了多少時間", True),
        ("how does it work", False),
        ("怎么做", False),
    ],
)
def test_a_question_for_a_figure_is_known(question, wanted):
    assert asks_for_figure(question) is wanted


def test_passages_with_a_figure_come_before_where_one_is_asked_for(retriever):
    def first(text: str) -> str:
        return (
            next(hit for hit in retriever.search(Query(text, "en")).cases if hit.case.id == GUANGXI)
            .hits[0]
            .passage.text
        )

    assert any(sign.isdigit() for sign in first("how long does the inspection of vehicles take"))
