"""From an answer or from ids to a paper: cases and sources as the library has them, every quote proven."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Citation
from assistant.comparing import Quoting, carrying
from assistant.papers.answers import AnswerFile, Asked
from assistant.papers.errors import ExportError
from assistant.papers.paper import Paper, PaperCase, Search
from assistant.proving import ProofError, proven_citations
from corpus import SECTIONS, Case, Collection, Language, Passage, case_named, passages_of
from index import Facets

MOST = 200  # cases in one document; the library has about as many


def paper_of_answer(answer: AnswerFile, collection: Collection, language: Language | None, made: date) -> Paper:
    """Return what *answer* says as a paper, in *language*, or in that of the answer.

    In the other language the quotes are the passages that say the same there.

    Raises:
        ExportError: a quote, a case or a source is not in the library as the answer has it.
    """
    own = answer.understood.language
    citations = _proven(answer.citations, collection)
    if language and language != own:
        citations = _proven(_numbered(_twin(citation, collection, language) for citation in citations), collection)
    cases = tuple(
        PaperCase(
            _case(named.id, collection),
            tuple(citation for citation in citations if citation.case_id == named.id),
            named.why if language in {None, own} else (),
        )
        for named in answer.cases
    )
    if sum(len(entry.quotes) for entry in cases) != len(citations):
        raise ExportError("a quote belongs to no case of the answer, or to one named twice; nothing was written")
    # In the order of the cases: that is how they are read.
    cases = _in_reading_order(cases)
    search = _search(answer, collection)
    if language not in {None, own}:
        # What the answer says in its own words stays in its own language.
        search = replace(search, reason="", rejected=tuple((case, ()) for case, _ in search.rejected))
    return Paper(language or own, cases, collection.fingerprint, len(collection), made, search)


def paper_of_cases(names: Sequence[str], collection: Collection, language: Language, made: date) -> Paper:
    """Return the cases called *names* as a paper, each with the passages that carry its sections.

    Raises:
        ExportError: there are none, too many, or one is named twice.
        UnknownNameError: there is no such case.
    """
    if not 1 <= len(names) <= MOST:
        raise ExportError(f"{len(names)} cases are named; name 1 to {MOST}")
    cases = [case_named(name, collection) for name in names]
    for place, case in enumerate(cases):
        if case in cases[:place]:
            raise ExportError(f"the case {case.id} is named twice; name each once")
    quoting = Quoting(cases, language)
    for case in cases:
        for passage in _telling(case, language):
            quoting.cite(passage)
    citations = _proven(quoting.citations, collection)
    entries = (PaperCase(case, tuple(one for one in citations if one.case_id == case.id)) for case in cases)
    return Paper(language, tuple(entries), collection.fingerprint, len(collection), made)


def _telling(case: Case, language: Language) -> Iterator[Passage]:
    passages = [passage for passage in passages_of(case) if passage.language == language]
    for section in SECTIONS:
        yield from carrying([passage for passage in passages if passage.section == section], section, language)


def _case(name: str, collection: Collection) -> Case:
    if name not in collection.cases:
        raise ExportError(f"the library has no case {name[:80]!r} any more; ask again. Nothing was written")
    return collection.cases[name]


def _proven(citations: Sequence[Citation], collection: Collection) -> tuple[Citation, ...]:
    """Return the citations with their sources as the library has them."""
    try:
        proven_citations(citations, collection)
    except ProofError as error:
        raise ExportError(
            f"quote of {error.passage_id}: {error.reason}; nothing was written: ask again, or see with "
            "'ftz-cases verify' what has changed"
        ) from error
    return tuple(_with_its_source(citation, collection.cases[citation.case_id]) for citation in citations)


def _with_its_source(citation: Citation, case: Case) -> Citation:
    said = citation.source
    for source in case.sources:
        if replace(source, reprint=said.reprint) == said:
            return replace(citation, source=source)
    raise ExportError(
        f"quote of {citation.passage_id}: its record names no such source; nothing was written: ask again"
    )


def _twin(citation: Citation, collection: Collection, language: Language) -> Citation:
    """Return the same line of the record in *language*: the two keep step line by line, not sentence by sentence."""
    case = collection.cases[citation.case_id]
    passages = list(passages_of(case))
    blocks = {one.block for one in passages if one.language == citation.language and _overlap(one, citation)}
    twins = [one for one in passages if one.language == language and one.block in blocks]
    start, end = min(one.start for one in twins), max(one.end for one in twins)
    quoting = Quoting([case], language)
    quoting.cite(replace(twins[0], start=start, end=end, text=case.texts[language].text[start:end]))
    return replace(quoting.citations[0], source=citation.source)


def _overlap(passage: Passage, citation: Citation) -> bool:
    return passage.start < citation.end and citation.start < passage.end


def _numbered(citations: Iterator[Citation]) -> tuple[Citation, ...]:
    """Number the citations anew; two sentences of one line have one twin."""
    unique: dict[tuple[str, int, int], Citation] = {}
    for citation in citations:
        unique.setdefault((citation.case_id, citation.start, citation.end), citation)
    return tuple(replace(citation, number=number) for number, citation in enumerate(unique.values(), 1))


def _in_reading_order(cases: Sequence[PaperCase]) -> tuple[PaperCase, ...]:
    ordered, number = [], 0
    for entry in cases:
        quotes = tuple(replace(quote, number=number + place) for place, quote in enumerate(entry.quotes, 1))
        number += len(quotes)
        ordered.append(replace(entry, quotes=quotes))
    return tuple(ordered)


def _search(answer: AnswerFile, collection: Collection) -> Search:
    asked = answer.asked
    return Search(
        question=answer.question,
        outcome=answer.outcome,
        reason=answer.reason,
        understood=answer.understood,
        facets=facets_of(asked) if asked else None,
        limit=asked.top if asked else None,
        corpus=_known(answer.corpus),
        model=answer.model,
        rejected=tuple((_case(entry.id, collection), entry.why) for entry in answer.rejected),
        coverage=answer.coverage,
    )


def facets_of(asked: Asked) -> Facets:
    """Return the filters that were set."""
    return Facets(asked.zones, asked.themes, asked.programmes, asked.since, asked.until)


def _known(corpus: Mapping[str, str | int]) -> Mapping[str, str | int]:
    return {key: corpus[key] for key in ("fingerprint", "cases", "passages") if key in corpus}
