"""What ``ftz-cases export``, ``verify`` and ``replay`` do with files."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from assistant.cli.faults import FAILED, UsageFault
from assistant.cli.parts import say
from assistant.cli.records import case_called
from assistant.cli.session import Session
from assistant.papers import forms
from assistant.papers.answers import LONGEST, AnswerFile, read_answer
from assistant.papers.checking import State, check_file
from assistant.papers.errors import ExportError
from assistant.papers.figure_table import figures_table
from assistant.papers.gathering import paper_of_answer, paper_of_cases
from assistant.papers.paper import Paper
from assistant.papers.replaying import asked_again, changes
from assistant.papers.styles import Style
from assistant.settings import Settings
from assistant.wiring import library
from corpus import Collection, Language

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """What document is wanted, and where."""

    to: Path | None
    form: forms.Form | None
    style: Style
    template: Path | None
    language: Language | None
    report: bool
    figures: bool


def export(what: Sequence[str], order: Order, settings: Settings) -> None:
    """Write the document that *order* asks for, of the answer or the cases that *what* names."""
    form = forms.form_of(order.to, order.form)
    if order.report and order.figures:
        raise UsageFault("--report and --figures are two documents; export one after the other")
    if order.template and form != "docx":
        raise UsageFault(f"--template is for Word documents, not for {form}; write to a file that ends with .docx")
    if order.to is None and form in forms.IN_BYTES:
        raise UsageFault(f"{form} is not for standard output; say --to FILE.{form}")
    if order.to and any(Path(name).resolve() == order.to.resolve() for name in what):
        raise UsageFault(f"--to {order.to} is what is read; give another name")
    collection = library(settings)
    paper = _paper(what, order.language, collection)
    if order.figures:
        content = forms.figured(figures_table(paper, collection), paper, form)
    else:
        make = forms.reported if order.report else forms.exported
        content = make(paper, collection, form, order.style, order.template)
    if order.to is None:
        typer.echo(content.decode().removesuffix("\n"))
        return
    _write(order.to, content)
    cases = "1 case" if len(paper.cases) == 1 else f"{len(paper.cases)} cases"
    quoted = form in forms.WRITTEN and not order.figures
    say(f"{order.to}: {cases}{f', {len(paper.quotes)} quotes, each as the library has it' if quoted else ''}")


def verify(file: Path, settings: Settings) -> int:
    """Print what has become of each quote of *file*; return the exit code."""
    checked = check_file(file, library(settings))
    for one in checked:
        trace = one.trace
        place = f"{trace.case_id} {trace.language} {trace.start}-{trace.end}"
        typer.echo("\t".join(filter(None, (str(trace.number), one.state.value, place, one.note))))
    counts = ", ".join(f"{sum(one.state is state for one in checked)} {state}" for state in State)
    say(f"{len(checked)} quotes: {counts}")
    return 0 if all(one.holds for one in checked) else FAILED


def replay(file: Path, settings: Settings, session: Session) -> None:
    """Print what has changed since the answer in *file* was given."""
    before = _answer(str(file))
    assistant = session.assistant(settings)
    for line in changes(before, asked_again(before, assistant), assistant):
        typer.echo(line)


def _paper(what: Sequence[str], language: Language | None, collection: Collection) -> Paper:
    today = datetime.now().astimezone().date()
    if not what and sys.stdin.isatty():
        raise UsageFault("nothing to export; give a file of 'ftz-cases ask --json', or ids of cases")
    if tuple(what) in {(), (_STDIN,)} or (len(what) == 1 and _is_file(what[0])):
        return paper_of_answer(_answer(what[0] if what else _STDIN), collection, language, today)
    names = [case_called(name, collection).id for name in what]
    return paper_of_cases(names, collection, language or "en", today)


def _is_file(name: str) -> bool:
    return name.casefold().endswith(".json") or os.sep in name


def _answer(name: str) -> AnswerFile:
    try:
        if name == _STDIN:
            return read_answer(sys.stdin.read(LONGEST + 1), "standard input")
        with Path(name).open(encoding="utf-8-sig") as file:
            return read_answer(file.read(LONGEST + 1), name)
    except UnicodeError:
        raise UsageFault(f"{name}: not UTF-8 text; give what 'ftz-cases ask --json' prints") from None


def _write(file: Path, content: bytes) -> None:
    """Write *content* whole or not at all: an earlier document stays where this fails."""
    aside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(file)
    except OSError as error:
        raise ExportError(f"{file}: {error.strerror}; write it somewhere else") from error
    finally:
        with suppress(OSError):
            aside.unlink()
