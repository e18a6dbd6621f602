"""How a question is meant in its conversation: by itself, as going on, or as pointing at what was shown."""

from assistant.commands import Compared, More, NewTopic, Picked, WhoElse, command_in, is_command
from assistant.conversation import NOTHING_UNDONE, Conversation, Undone, thread_of
from assistant.judging import Judge
from assistant.reading import Reader, Reading
from index import Facets, Query, Retriever

# A question that can stand by itself does so where the library surely has it, and has it no less than what it would ask
# as going on. Of 178 follow-ups written for measuring, 20 of the 25 that begin another topic are seen so, and 7 of the
# 153 others are taken for one, five of them with the same first case.
_SURELY = 0.7
# What to read in a case when it is asked who else could use it.
_WHERE_IT_APPLIES = {"en": "where it applies, suitable regions, conditions", "zh": "适用范围，适用地区，条件"}


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
            QuestionError: the question is empty, has no words or is too long.
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
            case WhoElse():
                asked = Picked(last.shown[:1], _WHERE_IT_APPLIES[alone.understood.language])
                return self._reader.point(alone, asked, last)
            case Picked() | Compared() as command:
                return self._reader.point(alone, command, last)
            case _:
                return self._going_on(alone, conversation, undone)

    def _going_on(self, alone: Reading, conversation: Conversation, undone: Undone) -> Reading:
        thread = tuple(turn for turn in thread_of(conversation) if not is_command(turn.question))
        if not thread:
            return alone
        context = self._reader.follow(alone, thread, undone)
        if self._reader.stands_apart(alone):
            likely = self._likelihood(alone.query)
            if likely > _SURELY and likely >= self._likelihood(context.query):
                return alone
        return context

    def _likelihood(self, query: Query) -> float:
        signals = self._retriever.search(query).signals
        return 0.0 if signals is None else self._judge.answers.probability(signals)

    def _more(self, conversation: Conversation, limit: int) -> Reading:
        """Read the last turn that was no "more" again, without what it and those after it have shown."""
        *before, last = conversation
        reading = self.read(last.question, last.facets, limit, tuple(before), last.undone)
        return self._reader.go_on(reading, last.shown)
