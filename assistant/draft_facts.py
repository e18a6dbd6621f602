"""Where a draft sentence says something else than a quote: numbers, dates, names, rise and fall, not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.draft_dates import Dated, dates_in
from assistant.draft_names import Name, Names
from assistant.draft_numbers import Quantity, quantities_in
from assistant.draft_polarity import shared_words_of, turned_direction, turned_negation
from corpus import Case, Language

_PIECE = re.compile(r"(?:[^,;:，、；：。（）()]|(?<=\d),(?=\d))+")
# A number beside words that the record has beside another number is another's: so many of its words must be shared,
# and so many more than where the record has that number.
_OF_ANOTHER, _CLEARLY = 0.6, 0.3

DifferenceKind = Literal["number", "date", "place", "actor", "direction", "negation"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a sentence says otherwise than the record: ``draft`` is ``text[start:end]`` of the sentence.

    ``record`` is what stands in the record in its place, None where it says nothing of it.
    """

    kind: DifferenceKind
    draft: str
    record: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be compared of a sentence, word for word."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Dated, ...]
    names: tuple[Name, ...] = ()

    @classmethod
    def of(cls, text: str, language: Language) -> "Facts":
        """Read the numbers and dates of *text*."""
        return cls(quantities_in(text, language), dates_in(text))


def differences(
    sentence: str, facts: Facts, quotes: Sequence[str], case: Case, names: Names, language: Language
) -> tuple[Difference, ...]:
    """Return where *sentence* says otherwise than *quotes* of *case*, in reading order.

    ``facts`` are those of the sentence. Numbers and dates must stand in the quotes, names anywhere in the case.
    """
    said = [Facts.of(quote, language) for quote in quotes]
    quantities = [one for known in said for one in known.quantities]
    dates = [*(one for known in said for one in known.dates), *(dates_in(case.issued) if case.issued else ())]
    found = [
        *_of_numbers(facts.quantities, quantities),
        *_of_dates(facts.dates, dates),
        *_of_names(facts.names, case, names, " ".join(quotes), language),
        *_swapped(sentence, facts.quantities, quotes, [known.quantities for known in said]),
        *_turned(sentence, " ".join(quotes), facts.quantities, quantities, case, language),
    ]
    return tuple(sorted(found, key=lambda difference: difference.start))


def missing(facts: Facts, quote: Facts) -> int:
    """Return how many numbers and dates of a sentence *quote* does not have."""
    return sum(not one.is_in(quote.quantities) for one in facts.quantities) + sum(
        not one.is_in(quote.dates) for one in facts.dates
    )


def _of_numbers(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[Difference]:
    free = [one for one in theirs if not any(own.equals(one) for own in mine)]
    for place, one in enumerate(mine):
        if one.is_in(theirs):
            continue
        instead = _instead_of(place, mine, theirs, free)
        if instead:
            free.remove(instead)
        yield Difference("number", one.text, instead.text if instead else None, one.start, one.end)


def _instead_of(
    place: int, mine: Sequence[Quantity], theirs: Sequence[Quantity], free: Sequence[Quantity]
) -> Quantity | None:
    """Return the number of *theirs* that stands where the one at *place* of *mine* does.

    It is of the same kind and untold, best of the same unit and beside what its neighbours are told with.
    """
    one = mine[place]
    told = [
        (abs(place - number), other.start) for number, own in enumerate(mine) for other in theirs if own.equals(other)
    ]
    anchor = min(told)[1] if told else 0
    alike = [other for other in free if one.is_like(other)]
    return min(
        alike,
        key=lambda other: (other.unit != one.unit, other.text[-1:] != one.text[-1:], abs(other.start - anchor)),
        default=None,
    )


def _of_dates(mine: Sequence[Dated], theirs: Sequence[Dated]) -> Iterator[Difference]:
    free = [one for one in theirs if not any(own.is_in([one]) for own in mine)]
    for one in mine:
        if one.is_in(theirs):
            continue
        instead = free.pop(0) if free else None
        yield Difference("date", one.text, instead.text if instead else None, one.start, one.end)


def _of_names(mine: Sequence[Name], case: Case, names: Names, quote: str, language: Language) -> Iterator[Difference]:
    for name in mine:
        if not names.knows(case, name, quote):
            instead = names.places_of(case, language) if name.kind == "place" else ""
            yield Difference(name.kind, name.text, instead or None, name.start, name.end)


def _swapped(
    sentence: str, mine: Sequence[Quantity], quotes: Sequence[str], theirs: Sequence[Sequence[Quantity]]
) -> Iterator[Difference]:
    """Yield numbers that the record has, but beside other words: 省承担40% where the insured pay so much."""
    said = [pair for quote, own in zip(quotes, theirs, strict=True) for pair in _alone(quote, own)]
    for one, words in _alone(sentence, mine):
        if not one.is_in([other for other, _ in said]):
            continue
        near = max((shared_words_of(words, other) for known, other in said if known.equals(one)), default=0.0)
        better = [(shared_words_of(words, other), known) for known, other in said if not known.equals(one)]
        best, instead = max(better, key=lambda pair: pair[0], default=(0.0, None))
        if instead and one.is_like(instead) and best >= _OF_ANOTHER and best - near >= _CLEARLY:
            yield Difference("number", one.text, instead.text, one.start, one.end)


def _alone(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """Yield the numbers that have a piece of *text* for themselves, with the other words of it."""
    for piece in _PIECE.finditer(text):
        own = [one for one in quantities if piece.start() <= one.start < piece.end()]
        if len(own) == 1:
            yield own[0], text[piece.start() : own[0].start] + " " + text[own[0].end : piece.end()]


def _turned(
    sentence: str,
    quote: str,
    mine: Sequence[Quantity],
    theirs: Sequence[Quantity],
    case: Case,
    language: Language,
) -> Iterator[Difference]:
    direction = turned_direction(sentence, quote, mine, theirs, language)
    if direction:
        yield Difference("direction", direction.draft, direction.record, direction.start, direction.end)
    negation = turned_negation(sentence, quote, case.texts[language].text, language)
    if negation:
        yield Difference("negation", negation.draft, negation.record, negation.start, negation.end)
