"""From text to the terms that BM25 counts."""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from index.chinese import HAN, HAN_RANGES, simplified

# Part of an index's identity: raise it with every change of what this module returns.
TOKENISER = "stems-bigrams/3"

# A run of Han characters, or a word of letters and digits with an apostrophe, dot or comma inside: Xi'an, 3.5. A word
# ends where Han characters begin: 2012年 is 2012 and 年, ABC是什么 is not one word.
_RUN = re.compile(rf"[{HAN_RANGES}]+|[^\W_{HAN_RANGES}]+(?:['’.,][^\W_{HAN_RANGES}]+)*")

# Words that say how something is asked, not what about. BM25 weighs them little; coverage must not count them.
STOPWORDS = frozenset(
    # A text to read and edit, rather than a hundred quoted words.
    """
    a about all an and another any are aren as at be been between by can could did didn do does doesn don done each for
    from had has have how i if in into is it its me more my no not of on or other our should so some such than that the
    their them there these they this to up was we were what when where which who whom whose why will with would you your
    什么 怎么 怎样 如何 哪些 哪个 哪里 是否 可以 能否 多少
    """.split()  # noqa: SIM905
)


def tokens(text: str, *, stopwords: bool = True) -> list[str]:
    """Return the terms of *text* in order: English words stemmed, Chinese in pairs of characters.

    Chinese has no spaces: bigrams find 数据 inside 跨境数据流动, whole runs never would. A single character stands
    alone. Full-width letters and digits become ordinary ones and traditional characters simplified ones, so offsets
    into *text* are lost. Without *stopwords*, words that only shape a question are left out.
    """
    terms: list[str] = []
    for run in _RUN.findall(simplified(text).casefold()):
        if not HAN.match(run):
            if stopwords or not _shapes_a_question(run):
                terms.append(_stem(run))
        elif len(run) == 1:
            terms.append(run)
        else:
            pairs = (run[at : at + 2] for at in range(len(run) - 1))
            terms.extend(pair for pair in pairs if stopwords or pair not in STOPWORDS)
    return terms


def shared_words(question: str, text: str) -> tuple[str, ...]:
    """Return the words of *question* that *text* has, as they are spelt there and in that order."""
    terms = set(tokens(text))
    searched, spelt = simplified(question), unicodedata.normalize("NFKC", question)
    if len(searched) != len(spelt):
        spelt = searched  # then a place in the one is none in the other
    words: dict[str, None] = {}
    for match in _RUN.finditer(searched):
        start, run = match.start(), match[0]
        if HAN.match(run):
            for first, end in _stretches(run, terms):
                words.setdefault(spelt[start + first : start + end].strip("的了"))  # 的边境贸易 is said as 边境贸易
        elif not _shapes_a_question(run.casefold()) and _stem(run.casefold()) in terms:
            words.setdefault(spelt[start : match.end()])
    return tuple(word for word in words if len(word) > 1)


def _stretches(run: str, terms: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Yield where *run* has characters whose pairs are all among *terms*: start and end."""
    start = None
    for at in range(len(run)):
        pair = run[at : at + 2]  # at the end a single character, which is no pair
        if len(pair) > 1 and pair in terms and pair not in STOPWORDS:
            start = at if start is None else start
        elif start is not None:
            yield start, at + 1
            start = None


def _shapes_a_question(word: str) -> bool:
    """Say whether a word only shapes a question; "what's" does as "what" does."""
    return word.replace("’", "'").partition("'")[0] in STOPWORDS


def is_chinese(text: str) -> bool:
    """Say whether *text* is meant as Chinese: it has at least two Han characters for every Latin word.

    About two characters make a Chinese word. On short text such a rule beats language detectors: a Chinese question
    with "B/L" in it stays Chinese, an English one that names 单一窗口 stays English.
    """
    han = len(HAN.findall(text))
    if not han:
        return False
    # The script does not matter here, so the converter is left alone.
    runs = _RUN.findall(unicodedata.normalize("NFKC", text))
    return han >= 2 * sum(not HAN.match(run) and not run.isdecimal() for run in runs)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word.replace("’", "'")))


@lru_cache(maxsize=1)
def _stemmer() -> "Stemmer":  # type: ignore[name-defined,unused-ignore] # noqa: F821
    import Stemmer  # noqa: PLC0415  compiled, and needed for the first word only

    return Stemmer.Stemmer("english")
