"""Reading an answer back from the JSON that ``ask --json`` prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Answer, Citation, Coverage, Outcome, Understood
from assistant.papers.errors import DocumentError
from corpus import LANGUAGES
from index import Facets

LONGEST = 20_000_000  # characters; an answer has some hundred thousand at most


@dataclass(frozen=True, slots=True)
class NamedCase:
    """A case by its id, and why it is or is not part of the answer."""

    id: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked beside the question: the filters, and how many cases at most."""

    zones: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    top: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """An answer as a file has it. Nothing in it has been compared with the library yet.

    ``asked`` is None in files from programs that do not say it.
    """

    question: str
    outcome: Outcome
    reason: str
    understood: Understood
    cases: tuple[NamedCase, ...]
    citations: tuple[Citation, ...]
    corpus: Mapping[str, str | int] = field(hash=False)
    model: str
    rejected: tuple[NamedCase, ...] = ()
    coverage: Coverage | None = None
    asked: Asked | None = None


def file_of(answer: Answer, facets: Facets, limit: int) -> AnswerFile:
    """Return *answer*, given to a question with these filters, as its file would have it."""
    return AnswerFile(
        question=answer.question,
        outcome=answer.outcome,
        reason=answer.reason,
        understood=answer.understood,
        cases=tuple(NamedCase(found.case.id, found.why) for found in answer.cases),
        citations=answer.citations,
        corpus=answer.corpus,
        model=answer.model,
        rejected=tuple(NamedCase(found.case.id, found.why) for found in answer.rejected),
        coverage=answer.coverage,
        asked=Asked(facets.zones, facets.themes, facets.programmes, facets.since, facets.until, limit),
    )


_ANSWER = TypeAdapter(AnswerFile)


def read_answer(text: str, name: str) -> AnswerFile:
    """Return the answer in *text*, which comes from the file called *name*.

    Raises:
        DocumentError: it is no such JSON.
    """
    if len(text) > LONGEST:
        raise DocumentError(name, f"longer than {LONGEST:,} characters; give what 'ftz-cases ask --json' prints")
    try:
        answer = _ANSWER.validate_json(text.encode(errors="replace"))
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the whole"
        raise DocumentError(
            name, f"not an answer ({place}: {fault['msg'][:80]}); give what 'ftz-cases ask --json' prints"
        ) from error
    if answer.understood.language not in LANGUAGES:
        raise DocumentError(name, "not an answer in English or Chinese")
    return answer
