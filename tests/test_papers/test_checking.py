"""Comparing the quotes of a document with a library that has changed since."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assistant.papers.checking import State, check_file, check_quote
from assistant.papers.errors import DocumentError
from assistant.papers.forms import exported
from assistant.papers.paper import Paper
from assistant.papers.traces import TracedQuote, trace_of
from corpus import Collection

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"


def _with_text(collection: Collection, change: tuple[str, str] | None) -> Collection:
    """The library with other words in one record, or without that record."""
    cases = dict(collection.cases)
    case = cases.pop(GUANGXI)
    if change:
        assert change[0] in case.texts["en"].text
        text = replace(case.texts["en"], text=case.texts["en"].text.replace(*change, 1))
        cases[GUANGXI] = replace(case, texts={**case.texts, "en": text})
    return replace(collection, cases=cases)


@pytest.mark.parametrize(
    ("change", "state", "note"),
    [
        (("Youyiguan", "Youyiguan"), State.UNCHANGED, ""),
        (
            ("These figures describe the port as a whole", "They describe the port"),
            State.UNCHANGED,
            "changed elsewhere",
        ),
        (("", "Revised. "), State.MOVED, "now characters 9 to 300"),
        (("stamped by hand", "stamped manually"), State.CHANGED, "to be stamped manually."),
        (None, State.GONE, "the library has no case"),
    ],
)
def test_what_has_become_of_a_quote(
    paper: Paper, collection: Collection, change: tuple[str, str] | None, state: State, note: str
) -> None:
    """Unchanged, moved, changed or gone, and what is to be known beside that."""
    quote = paper.quotes[0]

    checked = check_quote(TracedQuote(trace_of(quote), quote.quote), _with_text(collection, change))

    assert checked.state is state
    assert note in checked.note
    assert checked.holds is (state in {State.UNCHANGED, State.MOVED})


def test_a_quote_whose_record_says_nothing_like_it_is_gone(paper: Paper, collection: Collection) -> None:
    """The record is there, and tells other things."""
    quote = replace(paper.quotes[0], quote="鲸鱼 Zebras quaff 12,345 jugs of xylem.", start=0, end=9)

    assert check_quote(TracedQuote(trace_of(quote), quote.quote), collection).state is State.GONE


@pytest.mark.parametrize("form", ["docx", "markdown", "html"])
def test_a_document_as_it_was_written_has_no_fault(paper: Paper, collection: Collection, tmp_path: Path, form) -> None:
    file = tmp_path / "memo"
    file.write_bytes(exported(paper, collection, form, "apa"))

    assert [one.state for one in check_file(file, collection)] == [State.UNCHANGED] * len(paper.quotes)


def test_words_changed_in_the_document_are_found(paper: Paper, collection: Collection, tmp_path: Path) -> None:
    """Someone has improved a quote in Word or in an editor, or has taken one out."""
    word = docx.Document(io.BytesIO(exported(paper, collection, "docx", "apa")))
    runs = [run for entry in word.paragraphs for run in entry.runs if run.text == paper.quotes[0].quote]
    runs[0].text = runs[0].text.replace("by hand", "by the officer")
    word.save(str(tmp_path / "memo.docx"))
    text = exported(paper, collection, "markdown", "apa").decode()
    lines = text.replace("stamped by hand", "stamped by the officer").splitlines()
    lines = [line for line in lines if f"“{paper.quotes[2].quote}”" not in line]
    (tmp_path / "memo.md").write_text("\n".join(lines), encoding="utf-8")

    of_word = check_file(tmp_path / "memo.docx", collection)
    page = exported(paper, collection, "html", "apa").decode().replace("stamped by hand", "stamped by the officer")
    (tmp_path / "memo.html").write_text(page, encoding="utf-8")

    of_page = check_file(tmp_path / "memo.html", collection)
    of_text = check_file(tmp_path / "memo.md", collection)

    assert [one.trace.number for one in of_page if not one.holds] == [1]
    assert [(one.trace.number, one.note) for one in of_word if not one.holds] == [
        (1, "the document has other words than it was made with")
    ]
    assert [(one.trace.number, one.note) for one in of_text if not one.holds] == [
        (1, "the document has other words than it was made with"),
        (3, "the document does not show it any more"),
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"words", b"<!DOCTYPE html><blockquote>", b"{}", b"\xff\xfe", b'{"question": 1}', b"PK\x03\x04 no package"],
)
def test_a_file_without_quotes_is_one_line(collection: Collection, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(DocumentError):
        check_file(tmp_path / "file", collection)
