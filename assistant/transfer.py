"""What a region would need to take a case over, condition by condition, each verdict with what it rests on."""

from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Citation
from assistant.conditions import Finding, Verdict, found_in, is_itself, is_same, witnessed
from assistant.described import Region
from assistant.proving import proven_citations
from assistant.writing import citation_of
from corpus import Case, Collection, Condition, Language, Passage, passages_of

_OVERVIEW = "An overview sums up many measures; choose a case."


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One condition of a case, and whether the region has it.

    ``citation`` is the number of the sentence of the case that names the condition, ``own`` that of a sentence of the
    region's own case that rests on the same, where there is one; ``reason`` says what the verdict rests on.
    """

    condition: Condition
    verdict: Verdict
    reason: str
    citation: int
    own: int | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """The conditions of *case* for *region*. ``line`` sums up in one sentence; nothing is predicted."""

    case: Case
    region: Region
    language: Language
    line: str
    items: tuple[ChecklistItem, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Reliance:
    """That a case rests on a condition."""

    case: Case
    condition: Condition


class Reliances:
    """All conditions of a collection: which cases of a region rest on what, and where they say so."""

    def __init__(self, collection: Collection) -> None:
        self._of_region: dict[str, list[Reliance]] = {}
        self._passages: dict[tuple[str, Language], tuple[Passage, ...]] = {}
        for case in collection:
            for zone in case.zones:
                # Of an overview nothing can be taken over, and it has no zone.
                self._of_region.setdefault(zone, []).extend(Reliance(case, entry) for entry in case.conditions)
        for reliances in self._of_region.values():
            reliances.sort(key=_best_witness)

    def own(self, region: Region, condition: Condition, besides: Case) -> Reliance | None:
        """Return the best case of *region* that rests on the same as *condition*, *besides* last of all."""
        same = [entry for entry in self._of_region.get(region.name, ()) if is_same(entry.condition, condition)]
        return min(same, key=lambda entry: entry.case.id == besides.id, default=None)

    def citation(self, reliance: Reliance, number: int, language: Language) -> Citation:
        """Quote the sentence in which a case names the condition."""
        case, span = reliance.case, reliance.condition.spans[language]
        passage = next(entry for entry in self._passages_of(case, language) if entry.start <= span[0] < entry.end)
        return citation_of(case, passage, span, number)

    def _passages_of(self, case: Case, language: Language) -> tuple[Passage, ...]:
        if (case.id, language) not in self._passages:
            passages = tuple(passages_of(case))
            for name in case.texts:
                self._passages[case.id, name] = tuple(entry for entry in passages if entry.language == name)
        return self._passages[case.id, language]


@lru_cache(maxsize=2)
def reliances_of(collection: Collection) -> Reliances:
    """Return the conditions of *collection*, gathered once."""
    return Reliances(collection)


def checklist(case: Case, region: Region, collection: Collection, language: Language) -> Checklist:
    """Compare what *case* rests on with what *region* has, in *language*.

    Raises:
        ProofError: a sentence does not stand in its record.
    """
    reliances = reliances_of(collection)
    items: list[ChecklistItem] = []
    citations: list[Citation] = []

    def quote(reliance: Reliance) -> int:
        citations.append(reliances.citation(reliance, len(citations) + 1, language))
        return len(citations)

    for condition in case.conditions:
        finding, witness = judged(condition, case, region, collection, language)
        number = quote(Reliance(case, condition))
        own = quote(witness) if witness else None
        items.append(ChecklistItem(condition, finding.verdict, finding.reason, number, own))
    line = _line(case, [item.verdict for item in items], language)
    return Checklist(case, region, language, line, tuple(items), proven_citations(citations, collection))


def judged(
    condition: Condition, case: Case, region: Region, collection: Collection, language: Language
) -> tuple[Finding, Reliance | None]:
    """Judge a condition of *case* for *region*, by its profile and its cases; return the case that speaks for it, too.

    What a profile denies no case makes true: one of several zones may speak of another of them.
    """
    finding = found_in(condition, region, language)
    if finding.verdict == "not_met" or is_itself(condition, region):
        return finding, None
    witness = reliances_of(collection).own(region, condition, case)
    if witness and finding.verdict == "unknown":
        return witnessed(region, witness.case, language), witness
    return finding, witness


def _best_witness(reliance: Reliance) -> tuple[bool, bool, int, str]:
    """Order by how well a case speaks for its zone: those of one zone, of strong evidence, newer ones first."""
    case = reliance.case
    return len(case.zones) > 1, case.evidence == "weak", -(case.year or 0), case.id


def _line(case: Case, verdicts: list[Verdict], language: Language) -> str:
    if not verdicts:
        if case.kind == "overview":
            return "综述不是单项做法；请选择具体案例。" if language == "zh" else _OVERVIEW
        return "该记录未指出对地方条件的要求。" if language == "zh" else "The record names no condition of place."
    met, not_met, unknown = (verdicts.count(verdict) for verdict in ("met", "not_met", "unknown"))
    if language == "zh":
        counts = [(met, "具备"), (not_met, "不具备"), (unknown, "不详")]
        told = "，".join(f"{number}项{word}" for number, word in counts if number)
        return f"该记录指出{len(verdicts)}项条件：{told}。"
    counts = [(met, "met"), (not_met, "not met"), (unknown, "unknown")]
    told = ", ".join(f"{number} {word}" for number, word in counts if number)
    named = "1 condition" if len(verdicts) == 1 else f"{len(verdicts)} conditions"
    return f"The record names {named} of place: {told}."
