"""Which sentences of a case answer the question: by meaning, token by token, and by words."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus import SectionKind, quotable_sentences
from index.embedding import Embedder
from index.encoded import Encoded
from index.faiss_store import Vectors
from index.grouping import has_figure, spread
from index.query import Hit, Sentence
from index.rows import Row
from index.tokens import tokens

_MOST = 3
# What is added to the meaning, which is 0 to 1. Fitted, with the three below, on corpus/questions/sentences.jsonl.
_WORDS = 0.1
_FIGURE = 0.3
# That a ministry praised the measure is said in few words that the rest of the record has.
_TOPIC = 0.2
# What was wrong before, and where else a measure would fit, is seldom what is asked.
_ASIDE = 0.3
_ASIDES: frozenset[SectionKind] = frozenset({"problem", "applicability"})
# Without vectors of tokens, what the nearness of the passage counts beside the words of the sentence.
_PASSAGE = 0.5
# Tokens from which the direction is taken that all have in common.
_SAMPLED = 4096

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a row: characters of its passage, the row's tokens from ``first`` to ``last``, its terms."""

    start: int
    end: int
    first: int
    last: int
    terms: frozenset[str]
    has_figure: bool


class SentenceChooser:
    """Chooses the sentences to quote among the passages found; *rows* and *encoded* go together.

    Each token of the question looks for the nearest of a sentence, as in late interaction over whole cases; the tokens
    were encoded with the passage, so that "it" has a meaning, and nothing is encoded again. From all of them the mean
    token is taken first (Mu and Viswanath, ICLR 2018): else two tokens of this model are 0.7 alike whatever they mean.
    """

    def __init__(
        self, rows: Sequence[Row], encoded: Encoded, embedder: Embedder, rarity: Callable[[str], float]
    ) -> None:
        self._rows, self._embedder, self._rarity = rows, embedder, cache(rarity)
        self._codes, self._starts = np.asarray(encoded.codes), np.asarray(encoded.starts)
        self._numbers = {row.id: number for number, row in enumerate(rows) if row.passage is not None}
        self._parts: dict[int, tuple[_Part, ...]] = {}
        self._titles: dict[int, int] = {}  # how many tokens of a row are those of its title
        sample = encoded.codes[:: max(1, len(encoded.codes) // _SAMPLED)].astype(np.float32)
        self._mean = _unit(sample).mean(axis=0) if len(sample) else np.zeros(encoded.codes.shape[1], dtype=np.float32)

    def choose(
        self,
        hits: Sequence[Hit],
        question: Encoded,
        weights: Vectors,
        rarities: Mapping[str, float],
        *,
        figures: bool = False,
    ) -> tuple[Sentence, ...]:
        """Return the one to three sentences of *hits*, passages of one case, that answer *question*, best first.

        *weights* are the rarities of its tokens, *rarities* those of its words; with *figures* a number is asked for. A
        further sentence is one that says about as much as the first, or what those before it leave open.
        """
        numbers = [self._numbers[hit.passage.id] for hit in hits]
        self._cut(numbers)
        parts = [(hit, number, part) for hit, number in zip(hits, numbers, strict=True) for part in self._parts[number]]
        title = frozenset(tokens(hits[0].passage.context))
        words = _presence([part.terms for _, _, part in parts], rarities)
        asked = np.array([0.0 if term in title else rarity for term, rarity in rarities.items()])
        met = self._met([(number, part) for _, number, part in parts], question)
        if met is None:
            open_weights = asked / (sum(rarities.values()) or 1)
            met, scores = words, _PASSAGE * spread(np.array([hit.score for hit, _, _ in parts]))
        else:
            in_title, met = met[:, 0], met[:, 1:]
            open_weights = weights / (weights.sum() or 1) * (1 - np.clip(in_title, 0, 1))
            scores = _WORDS * spread(asked @ words)
        scores += _TOPIC * spread(self._on_topic([part.terms for _, _, part in parts]))
        scores -= _ASIDE * np.array([hit.passage.section in _ASIDES for hit, _, _ in parts])
        scores += _FIGURE * figures * np.array([part.has_figure for _, _, part in parts])
        chosen = [parts[number] for number in _chosen(scores, met, open_weights)]
        return tuple(
            Sentence(hit.passage, hit.passage.start + part.start, hit.passage.start + part.end)
            for hit, _, part in chosen
        )

    def _on_topic(self, sentences: Sequence[frozenset[str]]) -> Floats:
        """Return for each sentence the mean rarity of its terms, those that stand in no other counting nothing."""
        times = Counter(chain.from_iterable(sentences))
        sums = [sum(self._rarity(term) for term in terms if times[term] > 1) for terms in sentences]
        return np.array([total / max(1, len(terms)) for total, terms in zip(sums, sentences, strict=True)])

    def _cut(self, numbers: Sequence[int]) -> None:
        """Cut the rows *numbers* into sentences, each once."""
        new = [number for number in numbers if number not in self._parts]
        spans = self._embedder.token_spans([self._rows[number].text for number in new]) if new else []
        for number, of_row in zip(new, spans, strict=True):
            self._parts[number] = tuple(self._parts_of(number, of_row))

    def _parts_of(self, number: int, spans: npt.NDArray[np.int64]) -> list[_Part]:
        row = self._rows[number]
        passage = row.passage
        if passage is None:
            return []
        # An index made by a tokeniser that cut otherwise has vectors that belong to other words.
        if len(spans) != self._starts[number + 1] - self._starts[number]:
            spans = np.empty((0, 2), dtype=np.int64)
        starts, ends = (spans - (len(row.text) - len(passage.text))).T
        self._titles[number] = int(np.searchsorted(ends, 0, side="right"))
        parts = []
        for start, end in quotable_sentences(passage.text, passage.language):
            said = passage.text[start:end]
            first, last = np.searchsorted(ends, start, side="right"), np.searchsorted(starts, end)
            parts.append(
                _Part(start, end, int(first), int(last), frozenset(tokens(said, stopwords=False)), has_figure(said))
            )
        return parts

    def _met(self, parts: Sequence[tuple[int, _Part]], question: Encoded) -> Floats | None:
        """Return how near each token of *question* comes to the title and to each part, shape (tokens, 1 + parts).

        None where there are no tokens to compare.
        """
        runs = [(self._starts[parts[0][0]], self._titles[parts[0][0]])]
        runs += [(self._starts[number] + part.first, part.last - part.first) for number, part in parts]
        if not len(question.ids) or any(length < 1 for _, length in runs):
            return None
        codes = np.concatenate([self._codes[start : start + length] for start, length in runs]).astype(np.float32)
        asked = _unit(_unit(question.codes.astype(np.float32)) - self._mean)
        # The cosine of two vectors less their mean, in one pass over the codes: they are thousands.
        products = np.concatenate([asked, self._mean[np.newaxis]]) @ codes.T
        products /= np.sqrt(np.maximum(np.einsum("ij,ij->i", codes, codes), 1e-6))
        lengths = np.sqrt(np.maximum(1 - 2 * products[-1] + self._mean @ self._mean, 1e-6))
        cosines = (products[:-1] - (asked @ self._mean)[:, np.newaxis]) / lengths
        starts = np.concatenate([[0], np.cumsum([length for _, length in runs])[:-1]])
        return np.maximum.reduceat(cosines, starts, axis=1).astype(np.float64)


def _presence(terms: Sequence[frozenset[str]], rarities: Mapping[str, float]) -> Floats:
    """Say which of the words of the question stand in which sentence, shape (words, sentences)."""
    return np.array([[term in said for said in terms] for term in rarities], dtype=np.float64).reshape(-1, len(terms))


def _chosen(scores: Floats, met: Floats, weights: Floats) -> list[int]:
    """Return the sentences to quote, best first: *met* says what of the question each meets, *weights* what it counts.

    The weights add up to the share of the question that the title leaves open; *scores* is what else speaks for each.
    """
    total, share = weights @ met, weights.sum()
    scores = scores + share * spread(total)
    extent = np.ptp(total) or np.inf
    chosen = [int(scores.argmax())]
    while len(chosen) < min(_MOST, len(scores)):
        covered = met[:, chosen].max(axis=1, keepdims=True)
        worth = scores + share * (weights @ np.maximum(met - covered, 0)) / extent
        worth[chosen] = -np.inf
        if worth.max() < scores[chosen[0]]:
            break
        chosen.append(int(worth.argmax()))
    return chosen


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return unit
