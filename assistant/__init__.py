"""The case assistant: ask in plain words, get cases with quotes that can be checked.

from assistant import open_assistant, read_settings
assistant = open_assistant(read_settings(), print, rebuild=True)
print(assistant.ask("border transport innovations").statements)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation, FoundCase, FoundPassage, Outcome, Statement, Understood
    from assistant.answer_json import answer_to_dict
    from assistant.asking import Assistant
    from assistant.comparing import ComparisonError, compare
    from assistant.comparison import Comparison
    from assistant.comparison_json import comparison_to_dict
    from assistant.conversation import Conversation, Turn, Undone
    from assistant.described import Described, region_named
    from assistant.draft_facts import Difference
    from assistant.drafts import CheckedDraft, CheckedSentence, DraftError, check_draft
    from assistant.drafts_json import checked_draft_to_dict
    from assistant.figures import Figure, read_figures
    from assistant.finding import Found
    from assistant.fitting import Fit, FittingCase, LikeCase, cases_for, cases_like, cases_that_fit
    from assistant.proving import ProofError, proven, proven_citations
    from assistant.settings import Settings, read_settings
    from assistant.transfer import Checklist, ChecklistItem, checklist
    from assistant.understanding import QuestionError
    from assistant.wiring import open_assistant
    from corpus import FtzError
    from index import Facets

# Imported when first asked for (PEP 562): `ftz-cases --help` comes through this door and must not wait for numpy.
_HOME = {
    "Answer": "assistant.answer",
    "Assistant": "assistant.asking",
    "CheckedDraft": "assistant.drafts",
    "CheckedSentence": "assistant.drafts",
    "Checklist": "assistant.transfer",
    "ChecklistItem": "assistant.transfer",
    "Citation": "assistant.answer",
    "Comparison": "assistant.comparison",
    "ComparisonError": "assistant.comparing",
    "Conversation": "assistant.conversation",
    "Described": "assistant.described",
    "Difference": "assistant.draft_facts",
    "DraftError": "assistant.drafts",
    "Facets": "index",
    "Figure": "assistant.figures",
    "Fit": "assistant.fitting",
    "FittingCase": "assistant.fitting",
    "Found": "assistant.finding",
    "FoundCase": "assistant.answer",
    "FoundPassage": "assistant.answer",
    "FtzError": "corpus",
    "LikeCase": "assistant.fitting",
    "Outcome": "assistant.answer",
    "ProofError": "assistant.proving",
    "QuestionError": "assistant.understanding",
    "Settings": "assistant.settings",
    "Statement": "assistant.answer",
    "Turn": "assistant.conversation",
    "Understood": "assistant.answer",
    "Undone": "assistant.conversation",
    "answer_to_dict": "assistant.answer_json",
    "cases_for": "assistant.fitting",
    "cases_like": "assistant.fitting",
    "cases_that_fit": "assistant.fitting",
    "check_draft": "assistant.drafts",
    "checked_draft_to_dict": "assistant.drafts_json",
    "checklist": "assistant.transfer",
    "compare": "assistant.comparing",
    "comparison_to_dict": "assistant.comparison_json",
    "open_assistant": "assistant.wiring",
    "proven": "assistant.proving",
    "proven_citations": "assistant.proving",
    "read_figures": "assistant.figures",
    "read_settings": "assistant.settings",
    "region_named": "assistant.described",
}

__all__ = [
    "Answer",
    "Assistant",
    "CheckedDraft",
    "CheckedSentence",
    "Checklist",
    "ChecklistItem",
    "Citation",
    "Comparison",
    "ComparisonError",
    "Conversation",
    "Described",
    "Difference",
    "DraftError",
    "Facets",
    "Figure",
    "Fit",
    "FittingCase",
    "Found",
    "FoundCase",
    "FoundPassage",
    "FtzError",
    "LikeCase",
    "Outcome",
    "ProofError",
    "QuestionError",
    "Settings",
    "Statement",
    "Turn",
    "Understood",
    "Undone",
    "answer_to_dict",
    "cases_for",
    "cases_like",
    "cases_that_fit",
    "check_draft",
    "checked_draft_to_dict",
    "checklist",
    "compare",
    "comparison_to_dict",
    "open_assistant",
    "proven",
    "proven_citations",
    "read_figures",
    "read_settings",
    "region_named",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever the name stands for
    if name not in _HOME:
        raise AttributeError(f"module 'assistant' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
