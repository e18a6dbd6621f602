"""``ftz-cases ask``: from the words that were typed to an answer on standard output."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

import typer

from assistant.answer_json import answer_to_dict, asked_to_dict
from assistant.answer_json import as_json as written
from assistant.cli.faults import UsageFault
from assistant.cli.layout import screen
from assistant.cli.terminal import print_answer
from assistant.understanding import QuestionError, cleaned, known_facets
from corpus import Collection
from index import Facets

if TYPE_CHECKING:
    from assistant.asking import Assistant

_LONGEST_INPUT = 1_000_000  # characters of standard input; a question is far shorter, and /dev/zero is endless


def question_of(words: Sequence[str], stdin: TextIO) -> str:
    """Return the question: *words*, or what stands on *stdin* if there are none or only a dash.

    Raises:
        UsageFault: it is none that could be answered; said before the model is loaded, which takes seconds.
    """
    if not words and stdin.isatty():
        raise UsageFault('no question; for example: ftz-cases ask "border transport innovations"')
    try:
        question = stdin.read(_LONGEST_INPUT) if tuple(words) in {(), ("-",)} else " ".join(words)
        question.encode()  # Python carries typed bytes that are no UTF-8 as half characters
        cleaned(question)
    except UnicodeError:
        raise UsageFault("the question is not UTF-8 text; save or type it as UTF-8") from None
    except QuestionError as error:
        raise UsageFault(str(error)) from error
    return question.strip()


def facets_of(
    collection: Collection,
    zones: Sequence[str],
    themes: Sequence[str],
    programmes: Sequence[str],
    years: tuple[int | None, int | None],
) -> Facets:
    """Return the facets by their keys in the library; whatever name was typed for them.

    Raises:
        UnknownNameError: there is no such zone, theme or programme.
        UsageFault: the years run backwards.
    """
    since, until = years
    if since is not None and until is not None and since > until:
        raise UsageFault(f"--since {since} is after --until {until}; exchange the two")
    return known_facets(Facets(tuple(zones), tuple(themes), tuple(programmes), since, until), collection)


def ask(
    assistant: "Assistant", question: str, facets: Facets, top: int, *, after: Sequence[str], as_json: bool
) -> None:
    """Print the answer to *question*, put after the questions *after*; raises QuestionError."""
    answer = assistant.ask(question, facets, top, assistant.converse(after))
    if as_json:
        typer.echo(written(answer_to_dict(answer) | {"asked": asked_to_dict(facets, top)}))
    else:
        print_answer(answer, assistant.collection, screen())
