"""A checklist as markup: each condition with its verdict, what that rests on, and the sentences quoted."""

from assistant.answer import Citation
from assistant.conditions import condition_name
from assistant.page.browse import record_address
from assistant.page.evidence import source_link
from assistant.page.markup import Html, element, join, unseen
from assistant.page.view_words import VIEW_WORDS
from assistant.page.wording import TAGS, WORDS, day
from assistant.proving import proven_citations
from assistant.transfer import Checklist, ChecklistItem
from corpus import Collection, Source


def checklist_view(made: Checklist, collection: Collection) -> Html:
    """The checklist; citation n has the id ``checklist-cite-n`` and leads to its source below.

    Raises:
        ProofError: a quote is not what stands in its record; it is not shown.
    """
    proven_citations(made.citations, collection)
    language = made.language
    words = VIEW_WORDS[language]
    sources: dict[Source, list[int]] = {}
    for citation in made.citations:
        sources.setdefault(citation.source, []).append(citation.number)
    below = join(
        element("h4", WORDS[language].sources),
        element("ol", *(_source(source, numbers, made) for source, numbers in sources.items()), class_="sources"),
        element("p", WORDS[language].provenance, " ", words.not_told, class_="provenance"),
    )
    return element(
        "section",
        element("h2", words.needed.format(region=made.region.short_name(language)), tabindex="-1"),
        element("p", element("a", made.case.title(language), href=record_address(made.case)), class_="of-record"),
        element("p", made.line, class_="line"),
        element("ol", *(_item(item, made, sources, collection) for item in made.items), class_="conditions"),
        below if sources else "",
        class_="checklist",
        id=f"checklist-{made.case.id}",
        lang=TAGS[language],
    )


def _item(item: ChecklistItem, made: Checklist, sources: dict[Source, list[int]], collection: Collection) -> Html:
    verdict = element(
        "span", VIEW_WORDS[made.language].verdicts[item.verdict], class_=f"verdict {item.verdict.replace('_', '-')}"
    )
    quotes = [_quote(made.citations[item.citation - 1], made, sources)]
    if item.own:
        own = made.citations[item.own - 1]
        quotes.append(_quote(own, made, sources, _whose(own, made, collection)))
    return element(
        "li",
        element("h3", condition_name(item.condition, collection, made.language), " ", verdict),
        element("p", _capitalised(item.reason), class_="because"),
        element("ul", *quotes, class_="quotes"),
        class_="condition",
    )


def _whose(own: Citation, made: Checklist, collection: Collection) -> Html:
    """Of which of the region's own cases a sentence is."""
    case = collection.cases[own.case_id]
    said = VIEW_WORDS[made.language].own.format(region=made.region.short_name(made.language))
    title = element("a", case.title(made.language), href=record_address(case))
    return element("span", said, " ", title, class_="whose")


def _quote(citation: Citation, made: Checklist, sources: dict[Source, list[int]], whose: str = "") -> Html:
    passage = WORDS[made.language].passage
    link = element(
        "a",
        unseen(f"{passage} "),
        str(citation.number),
        href=f"#checklist-source-{sources[citation.source][0]}",
        id=f"checklist-cite-{citation.number}",
        class_="cite",
        title=f"{passage} {citation.number}",
    )
    # The joiner keeps the number from standing alone on a line.
    glue = "\N{NO-BREAK SPACE}\N{WORD JOINER}"
    return element("li", whose, element("span", citation.quote, class_="verbatim"), glue, link)


def _source(source: Source, numbers: list[int], made: Checklist) -> Html:
    cited = join(*(element("a", str(n), href=f"#checklist-cite-{n}", class_="number") for n in numbers))
    dated = WORDS[made.language].listing + day(source.date, made.language) if source.date else ""
    named = element("span", source_link(source, source.title), " — ", source.publisher, lang="en")
    return element("li", cited, named, dated, id=f"checklist-source-{numbers[0]}", tabindex="-1")


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
