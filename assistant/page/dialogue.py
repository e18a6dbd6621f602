"""What the page shows while a question is answered, step by step; nothing here knows how it is drawn."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, FoundCase, Understood
from assistant.asking import CASES
from assistant.commands import Compared, command_in
from assistant.comparing import FEWEST, compare
from assistant.comparison import Comparison
from assistant.conversation import NO_FACETS, NOTHING_UNDONE, Conversation, Undone
from assistant.conversation import Turn as Spoken
from assistant.fitting import cases_like
from assistant.page.answers import answer_message
from assistant.page.chips import Asked
from assistant.page.evidence import evidence_panel
from assistant.page.markup import NOTHING, Html
from assistant.page.messages import (
    found_line,
    notice_message,
    progress_message,
    question_message,
    understood_line,
)
from assistant.page.similar import similar_message
from assistant.page.turn_words import TURN_WORDS
from assistant.page.wording import WORDS, labels_of
from corpus import Case, Collection, FtzError, Language
from index import Facets, is_chinese

if TYPE_CHECKING:
    from assistant.asking import Assistant

# While the model loads the page looks again this often, so that a click on Stop is noticed.
_LOOK_AGAIN_S = 0.1


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what stands below it. ``done`` says that the answer is whole.

    ``spoken`` is what of it counts for the questions after it, None while there is no answer; ``understood`` how it
    was read. A turn ``like`` a case did not ask but looked for cases like it.
    """

    number: int
    question: str
    facets: Facets
    asked: Html
    said: Html
    undone: Undone = NOTHING_UNDONE
    evidence: Html = NOTHING
    understood: Understood | None = None
    spoken: Spoken | None = None
    done: bool = False
    refused: bool = False
    like: str | None = None


def begin(asked: Asked, question: str, collection: Collection) -> Turn:
    """The turn as it stands before anything was done."""
    language = language_of(question)
    labels = labels_of(asked.facets, collection, language)
    said = progress_message(language, (), WORDS[language].searching)
    shown = question_message(asked.number, question, labels)
    return Turn(asked.number, question, asked.facets, shown, said, asked.undone)


def begin_similar(number: int, case: Case, language: Language) -> Turn:
    """The turn that looks for cases like *case*, as it stands before anything was done."""
    question = TURN_WORDS[language].similar_to.format(title=case.title(language))
    said = progress_message(language, (), WORDS[language].searching)
    return Turn(number, question, NO_FACETS, question_message(number, question, ()), said, like=case.id)


def proceed(turn: Turn, conversation: Conversation, ready: "Future[Assistant]") -> Iterator[Turn]:
    """Yield the turn as the answer grows; a question that cannot be asked ends in a notice."""
    language = language_of(turn.question)
    words = WORDS[language]
    while not ready.done():
        yield replace(turn, said=progress_message(language, (), words.loading))
        wait((ready,), timeout=_LOOK_AGAIN_S)
    try:
        yield from _steps(turn, conversation, ready.result()) if turn.like is None else _similar(turn, ready.result())
    except FtzError as error:
        said = notice_message(language, as_sentence(str(error)))
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


def _steps(turn: Turn, conversation: Conversation, assistant: "Assistant") -> Iterator[Turn]:
    language = language_of(turn.question)
    done: list[str] = []
    for step in assistant.steps(turn.question, turn.facets, CASES, conversation, turn.undone):
        if isinstance(step, Answer):
            yield _answered(turn, step, conversation, done, assistant.collection)
            return
        if isinstance(step, Understood):
            language = step.language
            done.append(understood_line(step, assistant.collection))
            busy = WORDS[language].searching
        else:
            done.append(found_line(language, step.cases, step.passages))
            busy = WORDS[language].writing
        yield replace(turn, said=progress_message(language, done, busy))


def _answered(
    turn: Turn, answer: Answer, conversation: Conversation, steps: Sequence[str], collection: Collection
) -> Turn:
    asked = Asked(turn.number, turn.facets, turn.undone)
    comparison = _comparison(answer, conversation, collection)
    if comparison:
        answer = _of_comparison(answer, comparison)
        found = found_line(answer.understood.language, len(comparison.cases), len(comparison.citations))
        steps = [*steps[:-1], found]
    return replace(
        turn,
        said=answer_message(asked, answer, collection, steps, comparison),
        # What the panel shows stays where an answer has no evidence of its own.
        evidence=evidence_panel(turn.number, answer, collection) if answer.cases else NOTHING,
        understood=answer.understood,
        spoken=Spoken.of(answer, turn.facets, turn.undone),
        done=True,
    )


def _comparison(answer: Answer, conversation: Conversation, collection: Collection) -> Comparison | None:
    """Lay the cases side by side that the person named, in that order, where there are enough of them."""
    command = command_in(answer.question, conversation[-1].shown) if answer.compared and conversation else None
    if not isinstance(command, Compared) or len(command.cases) < FEWEST:
        return None
    return compare(command.cases, collection, answer.understood.language)


def _of_comparison(answer: Answer, comparison: Comparison) -> Answer:
    """The answer with the cases and the quotes of the comparison, for the evidence beside it."""
    shown = {found.case.id: found for found in answer.cases}
    cases = tuple(shown.get(case.id, FoundCase(case, 0.0, (), ())) for case in comparison.cases)
    return replace(answer, cases=cases, statements=(), citations=comparison.citations)


def _similar(turn: Turn, assistant: "Assistant") -> Iterator[Turn]:
    collection, language = assistant.collection, language_of(turn.question)
    case = collection.cases[turn.like or ""]
    found = cases_like(case, assistant, language, CASES)
    # Whoever goes on from here goes on from what the case is about.
    spoken = Spoken(case.title(language), turn.facets, tuple(entry.case.id for entry in found))
    yield replace(turn, said=similar_message(turn.number, found, collection, language), spoken=spoken, done=True)


def as_sentence(words: str) -> str:
    """Write an error's line as a sentence: ``the question is empty`` → ``The question is empty.``."""
    ended = words if words.endswith((".", "。", "?", "？")) else f"{words}."
    return ended[:1].upper() + ended[1:]
