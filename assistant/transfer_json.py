"""Checklists and cases for a region as programs read them: plain dictionaries with fixed keys, in a fixed order."""

from collections.abc import Sequence

from assistant.answer_json import case_facts, citation_to_dict
from assistant.described import Described, Region
from assistant.fitting import FittingCase, LikeCase
from assistant.transfer import Checklist
from corpus import Case, Language


def checklist_to_dict(made: Checklist) -> dict[str, object]:
    """Return *made* as ``ftz-cases checklist --json`` prints it."""
    return {
        "case": case_facts(made.case),
        "region": region_to_dict(made.region),
        "language": made.language,
        "line": made.line,
        "conditions": [
            {
                "needs": item.condition.needs,
                "detail": item.condition.detail,
                "verdict": item.verdict,
                "reason": item.reason,
                "citation": item.citation,
                "own": item.own,
            }
            for item in made.items
        ],
        "citations": [citation_to_dict(citation) for citation in made.citations],
    }


def fitting_to_dict(region: Region, topic: str, language: Language, found: Sequence[FittingCase]) -> dict[str, object]:
    """Return cases for a region as ``ftz-cases similar --for REGION --json`` prints them."""
    return {
        "region": region_to_dict(region),
        "topic": topic or None,
        "language": language,
        "cases": [
            {
                **case_facts(entry.case),
                "score": round(entry.score, 4),
                "nearness": None if entry.nearness is None else round(entry.nearness, 4),
                "fit": round(entry.fit.points, 4),
                "why": list(entry.fit.why),
                "why_not": list(entry.fit.why_not),
                "unknown": list(entry.fit.unknown),
            }
            for entry in found
        ],
    }


def like_to_dict(case: Case, language: Language, found: Sequence[LikeCase]) -> dict[str, object]:
    """Return cases like a case as ``ftz-cases similar ID --json`` prints them."""
    return {
        "case": case_facts(case),
        "language": language,
        "cases": [
            {
                **case_facts(entry.case),
                "score": round(entry.score, 4),
                "why": list(entry.why),
                "folded": [
                    {
                        **case_facts(other.case),
                        "score": round(other.score, 4),
                        "differences": list(other.differences),
                    }
                    for other in entry.folded
                ],
            }
            for entry in found
        ],
    }


def region_to_dict(region: Region) -> dict[str, object]:
    """Return what is known of a region, one of the 31 or described; ``kind`` tells which."""
    return {
        "kind": "described" if isinstance(region, Described) else region.kind,
        "name": region.name,
        "name_zh": region.short_name("zh"),
        "geography": list(region.geography),
        "land_borders": list(region.land_borders),
        "has": list(region.has) if isinstance(region, Described) else None,
        "has_not": list(region.has_not) if isinstance(region, Described) else None,
    }
