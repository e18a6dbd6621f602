"""From what was found to an answer made of verbatim sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from assistant.answer import Citation, FoundCase, FoundPassage, Statement
from assistant.wording import reasons
from corpus import Case, Collection, Language, Passage, Source
from index import CaseHit, Hit, Sentence


@dataclass(frozen=True, slots=True)
class QuotableCase(FoundCase):
    """A case of the answer with the sentences to quote from it."""

    sentences: tuple[Sentence, ...] = ()


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

    def found_case(self, hit: CaseHit, named: Sequence[str], language: Language) -> QuotableCase:
        """Describe a case with its passages, none cited yet."""
        passages = tuple(self._passage(found, hit.case) for found in hit.hits)
        why = reasons(hit, named, self._collection, language)
        return QuotableCase(hit.case, round(hit.score, 6), why, passages, hit.sentences)

    def cite(
        self, cases: Sequence[QuotableCase]
    ) -> tuple[tuple[FoundCase, ...], tuple[Statement, ...], tuple[Citation, ...]]:
        """Quote the sentences of *cases*, in reading order within each, and number the citations from 1.

        Sentences that follow each other in a passage are one quote. A passage names the first of its citations.
        """
        cited: list[FoundCase] = []
        statements: list[Statement] = []
        citations: list[Citation] = []
        for found in cases:
            numbers: dict[str, int] = {}
            for quoted in _runs(found.sentences, found.case):
                number = len(citations) + 1
                numbers.setdefault(quoted.passage.id, number)
                citations.append(citation_of(found.case, quoted.passage, (quoted.start, quoted.end), number))
                statements.append(Statement(citations[-1].quote, (number,)))
            passages = tuple(replace(passage, citation=numbers.get(passage.id)) for passage in found.passages)
            cited.append(FoundCase(found.case, found.score, found.why, passages))
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


def citation_of(case: Case, passage: Passage, span: tuple[int, int], number: int) -> Citation:
    """Return the citation of the characters *span* of a record's text, which stand in *passage*."""
    text, (start, end) = case.texts[passage.language].text, span
    return Citation(
        number=number,
        case_id=case.id,
        passage_id=passage.id,
        language=passage.language,
        section=passage.section,
        start=start,
        end=end,
        quote=text[start:end],
        sha256=sha256(text.encode()).hexdigest(),
        kind="record",
        source=source_of(case),
    )


def source_of(case: Case) -> Source:
    """Return the source to name beside a quote: where there is a choice one that can be opened, no reprint, the newest.

    A newer report tells of the measure as it came to be, and most records rest on it.
    """
    ranked = sorted(case.sources, key=lambda source: source.date or "", reverse=True)
    return min(ranked, key=lambda source: (source.url is None, source.reprint))


def _runs(sentences: Sequence[Sentence], case: Case) -> list[Sentence]:
    """Return *sentences* in reading order, those that follow each other in a passage put together."""
    runs: list[Sentence] = []
    for sentence in sorted(sentences, key=lambda sentence: sentence.start):
        text, last = case.texts[sentence.passage.language].text, runs[-1] if runs else None
        if last and last.passage == sentence.passage and not text[last.end : sentence.start].strip():
            runs[-1] = replace(last, end=sentence.end)
        else:
            runs.append(sentence)
    return runs
