"""``ftz-cases export``, ``verify`` and ``replay`` as one types them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.papers.answers import file_of, read_answer
from assistant.papers.gathering import paper_of_answer
from corpus import Collection
from index import Facets

Run = Callable[..., Any]
GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"


@pytest.fixture
def answer(run: Run, tmp_path: Path) -> Path:
    """A file that ``ask --json`` has printed."""
    file = tmp_path / "answer.json"
    file.write_text(run("ask", "border transport", "--since", "2020", "--json").out, encoding="utf-8")
    return file


def test_an_answer_says_what_was_asked(answer: Path) -> None:
    """What is named in a question is no filter, and cannot be told from one in `understood`."""
    assert json.loads(answer.read_text(encoding="utf-8"))["asked"] == {
        "zones": [], "themes": [], "programmes": [], "since": 2020, "until": None, "top": 5
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["docx", "md", "html", "csv", "xlsx", "bib", "ris", "json"])
def test_the_ending_says_the_form(run: Run, answer: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"memo.{ending}"

    ran = run("export", str(answer), "--to", str(file))

    assert (ran.code, ran.out) == (0, "")
    quotes = ", 6 quotes, each as the library has it" if ending in {"docx", "md", "html"} else ""
    assert ran.err == f"{file}: 3 cases{quotes}\n"
    start = {"docx": b"PK", "xlsx": b"PK", "md": b"# ", "html": b"<!DOCTYPE html>", "csv": b"\xef\xbb\xbfid,",
             "bib": b"@misc{", "ris": b"TY  - ", "json": b"[\n"}  # fmt: skip
    assert file.read_bytes().startswith(start[ending])
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []


def test_an_answer_goes_through_a_pipe(run: Run, answer: Path) -> None:
    """To standard output, as Markdown."""
    ran = run("export", "-", "--style", "apa", stdin=answer.read_text(encoding="utf-8"))

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Precedents of the pilot free trade zones\n\n- **Question**: border transport\n")


def test_in_the_other_language_the_same_lines_are_quoted(run: Run, answer: Path) -> None:
    """And each is a slice of the Chinese record."""
    ran = run("export", str(answer), "--language", "zh")

    assert ran.out.startswith("# 自贸试验区先例备忘录")
    assert '"language": "en"' not in ran.out
    assert ran.out.count("<!-- ftz-quote") >= 3


def test_the_report_says_what_was_searched_and_left_out(run: Run, answer: Path) -> None:
    """In the order in which one searches; that the library has changed since is said."""
    out = run("export", str(answer), "--report").out

    headings = [line[3:] for line in out.splitlines() if line.startswith("## ")]
    assert headings == [
        "How the question was understood", "Filters", "What was searched", "What was found",
        "What was near and left out", "What was not found", "References", "To check the quotes",
    ]  # fmt: skip
    assert "- **Years**: 2020–…" in out
    assert "198 records (2885 passages), version 0123456789ab" in out
    assert "The library has changed since the answer" in out


def test_a_refusal_can_be_reported(run: Run, tmp_path: Path) -> None:
    """That nothing was found is what such a report is for."""
    file = tmp_path / "none.json"
    file.write_text(run("ask", "x", "--zone", "Yunnan", "--json").out, encoding="utf-8")

    ran = run("export", str(file), "--report")

    assert ran.code == 0
    assert "Nothing that answers the question." in ran.out
    assert "The library has no case that answers the question." in ran.out
    assert run("verify", str(file)).err.startswith("0 quotes: ")


def test_figures_of_a_case_by_the_beginning_of_its_id(run: Run) -> None:
    ran = run("export", "2025-guangxi-border-vehicle", "--figures", "--form", "csv")

    assert ran.out.startswith("\ufeffcase_id,title,figure,")
    assert f"{GUANGXI}," in ran.out


def test_a_wrong_quote_stops_the_export(run: Run, answer: Path, tmp_path: Path) -> None:
    """One line, and an earlier document stays as it is."""
    said = json.loads(answer.read_text(encoding="utf-8"))
    said["citations"][1]["quote"] = said["citations"][1]["quote"].replace("2020", "2021")
    answer.write_text(json.dumps(said), encoding="utf-8")
    memo = tmp_path / "memo.md"
    memo.write_text("earlier", encoding="utf-8")

    ran = run("export", str(answer), "--to", str(memo))

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "the record has other words there; nothing was written" in ran.err
    assert memo.read_text(encoding="utf-8") == "earlier"


def test_a_source_that_the_record_does_not_name_stops_it_too(run: Run, answer: Path) -> None:
    said = json.loads(answer.read_text(encoding="utf-8"))
    said["citations"][0]["source"]["publisher"] = "State Council"
    answer.write_text(json.dumps(said), encoding="utf-8")

    ran = run("export", str(answer))

    assert (ran.code, ran.out) == (1, "")
    assert "its record names no such source" in ran.err


def test_verify_says_for_each_quote_what_has_become_of_it(run: Run, answer: Path, tmp_path: Path) -> None:
    """0 while all stand, 1 as soon as one is changed or gone."""
    memo = tmp_path / "memo.md"
    run("export", str(answer), "--to", str(memo))
    whole = run("verify", str(memo))
    memo.write_text(memo.read_text(encoding="utf-8").replace("tried out", "tested"), encoding="utf-8")
    edited = run("verify", str(memo))

    assert whole.code == 0
    assert whole.out.splitlines()[0].startswith(f"1\tunchanged\t{GUANGXI} en ")
    assert whole.err == "6 quotes: 6 unchanged, 0 moved, 0 changed, 0 gone\n"
    assert edited.code == 1
    assert "\tchanged\t" in edited.out
    assert run("verify", str(answer)).code == 0


def test_replay_says_what_is_new(run: Run, answer: Path) -> None:
    """Cases that came, went or moved; the filters are those of then."""
    said = json.loads(answer.read_text(encoding="utf-8"))
    first, second, third = said["cases"]
    said["cases"] = [second, first, {**third, "id": "2024-beijing-data-export-negative-list"}]
    said["model"] = "another"
    answer.write_text(json.dumps(said), encoding="utf-8")

    lines = run("replay", str(answer)).out.splitlines()

    assert lines == [
        "Library: unchanged, version 0123456789ab, 198 records",
        "Model: another → multilingual-e5-small",
        "Outcome: unchanged, answered",
        "New case: 2025-overview-best-practice-case-batches (place 3)",
        "No longer in the answer: 2024-beijing-data-export-negative-list (was place 3)",
        f"Other place: {GUANGXI} (2 → 1)",
        "Other place: 2020-hainan-boao-lecheng-drug-insurance (1 → 2)",
        "Quotes of then in the library of now: 6 unchanged",
        "Quotes of the answer: 6 the same, 0 new, 0 no longer cited",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nosuch.json"], 1, "No such file"),
        (["2025-nosuch-case"], 2, "no case is called"),
        ([GUANGXI, GUANGXI], 1, "named twice"),
        ([GUANGXI, "--to", "memo.pdf"], 1, "no form has this ending"),
        ([GUANGXI, "--form", "docx"], 2, "say --to FILE.docx"),
        ([GUANGXI, "--report"], 1, "made of an answer"),
        ([GUANGXI, "--figures", "--form", "bibtex"], 1, "figures are written as csv, xlsx, markdown"),
        ([GUANGXI, "--figures", "--report"], 2, "two documents"),
        ([GUANGXI, "--template", "pyproject.toml"], 2, "--template is for Word documents"),
        ([GUANGXI, "--style", "mla"], 2, "'mla' is not one of"),
        (["-"], 1, "standard input: not an answer"),
        (
            [GUANGXI, "--to", "/nosuch/memo.md"],
            1,
            "/nosuch/memo.md: No such file or directory; write it somewhere else",
        ),
    ],
)
def test_what_cannot_be_exported_is_one_line(run: Run, arguments: list[str], code: int, message: str) -> None:
    ran = run("export", *arguments, stdin="no json")

    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert message in ran.err


def test_what_is_read_is_not_overwritten(run: Run, answer: Path) -> None:
    """An answer and CSL-JSON have the same ending."""
    before = answer.read_bytes()

    assert run("export", str(answer), "--to", str(answer)).code == 2
    assert answer.read_bytes() == before


def test_an_answer_makes_the_paper_that_its_file_makes(scripted: Any, answer: Path, collection: Collection) -> None:
    """The page has the answer itself, the command line a file."""
    said = file_of(scripted.ask("border transport", Facets(since=2020), 5), Facets(since=2020), 5)
    read = read_answer(answer.read_text(encoding="utf-8"), "answer.json")

    made = date(2026, 11, 23)
    assert paper_of_answer(said, collection, None, made) == paper_of_answer(read, collection, None, made)
