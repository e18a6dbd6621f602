"""An answer as it stands in the conversation: how it was read, its cases with their quotes, and ways on."""

from collections.abc import Sequence

from assistant.answer import Answer, FoundCase, Outcome, Statement
from assistant.commands import More, NewTopic, command_in
from assistant.comparison import Comparison
from assistant.page.chips import Asked, reading_chips
from assistant.page.comparison import comparison_view
from assistant.page.markup import NOTHING, Html, element, join, text, unseen
from assistant.page.messages import badges, case_facts, chips_of, other_labels, starters
from assistant.page.next_steps import next_steps, ways_near
from assistant.page.turn_words import TURN_WORDS
from assistant.page.wording import TAGS, WORDS, counted, themes
from corpus import Collection, Language

_MOST_THEMES = 2


def answer_message(
    asked: Asked, answer: Answer, collection: Collection, steps: Sequence[str], comparison: Comparison | None = None
) -> Html:
    """The whole answer: how it came about, its reason, each case with its quotes or a *comparison*, and ways on."""
    language, turn = answer.understood.language, asked.number
    others = other_labels(answer.understood, asked.facets, collection)
    trace = element(
        "details",
        element("summary", *steps[-1:], " ", chips_of(others)),
        element("ol", *(element("li", step, class_="done") for step in steps), class_="steps"),
        class_="trace",
    )
    body = _body(turn, answer, collection, comparison) if answer.cases else _nothing(asked, answer, collection)
    return element(
        "div",
        trace,
        reading_chips(asked, answer, collection),
        body,
        next_steps(asked, answer, collection),
        class_="answer",
        id=f"answer-{turn}",
        lang=TAGS[language],
    )


def _body(turn: int, answer: Answer, collection: Collection, comparison: Comparison | None) -> Html:
    language = answer.understood.language
    if comparison:
        shown = comparison_view(comparison, collection, turn)
        return join(shown, _way_to_evidence(turn, len(comparison.citations), language))
    return join(_cases(turn, answer, collection), left_out(answer))


def _cases(turn: int, answer: Answer, collection: Collection) -> Html:
    of_case = {citation.number: citation.case_id for citation in answer.citations}
    said = {
        found.case.id: [line for line in answer.statements if _is_of(line, found.case.id, of_case)]
        for found in answer.cases
    }
    general = [line for line in answer.statements if not any(line in lines for lines in said.values())]
    language = answer.understood.language
    return join(
        element("p", answer.reason, class_="reason"),
        element("p", TURN_WORDS[language].fair, class_="fair") if answer.strength == "fair" else "",
        _quotes(turn, general, language) if general else "",
        *(
            _case(turn, place, found, said[found.case.id], collection, language)
            for place, found in enumerate(answer.cases, 1)
        ),
        _way_to_evidence(turn, len(answer.citations), language),
    )


def _way_to_evidence(turn: int, count: int, language: Language) -> Html:
    words = counted(WORDS[language].see_evidence, count=count)
    return element("p", element("a", words, href=f"#evidence-{turn}", class_="to-evidence"), class_="foot")


def _is_of(line: Statement, case_id: str, of_case: dict[int, str]) -> bool:
    """Say whether the statement rests on this case; one that rests on several stands with the first."""
    return bool(line.citations) and of_case.get(line.citations[0]) == case_id


def _case(
    turn: int, place: int, found: FoundCase, said: list[Statement], collection: Collection, language: Language
) -> Html:
    case = found.case
    labels = themes(case, language)
    chips = chips_of(labels[:_MOST_THEMES])
    why = WORDS[language].listing.join(found.why) if language == "en" else "；".join(found.why)
    return element(
        "section",
        element(
            "h3",
            element("span", str(place), class_="place"),
            element("a", case.title(language), href=f"#source-{turn}-{place}", class_="to-case"),
        ),
        element("p", case_facts(case, collection, language), badges(case, language), chips, class_="facts"),
        _quotes(turn, said, language),
        element("p", element("span", WORDS[language].matched, WORDS[language].colon), why, class_="why") if why else "",
        class_="case",
    )


def _quotes(turn: int, lines: list[Statement], language: Language) -> Html:
    passage = WORDS[language].passage
    return element(
        "ul",
        *(
            element(
                "li",
                element("span", line.text, class_="verbatim"),
                *(_citation(turn, number, passage) for number in line.citations),
            )
            for line in lines
        ),
        class_="quotes",
    )


def _citation(turn: int, number: int, passage: str) -> Html:
    link = element(
        "a",
        unseen(f"{passage} "),
        str(number),
        href=f"#passage-{turn}-{number}",
        id=f"cite-{turn}-{number}",
        class_="cite",
        title=f"{passage} {number}",
    )
    # The joiner keeps the number, which is a box to the browser, from standing alone on a line.
    return join("\N{NO-BREAK SPACE}\N{WORD JOINER}", link)


def left_out(answer: Answer) -> Html:
    """The nearest cases that are no part of the answer, folded away, each with the reason."""
    if not answer.rejected:
        return NOTHING
    language = answer.understood.language
    entries = (
        element("li", text(found.case.title(language)), " – ", text(", ".join(found.why))) for found in answer.rejected
    )
    return element("details", element("summary", WORDS[language].rejected), element("ul", *entries), class_="left-out")


def _nothing(asked: Asked, answer: Answer, collection: Collection) -> Html:
    """Why there is no answer, and the ways on from here."""
    language = answer.understood.language
    words = WORDS[language]
    ways = join(
        element("button", words.without_filters, type="button", class_="action ask-without-filters"),
        element("button", words.clear_filters, type="button", class_="action quiet clear-filters"),
    )
    return element(
        "div",
        element("h3", _heading(answer)),
        element("p", text(answer.reason), class_="reason"),
        element("p", ways, class_="actions") if asked.facets else "",
        left_out(answer),
        ways_near(answer, collection),
        element("p", words.try_this, class_="try"),
        starters((language,)),
        class_="nothing",
    )


def _heading(answer: Answer) -> str:
    words = WORDS[answer.understood.language]
    match command_in(answer.question, ()):
        case More():
            return TURN_WORDS[answer.understood.language].no_more
        case NewTopic(""):
            return TURN_WORDS[answer.understood.language].new_topic
    return words.out_of_scope if answer.outcome is Outcome.OUT_OF_SCOPE else words.nothing
