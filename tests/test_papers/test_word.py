"""Word documents: footnotes, bookmarks, templates, and what carries the places of the quotes."""

import io
import runpy
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pypdfium2
import pytest

from assistant.papers import word
from assistant.papers.composing import memo
from assistant.papers.errors import DocumentError, ExportError
from assistant.papers.paper import Paper
from assistant.papers.traces import trace_of
from assistant.papers.word_xml import NAMESPACE
from corpus import Collection

W = f"{{{NAMESPACE}}}"


def _part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314  our own file


def _words(element: ET.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def _packed(text: str) -> str:
    """Leave out blanks, and take the radicals that a PDF may have for the characters that they are."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _converted(file: Path, form: str, folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", folder, file],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _chinese_fonts() -> str:
    listed = shutil.which("fc-list")
    return subprocess.run([listed, ":lang=zh"], check=True, capture_output=True, text=True).stdout if listed else ""


@pytest.fixture(scope="module")
def written(paper: Paper, collection: Collection) -> bytes:
    return word.write(memo(paper, collection, "gbt7714-numeric"), None)


def test_every_quote_has_a_footnote_that_says_where_it_stands(paper: Paper, written: bytes) -> None:
    """Real ones: references in the text, notes in the part of Word that holds them, in the same order."""
    marks = [mark.get(f"{W}id") for mark in _part(written, "word/document.xml").iter(f"{W}footnoteReference")]
    notes = {note.get(f"{W}id"): _words(note) for note in _part(written, "word/footnotes.xml")}

    assert len(marks) == len(paper.quotes) > 5
    for mark, quote in zip(marks, paper.quotes, strict=True):
        assert notes[mark].startswith(f" From the case record {quote.case_id} (")
        assert f"characters {quote.start} to {quote.end}), which sums up published reports; published by" in notes[mark]
    assert {"-1", "0"} <= notes.keys()  # the lines that Word draws above footnotes


def test_python_docx_reads_it_with_its_headings_and_quotes(paper: Paper, written: bytes) -> None:
    document = docx.Document(io.BytesIO(written))
    styled = [(entry.style.name, entry.text) for entry in document.paragraphs if entry.style]

    headings = [text for style, text in styled if style.startswith("Heading")]
    assert headings == [
        *(f"{number}. {entry.case.title('en')}" for number, entry in enumerate(paper.cases, 1)),
        "References",
        "To check the quotes",
    ]
    quotes = [text for style, text in styled if style == "Quote"]
    assert all(f"“{quote.quote}”" in text for quote, text in zip(paper.quotes, quotes, strict=True))
    assert "Library: version " + paper.fingerprint[:12] in "\n".join(text for _, text in styled)


def test_the_places_of_the_quotes_come_back(paper: Paper, written: bytes) -> None:
    carried, shown = word.quotes_in(written, "memo.docx")

    assert list(carried) == [trace_of(quote) for quote in paper.quotes]
    assert [(one.shown, one.is_as_exported) for one in shown] == [(quote.quote, True) for quote in paper.quotes]


def test_the_template_of_an_office_is_used(paper: Paper, collection: Collection, tmp_path: Path) -> None:
    """Its words, its styles; the quotes are put where it says."""
    template = docx.Document()
    template.add_paragraph("Office of Reform: {{ subtitle }}{{ title }}")
    template.add_paragraph("{{p body }}")
    template.add_paragraph("Signed: {{ fingerprint }}")
    template.save(str(tmp_path / "office.docx"))

    content = word.write(memo(paper, collection, "apa"), tmp_path / "office.docx")

    texts = [entry.text for entry in docx.Document(io.BytesIO(content)).paragraphs]
    assert texts[0] == "Office of Reform: Precedents of the pilot free trade zones"
    assert texts[-1] == f"Signed: {paper.fingerprint}"
    assert len(word.quotes_in(content, "x")[1]) == len(paper.quotes)


def test_footnotes_of_the_template_stay(paper: Paper, collection: Collection, written: bytes, tmp_path: Path) -> None:
    """A document that has footnotes can be a template; the new ones come after its own."""
    template = docx.Document(io.BytesIO(written))
    template.add_paragraph("{{p body }}")
    template.save(str(tmp_path / "office.docx"))
    # The old bookmarks would be taken for quotes of this document.
    for start in list(template.element.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        start.getparent().remove(start)
    template.save(str(tmp_path / "office.docx"))

    content = word.write(memo(paper, collection, "apa"), tmp_path / "office.docx")

    ids = [note.get(f"{W}id") for note in _part(content, "word/footnotes.xml")]
    assert len(ids) == len(set(ids)) == 2 + 2 * len(paper.quotes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no body", "leaves out"),
        ("{{ nonsense }}", "'nonsense' is undefined"),
        ("{% if %}", "cannot be filled in|Expected an expression"),
        ("{{ title.__class__.__mro__ }}", "unsafe"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_one_line(
    paper: Paper, collection: Collection, tmp_path: Path, text: str, message: str
) -> None:
    """And a template runs nothing."""
    template = docx.Document()
    template.add_paragraph(text)
    template.save(str(tmp_path / "office.docx"))

    with pytest.raises(ExportError, match=message):
        word.write(memo(paper, collection, "apa"), tmp_path / "office.docx")


def test_what_is_no_word_file_is_told(paper: Paper, collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "office.docx").write_text("words", encoding="utf-8")

    with pytest.raises(ExportError, match="no Word file"):
        word.write(memo(paper, collection, "apa"), tmp_path / "office.docx")
    with pytest.raises(DocumentError, match="no Word file"):
        word.quotes_in(b"PK\x03\x04", "memo.docx")
    bare = io.BytesIO()
    docx.Document().save(bare)
    with pytest.raises(DocumentError, match="carries no quotes"):
        word.quotes_in(bare.getvalue(), "memo.docx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: no soffice")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_libreoffice_opens_it_and_shows_notes_and_references(
    request: pytest.FixtureRequest, collection: Collection, tmp_path: Path, language: str
) -> None:
    """What it prints has every quote, the footnotes at the foot of their pages, and the references."""
    if language == "zh" and not _chinese_fonts():
        pytest.skip("no Chinese font is installed: fc-list :lang=zh is empty")
    paper = request.getfixturevalue("paper" if language == "en" else "chinese_paper")
    (tmp_path / "memo.docx").write_bytes(word.write(memo(paper, collection, "gbt7714-numeric"), None))

    _converted(tmp_path / "memo.docx", "pdf", tmp_path)

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "memo.pdf")]
    printed = _packed("".join(pages))
    # One that runs over the foot of a page has the notes in its middle.
    assert sum(_packed(quote.quote) in printed for quote in paper.quotes) >= len(paper.quotes) - len(pages) + 1
    said = "From the case record" if language == "en" else "引自案例记录"
    assert said in pages[0]
    assert ("References" if language == "en" else "参考文献") in "".join(pages)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: no soffice")
def test_a_document_saved_by_libreoffice_can_still_be_verified(paper: Paper, written: bytes, tmp_path: Path) -> None:
    """It writes the file anew, and keeps bookmarks and the part with the places."""
    (tmp_path / "memo.docx").write_bytes(written)
    (tmp_path / "saved").mkdir()

    _converted(tmp_path / "memo.docx", "docx:MS Word 2007 XML", tmp_path / "saved")

    carried, shown = word.quotes_in((tmp_path / "saved" / "memo.docx").read_bytes(), "memo.docx")
    assert list(carried) == [trace_of(quote) for quote in paper.quotes]
    assert [one.shown for one in shown] == [quote.quote for quote in paper.quotes]


def test_the_bundled_template_is_what_its_script_makes() -> None:
    """If this fails: ``python docs/make_template.py``."""
    root = Path(__file__).parents[2]
    made = io.BytesIO()
    runpy.run_path(str(root / "docs" / "make_template.py"))["template"]().save(made)

    bundled = (root / "assistant" / "papers" / "memo.docx").read_bytes()
    for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        with zipfile.ZipFile(io.BytesIO(bundled)) as old, zipfile.ZipFile(made) as new:
            assert old.read(part) == new.read(part)
