"""Whether a draft sentence tells a rise as a fall, or says that something is not done which a quote says is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.draft_numbers import Quantity
from corpus import Language
from index import HAN, tokens

_RISES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:rose|risen?|rises|rising|gr[eo]w\w*|increas\w+|climb\w+|jump\w+|doubled|later)\b", re.IGNORECASE
    ),
    "zh": re.compile("增长|上升|增加|增至|增到|升至|提高|上涨|涨至|涨幅|上调|推迟|延后|翻番"),
}
_FALLS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:fell|fall\w*|cuts?|reduc\w+|decreas\w+|declin\w+|drop\w*|shorten\w*|shr[aiu]nk\w*|lowered|halved|"
        r"earlier|sooner|sav(?:e|es|ed|ing))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("下降|减少|缩短|降低|压缩|压减|精简|下跌|跌至|跌幅|降至|降到|减至|下调|提前|减半|节省|节约"),
}
_NOT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not|no|never|cannot|neither|nor|without|instead of|rather than|refus\w+|forb[ia]d\w*|"
        r"ban(?:s|ned)?|prohibit\w*)\b"
        r"|n['’]t\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"不(?![少低超断仅同足到动良])|未(?!来)|没有|无法|无须|无需|禁止|拒绝|而非|取消|免(?=[于除])"),
}
# What also says that something is not there: a clause with one of these may be told with a "not", and the other way.
_WITHOUT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:exempt\w*|drop\w*|free|replac\w+|abolish\w*|scrap\w*|remov\w+|waiv\w*|lack\w*|only|fewer|less|nothing|"
        r"none|unless|before|barriers?|ended|un\w+|\w+less)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("免|取消|替代|代替|取代|只|仅|直接|无|不|缺|才|前|废止|突破|障碍"),
}
_NO_MORE_THAN = re.compile(r"\b(?:no|not) (?:more|less|fewer|later|only)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,;:.()，。；：（）]+")
_SAME_CLAUSE = 0.6  # of the words of a clause


@dataclass(frozen=True, slots=True)
class Turned:
    """What a sentence says the other way round: its words at ``start:end``, and those of the record."""

    draft: str
    record: str | None
    start: int
    end: int


def turned_direction(
    sentence: str, quote: str, mine: Sequence[Quantity], theirs: Sequence[Quantity], language: Language
) -> Turned | None:
    """Return a rise told as a fall, or a fall as a rise, where both tell it of the same number."""
    for one in mine:
        other = next((other for other in theirs if one.sign * other.sign < 0 and one.equals(other)), None)
        if other:
            return Turned(_with_word_before(sentence, one), _with_word_before(quote, other), one.start, one.end)
    if not any(one.is_in(theirs) for one in mine):
        return None
    rises, falls = _RISES[language].search(sentence), _FALLS[language].search(sentence)
    up, down = _RISES[language].search(quote), _FALLS[language].search(quote)
    if rises and down and not (falls or up):
        return Turned(rises[0], down[0], rises.start(), rises.end())
    if falls and up and not (rises or down):
        return Turned(falls[0], up[0], falls.start(), falls.end())
    return None


def turned_negation(sentence: str, quote: str, case: str, language: Language) -> Turned | None:
    """Return a "not" that one side has and the other lacks in the clause that says the same.

    What is not said of other things may be left out; *case* is all that the record says.
    """
    for clause in _clauses(sentence, language):
        known = (other for other in _clauses(case, language) if other.denied)
        # "12 days instead of 38" and "without leaving the house" are ways of telling what is done.
        if (
            clause.denied.lower() in {"", "instead of", "rather than", "without"}
            or _WITHOUT[language].search(quote)
            or _NOT[language].search(quote)
        ):
            continue
        if not any(shared_words_of(clause.rest, other.rest) >= _SAME_CLAUSE / 2 for other in known):
            return Turned(clause.denied, None, clause.start, clause.start + len(clause.denied))
    for clause in _clauses(quote, language):
        if clause.denied:
            same = [
                own for own in _clauses(sentence, language) if shared_words_of(clause.rest, own.text) >= _SAME_CLAUSE
            ]
            if same and not any(own.denied or _WITHOUT[language].search(own.text) for own in same):
                return Turned(same[0].text.strip(), f"{clause.denied}{clause.rest}".strip(), *same[0].span)
    return None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause; ``denied`` is its "not", if any, at ``start`` of the sentence, ``rest`` what comes after that."""

    text: str
    denied: str
    start: int
    rest: str
    span: tuple[int, int]


def _clauses(text: str, language: Language) -> Iterator[_Clause]:
    for match in _CLAUSE.finditer(text):
        spoken = _NO_MORE_THAN.sub(lambda found: " " * len(found[0]), match[0])
        found = _NOT[language].search(spoken)
        start = match.start() + (found.start() if found else 0)
        rest = spoken[found.end() :] if found else spoken
        yield _Clause(match[0], found[0] if found else "", start, rest, match.span())


def shared_words_of(clause: str, text: str) -> float:
    """Return the share of the words of *clause* that *text* has; a Chinese character counts as one."""
    words, known = (
        {*HAN.findall(part), *(term for term in tokens(part, stopwords=False) if not HAN.match(term))}
        for part in (clause, text)
    )
    return len(words & known) / len(words) if words else 0.0


def _with_word_before(text: str, one: Quantity) -> str:
    """Return a number with the word before it, which says where it went."""
    word = re.search(r"[A-Za-z]+(?: by)?$|[\u4e00-\u9fff]{1,2}$", text[: one.start].rstrip())
    return text[word.start() if word else one.start : one.end]
