"""Cases of the same idea folded together: the best of them first, the others under it with what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conditions import condition_name, is_same
from assistant.wording import listed
from corpus import THEMES, Case, Collection, Condition, Language
from index import CaseHit

# From reading the nearest pairs of the library: of the 21 that are nearer, most are one idea (negative lists of data,
# single windows, bonded art, credit repair, railway bills of lading), and those of different zones nearly all; the next
# share their field (refuelling, and the supervision of the two ships). One pair in a thousand is as near.
_SAME_IDEA = 0.59


@dataclass(frozen=True, slots=True)
class FoldedCase:
    """A case of the same idea as the one it is folded under, and in words what differs from that."""

    case: Case
    score: float
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The best case of an idea, and the others, best first."""

    best: CaseHit
    others: tuple[CaseHit, ...]


def groups_of(hits: Sequence[CaseHit]) -> list[Group]:
    """Group *hits*, best first: each under the best one before it that is of the same idea, or by itself."""
    groups: list[tuple[CaseHit, list[CaseHit]]] = []
    for hit in hits:
        others = next((others for best, others in groups if _is_same_idea(best, hit)), None)
        if others is None:
            groups.append((hit, []))
        else:
            others.append(hit)
    return [Group(best, tuple(others)) for best, others in groups]


def folded_under(best: Case, hit: CaseHit, collection: Collection, language: Language) -> FoldedCase:
    """Return *hit* with what differs from *best*."""
    return FoldedCase(hit.case, hit.score, differences(best, hit.case, collection, language))


def differences(one: Case, other: Case, collection: Collection, language: Language) -> tuple[str, ...]:
    """Say in words what of *other* differs from *one*: zones, year, themes, and what the records say it rests on."""
    chinese = language == "zh"
    said = []
    if one.zones != other.zones:
        here, there = (_zones(case, collection, language) for case in (other, one))
        said.append(f"属于{here}（前者属于{there}）" if chinese else f"{here} instead of {there}")
    if one.year != other.year:
        unknown = "日期不详" if chinese else "date unknown"
        year = "年" if chinese else ""
        here, there = (f"{case.year}{year}" if case.year else unknown for case in (other, one))
        said.append(f"{here}（前者{there}）" if chinese else f"{here} instead of {there}")
    themes = [_themes(other, one, language), _themes(one, other, language)]
    conditions = [_conditions(other, one, collection, language), _conditions(one, other, collection, language)]
    for names, words in zip(
        (*themes, *conditions),
        ("还涉及", "不涉及", "还依托", "未提及依托")
        if chinese
        else ("also about ", "not about ", "also rests on: ", "does not say that it rests on: "),
        strict=True,
    ):
        if names:
            said.append(words + listed(names, language))
    return tuple(said) or (("地区、年份、主题和条件均相同" if chinese else "same zone, year, themes and conditions"),)


def _is_same_idea(one: CaseHit, other: CaseHit) -> bool:
    if one.meaning is None or other.meaning is None:
        return False
    return float(one.meaning @ other.meaning) >= _SAME_IDEA


def _zones(case: Case, collection: Collection, language: Language) -> str:
    return listed([collection.zones[zone].short_name(language) for zone in case.zones], language)


def _themes(case: Case, without: Case, language: Language) -> list[str]:
    return [THEMES[theme][language] for theme in case.themes if theme not in without.themes]


def _conditions(case: Case, without: Case, collection: Collection, language: Language) -> list[str]:
    def stands_there(condition: Condition) -> bool:
        return any(is_same(condition, entry) for entry in without.conditions)

    return [condition_name(entry, collection, language) for entry in case.conditions if not stands_there(entry)]
