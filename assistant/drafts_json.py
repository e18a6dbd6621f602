"""Checked drafts as programs read them: plain dictionaries with fixed keys, in a fixed order."""

from assistant.answer_json import case_facts, citation_to_dict
from assistant.draft_facts import Difference
from assistant.drafts import CheckedDraft, CheckedSentence


def checked_draft_to_dict(draft: CheckedDraft) -> dict[str, object]:
    """Return *draft* as ``ftz-cases check-draft --json`` prints it; ``text[start:end]`` of each sentence holds."""
    return {
        "text": draft.text,
        "counts": {
            "supported": draft.count("supported"),
            "near": draft.count("near"),
            "nothing": draft.count("nothing"),
        },
        "sentences": [_sentence(sentence) for sentence in draft.sentences],
        "citations": [citation_to_dict(citation) for citation in draft.citations],
        "cases": [case_facts(case) for case in draft.cases.values()],
        "corpus": dict(draft.corpus),
        "model": draft.model,
    }


def _sentence(sentence: CheckedSentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "language": sentence.language,
        "verdict": sentence.verdict,
        "case_id": sentence.case_id,
        "citations": list(sentence.citations),
        "differences": [_difference(difference) for difference in sentence.differences],
    }


def _difference(difference: Difference) -> dict[str, object]:
    return {
        "kind": difference.kind,
        "draft": difference.draft,
        "record": difference.record,
        "start": difference.start,
        "end": difference.end,
    }
