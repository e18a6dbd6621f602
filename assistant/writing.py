"""From what was found to an answer made of verbatim passages."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from assistant.answer import Citation, FoundCase, FoundPassage, Statement
from assistant.wording import reasons
from corpus import Case, Collection, Language, Source
from index import CaseHit, Hit

_QUOTES_PER_CASE = 2
# A second quote is worth reading where it is at least this share as near to the question as the first.
_WORTH_QUOTING = 0.4


class Writer:
    """Writes the parts of an answer about a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._digests = {
            (case.id, text.language): sha256(text.text.encode()).hexdigest()
            for case in collection
            for text in case.texts.values()
        }

    def digest(self, case: Case, language: Language) -> str:
        """Return the SHA-256 of the record's text, in hexadecimal."""
        return self._digests[case.id, language]

    def found_case(self, hit: CaseHit, named: Sequence[str], language: Language) -> FoundCase:
        """Describe a case with its passages, none cited yet."""
        passages = tuple(self._passage(found, hit.case) for found in hit.hits)
        why = reasons(hit, named, self._collection, language)
        return FoundCase(hit.case, round(hit.score, 6), why, passages)

    def cite(
        self, cases: Sequence[FoundCase]
    ) -> tuple[tuple[FoundCase, ...], tuple[Statement, ...], tuple[Citation, ...]]:
        """Quote the best passages of *cases*, in reading order within each, and number the citations from 1."""
        cited: list[FoundCase] = []
        statements: list[Statement] = []
        citations: list[Citation] = []
        for found in cases:
            quoted = sorted(_best(found.passages), key=lambda passage: passage.start)
            numbers = {passage.id: number for number, passage in enumerate(quoted, len(citations) + 1)}
            for passage in quoted:
                citations.append(_citation(found.case, passage, numbers[passage.id]))
                statements.append(Statement(passage.quote, (numbers[passage.id],)))
            passages = tuple(replace(passage, citation=numbers.get(passage.id)) for passage in found.passages)
            cited.append(replace(found, passages=passages))
        return tuple(cited), tuple(statements), tuple(citations)

    def _passage(self, hit: Hit, case: Case) -> FoundPassage:
        passage = hit.passage
        return FoundPassage(
            id=passage.id,
            language=passage.language,
            section=passage.section,
            start=passage.start,
            end=passage.end,
            quote=case.texts[passage.language].text[passage.start : passage.end],
            sha256=self.digest(case, passage.language),
            score=round(hit.score, 6),
            citation=None,
        )


def source_of(case: Case) -> Source:
    """Return the source to name beside a quote: where there is a choice one that can be opened, no reprint, the newest.

    A newer report tells of the measure as it came to be, and most records rest on it.
    """
    ranked = sorted(case.sources, key=lambda source: source.date or "", reverse=True)
    return min(ranked, key=lambda source: (source.url is None, source.reprint))


def _best(passages: Sequence[FoundPassage]) -> list[FoundPassage]:
    """Return the passages worth quoting, best first."""
    ranked = sorted(passages, key=lambda passage: -passage.score)[:_QUOTES_PER_CASE]
    return [passage for passage in ranked if passage.score >= _WORTH_QUOTING * ranked[0].score]


def _citation(case: Case, passage: FoundPassage, number: int) -> Citation:
    return Citation(
        number=number,
        case_id=case.id,
        passage_id=passage.id,
        language=passage.language,
        section=passage.section,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
        sha256=passage.sha256,
        kind="record",
        source=source_of(case),
    )
