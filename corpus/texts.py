"""From the text of a record to its sections and lines, and whether two languages keep step."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.records import Section
from corpus.vocabulary import SECTIONS, Language, SectionKind

_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"\s*(?:- )?\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; ``start:end`` are its characters without bullet and outer blanks."""

    number: int
    kind: Literal["heading", "bullet", "paragraph"]
    start: int
    end: int
    words: str


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of *text* that are not blank, in order; numbers count from 1 and include blank lines."""
    number, seen = 1, 0
    for match in _LINE.finditer(text):
        number, seen = number + text.count("\n", seen, match.start()), match.start()
        raw = match[0]
        if not raw.strip():
            continue
        if raw.startswith("#"):
            yield Line(number, "heading", match.start(), match.end(), raw.lstrip("# ").rstrip())
            continue
        end = match.start() + len(raw.rstrip())
        # The pattern matches nothing, too; a bullet without words ends where it starts.
        start = min(end, match.start() + len(_MARKER.match(raw)[0]))  # type: ignore[index]
        yield Line(number, "bullet" if raw.lstrip().startswith("- ") else "paragraph", start, end, text[start:end])


def sections_of(text: str, language: Language) -> tuple[Section, ...]:
    """Cut *text* at its headings.

    Raises:
        ValueError: a heading that the library does not know, one that stands twice, or a section or line without words.
    """
    kinds: dict[str, SectionKind] = {labels[language]: kind for kind, labels in SECTIONS.items() if kind != "summary"}
    sections: list[Section] = []
    kind: SectionKind = "summary"
    heading, body_start = SECTIONS["summary"][language], 0
    for line in lines_of(text):
        if not any(sign.isalnum() for sign in line.words):
            raise ValueError(f"text: line {line.number} after the front matter: a {line.kind} without words")
        if line.kind != "heading":
            continue
        sections.append(_section(kind, heading, text, body_start, line.start))
        if line.words not in kinds:
            raise ValueError(
                f"text: line {line.number} after the front matter: unknown heading {line.words!r}; "
                f"one of {', '.join(kinds)}"
            )
        kind, heading, body_start = kinds[line.words], line.words, line.end
        if any(section.kind == kind for section in sections):
            raise ValueError(f"text: line {line.number} after the front matter: heading {heading!r} stands twice")
    sections.append(_section(kind, heading, text, body_start, len(text)))
    return tuple(sections)


def _section(kind: SectionKind, heading: str, text: str, start: int, end: int) -> Section:
    body = text[start:end]
    if not body.strip():
        raise ValueError(f"empty section {heading!r}")
    start += len(body) - len(body.lstrip())
    return Section(kind, heading, start, start + len(body.strip()))


def out_of_step(english: str, chinese: str) -> str | None:
    """Say where the two texts stop being aligned line by line, or None where they are aligned all through."""
    headings = {labels["en"]: labels["zh"] for labels in SECTIONS.values()}
    lines_en, lines_zh = list(lines_of(english)), list(lines_of(chinese))
    for en, zh in zip(lines_en, lines_zh, strict=False):
        if (en.number, en.kind) != (zh.number, zh.kind):
            return f"line {zh.number} of the text is a {zh.kind}, the English line {en.number} is a {en.kind}"
        if en.kind == "heading" and headings.get(en.words) != zh.words:
            return f"line {zh.number} of the text is headed {zh.words!r}, the English line {en.words!r}"
    if len(lines_en) != len(lines_zh):
        return f"{len(lines_zh)} lines with words, the English text has {len(lines_en)}"
    return None
