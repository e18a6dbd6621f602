"""Every quote is a slice of its record: checked when an answer is made, shown and exported."""

from collections.abc import Sequence
from hashlib import sha256

from assistant.answer import Answer, Citation, FoundPassage
from corpus import Collection, FtzError


class ProofError(FtzError):
    """A quote is not what the record says at that place."""

    def __init__(self, passage_id: str, reason: str) -> None:
        super().__init__(f"quote of {passage_id} not shown: {reason}; start again to read the library as it is now")
        self.passage_id, self.reason = passage_id, reason


def proven(answer: Answer, collection: Collection) -> Answer:
    """Return *answer* unchanged; raises ProofError where a quote, an offset or a number does not hold."""
    for found in answer.cases:
        for passage in found.passages:
            _check(passage.id, found.case.id, passage, collection)
    proven_citations(answer.citations, collection)
    quotes = {citation.number: citation.quote for citation in answer.citations}
    for statement in answer.statements:
        if not statement.citations or any(statement.text != quotes.get(number) for number in statement.citations):
            raise ProofError("a statement", "it is not the quote it cites")
    return answer


def proven_citations(citations: Sequence[Citation], collection: Collection) -> tuple[Citation, ...]:
    """Return *citations* unchanged; raises ProofError where a quote, an offset or a number does not hold."""
    for number, citation in enumerate(citations, 1):
        _check(citation.passage_id, citation.case_id, citation, collection)
        if citation.number != number:
            raise ProofError(citation.passage_id, f"it is number {citation.number} instead of {number}")
    return tuple(citations)


def _check(passage_id: str, case_id: str, quote: FoundPassage | Citation, collection: Collection) -> None:
    case = collection.cases.get(case_id)
    if case is None:
        raise ProofError(passage_id, "its case is not in the library")
    text = case.texts[quote.language].text
    if not 0 <= quote.start < quote.end <= len(text) or text[quote.start : quote.end] != quote.quote:
        raise ProofError(passage_id, "the record has other words there")
    if sha256(text.encode()).hexdigest() != quote.sha256:
        raise ProofError(passage_id, "the record has changed since")
