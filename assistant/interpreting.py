"""How a question is meant in its conversation: by itself, as going on, or as pointing at what was shown."""

from dataclasses import replace

from assistant.answer import Outcome
from assistant.commands import Compared, More, NewTopic, Picked, WhoElse, command_in, is_command
from assistant.conversation import NOTHING_UNDONE, Conversation, Undone, thread_of
from assistant.judging import Judge
from assistant.reading import Reader, Reading
from assistant.understanding import QuestionError
from index import Facets, Retriever, SearchResult

# A question that can stand by itself does so where the library surely has it, and has it no less than what it would ask
# as going on. Of 178 follow-ups written for measuring, 20 of the 25 that begin another topic are seen so, and 7 of the
# 153 others are taken for one, five of them with the same first case.
_SURELY = 0.7
# Who asks in words of which no case has this share asks for another subject, in a conversation too. Short questions
# about a detail ("who leads it?") have words that many cases have.
_UNHEARD = 0.25
_FEWEST, _MOST = 2, 4  # cases that can be compared


class Interpreter:
    """Reads questions in their conversation; where words do not tell, it looks at what the library has."""

    def __init__(self, reader: Reader, retriever: Retriever, judge: Judge) -> None:
        self._reader, self._retriever, self._judge = reader, retriever, judge

    def read(
        self,
        question: str,
        facets: Facets,
        limit: int,
        conversation: Conversation = (),
        undone: Undone = NOTHING_UNDONE,
    ) -> Reading:
        """Read *question* after the turns of *conversation*.

        Raises:
            QuestionError: the question is empty, has no words or is too long, or compares what was not shown.
        """
        alone = self._reader.read(question, facets, limit, undone)
        if undone.thread or not conversation:
            return alone
        last = conversation[-1]
        match command_in(question, last.shown):
            case NewTopic(rest):
                return self._reader.begin(alone, rest, limit, undone)
            case More():
                return self._more(conversation, limit)
            case Compared(cases) if not _FEWEST <= len(cases) <= _MOST:
                raise QuestionError(
                    f"the answer before shows {len(last.shown)} {'case' if len(last.shown) == 1 else 'cases'}; "
                    f"ask to compare {_FEWEST} to {_MOST} of those that it shows"
                )
            case Picked() | Compared() | WhoElse() as command:
                return self._reader.point(alone, command, last)
            case _:
                return self._going_on(alone, conversation, undone)

    def _going_on(self, alone: Reading, conversation: Conversation, undone: Undone) -> Reading:
        thread = tuple(turn for turn in thread_of(conversation) if not is_command(turn.question))
        if not thread:
            return alone
        context = self._reader.follow(alone, thread, undone)
        return alone if self._reader.stands_apart(alone) and self._is_another_matter(alone, context) else context

    def _is_another_matter(self, alone: Reading, context: Reading) -> bool:
        found = self._retriever.search(replace(alone.query, quoted=False))
        unheard = found.signals is not None and found.signals.known < _UNHEARD
        if unheard and self._judge.judge(found) is Outcome.OUT_OF_SCOPE:
            return True
        likely = self._likelihood(found)
        return likely > _SURELY and likely >= self._likelihood(
            self._retriever.search(replace(context.query, quoted=False))
        )

    def _likelihood(self, found: SearchResult) -> float:
        return 0.0 if found.signals is None else self._judge.answers.probability(found.signals)

    def _more(self, conversation: Conversation, limit: int) -> Reading:
        """Read the last turn that was no "more" again, without what it and those after it have shown."""
        *before, last = conversation
        # Of two cases compared there are no more: what is wanted is more of what they were chosen from.
        while before and isinstance(command_in(last.question, before[-1].shown), Picked | Compared | WhoElse):
            *before, last = before
        reading = self.read(last.question, last.facets, limit, tuple(before), last.undone)
        return self._reader.go_on(reading, last.shown)
