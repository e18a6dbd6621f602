"""Documents as one HTML file: no script, nothing loaded from elsewhere, the records with the quotes marked in them."""

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from importlib.resources import files

from assistant.papers import traces
from assistant.papers.document import Block, Document, Entries, Facts, Heading, Items, Line, Quoted
from assistant.papers.styles import Wording
from assistant.papers.words import WORDS
from corpus import Case, Language, Section

_TAG: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
_ADDRESS = re.compile(r"(https?://\S+?)(?=\.?(?:\s|$))")
# What a page opened from a stick may do: show itself, with its own style.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


_SMALL, _BULLET = '<p class="small">', '<p class="bullet">'


def write(document: Document) -> str:
    """Return *document*, and the whole records that it quotes, as HTML."""
    style = files("assistant.papers").joinpath("dossier.css").read_text(encoding="utf-8")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_TAG[document.language]}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="{traces.LIBRARY}" content="{escape(document.fingerprint)}">',
        f"<title>{escape(document.subtitle or document.title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{escape(document.title)}</h1>",
        *_facts(document.facts),
        *(line for block in document.blocks for line in _block(block, document)),
        *_notes(document),
        *_records(document),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def quotes_in(text: str) -> tuple[tuple[traces.Trace, ...], tuple[traces.TracedQuote, ...]]:
    """Return the places that a page carries, and the quotes that it shows for them."""
    reader = _Reader()
    reader.feed(text)
    shown = (traces.TracedQuote(trace, words) for trace, words in reader.found if words is not None)
    return tuple(trace for trace, _ in reader.found), tuple(shown)


class _Reader(HTMLParser):
    """Finds quotes with their places in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[traces.Trace, str | None]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the place that a quote carries."""
        trace = traces.read(dict(attrs).get(f"data-{traces.NAME}") or "") if tag == "blockquote" else None
        if trace:
            self.found.append((trace, None))
        self._inside = tag == "q" or (self._inside and tag != "blockquote")

    def handle_endtag(self, tag: str) -> None:
        """Leave the quote."""
        self._inside = self._inside and tag != "q"

    def handle_data(self, data: str) -> None:
        """Add to the words of the quote."""
        if self._inside and self.found:
            trace, words = self.found[-1]
            self.found[-1] = (trace, (words or "") + data)


def _facts(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield "<dl>"
    for label, value in rows:
        yield f"<dt>{escape(label)}</dt><dd>{_linked(value)}</dd>"
    yield "</dl>"


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Line(text=text, small=small):
            yield f"{_SMALL if small else '<p>'}{_linked(text)}</p>"
        case Facts(rows=rows):
            yield from _facts(rows)
        case Items(texts=texts):
            yield f"<ul>{''.join(f'<li>{_linked(text)}</li>' for text in texts)}</ul>"
        case Quoted():
            yield from _quoted(block)
        case Entries(rows=rows):
            yield from _entries(rows, document.language)


def _quoted(quoted: Quoted) -> Iterator[str]:
    citation = quoted.citation
    number = citation.number
    yield (
        f'<blockquote id="quote-{number}" lang="{_TAG[citation.language]}" '
        f'data-{traces.NAME}="{escape(traces.written(traces.trace_of(citation)))}">'
        f"<p>“<q>{escape(citation.quote)}</q>”"
        f'<sup><a href="#note-{number}" id="back-{number}">{number}</a></sup></p>'
        f'<footer>{escape(quoted.section)} · <a href="#place-{number}">{escape(citation.case_id)}</a></footer>'
        "</blockquote>"
    )


def _entries(rows: tuple[tuple[str, Wording, str], ...], language: Language) -> Iterator[str]:
    yield '<ul class="references">'
    for mark, wording, note in rows:
        title = f"<cite>{escape(wording.title)}</cite>" if wording.italic else escape(wording.title)
        said = escape(WORDS[language].bracketed.format(note)) if note else ""
        number = f"<span>{escape(mark)}</span> " if mark else ""
        yield f"<li>{number}{escape(wording.before)}{title}{_linked(wording.after)}{said}</li>"
    yield "</ul>"


def _notes(document: Document) -> Iterator[str]:
    if document.quotes:
        yield '<ol class="notes">'
        for quoted in document.quotes:
            number = quoted.citation.number
            yield f'<li id="note-{number}">{escape(quoted.note)} <a href="#back-{number}">↑</a></li>'
        yield "</ol>"


def _records(document: Document) -> Iterator[str]:
    """Yield the records from which something is quoted, each in the language of its quotes."""
    if document.records:
        yield f'<section class="records"><h2>{escape(WORDS[document.language].records)}</h2>'
        for case in document.records:
            yield from _record(case, document)
        yield "</section>"


def _record(case: Case, document: Document) -> Iterator[str]:
    text = case.texts[document.language]
    places = sorted(
        (quoted.citation.start, quoted.citation.end, quoted.citation.number)
        for quoted in document.quotes
        if quoted.citation.case_id == case.id and quoted.citation.language == document.language
    )
    yield f'<article lang="{_TAG[document.language]}"><h3>{escape(text.title)}</h3>'
    yield f'<p class="small">{escape(case.id)}</p>'
    for section in text.sections:
        yield f"<h4>{escape(section.heading)}</h4>"
        yield from _section(text.text, section, places)
    yield "</article>"


def _section(text: str, section: Section, places: list[tuple[int, int, int]]) -> Iterator[str]:
    for line in re.finditer(r"[^\n]+", text[section.start : section.end]):
        start, end = section.start + line.start(), section.start + line.end()
        bullet = text.startswith("- ", start)
        body = _marked(text, start + 2 * bullet, end, places)
        yield f"{_BULLET if bullet else '<p>'}{body}</p>"


def _marked(text: str, start: int, end: int, places: list[tuple[int, int, int]]) -> str:
    """Return ``text[start:end]`` with the quotes in it marked."""
    parts, at = [], start
    for first, last, number in places:
        if at <= first and last <= end:
            parts.append(escape(text[at:first]))
            parts.append(f'<mark id="place-{number}"><a href="#quote-{number}">{escape(text[first:last])}</a></mark>')
            at = last
    return "".join((*parts, escape(text[at:end])))


def _linked(text: str) -> str:
    parts = _ADDRESS.split(text)
    return "".join(
        f'<a href="{escape(part)}" rel="noreferrer">{escape(part)}</a>' if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )
