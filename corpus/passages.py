"""Cutting a record into passages that can be cited."""

from collections.abc import Iterable, Iterator

from corpus.records import Case, Passage, Zone
from corpus.texts import lines_of
from corpus.vocabulary import LANGUAGES, Language

# Part of an index's identity: raise it with every change of what this module cuts.
SPLITTER = "lines-of-sections/2"

# A passage longer than this is cut at sentences. Chinese says the same in about a third of the characters.
LONGEST: dict[Language, int] = {"en": 480, "zh": 240}


def passages_of(case: Case, zones: dict[str, Zone] | None = None) -> Iterator[Passage]:
    """Yield the passages of *case*, English first, in reading order.

    A passage is a paragraph or bullet of one section, or, where that is long, some of its sentences.
    """
    for language in LANGUAGES:
        text = case.texts[language]
        context = _context(case, language, zones or {})
        sections = iter(text.sections)
        section = next(sections)
        prose = (line for line in lines_of(text.text) if line.kind != "heading")
        for block, line in enumerate(prose):
            while line.start >= section.end:
                section = next(sections)
            for part, (start, end) in enumerate(_pieces(text.text, line.start, line.end, language)):
                yield Passage(
                    id=f"{case.id}/{language}/{block}.{part}" if part else f"{case.id}/{language}/{block}",
                    case_id=case.id,
                    language=language,
                    section=section.kind,
                    block=block,
                    part=part,
                    start=start,
                    end=end,
                    text=text.text[start:end],
                    context=context,
                )


def sentences_of(text: str, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of *text* as (start, end), blanks at their ends left out."""
    import sentencex  # noqa: PLC0415  only long lines need it

    bounds: list[tuple[int, int]] = []
    at = 0
    for sentence in sentencex.segment(language, text):
        # Looked for from where the last one ended: a splitter that drops a blank must not shift what follows.
        words = sentence.strip()
        start = text.find(words, at)
        if not words or start < 0:
            continue
        at = start + len(words)
        bounds.append((start, at))
    return bounds


def runs_of_sentences(text: str, language: Language, longest: float) -> list[tuple[int, int]]:
    """Cut *text* into runs of whole sentences, as (start, end), of at most *longest* characters.

    A sentence longer than that is a run by itself.
    """
    runs: list[tuple[int, int]] = []
    for start, end in sentences_of(text, language):
        if runs and end - runs[-1][0] <= longest:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _context(case: Case, language: Language, zones: dict[str, Zone]) -> str:
    names = [zones[name].short_name(language) if name in zones else name for name in case.zones]
    title = case.texts[language].title
    if not names:
        return title
    return f"{title} ({', '.join(names)})" if language == "en" else f"{title}（{'、'.join(names)}）"


def _pieces(text: str, start: int, end: int, language: Language) -> Iterable[tuple[int, int]]:
    """Cut ``text[start:end]`` into runs of whole sentences, about equally long: no last sentence is left alone."""
    if end - start <= LONGEST[language]:
        return [(start, end)]
    parts = -(-(end - start) // LONGEST[language])
    longest = min(LONGEST[language], 1.2 * (end - start) / parts)
    runs = runs_of_sentences(text[start:end], language, longest)
    return [(start + first, start + last) for first, last in runs] or [(start, end)]
