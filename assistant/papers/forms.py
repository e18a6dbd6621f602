"""Which form a document takes, and what is put into it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from assistant.papers import bibliography, composing, html, markdown, tables, word
from assistant.papers.document import Document
from assistant.papers.errors import ExportError
from assistant.papers.paper import Paper
from assistant.papers.references import references_of
from assistant.papers.styles import Style
from assistant.papers.words import WORDS
from corpus import Collection

Form = Literal["docx", "markdown", "html", "csv", "xlsx", "bibtex", "ris", "csl-json"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDINGS: Mapping[str, Form] = {
    ".docx": "docx",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".bib": "bibtex",
    ".ris": "ris",
    ".json": "csl-json",
}
IN_BYTES: frozenset[Form] = frozenset({"docx", "xlsx"})
WRITTEN: tuple[Form, ...] = ("docx", "markdown", "html")
_TABLES: tuple[Form, ...] = ("csv", "xlsx", "markdown")


def form_of(file: Path | None, form: Form | None) -> Form:
    """Return the form asked for by name, else by the ending of *file*, else Markdown.

    Raises:
        ExportError: the ending says nothing.
    """
    if form or file is None:
        return form or "markdown"
    if file.suffix.casefold() not in ENDINGS:
        raise ExportError(f"{file}: no form has this ending; name it {', '.join(ENDINGS)}, or say --form")
    return ENDINGS[file.suffix.casefold()]


def exported(paper: Paper, collection: Collection, form: Form, style: Style, template: Path | None = None) -> bytes:
    """Return *paper* in this form: a memo with its quotes, a table of its cases, or its sources.

    Raises:
        ExportError: the template cannot be filled in.
    """
    if form in WRITTEN:
        return written(composing.memo(paper, collection, style), form, template)
    cases = tables.case_table(entry.case for entry in paper.cases)
    if form in _TABLES:
        return tabled(cases, WORDS[paper.language].cases, paper, form)
    return bibliography.WRITERS[form](references_of(paper, style)).encode()


def reported(paper: Paper, collection: Collection, form: Form, style: Style, template: Path | None = None) -> bytes:
    """Return the report of the search behind *paper*.

    Raises:
        ExportError: there was no search, or a report has no such form.
    """
    if paper.search is None:
        raise ExportError("a report is made of an answer, not of ids; give what 'ftz-cases ask --json' prints")
    if form not in WRITTEN:
        raise ExportError(f"a report is written as {', '.join(WRITTEN)}, not as {form}")
    return written(composing.report(paper, paper.search, collection, style), form, template)


def written(document: Document, form: Form, template: Path | None) -> bytes:
    """Return *document* as a file."""
    if form == "docx":
        return word.write(document, template)
    return (html.write(document) if form == "html" else markdown.write(document)).encode()


def tabled(rows: tables.Table, name: str, paper: Paper, form: Form) -> bytes:
    """Return *rows* as a file; a workbook calls them *name*, and a second sheet says where they come from."""
    if form == "xlsx":
        words = WORDS[paper.language]
        about: tables.Table = [
            (words.library, paper.fingerprint),
            (words.date, paper.made.isoformat()),
            (words.kind_label, words.kind),
        ]
        return tables.as_xlsx({name: rows, words.library: about})
    if form == "csv":
        return tables.as_csv(rows).encode()
    return markdown.table([[str("" if cell is None else cell) for cell in row] for row in rows]).encode()


def figured(rows: tables.Table, paper: Paper, form: Form) -> bytes:
    """Return the figures of *paper* as a table.

    Raises:
        ExportError: a table has no such form.
    """
    if form not in _TABLES:
        raise ExportError(f"figures are written as {', '.join(_TABLES)}, not as {form}")
    return tabled(rows, WORDS[paper.language].figures, paper, form)
