"""What of a draft sentence differs from a quote, told without a model."""

import pytest

from assistant.draft_dates import dates_in
from assistant.draft_facts import Facts, differences
from assistant.draft_names import Names
from assistant.draft_numbers import quantities_in
from corpus import Collection, Language

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
SECONDS = "With version 2.0 of the system one vehicle takes about 15 seconds, and a practised driver 7 to 8 seconds."
SECONDS_ZH = "使用2.0版系统，每辆车约需15秒，熟练司机只需7至8秒。"
RUBBER = "保费由省承担30%、市县承担30%、投保人承担40%。"


def found(
    collection: Collection, sentence: str, quote: str, language: Language = "en"
) -> list[tuple[str, str, str | None]]:
    """Return kind, draft and record of each difference."""
    names = Names(collection)
    read = Facts.of(sentence, language)
    facts = Facts(read.quantities, read.dates, names.names_in(sentence, language))
    case = collection.cases[GUANGXI]
    return [(one.kind, one.draft, one.record) for one in differences(sentence, facts, [quote], case, names, language)]


@pytest.mark.parametrize(
    ("sentence", "quote", "language", "expected"),
    [
        ("One vehicle takes 13 seconds.", SECONDS, "en", [("number", "13 seconds", "about 15 seconds")]),
        ("One vehicle takes 15 minutes.", SECONDS, "en", [("number", "15 minutes", "about 15 seconds")]),
        ("每辆车约需30秒。", SECONDS_ZH, "zh", [("number", "约需30秒", "约需15秒")]),
        ("In July 2021 it began.", "It began in July 2020.", "en", [("date", "July 2021", "July 2020")]),
        ("In Yunnan it began.", "It began early.", "en", [("place", "Yunnan", "Guangxi")]),
        ("The Ministry of Education cites it.", "It is cited.", "en", [("actor", "Ministry of Education", None)]),
        ("Trade fell by 30 percent.", "Trade rose by 30 percent.", "en", [
            ("direction", "fell by 30 percent", "rose by 30 percent")
        ]),
        ("It rose from 16 to 2 hours.", "It fell from 16 to 2 hours.", "en", [("direction", "rose", "fell")]),
        ("法院不认可铁路提单。", "法院认可铁路提单。", "zh", [("negation", "不", None)]),
        ("省承担40%。", RUBBER, "zh", [("number", "40%", "30%")]),
        ("About half of the firms left.", "A third of the firms left.", "en", [("number", "half ", "A third")]),
    ],
)  # fmt: skip
def test_what_is_altered_is_pointed_out(
    collection: Collection, sentence: str, quote: str, language: Language, expected: list[tuple[str, str, str | None]]
) -> None:
    """With what the record has in its place."""
    assert found(collection, sentence, quote, language) == expected


@pytest.mark.parametrize(
    ("sentence", "quote", "language"),
    [
        ("One vehicle takes some 15 seconds with version 2.0.", SECONDS, "en"),
        ("In Guangxi a practised driver needs 7 to 8 seconds.", SECONDS, "en"),
        ("It took two hours.", "It took 120 minutes.", "en"),
        ("Nearly 290 billion yuan passed.", "Goods worth RMB 288.9 billion passed.", "en"),
        ("In 2020 it began.", "It began on 3 July 2020.", "en"),
        ("MOFCOM cites it.", "The Ministry of Commerce cites it.", "en"),
        ("It takes 12 days instead of 38.", "The time was cut from 38 days to 12 days.", "en"),
        ("货车司机无需盖章。", "无需再人工在证件上盖章。", "zh"),
        ("三分之一的课程由外教讲授。", "约33%的课程由外籍教师讲授。", "zh"),
    ],
)
def test_other_words_for_the_same_differ_in_nothing(
    collection: Collection, sentence: str, quote: str, language: Language
) -> None:
    """Rounded, converted, shortened, or under another name."""
    assert found(collection, sentence, quote, language) == []


def test_every_place_in_a_sentence_is_told_by_its_characters() -> None:
    """Quantities and dates: ``text[start:end]`` holds."""
    text = (
        "By 30 August 2024 the time fell from 36 hours to 12 hours for 1,136 firms of the sixth batch; 一半在2023年。"
    )

    found = [*quantities_in(text, "en"), *dates_in(text)]

    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.text for one in dates_in(text)] == ["30 August 2024", "2023"]
