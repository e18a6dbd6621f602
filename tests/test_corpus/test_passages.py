"""Offsets survive any text."""

from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from corpus import Case, CaseText, Source, passages_of, quotable_sentences, sentences_of
from corpus.passages import LONGEST
from corpus.texts import out_of_step, sections_of

words = st.text(
    st.characters(exclude_characters="\n\r#", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=700
).filter(lambda text: any(sign.isalnum() for sign in text))
bodies = st.lists(st.tuples(st.booleans(), words), min_size=1, max_size=6).map(
    lambda lines: "\n".join(("- " if bullet else "") + text for bullet, text in lines)
)


def case_of(english: str, chinese: str) -> Case:
    texts = {
        "en": CaseText("en", "Title", True, english, sections_of(english, "en")),
        "zh": CaseText("zh", "标题", True, chinese, sections_of(chinese, "zh")),
    }
    return Case(
        id="a-case",
        kind="case",
        zones=("Guangxi",),
        places=(),
        programme="best-practice-case",
        batch=None,
        issued=None,
        themes=("finance",),
        depth="full",
        evidence="strong",
        sources=(Source("A report", "A paper"),),
        title_zh=None,
        curator_notes="",
        texts=MappingProxyType(texts),
    )


@given(bodies, bodies)
def test_every_passage_is_a_slice_whatever_the_text(english: str, chinese: str):
    case = case_of(english, f"{chinese}\n\n## 实施成效\n- 好")

    passages = list(passages_of(case))

    assert passages
    assert all(case.texts[p.language].text[p.start : p.end] == p.text != "" for p in passages)
    assert len({p.id for p in passages}) == len(passages)


@given(words)
def test_sentences_are_slices_in_order_without_overlap(text: str):
    bounds = sentences_of(text, "en")

    assert all(text[start:end].strip() == text[start:end] != "" for start, end in bounds)
    assert [bound for pair in bounds for bound in pair] == sorted(bound for pair in bounds for bound in pair)


@given(words, st.sampled_from(["en", "zh"]))
def test_sentences_to_quote_are_slices_in_order_and_never_none(text: str, language: str):
    bounds = quotable_sentences(text.strip(), language)

    assert bounds
    assert all(0 <= start < end <= len(text) for start, end in bounds)
    assert [bound for pair in bounds for bound in pair] == sorted(bound for pair in bounds for bound in pair)


def test_a_chinese_sentence_ends_before_a_figure_too():
    text = "通关时间缩短75%。2024年试点扩大到全省。“好。”"

    assert [text[start:end] for start, end in quotable_sentences(text, "zh")] == [
        "通关时间缩短75%。",
        "2024年试点扩大到全省。",
        "“好。”",
    ]


def test_a_sentence_is_quoted_with_what_limits_it():
    text = "It opened in 2020. Trade rose by 30 percent. This figure is of the whole port."

    assert [text[start:end] for start, end in quotable_sentences(text, "en")] == [
        "It opened in 2020.",
        "Trade rose by 30 percent. This figure is of the whole port.",
    ]


def test_a_long_paragraph_is_cut_at_sentences():
    sentence = "The customs office of the port let lorries through without a stamp in 2024. "
    case = case_of((sentence * 20).strip(), "很长。" * 200)

    english = [p for p in passages_of(case) if p.language == "en"]

    assert len(english) == 4
    assert all(p.text.endswith("in 2024.") and len(p.text) <= LONGEST["en"] for p in english)
    assert [p.id for p in english][:2] == ["a-case/en/0", "a-case/en/0.1"]


def test_languages_out_of_step_are_told_with_the_line():
    assert out_of_step("One.\n\n## Measures\n- A\n", "一。\n\n## 主要做法\n- 甲\n") is None
    assert "line 4 of the text is a paragraph" in str(
        out_of_step("One.\n\n## Measures\n- A\n", "一。\n\n## 主要做法\n甲\n")
    )
    assert "'实施成效'" in str(out_of_step("One.\n\n## Measures\n- A\n", "一。\n\n## 实施成效\n- 甲\n"))
    assert "1 lines with words" in str(out_of_step("One.\n\n## Measures\n- A\n", "一。\n"))
