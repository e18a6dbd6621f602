"""The sentences around the quotes, in English and Chinese: facts, no filler."""

from collections.abc import Sequence

from corpus import PROGRAMMES, THEMES, Case, Collection, Language
from index import CaseHit, Facets

_AND = {"en": (", ", " and "), "zh": ("、", "和")}


def listed(names: Sequence[str], language: Language) -> str:
    """Join *names* as a sentence has them."""
    comma, last = _AND[language]
    return last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def found_line(cases: Sequence[Case], admitted: int, collection: Collection, language: Language) -> str:
    """Say how many cases were found among how many, where and when."""
    zones = list(dict.fromkeys(zone for case in cases for zone in case.zones))
    names = [collection.zones[zone].short_name(language) for zone in zones]
    years = sorted({case.year for case in cases if case.year})
    if language == "zh":
        period = "" if not years else f"，{years[0]}年" if len(years) == 1 else f"，{years[0]}—{years[-1]}年"
        where = f"：{listed(names, 'zh')}{period}" if names else ""
        return f"{admitted}个案例中最相关的{len(cases)}个{where}。"
    period = "" if not years else f", {years[0]}" if len(years) == 1 else f", {years[0]} to {years[-1]}"
    where = f": {listed(names, 'en')}{period}" if names else ""
    number = "The most relevant case" if len(cases) == 1 else f"The {len(cases)} most relevant cases"
    return f"{number} of {admitted}{where}."


def nothing_line(collection: Collection, facets: Facets, admitted: int, language: Language) -> str:
    """Say that nothing was found, and which filter to drop or what to try."""
    if facets:
        filters = listed(facet_words(facets, collection, language), language)
        if not admitted and language == "zh":
            return f"没有案例符合筛选条件（{filters}）。可去掉一个筛选条件再问。"
        if not admitted:
            return f"No case passes the filter {filters}. Drop a filter and ask again."
        if language == "zh":
            return f"在筛选条件（{filters}）下的{admitted}个案例中没有相关内容。可去掉一个筛选条件再问。"
        cases = "1 case" if admitted == 1 else f"{admitted} cases"
        return f"Nothing relevant among the {cases} that pass the filter {filters}. Drop a filter and ask again."
    if language == "zh":
        return f"库中{len(collection)}个案例没有与此相关的内容。可换一种说法，或询问自贸试验区的制度创新。"
    return (
        f"Nothing relevant among the {len(collection)} cases of the library. "
        "Try other words, or ask about reforms of China's pilot free trade zones."
    )


def facet_words(facets: Facets, collection: Collection, language: Language) -> list[str]:
    """Name the filters that are set."""
    words = [collection.zones[zone].short_name(language) for zone in facets.zones]
    words += [f"“{THEMES[theme][language]}”" for theme in facets.themes]
    words += [f"“{PROGRAMMES[programme][language]}”" for programme in facets.programmes]
    if facets.since is not None:
        words.append(f"{facets.since}年以来" if language == "zh" else f"since {facets.since}")
    if facets.until is not None:
        words.append(f"{facets.until}年以前（含）" if language == "zh" else f"until {facets.until}")
    return words


def reasons(hit: CaseHit, named: Sequence[str], collection: Collection, language: Language) -> tuple[str, ...]:
    """Say why a case is there. *named* are the zones that the question names."""
    chinese = language == "zh"
    words: list[str] = []
    here = [collection.zones[zone].short_name(language) for zone in hit.case.zones if zone in named]
    if here:
        words.append(f"属于{listed(here, 'zh')}" if chinese else f"in {listed(here, 'en')}, which you named")
    if hit.words:
        words.append(f"含有“{'”“'.join(hit.words)}”" if chinese else f"has your words {listed(hit.words, 'en')}")
    if hit.by_alias:
        words.append("与该案例的常见说法相近" if chinese else "close to how people ask for this case")
    elif not hit.words:
        words.append("语义相近" if chinese else "close in meaning, in other words")
    return tuple(words)
