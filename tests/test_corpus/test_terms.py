"""The terms are those of the library, and each is a translation that the library itself uses."""

import re
from pathlib import Path

import pytest

from corpus import Collection, CorpusError, Term, read_terms
from corpus.texts import lines_of

TERMS = read_terms()


def names(term: Term) -> str:
    return term.en[0]


def says_en(forms: tuple[str, ...], text: str) -> bool:
    """Whether *text* has one of *forms* as whole words, in any case, with or without a plural ending."""
    return re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?:s|es)?(?!\w)", text, re.IGNORECASE) is not None


def says_zh(forms: tuple[str, ...], text: str) -> bool:
    return any(form in text for form in forms)


@pytest.fixture(scope="module")
def pairs(collection: Collection) -> list[tuple[str, str]]:
    """What says the same in both languages: titles, and the lines of the texts without headings."""
    found: list[tuple[str, str]] = []
    for case in collection:
        found.append((case.title("en"), case.title("zh")))
        lines = zip(lines_of(case.texts["en"].text), lines_of(case.texts["zh"].text), strict=True)
        found.extend((en.words, zh.words) for en, zh in lines if en.kind != "heading")
    return found


@pytest.fixture(scope="module")
def everything(collection: Collection, pairs: list[tuple[str, str]]) -> tuple[str, str]:
    """All that the library says in English and in Chinese: titles, texts and aliases."""
    english, chinese = ([pair[side] for pair in pairs] for side in (0, 1))
    for case in collection:
        english.extend(case.texts["en"].aliases)
        chinese.extend(case.texts["zh"].aliases)
    return "\n".join(english), "\n".join(chinese)


def test_there_are_terms_enough_for_the_field():
    assert len(TERMS) >= 300
    assert Term(("single window",), ("单一窗口",)) in TERMS


def test_terms_are_sorted_by_their_first_english_form():
    assert [names(term) for term in TERMS] == sorted(map(names, TERMS), key=str.casefold)


def test_a_term_is_short():
    """A term, not a sentence: at most four English words, two to eight Chinese characters."""
    assert [form for term in TERMS for form in term.en if len(form.split()) > 4] == []
    assert [form for term in TERMS for form in term.zh if not 2 <= len(form) <= 8] == []


def test_every_form_stands_in_the_library(everything: tuple[str, str]):
    english, chinese = everything

    assert [form for term in TERMS for form in term.en if not says_en((form,), english)] == []
    assert [form for term in TERMS for form in term.zh if not says_zh((form,), chinese)] == []


def test_every_term_translates_a_line_of_the_library(pairs: list[tuple[str, str]]):
    """Somewhere the English line has one of the English forms and the Chinese line that says the same a Chinese one."""
    alone = [
        names(term) for term in TERMS if not any(says_zh(term.zh, zh) and says_en(term.en, en) for en, zh in pairs)
    ]

    assert alone == []


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        ("- {en: [customs]}", "entry 1", "must have the fields en and zh and no other"),
        ("- {en: [customs], zh: [海关], fr: [douane]}", "entry 1", "must have the fields en and zh and no other"),
        ("- {en: [customs], zh: []}", "entry 1", "zh must be a list of one form or more"),
        ("- {en: customs, zh: [海关]}", "entry 1", "en must be a list of one form or more"),
        ('- {en: [customs, ""], zh: [海关]}', "entry 1", "en: '' is no form"),
        ('- {en: [customs], zh: ["海关 "]}', "entry 1", "zh: '海关 ' is no form"),
        ("- {en: [no], zh: [朝鲜]}", "entry 1", "en: False is no form"),
        ("- {en: [port], zh: [口岸]}\n- {en: [Port], zh: [港口]}", "entry 2", "'port' stands in entry 1 already"),
        ("- {en: [port], zh: [口岸, 口岸]}", "entry 1", "'口岸' stands in entry 1 already"),
        ("- {en: [port], en: [quay], zh: [口岸]}", "file", "line 1: 'en' stands twice"),
        ("- {en: [port", "file", "line "),
        ("en: port", "file", "must be a list of entries"),
        ("", "file", "must be a list of entries"),
    ],
)
def test_a_fault_is_told_with_file_entry_and_reason(tmp_path: Path, content: str, where: str, reason: str):
    file = tmp_path / "terms.yaml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CorpusError) as raised:
        read_terms(file)

    assert str(raised.value).startswith(f"{file}: {where}: {reason}")
    assert "\n" not in str(raised.value)


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path):
    with pytest.raises(CorpusError, match=r"terms\.yaml: file: cannot be read: No such file"):
        read_terms(tmp_path / "terms.yaml")


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path):
    file = tmp_path / "terms.yaml"
    file.write_bytes("- {en: [customs], zh: [海关]}".encode("gb18030"))

    with pytest.raises(CorpusError, match="is not UTF-8 at byte"):
        read_terms(file)


def test_terms_are_read_in_the_order_of_the_file(tmp_path: Path):
    file = tmp_path / "terms.yaml"
    file.write_text("- {en: [port, quay], zh: [口岸]}\n- {en: [bond], zh: [保税]}\n", encoding="utf-8")

    assert read_terms(file) == (Term(("port", "quay"), ("口岸",)), Term(("bond",), ("保税",)))
