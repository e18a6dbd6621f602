"""What was said before a question, and what of it still holds."""

from dataclasses import dataclass
from typing import Final

from assistant.answer import Answer
from index import Facets

NO_FACETS: Final = Facets()

# A thread longer than this is cut: what was asked first says little about what is asked now.
_LONGEST_THREAD = 6


@dataclass(frozen=True, slots=True)
class Undone:
    """What a person took back of how a question was read.

    Of ``zones`` the question is not, ``swapped`` are read the other way round (for a zone in place of from it), and
    without ``years`` or ``thread`` it names no year, or goes on from nothing.
    """

    zones: tuple[str, ...] = ()
    swapped: tuple[str, ...] = ()
    years: bool = False
    thread: bool = False


NOTHING_UNDONE: Final = Undone()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked, the filters it was asked under, and the ids of the cases shown, in order.

    ``follows`` says that it was read as going on from the turn before it.
    """

    question: str
    facets: Facets = NO_FACETS
    shown: tuple[str, ...] = ()
    follows: bool = False
    undone: Undone = NOTHING_UNDONE

    @classmethod
    def of(cls, answer: Answer, facets: Facets = NO_FACETS, undone: Undone = NOTHING_UNDONE) -> "Turn":
        """Return the turn that *answer* was given in."""
        shown = tuple(found.case.id for found in answer.cases)
        return cls(answer.question, facets, shown, answer.understood.follow_up_of is not None, undone)


Conversation = tuple[Turn, ...]


def thread_of(conversation: Conversation) -> tuple[Turn, ...]:
    """Return the turns at the end of *conversation* that belong together, oldest first."""
    thread: list[Turn] = []
    for turn in reversed(conversation):
        thread.insert(0, turn)
        if not turn.follows or len(thread) == _LONGEST_THREAD:
            break
    return tuple(thread)
