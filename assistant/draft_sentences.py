"""Cutting a draft into those of its sentences that claim something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Language, plain_sentences
from index import is_chinese, tokens

_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)|\s*(?:[-=*_]\s*){3,}$|\s*\|.*\|\s*$|\s*```")
_MARKER = re.compile(
    r"\s*(?:>\s*)?(?:(?:[-*+•·–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+"
    r"|[-•·]\s*(?=[\u4e00-\u9fff])|\d{1,2}[、．]\s*|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*|[一二三四五六七八九十]{1,3}、\s*)?\s*"
)
# To: the committee; 日期：… are no claims.
_ADDRESS = re.compile(
    r"\s*\**(?:To|From|Cc|Date|Subject|Re|收件人|发件人|主送|抄送|日期|主题|关于)\**\s*[:：]", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?;。！？；…][”’\"')）」》*_]*\s*$")
_LONGEST_HEADING = {"en": 80, "zh": 36}  # characters; a longer line without a full stop is a sentence that forgot it
_FEWEST_TERMS = 4  # words of a line that can be compared with anything
_FEWEST_PAIRS = 5  # the same in Chinese: pairs of characters
# Signs that only shape the page, and addresses; what a link or emphasis holds stays.
_MARKUP = re.compile(r"\*\*|__|`|(?<=\])\([^)\s]*\)|\[\^?\d+\]|[\[\]]|(?<!\w)[*_]|[*_](?!\w)|https?://\S+")


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft: ``text`` is ``draft[start:end]``; ``words`` is it on one line, without signs of markup."""

    text: str
    start: int
    end: int
    words: str
    language: Language


def draft_sentences(draft: str) -> tuple[DraftSentence, ...]:
    """Return the sentences of *draft* that can claim something; headings, address lines and very short ones cannot."""
    return tuple(
        sentence
        for start, end in _blocks(draft)
        for sentence in _sentences(draft, start, end)
        if _says_enough(sentence.words, sentence.language)
    )


def _sentences(draft: str, start: int, end: int) -> Iterator[DraftSentence]:
    # One character for another: offsets into the block stay offsets into the draft.
    block = draft[start:end].replace("\n", " ")
    language: Language = "zh" if is_chinese(block) else "en"
    for first, last in plain_sentences(block, language):
        text = draft[start + first : start + last]
        spoken: Language = "zh" if is_chinese(text) else "en"
        yield DraftSentence(text, start + first, start + last, _one_line(text, spoken), spoken)


def _one_line(text: str, language: Language) -> str:
    # A line break inside a Chinese sentence stands for nothing.
    joined = re.sub(r"\s*\n\s*", "" if language == "zh" else " ", text)
    return " ".join(_MARKUP.sub("", joined).split())


def _says_enough(words: str, language: Language) -> bool:
    return len(tokens(words)) >= (_FEWEST_TERMS if language == "en" else _FEWEST_PAIRS)


def _blocks(draft: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of paragraphs and bullets; lines that are broken within a paragraph belong together."""
    open_: tuple[int, int] | None = None
    for start, end, kind in _lines(draft):
        if open_ and (kind != "text" or _is_title(draft, *open_, alone=False)):
            yield from _claims(draft, open_)
            open_ = None
        if kind == "text":
            open_ = (open_[0] if open_ else start, end)
        elif kind == "bullet":
            open_ = (start, end)
    if open_:
        yield from _claims(draft, open_)


def _claims(draft: str, block: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if not _is_title(draft, *block, alone=True):
        yield block


def _is_title(draft: str, start: int, end: int, *, alone: bool) -> bool:
    """Say whether a line is a heading: short, without a full stop, and no bullet; 一、总体情况 has a marker and is one.

    Before another line of text, which is not *alone*, it is one where a broken line would be longer.
    """
    line = draft[start:end]
    before = draft[draft.rfind("\n", 0, start) + 1 : start].strip()
    if "\n" in line or _ENDS.search(line) or (before and before[0] in "-*+•·–—>"):
        return False
    longest = _LONGEST_HEADING["zh" if is_chinese(line) else "en"]
    return len(line) <= (longest if alone else longest / 2) and not draft[end:].lstrip()[:1].islower()


def _lines(draft: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each line: text, bullet (start behind its marker) or none, which parts blocks."""
    for match in re.finditer(r"[^\n]*(?:\n|$)", draft):
        line = match[0].rstrip()
        if not line or _HEADING.match(line) or _ADDRESS.match(line):
            yield match.start(), match.start(), "none"
            continue
        marker = _MARKER.match(line)
        start = match.start() + (marker.end() if marker else 0)
        kind = "bullet" if marker and marker[0].strip() else "text"
        if start < match.start() + len(line):
            yield start, match.start() + len(line), kind


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return (start, start + len(words.strip())) if words.strip() else None
