"""Which times a sentence names: "in the first half of 2025", 2024年8月. They are copied, not worked out."""

import re
from typing import Final

from corpus import Language

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
)
_YEAR = r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%]|[.,]\d|-\d{3})"
_PART = (
    r"(?:the )?(?:(?:first|second) half|(?:first|second|third|fourth|last) quarter|"
    r"(?:first|last) (?:\w+ )?(?:months|quarters|years|days|weeks)|(?:beginning|end|middle|start|whole)) of "
)
_AT = r"\b(?:in|by|since|from|until|till|up to|as of|between|during|over|before|after|end of|on) "
# A year alone may be a number of firms: a word, a part or a bracket has to say that it is a time.
_ENGLISH: Final = re.compile(
    rf"(?:(?:{_AT})?(?:{_PART})?\b(?:(?:\d{{1,2}} )?{_MONTH} (?:\d{{1,2}}, )?|(?:early|mid|late)[- ]){_YEAR}"
    rf"|(?:{_AT})(?:{_PART})?{_YEAR}|\b{_PART}{_YEAR}|(?<=\(){_YEAR})"
    rf"(?: ?(?:[-–]|to|and|until|through) ?(?:(?:\d{{1,2}} )?{_MONTH} )?(?:(?:19|20)\d\d|\d\d)\b)?",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?:截至|截止|自|从)?(?<!\d)(?:19|20)\d\d(?:年)?(?:(?:至|到|—|-|–|和|、)(?:19|20)\d\d)?年"
    r"(?:(?:上|下)半年|前?第?[一二三四]个?季度|前[一二三四五六七八九十\d]+个月|全年|"
    r"\d{1,2}(?:(?:至|到|—|-|–)\d{1,2})?月(?:\d{1,2}日)?)?"
    r"(?:(?:至|到|—|-|–)(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?)?(?:初|底|末)?(?:以来|以前|之前|起)?"
)


def periods_of(sentence: str, language: Language) -> tuple[str, ...]:
    """Return the times with a year that *sentence* names, as it names them, in order."""
    pattern = _ENGLISH if language == "en" else _CHINESE
    return tuple(dict.fromkeys(match[0].strip() for match in pattern.finditer(sentence)))
