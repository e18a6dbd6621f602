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
    from assistant.asking import Assistant, Found
    from assistant.comparing import ComparisonError, compare
    from assistant.comparison import Comparison
    from assistant.comparison_json import comparison_to_dict
    from assistant.figures import Figure, read_figures
    from assistant.proving import ProofError, proven
    from assistant.settings import Settings, read_settings
    from assistant.understanding import QuestionError
    from assistant.wiring import open_assistant
    from corpus import FtzError
    from index import Facets

# Imported when first asked for (PEP 562): `ftz-cases --help` comes through this door and must not wait for numpy.
_HOME = {
    "Answer": "assistant.answer",
    "Assistant": "assistant.asking",
    "Citation": "assistant.answer",
    "Comparison": "assistant.comparison",
    "ComparisonError": "assistant.comparing",
    "Facets": "index",
    "Figure": "assistant.figures",
    "Found": "assistant.asking",
    "FoundCase": "assistant.answer",
    "FoundPassage": "assistant.answer",
    "FtzError": "corpus",
    "Outcome": "assistant.answer",
    "ProofError": "assistant.proving",
    "QuestionError": "assistant.understanding",
    "Settings": "assistant.settings",
    "Statement": "assistant.answer",
    "Understood": "assistant.answer",
    "answer_to_dict": "assistant.answer_json",
    "compare": "assistant.comparing",
    "comparison_to_dict": "assistant.comparison_json",
    "open_assistant": "assistant.wiring",
    "proven": "assistant.proving",
    "read_figures": "assistant.figures",
    "read_settings": "assistant.settings",
}

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Comparison",
    "ComparisonError",
    "Facets",
    "Figure",
    "Found",
    "FoundCase",
    "FoundPassage",
    "FtzError",
    "Outcome",
    "ProofError",
    "QuestionError",
    "Settings",
    "Statement",
    "Understood",
    "answer_to_dict",
    "compare",
    "comparison_to_dict",
    "open_assistant",
    "proven",
    "read_figures",
    "read_settings",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever the name stands for
    if name not in _HOME:
        raise AttributeError(f"module 'assistant' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
