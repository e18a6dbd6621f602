"""One way to rank, whatever is searched: three parts, each scoring groups of rows, and their fusion."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoded import Encoded
from index.expansion import Expansion
from index.faiss_store import Vectors, VectorStore
from index.fusion import fused, normalised
from index.late_interaction import LateInteraction, Match
from index.lexical import LexicalIndex
from index.tokens import tokens

# Rows taken from the vector store: all of a library, and enough of a large collection that the worst of them is far.
_NEAREST = 10_000
# Groups whose tokens are compared with those of the question: more than are ever shown, few enough to be quick.
_COMPARED = 40
# Where no group has more of the question's words than this, those of the other language are looked for too: BM25 alone
# then finds Chinese questions in English records (nDCG@10 0.06 without, 0.60 with). In a library that says everything
# twice they bring nothing otherwise.
_UNKNOWN = 0.35

Groups = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GroupScores:
    """What the parts of the search say of every group: 0 to 1, shape (groups,).

    ``meaning``, ``words`` and ``tokens`` are those of the vectors, of BM25 and of late interaction, ``fused`` all of
    them together. ``cosines`` has the best cosine of a passage and of an alias by group, ``covered`` the share of the
    question's words, weighed by their rarity, that a group has, allowed or not; ``known`` is the largest share of those
    allowed. ``compared`` are the groups of ``match``.
    """

    meaning: Vectors
    words: Vectors
    tokens: Vectors
    fused: Vectors
    cosines: tuple[Vectors, Vectors]
    covered: Vectors
    known: float
    compared: Groups
    match: Match

    def best(self, limit: int, scores: Vectors | None = None) -> list[int]:
        """Return the groups with the highest scores, fused ones by default, best first; none that scores 0."""
        scores = self.fused if scores is None else scores
        return [number for number in np.argsort(-scores, kind="stable")[:limit].tolist() if scores[number] > 0]


class GroupRanker:
    """Ranks groups: the cases of a library, the documents of a collection.

    *group_of_row* numbers the groups from 0, in the order of the rows. A group may have *variants* (languages), runs
    of rows of which late interaction looks at one. *aliases* tells which rows are names and no passages, *expansion*
    knows the terms of the field in the other language.
    """

    def __init__(  # noqa: PLR0913  the parts of an index
        self,
        *,
        store: VectorStore,
        lexical: LexicalIndex,
        encoded: Encoded,
        group_of_row: Groups,
        variant_of_row: Groups | None = None,
        aliases: Mask | None = None,
        expansion: Expansion | None = None,
    ) -> None:
        self.lexical = lexical
        self.group_of_row = group_of_row
        self.groups = int(group_of_row.max(initial=-1)) + 1
        self._store = store
        self._expansion = expansion
        variant = np.zeros_like(group_of_row) if variant_of_row is None else variant_of_row
        self._variants = int(variant.max(initial=0)) + 1
        self._late = LateInteraction(encoded, group_of_row * self._variants + variant, self.groups * self._variants)
        self._aliases = np.zeros(len(group_of_row), dtype=np.bool_) if aliases is None else aliases
        self._named = np.zeros(self.groups, dtype=np.bool_)
        self._named[group_of_row[self._aliases]] = True

    def score(self, text: str, question: Encoded, *, allowed: Mask | None = None, variant: int = 0) -> GroupScores:
        """Score the *allowed* groups for a question, given as *text* and encoded.

        The three parts weigh alike, but BM25 as much as it can know: the share of the question's words that the best
        group has. Across languages that is next to nothing.
        """
        among = np.ones(self.groups, dtype=np.bool_) if allowed is None else allowed
        passages, aliases = self._cosines(question, allowed)
        meaning = normalised(((passages + aliases) / 2).astype(np.float32), among)
        covered = self.covered(text)
        known = float(covered[among].max(initial=0.0))
        other = self._expansion.expanded(text) if self._expansion and known < _UNKNOWN else ""
        if other:
            known = max(known, _UNKNOWN)
        bm25 = self.lexical.scores(tokens(f"{text} {other}"), allowed)
        words = normalised(bm25, among) if bm25.any() else bm25
        first = fused([(meaning, 1.0), (words, known)]) + np.float32(1e-6) * among
        compared = np.argsort(-first, kind="stable")[: min(_COMPARED, int(among.sum()))]
        match = self._late.match(question, (compared * self._variants + variant).tolist())
        by_token = np.zeros(self.groups, dtype=np.float32)
        if self._late and len(match.weights):
            by_token[compared] = match.means
            is_compared = np.zeros(self.groups, dtype=np.bool_)
            is_compared[compared] = True
            by_token = normalised(by_token, is_compared)
        # The worst of those allowed is still found.
        together = np.maximum(fused([(meaning, 1.0), (words, known), (by_token, 1.0)]), np.float32(1e-6) * among)
        return GroupScores(meaning, words, by_token, together, (passages, aliases), covered, known, compared, match)

    def rarities(self, terms: Sequence[str]) -> dict[str, float]:
        """Return the rarity of each of *terms* among the groups."""
        return {term: self.lexical.rarity(term) for term in terms}

    def _cosines(self, question: Encoded, allowed: Mask | None) -> tuple[Vectors, Vectors]:
        """Return by group the best cosine of its passages and that of its aliases, the former where it has none."""
        rows = None if allowed is None else allowed[self.group_of_row]
        near, found = self._store.search(question.vectors[0], _NEAREST, rows)
        lowest = float(found.min()) if len(found) else 0.0
        passages, aliases = (np.full(self.groups, lowest, dtype=np.float32) for _ in range(2))
        is_alias = self._aliases[near]
        np.maximum.at(passages, self.group_of_row[near[~is_alias]], found[~is_alias])
        np.maximum.at(aliases, self.group_of_row[near[is_alias]], found[is_alias])
        return passages, np.where(self._named, aliases, passages)

    def covered(self, text: str) -> Vectors:
        """Return by group the share of the words of *text*, weighed by their rarity, that it has; shape (groups,)."""
        rarities = self.rarities(tokens(text, stopwords=False))
        covered = np.zeros(self.groups, dtype=np.float32)
        for term, rarity in rarities.items():
            covered[self.lexical.rows_with(term)] += rarity
        total = sum(rarities.values())
        return covered / np.float32(total) if total else covered
