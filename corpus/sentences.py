"""Sentences to quote: each stands by itself, together with what limits it."""

import re
from collections.abc import Mapping

from corpus.passages import sentences_of
from corpus.vocabulary import Language

# sentencex, which cuts the passages of an index, takes 。 before a digit for a decimal point.
_CHINESE_SENTENCE = re.compile(r"[^。！？]+[。！？]*[”’）》」]*")
# How the records limit the figures of the sentence before: they are targets, or of the whole port. The plural limits
# all figures of the passage.
_LIMITS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?P<all>These|Both)\b|(?:This|The) (?:figures?|totals?|was|is)\b"),
    "zh": re.compile(r"(?P<all>上述|以上|两项数|这些数)|该数|此为"),
}


def quotable_sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of *text* as (start, end), each with those after it that limit what it says.

    They are in order, do not overlap and neither begin nor end with a blank. A text without a sentence is one itself.
    """
    sentences: list[tuple[int, int]] = []
    for start, end in plain_sentences(text, language):
        limit = _LIMITS[language].match(text, start)
        if sentences and limit:
            first = 0 if limit["all"] else len(sentences) - 1
            sentences[first:] = [(sentences[first][0], end)]
        else:
            sentences.append((start, end))
    return sentences or [(0, len(text))]


def plain_sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of *text* as (start, end), blanks at their ends left out."""
    if language == "en":
        return sentences_of(text, language)
    found = ((match.start(), match[0]) for match in _CHINESE_SENTENCE.finditer(text))
    stripped = ((start + len(words) - len(words.lstrip()), words.strip()) for start, words in found)
    return [(start, start + len(words)) for start, words in stripped if words]
