"""A checked draft on standard output: sentence by sentence in a terminal, a line each in a pipe, or JSON."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer
from rich.text import Text

from assistant.answer_json import as_json as written
from assistant.cli.faults import UsageFault
from assistant.cli.layout import Screen, screen
from assistant.cli.terminal import print_citations
from assistant.cli.words import WORDS
from assistant.draft_facts import Difference, DifferenceKind
from assistant.drafts import (
    LONGEST_DRAFT,
    CheckedDraft,
    CheckedSentence,
    DraftError,
    Verdict,
    check_draft,
    sentences_to_check,
)
from assistant.drafts_json import checked_draft_to_dict
from corpus import SECTIONS, Language

if TYPE_CHECKING:
    from assistant.asking import Assistant

_STYLES: dict[Verdict, str] = {"supported": "green", "near": "yellow", "nothing": "dim"}
_VERDICTS: dict[Language, dict[Verdict, str]] = {
    "en": {"supported": "supported", "near": "near", "nothing": "nothing found"},
    "zh": {"supported": "有记录支持", "near": "相近", "nothing": "未找到"},
}
_KINDS: dict[Language, dict[DifferenceKind, str]] = {
    "en": {
        "number": "Number",
        "date": "Date",
        "place": "Place",
        "actor": "Name",
        "direction": "Direction",
        "negation": "Not",
    },
    "zh": {
        "number": "数字",
        "date": "日期",
        "place": "地点",
        "actor": "名称",
        "direction": "增减方向",
        "negation": "肯定与否定",
    },
}
_COUNTED: dict[Language, str] = {
    "en": "{} sentences checked: {} supported by a record, {} near a case, {} without anything near.",
    "zh": "共核对{}句：{}句有记录支持，{}句有相近案例，{}句未找到相关内容。",
}
_COUNTED_ONE = "1 sentence checked: {1} supported by a record, {2} near a case, {3} without anything near."
_DIFFERS: dict[Language, str] = {"en": "{}: record: {}; draft: {}", "zh": "{}：记录：{}；草稿：{}"}
_SILENT: dict[Language, str] = {"en": "not there", "zh": "未提及"}
_CAUTION: dict[Language, str] = {
    "en": "Supported means that the quoted record says so, not that it is true. Read the quotes.",
    "zh": "“有记录支持”仅指所引记录有此表述，不代表其为事实。请阅读引文。",
}


def draft_of(name: str, stdin: TextIO) -> str:
    """Return the draft in the file *name*, or what stands on *stdin* for a dash.

    Raises:
        UsageFault: there is none that could be checked; said before the model is loaded, which takes seconds.
    """
    try:
        # One character more than is allowed tells that there are too many; /dev/zero is endless.
        if name == "-":
            text = stdin.read(LONGEST_DRAFT + 1)
        else:
            with Path(name).open(encoding="utf-8-sig") as file:
                text = file.read(LONGEST_DRAFT + 1)
        sentences_to_check(text)
    except UnicodeError:
        where = "standard input" if name == "-" else name
        raise UsageFault(f"{where} is not UTF-8 text; save the draft as plain text in UTF-8") from None
    except OSError as error:
        raise UsageFault(f"{name}: {error.strerror}; name a text file, or - for standard input") from None
    except DraftError as error:
        raise UsageFault(str(error)) from error
    return text


def check(text: str, assistant: "Assistant", language: Language | None, *, as_json: bool) -> None:
    """Print what the records have on *text*."""
    checked = check_draft(text, assistant)
    if as_json:
        typer.echo(written(checked_draft_to_dict(checked)))
        return
    show(checked, language or _language_of(checked), screen())


def show(checked: CheckedDraft, language: Language, where: Screen) -> None:
    """Print sentences with their quotes on a terminal; in a pipe one line a sentence, with tabs between its parts."""
    if where.wraps:
        print_checked(checked, language, where)
        return
    for sentence in checked.sentences:
        quotes = " | ".join(citation.quote for citation in checked.quotes_of(sentence))
        differing = " | ".join(difference_line(one, language) for one in sentence.differences)
        fields = (sentence.verdict, sentence.case_id or "", sentence.text, differing, quotes)
        typer.echo("\t".join(" ".join(field.split()) for field in fields))


def print_checked(checked: CheckedDraft, language: Language, where: Screen) -> None:
    """Print each sentence with its verdict, its quotes and what differs, and the sources of the quotes."""
    counts = [checked.count(verdict) for verdict in ("supported", "near", "nothing")]
    one = len(checked.sentences) == 1 and language == "en"
    line = _COUNTED_ONE if one else _COUNTED[language]
    where.write(line.format(len(checked.sentences), *counts), style="bold")
    for number, sentence in enumerate(checked.sentences, start=1):
        where.write()
        _print_sentence(number, sentence, checked, language, where)
    if checked.citations:
        where.write()
        print_citations(checked.citations, language, where)
        where.write()
        where.write(_CAUTION[language], style="dim")


def difference_line(difference: Difference, language: Language) -> str:
    """Return what the record and the draft say, side by side."""
    silent = _SILENT[language]
    kind = _KINDS[language][difference.kind]
    return _DIFFERS[language].format(kind, difference.record or silent, difference.draft or silent)


def _print_sentence(
    number: int, sentence: CheckedSentence, checked: CheckedDraft, language: Language, where: Screen
) -> None:
    said = " ".join(sentence.text.split())
    verdict = (f"[{_VERDICTS[language][sentence.verdict]}] ", f"bold {_STYLES[sentence.verdict]}")
    where.write(Text.assemble((f"{number}. ", "bold cyan"), verdict, said), hang=3)
    for difference in sentence.differences:
        where.write(Text(difference_line(difference, language), "yellow"), indent=3, hang=2)
    for citation in checked.quotes_of(sentence):
        label = SECTIONS[citation.section][language] + WORDS[language].colon
        quote = Text.assemble((f"[{citation.number}] ", "bold cyan"), (label, "bold"), f"“{citation.quote}”")
        where.write(quote, indent=3, hang=4)
    if sentence.case_id:
        where.write(sentence.case_id, style="cyan", indent=3, keep=True)


def _language_of(checked: CheckedDraft) -> Language:
    return Counter(sentence.language for sentence in checked.sentences).most_common(1)[0][0]
