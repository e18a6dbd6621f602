"""The right side: every case of an answer as its record, with the quotes marked where they stand; or one record."""

from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.page.markup import Html, element, join
from assistant.page.messages import badges, case_facts
from assistant.page.places import ComparePlace, RegionPlace
from assistant.page.record import Mark, record_text
from assistant.page.turn_words import TURN_WORDS
from assistant.page.wording import TAGS, WORDS, day, programme, themes, zones
from assistant.proving import proven
from corpus import DEPTHS, EVIDENCE, LANGUAGES, Case, Collection, Language, Passage, Source, passages_of

_LONGEST_SHOWN = 200


def evidence_panel(turn: int, answer: Answer, collection: Collection) -> Html:
    """The evidence of one answer; the passage of citation n has the id ``passage-<turn>-<n>``.

    Raises:
        ProofError: a quote is not what stands in its record; it is not shown.
    """
    proven(answer, collection)
    language = answer.understood.language
    words = WORDS[language]
    sources = (
        _source(turn, place, collection.cases[found.case.id], _cited(answer, found.case), collection)
        for place, found in enumerate(answer.cases, 1)
    )
    return element(
        "section",
        element(
            "header",
            element("button", "← ", words.back, type="button", class_="back-to-answer quiet"),
            element("h2", words.evidence_for),
            element("p", answer.question[:_LONGEST_SHOWN], class_="for-question", dir="auto"),
            class_="evidence-head",
        ),
        *sources,
        class_="evidence",
        id=f"evidence-{turn}",
        lang=TAGS[language],
    )


def record_panel(case: Case, collection: Collection) -> Html:
    """The whole record of a case in both languages, one of them hidden."""
    versions = (
        element(
            "div",
            element("h2", case.title(language)),
            element("p", case_facts(case, collection, language), badges(case, language), class_="facts"),
            element("p", _flip(language), *_uses(case, language), class_="tools"),
            element("div", record_text(case.texts[language], ()), class_="record"),
            _provenance(_main_source(case, []), language),
            element("div", _facts(case, collection, language), _sources(case.sources, language), class_="about"),
            class_="version",
            lang=TAGS[language],
            hidden=language != LANGUAGES[0],
        )
        for language in LANGUAGES
    )
    return _reading(element("article", *versions, class_="source whole"), f"record-{case.id}")


def unknown_record(key: str) -> Html:
    """What stands in the place of a record that the library does not have."""
    words = f"No case of the library has the id “{key[:_LONGEST_SHOWN]}”. 案例库中没有此编号的案例。"
    return _reading(element("p", words, class_="no-record"), "record-unknown")


def _reading(content: Html, name: str) -> Html:
    close = element("button", "✕ Close ", element("span", "关闭", lang=TAGS["zh"]), type="button", class_="leave quiet")
    return element(
        "section", element("header", close, class_="evidence-head"), content, class_="evidence", id=name, tabindex="-1"
    )


def _uses(case: Case, language: Language) -> Sequence[Html]:
    """What can be done with a record: check it for a region, compare it."""
    if case.kind == "overview":
        return ()
    tongue: Language | None = None if language == "en" else language
    words = TURN_WORDS[language]
    addresses = (
        (words.for_region, RegionPlace(case=case.id, language=tongue).address()),
        (words.compare_with, ComparePlace((case.id,), language).address()),
    )
    return [element("a", said, href=address, class_="quiet use") for said, address in addresses]


def _cited(answer: Answer, case: Case) -> list[Citation]:
    return [citation for citation in answer.citations if citation.case_id == case.id]


def _source(turn: int, place: int, case: Case, cited: list[Citation], collection: Collection) -> Html:
    language: Language = cited[0].language if cited else "en"
    versions = (
        _version(turn, place, case, version, cited, collection)
        for version in sorted(LANGUAGES, key=lambda version: version != language)
    )
    return element("article", *versions, class_="source", id=f"source-{turn}-{place}", tabindex="-1")


def _version(
    turn: int, place: int, case: Case, language: Language, cited: list[Citation], collection: Collection
) -> Html:
    """The record in one language: the one that is quoted, or its twin, one click away."""
    words = WORDS[language]
    own = [citation for citation in cited if citation.language == language]
    marks = [_mark(turn, citation) for citation in own] if own else _twins(turn, case, language, cited)
    is_twin = bool(cited) and not own
    return element(
        "div",
        element("h3", element("span", str(place), class_="place"), case.title(language)),
        element("p", case_facts(case, collection, language), badges(case, language), class_="facts"),
        element("p", words.translated, class_="twin-note") if is_twin else "",
        element("div", record_text(case.texts[language], marks), class_="record"),
        _provenance(_main_source(case, cited), language),
        element("div", _facts(case, collection, language), _sources(case.sources, language), class_="rest about"),
        element(
            "p",
            element("button", words.whole_record, type="button", class_="whole-record quiet"),
            _flip(language),
            class_="tools",
        ),
        class_="version",
        lang=TAGS[language],
        hidden=is_twin or (not cited and language != LANGUAGES[0]),
    )


def _flip(language: Language) -> Html:
    words = WORDS[language].other_language
    return element("button", words, type="button", class_="flip quiet", lang=_other_tag(language))


def _other_tag(language: Language) -> str:
    return next(tag for other, tag in TAGS.items() if other != language)


def _mark(turn: int, citation: Citation) -> Mark:
    number = citation.number
    return Mark(number, citation.start, citation.end, f"passage-{turn}-{number}", f"cite-{turn}-{number}")


def _twins(turn: int, case: Case, language: Language, cited: list[Citation]) -> list[Mark]:
    """The lines of the other language that say what was cited: those of the same block."""
    passages = list(passages_of(case))
    block = {passage.id: passage.block for passage in passages}
    lines: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.language == language:
            lines.setdefault(passage.block, []).append(passage)
    marks: list[Mark] = []
    for citation in cited:
        same = lines.get(block.get(citation.passage_id, -1), [])
        if same:
            number = citation.number
            anchor, back = f"twin-{turn}-{number}", f"cite-{turn}-{number}"
            marks.append(Mark(number, same[0].start, same[-1].end, anchor, back))
    return marks


def _main_source(case: Case, cited: list[Citation]) -> Source:
    return cited[0].source if cited else case.sources[0]


def _provenance(source: Source, language: Language) -> Html:
    words = WORDS[language]
    published = (
        words.published.format(publisher=source.publisher, date=day(source.date, language))
        if source.date
        else words.publisher_only.format(publisher=source.publisher)
    )
    link = source_link(source, words.read_source if source.url else words.no_link)
    gap = " " if language == "en" else ""
    return element(
        "p", words.provenance, gap, published, gap, words.reprint if source.reprint else "", " ", link,
        class_="provenance",
    )  # fmt: skip


def source_link(source: Source, words: str) -> Html:
    """*words* as a link to the published source, or plain where it has no address."""
    if not (source.url or "").startswith(("https://", "http://")):
        return element("span", words)
    return element("a", words, " ↗", href=source.url, target="_blank", rel="noopener noreferrer", class_="outward")


def _facts(case: Case, collection: Collection, language: Language) -> Html:
    words = WORDS[language]
    rows = (
        (words.zones, zones(case, collection, language)),
        # Places are recorded in English only.
        (words.places, words.listing.join(case.places) if language == "en" else ""),
        (words.issued, day(case.issued, language)),
        (words.programme, programme(case, language)),
        (words.themes, words.listing.join(themes(case, language))),
        (words.depth, DEPTHS[case.depth][language]),
        (words.evidence, EVIDENCE[case.evidence][language]),
    )
    return join(
        element("h4", words.facts),
        element("dl", *(join(element("dt", name), element("dd", value)) for name, value in rows if value)),
    )


def _sources(sources: Sequence[Source], language: Language) -> Html:
    words = WORDS[language]
    items = (
        element(
            "li",
            element("span", source_link(source, source.title), lang="en"),
            " — ",
            element("span", source.publisher, lang="en"),
            words.listing + day(source.date, language) if source.date else "",
            f" ({words.reprint.rstrip('.。').lower()})" if source.reprint else "",
        )
        for source in sources
    )
    return join(element("h4", words.sources), element("ol", *items, class_="sources"))
