"""The years that a question names: "since 2022", 2020年以前, "in 2023"."""

import re

from index import Years

_YEAR = r"((?:19|20)\d\d)"
_ZH_YEAR = rf"{_YEAR} ?年(?:代)?"
_MONTH = (
    r"(?:(?:early|mid|late|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|"
)
_MONTH += r"october|november|december|the start of|the end of|about|around)[- ])?"

# Between two years, from one on, up to one: what a case has to be of. The order counts: a range holds two years.
_BETWEEN = re.compile(
    rf"\b(?:between|from) {_YEAR} (?:and|to|until|till) {_YEAR}\b|(?<!\d){_YEAR} ?(?:-|–|—|至|到) ?{_YEAR}(?!\d| ?年)"
    rf"|{_YEAR} ?年?(?:到|至|-|–|—|~) ?{_ZH_YEAR}",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?:since|starting) {_MONTH}{_YEAR}\b|\bfrom {_YEAR} (?:on|onwards?)\b|\b{_YEAR} (?:or|and) (?:later|newer)\b"
    rf"|{_ZH_YEAR}(?:\d+月)?(?:以来|以后|之后|起|后|至今|到现在)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\b(?:after|newer than|later than) {_YEAR}\b", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\b(?:until|till|up to) {_YEAR}\b|\b{_YEAR} (?:or|and) (?:earlier|older)\b|到 ?{_ZH_YEAR}(?:为止|止)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:before|older than|earlier than) {_YEAR}\b|{_ZH_YEAR}(?:以前|之前|前)", re.IGNORECASE)
_IN = re.compile(rf"\b(?:in|of|during|back in) {_MONTH}{_YEAR}\b|{_ZH_YEAR}", re.IGNORECASE)


def years_of(text: str) -> Years:
    """Return the years that *text* names; the first that is found where it names several."""
    if between := _BETWEEN.search(text):
        first, last = sorted(map(int, filter(None, between.groups())))
        return Years(first, last, strict=True)
    since, after, until, before = (_first(pattern, text) for pattern in (_SINCE, _AFTER, _UNTIL, _BEFORE))
    start = since if since is not None else after + 1 if after is not None else None
    end = before - 1 if before is not None else until
    if start is not None or end is not None:
        return Years(start, end, strict=True)
    year = _first(_IN, text)
    return Years(year, year)


def without_years(text: str) -> str:
    """Return *text* without the years that `years_of` reads in it."""
    for pattern in (_BETWEEN, _SINCE, _AFTER, _UNTIL, _BEFORE, _IN):
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(next(filter(None, found.groups()))) if found else None
