"""The page's own words, in both languages, and the names of dates, zones and entries in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from corpus import PROGRAMMES, THEMES, Case, Collection, Language
from index import Facets

NAME: Final[Mapping[Language, str]] = MappingProxyType({"en": "FTZ Case Assistant", "zh": "自贸试验区案例助手"})

# What browsers and screen readers need to choose glyphs and voice.
TAGS: Final[Mapping[Language, str]] = MappingProxyType({"en": "en", "zh": "zh-Hans"})

STARTERS: Final[tuple[tuple[Language, str], ...]] = (
    ("en", "border transport innovations"),
    ("zh", "数据出境负面清单"),
    ("en", "What has been done about cross-border data export?"),
    ("zh", "适合云南借鉴的边境贸易做法"),
    ("en", "bonded aircraft repair"),
    ("zh", "中欧班列提单融资"),
)

# Not calendar.month_name: that follows the locale of the process.
_MONTHS: Final = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says around an answer; names in braces are filled in."""

    rejected: str
    understood: str
    searching: str
    writing: str
    loading: str
    found: str
    no_date: str
    matched: str
    passage: str
    evidence_for: str
    see_evidence: str
    back: str
    to_answer: str
    provenance: str
    published: str
    publisher_only: str
    reprint: str
    read_source: str
    no_link: str
    whole_record: str
    other_language: str
    more_lines: str
    translated: str
    facts: str
    zones: str
    places: str
    issued: str
    programme: str
    batch: str
    themes: str
    depth: str
    evidence: str
    sources: str
    weak: str
    summary_only: str
    filtered: str
    since: str
    until: str
    nothing: str
    out_of_scope: str
    try_this: str
    without_filters: str
    clear_filters: str
    stopped: str
    overview: str
    listing: str
    colon: str
    compared: str
    aspect: str
    no_section: str
    no_figure: str


WORDS: Final[Mapping[Language, Words]] = MappingProxyType(
    {
        "en": Words(
            rejected="Near, but left out",
            understood="Read as",
            searching="Searching the library",
            writing="Quoting the passages",
            loading="Loading the language model; the first question waits for it",
            found="{cases} cases, {passages} passages",
            no_date="date not known",
            matched="Why it is here",
            passage="Passage",
            evidence_for="Evidence",
            see_evidence="Evidence: {count} passages",
            back="Back to the answer",
            to_answer="Back to where the answer cites passage {number}",
            provenance="From the case record, which sums up published reports.",
            published="Published by {publisher}, {date}.",
            publisher_only="Published by {publisher}.",
            reprint="Reprint.",
            read_source="Open the published source",
            no_link="No link is known.",
            whole_record="Whole record",
            other_language="中文",
            more_lines="Show {count} more lines of this section",
            translated="The same record in English; the passages that say the same are marked.",
            facts="Facts of the record",
            zones="Zones",
            places="Places",
            issued="Issued",
            programme="Programme",
            batch="batch\N{NO-BREAK SPACE}{batch}",
            themes="Themes",
            depth="Depth",
            evidence="Evidence",
            sources="Sources",
            weak="No established publisher stands behind this record",
            summary_only="Only what the measure is is known",
            filtered="Filters",
            since="from {year}",
            until="to {year}",
            nothing="Nothing in the library fits",
            out_of_scope="Outside the library",
            try_this="Questions that the library can answer",
            without_filters="Ask again without filters",
            clear_filters="Clear filters",
            stopped="Stopped. Ask again whenever you like.",
            overview="Overview",
            listing=", ",
            colon=": ",
            compared="{count} cases side by side",
            aspect="What is compared",
            no_section="Not told in the record",
            no_figure="No such figure in its results",
        ),
        "zh": Words(
            rejected="相近但未采用",
            understood="理解为",
            searching="正在检索案例库",
            writing="正在摘引原文",
            loading="正在加载语言模型，第一个问题需稍候",
            found="{cases} 个案例，{passages} 段文字",
            no_date="日期不详",
            matched="入选理由",
            passage="段落",
            evidence_for="原文依据",
            see_evidence="原文依据：{count} 段",
            back="返回回答",
            to_answer="返回回答中引用第 {number} 段之处",
            provenance="引自案例记录；记录为公开报道的概述。",
            published="发布：{publisher}，{date}。",
            publisher_only="发布：{publisher}。",
            reprint="转载。",
            read_source="打开发布来源",
            no_link="暂无链接。",
            whole_record="完整记录",
            other_language="English",
            more_lines="展开本节其余 {count} 行",
            translated="同一记录的中文版；对应段落已标出。",
            facts="记录信息",
            zones="自贸试验区",
            places="涉及地点",
            issued="发布时间",
            programme="类别",
            batch="第\N{NO-BREAK SPACE}{batch}\N{NO-BREAK SPACE}批",
            themes="主题",
            depth="详略",
            evidence="来源",
            sources="来源清单",
            weak="尚无权威发布机构佐证",
            summary_only="仅知该做法的概要",
            filtered="筛选",
            since="{year} 年起",
            until="至 {year} 年",
            nothing="案例库中没有相符内容",
            out_of_scope="超出案例库范围",
            try_this="可以试试这些问题",
            without_filters="不加筛选重新提问",
            clear_filters="清除筛选",
            stopped="已停止，可随时重新提问。",
            overview="综述",
            listing="、",
            colon="：",
            compared="{count} 个案例对比",
            aspect="对比项目",
            no_section="记录未提及",
            no_figure="成效中无此类数字",
        ),
    }
)


def counted(pattern: str, **counts: int) -> str:
    """Fill *pattern*; English nouns agree with a count of one."""
    return re.sub(r"\b1 (case|passage|line|more line)s\b", r"1 \1", pattern.format(**counts))


def day(date: str | None, language: Language) -> str:
    """``2025-09-15`` in words, to the day, month or year that is known."""
    if date is None:
        return WORDS[language].no_date
    year, month, number = [*(int(part) for part in date.split("-")), 0, 0][:3]
    if language == "zh":
        return f"{year}年" + (f"{month}月" if month else "") + (f"{number}日" if number else "")
    words = (str(number) if number else "", _MONTHS[month] if month else "", str(year))
    return " ".join(word for word in words if word)


def zones(case: Case, collection: Collection, language: Language) -> str:
    """The names of the case's zones, or that it is an overview of them all."""
    words = WORDS[language]
    return words.listing.join(zone_name(name, collection, language) for name in case.zones) or words.overview


def zone_name(name: str, collection: Collection, language: Language) -> str:
    """The short name of a region; a name without a profile stands for itself."""
    return collection.regions[name].short_name(language) if name in collection.regions else name


def programme(case: Case, language: Language) -> str:
    """The programme with the batch, where it has one."""
    label = PROGRAMMES[case.programme][language]
    if case.batch is None:
        return label
    return WORDS[language].listing.join((label, WORDS[language].batch.format(batch=case.batch)))


def themes(case: Case, language: Language) -> tuple[str, ...]:
    """The labels of the case's themes."""
    return tuple(THEMES[theme][language] for theme in case.themes)


def labels_of(facets: Facets, collection: Collection, language: Language) -> list[str]:
    """Every chosen thing by its name."""
    words = WORDS[language]
    return [
        *(zone_name(zone, collection, language) for zone in facets.zones),
        *(THEMES[theme][language] for theme in facets.themes),
        *(PROGRAMMES[key][language] for key in facets.programmes),
        *([words.since.format(year=facets.since)] if facets.since else []),
        *([words.until.format(year=facets.until)] if facets.until else []),
    ]
