"""Short turns that point at the answer before them: "more", "the second one", "compare 1 and 3", 换个话题."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index import folded_in_place

_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("first", "1st", "一", "1"),
            ("second", "2nd", "二", "两", "2"),
            ("third", "3rd", "三", "3"),
            ("fourth", "4th", "四", "4"),
            ("fifth", "5th", "五", "5"),
        ),
        start=1,
    )
    for word in words
} | {str(number): number for number in range(6, 10)}
_NUMBER_EN = "(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last|[1-9])"
_NUMBER_ZH = "第?[一二两三四五1-9](?:个|条|项|例)?(?:案例)?"
_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "二": 2, "两": 2, "三": 3, "四": 4}


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_MORE = _any(
    r"(?:please )?(?:show (?:me )?)?(?:some |any )?more(?: cases| results| examples| of (?:them|these|those))?"
    r"(?: please)?",
    r"(?:the )?next(?: ones?| page)?|go on|what else|anything else",
    r"(?:还有|更多)(?:吗|呢|案例|结果|别的吗|其他吗|没有|的吗)*|再(?:来|多|给我)?(?:看|来)?(?:几个|一些|点)(?:案例)?",
    r"继续|下一页|换一批",
)
_NEW_TOPIC = _any(
    r"^(?:ok(?:ay)?\W+)?(?:(?:thanks?|thx|thank you)\W+)?(?:now )?(?:let'?s )?"
    r"(?:(?:change|switch)(?: the)? (?:topic|subject)|(?:an? )?(?:new|another|different|completely different|other)"
    r"(?: (?:topic|subject|question))|completely different|something (?:else|different)|start (?:over|again|anew))"
    r"(?:\s*[:,.!–—-]+\s*|\s*$)",
    r"^(?:(?:好的?|谢谢)[，, ]*)?(?:换(?:一)?个?(?:话题|问题|题目|主题)|另外(?:想)?问(?:一下)?"
    r"|重新开始|问(?:个|点)别的|说点别的)(?:吧|问)?[\s，,。:：]*",
)
_PICK = _any(
    r"\b(?:the )?(?P<ordinal>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|(?<!that )last)"
    r"(?: one| case| result| example)\b",
    r"^(?:the )?(?P<bare>first|second|third|fourth|fifth|last)$",
    r"\b(?:case|number|no\.?|result) ?#?(?P<number>[1-5])\b|^#?(?P<digit>[1-5])$",
    r"第(?P<han>[一二两三四五1-5])(?:个|条|项|例)(?:案例)?|(?P<final>最后一?(?:个|条|项|例))",
)
_COMPARE = _any(
    rf"^(?:please )?compare (?:(?:cases?|numbers?|the) )*(?P<en>{_NUMBER_EN}(?: (?:one|case))?"
    rf"(?:(?:,? and |, ?| with | to | vs\.? | ?& ?)(?:the )?{_NUMBER_EN}(?: (?:one|case))?)+)(?: ones?| cases?)?$",
    rf"^(?:比较|对比)(?:一下)?(?P<zh>{_NUMBER_ZH}(?:(?:和|与|、|跟|,|，){_NUMBER_ZH})+)(?:的?做法)?吧?$",
)
_COMPARE_ALL = _any(
    r"^(?:please )?compare (?:them|these|those|all(?: of them)?|the first (?P<en>two|three|four)(?: ones| cases)?)$",
    r"^(?:比较|对比)(?:一下)?(?:它们|这些|前(?P<zh>[二两三四])个)(?:案例)?$",
)
_WHO = _any(
    r"^(?:and )?(?:who|which (?:other )?(?:zones?|regions?|provinces?|places?)|where)(?: else)?"
    r" (?:could|can|might|would|should) (?:also )?(?:use|adopt|borrow|copy|take over|apply|benefit from)"
    r"(?: (?:this|it|that|the measure))?$",
    r"^(?:哪些|什么|谁|哪里的?)(?:地区|地方|省份?|自贸区)?(?:还)?(?:可以|能|适合|可)(?:用|借鉴|采用|复制|学|照搬)(?:这个|它|这一?做法|这个做法)?呢?$",
)
_END = ".?!。？！ "


@dataclass(frozen=True, slots=True)
class More:
    """The next cases on the same matter."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Cases of the answer before, by their ids; ``rest`` is what is asked of them, "" if nothing."""

    cases: tuple[str, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Cases of the answer before that are to be compared, by their ids."""

    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoElse:
    """Which regions could take over the first case of the answer before."""


@dataclass(frozen=True, slots=True)
class NewTopic:
    """What was said before no longer counts; ``rest`` is the new question, "" if none was put yet."""

    rest: str


Command = More | Picked | Compared | WhoElse | NewTopic


def command_in(question: str, shown: Sequence[str]) -> Command | None:
    """Return what *question* wants of the answer before, which showed the cases *shown*; None where it only asks."""
    text = folded_in_place(question).strip(_END)
    if start := _NEW_TOPIC.match(text):
        return NewTopic(question.strip()[start.end() :].strip())
    if _MORE.fullmatch(text):
        return More()
    return _pointed(text, shown) if shown else None


def is_command(question: str) -> bool:
    """Say whether *question* only points at the answer before, whatever that showed, or ends what was spoken of."""
    command = command_in(question, tuple("12345"))
    return command is not None and not (isinstance(command, NewTopic) and command.rest)


def _pointed(text: str, shown: Sequence[str]) -> Command | None:
    if _WHO.match(text):
        return WhoElse()
    if chosen := _compared(text, shown):
        return Compared(chosen)
    picked = _PICK.search(text)
    case = _picked(picked, shown) if picked else None
    if picked is None or case is None:
        return None
    rest = f"{text[: picked.start()]} {text[picked.end() :]}"
    return Picked((case,), " ".join(rest.split()))


def _compared(text: str, shown: Sequence[str]) -> tuple[str, ...]:
    if every := _COMPARE_ALL.match(text):
        count = _COUNTS.get(every["en"] or every["zh"] or "", 4)
        return tuple(shown[:count])
    if (match := _COMPARE.match(text)) is None:
        return ()
    words = re.findall("|".join([*sorted(_ORDINALS, key=len, reverse=True), "last"]), match["en"] or match["zh"])
    places = dict.fromkeys(len(shown) if word == "last" else _ORDINALS[word] for word in words)
    return tuple(shown[place - 1] for place in places if place <= len(shown))


def _picked(match: re.Match[str], shown: Sequence[str]) -> str | None:
    word = next((group for group in match.groups() if group), "")
    place = len(shown) if word == "last" or match["final"] else _ORDINALS.get(word, 0)
    return shown[place - 1] if 1 <= place <= len(shown) else None
