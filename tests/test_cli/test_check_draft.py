"""``ftz-cases check-draft``: what people read, what programs do, and what it says to a draft that cannot be checked."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from assistant.answer import Citation
from assistant.cli.checked_draft import print_checked, show
from assistant.cli.layout import Screen
from assistant.draft_facts import Difference
from assistant.drafts import CheckedDraft, CheckedSentence
from corpus import Collection, Language, passages_of

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
DRAFTS: dict[Language, tuple[str, str, str]] = {
    "en": (
        "Drivers clear themselves by face and fingerprint.",
        "One vehicle takes about 30 seconds.",
        "The dinner will be ordered on Thursday.",
    ),
    "zh": ("司机刷脸、按指纹自助通关。", "每辆车约需30秒。", "晚餐将于周四预订。"),
}
WORDS: dict[Language, tuple[str, str]] = {
    "en": ("about 30 seconds", "about 15 seconds"),
    "zh": ("约需30秒", "约需15秒"),
}

Run = Callable[..., Any]


def checked(collection: Collection, language: Language) -> CheckedDraft:
    """A draft of which one sentence is supported, one differs and one finds nothing."""
    case = collection.cases[GUANGXI]
    passages = {part.block: part for part in passages_of(case) if part.language == language}
    drivers, seconds = passages[4], passages[7]
    digest = hashlib.sha256(case.texts[language].text.encode()).hexdigest()
    citations = tuple(
        Citation(number, GUANGXI, one.id, language, one.section, one.start, one.end, one.text, digest, "record",
                 case.sources[0])
        for number, one in enumerate((drivers, seconds), start=1)
    )  # fmt: skip
    text = "\n".join(DRAFTS[language])
    starts = [text.index(sentence) for sentence in DRAFTS[language]]
    at = text.index(WORDS[language][0])
    difference = Difference("number", *WORDS[language], at, at + len(WORDS[language][0]))
    first, second, third = (
        CheckedSentence(said, start, start + len(said), language, "nothing", None, (), ())
        for said, start in zip(DRAFTS[language], starts, strict=True)
    )
    sentences = (
        replace(first, verdict="supported", case_id=GUANGXI, citations=(1,)),
        replace(second, verdict="near", case_id=GUANGXI, citations=(2,), differences=(difference,)),
        third,
    )
    corpus = {"fingerprint": "0123456789abcdef" * 4, "cases": 198}
    return CheckedDraft(text, sentences, citations, {GUANGXI: case}, corpus, "multilingual-e5-small")


@pytest.mark.parametrize(("language", "width"), [("en", 60), ("en", 80), ("zh", 80)])
def test_a_checked_draft_reads_as_in_the_golden_file(
    collection: Collection,
    printed: Callable[..., str],
    check_golden: Callable[[str, str], None],
    language: Language,
    width: int,
) -> None:
    """Each sentence with its verdict, what differs, the quotes and their sources."""
    draft = checked(collection, language)

    text = printed(lambda screen: print_checked(draft, language, screen), width)

    check_golden(f"draft-{language}-{width}.txt", text)
    assert all(cell_len(line) <= width or "http" in line for line in text.splitlines())


def test_in_a_pipe_each_sentence_is_a_line_with_tabs(
    collection: Collection, capsys: pytest.CaptureFixture[str]
) -> None:
    """Verdict, case, sentence, differences, quotes."""
    show(checked(collection, "en"), "en", Screen(Console(), wraps=False))

    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[:2] for line in lines] == [["supported", GUANGXI], ["near", GUANGXI], ["nothing", ""]]
    assert lines[1][3] == "Number: record: about 15 seconds; draft: about 30 seconds"
    assert lines[1][4] in collection.cases[GUANGXI].texts["en"].text


def test_a_draft_that_cannot_be_checked_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    """Before the model is loaded, with what to do."""
    empty, binary, long = (tmp_path / name for name in ("empty.txt", "memo.docx", "long.txt"))
    empty.write_text(" \n", encoding="utf-8")
    binary.write_bytes(b"PK\x03\x04\xff\xfe")
    long.write_text("A border port. " * 3_000, encoding="utf-8")

    said = [run("check-draft", str(file)) for file in (empty, binary, long, tmp_path / "none.txt", tmp_path)]

    assert [ran.code for ran in said] == [2] * 5
    assert all(ran.err.count("\n") == 1 and not ran.out for ran in said)
    assert "the draft is empty" in said[0].err
    assert "is not UTF-8 text; save the draft as plain text in UTF-8" in said[1].err
    assert "more than 30,000" in said[2].err
    assert "No such file" in said[3].err
    assert "name a text file" in said[4].err
    assert "the draft is empty" in run("check-draft", "-", stdin="").err
