"""From the words of a person to a query."""

import re
import unicodedata
from dataclasses import replace

from assistant.answer import Understood
from assistant.gazetteer import Gazetteer
from assistant.matter import matter_in
from assistant.regions import Regions, regions_of
from assistant.years import without_years, years_of
from corpus import Collection, FtzError, Language, programme_named, theme_named, zone_named
from index import Facets, Years, is_chinese, simplified

LONGEST_QUESTION = 2_000  # characters; the model reads about 512 tokens of it
_MOST_PHRASES = 5
_SHORTEST_PHRASE = 2  # characters

_QUOTE_SIGNS = '“”「」『』"＂'
# A straight quote opens before a word and closes behind one: 12" pipes are no phrase.
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|(?<![A-Za-z0-9])[\"＂]([^\"＂]*)[\"＂](?![A-Za-z0-9])")


class QuestionError(FtzError):
    """The question cannot be asked as it stands."""


def cleaned(question: str) -> str:
    """Return *question* without control and invisible characters, blanks folded.

    Raises:
        QuestionError: nothing is left, or no word is, or it is too long.
    """
    visible = "".join(
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in question
        if unicodedata.category(character) not in {"Cf", "Cs"}
    )
    text = " ".join(visible.split())
    if not text:
        raise QuestionError("the question is empty; ask in plain words, for example: border transport innovations")
    if not any(character.isalnum() for character in text):
        raise QuestionError("the question has no words; ask in plain words, for example: border transport innovations")
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters, more than {LONGEST_QUESTION:,}; ask for the point that matters"
        )
    return text


class Understanding:
    """Reads questions; knows the names of the regions of a collection and of their places."""

    def __init__(self, collection: Collection) -> None:
        self._gazetteer = Gazetteer(collection)

    def read(self, question: str, facets: Facets) -> Understood:
        """Say how *question* is read; raises QuestionError where it cannot be."""
        text = cleaned(question)
        language: Language = "zh" if is_chinese(text) else "en"
        mentions = [mention for mention in self._gazetteer.mentions(text) if not mention.excluded]
        named = (region for mention in mentions for region in mention.regions)
        years = Years(facets.since, facets.until) if _filters_years(facets) else years_of(text)
        return Understood(
            text=text,
            language=language,
            zones=tuple(dict.fromkeys([*facets.zones, *named])),
            places=tuple(dict.fromkeys(mention.name for mention in mentions if not mention.own)),
            themes=facets.themes,
            programmes=facets.programmes,
            since=years.since,
            until=years.until,
            phrases=_phrases(text),
        )

    def years(self, understood: Understood, facets: Facets) -> Years:
        """Return the years that the question names; none where years are a filter already."""
        return Years() if _filters_years(facets) else years_of(understood.text)

    def regions(self, understood: Understood) -> Regions:
        """Say of which regions the question wants cases, for which it wants those of others, and which it rules out."""
        return regions_of(understood.text, self._gazetteer.mentions(understood.text))

    def topic(self, understood: Understood) -> str:
        """Return the question without zones, years and quote signs; all of it where no word is left."""
        topic = self._rest(understood)
        return topic if any(sign.isalnum() for sign in topic) else understood.text

    def _rest(self, understood: Understood) -> str:
        kept, at = [], 0
        for mention in self._gazetteer.mentions(understood.text):
            kept.append(understood.text[at : mention.start])
            possessive = re.match("['’][sS]\\b", understood.text[mention.end :])
            at = mention.end + (possessive.end() if possessive else 0)
        rest = without_years(" ".join([*kept, understood.text[at:]]))
        return " ".join("".join(" " if sign in _QUOTE_SIGNS else sign for sign in rest).split())

    def is_bare(self, understood: Understood) -> bool:
        """Say whether nothing is asked but what a zone has: "anything from Xiangyang?", 前海的制度创新案例."""
        return bool(understood.zones or understood.since or understood.until) and not self.matter(understood)

    def matter(self, understood: Understood) -> int:
        """Count the words of the question that say what it is about."""
        return matter_in(self._rest(understood))


def known_facets(facets: Facets, collection: Collection) -> Facets:
    """Return *facets* with every name as the library has it, whatever was written for it.

    Raises:
        UnknownNameError: there is no such zone, theme or programme.
    """
    return replace(
        facets,
        zones=tuple(zone_named(simplified(name), collection) for name in facets.zones),
        themes=tuple(map(theme_named, facets.themes)),
        programmes=tuple(map(programme_named, facets.programmes)),
    )


def _filters_years(facets: Facets) -> bool:
    return facets.since is not None or facets.until is not None


def _phrases(text: str) -> tuple[str, ...]:
    """Return what stands in quotes in *text*, each once, in order."""
    inside = (next(group for group in match.groups() if group is not None) for match in _QUOTED.finditer(text))
    phrases = dict.fromkeys(" ".join(phrase.split()) for phrase in inside)
    spoken = (phrase for phrase in phrases if any(sign.isalnum() for sign in phrase))
    return tuple(phrase for phrase in spoken if len(phrase) >= _SHORTEST_PHRASE)[:_MOST_PHRASES]
