"""Names of places in Chinese characters, and those with a wrong character."""

import re
from collections.abc import Mapping, Sequence

from assistant.latin_names import USED, Found
from assistant.meanings import Meaning
from assistant.segments import is_word, words_in
from corpus import read_sounds
from index import HAN, HAN_RANGES

_Spans = Sequence[tuple[int, int]]

_RUN = re.compile(rf"[{HAN_RANGES}]{{2,}}")
_LONGEST_MISTAKEN = 6  # characters
_TELLING = 3  # characters of a name without its kind; in a shorter one a wrong character makes another word
_SHORT = 2  # characters: such a name can be the end of one word and the beginning of the next
_COMPOUND = 4  # characters; a word of so many is made of words
_RANK = re.compile("[省市区县州盟旗港岛城湾站人]|(?:壮族|回族|维吾尔)?自治区")
_STREET = re.compile(r"^(?:[东南西北中]{0,2}(?:大?路|街)(?!网|演|径|桥|线|口|权|况|程|由|费|政)|大道|[东南西北]?大街)")
# What kind of place it is; the characters before it tell which.
_KIND = (
    "(?:国际机场|机场|综合保税区|综保区|保税港区|保税区|片区|新区|开发区|高新区|经开区|园区|口岸|港区"
    "|港|省|市|区|县|州)+"
)
_CORE = re.compile(rf"^(..+?){_KIND}$")

# Letters for a region that stand by themselves; the others need another one beside them.
_ALONE = "渝沪粤浙皖闽赣豫鄂湘黔滇陕冀琼穗蓉甬"
_FRAMED = "京津桂鲁晋辽藏陇蒙吉苏川"  # these where a word beside them says so: 津企
_BEHIND_LETTER = re.compile("^(?:自贸|自由贸易|省|企|商|籍|港|澳|台|欧|地|城|岛)")
_AROUND_LETTER = re.compile(f"{_BEHIND_LETTER.pattern}|^[东南西北]")
_BEFORE_LETTER = re.compile("[在赴驻入来到]$")
# An ordinary word is a name where a kind of place follows, or where the words around it ask for a place.
_PLACE_BEHIND = re.compile(rf"^(?:{_KIND}|自贸|自由贸易|综合|海关|企业|政府|当地|人民|港口|边境|边民|周边|地区|两地)")
_ASKED_BEHIND = re.compile("^(?:$|[的能可想要有怎如是在和与跟、，,？?！。应该打准计希需适做到向从对把将这那没该学借])")
_ASKED_BEFORE = re.compile(
    "(?:^|[从向到在给为帮让对和与跟、，,。：:（(及]|我们|来自|位于|适合|比如|例如|学习|借鉴|推广|复制)$"
)
_ABROAD = re.compile(
    "(?:美国|英国|德国|法国|日本|韩国|朝鲜|越南|老挝|缅甸|泰国|柬埔寨|俄罗斯|蒙古国?|印度|尼泊尔|新加坡|马来西亚"
    "|印尼|澳大利亚|加拿大|欧洲|非洲|台湾|香港|澳门)的?$"
)


class HanNames:
    """Finds names in Chinese characters where they are words of the text."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._meanings = {name: meaning for name, meaning in meanings.items() if HAN.search(name)}
        self._letters = {name: meaning for name, meaning in self._meanings.items() if len(name) == 1}
        self._lengths = sorted({len(name) for name in self._meanings if len(name) > 1}, reverse=True)
        self._gaps: dict[str, list[str]] = {}
        self._sounds: Mapping[str, str] = {}

    def find(self, folded: str) -> list[Found]:
        """Return the names in *folded*, in order; the longest first, and each character in one of them only."""
        if not HAN.search(folded):
            return []
        words = words_in(folded)
        found: list[Found] = []
        free = [True] * len(folded)
        for length in self._lengths:
            for start in range(len(folded) - length + 1):
                end = start + length
                meaning = self._meanings.get(folded[start:end])
                if meaning is None or not all(free[start:end]):
                    continue
                if not meaning.regions or _stands(folded, start, end, words):
                    found.append(Found(start, end, meaning))
                    free[start:end] = [False] * length
        found.extend(self._letters_in(folded, words, free))
        return sorted(found, key=lambda one: one.start)

    def misspelt(self, folded: str) -> list[Found]:
        """Return what in *folded*, the names found used up, is a name but for one character."""
        runs = [match.span() for match in _RUN.finditer(folded)]
        if not runs:
            return []
        self._prepare()
        single = {first for first, last in words_in(folded) if last - first == 1}
        found: list[Found] = []
        for at, last in runs:
            while at < last - 1:
                for end in range(min(last, at + _LONGEST_MISTAKEN), at + 1, -1):
                    apart = single.issuperset(range(at, end)) and is_asked_for(folded, at, end)
                    name = self._nearly(folded[at:end], apart=apart)
                    if name:
                        found.append(Found(at, end, self._meanings[name], misspelt=True))
                        break
                at = found[-1].end if found and found[-1].start == at else at + 1  # noqa: PLW2901  on along the run
        return found

    def _nearly(self, piece: str, *, apart: bool) -> str | None:
        """Return the name that *piece* is but for one character; *apart* says that it is made of no longer words."""
        for gap in range(len(piece)):
            for name in self._gaps.get(_with_gap(piece, gap), ()):
                core = match[1] if (match := _CORE.match(name)) else name
                if gap >= len(core):
                    continue
                alike = self._sounds.get(piece[gap]) == self._sounds.get(name[gap], "")
                # The shorter the name, the more must speak for it: 张江高科枝园, 石家庒, 郑洲.
                if len(core) > _TELLING or (alike and (len(core) == _TELLING or apart)):
                    return name
        return None

    def _prepare(self) -> None:
        """Enter the names that may be misspelt, by what is left of them without one character."""
        if self._gaps:
            return
        self._sounds = read_sounds()
        for name, meaning in self._meanings.items():
            if meaning.known and not meaning.doubtful and 1 < len(name) <= _LONGEST_MISTAKEN:
                for gap in range(len(name)):
                    self._gaps.setdefault(_with_gap(name, gap), []).append(name)

    def _letters_in(self, folded: str, words: _Spans, free: Sequence[bool]) -> list[Found]:
        """Return the letters that stand for regions: 川渝, 鄂自贸, 在沪."""
        found: list[Found] = []
        for start, end in words:
            letters = [at for at in range(start, end) if free[at] and folded[at] in self._letters]
            alone = end - start == 1
            # A longer word is one of letters only, such as 川渝, or such as 皖北.
            if letters and (len(letters) == end - start or (letters == [start] and _is_framed(folded, start))):
                found.extend(
                    Found(at, at + 1, self._letters[folded[at]])
                    for at in letters
                    if _letter_stands(folded, at, alone=alone)
                )
        return found


def is_street(folded: str, end: int) -> bool:
    """Say whether a name that ends there is that of a street: 上海的江西路, 中山西路."""
    return _STREET.match(folded[end : end + 4]) is not None


def is_asked_for(folded: str, start: int, end: int) -> bool:
    """Say whether a name that is an ordinary word too, such as 日照 or 白银, is meant as a place."""
    if _ABROAD.search(folded[:start]):
        return False
    if _PLACE_BEHIND.match(folded[end:]) or folded[end : end + 1] == USED:
        return True
    return bool(_ASKED_BEFORE.search(folded[:start]) and _ASKED_BEHIND.match(folded[end:]))


def _letter_stands(folded: str, at: int, *, alone: bool) -> bool:
    """Say whether a letter means its region: the whole question, beside another letter, or as in 鄂自贸 and 在沪."""
    letter, before, behind = folded[at], folded[:at], folded[at + 1 :]
    if not HAN.search(before) and not HAN.search(behind):
        return True
    if (before and before[-1] in _ALONE) or (behind and behind[0] in _ALONE):
        return True
    if letter in _ALONE:
        return alone or _is_framed(folded, at)
    framed = _BEHIND_LETTER.match(behind) or _BEFORE_LETTER.search(before)
    return letter in _FRAMED and alone and bool(framed)


def _is_framed(folded: str, at: int) -> bool:
    return folded[at] in _ALONE and _AROUND_LETTER.match(folded[at + 1 :]) is not None


def _begins_a_word(behind: str) -> bool:
    return behind.startswith("关区") or is_word(behind[:2])


def _with_gap(name: str, gap: int) -> str:
    return f"{name[:gap]}*{name[gap + 1 :]}"


def _stands(folded: str, start: int, end: int, words: _Spans) -> bool:
    """Say whether a name stands in the text by itself, and not across two words of it or inside another one."""
    for first, last in words:
        if last <= start or end <= first or last - first == 1 or (start <= first and last <= end):
            continue
        if first <= start and end <= last:
            # 上海市 and 广州中山大学 speak of the place, 北海道 does not.
            return first == start and (last - first >= _COMPOUND or _RANK.match(folded[end:]) is not None)
        # 山|东南部 can be read 山东|南部 as well, and 上|海关|区 上海|关区.
        if end - start <= _SHORT and not (first == start + 1 and _begins_a_word(folded[end:])):
            return False
    return True
