"""What is near a sentence: passages of all cases, by meaning, tokens and words; and how well two texts match."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from corpus import Language, Passage
from index.encoded import Encoded
from index.faiss_store import Vectors
from index.late_interaction import LateInteraction
from index.lexical import LexicalIndex
from index.rows import Row
from index.tokens import tokens

_COMPARED = 40  # passages whose tokens are compared with those of a sentence


@dataclass(frozen=True, slots=True)
class NearPassage:
    """A passage near a sentence.

    ``cosine`` is that of the two, ``tokens`` the mean cosine of the sentence's tokens with their nearest in the passage
    or its title, rare ones weighing most, ``least`` that of the quarter of them that is met worst; ``covered`` the
    share of the sentence's words, by their rarity, that passage and title have.
    """

    passage: Passage
    cosine: float
    tokens: float
    least: float
    covered: float

    @property
    def nearness(self) -> float:
        """One number to order by."""
        return (self.cosine + self.tokens) / 2 + 0.3 * self.covered


@dataclass(frozen=True, slots=True)
class Match:
    """How well two texts match.

    ``cosine`` is that of the whole, ``forward`` and ``backward`` the mean cosine of the tokens of each with those of
    the other, rare ones weighing most, ``least`` that of the quarter of the first one's tokens that is met worst.
    """

    cosine: float
    forward: float
    backward: float
    least: float


class Nearness:
    """Compares sentences with the passages of a collection; *rows* and *encoded* go together."""

    def __init__(self, rows: Sequence[Row], encoded: Encoded, lexical: LexicalIndex) -> None:
        self._rows, self._encoded, self._lexical = rows, encoded, lexical
        self._terms: dict[int, frozenset[str]] = {}

    def passages(self, text: str, sentence: Encoded, language: Language, limit: int) -> tuple[NearPassage, ...]:
        """Return the passages in *language* nearest to a sentence, given as *text* and encoded; nearest first."""
        own = self._quotable[language]
        if not len(own):
            return ()
        cosines: Vectors = self._encoded.vectors[own] @ sentence.vectors[0]
        best = np.argsort(-cosines, kind="stable")[:_COMPARED]
        match = self._late.match(sentence, own[best].tolist())
        rarities = {term: self._lexical.rarity(term) for term in tokens(text, stopwords=False)}
        near = [
            self._near(int(own[place]), float(cosines[place]), match.means[at], match.best[:, at], rarities)
            for at, place in enumerate(best.tolist())
        ]
        return tuple(sorted(near, key=lambda one: -one.nearness)[:limit])

    def match(self, one: Encoded, other: Encoded) -> Match:
        """Say how well two texts, encoded the same way, match."""
        cosine = float(one.vectors[0] @ other.vectors[0])
        if not len(one.ids) or not len(other.ids):
            return Match(cosine, 0.0, 0.0, 0.0)
        first, second = (_unit(text.codes) for text in (one, other))
        cosines = first @ second.T
        met = np.sort(cosines.max(axis=1))
        return Match(
            cosine,
            float(np.average(cosines.max(axis=1), weights=self._late.rarities(one.ids))),
            float(np.average(cosines.max(axis=0), weights=self._late.rarities(other.ids))),
            float(met[: max(1, len(met) // 4)].mean()),
        )

    def covered(self, text: str, terms: frozenset[str]) -> float:
        """Return the share of the words of *text*, by their rarity, that are among *terms*."""
        rarities = {term: self._lexical.rarity(term) for term in tokens(text, stopwords=False)}
        return _share(rarities, terms)

    def _near(
        self, row: int, cosine: float, mean: float, best: npt.NDArray[np.float32], rarities: Mapping[str, float]
    ) -> NearPassage:
        passage = self._rows[row].passage
        if passage is None:
            raise TypeError("only rows with a passage are compared")
        if row not in self._terms:
            self._terms[row] = frozenset(tokens(self._rows[row].text))
        worst = np.sort(best)[: max(1, len(best) // 4)]
        least = float(worst.mean()) if len(worst) else 0.0
        return NearPassage(passage, cosine, float(mean), least, _share(rarities, self._terms[row]))

    @cached_property
    def _quotable(self) -> Mapping[Language, npt.NDArray[np.int64]]:
        numbers: dict[Language, list[int]] = {"en": [], "zh": []}
        for number, row in enumerate(self._rows):
            if row.passage is not None:
                numbers[row.language].append(number)
        return {language: np.array(own, dtype=np.int64) for language, own in numbers.items()}

    @cached_property
    def _late(self) -> LateInteraction:
        """The tokens row by row; only sentences need them so."""
        return LateInteraction(self._encoded, np.arange(len(self._rows)), len(self._rows))


def joined_tokens(texts: Sequence[Encoded]) -> Encoded:
    """Return *texts*, at least one, as one text: the tokens of all, the vector of the first."""
    together = Encoded.joined(texts)
    ends = np.array([0, len(together.ids)], dtype=np.int64)
    return Encoded(together.vectors[:1], together.ids, together.codes, ends)


def _unit(codes: npt.NDArray[np.int8]) -> Vectors:
    vectors = codes.astype(np.float32)
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12).astype(np.float32)
    return unit


def _share(rarities: Mapping[str, float], terms: frozenset[str]) -> float:
    total = sum(rarities.values())
    return sum(rarity for term, rarity in rarities.items() if term in terms) / total if total else 0.0
