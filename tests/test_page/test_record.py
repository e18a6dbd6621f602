"""Marks: exactly the cited characters, in every record of the library."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assistant.page.record import LONG_SECTION, Mark, marked, record_text
from corpus import Case, CaseText, Collection, Section, passages_of

WORDS = "The zone & its <port> opened in 2019."


def _mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, start, end, f"passage-1-{number}", f"cite-1-{number}")


def _text(markup: str) -> str:
    """What is shown, without the numbers beside the marks."""
    without_numbers = re.sub(r'<a [^>]*class="number".*?</a>', "", markup)
    return unescape(re.sub(r"<[^>]+>", "", without_numbers))


def _marks(markup: str) -> list[str]:
    return [unescape(words) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", markup)]


def test_a_mark_holds_exactly_its_characters() -> None:
    """Offsets count characters of the text, not of its escaped form."""
    shown = marked(WORDS, 0, len(WORDS), [_mark(3, 9, 21)])

    assert shown == (
        'The zone <a href="#cite-1-3" class="number" title="Back to where the answer cites passage 3">'
        '<span class="unseen">Passage </span>3</a>'
        '<mark id="passage-1-3" tabindex="-1">&amp; its &lt;port&gt;</mark> opened in 2019.'
    )


@given(st.lists(st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))), max_size=5))
def test_marks_of_any_kind_leave_the_text_as_it_is(bounds: list[tuple[int, int]]) -> None:
    """Marks that touch, overlap or lie in each other: no character is lost, doubled or left unmarked."""
    marks = [_mark(number, *sorted(pair)) for number, pair in enumerate(bounds) if pair[0] != pair[1]]

    shown = marked(WORDS, 0, len(WORDS), marks)

    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    assert _text(shown) == WORDS
    assert "".join(_marks(shown)) == "".join(WORDS[at] for at in sorted(covered))
    assert all(shown.count(f'id="{mark.anchor}"') == 1 for mark in marks)


def test_every_passage_of_the_library_can_be_marked(library: Collection) -> None:
    """The mark of each of the library's passages says the passage, word for word."""
    for case in library:
        for passage in passages_of(case):
            shown = record_text(case.texts[passage.language], [_mark(1, passage.start, passage.end)])
            assert _marks(shown) == [passage.text], passage.id


def test_a_record_is_shown_whole(library: Collection) -> None:
    """Every line of every section stands in the record, bullets as list items."""
    for case in library:
        for record in case.texts.values():
            shown = _text(record_text(record, []))
            lines = [line.strip().removeprefix("- ") for line in record.text.splitlines() if line[:1] not in {"", "#"}]
            assert [line for line in lines if line not in shown] == []


def test_sections_without_a_mark_wait_to_be_asked_for(library: Collection) -> None:
    """The cited section is in sight, the others are part of the whole record."""
    case = _case_with_all_sections(library)
    passage = next(one for one in passages_of(case) if one.language == "en" and one.section == "results")

    shown = record_text(case.texts["en"], [_mark(1, passage.start, passage.end)])

    assert re.findall(r'class="(part[^"]*)"><h4>([^<]*)', shown) == [
        ("part rest", "Summary"),
        ("part rest", "Problem"),
        ("part rest", "Measures"),
        ("part", "Results"),
        ("part rest", "Where it applies"),
    ]


def test_of_a_long_section_the_lines_around_the_mark_are_shown() -> None:
    """The line before and the line after stay; the rest is one click away."""
    lines = [f"- line {number} " + "x" * 200 for number in range(9)]
    content = "\n".join(lines)
    record = CaseText("en", "t", False, content, (Section("measures", "Measures", 0, len(content)),))
    start = content.index("line 4")

    shown = record_text(record, [_mark(1, start, start + 6)])

    assert len(content) > LONG_SECTION["en"]
    assert re.findall(r'<li class="beyond">line (\d)', shown) == ["0", "1", "2", "6", "7", "8"]
    assert "Show 6 more lines of this section" in shown


def _case_with_all_sections(library: Collection) -> Case:
    return next(case for case in library if len(case.texts["en"].sections) == 5)
