"""What the page shows while a question is answered, step by step; nothing here knows how it is drawn."""

from collections.abc import Iterator
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Understood
from assistant.page.evidence import evidence_panel
from assistant.page.markup import NOTHING, Html
from assistant.page.messages import (
    answer_message,
    found_line,
    notice_message,
    progress_message,
    question_message,
    understood_line,
)
from assistant.page.wording import WORDS, labels_of
from corpus import Collection, FtzError, Language
from index import Facets, is_chinese

if TYPE_CHECKING:
    from assistant.asking import Assistant

# While the model loads the page looks again this often, so that a click on Stop is noticed.
_LOOK_AGAIN_S = 0.1


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what stands below it. ``done`` says that the answer is whole."""

    number: int
    question: str
    facets: Facets
    asked: Html
    said: Html
    evidence: Html = NOTHING
    done: bool = False
    refused: bool = False


def begin(number: int, question: str, facets: Facets, collection: Collection) -> Turn:
    """The turn as it stands before anything was done."""
    language = language_of(question)
    labels = labels_of(facets, collection, language)
    said = progress_message(language, (), WORDS[language].searching)
    return Turn(number, question, facets, question_message(number, question, labels), said)


def proceed(turn: Turn, ready: "Future[Assistant]", collection: Collection) -> Iterator[Turn]:
    """Yield the turn as the answer grows; a question that cannot be asked ends in a notice."""
    language = language_of(turn.question)
    words = WORDS[language]
    while not ready.done():
        yield replace(turn, said=progress_message(language, (), words.loading))
        wait((ready,), timeout=_LOOK_AGAIN_S)
    try:
        yield from _steps(turn, ready.result(), collection)
    except FtzError as error:
        said = notice_message(language, _sentence(str(error)))
        yield replace(turn, said=said, done=True, refused=True)


def stop(turn: Turn) -> Turn:
    """The turn after the person had enough."""
    if turn.done:
        return turn
    language = language_of(turn.question)
    return replace(turn, said=notice_message(language, WORDS[language].stopped), done=True)


def language_of(question: str) -> Language:
    """The language to speak in, as the assistant will see it: a question that it refuses is never read."""
    return "zh" if is_chinese(question) else "en"


def _steps(turn: Turn, assistant: "Assistant", collection: Collection) -> Iterator[Turn]:
    language = language_of(turn.question)
    done: list[str] = []
    for step in assistant.steps(turn.question, turn.facets, 5):
        if isinstance(step, Answer):
            said = answer_message(turn.number, step, collection, done, turn.facets)
            # What the panel shows stays where an answer has no evidence of its own.
            evidence = evidence_panel(turn.number, step, collection) if step.cases else NOTHING
            yield replace(turn, said=said, evidence=evidence, done=True)
            return
        if isinstance(step, Understood):
            language = step.language
            done.append(understood_line(step, collection))
            busy = WORDS[language].searching
        else:
            done.append(found_line(language, step.cases, step.passages))
            busy = WORDS[language].writing
        yield replace(turn, said=progress_message(language, done, busy))


def _sentence(words: str) -> str:
    """An error's line as a sentence: ``the question is empty`` → ``The question is empty.``."""
    ended = words if words.endswith((".", "。", "?", "？")) else f"{words}."
    return ended[:1].upper() + ended[1:]
