"""How a question was read, as chips that a click takes back; page.js sends the id of the chip as a wish."""

import re
from dataclasses import dataclass, replace
from typing import Final

from assistant.answer import Answer, Understood
from assistant.commands import is_command
from assistant.conversation import NO_FACETS, NOTHING_UNDONE, Undone
from assistant.page.markup import NOTHING, Html, element, join
from assistant.page.turn_words import TURN_WORDS, TurnWords
from assistant.page.wording import zone_name
from corpus import Collection
from index import Facets

_WISH: Final = re.compile(r"wish-(\d{1,6})-([a-z]+)(?:-(\d{1,3}))?")
# Of the question before, that one knows it again.
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The number of a turn, the filters it was asked under, and what the person took back of how it was read."""

    number: int
    facets: Facets = NO_FACETS
    undone: Undone = NOTHING_UNDONE


@dataclass(frozen=True, slots=True)
class Wish:
    """What a button inside an answer asks for: ``what`` is to be done with a turn, or with its zone at ``place``."""

    number: int
    what: str
    place: int = 0


def name_of(wish: Wish) -> str:
    """The id of the button; `read_wish` reads it back."""
    return f"wish-{wish.number}-{wish.what}-{wish.place}"


def read_wish(words: str) -> Wish | None:
    """Read what page.js sends: the id of a button, and whatever makes it differ from the one before."""
    match = _WISH.match(words)
    return Wish(int(match[1]), match[2], int(match[3] or 0)) if match else None


def taken_back(undone: Undone, understood: Understood, wish: Wish) -> Undone | None:
    """Return *undone* with what *wish* takes back, too; None where it takes nothing back."""
    zone = understood.zones[wish.place] if wish.place < len(understood.zones) else ""
    undoings = {
        "drop": replace(undone, zones=(*undone.zones, zone)) if zone else None,
        "swap": replace(undone, swapped=_toggled(undone.swapped, zone)) if zone else None,
        "years": replace(undone, years=True),
        "thread": replace(undone, thread=True),
        "anew": NOTHING_UNDONE,
    }
    return undoings.get(wish.what)


def _toggled(zones: tuple[str, ...], zone: str) -> tuple[str, ...]:
    return tuple(other for other in zones if other != zone) if zone in zones else (*zones, zone)


def reading_chips(asked: Asked, answer: Answer, collection: Collection) -> Html:
    """Zones, years and the thread that the question was read with; what was chosen as a filter stands elsewhere."""
    return _Chips(asked, answer.understood, collection, is_command(answer.question)).all()


@dataclass(frozen=True, slots=True)
class _Chips:
    """The chips of one answer; ``fixed``: of "more" there is nothing to take back, it repeats the question before."""

    asked: Asked
    understood: Understood
    collection: Collection
    fixed: bool

    @property
    def words(self) -> TurnWords:
        return TURN_WORDS[self.understood.language]

    def all(self) -> Html:
        understood = self.understood
        shown = (
            self._zone(place, zone)
            for place, zone in enumerate(understood.zones)
            if zone in understood.target or zone not in self.asked.facets.zones
        )
        chips = join(*shown, self._chip("years", self._years()), self._chip("thread", self._thread()), self._anew())
        return element("p", chips, class_="read-as") if chips else NOTHING

    def _zone(self, place: int, zone: str) -> Html:
        name = zone_name(zone, self.collection, self.understood.language)
        said, other = self.words.from_zone.format(zone=name), self.words.for_zone.format(zone=name)
        if zone in self.understood.target:
            said, other = other, said
        if self.fixed:
            return self._chip("drop", said)
        swap = self._button("swap", place, "⇄", self.words.swap.format(other=other), "wish swap")
        return element("span", self._chip("drop", said, place), swap, class_="pair")

    def _chip(self, what: str, said: str, place: int = 0) -> Html:
        if not said:
            return NOTHING
        if self.fixed:
            return element("span", said, class_="chip on")
        return self._button(what, place, said, self.words.drop, "wish chip on dropped")

    def _anew(self) -> Html:
        if self.asked.undone == NOTHING_UNDONE:
            return NOTHING
        return self._button("anew", 0, f"↺ {self.words.anew}", self.words.as_typed, "wish chip")

    def _button(self, what: str, place: int, said: str, title: str, class_: str) -> Html:
        name = name_of(Wish(self.asked.number, what, place))
        return element("button", said, type="button", id=name, class_=class_, title=title)

    def _years(self) -> str:
        since, until = self.understood.since, self.understood.until
        if self.asked.facets.since or self.asked.facets.until or not (since or until):
            return ""
        if since and until:
            return str(since) if since == until else self.words.years.format(since=since, until=until)
        return (self.words.since if since else self.words.until).format(since=since, until=until)

    def _thread(self) -> str:
        before = self.understood.follow_up_of
        if before is None:
            return ""
        shown = before if len(before) <= _LONGEST_SHOWN else f"{before[:_LONGEST_SHOWN]}…"
        return self.words.follows.format(question=shown)
