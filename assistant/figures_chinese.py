"""How Chinese records write figures."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from assistant.figure_rules import Bound, Number, Pairing, Per, Rules, decimal
from assistant.figure_units import CLASSIFIERS, MEASURES, NOUNS, FigureKind

_DIGITS: Final = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_TEN = "十"
_SCALES: Final = {"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_BOUNDS: Final[Mapping[Bound, str]] = MappingProxyType(
    {
        "about": "大约|将近|接近|约|近",
        "over": "超过|至少|不少于|不低于|突破|超|逾",
        "under": "不超过|最多|至多|最长|低于|不到|不足|少于",
    }
)
_AFTER: Final[Mapping[str, Bound]] = MappingProxyType(
    {
        "及以上": "over",
        "以上": "over",
        "左右": "about",
        "上下": "about",
        "以内": "under",
        "以下": "under",
        "之内": "under",
        "内": "under",
    }
)

_NUMERAL = "[两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九]"
# No code (B24), no ordinal (第六批), no part of a longer numeral (数十, 百万).
_PATTERN: Final = re.compile(
    rf"(?:(?P<bound>{'|'.join(_BOUNDS.values())})需?)?"
    rf"(?P<digits>(?<![A-Za-z\d.,:/-])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![A-Za-z\d.,:/-])\d+(?:\.\d+)?"
    rf"|(?<![一二三四五六七八九十百千万亿数几上])(?:{_NUMERAL})(?:、?[三四五六七八九](?=[个家项条名天小年趟次]))?)"
    r"(?P<few>[多余])?(?P<scale>万亿|千万|百万|亿|万|千|百)?(?P<rest>[多余])?"
)
_CODE_LENGTH = 4
_AFTER_END: Final = re.compile(f"(?:{'|'.join(sorted(_AFTER, key=len, reverse=True))})(?![陆容部地外销贸河])")
_ORDINAL: Final = re.compile(r"第$|[“‘《][^”’》]{0,4}$|星期$|周$")
_NO_UNIT: Final = re.compile(r"[年月]?(?:日|月(?!份?[的]?$)|号|版|期(?!限)|时\d|时至|周年|年级)")
_PLAN: Final = re.compile(r"[^，。；]{0,2}(?:行动计划|行动方案|规划|计划)")

_MEASURE: Final = re.compile(f"(?P<unit>{'|'.join(MEASURES['zh'])})(?!级)")
_CLASSIFIER: Final = re.compile(f"(?P<unit>{'|'.join(sorted(CLASSIFIERS, key=len, reverse=True))})")
_NOUN: Final = re.compile(rf"[^，。；：、（）“”\d两三四五六七八九十]{{0,6}}?(?P<unit>{'|'.join(NOUNS['zh'])})(?!级)")
# 项目100个: the noun may stand before the number, too.
_NOUN_BEFORE: Final = re.compile(rf"(?P<unit>{'|'.join(NOUNS['zh'])})[有共达为由]?$")
_ANY_ITEM: Final = ("个", "项", "件", "条", "家")
_SPAN: Final = re.compile(r"[前头首近后]$")
_HALF: Final = re.compile(r"(?<=[年天月])半(?![年天个])")  # 两年半
_EVERY: Final[tuple[tuple[str, Per], ...]] = (
    ("每小时", "hour"),
    ("日均|每天|每日|日处理|单日|日通关|日接单", "day"),
    ("每周|周均", "week"),
    ("每月|月均|每个月|月吞吐|月处理", "month"),
    ("每年|年均", "year"),
)


def _numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of *text* that are no dates and no names, with the units that follow them."""
    for match in _PATTERN.finditer(text):
        number = _number(text, match)
        if number:
            yield number


def _number(text: str, match: re.Match[str]) -> Number | None:
    digits, scale = match["digits"], _SCALES.get(match["scale"] or "", 1.0)
    if _ORDINAL.search(text[max(match.start() - 6, 0) : match.start("digits")]) and not match["bound"]:
        return None
    unit, kind, end = _unit(text, match)
    low, high = _read(digits)
    if not digits[0].isdecimal() and not _counts(low, kind):
        return None
    if kind is None and (_NO_UNIT.match(text, match.end()) or (_is_code(digits) and not match["scale"])):
        return None
    if unit == "month" and _SPAN.search(text[: match.start()]):
        kind = "period"
    if kind == "period" and (_is_code(digits) or _PLAN.match(text, end)):
        return None
    said = match["bound"] or ""
    bound = next((bound for bound, words in _BOUNDS.items() if said in words.split("|")), None)
    bound = "over" if match["few"] or match["rest"] else bound
    if kind:
        limit = _AFTER_END.match(text, end)
        bound, end = (_AFTER[limit[0]], limit.end()) if limit else (bound, end)
    half = kind in {"period", "duration"} and _HALF.match(text, end)
    if half:
        end = half.end()
    return Number(
        value=decimal(low, scale) + (0.5 if half else 0),
        scale=scale,
        unit=unit,
        kind=kind,
        bound=bound,
        per=_every(text, match.start()),
        start=match.start(),
        end=end if kind else match.end(),
        upper=decimal(high, scale) if high else None,
    )


def _is_code(digits: str) -> bool:
    return len(digits) == _CODE_LENGTH and digits.isdecimal() and digits[:2] in {"19", "20"}


def _read(digits: str) -> tuple[str, str | None]:
    """Return the number as digits, and the upper one of 两三."""
    if digits[0].isdecimal():
        return digits, None
    signs = digits.replace("、", "")
    if _TEN in signs:
        tens, _, ones = signs.partition(_TEN)
        return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)), None
    return str(_DIGITS[signs[0]]), str(_DIGITS[signs[1]]) if len(signs) > 1 else None


def _counts(low: str, kind: FigureKind | None) -> bool:
    """Say whether a numeral in characters counts: 一次 and 一家 are words of prose, 一天 is a day."""
    return kind is not None and (low != "1" or kind == "duration")


def _unit(text: str, match: re.Match[str]) -> tuple[str, FigureKind | None, int]:
    at = match.end()
    measure = _MEASURE.match(text, at)
    if measure:
        unit, kind = next(entry for word, entry in MEASURES["zh"].items() if re.fullmatch(word, measure["unit"]))
        return unit, kind, measure.end()
    classifier = _CLASSIFIER.match(text, at)
    if classifier:
        noun = _NOUN.match(text, classifier.end())
        counted = CLASSIFIERS[classifier["unit"]]
        # 70名台胞领取证书: people, whatever they receive; 个 and 项 count anything.
        if noun and counted[1] in {"count", NOUNS["zh"][noun["unit"]][1]}:
            return *NOUNS["zh"][noun["unit"]], noun.end()
        earlier = _NOUN_BEFORE.search(text, max(match.start() - 10, 0), match.start())
        if earlier and classifier["unit"] in _ANY_ITEM:
            return *NOUNS["zh"][earlier["unit"]], classifier.end()
        return *counted, classifier.end()
    return "", None, at


def _every(text: str, start: int) -> Per | None:
    """Return the "a day" of a number, which stands before it in its clause."""
    clause = re.split(r"[，。；（]", text[max(start - 16, 0) : start])[-1]
    return next((per for words, per in _EVERY if re.search(words, clause)), None)


_FALLS = "下降|减少|缩短|压缩|降低|节省|节约|缩减|压减|精简|降|减|跌"
_RISES = "增长|上升|提高|提升|增加|增至|增幅|加快|提速|扩大|升|涨|增|高出|多出"
_DATED = r"(?:\d{4}年(?:\d{1,2}月)?[^，。；\d]{0,3})?"
_VERB = (
    "减少|减|降低|下降|降|缩短|压缩|压减|缩减|缩|跌|增加|增长|增|提高|提升|上升|升|扩大|扩展|扩|延长|升级|精简|合并|变"
)

CHINESE: Final = Rules(
    numbers=_numbers,
    ranges=(
        Pairing(re.compile(r"(?<![由从])$"), re.compile("至|到|—|－|-|~|～|或")),
        Pairing(
            re.compile("[由从]$"),
            re.compile("至|到"),
            after=re.compile(rf"不等|[^，。；\d]{{0,6}}(?:{_VERB})(?:至|到)"),
        ),
    ),
    pairs=(
        Pairing(
            re.compile(r"[由从][^，。；、]{0,18}$"),
            re.compile(rf"[^。；，\d]{{0,12}}?(?:至|到|为|成){_DATED}(?:高峰期)?(?:每[天日周月年])?"),
        ),
        Pairing(
            re.compile(""),
            re.compile(rf"[^，。；、\d]{{0,6}}(?:{_VERB})(?:至|到|为|成){_DATED}(?:高峰期)?(?:每[天日周月年])?"),
        ),
        Pairing(
            re.compile(""),
            re.compile(r"[^。；，）\d]{0,6}[，（](?:而)?(?:此前|原来|原先|过去|以往|原|之前)[^。；，\d]{0,5}"),
            backwards=True,
        ),
    ),
    changes=re.compile(_VERB),
    change_before=re.compile(rf"(?:{_FALLS}|{_RISES})[^，。；、（\d]{{0,6}}$"),
    change_after=re.compile(rf"(?:的)?(?:{_FALLS}|增长|提升)"),
    falls=re.compile(_FALLS),
    in_words=MappingProxyType(
        {"减半|缩短一半|降低一半|减少一半|节省一半": -50.0, "翻一番|翻番": 100.0, "翻两番": 300.0}
    ),
)
