"""The command ``ftz-cases``: what can be typed, and what each word of it means.

Each command loads what it needs when it runs, so that ``--help`` answers at once; the doing is in the modules beside.
"""
# ruff: noqa: PLC0415

import io
import sys
from collections.abc import Sequence
from typing import Annotated, Literal, NoReturn

import typer

from assistant.cli.drafts import draft_commands
from assistant.cli.faults import explained
from assistant.cli.library import corpus_commands, index_commands
from assistant.cli.measuring import measure_commands
from assistant.cli.papers import paper_commands
from assistant.cli.parts import (
    PROGRAM,
    count,
    examples_of,
    group,
    help_without_command,
    prepared_settings,
    year,
)
from assistant.cli.session import Session
from assistant.cli.transfer import transfer_commands

_INTERRUPTED = 130  # what typer makes of Ctrl-C

Zones = Annotated[
    list[str] | None,
    typer.Option("--zone", metavar="ZONE", help="Only cases of this zone, e.g. Guangxi or 广西; may be repeated."),
]
Themes = Annotated[
    list[str] | None,
    typer.Option(
        "--theme", metavar="THEME", help="Only cases with this theme, e.g. data-flows or 数据流动; may be repeated."
    ),
]
Programmes = Annotated[
    list[str] | None,
    typer.Option("--programme", metavar="NAME", help="Only cases of this programme; may be repeated."),
]
Since = Annotated[
    int | None, typer.Option(metavar="YEAR", parser=year, help="Only cases of this year or later; undated ones fail.")
]
Until = Annotated[
    int | None, typer.Option(metavar="YEAR", parser=year, help="Only cases of this year or earlier; undated ones fail.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")]
InLanguage = Annotated[Literal["en", "zh"], typer.Option("--language", help="English or Chinese.")]


app = group(
    "Find and cite precedents from China's pilot free trade zones: cases with quotes that can be checked, in English "
    "and Chinese, on this computer alone.",
    'ftz-cases ask "border transport innovations"',
    "ftz-cases ask 数据出境负面清单 --since 2023",
    "ftz-cases show 2025-guangxi-border-vehicle-fast-clearance",
    "ftz-cases similar --for Yunnan",
    "ftz-cases list --zone Yunnan",
    "ftz-cases chat",
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show where a fault arose, for a report.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Take the options that stand before every command."""
    context.obj.debug = debug
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"{PROGRAM} {version_of('ftz-case-assistant')}")
        raise typer.Exit
    help_without_command(context)


@app.command(
    epilog=examples_of(
        'ftz-cases ask "border transport innovations"',
        "ftz-cases ask 跨境电商退货",
        "ftz-cases ask cold chain --zone Guangxi --zone 云南 --since 2020 --top 3",
        "ftz-cases ask --theme data-flows --json negative list for data exports | jq .cases[].id",
        'ftz-cases ask --after "border transport innovations" "and in Heilongjiang?"',
        "echo 融资租赁 | ftz-cases ask -",
    )
)
def ask(  # noqa: PLR0913  one for each option
    context: typer.Context,
    *,
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", show_default=False, help="Plain words; - reads stdin.")
    ] = None,
    zone: Zones = None,
    theme: Themes = None,
    programme: Programmes = None,
    since: Since = None,
    until: Until = None,
    after: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUESTION", help="What was asked before, so that 'and in Hainan?' means something; repeat."
        ),
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", parser=count, help="At most this many cases, up to 100.")] = 5,
    as_json: AsJson = False,
) -> None:
    """Ask in plain words; get the cases that fit best, quoted.

    English and Chinese both work, and quotes come in the language of the question. Each quote is verbatim and has a
    number that leads to its source. [Weak evidence]: no established publisher stands behind the case. [Summary only]:
    only what the measure is is known.

    'ftz-cases corpus names' lists the zones, themes and programmes to filter by.

    That nothing fits is an answer, too: the exit code is 0, and the answer says what to try instead.
    """
    from assistant.cli import ask as asking
    from assistant.wiring import library

    words = asking.question_of(question or (), sys.stdin)
    settings = prepared_settings()
    # Read here as well: a mistyped name is told before the model is loaded, which takes seconds.
    facets = asking.facets_of(library(settings), zone or (), theme or (), programme or (), (since, until))
    asking.ask(context.obj.assistant(settings), words, facets, top, after=after or (), as_json=as_json)


@app.command(
    epilog=examples_of(
        "ftz-cases show 2025-guangxi-border-vehicle-fast-clearance",
        "ftz-cases show 2025-guangxi-border --language zh",
        "ftz-cases show 2017-chongqing --json | jq -r .texts.zh.text",
    )
)
def show(
    case_id: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="Its first part is enough.")],
    *,
    language: InLanguage = "en",
    as_json: AsJson = False,
) -> None:
    """Show a whole record: titles, facts, text and sources."""
    from assistant.cli import records
    from assistant.wiring import library

    records.show(library(prepared_settings()), case_id, language, as_json=as_json)


@app.command(
    "list",
    epilog=examples_of(
        "ftz-cases list --zone Yunnan --zone Guangxi",
        "ftz-cases list --theme finance --since 2023 --language zh",
        "ftz-cases list --csv > cases.csv",
        "ftz-cases list | cut -f1",
    ),
)
def list_(  # noqa: PLR0913  one for each option
    *,
    zone: Zones = None,
    theme: Themes = None,
    programme: Programmes = None,
    since: Since = None,
    until: Until = None,
    language: InLanguage = "en",
    as_json: AsJson = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print a table for Excel, with titles in both languages.")
    ] = False,
) -> None:
    """List the cases of the library by year.

    'ftz-cases corpus names' lists the zones, themes and programmes to filter by. In a pipe each case is one line with
    tabs between id, date, zones and title. The count is said on stderr.
    """
    from assistant.cli import ask as asking
    from assistant.cli import records
    from assistant.wiring import library

    collection = library(prepared_settings())
    facets = asking.facets_of(collection, zone or (), theme or (), programme or (), (since, until))
    records.list_cases(collection, facets, language, records.form_of(as_json=as_json, as_csv=as_csv))


@app.command(
    epilog=examples_of(
        "ftz-cases compare 2025-guangxi-border-vehicle-fast-clearance 2025-xinjiang-horgos-vehicle-export-fast-track",
        "ftz-cases compare ID ID ID --language zh --csv > comparison.csv",
        "ftz-cases compare ID ID --json | jq '.figures[] | select(.shared)'",
    )
)
def compare(
    case_ids: Annotated[
        list[str], typer.Argument(metavar="ID", show_default=False, help="The whole ids of two to four cases.")
    ],
    *,
    language: InLanguage = "en",
    as_json: AsJson = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print comma-separated values: a facet, quote or figure a line.")
    ] = False,
) -> None:
    """Lay two to four cases side by side.

    Their facts, the passages that carry problem, measures and results, where each applies, and figures of the same kind
    in their sentences: what they measure may differ from case to case. Every quote has a number, as in an answer.

    In a pipe each quote or figure is one line with tabs between part, name, case, citation, text and figure.
    """
    from assistant.cli import compare as comparing
    from assistant.wiring import library

    comparing.compare(library(prepared_settings()), case_ids, language, as_json=as_json, as_csv=as_csv)


@app.command(epilog=examples_of("ftz-cases chat", "ftz-cases chat --port 8080 --no-browser"))
def chat(
    context: typer.Context,
    *,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 lets other computers in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 7860,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser window.")] = False,
) -> None:
    """Open the chat page in the browser. Ctrl-C ends it."""
    from assistant.cli.chat import chat as open_page

    open_page(context.obj, prepared_settings(), host, port, open_browser=not no_browser)


app.add_typer(transfer_commands)
app.add_typer(measure_commands)
app.add_typer(paper_commands)
app.add_typer(draft_commands)
app.add_typer(index_commands, name="index")
app.add_typer(corpus_commands, name="corpus")


def main(arguments: Sequence[str] | None = None, session: Session | None = None) -> NoReturn:
    """Run the command in *arguments* (what was typed, if None) and leave with its exit code.

    This is the face in which every error ends: as one line on stderr.
    """
    session = session or Session()
    _use_utf8_in_pipes()
    try:
        with session.remembering_interrupts():
            code = typer.main.get_command(app).main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=session)
        if code == _INTERRUPTED:
            raise KeyboardInterrupt  # noqa: TRY301  typer has caught it and made a number of it
        sys.stdout.flush()
    # Typer itself makes an exit of a reader who has gone away.
    except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001  a person reads one line about it
        # A library may have made another error of Ctrl-C.
        code = explained(KeyboardInterrupt() if session.interrupted else error, debug=session.debug)
    session.leave(code or 0)


def _use_utf8_in_pipes() -> None:
    """Read and write UTF-8, whatever the locale, except on a terminal, which knows its own encoding."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")
