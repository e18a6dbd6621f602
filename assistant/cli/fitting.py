"""What ``ftz-cases similar`` and ``ftz-cases checklist`` read and print."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from assistant.answer_json import as_json as written
from assistant.cli.faults import UsageFault
from assistant.cli.layout import Screen, screen
from assistant.cli.records import case_called
from assistant.cli.terminal import badges, print_citations, programme_of, zones_of
from assistant.cli.words import WORDS
from assistant.conditions import Verdict, condition_name
from assistant.described import Described, Region, region_named
from assistant.fitting import FittingCase, LikeCase, cases_for, cases_like, cases_that_fit
from assistant.folding import FoldedCase
from assistant.transfer import Checklist
from assistant.transfer import checklist as made_checklist
from assistant.transfer_json import checklist_to_dict, fitting_to_dict, like_to_dict
from assistant.understanding import QuestionError, cleaned
from corpus import Case, Collection, Language

if TYPE_CHECKING:
    from assistant.asking import Assistant

_INDENT = 3


@dataclass(frozen=True, slots=True)
class _Words:
    fitting: str
    on_topic: str
    none_on_topic: str
    none: str
    like: str
    read_as: str
    why: str
    why_not: str
    unknown: str
    same_idea: str
    compare: str
    compared: str
    own: str
    verdicts: dict[Verdict, str]


_SAID: dict[Language, _Words] = {
    "en": _Words(
        fitting="Cases of other zones that fit {region} best:",
        on_topic="Cases of other zones on “{topic}” for {region}; the search counts most, then how well they fit:",
        none_on_topic="The library has nothing of other zones on “{topic}”. Try other words, or leave the topic out.",
        none="The library has no case of another zone.",
        like="Cases of other zones like “{title}”:",
        read_as="Read as: {}",
        why="Why",
        why_not="Why not",
        unknown="Not known",
        same_idea="The same idea",
        compare="What one would need: ftz-cases checklist {id} --for {region}",
        compared="{title}: what {region} would need",
        own="{region}, ",
        verdicts={"met": "met", "not_met": "not met", "unknown": "unknown"},
    ),
    "zh": _Words(
        fitting="与{region}条件最相近的其他自贸试验区案例：",
        on_topic="其他自贸试验区关于“{topic}”的案例，供{region}参考；先看相关程度，再看条件是否相近：",
        none_on_topic="库中没有其他自贸试验区关于“{topic}”的内容。可换一种说法，或不填主题。",
        none="库中没有其他自贸试验区的案例。",
        like="与《{title}》相近的其他自贸试验区案例：",
        read_as="理解为：{}",
        why="相近之处",
        why_not="不符之处",
        unknown="不详",
        same_idea="同类做法",
        compare="所需条件：ftz-cases checklist {id} --for {region}",
        compared="{title}：{region}需要具备什么",
        own="{region}，",
        verdicts={"met": "具备", "not_met": "不具备", "unknown": "不详"},
    ),
}


def case_to_compare(name: str, collection: Collection) -> Case:
    """Return the case with this id, or the one id that begins so; raises UsageFault or UnknownNameError."""
    if not name.strip():
        raise UsageFault("give the id of a case, or --for REGION; 'ftz-cases list' shows every id")
    return case_called(name, collection)


def region_typed(text: str | None, collection: Collection) -> Region:
    """Return the region that was typed; raises UsageFault or UnknownNameError."""
    if text is None:
        raise UsageFault("--for is missing; for example: --for Yunnan")
    return region_named(text.encode(errors="replace").decode(), collection)


def topic_of(typed: str, collection: Collection) -> str:
    """Return the topic that was typed, empty if there is none; raises UsageFault."""
    if typed in collection.cases:
        raise UsageFault("give a case id or --for, not both; 'ftz-cases checklist ID --for REGION' compares the two")
    try:
        return cleaned(typed) if typed else ""
    except QuestionError as error:
        raise UsageFault(str(error)) from error


def found_for(
    region: Region,
    topic: str,
    collection: Collection,
    language: Language,
    limit: int,
    opened: "Callable[[], Assistant]",
) -> tuple[FittingCase, ...]:
    """Return the cases for *region*; an assistant is opened, which takes seconds, only where there is a topic."""
    if topic:
        return cases_for(region, topic, opened(), language, limit)
    return cases_that_fit(region, collection, language, limit)


def show_fitting(
    region: Region,
    topic: str,
    found: Sequence[FittingCase],
    collection: Collection,
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Print the cases *found* for *region*."""
    if as_json:
        typer.echo(written(fitting_to_dict(region, topic, language, found)))
    else:
        print_fitting(region, topic, found, collection, language, screen())


def show_like(case: Case, assistant: "Assistant", language: Language, limit: int, *, as_json: bool) -> None:
    """Print the cases of other zones that are like *case*."""
    found = cases_like(case, assistant, language, limit)
    if as_json:
        typer.echo(written(like_to_dict(case, language, found)))
    else:
        print_like(case, found, assistant.collection, language, screen())


def show_checklist(case: Case, region: Region, collection: Collection, language: Language, *, as_json: bool) -> None:
    """Print what *region* would need for *case*."""
    made = made_checklist(case, region, collection, language)
    if as_json:
        typer.echo(written(checklist_to_dict(made)))
    else:
        print_checklist(made, collection, screen())


def print_fitting(
    region: Region,
    topic: str,
    found: Sequence[FittingCase],
    collection: Collection,
    language: Language,
    screen: Screen,
) -> None:
    """Print cases for a region, each with why, why not and what is not known."""
    said, name = _SAID[language], region.short_name(language)
    line = (said.on_topic if found else said.none_on_topic) if topic else (said.fitting if found else said.none)
    screen.write(line.format(topic=topic, region=name), style="bold" if found else "")
    _print_read_as(region, language, screen)
    for number, entry in enumerate(found, start=1):
        screen.write()
        _print_case(number, entry.case, collection, language, screen)
        for label, reasons in (
            (said.why, entry.fit.why),
            (said.why_not, entry.fit.why_not),
            (said.unknown, entry.fit.unknown),
        ):
            _print_reasons(label, reasons, screen)
    if found:
        screen.write()
        screen.write(said.compare.format(id=found[0].case.id, region=shlex.quote(name)), style="dim", keep=True)


def print_like(
    case: Case, found: Sequence[LikeCase], collection: Collection, language: Language, screen: Screen
) -> None:
    """Print cases like *case*, each with what they share, and under it those of the same idea with what differs."""
    said = _SAID[language]
    screen.write(said.like.format(title=case.title(language)) if found else said.none, style="bold" if found else "")
    for number, entry in enumerate(found, start=1):
        screen.write()
        _print_case(number, entry.case, collection, language, screen)
        _print_reasons(said.why, entry.why, screen)
        _print_folded(entry.folded, language, screen)


def print_checklist(made: Checklist, collection: Collection, screen: Screen) -> None:
    """Print a checklist: each condition with its verdict, what that rests on, and the sentences quoted."""
    language = made.language
    said, words, name = _SAID[language], WORDS[language], made.region.short_name(language)
    screen.write(said.compared.format(title=made.case.title(language), region=name), style="bold")
    screen.write(made.case.id, style="cyan")
    _print_read_as(made.region, language, screen)
    screen.write(made.line)
    for number, item in enumerate(made.items, start=1):
        screen.write()
        verdict = said.verdicts[item.verdict]
        label = condition_name(item.condition, collection, language) + words.colon
        screen.write(Text.assemble((f"{number}. ", "bold cyan"), label, (verdict, "bold")), hang=_INDENT)
        screen.write(item.reason, style="italic", indent=_INDENT)
        for place in filter(None, (item.citation, item.own)):
            quoted = made.citations[place - 1]
            whose = "" if place == item.citation else said.own.format(region=name) + quoted.case_id + words.colon
            screen.write(
                Text.assemble((f"[{place}] ", "bold cyan"), whose, f"“{quoted.quote}”"), indent=_INDENT, hang=4
            )
    if made.citations:
        screen.write()
        print_citations(made.citations, language, screen)


def _print_read_as(region: Region, language: Language, screen: Screen) -> None:
    if isinstance(region, Described):
        screen.write(_SAID[language].read_as.format(region.read_as(language)))


def _print_case(number: int, case: Case, collection: Collection, language: Language, screen: Screen) -> None:
    title = Text.assemble((f"{number}. ", "bold cyan"), (case.title(language), "bold"), *badges(case, language))
    screen.write(title, hang=_INDENT)
    screen.write(case.id, style="cyan", indent=_INDENT)
    facts = (
        zones_of(case, collection, language),
        case.issued or WORDS[language].date_unknown,
        programme_of(case, language),
    )
    screen.write(" · ".join(facts), indent=_INDENT)


def _print_reasons(label: str, reasons: Sequence[str], screen: Screen) -> None:
    if reasons:
        screen.write(label, style="italic", indent=_INDENT)
        for reason in reasons:
            screen.write(f"- {reason}", indent=_INDENT, hang=2)


def _print_folded(folded: Sequence[FoldedCase], language: Language, screen: Screen) -> None:
    if folded:
        screen.write(_SAID[language].same_idea, style="italic", indent=_INDENT)
    for other in folded:
        screen.write(Text.assemble("- ", (other.case.title(language), "bold")), indent=_INDENT, hang=2)
        screen.write(other.case.id, style="cyan", indent=_INDENT + 2)
        screen.write(WORDS[language].semicolon.join(other.differences), indent=_INDENT + 2)
