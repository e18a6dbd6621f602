"""References as the standards write them; expectations were made by hand from GB/T 7714-2015 and the APA manual."""

from datetime import date

import pytest

from assistant.papers.gathering import paper_of_cases
from assistant.papers.paper import Paper
from assistant.papers.references import references_of
from assistant.papers.styles import Style, in_text, wording
from corpus import Collection, Source

MOFCOM = Source("Regular press conference", "Ministry of Commerce (MOFCOM)", "2025-09-25", "https://a.cn/b.html")
GUANGXI = Source("友谊关口岸快捷通关", "广西新闻网", "2025-11", None, reprint=True)
NOBODY = Source("Report on the port", "unknown (reprint)", None, "http://a.cn/c", reprint=True)
BARE = Source("海关公告", "unknown (reprint)")


@pytest.mark.parametrize(
    ("source", "style", "expected"),
    [
        (
            MOFCOM,
            "gbt7714-numeric",
            "Ministry of Commerce (MOFCOM). Regular press conference[EB/OL]. (2025-09-25). https://a.cn/b.html.",
        ),
        (GUANGXI, "gbt7714-numeric", "广西新闻网. 友谊关口岸快捷通关[Z]. 2025-11."),
        (NOBODY, "gbt7714-numeric", "Report on the port[EB/OL]. http://a.cn/c."),
        (BARE, "gbt7714-numeric", "海关公告[Z]."),
        (
            MOFCOM,
            "gbt7714-author-date",
            "Ministry of Commerce (MOFCOM), 2025. Regular press conference[EB/OL]. (2025-09-25). https://a.cn/b.html.",
        ),
        (GUANGXI, "gbt7714-author-date", "广西新闻网, 2025. 友谊关口岸快捷通关[Z]. 2025-11."),
        (NOBODY, "gbt7714-author-date", "Anon., n.d. Report on the port[EB/OL]. http://a.cn/c."),
        (BARE, "gbt7714-author-date", "佚名, 日期不详. 海关公告[Z]."),
        (
            MOFCOM,
            "apa",
            "Ministry of Commerce (MOFCOM). (2025, September 25). Regular press conference. https://a.cn/b.html",
        ),
        (GUANGXI, "apa", "广西新闻网. (2025, November). 友谊关口岸快捷通关 [Reprint]."),
        (NOBODY, "apa", "Report on the port [Reprint]. (n.d.). http://a.cn/c"),
    ],
)
def test_a_reference_is_written_as_the_style_has_it(source: Source, style: Style, expected: str) -> None:
    assert str(wording(source, style)) == expected


@pytest.mark.parametrize(
    ("source", "style", "language", "expected"),
    [
        (MOFCOM, "apa", "en", "(Ministry of Commerce (MOFCOM), 2025)"),
        (GUANGXI, "gbt7714-author-date", "zh", "（广西新闻网，2025）"),
        (NOBODY, "apa", "en", "(“Report on the port”, n.d.)"),
        (NOBODY, "gbt7714-author-date", "zh", "（Anon.，n.d.）"),
        (BARE, "gbt7714-author-date", "zh", "（佚名，日期不详）"),
    ],
)
def test_what_points_at_a_source_by_author_and_date(source: Source, style: Style, language, expected: str) -> None:
    assert in_text(source, style, language) == expected


def test_sources_of_one_author_and_year_are_told_apart_by_letters(collection: Collection) -> None:
    """In the list and in the text alike."""
    case = "2025-guangxi-border-vehicle-fast-clearance"
    references = references_of(paper_of_cases([case], collection, "en", date(2026, 1, 1)), "apa")

    news = [entry for entry in references.entries if entry.source.publisher == "China News Service"]
    assert [entry.mark for entry in news] == ["(China News Service, n.d.-a)", "(China News Service, n.d.-b)"]
    assert [str(entry.wording)[:28] for entry in news] == [
        "China News Service. (n.d.-a)",
        "China News Service. (n.d.-b)",
    ]


@pytest.mark.parametrize("style", ["gbt7714-numeric", "gbt7714-author-date", "apa"])
def test_each_source_stands_once_and_has_a_mark_of_its_own(paper: Paper, style: Style) -> None:
    """Numbers count from 1; lists by author and date are sorted."""
    entries = references_of(paper, style).entries

    sources = {source for entry in paper.cases for source in entry.case.sources}
    assert {entry.source for entry in entries} == sources
    assert len({entry.mark for entry in entries}) == len({entry.key for entry in entries}) == len(sources)
    if style == "gbt7714-numeric":
        assert [entry.mark for entry in entries] == [f"[{number}]" for number in range(1, len(sources) + 1)]
        assert entries[0].source == paper.quotes[0].source
