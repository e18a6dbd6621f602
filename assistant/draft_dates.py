"""The dates of a sentence, as far as it gives them: a year, a month of a year, a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?<![\d.,])(?P<year>(?:19|20)\d\d)(?![\d,]\d|\d)"
_PATTERNS = (
    re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH}),? {_YEAR}", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? {_YEAR}", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH}),? (?:of )?{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_YEAR}年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?"),
    re.compile(rf"{_YEAR}-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})\b(?! percent)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(_YEAR),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it stands in ``text[start:end]``; what it does not say is None."""

    year: int | None
    month: int | None
    day: int | None
    text: str
    start: int
    end: int

    def is_in(self, others: "Sequence[Dated]") -> bool:
        """Say whether one of *others* says all that this one says, and perhaps more."""
        return any(
            all(said in (None, known) for said, known in zip(self.parts, other.parts, strict=True)) for other in others
        )

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day."""
        return self.year, self.month, self.day


def dates_in(text: str) -> tuple[Dated, ...]:
    """Return the dates of *text* in reading order, each read as fully as it is given."""
    found: list[Dated] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < known.end and known.start < match.end() for known in found):
                found.append(_dated(match))
    return tuple(sorted(found, key=lambda dated: dated.start))


def _dated(match: re.Match[str]) -> Dated:
    parts = match.groupdict()
    return Dated(
        year=_number(parts.get("year")),
        month=_number(parts.get("month")),
        day=_number(parts.get("day")),
        text=match[0],
        start=match.start(),
        end=match.end(),
    )


def _number(said: str | None) -> int | None:
    if said is None:
        return None
    return int(said) if said.isdecimal() else _MONTHS.index(said.lower()) + 1
