"""The other forms, read by programs that are not ours."""

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import bibtexparser
import openpyxl
import pytest
import rispy

from assistant.papers.composing import memo
from assistant.papers.figure_table import COLUMNS, figures_table
from assistant.papers.forms import exported, figured
from assistant.papers.html import write as as_html
from assistant.papers.markdown import escaped, quotes_in, traces_in
from assistant.papers.paper import Paper
from assistant.papers.references import references_of
from assistant.papers.traces import trace_of
from corpus import Collection, Source


def _sources(paper: Paper) -> list[Source]:
    return [entry.source for entry in references_of(paper, "gbt7714-numeric").entries]


@pytest.fixture
def text_of(paper: Paper, collection: Collection) -> Callable[[str], str]:
    return lambda form: exported(paper, collection, form, "gbt7714-numeric").decode()


def test_bibtexparser_reads_every_source(paper: Paper, text_of: Callable[[str], str]) -> None:
    """Keys, titles in their own letters, dates and addresses; no entry fails."""
    library = bibtexparser.parse_string(text_of("bibtex"))

    assert library.failed_blocks == []
    assert len(library.entries_dict) == len(library.entries) == len(_sources(paper))
    for entry, source in zip(library.entries, _sources(paper), strict=True):
        plain = re.sub(r"\\(.)", r"\1", entry["title"].strip("{}"))
        assert plain == source.title
        assert (entry.get("url").value if entry.get("url") else None) == source.url
        assert (entry.get("date").value if entry.get("date") else None) == source.date


def test_rispy_reads_every_source(paper: Paper, text_of: Callable[[str], str]) -> None:
    entries = rispy.loads(text_of("ris"))

    read = [(entry["title"], entry.get("authors"), entry.get("year"), entry.get("urls")) for entry in entries]
    assert read == [
        (
            source.title,
            None if source.publisher.startswith("unknown") else [source.publisher],
            source.date[:4] if source.date else None,
            [source.url] if source.url else None,
        )
        for source in _sources(paper)
    ]


def test_csl_json_has_dates_in_parts(paper: Paper, text_of: Callable[[str], str]) -> None:
    entries = json.loads(text_of("csl-json"))

    assert [entry["title"] for entry in entries] == [source.title for source in _sources(paper)]
    first = entries[0]
    assert (first["type"], first["author"]) == ("webpage", [{"literal": "Ministry of Commerce (MOFCOM)"}])
    assert first["issued"] == {"date-parts": [[2025, 9, 25]]}


def test_csv_and_workbook_have_a_row_a_case(
    paper: Paper, collection: Collection, text_of: Callable[[str], str]
) -> None:
    """The CSV with the mark that Excel needs; the workbook says of which library it is."""
    text = text_of("csv")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    book = openpyxl.load_workbook(io.BytesIO(exported(paper, collection, "xlsx", "apa")))

    assert text.startswith("\ufeffid,title,")
    assert [row[0] for row in rows[1:]] == [entry.case.id for entry in paper.cases]
    cells = [["" if cell is None else cell for cell in row] for row in book["Cases"].iter_rows(values_only=True)]
    assert cells == rows
    assert ("Library", paper.fingerprint) in list(book["Library"].iter_rows(values_only=True))


def test_markdown_gives_its_quotes_back(paper: Paper, text_of: Callable[[str], str]) -> None:
    """With the place of each, also when Windows has changed the ends of lines."""
    text = text_of("markdown")

    assert list(traces_in(text)) == [trace_of(quote) for quote in paper.quotes]
    for read in (quotes_in(text), quotes_in(text.replace("\n", "\r\n"))):
        assert [one.shown for one in read] == [quote.quote for quote in paper.quotes]
    assert text.count("\n[^") == len(paper.quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* _c_ <d> [e]", r"a \*b\* \_c\_ \<d\> \[e\]"),
        ("1. first", r"1\. first"),
        ("- no list", r"\- no list"),
        ("2026-11-23", "2026-11-23"),
    ],
)
def test_markdown_shows_signs_as_they_are(text: str, expected: str) -> None:
    assert escaped(text) == expected


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "zh"])
def test_html_is_one_file_that_loads_nothing(
    request: pytest.FixtureRequest, collection: Collection, language: str
) -> None:
    """No script and nothing from elsewhere; every link inside leads somewhere, every quote to its place."""
    paper = request.getfixturevalue("paper" if language == "en" else "chinese_paper")
    page = _Page()
    page.feed(as_html(memo(paper, collection, "gbt7714-numeric")))

    assert page.open == []
    assert {"script", "link", "img", "iframe"}.isdisjoint(tag for tag, _ in page.tags)
    assert all("src" not in given and not any(name.startswith("on") for name in given) for _, given in page.tags)
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    inside = {str(given["href"])[1:] for tag, given in page.tags if tag == "a" and str(given["href"]).startswith("#")}
    assert inside <= set(ids)
    assert {f"place-{quote.number}" for quote in paper.quotes} <= set(ids)


def test_html_says_what_was_typed_as_text(paper: Paper, collection: Collection) -> None:
    """A question is no markup."""
    from dataclasses import replace  # noqa: PLC0415

    document = replace(memo(paper, collection, "apa"), facts=(("Question", "<script>alert(1)</script>"),))

    assert "<script" not in as_html(document)


def test_figures_stand_in_their_sentences(paper: Paper, collection: Collection) -> None:
    """Quantity, unit, what it was, period, and the sentence that the record has at that place."""
    head, *rows = figures_table(paper, collection)
    assert tuple(head) == COLUMNS
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in rows]

    for row in cells:
        text = collection.cases[str(row["case_id"])].texts["en"].text
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["sentence"]
        assert str(row["figure"]) in str(row["clause"]) in str(row["sentence"])
    rise = next(row for row in cells if row["before"] == 980)
    assert (rise["quantity"], rise["unit"], rise["per"], rise["bound"]) == (1600, "vehicle", "day", "about")
    assert rise["period"] == "August 2024"
    assert any("describe the port as a whole" in str(row["sentence"]) for row in cells)
    book = openpyxl.load_workbook(io.BytesIO(figured([head, *rows], paper, "xlsx")))
    assert list(book["Figures"].iter_rows(values_only=True))[1:] == [
        tuple(None if cell == "" else cell for cell in row) for row in rows
    ]
    assert figured([head, *rows], paper, "markdown").count(b"\n") == len(rows) + 2
