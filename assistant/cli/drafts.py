"""``ftz-cases check-draft``: which sentences of a memo find support in the records."""
# ruff: noqa: PLC0415  the command loads what it needs

import sys
from typing import Annotated, Literal

import typer

from assistant.cli.parts import examples_of, prepared_settings

draft_commands = typer.Typer(rich_markup_mode=None)


@draft_commands.command(
    "check-draft",
    epilog=examples_of(
        "ftz-cases check-draft memo.md",
        "ftz-cases check-draft 汇报.txt --language zh",
        "ftz-cases check-draft memo.md --json | jq '.sentences[] | select(.verdict != \"supported\")'",
        'echo "At Youyiguan a vehicle takes 30 seconds." | ftz-cases check-draft -',
    ),
)
def check_draft(
    context: typer.Context,
    *,
    file: Annotated[
        str, typer.Argument(metavar="FILE", show_default=False, help="A text in UTF-8 (.txt, .md); - reads stdin.")
    ],
    language: Annotated[
        Literal["en", "zh"] | None,
        typer.Option("--language", show_default=False, help="Of the words around; default: that of most sentences."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")
    ] = False,
) -> None:
    """Check a memo, sentence by sentence, against the records.

    Each sentence, in English or Chinese, is supported (a record says the same: the quote follows), near (a case is
    about it, but says something else or less: what differs is named) or finds nothing. Headings and very short lines
    are left out. Supported means that a quote says so, never that it is true: read the quote.

    In a pipe each sentence is one line with tabs between verdict, case, sentence, differences and quotes.
    """
    from assistant.cli import checked_draft

    text = checked_draft.draft_of(file, sys.stdin)
    assistant = context.obj.assistant(prepared_settings())
    checked_draft.check(text, assistant, language, as_json=as_json)
