"""How English records write figures."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from assistant.figure_rules import Bound, Number, Pairing, Per, Rules, Subject, decimal
from assistant.figure_units import MEASURES, MONEY_EN, NOUNS, FigureKind

_WORDS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_SCALES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_BOUNDS: Final[Mapping[Bound, str]] = MappingProxyType(
    {
        "about": "about|around|some|roughly|nearly|near|almost|approximately|close to",
        "over": "more than|over|above|at least|exceeding|not less than",
        "under": "up to|at most|less than|under|below|fewer than|within|no more than|not more than",
    }
)
_CURRENCY = "|".join(re.escape(name) for name in sorted(MONEY_EN, key=len, reverse=True))
_NUMBER: Final = re.compile(
    rf"(?:\b(?P<bound>{'|'.join(_BOUNDS.values())}) )?(?:(?P<currency>{_CURRENCY}) ?)?"
    # No part of a word, a code, a time of day or another number: Article-12, B24, 1.2.3, 8:30, 24/7, 2,000th, 14-day.
    rf"(?<![\w.,:/-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b)"
    rf"(?![\w/:]|[.,]\d|-\w|–[A-Za-z])(?: (?P<scale>{'|'.join(_SCALES)})\b)?",
    re.IGNORECASE,
)
_CODE_LENGTH = 4  # digits without a comma: a year, or the customs code 1210
# What makes the number after it a name: version 2.0, Class 9, batch 6.
_NAMING: Final = re.compile(
    r"(?:\b(?:Articles?|Nos?\.|No|Class|version|batch|phase|stage|chapter|type|level|grade|Decree|code|Circular|"
    r"Document|Terminal|Berth|Pier|Track|Measure|Rule)|[“‘\"#])\s?$",
    re.IGNORECASE,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE_AFTER: Final = re.compile(rf"\s(?:to \d{{1,2}} )?{_MONTH}\b")
_DATE_BEFORE: Final = re.compile(rf"{_MONTH} $")

# Words that no number counts across: "in 2018 firms", "three of the firms", "12 were trucks".
_STOP = (
    r"(?:of|and|or|to|in|on|at|for|from|by|with|as|than|was|were|is|are|had|has|have|after|before|per|a|an|the|its|"
    rf"their|into|until|since|during|that|which|who|{_MONTH})"
)
_MODIFIERS = rf"(?:(?!{_STOP}\b)[A-Za-z][\w’'&-]* ){{0,3}}?"


def _units(words: Mapping[str, tuple[str, FigureKind]]) -> str:
    return "|".join(words)


_MEASURE: Final = re.compile(
    rf" ?(?:more |full |extra |additional )?(?P<unit>{_units(MEASURES['en'])})(?![\w-])", re.IGNORECASE
)
# Trade and logistics firms are firms; in "two halls and firms" the two are halls.
_PAIRED = rf"(?:(?!{_STOP}\b)[A-Za-z][\w’'-]*(?<!s) and )??"
_NOUN: Final = re.compile(
    rf" (?:or more |more )?{_PAIRED}{_MODIFIERS}(?P<unit>{_units(NOUNS['en'])})(?![\w-])", re.IGNORECASE
)
_PER: Final = re.compile(r" (?:a|per|each|every) (?P<per>hour|day|week|month|year)\b")
_EACH: Final[Mapping[str, Per]] = MappingProxyType(
    {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"}
)
_SPAN: Final = re.compile(r"\b(?:first|last|past|next|in) $")
# What a sentence is about: "Vehicles per day at the port rose from about 980 …".
_SUBJECT: Final = re.compile(
    rf"(?:^|[.;:]\s)(?:The number of )?{_MODIFIERS}(?P<unit>{_units(NOUNS['en'])})(?: (?:a|per) (?P<per>\w+))?\b"
    r"(?!.*[.;:]\s)",
    re.IGNORECASE,
)
_OF_RANGE: Final = re.compile(r" (?:to|or) (?:two|three|four|five)\b")  # one to two weeks
_AGO: Final = re.compile(r" (?:earlier|before|ago|later)\b")
_OR_MORE: Final = re.compile(r" or (?P<way>more|less|fewer)\b|(?P<plus>\+)")


def _numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of *text* that are no dates and no names, with the units that follow them."""
    for match in _NUMBER.finditer(text):
        if not _is_name(text, match):
            number = _number(text, match)
            if number:
                yield number


def _number(text: str, match: re.Match[str]) -> Number | None:
    digits, currency = match["digits"], match["currency"]
    value, scale = _WORDS.get(digits.lower()), _SCALES.get((match["scale"] or "").lower(), 1.0)
    unit, kind, end = (MONEY_EN[currency.upper()], "money", match.end()) if currency else _unit(text, match.end())
    bound, end = _bound(text, match, end)
    # With a currency or a scale any number is an amount: CNY 2000, a million.
    if not currency and not match["scale"]:
        if value == 1 and not _is_counted_one(text, match, kind, bound):
            return None
        if (_is_code(digits) and kind != "percent") or (digits.lower() in {"a", "an"} and _AGO.match(text, end)):
            return None
    per = _PER.match(text, end)
    if unit == "month" and _SPAN.search(text[max(match.start() - 8, 0) : match.start()]):
        kind = "period"
    if kind == "period" and bound == "over":
        bound = None  # "over five years" is during them
    return Number(
        value=value * scale if value else decimal(digits, scale),
        scale=scale,
        unit=unit,
        kind=kind,
        bound=bound,
        per=_EACH[per["per"]] if per else None,
        start=match.start(),
        end=per.end() if per else end,
    )


def _bound(text: str, match: re.Match[str], end: int) -> tuple[Bound | None, int]:
    """Return what bounds the number, before or behind it, and where its words end."""
    more = _OR_MORE.match(text, end)
    if more:
        return "under" if more["way"] in {"less", "fewer"} else "over", more.end()
    if text.startswith(" or more ", match.end()):
        return "over", end
    said = (match["bound"] or "").lower()
    return next((bound for bound, words in _BOUNDS.items() if said in words.split("|")), None), end


def _is_counted_one(text: str, match: re.Match[str], kind: FigureKind | None, bound: Bound | None) -> bool:
    """Tell one hour, over an hour and "from 99 stamps to one" from the article and the one of prose."""
    if kind in {"duration", "period"}:
        return match["digits"].lower() == "one" or bound is not None
    if kind is None and _OF_RANGE.match(text, match.end()):
        return True
    return (
        kind is None
        and text[: match.start()].endswith(" to ")
        and text[match.end() : match.end() + 1] in {".", ",", ";"}
    )


def _is_code(digits: str) -> bool:
    return len(digits) == _CODE_LENGTH and digits.isdecimal()


def _unit(text: str, end: int) -> tuple[str, FigureKind | None, int]:
    for pattern, table in ((_MEASURE, MEASURES["en"]), (_NOUN, NOUNS["en"])):
        match = pattern.match(text, end)
        if match:
            said = match["unit"].lower()
            unit, kind = next(entry for word, entry in table.items() if re.fullmatch(word, said, re.IGNORECASE))
            return unit, kind, match.end()
    return "", None, end


def _is_name(text: str, match: re.Match[str]) -> bool:
    start, digits = match.start("digits"), match["digits"]
    before = text[max(match.start() - 20, 0) : match.start()]
    if match["currency"]:
        return False
    if _NAMING.search(before) or _DATE_AFTER.match(text, match.end()) or _DATE_BEFORE.search(before):
        return True
    # Four Permits One List is a title; Three lists at the start of a sentence are three.
    following = text[match.end() : match.end() + 2].strip()
    return digits[0].isupper() and (following.isupper() or (start > 0 and before[-2:-1] not in {"", ".", "\n", "-"}))


def _subject(text: str) -> Subject | None:
    match = _SUBJECT.search(text)
    return (*NOUNS["en"][match["unit"].lower()], _EACH.get(match["per"] or "")) if match else None


_ANY = re.compile("")
_OLD = r"(?:[^.;\d]|(?:19|20)\d\d\b){0,70}?"
_LATER = r"(?: ?(?:a|per|each|every) \w+)?"
_WAS = r"(?:instead of|rather than|compared with|against|where it had taken|not)"
_FALLS = (
    r"cut|fell|fall|falls|falling|fallen|down|reduc\w+|less|fewer|lower|lowers|lowered|lowering|shorter|shorten\w*|"
    r"sav(?:e|es|ed|ing|ings)|declin\w+|drop|drops|dropped|shrank|shrunk|decreas\w+|cheaper|trim\w*|below|slash\w*|compress\w*"
)
_RISES = (
    r"rose|rise|rises|risen|rising|grew|grow|grows|grown|growing|growth|growing|up|increas\w+|more|higher|faster|"
    r"gain\w*|improv\w+|rais\w+|climb\w+|jump\w+|quicker|expand\w*"
)
_CHANGE = rf"\b(?:{_FALLS}|{_RISES})\b"

ENGLISH: Final = Rules(
    numbers=_numbers,
    ranges=(
        Pairing(re.compile(r"\bbetween $"), re.compile(r" and ")),
        Pairing(re.compile(r"\b(?:ran|range|ranges|ranged|ranging) from $"), re.compile(r" to ")),
        Pairing(re.compile(r"\bfrom $"), re.compile(r" to "), after=re.compile(r" to ")),
        Pairing(_ANY, re.compile(r" or |–|-")),
        Pairing(re.compile(r"(?<!\bfrom )$"), re.compile(r" to ")),
    ),
    pairs=(
        Pairing(re.compile(r"\bfrom $"), re.compile(rf"{_OLD}\b(?:to|to between|to as little as|to only|to just) ")),
        Pairing(
            re.compile(r"\bto (?:between )?$|\bto [^.;,]{0,30}$|$"),
            re.compile(rf"{_LATER}[^.;,\d]{{0,20}}?,? (?:down|up) from "),
            backwards=True,
        ),
        Pairing(re.compile(r"\bto $"), re.compile(r",? from "), backwards=True),
        Pairing(_ANY, re.compile(r",? (?:down|up) to ")),
        Pairing(
            _ANY,
            re.compile(r"[^.;,\d]{0,20} (?:merged|combined|cut|reduced|fell|rose|grew|shortened) (?:in)?to (?:only )?"),
        ),
        Pairing(_ANY, re.compile(rf"[^.;,\d]{{0,20}}?,? {_WAS} "), backwards=True),
    ),
    changes=re.compile(_CHANGE),
    # The nearest word of change in the same clause, with no other number between: "cut from" and "cut by" alike.
    change_before=re.compile(rf"{_CHANGE}(?:(?!{_CHANGE})[^.;,(\d]){{0,40}}$", re.IGNORECASE),
    change_after=re.compile(
        rf" (?:(?!(?:of|and|or|to|for|in|on|above)\b)[\w-]+ )?(?:{_CHANGE})|(?: a year| in \w+)? {_CHANGE}"
    ),
    falls=re.compile(rf"\b(?:{_FALLS})\b", re.IGNORECASE),
    subject=_subject,
    in_words=MappingProxyType(
        {
            r"\b(?:halved|cut in half|cut by half|fell by half|by half)\b": -50.0,
            r"\bdoubled\b": 100.0,
            r"\b(?:tripled|trebled)\b": 200.0,
        }
    ),
)
