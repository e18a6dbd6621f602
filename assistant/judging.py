"""Whether what was found is good enough to answer with."""

from assistant.answer import Outcome
from index import SearchResult

# A first rule, to be calibrated on labelled questions: a case that has this share of the question's words, the
# rare ones weighing most, is about it whatever the model says.
_COVERED = 0.6


def judge(found: SearchResult) -> Outcome:
    """Answer where the best passage is as near as those of answerable questions, or a case has the question's words."""
    if found.cases and (found.cosine >= found.floor or found.coverage >= _COVERED):
        return Outcome.ANSWERED
    return Outcome.NOTHING_RELEVANT
