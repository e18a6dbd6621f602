"""Reading the figures of a sentence: how many of what, and from what to what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.figure_rules import Bound, Number, Pairing, Per, Rules
from assistant.figure_units import FigureKind
from assistant.figures_chinese import CHINESE
from assistant.figures_english import ENGLISH
from corpus import Language

_RULES: dict[Language, Rules] = {"en": ENGLISH, "zh": CHINESE}
_ITEM = "item"  # 由22条增至31条: whatever was counted before
_REACH = 60  # characters before a number in which its lead is looked for


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its unit as a text has it: ``text`` is ``source[start:end]`` of what was read.

    ``quantity`` is the whole number (4.72亿元 is 472,000,000 CNY), the lower end where it is a range up to ``upper``.
    Of the kind "change" it is signed: a cut by 75 percent is -75, and ``bound`` is about its size. ``bound`` says that
    the text gives a limit or a rough number, ``per`` that it is so many a day, month or year. ``before`` is what it
    was, and ``text`` then holds both.
    """

    quantity: float
    unit: str
    kind: FigureKind
    text: str
    start: int
    end: int
    upper: float | None = None
    bound: Bound | None = None
    per: Per | None = None
    before: "Figure | None" = None


def read_figures(text: str, language: Language) -> tuple[Figure, ...]:
    """Return the figures of *text* in reading order. Years, dates, names and ordinal numbers are none."""
    rules = _RULES[language]
    numbers = _with_ranges(text, list(rules.numbers(text)), rules)
    numbers = _with_shared_units(text, numbers)
    found = [*_paired(text, numbers, rules), *_in_words(text, rules)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _with_ranges(text: str, numbers: Sequence[Number], rules: Rules) -> list[Number]:
    """Join the ends of each range: 7 to 8 seconds, 3至5万元."""
    joined: list[Number] = []
    for number in numbers:
        low = joined[-1] if joined else None
        if low and low.upper is None and _alike(low, number) and _fits(text, low, number, rules.ranges):
            joined[-1] = _range(low, number)
        else:
            joined.append(number)
    return joined


def _range(low: Number, high: Number) -> Number:
    # 3至5万元 begins at 30,000, CNY 3 to 5 million at three million; 2万至30万 says its own.
    shares_scale = low.scale == 1 and low.value < high.value / high.scale
    return replace(
        high,
        value=low.value * (high.scale if shares_scale else 1),
        upper=high.value,
        unit=high.unit or low.unit,
        kind=high.kind or low.kind,
        start=low.start,
        bound=low.bound or high.bound,
    )


def _with_shared_units(text: str, numbers: Sequence[Number]) -> list[Number]:
    """Give a number without a unit that of the number it is a part of: 1,136 of 1,245 firms."""
    shared = list(numbers)
    for place, (part, whole) in enumerate(pairwise(numbers)):
        between = text[part.end : whole.start]
        if part.kind is None and whole.kind not in {None, "percent"} and between.strip() in {"of", "of the", "of its"}:
            shared[place] = replace(part, unit=whole.unit, kind=whole.kind)
    return shared


def _paired(text: str, numbers: Sequence[Number], rules: Rules) -> Iterator[Figure]:
    """Yield the figures; where the words between two numbers make them a before and an after, the two are one."""
    place = 0
    while place < len(numbers):
        first = numbers[place]
        second = numbers[place + 1] if place + 1 < len(numbers) else None
        pairing = _pairing(text, first, second, rules) if second else None
        if second and pairing:
            yield _pair(text, first, second, pairing, rules)
            place += 2
            continue
        if first.kind:
            yield _figure(text, first, first.unit, first.kind, rules)
        place += 1


def _pairing(text: str, first: Number, second: Number, rules: Rules) -> Pairing | None:
    if not _alike(first, second):
        return None
    pairing = next((one for one in rules.pairs if _fits(text, first, second, (one,))), None)
    # From 10 to 241 of what we do not know counts where something rose or fell.
    known = first.kind or second.kind or rules.changes.search(text[max(first.start - _REACH, 0) : second.end])
    return pairing if known else None


def _pair(text: str, first: Number, second: Number, pairing: Pairing, rules: Rules) -> Figure:
    subject = None if first.kind or second.kind else rules.subject(text[: first.start])
    unit, kind, per = subject or (*_unit_of(second, first), None)
    kind = "duration" if kind == "period" else kind
    earlier_unit = unit if subject else _unit_of(first, second)[0]
    lead = pairing.lead.search(text, max(first.start - _REACH, 0), first.start)
    start = lead.start() if lead and lead[0].strip() and first.start - lead.start() <= len("from ") else first.start
    earlier = _figure(text, first, earlier_unit, kind, rules, plain=True)
    later = _figure(text, second, unit, kind, rules, plain=True)
    if pairing.backwards:
        earlier, later = later, earlier
    per = later.per or earlier.per or per
    earlier = replace(earlier, per=per)
    return replace(later, before=earlier, per=per, text=text[start : second.end], start=start, end=second.end)


def _unit_of(number: Number, other: Number) -> tuple[str, FigureKind]:
    """Return unit and kind of *number*, those of the *other* where it says none or only that there are so many."""
    own = other if number.kind is None or (number.unit == _ITEM and other.kind) else number
    return own.unit, own.kind or "count"


def _figure(text: str, number: Number, unit: str, kind: FigureKind, rules: Rules, *, plain: bool = False) -> Figure:
    """Make a figure of a number; a percentage beside a word of rise or fall is a signed change, unless *plain*."""
    sign = 0 if plain or unit not in {"percent", "times"} else _sign(text, number, rules)
    if kind == "percent" and sign:
        kind = "change"
    return Figure(
        quantity=number.value * (sign or 1),
        unit=unit,
        kind=kind,
        text=text[number.start : number.end],
        start=number.start,
        end=number.end,
        upper=None if number.upper is None else number.upper * (sign or 1),
        bound=number.bound,
        per=number.per,
    )


def _sign(text: str, number: Number, rules: Rules) -> int:
    """Return 1 beside a word of rise, -1 beside one of fall, 0 where there is none."""
    said = rules.change_after.match(text, number.end)
    if not said:
        said = rules.change_before.search(text, max(number.start - _REACH, 0), number.start)
    if not said:
        return 0
    return -1 if rules.falls.search(said[0]) else 1


def _in_words(text: str, rules: Rules) -> Iterator[Figure]:
    """Yield changes that are told without a number: halved, doubled, 翻番."""
    for word, percent in rules.in_words.items():
        for match in re.finditer(word, text):
            yield Figure(percent, "percent", "change", match[0], match.start(), match.end())


def _alike(first: Number, second: Number) -> bool:
    """Say whether the two can be one figure: of the same unit as far as is known, or both times."""
    if not (first.kind and second.kind) or _ITEM in {first.unit, second.unit}:
        return True
    return first.unit == second.unit or {first.kind, second.kind} <= {"duration", "period"}


def _fits(text: str, first: Number, second: Number, pairings: Sequence[Pairing]) -> bool:
    lead = slice(max(first.start - _REACH, 0), first.start)
    return any(
        pairing.lead.search(text[lead])
        and pairing.between.fullmatch(text, first.end, second.start)
        and pairing.after.match(text, second.end)
        for pairing in pairings
    )
