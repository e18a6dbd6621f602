"""Evidence: every citation has its passage, and no quote is shown that does not stand in its record."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Answer
from assistant.page.answers import answer_message
from assistant.page.chips import Asked
from assistant.page.evidence import evidence_panel
from assistant.page.markup import text
from assistant.proving import ProofError
from corpus import Collection, Source, passages_of

AnswerOf = Callable[..., Answer]
CASE = "2019-hainan-tariff-guarantee-insurance-for-foreign-yachts"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_of_the_answer_has_its_passage_and_back(
    language: str, library: Collection, answer_of: AnswerOf
) -> None:
    """Whatever address the answer names stands once in the evidence, and the other way round."""
    cases = [library.cases[CASE], library.cases["2014-shanghai-free-trade-accounts"]]
    answer = answer_of(*((case, (0, 1, 3)) for case in cases), language=language)

    said, shown = answer_message(Asked(7), answer, library, []), evidence_panel(7, answer, library)

    targets = re.findall(r'href="#((?:passage|source|evidence)-[^"]+)"', said)
    assert [shown.count(f'id="{target}"') for target in targets] == [1] * len(targets)
    assert len(targets) == len(answer.citations) + len(cases) + 1
    back = set(re.findall(r'href="#(cite-[^"]+)"', shown))
    assert back == {f"cite-7-{citation.number}" for citation in answer.citations}


def test_the_mark_is_the_quote(library: Collection, answer_of: AnswerOf) -> None:
    """Under the id of a citation stands its quote, word for word."""
    answer = answer_of((library.cases[CASE], (0, 1, 2, 5)))

    shown = evidence_panel(1, answer, library)

    for citation in answer.citations:
        assert f'<mark id="passage-1-{citation.number}" tabindex="-1">{text(citation.quote)}</mark>' in shown


def test_the_twin_marks_what_says_the_same(library: Collection, answer_of: AnswerOf) -> None:
    """The Chinese record marks the line of the same block, hidden until it is asked for."""
    case = library.cases[CASE]
    shown = evidence_panel(1, answer_of((case, (1,))), library)

    twins = [one.text for one in passages_of(case) if one.language == "zh" and one.block == 1]
    assert f'<mark id="twin-1-1" tabindex="-1">{text(twins[0])}' in shown
    assert re.findall(r'<div class="version" lang="([^"]+)"( hidden)?>', shown) == [("en", ""), ("zh-Hans", " hidden")]


def test_the_published_source_is_named_and_linked(library: Collection, answer_of: AnswerOf) -> None:
    """A record is a summary, and says whose reports it sums up."""
    shown = evidence_panel(1, answer_of((library.cases[CASE], (0,))), library)

    assert "From the case record, which sums up published reports." in shown
    assert "Published by China Daily / ehainan.gov.cn, 2 September 2019." in shown
    assert (
        '<a href="http://ehainan.gov.cn/2019-09/02/c_469221_2.htm" target="_blank" '
        'rel="noopener noreferrer" class="outward">Open the published source ↗</a>' in shown
    )
    assert shown.count("https://tass.com/society/1227293") == 2, "all sources, in both languages"


def test_a_source_without_a_link_says_so(library: Collection, answer_of: AnswerOf) -> None:
    """No dead link, and a reprint is called one."""
    answer = answer_of((library.cases[CASE], (0,)))
    source = Source("A report", "A paper", "2020-05", url=None, reprint=True)
    answer = replace(answer, citations=(replace(answer.citations[0], source=source),))

    shown = evidence_panel(1, answer, library)

    assert "Published by A paper, May 2020. Reprint. <span>No link is known.</span>" in shown


def test_the_facts_of_the_record_are_there(library: Collection, answer_of: AnswerOf) -> None:
    """Zones, places, date, programme, themes, depth and evidence, in the words of the language."""
    shown = evidence_panel(1, answer_of((library.cases[CASE], (0,))), library)

    english, chinese = (dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", part)) for part in shown.split("<h4>记录"))
    assert english == {
        "Zones": "Hainan",
        "Places": "Sanya, Haikou",
        "Issued": "2019",
        "Programme": "Provincial innovation",
        "Themes": "Culture and tourism, Bonded areas and customs supervision, Finance",
        "Depth": "Full record",
        "Evidence": "Established publisher",
    }
    assert chinese["发布时间"] == "2019年"
    assert chinese["主题"] == "文化旅游、保税与海关监管、金融"


def test_a_quote_that_is_not_in_its_record_is_never_shown(library: Collection, answer_of: AnswerOf) -> None:
    """One character off, and there is an error instead of evidence."""
    answer = answer_of((library.cases[CASE], (0,)))
    shifted = replace(answer.citations[0], start=answer.citations[0].start + 1)

    with pytest.raises(ProofError, match="the record has other words there"):
        evidence_panel(1, replace(answer, citations=(shifted,)), library)


def test_hostile_words_of_a_record_are_text(library: Collection, answer_of: AnswerOf) -> None:
    """Title, publisher and text of a record can carry anything."""
    hostile = "<script>alert(1)</script>"
    case = library.cases[CASE]
    texts = {
        language: replace(text, title=hostile, text=hostile + text.text[len(hostile) :])
        for language, text in case.texts.items()
    }
    case = replace(case, texts=texts, sources=(Source(hostile, hostile, url="javascript:alert(1)"),))
    changed = replace(library, cases={CASE: case})

    shown = evidence_panel(1, answer_of((case, (0,))), changed)

    assert "<script" not in shown
    assert "javascript:" not in shown
