"""Where a quote in a document comes from: what is carried along in the file, so that it can be compared later."""

import json
from dataclasses import dataclass
from hashlib import sha256

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Citation
from corpus import Language

NAME, LIBRARY = "ftz-quote", "ftz-library"  # what a quote and the version of the library are called in files


@dataclass(frozen=True, slots=True)
class Trace:
    """The place of a quote in its record; ``sha256`` is that of the record's text, ``quote_sha256`` of the quote's."""

    number: int
    case_id: str
    language: Language
    start: int
    end: int
    sha256: str
    quote_sha256: str


@dataclass(frozen=True, slots=True)
class TracedQuote:
    """A quote as a file shows it, and where it was taken from."""

    trace: Trace
    shown: str

    @property
    def is_as_exported(self) -> bool:
        """Whether the words are still those that were exported."""
        return digest(self.shown) == self.trace.quote_sha256


_TRACE = TypeAdapter(Trace)


def trace_of(citation: Citation) -> Trace:
    """Return where *citation* comes from."""
    place = (citation.language, citation.start, citation.end, citation.sha256)
    return Trace(citation.number, citation.case_id, *place, digest(citation.quote))


def written(trace: Trace) -> str:
    """Return *trace* as one line of JSON."""
    return json.dumps(_TRACE.dump_python(trace))


def read(text: str) -> Trace | None:
    """Return the trace that *text* is, None where it is none."""
    try:
        return _TRACE.validate_json(text)
    except ValidationError:
        return None


def digest(text: str) -> str:
    """Return the SHA-256 of *text*, in hexadecimal."""
    return sha256(text.encode(errors="replace")).hexdigest()
