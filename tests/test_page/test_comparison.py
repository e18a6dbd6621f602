"""The comparison on the page: a table that names its rows and columns, proven quotes, and their sources."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.comparing import compare
from assistant.page.comparison import comparison_view
from assistant.page.markup import text
from assistant.proving import ProofError
from corpus import Collection, Language, Source

GUANGXI = "2025-guangxi-border-vehicle-fast-clearance"
ZHEJIANG = "2018-zhejiang-international-ship-entry-exit"
DRUGS = "2020-hainan-boao-lecheng-drug-insurance"  # weak evidence, summary only, no source with an address


def _words(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup))


def test_rows_and_columns_have_headings(library: Collection) -> None:
    """Caption, scope of every heading, and a cell for each case in each row."""
    shown = comparison_view(compare([GUANGXI, ZHEJIANG], library), library)

    assert "<caption>2 cases side by side</caption>" in shown
    assert len(re.findall('<th scope="col"', shown)) == 3
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</th>(.*?)</tr>", shown)
    assert [heading for heading, _ in rows][:10] == [
        *("Zones", "Issued", "Programme", "Themes", "Depth", "Evidence"),
        *("Problem", "Measures", "Results", "Where it applies"),
    ]
    assert {cells.count("<td>") for _, cells in rows} == {2}
    assert _words(rows[1][1]) == "A15 September 2025Bdate not known"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_quote_stands_word_for_word_with_its_number(library: Collection, language: Language) -> None:
    """The number leads to the source, which leads back to where the number first stands."""
    comparison = compare([GUANGXI, ZHEJIANG, DRUGS], library, language)

    shown = comparison_view(comparison, library)

    for row in comparison.sections:
        for cell in row.cells:
            for number in cell.citations:
                assert f'<span class="verbatim">{text(comparison.citation(number).quote)}</span>' in shown
    targets = set(re.findall(r'href="#(compared-[^"]+)"', shown))
    assert [shown.count(f'id="{target}"') for target in targets] == [1] * len(targets)
    assert {f"compared-cite-{citation.number}" for citation in comparison.citations} <= targets


def test_figures_are_set_off_in_their_sentences(library: Collection) -> None:
    """The sentence stays whole."""
    shown = comparison_view(compare([GUANGXI, ZHEJIANG], library), library)

    assert (
        '<span class="verbatim">Total time for clearance and port operations fell '
        "<strong>from three days to 25.5 hours</strong>.</span>"
    ) in shown


def test_what_a_case_does_not_tell_is_said(library: Collection) -> None:
    """An empty cell would look like a fault."""
    shown = comparison_view(compare([GUANGXI, "2025-overview-best-practice-case-batches"], library), library)

    measures = re.findall(r'<th scope="row">Measures</th>(.*?)</tr>', shown)[0]
    assert _words(measures).endswith("BNot told in the record")


def test_weak_evidence_is_marked_beside_the_title(library: Collection) -> None:
    """A reader must know it before comparing."""
    shown = comparison_view(compare([GUANGXI, DRUGS], library), library)

    heads = re.findall(r'<th scope="col">(.*?)</th>', shown)
    assert ["Weak evidence" in _words(head) for head in heads] == [False, True]


def test_a_quote_that_is_not_in_its_record_is_never_shown(library: Collection) -> None:
    """One character off, and there is an error instead of a table."""
    comparison = compare([GUANGXI, ZHEJIANG], library)
    first, *rest = comparison.citations
    shifted = replace(first, start=first.start + 1)

    with pytest.raises(ProofError, match="the record has other words there"):
        comparison_view(replace(comparison, citations=(shifted, *rest)), library)


def test_hostile_words_of_a_record_are_text(library: Collection) -> None:
    """Title, publisher and text of a record can carry anything."""
    hostile = "<script>alert(1)</script>"
    case = library.cases[GUANGXI]
    texts = {
        language: replace(record, title=hostile, text=record.text[:-30] + hostile + "." * 5)
        for language, record in case.texts.items()
    }
    case = replace(case, texts=texts, sources=(Source(hostile, hostile, url="javascript:alert(1)"),))
    changed = replace(library, cases={**library.cases, GUANGXI: case})

    shown = comparison_view(compare([GUANGXI, ZHEJIANG], changed), changed)

    assert "<script" not in shown
    assert "javascript:" not in shown
    assert text(hostile) in shown
