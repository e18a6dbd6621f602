"""Breaking lines of English and Chinese."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.cli.layout import broken

SENTENCES = st.text(st.sampled_from("ab1 -边境运输，。“”（）[],.%"), max_size=80)


@given(SENTENCES, st.integers(10, 40), st.integers(10, 40))
def test_breaking_loses_nothing_but_blanks(text: str, first: int, rest: int) -> None:
    """The lines are slices of the text, in order, and what is between them is blank."""
    lines = list(broken(text, first, rest))

    ends = [0, *(end for _, end in lines)]
    assert all(not text[before:start].strip() for before, (start, _) in zip(ends, lines, strict=False))
    assert not text[ends[-1] :].strip()


@given(SENTENCES, st.integers(10, 40))
def test_no_line_of_chinese_begins_with_a_closing_mark(text: str, width: int) -> None:
    """A full stop belongs to the sentence that it ends."""
    for start, _ in list(broken(text, width, width))[1:]:
        assert text[start] not in "，。”）" or text[start - 1].isspace()


def test_lines_are_as_wide_as_they_may_be() -> None:
    """Chinese characters count two columns, Latin letters one; a mark stays with the word before it."""
    text = "2020年7月，友谊关成为首个试点口岸。Drivers clear themselves."

    lines = [text[start:end] for start, end in broken(text, 20, 16)]

    assert lines == ["2020年7月，友谊关成", "为首个试点口岸。", "Drivers clear", "themselves."]
    assert [cell_len(line) for line in lines] == [19, 16, 13, 11]


def test_what_cannot_be_broken_stays_whole() -> None:
    """An address that was torn cannot be opened."""
    address = "https://example.org/" + "a" * 60

    assert list(broken(f"see {address} there", 20, 20)) == [(0, 3), (4, 84), (85, 90)]
