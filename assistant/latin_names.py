"""Names of places in Latin letters, and those that are misspelt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.meanings import Meaning
from index import HAN_RANGES, STOPWORDS

_WORD = re.compile(rf"[^\W_{HAN_RANGES}]+")
# One region has a name of two words; either may be mistyped.
_MISTYPED = re.compile(rf"inner [a-z]{{5,}}|{_WORD.pattern}")
# Between the words of one name: Xi'an, Lin-gang, Guangdong–Hong Kong, Suzhou (Anhui).
_INSIDE = re.compile(r"[ '’/&().,‘–—-]{1,3}")
_STREET = re.compile(
    r"^[ -](?:(?:east|west|south|north|middle|central)(?:ern)? )?(?:road|rd|street|st|avenue|ave|boulevard|lane|lu)\b"
)
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie"
    r"|ua|uo|ui|iu|ue|er|a|o|e|i|u)"
)
USED = "\N{REPLACEMENT CHARACTER}"  # stands for a character of a name that was found
_LONGEST = 8  # words
_SHORTEST_JOINED = 5  # letters: Lin-gang may be written lingang, Li'an not lian
_SHORTEST_MISTAKEN = (
    6  # letters of the name or the word; in shorter ones a slip is only letters that changed places: Hubie
)
_LONG_NAME = 9  # letters; of these two may be wrong: Chonquing
_SHORTEST_WORD = 5

# A name that follows tells of words near to a name that they are one: "Guanxi province", not "guanxi in business".
_OF_A_PLACE = re.compile(
    r"^(?:'s)?[ ,-]+(?:province|city|port|airport|zone|ftz|free trade|pilot|area|district|county)\b"
)

# Words, and places elsewhere, that are a slip away from a name.
_NO_SLIP = frozenset(
    """
    almaty ansan baiting baking balding banding banging bangkok banking banyan basting batting beiber blaise bonding
    booting bunds busan canning canto cantons cantor canyon carton changhua changi changing channing chongjin dalia
    damian danang darian darshan debian delong detain dicing dining diving dongfeng dongle donning fengshan fijian fling
    fouling fukuoka fuming fusing galling gannon gansta graze guanxi guiana haiku haiphong haitian haiyan hamburg hamdan
    hanan handa hanging hannan hanoi harbor hardin harkin harvin heenan henna hernan heyman hualien human humane incheon
    italian jakarta jangling jingling jinnah karaman keelung keirin kinmen lending lesean lichen lichens limping linden
    linen linking linton longing maiming malaga malaysian manama mandala mandarin mandela manila miaoli mozart nagano
    naming nanotech nantou napping niger panama penang pudding pusan putin ranging saiyan sangha sansa sasha shangri
    shani shanti sharing shining singapore sipping sniping tainan taipei taitung taiwan tangling taoyuan tashkent
    teaching tehran tiling tilling tingling tonga tonghua tongue turan turban turpin wading warding winding wukong xiang
    xiong yangju yangon yangsan yanking yanling yilan
    """.split()  # noqa: SIM905  a text to read and edit, as in index.tokens
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, ``text[start:end]``, with what it stands for."""

    start: int
    end: int
    meaning: Meaning
    misspelt: bool = False


class LatinNames:
    """Finds names in Latin letters, written as one word or as several; the longest wins."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._spaced: dict[str, Meaning] = {}
        self._joined: dict[str, Meaning] = {}
        for name, meaning in meanings.items():
            words = _WORD.findall(name)
            if words and not re.search(f"[{HAN_RANGES}]", name):
                self._spaced.setdefault(" ".join(words), meaning)
                if len("".join(words)) >= _SHORTEST_JOINED:
                    self._joined.setdefault("".join(words), meaning)
        self._by_letter: dict[str, list[str]] = {}
        for name, meaning in self._joined.items():
            # HLJFTZ is no word to mistype.
            if (
                meaning.known
                and not meaning.doubtful
                and not meaning.name.isupper()
                and name.isascii()
                and name.isalpha()
            ):
                self._by_letter.setdefault(name[0], []).append(name)

    def find(self, text: str, folded: str) -> list[Found]:
        """Return the names in *folded*, which is *text* folded, in order."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(folded)]
        found: list[Found] = []
        at = 0
        while at < len(words):
            count, meaning = self._longest(folded, words[at : at + _LONGEST])
            if meaning is not None:
                start, end = words[at][0], words[at + count - 1][1]
                if not meaning.doubtful or text[start].isupper():
                    found.append(Found(start, end, meaning))
            at += count
        return found

    def misspelt(self, folded: str, is_word: Callable[[str], bool]) -> list[Found]:
        """Return what in *folded*, the names found used up, is a slip for a name and no word that *is_word* knows."""
        found = []
        for match in _MISTYPED.finditer(folded):
            word = match[0].replace(" ", "")
            if len(word) >= _SHORTEST_WORD and word.isalpha() and (word not in _NO_SLIP or _placed(folded, match)):
                name = self._meant(word)
                if name and (not is_word(word) or _placed(folded, match)):
                    found.append(Found(match.start(), match.end(), self._joined[name], misspelt=True))
        return found

    def _longest(self, folded: str, words: list[tuple[int, int]]) -> tuple[int, Meaning | None]:
        """Return how many of *words*, from the first on, make a name, and which."""
        reach = 1
        while reach < len(words) and _INSIDE.fullmatch(folded, words[reach - 1][1], words[reach][0]):
            reach += 1
        for count in range(reach, 0, -1):
            parts = [folded[start:end] for start, end in words[:count]]
            meaning = self._spaced.get(" ".join(parts)) or self._written_apart(parts)
            if meaning is not None:
                return count, meaning
        return 1, None

    def _written_apart(self, parts: list[str]) -> Meaning | None:
        """Return what a name stands for whose words are written as one, or whose syllables are written apart."""
        if len(parts) > 1 and (not all(map(_SYLLABLE.fullmatch, parts)) or all(part in STOPWORDS for part in parts)):
            return None
        return self._joined.get("".join(parts))

    def _meant(self, word: str) -> str | None:
        """Return the name that *word* is a slip of the pen for, where it can only be one."""
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415  compiled, and most questions need it not

        slips: dict[int, list[str]] = {}
        for name in self._by_letter.get(word[0], ()):
            most = 2 if len(name) >= _LONG_NAME else 1
            slip = DamerauLevenshtein.distance(word, name, score_cutoff=most)
            long = max(len(name), len(word)) >= _SHORTEST_MISTAKEN
            if slip <= most and (long or sorted(name) == sorted(word)):
                slips.setdefault(slip, []).append(name)
        if not slips:
            return None
        near = slips[min(slips)]
        own = [name for name in near if self._joined[name].own] or near  # Yunan is Yunnan rather than a town
        return own[0] if len({self._joined[name].regions for name in own}) == 1 else None


def is_street(folded: str, end: int) -> bool:
    """Say whether a name that ends there is that of a street: Hunan Road, Beijing East Road."""
    return _STREET.match(folded[end : end + 30]) is not None


def _placed(folded: str, match: re.Match[str]) -> bool:
    return _OF_A_PLACE.match(folded[match.end() :]) is not None
