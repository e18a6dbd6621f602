"""From the words of a person to a query."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answer import Understood
from assistant.matter import has_matter
from assistant.regions import Regions, regions_of
from assistant.years import without_years, years_of
from corpus import Collection, FtzError, Language, Zone, programme_named, theme_named, zone_named
from index import Facets, Years, folded_in_place, is_chinese, tokens

LONGEST_QUESTION = 2_000  # characters; the model reads about 512 tokens of it
_MOST_PHRASES = 5
_SHORTEST_PHRASE = 2  # characters
_SHORTEST_MISTAKEN = 6  # letters of a name; in a shorter one a slip is only letters that changed places: Hubie
_LONG_NAME = 9  # letters; of these two may be wrong: Chonquing

_QUOTE_SIGNS = '“”「」『』"＂'
# A straight quote opens before a word and closes behind one: 12" pipes are no phrase.
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|(?<![A-Za-z0-9])[\"＂]([^\"＂]*)[\"＂](?![A-Za-z0-9])")
_LATIN_WORD = re.compile(r"(?<![\w'])[a-z]{5,}(?!\w)")

# Other words and places of China that are a slip away from a name and that the library may not know.
_NO_SLIP = frozenset(
    """
    canto cantons cantor canyon carton changshu chengde dongyang dongying fijian futian fuxian guizhou hanan hengzhou
    honghu huainan jinghua lianjiang liuzhou nanping nanshan pingjiang pingliang qingzhou shanxi suizhou tongshan
    xiangtan xianyang xinxiang xinyang xiong yanling yicheng zhangzhou zhenjiang
    """.split()  # noqa: SIM905  a text to read and edit, as in index.tokens
)


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


@dataclass(frozen=True, slots=True)
class Mention:
    """A zone that a question names: ``text[start:end]``, meant as ``name``."""

    start: int
    end: int
    name: str
    zone: Zone


class Understanding:
    """Reads questions; knows the names and aliases of the zones of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        named = [(name, zone) for zone in collection.zones.values() for name in zone.names]
        self._meant = {folded_in_place(name): (name, zone) for name, zone in named}
        # Longest first: 上海自贸区 before 上海; and what is matched is used up, so that 上海南站 is not 海南.
        names = sorted(self._meant, key=len, reverse=True)
        self._pattern = re.compile("|".join(_bounded(name) for name in names) or r"(?!)")
        # HLJFTZ is no word to mistype, and of two words each could be meant.
        self._single_names = [
            folded_in_place(name) for name, _ in named if name.isascii() and name.isalpha() and not name.isupper()
        ]

    def read(self, question: str, facets: Facets) -> Understood:
        """Say how *question* is read; raises QuestionError where it cannot be."""
        text = cleaned(question)
        language: Language = "zh" if is_chinese(text) else "en"
        mentions = self._mentions(text)
        years = Years(facets.since, facets.until) if _filters_years(facets) else years_of(text)
        return Understood(
            text=text,
            language=language,
            zones=tuple(dict.fromkeys([*facets.zones, *(mention.zone.name for mention in mentions)])),
            places=tuple(dict.fromkeys(mention.name for mention in mentions if not _names_the_zone(mention))),
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
        """Say of which zones the question wants cases, and for which it wants those of others."""
        mentions = [(mention.start, mention.end, mention.zone.name) for mention in self._mentions(understood.text)]
        return regions_of(understood.text, mentions)

    def topic(self, understood: Understood) -> str:
        """Return the question without zones, years and quote signs; all of it where no word is left."""
        topic = self._rest(understood)
        return topic if any(sign.isalnum() for sign in topic) else understood.text

    def _rest(self, understood: Understood) -> str:
        kept, at = [], 0
        for mention in self._mentions(understood.text):
            kept.append(understood.text[at : mention.start])
            possessive = re.match("['’][sS]\\b", understood.text[mention.end :])
            at = mention.end + (possessive.end() if possessive else 0)
        rest = without_years(" ".join([*kept, understood.text[at:]]))
        return " ".join("".join(" " if sign in _QUOTE_SIGNS else sign for sign in rest).split())

    def is_bare(self, understood: Understood) -> bool:
        """Say whether nothing is asked but what a zone has: "anything from Xiangyang?", 前海的制度创新案例."""
        return bool(understood.zones or understood.since or understood.until) and not self.has_matter(understood)

    def has_matter(self, understood: Understood) -> bool:
        """Say whether there is a word in the question that says what it is about."""
        return has_matter(self._rest(understood))

    def _mentions(self, text: str) -> list[Mention]:
        """Return every name in *text* with the zone it stands for, in order."""
        folded = folded_in_place(text)
        mentions = [
            Mention(match.start(), match.end(), text[match.start() : match.end()], self._meant[match[0]][1])
            for match in self._pattern.finditer(folded)
        ]
        # Names are used up here too; blanks keep the offsets.
        for mention in mentions:
            folded = folded[: mention.start] + " " * (mention.end - mention.start) + folded[mention.end :]
        mentions.extend(
            Mention(word.start(), word.end(), *meant)
            for word in _LATIN_WORD.finditer(folded)
            if (meant := self._mistyped(word[0]))
        )
        return sorted(mentions, key=lambda mention: mention.start)

    def _mistyped(self, word: str) -> tuple[str, Zone] | None:
        """Return the name, and its zone, that *word* is a slip of the pen for, where there is only one."""
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415  compiled, and most questions need it not

        slips: dict[int, list[str]] = {}
        for name in (name for name in self._single_names if name[0] == word[0]):
            most = 2 if len(name) >= _LONG_NAME else 1
            slip = DamerauLevenshtein.distance(word, name, score_cutoff=most)
            if slip <= most and (len(name) >= _SHORTEST_MISTAKEN or sorted(name) == sorted(word)):
                slips.setdefault(slip, []).append(name)
        if not slips or word in _NO_SLIP or not self._vocabulary.isdisjoint(tokens(word)):
            return None
        near = slips[min(slips)]
        return self._meant[near[0]] if len({self._meant[name][1].name for name in near}) == 1 else None

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The terms of the English texts: what they say is no slip of the pen."""
        texts = [text for case in self._collection for text in case.texts.values() if text.language == "en"]
        return frozenset(term for text in texts for term in tokens(f"{text.title}\n{text.text}"))


def known_facets(facets: Facets, collection: Collection) -> Facets:
    """Return *facets* with every name as the library has it, whatever was written for it.

    Raises:
        UnknownNameError: there is no such zone, theme or programme.
    """
    return replace(
        facets,
        zones=tuple(zone_named(name, collection) for name in facets.zones),
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


def _names_the_zone(mention: Mention) -> bool:
    zone, name = mention.zone, folded_in_place(mention.name)
    return "自贸" in name or name in map(folded_in_place, (zone.name, zone.short_name("zh"), zone.name_zh))


def _bounded(alias: str) -> str:
    """Latin names end where words end; Chinese has no such ends."""
    return re.escape(alias) if is_chinese(alias) else rf"(?<!\w){re.escape(alias)}(?!\w)"
