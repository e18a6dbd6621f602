"""What the assistant says: an answer, its statements, and the citations that carry them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from corpus import Case, Language, SectionKind, Source


class Outcome(StrEnum):
    """What became of a question. A refusal is an outcome, not an error."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOTHING_RELEVANT = "nothing_relevant"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read. ``zones`` to ``until`` hold what was named and what was filtered by, as keys.

    ``target`` are those of the ``zones`` that want to borrow from others. ``follow_up_of`` is the question that this
    one was read as going on from.
    """

    text: str
    language: Language
    zones: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    phrases: tuple[str, ...] = ()
    follow_up_of: str | None = None
    target: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands: ``case.texts[language].text[start:end] == quote``.

    ``sha256`` is that of the whole text in that language, in hexadecimal; ``kind`` says whether the text is our record
    (a summary of published reports) or a document that a user added.
    """

    number: int
    case_id: str
    passage_id: str
    language: Language
    section: SectionKind
    start: int
    end: int
    quote: str
    sha256: str
    kind: Literal["record", "original"]
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the answer, with the numbers of the citations it rests on."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of a case that was found; ``citation`` is its number where the answer cites it."""

    id: str
    language: Language
    section: SectionKind
    start: int
    end: int
    quote: str
    sha256: str
    score: float
    citation: int | None


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case of the answer, best first; ``why`` says in words why it is there, in the question's language."""

    case: Case
    score: float
    why: tuple[str, ...]
    passages: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the library has near a question: themes and zones of the nearest cases by key, with all their cases."""

    themes: Mapping[str, int] = field(hash=False)
    zones: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the assistant says to one question.

    ``reason`` is one line in the language of the question: how many cases were found, or why none and what to do.
    ``statements`` are verbatim quotes. ``rejected`` are the nearest cases that are no part of the answer, their ``why``
    saying why not. ``strength`` says how surely the first case is about what is asked, None where nothing is answered
    or the person pointed at cases; ``coverage`` what the library has near a question that it cannot answer.
    ``compared`` says that the cases are to be compared. ``timings_ms`` has milliseconds by stage, ``corpus`` has
    fingerprint and counts.
    """

    question: str
    outcome: Outcome
    reason: str
    understood: Understood
    cases: tuple[FoundCase, ...]
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    corpus: Mapping[str, str | int] = field(hash=False)
    model: str
    timings_ms: Mapping[str, float] = field(hash=False)
    rejected: tuple[FoundCase, ...] = ()
    strength: Literal["strong", "fair"] | None = None
    coverage: Coverage | None = None
    compared: bool = False
