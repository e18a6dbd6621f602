"""The reference list of a paper: each source once, with what points at it from the text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from assistant.papers.paper import Paper
from assistant.papers.styles import Style, Wording, in_text, sort_key, wording
from corpus import Language, Source


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the list; ``key`` is stable for the same paper, ``mark`` is what stands in the text: [3]."""

    source: Source
    key: str
    mark: str
    wording: Wording
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class References:
    """All sources of the cases of a paper, in the order of the style."""

    style: Style
    entries: tuple[Reference, ...]

    def mark(self, source: Source) -> str:
        """Return what points at *source* in the text."""
        return next(entry.mark for entry in self.entries if entry.source == source)

    def marks(self, sources: Iterable[Source], language: Language) -> str:
        """Return what points at *sources*, in the order of the list."""
        wanted = set(sources)
        between = "" if self.style == "gbt7714-numeric" else "；" if language == "zh" else "; "
        return between.join(entry.mark for entry in self.entries if entry.source in wanted)


def references_of(paper: Paper, style: Style) -> References:
    """Return the sources of the cases of *paper*: those that are named beside quotes first within each case."""
    cases: dict[Source, list[str]] = defaultdict(list)
    keys: dict[Source, str] = {}
    for entry in paper.cases:
        cited = dict.fromkeys(quote.source for quote in entry.quotes)
        for source in dict.fromkeys((*cited, *entry.case.sources)):
            cases[source].append(entry.case.id)
            keys.setdefault(source, f"{entry.case.id}-{entry.case.sources.index(source) + 1}")
    numeric = style == "gbt7714-numeric"
    sources = list(cases) if numeric else sorted(cases, key=lambda source: sort_key(source, style))
    suffixes = {} if numeric else _suffixes(sources, style, paper.language)
    entries = (
        Reference(
            source,
            keys[source],
            f"[{number}]" if numeric else in_text(source, style, paper.language, suffixes[source]),
            wording(source, style, suffixes.get(source, "")),
            tuple(cases[source]),
        )
        for number, source in enumerate(sources, 1)
    )
    return References(style, tuple(entries))


def _suffixes(sources: Sequence[Source], style: Style, language: Language) -> dict[Source, str]:
    """Return the letters that tell sources of one author and year apart, none where there is one only."""
    alike: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        alike[in_text(source, style, language)].append(source)
    return {
        source: _letters(place) if len(group) > 1 else ""
        for group in alike.values()
        for place, source in enumerate(group)
    }


def _letters(place: int) -> str:
    """Count a, b to z, then aa, ab and on."""
    first, last = divmod(place, len(ascii_lowercase))
    return (_letters(first - 1) if first else "") + ascii_lowercase[last]
