"""Whether the numbers of a draft sentence stand in a quote, and what stands there instead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft_dates import dates_in
from assistant.figure_units import FigureKind
from assistant.figures import Figure, read_figures
from corpus import Language

# Kinds whose unit is part of the amount: 15 minutes are not 15 seconds. What is counted has many names.
_MEASURED: frozenset[FigureKind] = frozenset(
    {"duration", "period", "money", "mass", "volume", "area", "distance", "percent", "change"}
)
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0}
_LIKE = {"month": ("month", 1.0), "year": ("month", 12.0), "kilogram": ("tonne", 0.001), "tonne": ("tonne", 1.0)}
_NAMELESS = frozenset({"", "item", "kind"})  # units that say nothing of what is counted
_EXACT, _ROUGH = 0.005, 0.03  # "about 289 billion" may stand for 288.9, "nearly 290" too
_PLAIN = re.compile(r"(?<![A-Za-z\d.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d-])")
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMERALS = "零一二三四五六七八九十"
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS[2:])})\b(?!-)", re.IGNORECASE)
_SHARES = {"half": 2, "一半": 2, "third": 3, "quarter": 4}
# "The first half of 2025" and "half a day" are no shares.
_FRACTION = re.compile(
    r"(?<!first )(?<!second )\bhalf (?=of\b|the\b|that\b)"
    r"|\b(?:an?|one|two|three)[ -](?:thirds?|quarters?)\b(?! (?:of 20|20))|(?<!缩短)(?<!减少)(?<!降低)(?<!节省)一半"
    r"|(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])",
    re.IGNORECASE,
)
# Where the later amount ends that stands before the earlier one: 12 days instead of 38.
_JOINT = re.compile(r"[,，（]|\s+(?:instead|rather|compared|down|up|from|against|not)\b")
_RANKED = re.compile(
    rf"\b(?P<en>{'|'.join(_ORDINALS)})(?=[ -](?:batch|round|phase|stage|edition|version|place)\b)"
    r"|\b(?:batch|round|phase|version) (?P<digits>\d+(?:\.\d+)?)"
    r"|第(?P<zh>[一二三四五六七八九十]|\d{1,2})(?=[批轮期版位届])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence: ``text`` is ``sentence[start:end]``; ``kind`` is None where what it counts is not told.

    ``sign`` is 1 for a rise, -1 for a fall, 0 where it is neither.
    """

    value: float
    upper: float | None
    unit: str
    kind: FigureKind | None
    rough: bool
    text: str
    start: int
    end: int
    sign: int = 0

    def is_in(self, others: "Sequence[Quantity]") -> bool:
        """Say whether *others* have the same amount, as far as it is told what of.

        Where they count the same kind of thing, it must be one of those: 80 firms are no 80 meetings.
        """
        same_kind = [one for one in others if self.is_like(one)]
        if same_kind and self.kind is not None and self.unit not in _NAMELESS:
            others = [*same_kind, *(one for one in others if one.kind is None)]
        if any(self.equals(one) for one in others):
            return True
        # Four to six hours may be told as "six hours, four fewer than …".
        ends = [] if self.upper is None else [replace(self, upper=None), replace(self, value=self.upper, upper=None)]
        return bool(ends) and all(any(end.equals(one) for one in others) for end in ends)

    def equals(self, other: "Quantity") -> bool:
        """Say whether the two are the same amount; of a range either end will do."""
        if self.is_rank != other.is_rank:
            return False
        mine, yours = _converted(self), _converted(other)
        if self.is_measured and other.is_measured and mine[0] != yours[0]:
            return False
        share = _ROUGH if self.rough or other.rough else _EXACT
        ends = [value for value in yours[1:] if value is not None]
        said = [value for value in mine[1:] if value is not None]
        return all(any(abs(one - end) <= share * max(abs(one), abs(end)) for end in ends) for one in said)

    @property
    def is_rank(self) -> bool:
        """Whether it numbers something, as the sixth batch does."""
        return self.unit == "rank"

    @property
    def is_measured(self) -> bool:
        """Whether its unit is part of the amount."""
        return self.kind in _MEASURED

    def is_like(self, other: "Quantity") -> bool:
        """Say whether the two count the same kind of thing, so that one may stand in the other's place."""
        if self.is_rank or other.is_rank or self.kind is None or other.kind is None:
            return self.is_rank == other.is_rank and self.kind == other.kind
        times = {"duration", "period"}
        shares = {"percent", "change"}
        return self.kind == other.kind or {self.kind, other.kind} <= times or {self.kind, other.kind} <= shares


def quantities_in(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the numbers of *text* in reading order: figures with their units, then what is left; dates are none."""
    dates = dates_in(text)
    found = [_quantity(*part) for figure in read_figures(text, language) for part in _parts(figure)]
    spans = [(one.start, one.end) for one in found]
    found += [one for one in _fractions(text) if not _overlaps(one.start, one.end, spans)]
    ranked = [_rank(match) for match in _RANKED.finditer(text)]
    dated = [(date.start, date.end) for date in dates]
    taken = [*dated, *((one.start, one.end) for one in (*found, *ranked))]
    found = [one for one in found if not _overlaps(one.start, one.end, dated)]
    plain = [one for one in _plain(text) if not _overlaps(one.start, one.end, taken)]
    # That there is one of something says little: "a single window".
    kept = [one for one in (*found, *plain) if one.value != 1 or one.is_measured]
    return tuple(sorted([*kept, *ranked], key=lambda one: one.start))


def _parts(figure: Figure) -> Iterator[tuple[Figure, int]]:
    """Yield the figures that *figure* holds, each with 1 where it tells of a rise, -1 of a fall."""
    before = figure.before
    sign = (figure.quantity > 0) - (figure.quantity < 0) if figure.kind == "change" else 0
    if before and before.unit == figure.unit:
        sign = (figure.quantity > before.quantity) - (figure.quantity < before.quantity)
    yield figure, sign
    if before:
        yield before, sign


def _fractions(text: str) -> Iterator[Quantity]:
    """Yield the shares that are told in words, in percent: a third, 三分之一."""
    for match in _FRACTION.finditer(text):
        said = match[0].lower()
        if match["whole"]:
            share = 100 * _NUMERALS.index(match["part"]) / _NUMERALS.index(match["whole"])
        else:
            count = 3 if said.startswith("three") else 2 if said.startswith("two") else 1
            share = 100 * count / next(size for word, size in _SHARES.items() if word in said)
        yield Quantity(
            share, None, "percent", "percent", rough=True, text=match[0], start=match.start(), end=match.end()
        )


def _quantity(figure: Figure, sign: int) -> Quantity:
    upper = None if figure.upper is None else abs(figure.upper)
    start, end = _own_span(figure)
    text = figure.text[start - figure.start : end - figure.start]
    rough = figure.bound is not None
    return Quantity(abs(figure.quantity), upper, figure.unit, figure.kind, rough, text, start, end, sign)


def _own_span(figure: Figure) -> tuple[int, int]:
    """Return where *figure* itself stands: its text holds what it was before, too."""
    before = figure.before
    if not before:
        return figure.start, figure.end
    if figure.end > before.end:
        rest = figure.text[before.end - figure.start :]
        number = _PLAIN.search(rest) or _WORD.search(rest)
        return before.end + (number.start() if number else 0), figure.end
    own = _JOINT.split(figure.text[: before.start - figure.start], maxsplit=1)[0]
    return figure.start, figure.start + len(own)


def _rank(match: re.Match[str]) -> Quantity:
    said = match["en"] or match["digits"] or match["zh"]
    if match["en"]:
        value = float(_ORDINALS.index(said.lower()) + 1)
    else:
        value = float(_NUMERALS.index(said)) if said in _NUMERALS else float(said)
    return Quantity(value, None, "rank", None, rough=False, text=match[0], start=match.start(), end=match.end())


def _plain(text: str) -> Iterator[Quantity]:
    for match in (*_PLAIN.finditer(text), *_WORD.finditer(text)):
        said = match[0].lower()
        value = float(_WORDS.index(said)) if said in _WORDS else float(said.replace(",", ""))
        yield Quantity(value, None, "", None, rough=False, text=match[0], start=match.start(), end=match.end())


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _converted(one: Quantity) -> tuple[str, float, float | None]:
    """Return the measure, value and upper value in a unit in which amounts can be compared."""
    unit, factor = one.unit, 1.0
    if unit in _SECONDS:
        unit, factor = "second", _SECONDS[unit]
    elif unit in _LIKE:
        unit, factor = _LIKE[unit]
    return unit, one.value * factor, None if one.upper is None else one.upper * factor
