"""Whether what was found is good enough to answer with, and how much of it."""

from assistant.answer import Outcome
from index import CaseHit, SearchResult

# A first rule, to be calibrated on labelled questions: a case that has this share of the question's words, the
# rare ones weighing most, is about it whatever the model says.
_COVERED = 0.6

# Below this share of the best score a case is there to fill the list: of the first five cases of the development
# questions it takes away 28 % of those that are labelled irrelevant, and 1 % of those that are useful.
_WORTH_SHOWING = 0.4


def judge(found: SearchResult) -> Outcome:
    """Answer where the best passage is as near as those of answerable questions, or a case has the question's words."""
    if found.cases and (found.cosine >= found.floor or found.coverage >= _COVERED):
        return Outcome.ANSWERED
    return Outcome.NOTHING_RELEVANT


def worth_showing(found: SearchResult) -> tuple[CaseHit, ...]:
    """Return the cases that are nearly as good as the best, in their order."""
    best = found.cases[0].score if found.cases else 0.0
    return tuple(hit for hit in found.cases if hit.score >= _WORTH_SHOWING * best)
