"""What stands in the conversation besides answers: questions, steps, notices, and what answers are made of."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Understood
from assistant.page.markup import Html, element, join, unseen
from assistant.page.wording import STARTERS, TAGS, WORDS, counted, day, labels_of, programme, zones
from corpus import DEPTHS, EVIDENCE, LANGUAGES, Case, Collection, Language
from index import Facets

# A question is shown whole up to here; a pasted document would bury the answer.
_LONGEST_SHOWN = 600


def question_message(turn: int, question: str, filters: Iterable[str]) -> Html:
    """What the person asked, as it was typed, and the filters it was asked under."""
    shown = _shortened(question)
    chips = chips_of(filters)
    return element(
        "div",
        element("p", shown, class_="asked", dir="auto") if shown.strip() else "",
        element("p", unseen("Filters: "), chips, class_="chips") if chips else "",
        class_="question",
        id=f"question-{turn}",
    )


def progress_message(language: Language, done: Iterable[str], busy: str) -> Html:
    """The steps taken so far and the one that is running."""
    steps = [element("li", step, class_="done") for step in done]
    return element(
        "div",
        element("ol", *steps, element("li", busy, "…", class_="busy"), class_="steps"),
        class_="progress",
        role="status",
        lang=TAGS[language],
    )


def notice_message(language: Language, words: str) -> Html:
    """A friendly line instead of an answer: a question that cannot be asked, or one that was stopped."""
    return element("div", element("p", words), class_="notice", role="alert", lang=TAGS[language])


def understood_line(understood: Understood, collection: Collection) -> Html:
    """How the question was read, in one line."""
    words = WORDS[understood.language]
    chips = chips_of(_recognised(understood, collection))
    read_as = element("span", _shortened(understood.text), class_="as-read")
    return join(words.understood, words.colon, read_as, " " if chips else "", chips)


def _shortened(question: str) -> str:
    return question if len(question) <= _LONGEST_SHOWN else f"{question[:_LONGEST_SHOWN]}…"


def _recognised(understood: Understood, collection: Collection) -> list[str]:
    """What was found in the question and its filters, each by its name."""
    language = understood.language
    facets = Facets(
        understood.zones, understood.themes, understood.programmes, since=understood.since, until=understood.until
    )
    names = [*labels_of(facets, collection, language), *understood.places, *(f"“{it}”" for it in understood.phrases)]
    return list(dict.fromkeys(names))


def other_labels(understood: Understood, filters: Facets, collection: Collection) -> list[str]:
    """What was found in the question besides zones and years; filters are left out."""
    bare = replace(understood, zones=(), since=None, until=None)
    chosen = labels_of(filters, collection, understood.language)
    return [name for name in _recognised(bare, collection) if name not in chosen]


def chips_of(names: Iterable[str]) -> Html:
    """Each name in a box of its own."""
    return join(*(element("span", name, class_="chip") for name in names))


def found_line(language: Language, cases: int, passages: int) -> str:
    """How much was found."""
    return counted(WORDS[language].found, cases=cases, passages=passages)


def starters(languages: tuple[Language, ...] = LANGUAGES) -> Html:
    """Questions to begin with; a click asks them."""
    return element(
        "ul",
        *(
            element("li", element("button", question, type="button", class_="starter", lang=TAGS[language]))
            for language, question in STARTERS
            if language in languages
        ),
        class_="starters",
    )


def badges(case: Case, language: Language) -> Html:
    """What a reader must know before relying on the case: weak evidence, summary only."""
    words = WORDS[language]
    return join(
        element("span", EVIDENCE["weak"][language], class_="badge weak", title=words.weak)
        if case.evidence == "weak"
        else "",
        element("span", DEPTHS["summary"][language], class_="badge thin", title=words.summary_only)
        if case.depth == "summary"
        else "",
    )


def case_facts(case: Case, collection: Collection, language: Language) -> Html:
    """Zone, date and programme in one line."""
    return element(
        "span",
        element("span", zones(case, collection, language), class_="zone"),
        " · ",
        element("time", day(case.issued, language), datetime=case.issued),
        " · ",
        element("span", programme(case, language)),
        class_="where",
    )
