"""What is asked of an index, and what it gives back."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields

from corpus import Case, Language, Passage
from index.faiss_store import Vectors


@dataclass(frozen=True, slots=True)
class Facets:
    """What a case must have to be found; within a facet any of the names will do.

    ``since`` and ``until`` are years, both included; a case without a known date fails them. Engines apply facets
    while they search: filtering afterwards would leave too few hits.
    """

    zones: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def __post_init__(self) -> None:
        """Take any sequence of names for what it is."""
        for name in ("zones", "themes", "programmes"):
            value = getattr(self, name)
            object.__setattr__(self, name, (value,) if isinstance(value, str) else tuple(value))

    def __bool__(self) -> bool:
        return any(getattr(self, facet.name) not in {(), None} for facet in fields(self))

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the facets that are set."""
        return (facet.name for facet in fields(self) if getattr(self, facet.name) not in {(), None})

    def admit(self, case: Case) -> bool:
        """Say whether *case* has all that is asked."""
        return (
            (not self.zones or not set(self.zones).isdisjoint(case.zones))
            and (not self.themes or not set(self.themes).isdisjoint(case.themes))
            and (not self.programmes or case.programme in self.programmes)
            and (self.since is None or (case.year is not None and case.year >= self.since))
            and (self.until is None or (case.year is not None and case.year <= self.until))
        )


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a question names, both included, None where open.

    ``strict`` says that cases of these years are asked for. Else it is one year ("how many in 2024?"), of which a case
    may be or may tell.
    """

    since: int | None = None
    until: int | None = None
    strict: bool = False

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    def fit(self, case: Case, told: AbstractSet[int]) -> bool:
        """Say whether *case*, whose text has the years *told*, is of these years; one without a date is of none."""
        years = set() if case.year is None else {case.year}
        return any(self._has(year) for year in (years if self.strict else years | told))

    def _has(self, year: int) -> bool:
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for the engines: ``text`` is what is searched, ``language`` what is quoted.

    Cases of the zones in ``of`` are preferred; those of ``target`` come last: who wants to borrow knows its own; so do
    those of ``without``. Cases of ``years`` are preferred too. Every one of ``phrases`` must stand in a case. ``topic``
    is the text without the names of zones: what a case has to have of it tells whether it is about the matter (the text
    itself where it is empty). ``earlier`` are the questions that this one follows, oldest first; ``alone`` is the
    weight of the text by itself beside them. Where ids stand in ``only`` no other case is found; those in ``excluded``
    are not. Where nothing is to be ``quoted``, cases come without passages, sentences and words.
    """

    text: str
    language: Language
    facets: Facets = Facets()
    limit: int = 5
    of: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    topic: str = ""
    years: Years = Years()
    earlier: tuple[str, ...] = ()
    alone: float = 1.0
    only: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. ``score`` (0 to 1) is the score of its case times its nearness within the case."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of *passage* that answers; ``start`` and ``end`` count the characters of the record's text."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case that was found, with the passages that speak for it, best first.

    ``words`` are the words of the question that the case has; ``by_alias`` says that a phrase under which people look
    for the case was nearer to the question than any passage of it. ``sentences`` are the one to three of the passages
    that answer the question, best first. ``meaning`` is the mean vector of all passages of the case, in both languages,
    less that of the library, of unit length: the product of those of two cases says how much they are about the same.
    """

    case: Case
    hits: tuple[Hit, ...]
    score: float
    words: tuple[str, ...]
    by_alias: bool
    sentences: tuple[Sentence, ...] = ()
    meaning: Vectors | None = field(default=None, compare=False, repr=False)
