"""A record to read: its sections, line by line, with the cited passages marked where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from assistant.page.markup import Html, element, join, unseen
from assistant.page.wording import WORDS, counted
from corpus import CaseText, Language, Section

# Sections up to this many characters are shown whole; of longer ones, first the lines around the marks.
LONG_SECTION: dict[Language, int] = {"en": 900, "zh": 320}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``text[start:end]`` to be marked; ``anchor`` is its id, ``back`` where its number leads."""

    number: int
    start: int
    end: int
    anchor: str
    back: str


@dataclass(frozen=True, slots=True)
class _Line:
    bullet: bool
    start: int
    end: int


def record_text(record: CaseText, marks: Sequence[Mark]) -> Html:
    """The whole record. Sections without a mark are of class ``rest``: the page shows them on demand."""
    return join(*(_section(record, section, marks) for section in record.sections))


def marked(content: str, start: int, end: int, marks: Sequence[Mark], language: Language = "en") -> Html:
    """``content[start:end]`` with every mark that falls into it; marks may touch, overlap or lie in each other."""
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    pieces = pairwise(sorted({start, end} | edges))
    return join(*(_piece(content, first, last, marks, language) for first, last in pieces))


def _piece(content: str, first: int, last: int, marks: Sequence[Mark], language: Language) -> Html:
    covering = [mark for mark in marks if mark.start <= first and last <= mark.end]
    if not covering:
        return join(content[first:last])
    opening = [mark for mark in covering if mark.start == first]
    numbers = join(*(_number(mark, language) for mark in opening))
    # One element has one id; a second quote that starts at the same character gets an empty anchor of its own.
    others = join(*(element("span", id=mark.anchor, tabindex="-1") for mark in opening[1:]))
    anchor = opening[0].anchor if opening else None
    return join(numbers, others, element("mark", content[first:last], id=anchor, tabindex="-1" if anchor else None))


def _number(mark: Mark, language: Language) -> Html:
    words = WORDS[language]
    return element(
        "a",
        unseen(f"{words.passage} "),
        str(mark.number),
        href=f"#{mark.back}",
        class_="number",
        title=words.to_answer.format(number=mark.number),
    )


def _section(record: CaseText, section: Section, marks: Sequence[Mark]) -> Html:
    lines = list(_lines(record.text, section))
    cited = any(_touches(mark, section.start, section.end) for mark in marks)
    long = section.end - section.start > LONG_SECTION[record.language]
    shown = {
        line: not (cited and long)
        or any(_touches(mark, near.start, near.end) for near in _around(lines, line) for mark in marks)
        for line in lines
    }
    hidden = sum(not visible for visible in shown.values())
    more = element(
        "button", counted(WORDS[record.language].more_lines, count=hidden), type="button", class_="more-lines quiet"
    )
    return element(
        "section",
        element("h4", section.heading),
        _paragraphs(record, shown, marks),
        more if hidden else "",
        class_="part" if cited else "part rest",
    )


def _around(lines: Sequence[_Line], line: _Line) -> Iterable[_Line]:
    """The line with its neighbours: a quote is read with what stands before and after it."""
    place = lines.index(line)
    return lines[max(place - 1, 0) : place + 2]


def _touches(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _paragraphs(record: CaseText, shown: dict[_Line, bool], marks: Sequence[Mark]) -> Html:
    groups: list[Html] = []
    for bullets, run in groupby(shown, key=lambda line: line.bullet):
        words = [
            element(
                "li" if bullets else "p",
                marked(record.text, line.start, line.end, marks, record.language),
                class_=None if shown[line] else "beyond",
            )
            for line in run
        ]
        groups.append(element("ul", *words) if bullets else join(*words))
    return join(*groups)


def _lines(content: str, section: Section) -> Iterator[_Line]:
    """Yield the lines of a section without bullets and blanks, by their characters in the whole text."""
    at = section.start
    for raw in content[section.start : section.end].split("\n"):
        words = raw.strip()
        if words:
            bullet = words.startswith("- ")
            start = at + len(raw) - len(raw.lstrip()) + (len(words) - len(words[2:].lstrip()) if bullet else 0)
            yield _Line(bullet, start, at + len(raw.rstrip()))
        at += len(raw) + 1
