"""What a question says of cases beside its matter: of which zones and years they are to be, and which are out."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from corpus import Case
from index.chinese import simplified
from index.faiss_store import Vectors
from index.query import Query, Years

# What a case of a zone that the question names is raised by, the best score of a search being 1.
_NAMED_ZONE = 0.25
# What is left of the score of a case of the zone that asks what it could take over from others, or that is ruled out.
_OWN_ZONE = 0.2
# What is left of the score of a case that is not of the years whose cases are asked for, and what one is raised by that
# is of the one year named, or tells of it.
_OTHER_YEAR = 0.3
_NAMED_YEAR = 0.1
# What is left of the score of an overview: the cases that it lists are wanted before it. Measured neutral.
_OVERVIEW = 0.85

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Steering:
    """Knows of each of *cases* its zones, its year and its *words*, all that is said of it."""

    def __init__(self, cases: Sequence[Case], words: Sequence[str]) -> None:
        self._cases = cases
        self._is_overview = np.array([case.kind == "overview" for case in cases], dtype=np.bool_)
        self._words = [_plain(text) for text in words]
        self._told = [frozenset(map(int, _YEAR.findall(text))) for text in words]

    def admitted(self, query: Query) -> npt.NDArray[np.bool_] | None:
        """Return which cases *query* lets through, shape (cases,); None where all."""
        if not (query.facets or query.phrases or query.only or query.excluded):
            return None
        phrases = [_plain(phrase) for phrase in query.phrases]
        return np.array(
            [
                query.facets.admit(case)
                and (not query.only or case.id in query.only)
                and case.id not in query.excluded
                and all(phrase in words for phrase in phrases)
                for case, words in zip(self._cases, self._words, strict=True)
            ],
            dtype=np.bool_,
        )

    def steered(self, scores: Vectors, query: Query) -> Vectors:
        """Return *scores*, shape (cases,), with the zones and years of the question taken into account, 0 to 1.

        Overviews come after cases that are about as near.
        """
        scores = np.where(self._is_overview, scores * np.float32(_OVERVIEW), scores)
        if query.of:
            scores = _raised(scores, self._where(lambda number: self.is_of(number, query.of)), _NAMED_ZONE)
        last = (*query.target, *query.without)
        if last:
            unwanted = self._where(lambda number: self.is_of(number, last))
            scores = np.where(unwanted, scores * np.float32(_OWN_ZONE), scores)
        if query.years:
            fitting = self._where(lambda number: self.is_of_years(number, query.years))
            if query.years.strict:
                scores = np.where(fitting, scores, scores * np.float32(_OTHER_YEAR))
            else:
                scores = _raised(scores, fitting, _NAMED_YEAR)
        return scores

    def is_of(self, number: int, zones: Sequence[str]) -> bool:
        """Say whether a case is of any of *zones*."""
        return not set(zones).isdisjoint(self._cases[number].zones)

    def is_of_years(self, number: int, years: Years) -> bool:
        """Say whether a case is of *years*, or, where they are one year that is not asked for strictly, tells of it."""
        return years.fit(self._cases[number], self._told[number])

    def _where(self, holds: Callable[[int], bool]) -> npt.NDArray[np.bool_]:
        return np.array([holds(number) for number in range(len(self._cases))], dtype=np.bool_)


def _raised(scores: Vectors, chosen: npt.NDArray[np.bool_], by: float) -> Vectors:
    raised = scores + np.float32(by) * (chosen & (scores > 0))
    return (raised / np.float32(1 + by)).astype(np.float32)


def _plain(text: str) -> str:
    return simplified(text).casefold()
