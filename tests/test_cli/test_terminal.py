"""What people read in a terminal; the whole of it stands in golden/."""

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from assistant.cli.layout import Screen
from assistant.cli.terminal import print_answer, print_list, print_names, print_record
from corpus import Collection, Language
from index import Facets

Printed = Callable[[Callable[[Screen], None], int | None], str]
Golden = Callable[[str, str], None]

QUESTIONS: dict[Language, str] = {"en": "border transport innovations", "zh": "边境运输创新"}
GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_reads_as_in_the_golden_file(
    scripted: Any, printed: Printed, check_golden: Golden, language: Language, width: int
) -> None:
    """Cases, quotes, sources and footer, in the language of the question, at the width of the window."""
    answer = scripted.ask(QUESTIONS[language])

    text = printed(lambda screen: print_answer(answer, scripted.collection, screen), width)

    check_golden(f"answer-{language}-{width}.txt", text)
    # What is meant to be copied, an address or a command, is never broken.
    assert all(cell_len(line) <= width or "http" in line or "ftz-cases" in line for line in text.splitlines())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_a_pipe_every_quote_stands_whole_on_one_line(scripted: Any, printed: Printed, language: Language) -> None:
    """A program, or grep, finds the words of the record as they are, with the number of the citation."""
    answer = scripted.ask(QUESTIONS[language])

    lines = printed(lambda screen: print_answer(answer, scripted.collection, screen), None).splitlines()

    for citation in answer.citations:
        beginning, end = f"   [{citation.number}] ", f"“{citation.quote}”"
        assert any(line.startswith(beginning) and line.endswith(end) for line in lines)
    assert len(answer.citations) == 6


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_found_is_said_plainly(
    scripted: Any, printed: Printed, check_golden: Golden, language: Language
) -> None:
    """The reason, what was searched, and nothing else."""
    answer = scripted.ask(QUESTIONS[language], Facets(zones=("Tibet",)))

    text = printed(lambda screen: print_answer(answer, scripted.collection, screen), 60)

    check_golden(f"nothing-{language}-60.txt", text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_record_reads_as_in_the_golden_file(
    collection: Collection, printed: Printed, check_golden: Golden, language: Language
) -> None:
    """Titles, facts, sections, sources, notes."""
    text = printed(lambda screen: print_record(collection.cases[GUANGXI], collection, language, screen), 80)

    check_golden(f"record-{language}-80.txt", text)


def test_a_record_in_a_pipe_has_its_text_unbroken(collection: Collection, printed: Printed) -> None:
    """Each line of the record is a line of the output."""
    case = collection.cases[GUANGXI]

    lines = printed(lambda screen: print_record(case, collection, "en", screen), None).splitlines()

    assert {line for line in case.texts["en"].text.splitlines() if line and not line.startswith("#")} <= set(lines)


@pytest.mark.parametrize("width", [60, 100])
def test_a_list_on_a_terminal_fits_its_width(
    collection: Collection, printed: Printed, check_golden: Golden, width: int
) -> None:
    """A table where there is room for it, three lines a case where there is none."""
    cases = [case for case in collection if {"Guangxi", "Shanghai"} & set(case.zones)][:6]

    text = printed(lambda screen: print_list(cases, collection, "en", screen), width)

    check_golden(f"list-en-{width}.txt", text)
    assert all(cell_len(line) <= width for line in text.splitlines())


def test_names_are_listed_with_their_cases(collection: Collection, printed: Printed, check_golden: Golden) -> None:
    """Every zone, theme and programme that a filter takes."""
    check_golden("names-80.txt", printed(lambda screen: print_names(collection, screen), 80))


def test_a_record_cannot_steer_the_terminal(printed: Printed) -> None:
    """Control characters are shown as replacement characters, not obeyed."""
    assert printed(lambda screen: screen.write("red\x1b[31m alert\x9b"), 80) == "red�[31m alert�\n"
