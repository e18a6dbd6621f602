"""Checking a draft against the records: which of its sentences find support there, and what differs."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from assistant.answer import Citation
from assistant.draft_evidence import Closeness, Evidence, EvidenceFinder, Quoted
from assistant.draft_facts import Difference
from assistant.draft_sentences import DraftSentence, draft_sentences
from assistant.judging import Scale
from assistant.proving import proven_citations
from assistant.writing import citation_of
from corpus import Case, FtzError, Language
from index import Retriever

if TYPE_CHECKING:
    from assistant.asking import Assistant

LONGEST_DRAFT = 30_000  # characters: about ten pages

Verdict = Literal["supported", "near", "nothing"]


class DraftError(FtzError):
    """The draft cannot be checked as it stands; the message says what to do."""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a draft, ``draft[start:end]``, and what the records have on it.

    ``verdict`` is supported where a record says the same, near where the case ``case_id`` is about it but says
    something else, or less, nothing where no case is near. ``citations`` are the numbers of the quotes, none for
    nothing. The ``differences`` count characters of the draft.
    """

    text: str
    start: int
    end: int
    language: Language
    verdict: Verdict
    case_id: str | None
    citations: tuple[int, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft with its checked sentences, in its order; headings, addresses and very short lines are none.

    That a sentence is supported means that a quote says so, not that it is true. ``corpus`` has fingerprint and number
    of cases of the library.
    """

    text: str
    sentences: tuple[CheckedSentence, ...]
    citations: tuple[Citation, ...]
    cases: Mapping[str, Case] = field(hash=False)
    corpus: Mapping[str, str | int] = field(hash=False)
    model: str

    def count(self, verdict: Verdict) -> int:
        """Return how many sentences have this verdict."""
        return sum(sentence.verdict == verdict for sentence in self.sentences)

    def quotes_of(self, sentence: CheckedSentence) -> tuple[Citation, ...]:
        """Return the quotes that stand beside *sentence*."""
        return tuple(self.citations[number - 1] for number in sentence.citations)


@dataclass(frozen=True, slots=True)
class Scales:
    """Fitted by docs/make_draft_scales.py on a half of corpus/questions/drafts.jsonl: two small regressions."""

    supported: Scale
    near: Scale

    def verdict(self, closeness: Closeness, differences: Sequence[Difference]) -> Verdict:
        """Say what a sentence finds; whatever its words, a difference is no support."""
        if self.near.probability(closeness) < self.near.threshold:
            return "nothing"
        if differences or self.supported.probability(closeness) < self.supported.threshold:
            return "near"
        return "supported"


def check_draft(text: str, assistant: "Assistant") -> CheckedDraft:
    """Check every sentence of *text* against the library of *assistant*.

    Raises:
        DraftError: the draft is empty, too long, or has no sentence that could be checked.
        ProofError: a quote does not stand in its record.
    """
    return check_against(text, assistant.retriever)


def check_against(text: str, retriever: Retriever) -> CheckedDraft:
    """Check *text* against what *retriever* searches; raises what `check_draft` raises."""
    sentences = sentences_to_check(text)
    found = EvidenceFinder(retriever).find(sentences)
    scales = scales_of(retriever.embedder.name)
    quoting = _Quoting()
    checked = tuple(
        _checked(sentence, evidence, scales, quoting) for sentence, evidence in zip(sentences, found, strict=True)
    )
    collection = retriever.collection
    return CheckedDraft(
        text=text,
        sentences=checked,
        citations=proven_citations(quoting.citations, collection),
        cases=MappingProxyType({one.case_id: collection.cases[one.case_id] for one in checked if one.case_id}),
        corpus=MappingProxyType({"fingerprint": collection.fingerprint, "cases": len(collection)}),
        model=retriever.embedder.name,
    )


def sentences_to_check(text: str) -> tuple[DraftSentence, ...]:
    """Return the sentences of *text* that can be checked; raises DraftError."""
    if not text.strip():
        raise DraftError("the draft is empty; paste the sentences that are to be checked")
    if len(text) > LONGEST_DRAFT:
        raise DraftError(f"the draft has more than {LONGEST_DRAFT:,} characters; check it part by part")
    sentences = draft_sentences(text.encode(errors="replace").decode())
    if not sentences:
        raise DraftError("the draft has no sentence to check; headings and lines of a few words are left out")
    return sentences


def scales_of(model: str) -> Scales:
    """Return the scales for the embedding *model*; some that look at words alone where none were fitted for it."""
    fitted = _fitted()
    return fitted.get(model) or fitted["any"]


@lru_cache(maxsize=1)
def _fitted() -> Mapping[str, Scales]:
    text = files("assistant").joinpath("drafts.json").read_text(encoding="utf-8")
    return {
        name: Scales(Scale.of(scales["supported"]), Scale.of(scales["near"]))
        for name, scales in json.loads(text)["models"].items()
    }


def _checked(
    sentence: DraftSentence, evidence: Evidence | None, scales: Scales, quoting: "_Quoting"
) -> CheckedSentence:
    verdict = scales.verdict(evidence.closeness, evidence.differences) if evidence else "nothing"
    kept = evidence if verdict != "nothing" else None
    return CheckedSentence(
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        language=sentence.language,
        verdict=verdict,
        case_id=kept.case.id if kept else None,
        citations=tuple(quoting.cite(kept.case, quoted) for quoted in kept.quotes) if kept else (),
        differences=tuple(_placed(one, sentence) for one in kept.differences) if kept else (),
    )


def _placed(difference: Difference, sentence: DraftSentence) -> Difference:
    """Return *difference* with places in the draft, the whole sentence where it names no words of it.

    Line breaks and signs of markup have been left out of what was compared.
    """
    signs = [re.escape(sign) for sign in sentence.words[difference.start : difference.end] if not sign.isspace()]
    pattern = re.compile(r"[\s*_`\[\]]*".join(signs))
    found = (pattern.search(sentence.text, difference.start) or pattern.search(sentence.text)) if signs else None
    start, end = found.span() if found else (0, len(sentence.text))
    return replace(difference, start=sentence.start + start, end=sentence.start + end)


class _Quoting:
    """Makes citations and numbers them as they come; a quote that is cited again keeps its number."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []
        self._numbers: dict[tuple[str, int, int], int] = {}

    def cite(self, case: Case, quoted: Quoted) -> int:
        """Return the number of the citation of *quoted*."""
        key = (quoted.passage.id, quoted.start, quoted.end)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(citation_of(case, quoted.passage, (quoted.start, quoted.end), self._numbers[key]))
        return self._numbers[key]
