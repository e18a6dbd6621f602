"""Answers and records as programs read them: plain dictionaries with fixed keys, in a fixed order."""

import json

from assistant.answer import Answer, Citation, Coverage, FoundCase, FoundPassage, Understood
from corpus import Case, Source
from index import Facets


def as_json(value: object) -> str:
    """Return *value* as people and programs can both read it."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def answer_to_dict(answer: Answer) -> dict[str, object]:
    """Return *answer* as ``ftz-cases ask --json`` prints it."""
    return {
        "question": answer.question,
        "outcome": answer.outcome.value,
        "reason": answer.reason,
        "understood": _understood(answer.understood),
        "cases": [_found_case(found) for found in answer.cases],
        "passages": [_passage(passage) for found in answer.cases for passage in found.passages],
        "statements": [{"text": entry.text, "citations": list(entry.citations)} for entry in answer.statements],
        "citations": [citation_to_dict(citation) for citation in answer.citations],
        "corpus": dict(answer.corpus),
        "model": answer.model,
        "timings_ms": {stage: round(spent, 1) for stage, spent in answer.timings_ms.items()},
        "rejected": [_rejected(found) for found in answer.rejected],
        "strength": answer.strength,
        "coverage": _coverage(answer.coverage) if answer.coverage else None,
        "compared": answer.compared,
    }


def asked_to_dict(facets: Facets, limit: int) -> dict[str, object]:
    """Return what was asked beside the question: the filters, by key, and how many cases at most."""
    return {
        "zones": list(facets.zones),
        "themes": list(facets.themes),
        "programmes": list(facets.programmes),
        "since": facets.since,
        "until": facets.until,
        "top": limit,
    }


def case_to_dict(case: Case) -> dict[str, object]:
    """Return the whole record as ``ftz-cases show --json`` prints it: both languages, with their sections."""
    texts = {
        language: {
            "title": text.title,
            "title_official": text.title_official,
            "text": text.text,
            "sections": [
                {"kind": part.kind, "heading": part.heading, "start": part.start, "end": part.end}
                for part in text.sections
            ],
            "aliases": list(text.aliases),
        }
        for language, text in case.texts.items()
    }
    return {
        **case_facts(case),
        "kind": case.kind,
        "places": list(case.places),
        "batch": case.batch,
        "sources": [_full_source(source) for source in case.sources],
        "curator_notes": case.curator_notes,
        "conditions": [
            {"needs": entry.needs, "detail": entry.detail, **{name: list(span) for name, span in entry.spans.items()}}
            for entry in case.conditions
        ],
        "texts": texts,
    }


def case_facts(case: Case) -> dict[str, object]:
    """Return what ``ftz-cases list --json`` says of a case, which is also how its answer and its record begin."""
    return {
        "id": case.id,
        "title": case.title("en"),
        "title_zh": case.title_zh,
        "zones": list(case.zones),
        "themes": list(case.themes),
        "programme": case.programme,
        "issued": case.issued,
        "depth": case.depth,
        "evidence": case.evidence,
    }


def case_with_sources(case: Case) -> dict[str, object]:
    """Return what is said of a case, and all its sources."""
    return {**case_facts(case), "sources": [_full_source(source) for source in case.sources]}


def _understood(understood: Understood) -> dict[str, object]:
    return {
        "text": understood.text,
        "language": understood.language,
        "zones": list(understood.zones),
        "places": list(understood.places),
        "themes": list(understood.themes),
        "programmes": list(understood.programmes),
        "since": understood.since,
        "until": understood.until,
        "phrases": list(understood.phrases),
        "follow_up_of": understood.follow_up_of,
        "target": list(understood.target),
    }


def _found_case(found: FoundCase) -> dict[str, object]:
    return {
        **case_facts(found.case),
        "score": round(found.score, 4),
        "why": list(found.why),
        "passages": [passage.id for passage in found.passages],
        "sources": [_full_source(source) for source in found.case.sources],
    }


def _rejected(found: FoundCase) -> dict[str, object]:
    case = found.case
    return {
        "id": case.id,
        "title": case.title("en"),
        "title_zh": case.title_zh,
        "score": round(found.score, 4),
        "why": list(found.why),
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    return {"themes": dict(coverage.themes), "zones": dict(coverage.zones)}


def _passage(passage: FoundPassage) -> dict[str, object]:
    return {
        "id": passage.id,
        "language": passage.language,
        "section": passage.section,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "sha256": passage.sha256,
        "score": round(passage.score, 4),
        "citation": passage.citation,
    }


def citation_to_dict(citation: Citation) -> dict[str, object]:
    """Return a quote with where it stands."""
    return {
        "number": citation.number,
        "case_id": citation.case_id,
        "passage_id": citation.passage_id,
        "language": citation.language,
        "section": citation.section,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "sha256": citation.sha256,
        "kind": citation.kind,
        "source": _source(citation.source),
    }


def _source(source: Source) -> dict[str, object]:
    return {"title": source.title, "publisher": source.publisher, "date": source.date, "url": source.url}


def _full_source(source: Source) -> dict[str, object]:
    return {**_source(source), "reprint": source.reprint}
