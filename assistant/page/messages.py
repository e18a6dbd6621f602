"""The left side: what stands in the conversation, made from a question, a step or an answer."""

from collections.abc import Iterable, Sequence

from assistant.answer import Answer, FoundCase, Outcome, Statement, Understood
from assistant.page.markup import NOTHING, Html, element, join, text, unseen
from assistant.page.wording import STARTERS, TAGS, WORDS, counted, day, labels_of, programme, themes, zones
from corpus import DEPTHS, EVIDENCE, LANGUAGES, Case, Collection, Language
from index import Facets

# A question is shown whole up to here; a pasted document would bury the answer.
_LONGEST_SHOWN = 600
_MOST_THEMES = 2


def question_message(turn: int, question: str, filters: Iterable[str]) -> Html:
    """What the person asked, as it was typed, and the filters it was asked under."""
    shown = _shortened(question)
    chips = _chips(filters)
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
    chips = _chips(_recognised(understood, collection))
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


def _chips(names: Iterable[str]) -> Html:
    return join(*(element("span", name, class_="chip") for name in names))


def found_line(language: Language, cases: int, passages: int) -> str:
    """How much was found."""
    return counted(WORDS[language].found, cases=cases, passages=passages)


def answer_message(turn: int, answer: Answer, collection: Collection, steps: Sequence[str], facets: Facets) -> Html:
    """The whole answer: how it came about, its reason, and each case with its quotes."""
    language = answer.understood.language
    recognised = _recognised(answer.understood, collection)
    # The filters stand below the question already.
    chosen = labels_of(facets, collection, language)
    trace = element(
        "details",
        element("summary", *steps[-1:], " ", _chips(name for name in recognised if name not in chosen)),
        element("ol", *(element("li", step, class_="done") for step in steps), class_="steps"),
        class_="trace",
    )
    body = join(_cases(turn, answer, collection), left_out(answer)) if answer.cases else _nothing(answer, facets)
    return element("div", trace, body, class_="answer", id=f"answer-{turn}", lang=TAGS[language])


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
    chips = _chips(labels[:_MOST_THEMES])
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


def _nothing(answer: Answer, facets: Facets) -> Html:
    """Why there is no answer, and the ways on from here."""
    language = answer.understood.language
    words = WORDS[language]
    heading = words.out_of_scope if answer.outcome is Outcome.OUT_OF_SCOPE else words.nothing
    ways = join(
        element("button", words.without_filters, type="button", class_="action ask-without-filters"),
        element("button", words.clear_filters, type="button", class_="action quiet clear-filters"),
    )
    return element(
        "div",
        element("h3", heading),
        element("p", text(answer.reason), class_="reason"),
        element("p", ways, class_="actions") if facets else "",
        left_out(answer),
        element("p", words.try_this, class_="try"),
        starters((language,)),
        class_="nothing",
    )
