"""What the rules of both languages have in common: a number as it is read first, and how two become one figure."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.figure_units import FigureKind

Bound = Literal["about", "over", "under"]
Per = Literal["hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands: ``text[start:end]`` with its unit and the words before it that say "about" or "over".

    ``kind`` is None where no unit was found; the number beside it may lend its own. ``scale`` is what stands for
    zeros: 10,000 in 5万.
    """

    value: float
    scale: float
    unit: str
    kind: FigureKind | None
    bound: Bound | None
    per: Per | None
    start: int
    end: int
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """Words that join two numbers: *lead* ends before the first, *between* is all between, *after* follows the second.

    With *backwards* the first number is the later one: 12 days instead of 38.
    """

    lead: re.Pattern[str]
    between: re.Pattern[str]
    backwards: bool = False
    after: re.Pattern[str] = re.compile("")


Subject = tuple[str, FigureKind, Per | None]


@dataclass(frozen=True, slots=True)
class Rules:
    """How one language writes figures: its numbers, and the words that make of them ranges, pairs and changes.

    ``subject`` finds what is counted at the beginning of a sentence, for numbers that name no unit.
    """

    numbers: Callable[[str], Iterator[Number]]
    ranges: tuple[Pairing, ...]
    pairs: tuple[Pairing, ...]
    changes: re.Pattern[str]
    change_before: re.Pattern[str]
    change_after: re.Pattern[str]
    falls: re.Pattern[str]
    in_words: Mapping[str, float]
    subject: Callable[[str], Subject | None] = lambda _: None


def decimal(digits: str, scale: float) -> float:
    """Return *digits* times *scale* without the dust of binary fractions: 4.72 times 100,000,000 is 472,000,000."""
    return float(round(float(digits.replace(",", "")) * scale, 6))
