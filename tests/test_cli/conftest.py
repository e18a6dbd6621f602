"""A small assistant that needs no model: its answers quote the first passages of named cases of the real library."""

import hashlib
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from assistant.answer import Answer, Citation, FoundCase, FoundPassage, Outcome, Statement, Understood
from assistant.cli.app import main
from assistant.cli.layout import Screen
from assistant.cli.session import Session
from assistant.conversation import Conversation, Turn
from corpus import Case, Collection, Language, passages_of
from index import Facets

CASES = (
    "2025-guangxi-border-vehicle-fast-clearance",
    "2020-hainan-boao-lecheng-drug-insurance",  # weak evidence, summary only
    "2025-overview-best-practice-case-batches",  # no zone
)
WHY: dict[Language, tuple[str, ...]] = {
    "en": ("has the words “border” and “transport”", "is about cross-border transport"),
    "zh": ("含有“边境”“运输”", "主题为跨境运输"),
}
REASON: dict[Language, str] = {"en": "3 cases fit the question.", "zh": "找到3个相关案例。"}
REFUSAL: dict[Language, str] = {
    "en": "Nothing in the library fits this question under the filter zone Guangxi; drop that filter and ask again.",
    "zh": "在“广西”这一筛选条件下，案例库中没有与此问题相关的内容；请取消该筛选后再试。",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class ScriptedAssistant:
    """Knows three cases whatever the question, and none where a facet excludes them."""

    collection: Collection

    def converse(self, questions: Sequence[str]) -> Conversation:
        """Return turns that showed nothing."""
        return tuple(Turn(question) for question in questions)

    def ask(
        self, question: str, facets: Facets | None = None, limit: int = 5, conversation: Conversation = ()
    ) -> Answer:
        """Answer in the language of the question's first character, whatever was asked before it."""
        assert all(isinstance(turn, Turn) for turn in conversation)
        language: Language = "zh" if question > "一" else "en"
        cases = [self.collection.cases[key] for key in CASES]
        admitted = [case for case in cases if (facets or Facets()).admit(case)][:limit]
        return answer_with(admitted, question, language)


@pytest.fixture(scope="session")
def scripted(collection: Collection) -> ScriptedAssistant:
    """The assistant that needs no model."""
    return ScriptedAssistant(collection)


@pytest.fixture
def run(
    scripted: ScriptedAssistant,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Ran]:
    """Run ``ftz-cases`` in this process, with nothing at home."""
    monkeypatch.setenv("FTZ_CASES_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("FTZ_CASES_CORPUS", raising=False)

    def _run(*arguments: str, stdin: str = "", assistant: Any = scripted) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as left:
            main(arguments, Session(open=lambda _settings, _say: assistant))
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return _run


def answer_with(cases: list[Case], question: str, language: Language) -> Answer:
    """Make an answer of the first three passages of each case, of which it cites two."""
    found, citations = [], []
    for case in cases:
        digest = hashlib.sha256(case.texts[language].text.encode()).hexdigest()
        passages = []
        for place, part in enumerate([part for part in passages_of(case) if part.language == language][:3]):
            where = (part.id, language, part.section, part.start, part.end, part.text, digest)
            number = len(citations) + 1 if place < 2 else None
            passages.append(FoundPassage(*where, 0.51234567, number))
            if number:
                citations.append(Citation(number, case.id, *where, "record", case.sources[0]))
        found.append(FoundCase(case, 0.87654321, WHY[language], tuple(passages)))
    return Answer(
        question=question,
        outcome=Outcome.ANSWERED if cases else Outcome.NOTHING_RELEVANT,
        reason=(REASON if cases else REFUSAL)[language],
        understood=Understood(question, language),
        cases=tuple(found),
        statements=tuple(Statement(citation.quote, (citation.number,)) for citation in citations),
        citations=tuple(citations),
        corpus={"fingerprint": "0123456789abcdef" * 4, "cases": 198, "passages": 2885},
        model="multilingual-e5-small",
        timings_ms={"encode": 12.3456, "total": 23.4567},
    )


@pytest.fixture(scope="session")
def printed() -> Callable[[Callable[[Screen], None], int | None], str]:
    """Return what is shown on a terminal of some columns, or, where there is no width, in a pipe."""

    def _printed(show: Callable[[Screen], None], width: int | None) -> str:
        paper = io.StringIO()
        console = Console(file=paper, width=width or 80, color_system=None, highlight=False, markup=False, emoji=False)
        show(Screen(console, wraps=width is not None))
        return "".join(f"{line.rstrip()}\n" for line in paper.getvalue().splitlines())

    return _printed


@pytest.fixture(scope="session")
def check_golden() -> Callable[[str, str], None]:
    """Compare a text with a file in golden/. ``FTZ_WRITE_GOLDEN=1`` writes the file: read it before you commit it."""

    def _check(name: str, text: str) -> None:
        path = Path(__file__).with_name("golden") / name
        if os.environ.get("FTZ_WRITE_GOLDEN"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return _check
