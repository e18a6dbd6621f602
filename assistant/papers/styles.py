"""References in the form of GB/T 7714-2015 and APA, for what the records cite: reports and pages of publishers.

Written here, for citeproc-py repeats titles and drops type marks with the GB/T styles, which are under a share-alike
licence besides. The library has no day on which a page was read, so that part of GB/T 7714 stays out.
"""

import re
from dataclasses import dataclass
from typing import Literal

from corpus import Language, Source

Style = Literal["gbt7714-numeric", "gbt7714-author-date", "apa"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NOBODY: dict[Language, str] = {"en": "Anon.", "zh": "佚名"}
_UNDATED: dict[Language, str] = {"en": "n.d.", "zh": "日期不详"}
_SHORT = 40  # characters of a title that stands for an author


@dataclass(frozen=True, slots=True)
class Wording:
    """A reference in three parts, for the title is in italics in some styles; the address is part of ``after``."""

    before: str
    title: str
    after: str
    italic: bool = False

    def __str__(self) -> str:
        return self.before + self.title + self.after


def author_of(source: Source) -> str | None:
    """Return the publisher that answers for *source*, None where it is not known."""
    return None if source.publisher.casefold().startswith("unknown") else source.publisher


def language_of(source: Source) -> Language:
    """Return the language in which *source* was published, as its title shows."""
    return "zh" if re.search("[\u4e00-\u9fff]", source.title) else "en"


def wording(source: Source, style: Style, suffix: str = "") -> Wording:
    """Return the reference to *source*; *suffix* tells it from others of the same author and year: 2025a."""
    if style == "apa":
        return _apa(source, suffix)
    return _gbt_author_date(source, suffix) if style == "gbt7714-author-date" else _gbt_numeric(source)


def in_text(source: Source, style: Style, language: Language, suffix: str = "") -> str:
    """Return what points at *source* from a text in *language*: (China Daily, 2025a)."""
    author = author_of(source)
    if author is None and style == "apa":
        short = source.title if len(source.title) <= _SHORT else f"{source.title[:_SHORT].rstrip()}…"
        author = f"“{short}”"
    # As the list has it, so that a reader finds it there.
    own = "en" if style == "apa" else language_of(source)
    said = (author or _NOBODY[own], _year(source, suffix, own))
    return f"（{'，'.join(said)}）" if language == "zh" else f"({', '.join(said)})"


def sort_key(source: Source, style: Style) -> tuple[str, str, str]:
    """Return what a list by author and date is sorted by."""
    author = author_of(source) or (source.title if style == "apa" else _NOBODY[language_of(source)])
    return author.casefold(), (source.date or "9999")[:4], source.title.casefold()


def _gbt_numeric(source: Source) -> Wording:
    # 8.1.3: who is not known is left out of numbered references, and named 佚名 in others.
    author = author_of(source)
    return Wording(f"{_stopped(author)} " if author else "", source.title, _gbt_place(source))


def _gbt_author_date(source: Source, suffix: str) -> Wording:
    language = language_of(source)
    author = author_of(source) or _NOBODY[language]
    return Wording(f"{author}, {_stopped(_year(source, suffix, language))} ", source.title, _gbt_place(source))


def _gbt_place(source: Source) -> str:
    """Type mark, date and address: [EB/OL] is what can be read online, [Z] what has no address."""
    if not source.url:
        return f"[Z]. {source.date}." if source.date else "[Z]."
    dated = f" ({source.date})." if source.date else ""
    return f"[EB/OL].{dated} {source.url}."


def _apa(source: Source, suffix: str) -> Wording:
    dated = f"({_apa_date(source, suffix)})."
    reprint = " [Reprint]" if source.reprint else ""
    address = f" {source.url}" if source.url else ""
    author = author_of(source)
    title = source.title.rstrip(".")
    if author is None:
        return Wording("", title, f"{reprint}. {dated}{address}", italic=True)
    return Wording(f"{_stopped(author)} {dated} ", title, f"{reprint}.{address}", italic=True)


def _apa_date(source: Source, suffix: str) -> str:
    parts = (source.date or "").split("-")
    year = _year(source, suffix, "en")
    if len(parts) == 1:
        return year
    month = _MONTHS[int(parts[1]) - 1]
    return f"{year}, {month} {int(parts[2])}" if len(parts) > len(("year", "month")) else f"{year}, {month}"


def _year(source: Source, suffix: str, language: Language) -> str:
    if source.date:
        return source.date[:4] + suffix
    return f"{_UNDATED[language]}-{suffix}" if suffix else _UNDATED[language]


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
