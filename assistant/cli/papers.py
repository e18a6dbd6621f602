"""``ftz-cases export``, ``verify`` and ``replay``: answers and cases as documents whose quotes can be checked again."""
# ruff: noqa: PLC0415  each command loads what it needs

from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.parts import examples_of, prepared_settings

paper_commands = typer.Typer(rich_markup_mode=None)


@paper_commands.command(
    epilog=examples_of(
        "ftz-cases ask 数据出境负面清单 --json > answer.json",
        "ftz-cases export answer.json --to memo.docx",
        "ftz-cases export answer.json --report --to report.html --language en",
        "ftz-cases export 2024-beijing-data-export-negative-list --to sources.bib",
        "ftz-cases export ID ID --figures --to figures.xlsx",
        'ftz-cases ask "cold chain" --json | ftz-cases export - --style apa --form markdown',
    )
)
def export(  # noqa: PLR0913  one for each option
    *,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE.json|ID...", show_default=False, help="What 'ask --json' printed (- is stdin), or case ids."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", dir_okay=False, help="Where to write; default: standard output."),
    ] = None,
    form: Annotated[
        Literal["docx", "markdown", "html", "csv", "xlsx", "bibtex", "ris", "csl-json"] | None,
        typer.Option("--form", show_default=False, help="Default: by the ending of --to."),
    ] = None,
    style: Annotated[
        Literal["gbt7714-numeric", "gbt7714-author-date", "apa"],
        typer.Option("--style", help="How references are written."),
    ] = "gbt7714-numeric",
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar="FILE.docx", exists=True, dir_okay=False, help="Your own, for Word documents."
        ),
    ] = None,
    language: Annotated[
        Literal["en", "zh"] | None,
        typer.Option("--language", show_default=False, help="English or Chinese; default: that of the answer, or en."),
    ] = None,
    report: Annotated[bool, typer.Option("--report", help="The report of the search instead of the memo.")] = False,
    figures: Annotated[
        bool, typer.Option("--figures", help="A table of the figures in the results of the cases.")
    ] = False,
) -> None:
    """Write an answer or cases as a document, with references.

    The ending says what it becomes: .docx, .md and .html a memo with its quotes; .csv and .xlsx a table of the cases;
    .bib, .ris and .json (CSL-JSON) their sources. Every quote is compared with the library first: if one is wrong,
    nothing is written. 'ftz-cases verify' compares them again later.
    """
    from assistant.cli import exporting

    order = exporting.Order(to, form, style, template, language, report, figures)
    exporting.export(what or (), order, prepared_settings())


@paper_commands.command(epilog=examples_of("ftz-cases verify memo.docx", "ftz-cases verify answer.json"))
def verify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", show_default=False, help="A document of 'export', or what 'ask --json' printed."
        ),
    ],
) -> None:
    """Compare the quotes of a document with the library.

    Each is unchanged, moved (the same words stand elsewhere in the record), changed (in the record, or in the
    document since it was written) or gone. The exit code is 1 if any is changed or gone.
    """
    from assistant.cli import exporting

    raise typer.Exit(exporting.verify(file, prepared_settings()))


@paper_commands.command(epilog=examples_of("ftz-cases replay answer.json"))
def replay(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.json", show_default=False, help="What 'ask --json' printed; - is stdin.")
    ],
) -> None:
    """Ask the question of an answer again, and say what has changed since.

    With the same filters: the library, the model, the outcome, the cases and their quotes.
    """
    from assistant.cli import exporting

    exporting.replay(file, prepared_settings(), context.obj)
