"""What a case rests on, from the offsets of its front matter to sentences that stand in its texts."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.passages import sentences_of
from corpus.records import CaseText, Condition
from corpus.texts import lines_of
from corpus.vocabulary import LANGUAGES, Language

if TYPE_CHECKING:
    from corpus.front_matter import ConditionFields

# Of these a name says more than the kind: which country, whom, which industry.
_WITH_DETAIL = frozenset({"land-border", "partner", "industry"})


def conditions_of(entries: Sequence["ConditionFields"]) -> tuple[Condition, ...]:
    """Make conditions of the *entries* of a front matter."""
    return tuple(
        Condition(
            entry.needs,
            entry.detail,
            MappingProxyType({"en": (entry.en[0], entry.en[1]), "zh": (entry.zh[0], entry.zh[1])}),
        )
        for entry in entries
    )


def flaws_of(conditions: Sequence[Condition], texts: Mapping[Language, CaseText]) -> Iterator[ValueError]:
    """Yield what is wrong with *conditions*, as "field: reason": names, and spans that hold no sentence of *texts*."""
    seen: dict[tuple[str, str], int] = {}
    for number, condition in enumerate(conditions):
        field = f"conditions.{number}"
        if condition.detail and condition.needs not in _WITH_DETAIL:
            yield ValueError(f"{field}.detail: {condition.needs} has none; leave it out")
        if condition.needs == "industry" and not condition.detail:
            yield ValueError(f"{field}.detail: say which industry")
        first = seen.setdefault((condition.needs, condition.detail.casefold()), number)
        if first != number:
            what = f"{condition.needs} {condition.detail}".strip()
            yield ValueError(f"{field}: {what} stands in conditions.{first} already")
        for language in LANGUAGES:
            if reason := _misplaced(texts[language].text, condition.spans[language], language):
                yield ValueError(f"{field}.{language}: {reason}")


def _misplaced(text: str, span: tuple[int, int], language: Language) -> str | None:
    """Say why ``text[start:end]`` is no sentence or run of sentences on one line, None where it is."""
    start, end = span
    if not start < end <= len(text):
        return f"{start} to {end} does not lie in a text of {len(text)} characters"
    line = next((line for line in lines_of(text) if line.start <= start < end <= line.end), None)
    if line is None:
        return f"{start} to {end} does not lie on one line; bullets and line ends do not count"
    if line.kind == "heading":
        return f"{start} to {end} is part of a heading"
    bounds = [(line.start + first, line.start + last) for first, last in sentences_of(line.words, language)]
    if start not in {first for first, _ in bounds}:
        return f"no sentence begins at {start}: {text[start:end][:40]!r}"
    if end not in {last for _, last in bounds}:
        return f"no sentence ends at {end}: {text[start:end][-40:]!r}"
    return None
