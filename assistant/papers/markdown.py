"""Documents as Markdown with footnotes; after each quote a comment says where it was taken from."""

import re
from collections.abc import Iterator

from assistant.papers import traces
from assistant.papers.document import Block, Document, Entries, Facts, Heading, Items, Line, Quoted
from assistant.papers.styles import Wording
from assistant.papers.words import WORDS

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~&$^.)+-])")
# What begins a list, a heading or a rule at the start of a line.
_LEADING = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
_QUOTE = re.compile(rf"^> [“](?P<words>.*)[”]\[\^\d+\].*\n\n?<!-- {traces.NAME} (?P<trace>\{{.*?\}}) -->", re.MULTILINE)


def write(document: Document) -> str:
    """Return *document* as Markdown."""
    lines = [f"# {escaped(document.title)}", ""]
    lines += [*_facts(document.facts, document), ""]
    for block in document.blocks:
        lines += [*_block(block, document), ""]
    for number, quoted in enumerate(document.quotes, 1):
        lines += [f"[^{number}]: {escaped(quoted.note)}", ""]
    lines.append(f"<!-- {traces.LIBRARY} {document.fingerprint} -->")
    return "\n".join(lines) + "\n"


def quotes_in(text: str) -> tuple[traces.TracedQuote, ...]:
    """Return the quotes that *text* shows and that carry where they are from."""
    found = []
    for match in _QUOTE.finditer(text.replace("\r\n", "\n")):
        trace = traces.read(match["trace"])
        if trace:
            found.append(traces.TracedQuote(trace, _ESCAPED.sub(r"\1", match["words"])))
    return tuple(found)


def traces_in(text: str) -> tuple[traces.Trace, ...]:
    """Return all places that *text* carries, also where the quote beside has been taken out."""
    found = (traces.read(line) for line in re.findall(rf"<!-- {traces.NAME} (\{{.*?\}}) -->", text))
    return tuple(trace for trace in found if trace)


def escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, also at the start of a line."""
    return _LEADING.sub(r"\1\\\2", _plain(text))


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def table(rows: list[list[str]]) -> str:
    """Return *rows*, of which the first is the header, as a table."""
    head, *body = ([_cell(cell) for cell in row] for row in rows)
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return escaped(text).replace("\n", " ")


def _facts(rows: tuple[tuple[str, str], ...], document: Document) -> Iterator[str]:
    colon = WORDS[document.language].colon
    for label, value in rows:
        yield f"- **{escaped(label)}**{colon}{escaped(value)}"


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * (level + 1)} {_plain(text)}"
        case Line(text=text):
            yield escaped(text)
        case Facts(rows=rows):
            yield from _facts(rows, document)
        case Items(texts=texts):
            yield from (f"- {escaped(text)}" for text in texts)
        case Quoted():
            yield from _quoted(block)
        case Entries(rows=rows):
            yield from _entries(rows, document)


def _quoted(quoted: Quoted) -> Iterator[str]:
    trace = traces.trace_of(quoted.citation)
    yield f"> “{_plain(quoted.citation.quote)}”[^{trace.number}] — {escaped(quoted.section)}"
    yield f"\n<!-- {traces.NAME} {traces.written(trace)} -->"


def _entries(rows: tuple[tuple[str, Wording, str], ...], document: Document) -> Iterator[str]:
    bracketed = WORDS[document.language].bracketed
    for mark, wording, note in rows:
        title = _plain(wording.title)
        title = f"*{title}*" if wording.italic else title
        before, after = (_linked(part) for part in (wording.before, wording.after))
        number = f"{escaped(mark)} " if mark else ""
        yield f"- {number}{before}{title}{after}{escaped(bracketed.format(note)) if note else ''}"


def _linked(text: str) -> str:
    """Escape *text* but for its address, which becomes a link; a full stop after it is none of it."""
    parts = re.split(r"(https?://\S+?(?=\.?$|\s))", text)
    return "".join(f"<{part}>" if place % 2 else _plain(part) for place, part in enumerate(parts))
