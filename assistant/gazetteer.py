"""Which regions a text names: by themselves, by their places, in groups, by their letters, and misspelt."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.han_names import HanNames, is_asked_for
from assistant.han_names import is_street as is_chinese_street
from assistant.latin_names import USED, Found, LatinNames
from assistant.latin_names import is_street as is_latin_street
from assistant.meanings import folded, meanings_of
from corpus import Collection
from index import HAN, tokens

_OUT_BEFORE = re.compile(
    r"\b(?:apart from|aside from|other than|rather than|except(?:ing|ed)?(?: for)?|excluding|besides|but not|outside"
    r"|outside of|instead of|not(?: in| from| of| about| the one in)?|without|leav(?:e|ing) out|skip(?:ping)?"
    r"|ignor(?:e|ing))(?: the)? $"
    r"|(?:除了?|除开|除去|除却|不含|不包括|不包含|不算|不看|不想要|不想看|不是指|排除|剔除|抛开|撇开|去掉|别要|别给我|而非|并非"
    r"|(?<!是)不是|(?<!要)不要|(?<![对南东西北除])非)$"
)
_OUT_BEHIND = re.compile(
    "^(?:[省市的]|自贸(?:试验)?区|自贸港|片区|那边){0,2}(?:以外|之外|除外|不算|不要|就不要|不用|就不用|就算了)"
    r"|^ (?:excluded|excepted|aside|apart)\b"
)
_AND = re.compile(r"^(?:,|,? ?(?:and|or|nor|&|/) ?|、|和|与|及|以及|或|跟)\s*(?:the )?$")
# Between a place and the region that says which one is meant: Pingxiang in Jiangxi, Fuzhou (Jiangxi), Jiangxi's Fuzhou.
_SAME = re.compile(
    r"^(?:'s|,|\(|（| |,? (?:city|area|district|port|zone|prefecture|the one|a city|which is|up|is)"
    r"|,? ?(?:in|of|from)|,? ?(?:north|south|east|west)(?:ern)?|的|省|市|那个|是|在|，)*$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a text names: ``text[start:end]``, meant as ``name``, and the ``regions`` it stands for, as keys.

    ``options`` are those of which any may be meant, where places of several bear the name and nothing decides; ``own``
    says that a region is named itself, ``excluded`` that it is named to be left out.
    """

    start: int
    end: int
    name: str
    regions: tuple[str, ...]
    options: tuple[str, ...] = ()
    own: bool = False
    excluded: bool = False


class Gazetteer:
    """Knows the names of the regions of a collection, of their places and of their groups."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def mentions(self, text: str) -> list[Mention]:
        """Return every name in *text* with the regions it stands for, in order; each character is in one only."""
        plain = folded(text)
        latin, han = self._names
        found = [*latin.find(text, plain), *han.find(plain)]
        blanked = _blanked(plain, found)
        found.extend(latin.misspelt(blanked, self._says))
        found.extend(han.misspelt(blanked))
        found = _meant(plain, sorted(found, key=lambda one: one.start))
        mentions = [
            Mention(
                one.start,
                one.end,
                one.meaning.name if one.misspelt else text[one.start : one.end],
                one.meaning.regions,
                one.meaning.regions if one.meaning.ambiguous else (),
                one.meaning.own,
            )
            for one in found
        ]
        return _excluded(plain, _decided(plain, mentions))

    @cached_property
    def _names(self) -> tuple[LatinNames, HanNames]:
        meanings = meanings_of(self._collection)
        return LatinNames(meanings), HanNames(meanings)

    def _says(self, word: str) -> bool:
        """Say whether the library has *word*: what it says is no slip of the pen."""
        return not self._vocabulary.isdisjoint(tokens(word))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        texts = [text for case in self._collection for text in case.texts.values() if text.language == "en"]
        return frozenset(term for text in texts for term in tokens(f"{text.title}\n{text.text}"))


def _blanked(plain: str, found: list[Found]) -> str:
    """Return *plain* with what was found used up; offsets stay."""
    for one in found:
        plain = plain[: one.start] + USED * (one.end - one.start) + plain[one.end :]
    return plain


def _meant(plain: str, found: list[Found]) -> list[Found]:
    """Leave out streets, what is no place, and ordinary words that nothing shows to be a name."""
    places = [one for one in found if one.meaning.regions and not _is_street(plain, one.end)]
    sure = {region for one in places if not one.meaning.doubtful for region in one.meaning.regions}
    return [one for one in places if not _is_ordinary(plain, one) or not sure.isdisjoint(one.meaning.regions)]


def _is_street(plain: str, end: int) -> bool:
    return is_chinese_street(plain, end) if HAN.match(plain[end - 1]) else is_latin_street(plain, end)


def _is_ordinary(plain: str, one: Found) -> bool:
    return one.meaning.doubtful and bool(HAN.match(plain[one.start])) and not is_asked_for(plain, one.start, one.end)


def _decided(plain: str, mentions: list[Mention]) -> list[Mention]:
    """Keep of several places of one name that whose region stands beside it: Pingxiang in Jiangxi."""
    decided = []
    for number, mention in enumerate(mentions):
        beside: set[str] = set()
        for other in (mentions[number - 1 : number] if number else []) + mentions[number + 1 : number + 2]:
            first, second = sorted((mention, other), key=lambda one: one.start)
            if _SAME.match(plain[first.end : second.start]):
                beside.update(set(other.regions) & set(_open(mention)) if len(other.regions) == 1 else ())
        decided.append(replace(mention, regions=tuple(beside), options=()) if len(beside) == 1 else mention)
    return decided


def _open(mention: Mention) -> tuple[str, ...]:
    """Return what the name could stand for, or the regions of a group: 广西北部湾 is in Guangxi alone."""
    return mention.options or (mention.regions if len(mention.regions) > 1 else ())


def _excluded(plain: str, mentions: list[Mention]) -> list[Mention]:
    """Mark what is named to be left out: "apart from Shanghai and Tianjin", 不要海南的."""
    marked: list[Mention] = []
    for mention in mentions:
        before, behind = plain[: mention.start], plain[mention.end :]
        out = bool(_OUT_BEFORE.search(before) or _OUT_BEHIND.match(behind))
        if not out and marked and marked[-1].excluded:
            out = _AND.match(plain[marked[-1].end : mention.start]) is not None
        marked.append(replace(mention, excluded=True) if out else mention)
    return marked
