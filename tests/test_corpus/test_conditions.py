"""What a case rests on: kinds of a closed list, each with the sentence that says so, in both languages."""

import re
from pathlib import Path

import pytest

from corpus import CONDITIONS, LANGUAGES, Collection, read_collection, survey

CASE = "2024-beijing-data-export-negative-list"


def with_conditions(folder: Path, *entries: str) -> None:
    """Give the case these conditions and no others; SPAN_en and SPAN_zh stand for its first sentence."""
    file = folder / "cases" / f"{CASE}.md"
    content = re.sub(r"^conditions:\n(?:  - .*\n)+", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = "".join(f"  - {entry}\n" for entry in entries)
    for language in LANGUAGES:
        part = "" if language == "en" else "zh/"
        text = (folder / "cases" / f"{part}{CASE}.md").read_text(encoding="utf-8").partition("\n---\n")[2]
        end = re.search(r"[.。](?=\s|$|[^\x00-\x7f])", text).end()
        lines = lines.replace(f"SPAN_{language}", f"[0, {end}]")
    file.write_text(content.replace("\naliases:", f"\nconditions:\n{lines}aliases:", 1), encoding="utf-8")


def test_a_condition_holds_its_sentence_in_both_languages(small_corpus: Path):
    with_conditions(small_corpus, "{needs: partner, detail: Ministry, en: SPAN_en, zh: SPAN_zh}")

    case = read_collection(small_corpus).cases[CASE]

    (condition,) = case.conditions
    assert (condition.needs, condition.detail) == ("partner", "Ministry")
    for language, full_stop in (("en", "."), ("zh", "。")):
        start, end = condition.spans[language]
        assert case.texts[language].text[start:end].endswith(full_stop)
        assert start == 0


@pytest.mark.parametrize(
    ("entry", "field", "reason"),
    [
        (
            "{needs: harbour, en: SPAN_en, zh: SPAN_zh}",
            "conditions.0.needs",
            "unknown condition 'harbour'; one of land",
        ),
        ("{needs: seaport, zh: SPAN_zh}", "conditions.0.en", "Field required"),
        ("{needs: seaport, en: [3], zh: SPAN_zh}", "conditions.0.en", "at least 2"),
        ("{needs: seaport, en: [-1, 3], zh: SPAN_zh}", "conditions.0.en.0", "greater than or equal to 0"),
        ("{needs: seaport, en: [0, 99999], zh: SPAN_zh}", "conditions.0.en", "does not lie in a text of"),
        ("{needs: seaport, en: [9, 9], zh: SPAN_zh}", "conditions.0.en", "9 to 9 does not lie in"),
        ("{needs: seaport, en: SPAN_en, zh: [0, 260]}", "conditions.0.zh", "does not lie on one line"),
        ("{needs: seaport, en: [1, 9], zh: SPAN_zh}", "conditions.0.en", "no sentence begins at 1"),
        ("{needs: seaport, en: SPAN_en, zh: [0, 5]}", "conditions.0.zh", "no sentence ends at 5"),
        ("{needs: seaport, detail: Ningbo, en: SPAN_en, zh: SPAN_zh}", "conditions.0.detail", "seaport has none"),
        ("{needs: industry, en: SPAN_en, zh: SPAN_zh}", "conditions.0.detail", "say which industry"),
    ],
)
def test_a_condition_that_is_wrong_is_named_with_file_and_field(
    small_corpus: Path, entry: str, field: str, reason: str
):
    with_conditions(small_corpus, entry)

    _, faults = survey(small_corpus)

    assert [(fault.file, fault.field) for fault in faults] == [(f"cases/{CASE}.md", field)]
    assert reason in faults[0].reason


def test_a_condition_stands_once(small_corpus: Path):
    """The same kind with another detail is another condition."""
    with_conditions(
        small_corpus,
        "{needs: partner, detail: Hong Kong, en: SPAN_en, zh: SPAN_zh}",
        "{needs: partner, detail: Macao, en: SPAN_en, zh: SPAN_zh}",
        "{needs: partner, detail: hong kong, en: SPAN_en, zh: SPAN_zh}",
    )

    (fault,) = survey(small_corpus)[1]

    assert (fault.field, fault.reason) == ("conditions.2", "partner hong kong stands in conditions.0 already")


def test_a_heading_is_no_sentence(small_corpus: Path):
    english = (small_corpus / "cases" / f"{CASE}.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    start = english.index("## Measures")
    with_conditions(small_corpus, f"{{needs: seaport, en: [{start}, {start + 11}], zh: SPAN_zh}}")

    (fault,) = survey(small_corpus)[1]

    assert fault.field == "conditions.0.en"
    assert fault.reason.endswith("is part of a heading")


def test_the_library_has_conditions_of_every_kind_on_twin_lines(collection: Collection):
    """What is quoted in one language stands on the line that says the same in the other."""
    conditions = [(case, condition) for case in collection for condition in case.conditions]

    assert {condition.needs for _, condition in conditions} == set(CONDITIONS)
    for case, condition in conditions:
        lines = {case.texts[name].text[: condition.spans[name][0]].count("\n") for name in LANGUAGES}
        assert len(lines) == 1, (case.id, condition)
