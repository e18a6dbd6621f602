"""Asking the question of an earlier answer again: what has changed in the library and in the answer since."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.papers.answers import AnswerFile, Asked
from assistant.papers.checking import State, check_quote
from assistant.papers.gathering import facets_of
from assistant.papers.traces import TracedQuote, trace_of

if TYPE_CHECKING:
    from assistant.asking import Assistant

_SHOWN = 12  # characters of a fingerprint


def asked_again(before: AnswerFile, assistant: "Assistant") -> Answer:
    """Return the answer that *assistant* gives to the question of *before*, with the same filters.

    Raises what `Assistant.ask` raises.
    """
    asked = before.asked or Asked()
    limit = asked.top or max(len(before.cases), 5)
    follows = before.understood.follow_up_of
    if follows:
        return assistant.ask(before.question, facets_of(asked), limit, assistant.converse([follows]))
    return assistant.ask(before.question, facets_of(asked), limit)


def changes(before: AnswerFile, after: Answer, assistant: "Assistant") -> Iterator[str]:
    """Say line by line what is the same and what is not."""
    if before.asked is None:
        yield "Filters: the file does not say them; asked without any"
    if before.understood.follow_up_of:
        yield "Conversation: only the question before was asked again"
    yield _compared("Library", _version(before.corpus), _version(after.corpus))
    yield _compared("Model", before.model, after.model)
    yield _compared("Outcome", before.outcome.value, after.outcome.value)
    old, new = [case.id for case in before.cases], [found.case.id for found in after.cases]
    yield from _cases(old, new)
    states = [
        check_quote(TracedQuote(trace_of(citation), citation.quote), assistant.collection).state
        for citation in before.citations
    ]
    counts = ", ".join(f"{states.count(state)} {state}" for state in State if state in states)
    yield f"Quotes of then in the library of now: {counts or 'none'}"
    then, now = ({citation.quote for citation in answer.citations} for answer in (before, after))
    yield f"Quotes of the answer: {len(then & now)} the same, {len(now - then)} new, {len(then - now)} no longer cited"


def _cases(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if old == new:
        yield f"Cases: the same {len(new)} in the same order" if new else "Cases: none, as before"
        return
    yield from (f"New case: {case} (place {place})" for place, case in enumerate(new, 1) if case not in old)
    yield from (
        f"No longer in the answer: {case} (was place {place})" for place, case in enumerate(old, 1) if case not in new
    )
    for place, case in enumerate(new, 1):
        if case in old and old.index(case) + 1 != place:
            yield f"Other place: {case} ({old.index(case) + 1} → {place})"


def _version(corpus: Mapping[str, str | int]) -> str:
    return f"version {str(corpus.get('fingerprint', '?'))[:_SHOWN]}, {corpus.get('cases', '?')} records"


def _compared(label: str, before: str, after: str) -> str:
    return f"{label}: unchanged, {after}" if before == after else f"{label}: {before} → {after}"
