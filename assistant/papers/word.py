"""Documents as Word files, made from a template: the one module that knows docxtpl, python-docx and lxml."""
# ruff: noqa: PLC0415  they are slow to import, and only Word documents need them

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from assistant.papers import traces
from assistant.papers import word_xml as xml
from assistant.papers.document import Block, Document, Entries, Facts, Heading, Items, Line, Quoted
from assistant.papers.errors import DocumentError, ExportError
from assistant.papers.words import WORDS

BOOKMARK = "ftz_quote_"
_TRACES = "urn:ftz-case-assistant:quotes"
_FIRST_BOOKMARK = 9000  # ids of a template's own bookmarks are small
_ADDRESS = re.compile(r"(https?://\S+?)(?=\.?(?:\s|$))")
_W = f"{{{xml.NAMESPACE}}}"
# What is unpacked of a file that someone else made.
_LARGEST = 50_000_000


def write(document: Document, template: Path | None) -> bytes:
    """Return *document* as a Word file made from *template*, or from the bundled one.

    Raises:
        ExportError: the template is no Word file, cannot be filled in, or leaves out quotes.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    content = _template(template)
    name = template or "the template"
    try:
        word = DocxTemplate(io.BytesIO(content))
        filled = word.get_docx()  # another call would read the template anew
        body = _Body(filled, document)
        # A template may come from anyone: it fills in words, and runs nothing.
        word.render(body.context(), SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    except TemplateError as error:
        raise ExportError(f"{name}: {error}; docs/cli.md names what a template can say") from error
    except (ValueError, KeyError, SyntaxError) as error:
        raise ExportError(f"{name}: cannot be filled in; give a .docx made with Word from the bundled one") from error
    left_out = set(range(1, len(document.quotes) + 1)) - _bookmarks(filled.element.body).keys()
    if left_out:
        raise ExportError(f"{name}: leaves out {len(left_out)} quotes; put {{{{p body }}}} in a paragraph of its own")
    _add_footnotes(filled, document)
    _add_traces(filled, document)
    filled.core_properties.title = document.subtitle or document.title
    paper = io.BytesIO()
    filled.save(paper)
    return paper.getvalue()


def quotes_in(content: bytes, name: str) -> tuple[tuple[traces.Trace, ...], tuple[traces.TracedQuote, ...]]:
    """Return the places that a Word file carries, and the quotes that it shows for them.

    Raises:
        DocumentError: it is no Word file, or carries none.
    """
    import docx
    from lxml import etree

    _check_size(content, name)
    try:
        word = docx.Document(io.BytesIO(content))
        parts = [part.blob for part in word.part.package.iter_parts() if "customXml/item" in str(part.partname)]
    except (ValueError, KeyError, etree.XMLSyntaxError) as error:
        raise DocumentError(name, "no Word file that can be read") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for blob in parts:
        root = etree.fromstring(blob, parser)
        if root.tag == f"{{{_TRACES}}}quotes":
            carried = tuple(filter(None, (traces.read(entry.text or "") for entry in root)))
            shown = _bookmarks(word.element.body)
            return carried, tuple(
                traces.TracedQuote(trace, shown[trace.number]) for trace in carried if trace.number in shown
            )
    raise DocumentError(name, "carries no quotes of the library; give a file that 'ftz-cases export' made")


class _Body:
    """Writes the blocks of a document with the styles of a template."""

    def __init__(self, word: Any, document: Document) -> None:  # noqa: ANN401  python-docx's own
        self._part = word.part
        self._styles = {style.name.casefold(): style.style_id for style in word.styles}
        self._document = document

    def context(self) -> Mapping[str, object]:
        """Return what a template can say."""
        from markupsafe import Markup

        document = self._document
        blocks = "".join(text for block in document.blocks for text in self._block(block))
        return {
            "title": document.title,
            "subtitle": document.subtitle,
            "facts": [{"label": label, "value": value} for label, value in document.facts],
            "colon": WORDS[document.language].colon,
            "fingerprint": document.fingerprint,
            "body": Markup(blocks),  # noqa: S704  made of escaped pieces
        }

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text=text, level=level):
                yield xml.paragraph(self._style(f"heading {level}"), xml.run(text), keep_next=True)
            case Line(text=text, small=small):
                yield xml.paragraph(self._style("aside") if small else None, *self._linked(text))
            case Facts(rows=rows):
                colon = WORDS[self._document.language].colon
                for label, value in rows:
                    yield xml.paragraph(self._style("facts"), xml.run(label + colon, bold=True), *self._linked(value))
            case Items(texts=texts):
                yield from (xml.paragraph(self._style("list bullet"), *self._linked(text)) for text in texts)
            case Quoted():
                yield self._quoted(block)
            case Entries():
                yield from self._entries(block)

    def _quoted(self, quoted: Quoted) -> str:
        number = quoted.citation.number
        words = xml.bookmark(_FIRST_BOOKMARK + number, f"{BOOKMARK}{number}", xml.run(quoted.citation.quote))
        label = xml.run(quoted.section + WORDS[self._document.language].colon, bold=True)
        note = xml.note_mark(_first_note(self._part) + number - 1)
        return xml.paragraph(self._style("quote"), label, xml.run("“"), words, xml.run("”"), note)

    def _entries(self, entries: Entries) -> Iterator[str]:
        bracketed = WORDS[self._document.language].bracketed
        for mark, wording, note in entries.rows:
            runs = [xml.run(f"{mark} ")] if mark else []
            runs += [xml.run(wording.before), xml.run(wording.title, italic=wording.italic)]
            runs += self._linked(wording.after + (bracketed.format(note) if note else ""))
            yield xml.paragraph(self._style("references"), *runs)

    def _style(self, name: str) -> str | None:
        return self._styles.get(name)

    def _linked(self, text: str) -> list[str]:
        from docx.opc.constants import RELATIONSHIP_TYPE

        runs = []
        for place, part in enumerate(_ADDRESS.split(text)):
            if place % 2:
                relation = self._part.relate_to(xml.safe(part), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                runs.append(xml.link(relation, part))
            elif part:
                runs.append(xml.run(part))
        return runs


def _template(template: Path | None) -> bytes:
    if template is None:
        return files("assistant.papers").joinpath("memo.docx").read_bytes()
    content = template.read_bytes()
    try:
        _check_size(content, str(template))
    except DocumentError as error:
        raise ExportError(f"{error}; save the template as .docx") from error
    return content


def _check_size(content: bytes, name: str) -> None:
    """Raise DocumentError unless *content* is a Word file of a size that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(entry.file_size for entry in package.infolist())
            if "word/document.xml" not in package.namelist():
                raise DocumentError(name, "no Word file")
    except zipfile.BadZipFile as error:
        raise DocumentError(name, "no Word file") from error
    if size > _LARGEST:
        raise DocumentError(name, f"unpacks to more than {_LARGEST // 1_000_000} MB")


def _bookmarks(body: Any) -> dict[int, str]:  # noqa: ANN401  an element of lxml
    """Return the words inside each bookmark of a quote, by its number; what was deleted with tracking is left out."""
    found: dict[int, str] = {}
    opened: dict[str, int] = {}
    for element in body.iter():
        if element.tag == f"{_W}bookmarkStart":
            name = element.get(f"{_W}name", "")
            if name.startswith(BOOKMARK) and name.removeprefix(BOOKMARK).isdecimal():
                number = int(name.removeprefix(BOOKMARK))
                opened[element.get(f"{_W}id")] = number
                found.setdefault(number, "")
        elif element.tag == f"{_W}bookmarkEnd":
            opened.pop(element.get(f"{_W}id"), None)
        elif element.tag == f"{_W}t":
            for number in opened.values():
                found[number] += element.text or ""
    return found


def _notes_part(part: Any) -> Any:  # noqa: ANN401  parts of python-docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    return next((one.target_part for one in part.rels.values() if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)


def _first_note(part: Any) -> int:  # noqa: ANN401
    """Return the first id that no footnote of the template has."""
    notes = _notes_part(part)
    taken = [int(number) for number in re.findall(rb'w:footnote [^>]*w:id="(-?\d+)"', notes.blob)] if notes else []
    return max((0, *taken)) + 1


def _add_footnotes(word: Any, document: Document) -> None:  # noqa: ANN401
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    styles = {style.name.casefold(): style.style_id for style in word.styles}
    first = _first_note(word.part)
    notes = "".join(
        xml.footnote(first + place, quoted.note, styles.get("footnote text"))
        for place, quoted in enumerate(document.quotes)
    )
    old = _notes_part(word.part)
    content = old.blob if old else xml.footnotes_part().encode()
    content = content.replace(b"</w:footnotes>", notes.encode() + b"</w:footnotes>")
    name = old.partname if old else PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, content, word.part.package)
    if old:
        part.rels.update(old.rels)
        word.part.rels.pop(
            next(key for key, one in word.part.rels.items() if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
        )
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _name_separators(word.settings.element)


def _name_separators(settings: Any) -> None:  # noqa: ANN401  an element of lxml
    """Tell Word which notes are the lines above the others; a template with notes has said so already."""
    from docx.oxml import parse_xml

    compat = settings.find(f"{_W}compat")
    if settings.find(f"{_W}footnotePr") is None and compat is not None:
        compat.addprevious(parse_xml(xml.separators()))


def _add_traces(word: Any, document: Document) -> None:  # noqa: ANN401
    """Put the places of the quotes into a part that Word keeps and does not show."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    quotes = (traces.written(traces.trace_of(quoted.citation)) for quoted in document.quotes)
    inner = "".join(f"<quote>{xml.safe(quote)}</quote>" for quote in quotes)
    content = f'<quotes xmlns="{_TRACES}" library="{document.fingerprint}">{inner}</quotes>'
    name = word.part.package.next_partname("/customXml/item%d.xml")
    part = Part(PackURI(name), "application/xml", content.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
