"""From a question, and the turns before it, to the query that the engines get."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Understood
from assistant.commands import Command, Compared, More, NewTopic, Picked, WhoElse
from assistant.conversation import NOTHING_UNDONE, Turn, Undone
from assistant.matter import matter_in
from assistant.regions import Regions, looks_elsewhere, matter_of
from assistant.understanding import Understanding
from corpus import Collection
from index import Facets, Query, Years, folded_in_place

# Both regions are meant, the one named now and the one named before.
_COMPARED = re.compile(
    r"\b(?:compare[ds]?|comparison|differ(?:s|ent|ence|ences)?|versus|vs|same as|unlike)\b"
    r"|不同|不一样|区别|相比|比较|对比|异同"
)
# What to read in a case when it is asked who else could use it.
_WHERE_IT_APPLIES = {"en": "where it applies, suitable regions, conditions", "zh": "适用范围，适用地区，条件"}
# What a question on another matter counts beside it together with the one before.
_NEW = 2.0
# Another region is to take over what the conversation is about.
_TAKEN_OVER = re.compile(
    r"\b(?:could|can|would|might|should|will)\b(?! (?:you|i)\b)"
    r"|\b(?:suits?|fits?|useful|apply|applies|help|learn|copy|borrow)\b|能|可以|适合|适不适合|有用|适用|套用|照搬|复制|借鉴|学"
)
_ASKS_ME = re.compile(r"\b(?:can|could|would|will) (?:you|i)\b|能不能(?:介绍|说|讲|告诉)|可以(?:介绍|说|讲|告诉)")
# It is asked what else there is on another matter.
_NEW_MATTER = re.compile(
    r"^(?:and|n|&|or|what about|how about|anything|something)\b|^(?:那|那么)?.{1,12}(?:方面|领域|呢)|方面"
)
_NARROWS = re.compile(r"^(?:but |and )?(?:only|just)\b|\bonly$|^(?:只|仅)")
_POINTS_BACK = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|their|he|she|same|similar|such)\b|它|这|该|此|其|上述|刚才"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood, and the query that was made of it; ``command`` is how it points at cases shown."""

    understood: Understood
    query: Query
    command: Command | None = None


class Reader:
    """Reads questions about a collection, by themselves or as going on from others."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._understanding = Understanding(collection)

    def read(self, question: str, facets: Facets, limit: int, undone: Undone = NOTHING_UNDONE) -> Reading:
        """Read *question* by itself; a zone or year that is a filter already steers nothing.

        Raises:
            QuestionError: the question is empty, has no words or is too long.
        """
        understood = self._understanding.read(question, facets)
        regions = _corrected(self._understanding.regions(understood), undone)
        topic = self._understanding.topic(understood)
        # The name of the zone that wants to borrow, or is ruled out, says nothing about what is wanted.
        text = understood.text
        if not regions.of and (regions.target or regions.without):
            text = matter_of(topic) if regions.target else topic
        query = Query(
            text=text,
            language=understood.language,
            facets=facets,
            limit=limit,
            of=tuple(zone for zone in regions.of if zone not in facets.zones),
            target=regions.target,
            without=regions.without,
            phrases=understood.phrases,
            topic=topic,
            years=Years() if undone.years else self._understanding.years(understood, facets),
        )
        return Reading(_as_read(understood, query), query)

    def is_bare(self, reading: Reading) -> bool:
        """Say whether nothing is asked but what a zone has, or a year."""
        return self._understanding.is_bare(reading.understood)

    def follow(self, reading: Reading, thread: Sequence[Turn], undone: Undone = NOTHING_UNDONE) -> Reading:
        """Read it as going on from *thread*: what it names replaces what was named before, the rest stays."""
        before = [self.read(turn.question, turn.facets, 1, turn.undone) for turn in thread]
        query = reading.query
        regions = _corrected(self._inherited(reading, before, thread[-1].shown), undone)
        named = next((one.query.years for one in reversed(before) if one.query.years), Years())
        years = Years() if undone.years else query.years or named
        # "And in Hainan?" has left its zone; what it is about was said before it.
        spoken = [one for one in before if self._understanding.matter(one.understood)] or before
        query = replace(
            query,
            of=tuple(zone for zone in regions.of if zone not in query.facets.zones),
            target=regions.target,
            years=Years() if query.facets.since or query.facets.until else years,
            earlier=tuple(self._matter(one, regions, years) for one in spoken),
            alone=self._alone(reading),
            topic=f"{self._understanding.topic(spoken[-1].understood)} {query.topic}",
        )
        understood = replace(reading.understood, follow_up_of=thread[-1].question)
        return Reading(_as_read(understood, query), query)

    def point(self, reading: Reading, command: Picked | Compared | WhoElse, last: Turn) -> Reading:
        """Read it as a question about cases that the turn *last* showed."""
        asked = command.rest if isinstance(command, Picked) else ""
        if isinstance(command, WhoElse):
            asked = _WHERE_IT_APPLIES[reading.understood.language]
        cases = last.shown[:1] if isinstance(command, WhoElse) else command.cases
        matter = asked if matter_in(asked) else f"{last.question} {asked}"
        query = replace(reading.query, text=matter, topic=matter, of=(), target=(), only=cases, limit=len(cases))
        understood = replace(reading.understood, zones=query.facets.zones, follow_up_of=last.question)
        return Reading(understood, query, command)

    def begin(self, reading: Reading, rest: str, limit: int, undone: Undone) -> Reading:
        """Read it as the beginning of another topic: *rest*, or nothing yet."""
        if not any(sign.isalnum() for sign in rest):
            return Reading(reading.understood, reading.query, NewTopic(rest))
        return self.read(rest, reading.query.facets, limit, undone)

    def go_on(self, before: Reading, shown: Sequence[str]) -> Reading:
        """Return the reading that asks for more of what *before* found, without the cases *shown*."""
        excluded = tuple(dict.fromkeys([*before.query.excluded, *shown]))
        understood = replace(before.understood, follow_up_of=before.understood.text)
        return Reading(understood, replace(before.query, excluded=excluded), More())

    def stands_apart(self, reading: Reading) -> bool:
        """Say whether the question can stand by itself: its words have a matter and point back at nothing."""
        text = folded_in_place(reading.understood.text)
        goes_on = _POINTS_BACK.search(text) or _NEW_MATTER.search(text) or _NARROWS.search(text)
        return self._understanding.matter(reading.understood) > 1 and not goes_on

    def _inherited(self, reading: Reading, before: Sequence[Reading], shown: Sequence[str]) -> Regions:
        """Return the regions of the question, and of those before it where it leaves them as they are."""
        text = folded_in_place(reading.understood.text)
        own = Regions(reading.query.of, reading.query.target)
        named = next((one.query for one in reversed(before) if one.query.of or one.query.target), None)
        before_of, before_target = (named.of, named.target) if named else ((), ())
        if looks_elsewhere(text):
            known = before_of or (self._collection.cases[shown[0]].zones if shown else ())
            away = dict.fromkeys([*own.target, *(own.of if set(own.of) <= set(known) else ()), *known])
            return Regions(tuple(zone for zone in own.of if zone not in away), tuple(away))
        if not own.of and not own.target:
            return Regions(before_of, before_target)
        taken = own.target or (own.of if _TAKEN_OVER.search(text) and not _ASKS_ME.search(text) else ())
        if taken:
            given = own.of if own.target else before_of
            return Regions(tuple(zone for zone in given or before_of if zone not in taken), taken)
        if _COMPARED.search(text):
            return Regions(tuple(dict.fromkeys([*own.of, *before_of])), ())
        if before_target and not before_of and not self._understanding.matter(reading.understood):
            return Regions((), own.of)  # "what could Yunnan borrow?" – "and Guangxi?"
        return own

    def _alone(self, reading: Reading) -> float:
        """Return how much the question says by itself."""
        text = folded_in_place(reading.understood.text)
        if not self._understanding.matter(reading.understood) or _POINTS_BACK.search(text):
            return 0.0
        return _NEW if _NEW_MATTER.search(text) else 1.0

    def _matter(self, earlier: Reading, regions: Regions, years: Years) -> str:
        """Return the text of an earlier question with the zones that hold now; years that hold no longer are gone."""
        query = earlier.query
        if set(query.of) <= set(regions.of) and (not query.years or query.years == years):
            return query.text
        language = earlier.understood.language
        names = [self._collection.regions[zone].short_name(language) for zone in regions.of]
        return " ".join([*names, self._understanding.topic(earlier.understood)])


def _corrected(regions: Regions, undone: Undone) -> Regions:
    """Return *regions* as they are after what a person took back."""
    of = [*(zone for zone in regions.of if zone not in undone.swapped), *_both(regions.target, undone.swapped)]
    target = [*(zone for zone in regions.target if zone not in undone.swapped), *_both(regions.of, undone.swapped)]
    return Regions(
        tuple(zone for zone in of if zone not in undone.zones),
        tuple(zone for zone in target if zone not in undone.zones),
        tuple(zone for zone in regions.without if zone not in undone.zones),
    )


def _both(zones: Sequence[str], others: Sequence[str]) -> list[str]:
    return [zone for zone in zones if zone in others]


def _as_read(understood: Understood, query: Query) -> Understood:
    """Return *understood* with the zones and years that *query* has."""
    facets, years = query.facets, query.years
    return replace(
        understood,
        zones=tuple(dict.fromkeys([*facets.zones, *query.of, *query.target])),
        target=query.target,
        since=facets.since if years.since is None else years.since,
        until=facets.until if years.until is None else years.until,
    )
