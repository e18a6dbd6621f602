"""From a paper to a document: the memo, and the report of the search."""

from collections.abc import Iterable, Iterator

from assistant.answer import Citation, Understood
from assistant.papers.document import Block, Document, Entries, Facts, Heading, Items, Line, Quoted
from assistant.papers.paper import Paper, Search
from assistant.papers.references import References, references_of
from assistant.papers.styles import Style, author_of
from assistant.papers.words import WORDS, Words
from corpus import DEPTHS, EVIDENCE, PROGRAMMES, SECTIONS, THEMES, Case, Collection, Language
from index import Facets

_SHOWN = 12  # characters of a fingerprint; the whole is in the traces of the file


def memo(paper: Paper, collection: Collection, style: Style) -> Document:
    """Return the memo: each case with its quotes, and the references."""
    words = WORDS[paper.language]
    references = references_of(paper, style)
    return _document(paper, words.memo, _ending(_cases(paper, collection, references), references, words))


def report(paper: Paper, search: Search, collection: Collection, style: Style) -> Document:
    """Return the report of the search that led to *paper*: what was asked, searched, found, left out and not found."""
    language, words = paper.language, WORDS[paper.language]
    references = references_of(paper, style)
    found: list[Block] = [*_cases(paper, collection, references)] if paper.cases else [Line(words.found_none)]
    if search.reason and paper.cases:
        found.insert(0, Line(search.reason))
    blocks = [
        Heading(words.understood),
        Facts(tuple(_understood(search.understood, collection, language))),
        Heading(words.filters),
        Facts(tuple(_filters(search, collection, language))),
        Heading(words.searched),
        *_searched(paper, search),
        Heading(words.found),
        *found,
        Heading(words.left_out),
        *_left_out(search, language),
        Heading(words.not_found),
        *_not_found(paper, search, collection),
    ]
    return _document(paper, words.report, _ending(blocks, references, words))


def _document(paper: Paper, title: str, blocks: Iterable[Block]) -> Document:
    words = WORDS[paper.language]
    facts = [
        (words.cases, str(len(paper.cases))),
        (words.date, paper.made.isoformat()),
        (words.library, words.library_is.format(fingerprint=paper.fingerprint[:_SHOWN], records=paper.records)),
        (words.kind_label, words.kind),
    ]
    question = shown(paper.search.question) if paper.search else ""
    if question:
        facts.insert(0, (words.question, question))
    records = tuple(entry.case for entry in paper.cases)
    subtitle = question or (records[0].title(paper.language) if len(records) == 1 else "")
    return Document(paper.language, title, subtitle, tuple(facts), tuple(blocks), records, paper.fingerprint)


def _ending(blocks: Iterable[Block], references: References, words: Words) -> Iterator[Block]:
    yield from blocks
    if references.entries:
        yield Heading(words.references)
        numeric = references.style == "gbt7714-numeric"
        yield Entries(
            tuple(
                (entry.mark if numeric else "", entry.wording, words.reprint if entry.source.reprint else "")
                for entry in references.entries
            )
        )
        yield Heading(words.check)
        yield Line(words.check_with)


def _cases(paper: Paper, collection: Collection, references: References) -> Iterator[Block]:
    language, words = paper.language, WORDS[paper.language]
    for number, entry in enumerate(paper.cases, 1):
        yield Heading(f"{number}. {entry.case.title(language)}", level=2)
        yield Line(facts_line(entry.case, collection, language), small=True)
        if entry.why:
            yield Line(words.why + ("；" if language == "zh" else "; ").join(entry.why))
        for quote in entry.quotes:
            yield _quoted(quote, references, language)
        yield Line(words.sources_of + references.marks(entry.case.sources, language), small=True)


def _quoted(quote: Citation, references: References, language: Language) -> Quoted:
    section = SECTIONS[quote.section][language]
    mark = references.mark(quote.source)
    author = author_of(quote.source) or WORDS[language].unknown
    # By author and date the mark names the publisher already.
    publisher = f"{author} {mark}" if references.style == "gbt7714-numeric" else mark[1:-1]
    note = WORDS[language].footnote.format(
        case=quote.case_id,
        section=section,
        start=quote.start,
        end=quote.end,
        publisher=publisher,
        sha256=quote.sha256[:_SHOWN],
    )
    return Quoted(quote, section, mark, note)


def facts_line(case: Case, collection: Collection, language: Language) -> str:
    """Return zones, date, programme, id and what warns of a case, in one line."""
    words = WORDS[language]
    programme = PROGRAMMES[case.programme][language]
    batch = words.bracketed.format(words.batch.format(case.batch)) if case.batch else ""
    facts = [_zones(case.zones, collection, language) or words.overview, case.issued or words.undated]
    facts += [programme + batch, case.id]
    facts += [EVIDENCE["weak"][language]] if case.evidence == "weak" else []
    facts += [DEPTHS["summary"][language]] if case.depth == "summary" else []
    return " · ".join(facts)


def _zones(zones: Iterable[str], collection: Collection, language: Language) -> str:
    known = collection.regions
    return WORDS[language].comma.join(known[zone].short_name(language) if zone in known else zone for zone in zones)


def _themes(themes: Iterable[str], language: Language) -> str:
    return WORDS[language].comma.join(THEMES[theme][language] if theme in THEMES else theme for theme in themes)


def _programmes(programmes: Iterable[str], language: Language) -> str:
    labels = (PROGRAMMES[name][language] if name in PROGRAMMES else name for name in programmes)
    return WORDS[language].comma.join(labels)


def _years(since: int | None, until: int | None) -> str:
    if since is None and until is None:
        return ""
    return str(since) if since == until else f"{since or '…'}–{until or '…'}"


def _understood(understood: Understood, collection: Collection, language: Language) -> Iterator[tuple[str, str]]:
    words = WORDS[language]
    yield words.read_as, shown(understood.text)
    yield words.language, WORDS[understood.language].language_name
    rows = [
        (words.zones, _zones(understood.zones, collection, language)),
        (words.target, _zones(understood.target, collection, language)),
        (words.places, words.comma.join(understood.places)),
        (words.themes, _themes(understood.themes, language)),
        (words.programmes, _programmes(understood.programmes, language)),
        (words.years, _years(understood.since, understood.until)),
        (words.phrases, words.comma.join(words.quoted.format(phrase) for phrase in understood.phrases)),
        (words.follows, shown(understood.follow_up_of or "")),
    ]
    named = [row for row in rows if row[1]]
    yield from named or [(words.zones, words.nothing_named)]


def _filters(search: Search, collection: Collection, language: Language) -> Iterator[tuple[str, str]]:
    words = WORDS[language]
    if search.facets is None:
        yield words.filters, words.filters_unknown
        return
    yield from _set(search.facets, collection, language) or [(words.filters, words.no_filters)]
    if search.limit:
        yield words.limit, str(search.limit)


def _set(facets: Facets, collection: Collection, language: Language) -> list[tuple[str, str]]:
    words = WORDS[language]
    rows = [
        (words.zones, _zones(facets.zones, collection, language)),
        (words.themes, _themes(facets.themes, language)),
        (words.programmes, _programmes(facets.programmes, language)),
        (words.years, _years(facets.since, facets.until)),
    ]
    return [row for row in rows if row[1]]


def _searched(paper: Paper, search: Search) -> Iterator[Block]:
    words = WORDS[paper.language]
    fingerprint = str(search.corpus.get("fingerprint", ""))
    said = words.searched_in.format(
        cases=search.corpus.get("cases", "?"),
        passages=search.corpus.get("passages", "?"),
        fingerprint=fingerprint[:_SHOWN] or "?",
    )
    yield Items((said, words.how.format(model=search.model)))
    if fingerprint != paper.fingerprint:
        yield Line(words.searched_is_other.format(fingerprint=paper.fingerprint[:_SHOWN]))


def _left_out(search: Search, language: Language) -> Iterator[Block]:
    words = WORDS[language]
    if not search.rejected:
        yield Line(words.left_out_none)
        return
    between = "，" if language == "zh" else ", "
    yield Items(
        tuple(
            f"{case.title(language)} · {case.id}" + (words.bracketed.format(between.join(why)) if why else "")
            for case, why in search.rejected
        )
    )
    yield Line(words.left_out_more)


def _not_found(paper: Paper, search: Search, collection: Collection) -> Iterator[Block]:
    language, words = paper.language, WORDS[paper.language]
    if search.reason and not paper.cases:
        yield Line(search.reason)
    yield Line(words.outcomes[search.outcome])
    if search.coverage:
        near = [f"{_themes([name], language)} ({count})" for name, count in search.coverage.themes.items()]
        near += [f"{_zones([name], collection, language)} ({count})" for name, count in search.coverage.zones.items()]
        yield Line(words.near + words.colon + words.comma.join(near))
    yield Line(words.limits)


def shown(text: str) -> str:
    """Return *text* on one line, without control characters, which no document can carry."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
