"""From a question, and the turns before it, to the query that the engines get."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Understood
from assistant.conversation import Turn
from assistant.regions import Regions, matter_of
from assistant.understanding import Understanding
from corpus import Collection
from index import Facets, Query, Years, folded_in_place

# Both regions are meant, the one named now and the one named before.
_COMPARED = re.compile(
    r"\b(?:compare[ds]?|comparison|differ(?:s|ent|ence|ences)?|versus|vs|same as|unlike)\b"
    r"|不同|不一样|区别|相比|比较|对比|异同"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood, and the query that was made of it."""

    understood: Understood
    query: Query


class Reader:
    """Reads questions about a collection, by themselves or as going on from others."""

    def __init__(self, collection: Collection) -> None:
        self._understanding = Understanding(collection)

    def read(self, question: str, facets: Facets, limit: int) -> Reading:
        """Read *question* by itself; a zone or year that is a filter already steers nothing.

        Raises:
            QuestionError: the question is empty, has no words or is too long.
        """
        understood = self._understanding.read(question, facets)
        regions = self._understanding.regions(understood)
        topic = self._understanding.topic(understood)
        # The name of the zone that wants to borrow says nothing about what it wants.
        text = matter_of(topic) if regions.target and not regions.of else understood.text
        query = Query(
            text=text,
            language=understood.language,
            facets=facets,
            limit=limit,
            of=tuple(zone for zone in regions.of if zone not in facets.zones),
            target=regions.target,
            phrases=understood.phrases,
            topic=topic,
            years=self._understanding.years(understood, facets),
        )
        return Reading(understood, query)

    def is_bare(self, reading: Reading) -> bool:
        """Say whether nothing is asked but what a zone has, or a year."""
        return self._understanding.is_bare(reading.understood)

    def follow(self, reading: Reading, thread: Sequence[Turn]) -> Reading:
        """Read it as going on from *thread*: what it names replaces what was named before, the rest stays."""
        before = [self.read(turn.question, turn.facets, 1) for turn in thread]
        query = reading.query
        regions = self._inherited(reading, before)
        years = query.years or next((one.query.years for one in reversed(before) if one.query.years), Years())
        earlier = tuple(self._matter(one, regions, years) for one in before)
        query = replace(
            query,
            of=tuple(zone for zone in regions.of if zone not in query.facets.zones),
            target=regions.target,
            years=Years() if query.facets.since or query.facets.until else years,
            earlier=earlier,
            topic=f"{self._understanding.topic(before[-1].understood)} {query.topic}" if before else query.topic,
        )
        understood = replace(
            reading.understood,
            zones=tuple(dict.fromkeys([*query.facets.zones, *regions.of, *regions.target])),
            since=years.since if reading.understood.since is None else reading.understood.since,
            until=years.until if reading.understood.until is None else reading.understood.until,
            follow_up_of=thread[-1].question if thread else None,
        )
        return Reading(understood, query)

    def _inherited(self, reading: Reading, before: Sequence[Reading]) -> Regions:
        """Return the regions of the question, and of those before it where it leaves them as they are."""
        own = Regions(reading.query.of, reading.query.target)
        named = next((one.query for one in reversed(before) if one.query.of or one.query.target), None)
        if named is None:
            return own
        if not own.of and not own.target:
            return Regions(named.of, named.target)
        if own.target:
            return Regions(own.of or tuple(zone for zone in named.of if zone not in own.target), own.target)
        if _COMPARED.search(folded_in_place(reading.understood.text)):
            return Regions(tuple(dict.fromkeys([*own.of, *named.of])), ())
        if named.target and not named.of and self.is_bare(reading):
            return Regions((), own.of)  # "what could Yunnan borrow?" – "and Guangxi?"
        return own

    def _matter(self, earlier: Reading, regions: Regions, years: Years) -> str:
        """Return the text of an earlier question without the zones and years that no longer hold."""
        query = earlier.query
        kept = set(query.of) <= set(regions.of) and (not query.years or query.years == years)
        return query.text if kept else self._understanding.topic(earlier.understood)
