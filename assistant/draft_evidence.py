"""What the records have on the sentences of a draft: for each the sentence of a record that is nearest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise

from assistant.draft_facts import Difference, Facts, differences, missing
from assistant.draft_names import Names
from assistant.draft_sentences import DraftSentence
from corpus import LANGUAGES, Case, Language, Passage, plain_sentences
from index import Encoded, NearPassage, Retriever, joined_tokens, tokens

_PASSAGES = 5  # looked at for each sentence
_QUOTES = 4  # sentences of them that are compared with it, which takes the model some time
_LONGEST_PAIR: Mapping[Language, int] = {"en": 330, "zh": 120}  # characters
# A second quote of the case is given where the tokens of the sentence are met so much better with it; less is enough
# where it has a number that the first lacks.
_GAIN, _GAIN_WITH_NUMBER = 0.04, 0.005


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near a sentence of a draft and a sentence of a record are; a higher value speaks for it.

    ``cosine`` is that of the two, ``forward`` the mean cosine of the draft's tokens with the record's, ``backward`` the
    other way; ``passage`` and ``least`` are those of the tokens in the passage with its title, all and those met worst,
    ``weakest`` that of those met worst in the quotes alone. ``covered`` is the share of the draft's words, by rarity,
    that quote, title and zones have, ``known`` the share that the whole case has. ``english`` is 1 for English.
    """

    cosine: float
    forward: float
    backward: float
    passage: float
    least: float
    covered: float
    known: float
    weakest: float
    english: float

    @property
    def rank(self) -> float:
        """One number to choose the best quote by."""
        return self.cosine + self.forward + self.backward / 2 + self.covered / 2

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the signals, in order."""
        return tuple(field.name for field in fields(cls))

    def values(self) -> tuple[float, ...]:
        """Return the signals, in order."""
        return tuple(getattr(self, name) for name in self.names())


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a record: ``text`` is ``[start:end]`` of the case's text in the language of the passage."""

    passage: Passage
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the library has on a sentence: a case, one or two sentences of it, nearest first, and what differs."""

    case: Case
    quotes: tuple[Quoted, ...]
    closeness: Closeness
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    quoted: Quoted
    near: NearPassage
    facts: Facts


_Known = Mapping[_Candidate, Encoded]


class EvidenceFinder:
    """Finds evidence in what a retriever searches."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever, self._nearness = retriever, retriever.nearness
        self._collection = retriever.collection
        self._names = Names(retriever.collection)
        self._terms_of = lru_cache(maxsize=None)(self._terms)

    def find(self, sentences: Sequence[DraftSentence]) -> tuple[Evidence | None, ...]:
        """Return the best evidence for each of *sentences*, None where no passage is in its language."""
        if not sentences:
            return ()
        encoded = self._retriever.embedder.encode_questions([sentence.words for sentence in sentences])
        facts = [self._facts(sentence) for sentence in sentences]
        candidates = [
            self._candidates(sentence, encoded[number], facts[number]) for number, sentence in enumerate(sentences)
        ]
        # Every sentence of a record goes through the model once, in batches with the others.
        texts = list(dict.fromkeys(one.quoted.text for some in candidates for one in some))
        known = self._retriever.embedder.encode_questions(texts) if texts else encoded
        rows = {text: number for number, text in enumerate(texts)}
        return tuple(
            self._best(
                sentence, facts[number], some, encoded[number], {one: known[rows[one.quoted.text]] for one in some}
            )
            for number, (sentence, some) in enumerate(zip(sentences, candidates, strict=True))
        )

    def _facts(self, sentence: DraftSentence) -> Facts:
        read = Facts.of(sentence.words, sentence.language)
        return Facts(read.quantities, read.dates, self._names.names_in(sentence.words, sentence.language))

    def _candidates(self, sentence: DraftSentence, encoded: Encoded, facts: Facts) -> list[_Candidate]:
        """Return what the nearest passages say that has most of the words and numbers of *sentence*."""
        near = self._nearness.passages(sentence.words, encoded, sentence.language, _PASSAGES)
        found = [
            _Candidate(quoted, passage, Facts.of(quoted.text, sentence.language))
            for passage in near
            for quoted in _quotable(passage.passage)
        ]

        def promise(one: _Candidate) -> float:
            covered = self._nearness.covered(sentence.words, frozenset(tokens(one.quoted.text)))
            return one.near.nearness + 0.3 * covered + 0.2 * _met(facts, one.facts)

        return sorted(found, key=lambda one: -promise(one))[:_QUOTES]

    def _best(
        self, sentence: DraftSentence, facts: Facts, candidates: Sequence[_Candidate], encoded: Encoded, known: _Known
    ) -> Evidence | None:
        if not candidates:
            return None
        closeness = {one: self._closeness(sentence, [one], encoded, known) for one in candidates}

        def rank(one: _Candidate) -> float:
            return closeness[one].rank + _met(facts, one.facts) / 4

        first = max(candidates, key=rank)
        case = self._collection.cases[first.quoted.passage.case_id]
        chosen, near = [first], closeness[first]
        for other in candidates:
            if not _adds(other, first):
                continue
            both = self._closeness(sentence, [first, other], encoded, known)
            fewer = missing(facts, _joined(first, other)) < missing(facts, first.facts)
            if both.forward - closeness[first].forward >= (_GAIN_WITH_NUMBER if fewer else _GAIN):
                chosen, near = [first, other], both
                break
        quotes = [one.quoted for one in chosen]
        return Evidence(case, tuple(quotes), near, self._differences(sentence, facts, quotes, case))

    def _differences(
        self, sentence: DraftSentence, facts: Facts, quotes: Sequence[Quoted], case: Case
    ) -> tuple[Difference, ...]:
        texts = [quoted.text for quoted in quotes]
        return differences(sentence.words, facts, texts, case, self._names, sentence.language)

    def _closeness(
        self, sentence: DraftSentence, quotes: Sequence[_Candidate], encoded: Encoded, known: _Known
    ) -> Closeness:
        matches = [self._nearness.match(encoded, known[one]) for one in quotes]
        together = matches[0]
        if len(quotes) > 1:
            together = self._nearness.match(encoded, joined_tokens([known[one] for one in quotes]))
        said = frozenset(tokens("\n".join(f"{one.quoted.text}\n{one.quoted.passage.context}" for one in quotes)))
        case_id = quotes[0].quoted.passage.case_id
        return Closeness(
            cosine=max(match.cosine for match in matches),
            forward=together.forward,
            backward=max(match.backward for match in matches),
            passage=max(one.near.tokens for one in quotes),
            least=max(one.near.least for one in quotes),
            covered=self._nearness.covered(sentence.words, said),
            known=self._nearness.covered(sentence.words, self._terms_of(case_id, sentence.language)),
            weakest=together.least,
            english=float(sentence.language == "en"),
        )

    def _terms(self, case_id: str, language: Language) -> frozenset[str]:
        case = self._collection.cases[case_id]
        zones = [self._collection.zones[key] for key in case.zones if key in self._collection.zones]
        parts = [case.texts[language].title, case.texts[language].text, *case.places]
        parts += [zone.short_name(spoken) for zone in zones for spoken in LANGUAGES]
        return frozenset(tokens("\n".join(parts)))


def _met(facts: Facts, quote: Facts) -> float:
    """Return the share of the numbers and dates of a sentence that *quote* has, 0 where it has none."""
    count = len(facts.quantities) + len(facts.dates)
    return (count - missing(facts, quote)) / count if count else 0.0


def _quotable(passage: Passage) -> Iterator[Quoted]:
    """Yield the sentences of *passage*, and each two side by side that are short enough to be read at once."""
    bounds = plain_sentences(passage.text, passage.language)
    pairs = [(one[0], other[1]) for one, other in pairwise(bounds)]
    short = [(start, end) for start, end in pairs if end - start <= _LONGEST_PAIR[passage.language]]
    for start, end in (*bounds, *short):
        yield Quoted(passage, passage.start + start, passage.start + end, passage.text[start:end])


def _adds(other: _Candidate, first: _Candidate) -> bool:
    """Say whether *other* is of the same case and elsewhere in it."""
    mine, yours = first.quoted, other.quoted
    return mine.passage.case_id == yours.passage.case_id and (yours.end <= mine.start or mine.end <= yours.start)


def _joined(one: _Candidate, other: _Candidate) -> Facts:
    return Facts(one.facts.quantities + other.facts.quantities, one.facts.dates + other.facts.dates)
