"""The sentences around the quotes, in English and Chinese: facts, no filler."""

from collections import Counter
from collections.abc import Sequence

from corpus import CONDITIONS, PROGRAMMES, THEMES, Case, Collection, Language
from index import CaseHit, Facets, tokens

_MOST_NAMED = 6  # regions in a line
_AND = {"en": (", ", " and "), "zh": ("、", "和")}


def listed(names: Sequence[str], language: Language) -> str:
    """Join *names* as a sentence has them."""
    comma, last = _AND[language]
    return last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def found_line(cases: Sequence[Case], admitted: int, collection: Collection, language: Language) -> str:
    """Say how many cases were found among how many records, where, when (if all dates are known), what they share."""
    zones = list(dict.fromkeys(zone for case in cases for zone in case.zones))
    names = [collection.zones[zone].short_name(language) for zone in zones]
    known = [case.year for case in cases if case.year]
    years = sorted(set(known)) if len(known) == len(cases) else []
    shared = _shared(cases)
    if language == "zh":
        period = "" if not years else f"，{years[0]}年" if len(years) == 1 else f"，{years[0]}—{years[-1]}年"
        where = f"：{listed(names, 'zh')}{period}" if names else ""
        theme = (
            f"，{'均' if shared[1] == len(cases) else f'其中{shared[1]}个'}涉及{THEMES[shared[0]]['zh']}"
            if shared
            else ""
        )
        return f"{admitted}条记录中最相关的{len(cases)}个案例{where}{theme}。"
    period = "" if not years else f", {years[0]}" if len(years) == 1 else f", {years[0]} to {years[-1]}"
    where = f": {listed(names, 'en')}{period}" if names else ""
    number = "The most relevant case" if len(cases) == 1 else f"The {len(cases)} most relevant cases"
    records = "record" if admitted == 1 else "records"
    theme = (
        f"; {'all' if shared[1] == len(cases) else shared[1]} on {THEMES[shared[0]]['en'].lower()}" if shared else ""
    )
    return f"{number} among {admitted} {records}{where}{theme}."


def _shared(cases: Sequence[Case]) -> tuple[str, int] | None:
    """Return the theme that most of *cases* have, and how many; None where it is no more than half of them."""
    themes = Counter(theme for case in cases for theme in case.themes)
    theme, count = next(iter(themes.most_common(1)), ("", 0))
    return (theme, count) if len(cases) > 1 and 2 * count > len(cases) else None


def nothing_line(named: Sequence[str], collection: Collection, language: Language) -> str:
    """Say that the library has nothing on the matter, and what to try; *named* are the regions asked for."""
    if named and all(region in collection.provinces for region in named):
        return _zoneless_line([collection.regions[region].short_name(language) for region in named], language)
    if language == "zh":
        return f"库中{len(collection)}条记录没有与此相关的内容。可换一种说法，或询问自贸试验区的制度创新。"
    return (
        f"Nothing relevant among the {len(collection)} records of the library. "
        "Try other words, or ask about reforms of China's pilot free trade zones."
    )


def _zoneless_line(names: Sequence[str], language: Language) -> str:
    places = listed(names, language)
    if language == "zh":
        return (
            f"{places}没有自贸试验区，库中没有当地的案例。可以问能借鉴什么，例如：{places}可以借鉴哪些数据流动的经验？"
        )
    has, it = ("has", "it") if len(names) == 1 else ("have", "they")
    return (
        f"{places} {has} no pilot free trade zone, so the library has no case from there. "
        f"Ask what {it} could borrow, for example: what could {places} borrow on data?"
    )


def elsewhere_line(asked: Facets, cases: Sequence[Case], collection: Collection, language: Language) -> str:
    """Say that the zones and years *asked* for have nothing on the matter, and how many *cases* of others do."""
    words = facet_words(asked, collection, language)
    if language == "zh":
        others = "其他地区" if asked.zones else "其他年份"
        return f"库中没有{'、'.join(words)}在这方面的案例。以下是{others}最接近的{len(cases)}个案例。"
    number = "is the nearest case" if len(cases) == 1 else f"are the {len(cases)} nearest cases"
    zones, years = listed(words[: len(asked.zones)], "en"), listed(words[len(asked.zones) :], "en")
    what = " ".join(filter(None, (f"of {zones}" if zones else "", years)))
    others = "from elsewhere" if zones else "of other years"
    return f"The library has no case {what} on this. What follows {number} {others}."


def foreign_line(collection: Collection, language: Language) -> str:
    """Say what the library is for, where something else was asked."""
    cases = len(collection)
    if language == "zh":
        return f"这不在案例库范围之内。库中有{cases}条中国自贸试验区制度创新记录，可以问：边境运输有哪些创新？"
    return (
        f"This is outside the library, which holds {cases} records of reforms in China's pilot free trade zones. "
        "Ask, for example: border transport innovations."
    )


def new_topic_line(collection: Collection, language: Language) -> str:
    """Say that what was said before no longer counts."""
    if language == "zh":
        return f"好的，换个话题。库中有{len(collection)}条记录，请提问。"
    return f"A new topic, then. Ask about any of the {len(collection)} records."


def no_more_line(language: Language) -> str:
    """Say that all that fits has been shown."""
    return "没有更多相关案例了。" if language == "zh" else "That was all that the library has on this."


def pointed_line(cases: Sequence[Case], language: Language) -> str:
    """Say of which cases, already shown, the answer speaks."""
    titles = [case.title(language) for case in cases]
    if language == "zh":
        return f"关于{'、'.join(f'《{title}》' for title in titles)}："
    return f"On {listed([f'“{title}”' for title in titles], 'en')}:"


def takers_line(case: Case, takers: Sequence[str], collection: Collection, language: Language) -> str:
    """Say which regions have what *case* rests on, as far as profiles and records tell."""
    names = [collection.regions[name].short_name(language) for name in takers[:_MOST_NAMED]]
    more = len(takers) - len(names)
    if language == "zh":
        if not case.conditions:
            return f"《{case.title('zh')}》的记录未提出地域条件，关键在下述适用范围。"
        if not names:
            return f"就现有地区资料和案例看，没有其他地区具备《{case.title('zh')}》的条件。"
        rest = f"等{len(takers)}个地区" if more else ""
        return f"就现有地区资料和案例看，具备《{case.title('zh')}》所需条件的有：{listed(names, 'zh')}{rest}。"
    title = f"“{case.title('en')}”"
    if not case.conditions:
        return f"The record of {title} names no condition of place; what it says on where it applies follows."
    if not names:
        return f"As far as profiles and cases tell, no other region has what {title} rests on."
    rest = f" and {more} more" if more else ""
    named = ", ".join(names) if more else listed(names, "en")
    return f"As far as profiles and cases tell, these have what {title} rests on: {named}{rest}."


def filtered_out_line(
    facets: Facets, remedies: Sequence[Facets], admitted: int, collection: Collection, language: Language
) -> str:
    """Say that nothing passes the filters, and which to drop: each of *remedies* stands in the way."""
    names = listed(facet_words(facets, collection, language), language)
    dropped = [listed(facet_words(remedy, collection, language), language) for remedy in remedies]
    if language == "zh":
        where = (
            f"符合筛选条件（{names}）的{admitted}个案例中没有相关内容"
            if admitted
            else f"没有案例符合筛选条件（{names}）"
        )
        what = f"去掉{'或'.join(dropped)}即有结果" if dropped else "不加筛选也没有相关内容，可换一种说法"
        return f"{where}。{what}。"
    cases = "the 1 case that passes" if admitted == 1 else f"the {admitted} cases that pass"
    where = f"Nothing relevant among {cases} the filter {names}" if admitted else f"No case passes the filter {names}"
    what = f"Drop {' or '.join(dropped)} to get an answer" if dropped else "Without it nothing is relevant either"
    return f"{where}. {what}."


def facet_words(facets: Facets, collection: Collection, language: Language) -> list[str]:
    """Name the filters that are set."""
    words = [collection.regions[zone].short_name(language) for zone in facets.zones]
    words += [f"“{THEMES[theme][language]}”" for theme in facets.themes]
    words += [f"“{PROGRAMMES[programme][language]}”" for programme in facets.programmes]
    if facets.since is not None and facets.since == facets.until:
        return [*words, f"{facets.since}年" if language == "zh" else f"in {facets.since}"]
    if facets.since is not None:
        words.append(f"{facets.since}年以来" if language == "zh" else f"since {facets.since}")
    if facets.until is not None:
        words.append(f"{facets.until}年以前（含）" if language == "zh" else f"until {facets.until}")
    return words


def objections(hit: CaseHit, *, answered: bool, language: Language) -> tuple[str, ...]:
    """Say why a case is no part of the answer: it lies far behind the best, or has too little of the question."""
    chinese = language == "zh"
    if answered:
        return ("远不如以上案例相关" if chinese else "far less to the point than those above",)
    if not hit.words:
        return (
            "没有问题中的词语，意思也不够接近" if chinese else "none of your words, and not near enough in meaning",
        )
    had = "”“".join(hit.words) if chinese else listed(hit.words, "en")
    return (f"只有“{had}”与问题相合" if chinese else f"of your words only {had}",)


def reasons(hit: CaseHit, named: Sequence[str], collection: Collection, language: Language) -> tuple[str, ...]:
    """Say why a case is there. *named* are the zones that the question names."""
    chinese = language == "zh"
    words: list[str] = []
    here = [collection.zones[zone].short_name(language) for zone in hit.case.zones if zone in named]
    if here:
        words.append(f"属于您提到的{listed(here, 'zh')}" if chinese else f"in {listed(here, 'en')}, which you named")
    if hit.words:
        noun = "word" if len(hit.words) == 1 else "words"
        words.append(f"含有“{'”“'.join(hit.words)}”" if chinese else f"has your {noun} {listed(hit.words, 'en')}")
    asked = set(tokens(" ".join(hit.words)))
    for condition in hit.case.conditions:
        label = CONDITIONS[condition.needs][language]
        if not asked.isdisjoint(tokens(label)):
            words.append(f"以{label}为条件" if chinese else f"rests on {_with_article(label)}")
    if not hit.words and hit.by_alias:
        words.append("与该案例的常见说法相近" if chinese else "close to how people ask for this case")
    elif not hit.words:
        words.append("用词不同，意思相近" if chinese else "close in meaning, in other words")
    return tuple(dict.fromkeys(words))


def _with_article(label: str) -> str:
    noun = label[:1].lower() + label[1:]
    return noun if noun.endswith("s") else f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
