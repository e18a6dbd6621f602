"""The commands: what they print where, and the exit codes of what was typed wrongly."""

import csv
import io
import json
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.session import Session
from corpus import Collection
from index import MissingIndexError

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"

Run = Callable[..., Any]


class Failing:
    """An assistant that fails in a given way."""

    collection = None

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def converse(self, *_: object) -> tuple[()]:
        """Nothing was asked before."""
        return ()

    def ask(self, *_: object) -> None:
        """Fail."""
        raise self.error


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", "border", "--zone", "Guanxi"], "no zone is called 'Guanxi'; did you mean Guangxi"),
        (["ask", "border", "--theme", "data-flow"], "no theme is called 'data-flow'; did you mean data-flows"),
        (["ask", "border", "--programme", "best-practise-case"], "did you mean best-practice-case"),
        (["ask", "border", "--since", "soon"], "'soon' is not a year such as 2020"),
        (["ask", "border", "--since", "20200"], "'20200' is not a year such as 2020"),
        (["ask", "border", "--since", "2024", "--until", "2020"], "--since 2024 is after --until 2020"),
        (["ask", "border", "--top", "0"], "'0' is not a number from 1 to 100"),
        (["ask", "border", "--top", "-3"], "'-3' is not a number from 1 to 100"),
        (["ask", "border", "--colour"], "no such option: --colour"),
        (["list", "--zone", "Atlantis"], "no zone is called 'Atlantis'"),
        (["show", "2025-guangxi-border-vehicle-slow-clearance"], f"did you mean {GUANGXI}"),
        (["show", "2025-gu"], "ids begin with '2025-gu'"),
        (["show", ""], "no case is called ''"),
        (["show", GUANGXI, "--language", "fr"], "'fr' is not one of 'en', 'zh'"),
        (["show"], "missing argument 'ID'"),
        (["ask", ""], "the question is empty"),
        (["ask"], "the question is empty"),
        (["ask", "？！ …"], "the question has no words"),
        (["ask", "\x00\x1b\x07"], "the question is empty"),
        (["ask", "border " * 3_000], "the question has 20,999 characters, more than 2,000"),
        (["aks", "border"], "no such command 'aks'. Did you mean 'ask'"),
    ],
)
def test_what_was_typed_wrongly_is_one_line_and_exit_2(run: Run, arguments: list[str], message: str) -> None:
    """The line says what to type instead, and standard output stays empty."""
    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ftz-cases: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (MissingIndexError(Path("/home/index")), 1, "/home/index: there is no index yet; run 'ftz-cases index build'"),
        (KeyboardInterrupt(), 1, "ftz-cases: stopped; nothing was lost"),
        (
            OSError(28, "No space left on device", "/index/vectors.npy"),
            1,
            "/index/vectors.npy: No space left on device",
        ),
        (ZeroDivisionError("division\nby zero"), 1, "unexpected fault: ZeroDivisionError: division by zero; run"),
    ],
)
def test_what_fails_underneath_is_one_line(run: Run, error: BaseException, code: int, message: str) -> None:
    """No traceback, whatever it was."""
    ran = run("ask", "border", assistant=Failing(error))

    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_debug_shows_the_traceback_as_well(run: Run) -> None:
    """The exit code stays the same."""
    ran = run("--debug", "ask", "border", assistant=Failing(ZeroDivisionError()))

    assert ran.code == 1
    assert "Traceback" in ran.err
    assert ran.err.splitlines()[-1].startswith("ftz-cases: unexpected fault: ZeroDivisionError;")


def test_ctrl_c_that_a_library_swallowed_still_stops() -> None:
    """As importing torch may do: what comes next is not done."""
    session = Session()

    with session.remembering_interrupts(), suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        session.say("embedding passages")


def test_control_characters_that_were_typed_do_not_reach_the_terminal(run: Run) -> None:
    """An error repeats what was typed, but not what it would do."""
    assert "\x1b" not in run("show", "\x1b[31mred").err


@pytest.mark.parametrize("arguments", [["border", "transport"], ["border transport"]])
def test_quotes_around_the_question_are_not_needed(run: Run, arguments: list[str]) -> None:
    """Words are joined."""
    assert json.loads(run("ask", "--json", *arguments).out)["question"] == "border transport"


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_question_is_read_from_a_pipe(run: Run, arguments: list[str]) -> None:
    """With a dash, or with no words at all."""
    assert json.loads(run("ask", "--json", *arguments, stdin="边境运输\n").out)["question"] == "边境运输"


def test_a_question_that_is_not_utf8_is_refused(run: Run) -> None:
    """Searching for replacement characters would find nothing, and not say why."""
    ran = run("ask", "caf\udce9")

    assert (ran.code, ran.out) == (2, "")
    assert "not UTF-8" in ran.err


@pytest.mark.parametrize(
    "facets",
    [
        ["--zone", "广西", "--since", "2025"],
        ["--zone", "Guangxi Zhuang Autonomous Region"],
        ["--theme", "跨境运输"],
        ["--theme", "Cross-border transport", "--until", "2025"],
        ["--programme", "最佳实践案例", "--zone", "Yunnan", "--zone", "guangxi"],
    ],
)
def test_names_in_filters_may_be_in_either_language(run: Run, facets: list[str]) -> None:
    """Keys, labels and aliases, whatever their case; within a filter any will do."""
    cases = json.loads(run("ask", "--json", "border", *facets).out)["cases"]

    assert [case["id"] for case in cases] == [GUANGXI]


def test_nothing_relevant_is_an_answer(run: Run) -> None:
    """Exit 0, the reason on standard output."""
    ran = run("ask", "border", "--zone", "Shanghai")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Nothing in the library fits this question")


def test_show_takes_the_first_part_of_an_id(run: Run, collection: Collection) -> None:
    """As long as it is the first part of one alone; an id that begins another one is itself."""
    whole = run("show", GUANGXI, "--json")

    assert json.loads(whole.out)["texts"]["en"]["text"] == collection.cases[GUANGXI].texts["en"].text
    assert run("show", "2025-guangxi-border", "--json") == whole
    assert run("show", GUANGXI.upper(), "--json") == whole


def test_show_in_chinese(run: Run) -> None:
    """The Chinese title comes first."""
    assert run("show", GUANGXI, "--language", "zh").out.splitlines()[0] == "边境口岸出入境车辆快捷通关查验"


def test_list_in_a_pipe_is_one_line_a_case(run: Run, collection: Collection) -> None:
    """Four fields between tabs, and nothing else on standard output."""
    ran = run("list")

    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [row[0] for row in rows] == sorted(collection.cases)
    assert {len(row) for row in rows} == {4}
    assert [GUANGXI, "2025-09-15", "Guangxi", collection.cases[GUANGXI].title("en")] in rows
    assert ran.err == f"{len(collection)} of {len(collection)} cases\n"


def test_list_admits_what_the_filters_say(run: Run, collection: Collection) -> None:
    """The JSON has the same cases as the lines."""
    filters = ["--zone", "Yunnan", "--theme", "cross-border-transport"]
    expected = [case.id for case in collection if "Yunnan" in case.zones and "cross-border-transport" in case.themes]

    assert [line.split("\t")[0] for line in run("list", *filters).out.splitlines()] == expected
    assert [case["id"] for case in json.loads(run("list", *filters, "--json").out)] == expected
    assert expected


def test_list_as_csv_opens_in_a_spreadsheet(run: Run, collection: Collection) -> None:
    """The mark of UTF-8, a line of names, and a line a case with its fields in their places."""
    ran = run("list", "--csv", "--zone", "Guangxi", "--programme", "best-practice-case")

    assert ran.out.startswith("\ufeffid,title,title_zh,")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff")))}
    best = [case.id for case in collection if case.programme == "best-practice-case" and "Guangxi" in case.zones]
    assert list(rows) == sorted(best)
    assert rows[GUANGXI] == {
        "id": GUANGXI,
        "title": collection.cases[GUANGXI].title("en"),
        "title_zh": "边境口岸出入境车辆快捷通关查验",
        "zones": "Guangxi",
        "themes": "cross-border-transport; trade-facilitation",
        "programme": "best-practice-case",
        "issued": "2025-09-15",
        "depth": "full",
        "evidence": "strong",
        "source_url": "http://news.gxtv.cn/News-2118640-1.html",
    }


def test_every_case_has_a_row_of_csv(run: Run, collection: Collection) -> None:
    """A title with a comma, a case without a date, without a zone or without a link: each keeps its columns."""
    rows = list(csv.reader(io.StringIO(run("list", "--csv").out)))

    assert {len(row) for row in rows} == {10}
    assert [row[1:3] for row in rows[1:]] == [
        [collection.cases[key].title("en"), collection.cases[key].title("zh")] for key in sorted(collection.cases)
    ]


def test_list_has_one_form_at_a_time(run: Run) -> None:
    """Two are refused, in one line that says so."""
    ran = run("list", "--csv", "--json")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "ftz-cases: --json and --csv are two forms; choose one\n"


def test_names_count_the_cases_that_a_filter_would_leave(run: Run) -> None:
    """Every kind of name, in five fields."""
    rows = [line.split("\t") for line in run("corpus", "names").out.splitlines()]

    assert {row[0] for row in rows} == {"zone", "theme", "programme"}
    for kind, key, _, chinese, cases in rows[::7]:
        assert len(run("list", f"--{kind}", key).out.splitlines()) == int(cases)
        assert len(run("list", f"--{kind}", chinese).out.splitlines()) == int(cases)


@pytest.mark.parametrize("arguments", [[], ["index"], ["corpus"]])
def test_a_group_without_a_command_explains_itself(run: Run, arguments: list[str]) -> None:
    """With examples, as --help does."""
    ran = run(*arguments)

    assert (ran.code, ran.out) == (0, run(*arguments, "--help").out)
    assert "Examples:\n    ftz-cases " in ran.out
