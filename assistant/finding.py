"""What stands between a question and its answer: the steps told on the way, and what the search led to."""

import time
from dataclasses import dataclass, replace
from typing import Final

from assistant.answer import Outcome
from assistant.judging import worth_showing
from index import CaseHit, Facets, Query, SearchResult

ANSWERS: Final = (Outcome.ANSWERED, Outcome.PARTIAL)
_REJECTED = 3  # of those that are no part of the answer are named


@dataclass(frozen=True, slots=True)
class Found:
    """A step on the way: how many cases and passages were found."""

    cases: int
    passages: int


class Stopwatch:
    """Milliseconds by stage, one after the other."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Note the time since the last lap as that of *stage*."""
        now = time.perf_counter()
        self.laps[stage] = round((now - self._last) * 1000, 2)
        self._last = now


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search led to; ``missed`` are the zones and years asked for of which nothing was found."""

    outcome: Outcome
    result: SearchResult
    missed: Facets
    only: tuple[str, ...]

    @property
    def cases(self) -> tuple[CaseHit, ...]:
        """The cases to answer with, in the order in which the person pointed at them, if so."""
        if self.only:
            return tuple(sorted(self.result.cases, key=lambda hit: self.only.index(hit.case.id)))
        return worth_showing(self.result.cases) if self.outcome in ANSWERS else ()

    @property
    def left_out(self) -> tuple[CaseHit, ...]:
        """The nearest of the others."""
        return () if self.outcome is Outcome.OUT_OF_SCOPE else self.result.cases[len(self.cases) :][:_REJECTED]


def missed_of(query: Query, result: SearchResult) -> Facets:
    """Return the zones and years of *query* that the best case is not of."""
    elsewhere = result.elsewhere is not None or (result.signals is not None and not result.signals.in_zone)
    missed = Facets(zones=query.of if elsewhere else ())
    return missed if result.of_years else replace(missed, since=query.years.since, until=query.years.until)
