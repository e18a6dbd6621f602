"""From rows to cases: which passages of a case speak for it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus import Language, Passage
from index.chinese import simplified
from index.faiss_store import Vectors
from index.query import Hit
from index.rows import Row
from index.tokens import tokens

_PASSAGES_PER_CASE = 6

# What a passage with a figure is raised by where a figure is asked for: as much as a fifth of the way to the nearest.
_FIGURE = 0.2
_ASKS_FOR_FIGURE = re.compile(
    r"\bhow (?:many|much|long|big|large|often|far|fast|old)\b|\bwhat (?:share|percentage|amount|number|volume)\b"
    r"|多少|多久|多长|多大|多快|几个|几家|几天|几年|几项|几次",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


class PassageRanker:
    """Orders the passages of a case by what they say themselves: the title, which all share, tells them not apart."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._terms: dict[int, frozenset[str]] = {}

    def rank(
        self,
        numbers: Sequence[int],
        rarities: Mapping[str, float],
        language: Language,
        cosines: Vectors,
        *,
        figures: bool = False,
    ) -> tuple[Hit, ...]:
        """Return the passages among the rows *numbers*, in *language*, nearest first, scored by nearness (0 to 1).

        Nearness is the mean of two shares: the cosine between the lowest and the highest of the case, and the rare
        words of the question (*rarities* by term) between none and the most that one passage has. A passage gets the
        better nearness of its own and its twin's in the other language. With *figures*, one that has a
        number is raised. *cosines* are those of *numbers* with the question.
        """
        quotable = [number for number in numbers if self._rows[number].passage is not None]
        cosine_of = dict(zip(numbers, cosines, strict=True))
        words = np.array([self._worded(number, rarities) for number in quotable])
        nearness = (
            spread(np.array([cosine_of[number] for number in quotable]))
            + (words / words.max() if words.max() > 0 else words)
        ) / 2
        if figures:
            with_figure = np.array([has_figure(self._said(number)) for number in quotable])
            nearness = (nearness + _FIGURE * with_figure) / (1 + _FIGURE)
        best: dict[tuple[int, int], Hit] = {}
        for near, number in sorted(zip(nearness.tolist(), quotable, strict=True), reverse=True):
            for twin in self._in_language(number, language, quotable):
                hit = Hit(twin, near)
                best.setdefault((twin.block, twin.part), hit)
        return tuple(best.values())[:_PASSAGES_PER_CASE]

    def _said(self, number: int) -> str:
        passage = self._rows[number].passage
        return passage.text if passage else ""

    def _worded(self, number: int, rarities: Mapping[str, float]) -> float:
        if number not in self._terms:
            passage = self._rows[number].passage
            self._terms[number] = frozenset(tokens(passage.text)) if passage else frozenset()
        return sum(rarity for term, rarity in rarities.items() if term in self._terms[number])

    def _in_language(self, number: int, language: Language, numbers: Sequence[int]) -> list[Passage]:
        """Return the passage of a row, or those of the case that say the same in *language*."""
        passage = self._rows[number].passage
        if passage is None or passage.language == language:
            return [passage] if passage else []
        others = (self._rows[other].passage for other in numbers)
        return [other for other in others if other and (other.language, other.block) == (language, passage.block)]


def asks_for_figure(question: str) -> bool:
    """Say whether *question* wants a number: how many, how long, 多少."""
    return bool(_ASKS_FOR_FIGURE.search(simplified(question)))


def has_figure(text: str) -> bool:
    """Say whether there is a number in *text*."""
    return bool(_DIGIT.search(text))


def spread(values: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """Map *values* to 0..1, lowest to highest; equal ones get 1."""
    low, high = float(values.min()), float(values.max())
    return np.ones(len(values)) if high == low else (values.astype(np.float64) - low) / (high - low)
