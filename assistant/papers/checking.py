"""Comparing the quotes of a document with the library as it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from assistant.papers import html, markdown, traces, word
from assistant.papers.answers import LONGEST, read_answer
from assistant.papers.errors import DocumentError
from assistant.papers.traces import Trace, TracedQuote, trace_of
from corpus import Collection, passages_of

_ALIKE = 60  # of 100: below, two passages are about something else


class State(StrEnum):
    """What has become of a quote."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote of a document and what has become of it; ``note`` says what is to be known beyond that."""

    trace: Trace
    state: State
    shown: str
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether the quote still stands in its record."""
        return self.state in {State.UNCHANGED, State.MOVED}


def check_file(file: Path, collection: Collection) -> tuple[Checked, ...]:
    """Compare every quote of *file* with *collection*.

    Raises:
        DocumentError: the file carries no quotes, or cannot be read.
    """
    content = file.read_bytes()
    name = str(file)
    if content.startswith(b"PK"):
        carried, shown = word.quotes_in(content, name)
    else:
        carried, shown = _in_text(content, name)
    return tuple(_checked_all(carried, shown, collection))


def check_quote(quote: TracedQuote, collection: Collection) -> Checked:
    """Say what has become of *quote*."""
    trace, words = quote.trace, quote.shown
    if not quote.is_as_exported:
        return Checked(trace, State.CHANGED, words, "the document has other words than it was made with")
    case = collection.cases.get(trace.case_id)
    if case is None:
        return Checked(trace, State.GONE, words, f"the library has no case {trace.case_id[:80]!r}")
    text = case.texts[trace.language].text
    if 0 <= trace.start < trace.end <= len(text) and text[trace.start : trace.end] == words:
        same = sha256(text.encode()).hexdigest() == trace.sha256
        return Checked(trace, State.UNCHANGED, words, "" if same else "the record has changed elsewhere")
    place = text.find(words)
    if words and place >= 0:
        return Checked(trace, State.MOVED, words, f"now characters {place} to {place + len(words)}")
    now = _nearest(words, [one.text for one in passages_of(case) if one.language == trace.language])
    if now is None:
        return Checked(trace, State.GONE, words, "its record has nothing like it any more")
    return Checked(trace, State.CHANGED, words, f"the record now says: {now}")


def _checked_all(carried: Sequence[Trace], shown: Sequence[TracedQuote], collection: Collection) -> Iterator[Checked]:
    seen = {quote.trace.number: quote for quote in shown}
    for trace in dict.fromkeys((*carried, *(quote.trace for quote in shown))):
        quote = seen.get(trace.number)
        if quote is None:
            yield Checked(trace, State.CHANGED, "", "the document does not show it any more")
        else:
            yield check_quote(quote, collection)


def _in_text(content: bytes, name: str) -> tuple[tuple[Trace, ...], tuple[TracedQuote, ...]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(name, "neither a Word file nor UTF-8 text") from error
    if len(text) > LONGEST:
        raise DocumentError(name, f"longer than {LONGEST:,} characters")
    if text.lstrip().startswith("{"):
        citations = read_answer(text, name).citations
        # What the answer says it quotes; that the offsets fit is what is to be found out.
        return (), tuple(TracedQuote(trace_of(citation), citation.quote) for citation in citations)
    if f"<!-- {traces.LIBRARY} " in text:
        return markdown.traces_in(text), markdown.quotes_in(text)
    if f'<meta name="{traces.LIBRARY}"' in text:
        return html.quotes_in(text)
    raise DocumentError(name, "carries no quotes of the library; give a file that 'ftz-cases export' made")


def _nearest(words: str, passages: Sequence[str]) -> str | None:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a quote that has changed needs it

    found = process.extractOne(words, passages, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(found[0]) if found else None
