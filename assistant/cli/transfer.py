"""``ftz-cases similar`` and ``ftz-cases checklist``: which cases a region could borrow, and what it would need."""
# ruff: noqa: PLC0415  each command loads what it needs

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.parts import count, examples_of, prepared_settings

if TYPE_CHECKING:
    from corpus import Language

transfer_commands = typer.Typer(rich_markup_mode=None)

For = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="REGION",
        help="A zone or province (Yunnan, 甘肃), or words: 'an inland province with a river port'.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")]
InLanguage = Annotated[
    Literal["en", "zh"] | None,
    typer.Option("--language", show_default=False, help="English or Chinese; default: as the words are typed."),
]


@transfer_commands.command(
    epilog=examples_of(
        "ftz-cases similar --for Yunnan",
        'ftz-cases similar --for "an inland province with a river port" logistics',
        "ftz-cases similar --for 陕西 中欧班列 --limit 3",
        "ftz-cases similar 2025-guangxi-border-vehicle-fast-clearance",
    )
)
def similar(
    context: typer.Context,
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID|TOPIC", show_default=False, help="The id of a case; with --for, a topic or nothing."
        ),
    ] = None,
    region: For = None,
    limit: Annotated[int, typer.Option(metavar="N", parser=count, help="At most this many cases, up to 100.")] = 5,
    language: InLanguage = None,
    as_json: AsJson = False,
) -> None:
    """Find cases of other zones that are like a case, or that a region could borrow.

    Cases of the same idea as a better one stand under it, with what differs.

    With --for, each case says why it fits the region (a neighbour, a river, a coast or a strategy shared; conditions
    that the region meets), why not, and what is not known. A topic is searched first, and the fit then orders what was
    found. Nothing is predicted: the reasons are facts of the records and profiles.
    """
    from assistant.cli import fitting
    from assistant.wiring import library

    typed = " ".join(words or ()).encode(errors="replace").decode().strip()
    settings = prepared_settings()
    collection = library(settings)
    spoken = language or _language_of(f"{region or ''} {typed}")
    if region is None:
        case = fitting.case_to_compare(typed, collection)
        fitting.show_like(case, context.obj.assistant(settings), spoken, limit, as_json=as_json)
        return
    place = fitting.region_typed(region, collection)
    topic = fitting.topic_of(typed, collection)
    found = fitting.found_for(place, topic, collection, spoken, limit, lambda: context.obj.assistant(settings))
    fitting.show_fitting(place, topic, found, collection, spoken, as_json=as_json)


@transfer_commands.command(
    epilog=examples_of(
        "ftz-cases checklist 2025-guangxi-border-vehicle-fast-clearance --for Yunnan",
        'ftz-cases checklist 2018-liaoning-bonded-ore --for "a coastal city with a port"',
        "ftz-cases checklist 2017-chongqing-railway --for 甘肃 --json | jq .conditions[].verdict",
    )
)
def checklist(
    *,
    case_id: Annotated[str, typer.Argument(metavar="ID", show_default=False, help="Its first part is enough.")],
    region: For = None,
    language: InLanguage = None,
    as_json: AsJson = False,
) -> None:
    """Say what a case rests on, and whether a region has it.

    Each condition is quoted from the record. It is met, not met or unknown for the region; the verdict says what it
    rests on: the region's profile, or a sentence of one of its own cases. Whether the measure would work there is not
    said.
    """
    from assistant.cli import fitting
    from assistant.wiring import library

    collection = library(prepared_settings())
    case = fitting.case_to_compare(case_id, collection)
    place = fitting.region_typed(region, collection)
    fitting.show_checklist(case, place, collection, language or _language_of(region or ""), as_json=as_json)


def _language_of(typed: str) -> "Language":
    from index import is_chinese

    return "zh" if is_chinese(typed) else "en"
