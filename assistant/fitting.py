"""Cases of others that fit a region: each with why it fits and why it does not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking import Assistant
from assistant.conditions import Verdict, condition_name, is_same
from assistant.described import Region
from assistant.folding import FoldedCase, folded_under, groups_of
from assistant.transfer import judged
from assistant.wording import listed, reasons
from corpus import CLUSTERS, GEOGRAPHY, THEMES, Case, Collection, Condition, Language, Zone, detail_name
from index import CaseHit

# What each thing shared adds to the fit of a case. Conditions weigh half of all: they are what the record itself says.
_CONDITIONS = 0.5
_SAME_NEIGHBOUR = 0.2
_ALSO_BORDER = 0.1
_SAME_RIVER = 0.1
_SAME_COAST = 0.1
_SAME_STRATEGY = 0.1
# What the fit adds to the score of the search, which is 0 to 1: it orders what is equally about the topic, no more.
_FIT_BESIDE_TOPIC = 0.2

_RIVERS = ("yangtze-river", "yellow-river")
_COASTS = ("inland", "coastal")
# Two regions of three belong to it: that two share it says nothing.
_OF_MOST = frozenset({"belt-and-road-core"})
# Cases looked at beyond those wanted: the fit moves a case by a few places, and none of the region's own is shown.
_BEYOND = 30


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a case fits a region, -0.5 to 1, and in words why, why not, and what is not known."""

    points: float
    why: tuple[str, ...]
    why_not: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FittingCase:
    """A case of another zone. ``nearness`` is its score for the topic, 0 to 1, None where none was given."""

    case: Case
    score: float
    nearness: float | None
    fit: Fit


@dataclass(frozen=True, slots=True)
class LikeCase:
    """A case of another zone that is near to a given one, in words what they share, and others of the same idea."""

    case: Case
    score: float
    why: tuple[str, ...]
    folded: tuple[FoldedCase, ...] = ()


def cases_like(case: Case, assistant: Assistant, language: Language, limit: int = 5) -> tuple[LikeCase, ...]:
    """Return the cases of other zones that are nearest to *case*, best first, found by its title and summary.

    Those of the same idea as a better one are folded under it.
    """
    return folded(case, assistant.like(case, language, limit + _BEYOND), assistant.collection, language)[:limit]


def folded(case: Case, hits: Sequence[CaseHit], collection: Collection, language: Language) -> tuple[LikeCase, ...]:
    """Return *hits*, best first, as cases like *case*, those of the same idea as a better one under that."""
    return tuple(
        LikeCase(
            group.best.case,
            group.best.score,
            _shared(case, group.best.case, collection, language),
            tuple(folded_under(group.best.case, other, collection, language) for other in group.others),
        )
        for group in groups_of(hits)
    )


def cases_for(
    region: Region, topic: str, assistant: Assistant, language: Language, limit: int = 5
) -> tuple[FittingCase, ...]:
    """Return the cases of other zones on *topic* that *region* could borrow, best first.

    The score is that of the search (0 to 1) plus 0.2 times the fit, which is a sum itself: 0.5 times the share of the
    conditions met less the share not met, 0.2 for a neighbour shared (0.1 for a border with another country), and 0.1
    each for the same river, for being both inland or both coastal, and for the same national strategy. What is said of
    a condition but counts neither way: that nothing is known of it, that powers were delegated here, too (which ones,
    no rule can compare), and a border with another country than the case's. A topic on which the library has nothing
    gets no case.

    Raises:
        QuestionError: the topic is empty, has no words or is too long.
    """
    hits = assistant.matching(topic, (region.name,), limit + _BEYOND)
    found = []
    for hit in hits:
        fit = fit_of(hit.case, region, assistant.collection, language)
        fit = replace(fit, why=(*reasons(hit, (), assistant.collection, language), *fit.why))
        found.append(FittingCase(hit.case, hit.score + _FIT_BESIDE_TOPIC * fit.points, hit.score, fit))
    return _best(found, limit)


def cases_that_fit(
    region: Region, collection: Collection, language: Language, limit: int = 5
) -> tuple[FittingCase, ...]:
    """Return the cases of other zones that fit *region*, whatever they are about, best first: no model is needed."""
    others = [case for case in collection if region.name not in case.zones]
    fits = [(case, fit_of(case, region, collection, language)) for case in others]
    return _best([FittingCase(case, fit.points, None, fit) for case, fit in fits], limit)


def fit_of(case: Case, region: Region, collection: Collection, language: Language) -> Fit:
    """Say how well *case* fits *region*: by its conditions, and by what the two regions have in common."""
    verdicts: dict[Verdict, list[str]] = {"met": [], "not_met": [], "unknown": []}
    points = 0.0
    for condition in case.conditions:
        finding, _ = judged(condition, case, region, collection, language)
        name = condition_name(condition, collection, language)
        said = f"{name}：{finding.reason}" if language == "zh" else f"{name}: {finding.reason}"
        verdicts[finding.verdict].append(name if finding.verdict == "unknown" else said)
        points += _CONDITIONS * _weight(condition, finding.verdict, region) / len(case.conditions)
    zones = [collection.zones[name] for name in case.zones if name in collection.zones]
    alike = max((_alike(zone, region, language) for zone in zones), key=lambda found: found[0], default=(0.0, ()))
    if not case.conditions:
        verdicts["met"].append(
            "该记录未指出对地方条件的要求" if language == "zh" else "its record names no condition of place"
        )
    return Fit(points + alike[0], (*alike[1], *verdicts["met"]), tuple(verdicts["not_met"]), tuple(verdicts["unknown"]))


def _shared(case: Case, other: Case, collection: Collection, language: Language) -> tuple[str, ...]:
    chinese = language == "zh"
    themes = [THEMES[theme][language] for theme in other.themes if theme in case.themes]
    conditions = [
        condition_name(entry, collection, language)
        for entry in other.conditions
        if any(is_same(entry, own) for own in case.conditions)
    ]
    why = []
    if themes:
        why.append(("主题同为" if chinese else "also about ") + listed(themes, language))
    if conditions:
        why.append(("同样依托" if chinese else "also rests on: ") + listed(conditions, language))
    return tuple(why) or ("意思相近" if chinese else "close in meaning",)


def _weight(condition: Condition, verdict: Verdict, region: Region) -> int:
    """Return what a verdict counts: 1, -1, or 0 where it tells nothing of how well the case fits."""
    if condition.needs == "delegated-powers" or verdict == "unknown":
        return 0
    if verdict == "met":
        return 1
    has_another_border = condition.needs == "land-border" and bool(region.land_borders)
    return 0 if has_another_border else -1


def _alike(zone: Zone, region: Region, language: Language) -> tuple[float, tuple[str, ...]]:
    """Return what *zone* and *region* have in common: the points for it, and the words."""
    other, chinese = zone.short_name(language), language == "zh"
    points, why = 0.0, []
    neighbours = [detail_name(name, language) for name in zone.land_borders if name in region.land_borders]
    if neighbours:
        points += _SAME_NEIGHBOUR
        shared = listed(neighbours, language)
        why.append(f"与{other}同与{shared}接壤" if chinese else f"borders on {shared}, as {other} does")
    elif zone.land_borders and (region.land_borders or "border" in region.geography):
        points += _ALSO_BORDER
        why.append(f"与{other}同为沿边地区" if chinese else f"has a land border, as {other} has")
    for kind, worth in ((_RIVERS, _SAME_RIVER), (_COASTS, _SAME_COAST)):
        shared_kinds = [
            GEOGRAPHY[name][language] for name in kind if name in zone.geography and name in region.geography
        ]
        if shared_kinds:
            points += worth
            said = listed(shared_kinds, language)
            why.append(f"与{other}同属{said}" if chinese else f"{said}, as {other} is")
    strategies = [
        CLUSTERS[name][language] for name in zone.clusters if name in region.clusters and name not in _OF_MOST
    ]
    if strategies:
        points += _SAME_STRATEGY
        said = listed(strategies, language)
        why.append(f"与{other}同属{said}" if chinese else f"part of {said}, as {other} is")
    return points, tuple(why)


def _best(found: Sequence[FittingCase], limit: int) -> tuple[FittingCase, ...]:
    """Order by score; of equals those of strong evidence come first, then the newer ones, then by id."""
    cases = sorted((entry for entry in found if entry.case.kind == "case"), key=lambda entry: entry.case.id)
    cases.sort(key=lambda entry: entry.case.issued or "", reverse=True)
    cases.sort(key=lambda entry: (-round(entry.score, 6), entry.case.evidence == "weak"))
    return tuple(cases[:limit])
