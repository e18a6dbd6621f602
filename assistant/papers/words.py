"""The words around the quotes in documents, in English and in Chinese."""

from dataclasses import dataclass

from assistant.answer import Outcome
from corpus import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Headings, labels and sentences of documents in one language."""

    memo: str
    report: str
    colon: str
    comma: str
    bracketed: str
    quoted: str
    question: str
    cases: str
    date: str
    library: str
    library_is: str
    kind_label: str
    kind: str
    why: str
    sources_of: str
    footnote: str
    references: str
    check: str
    check_with: str
    overview: str
    undated: str
    reprint: str
    unknown: str
    batch: str
    understood: str
    read_as: str
    language: str
    language_name: str
    zones: str
    places: str
    themes: str
    programmes: str
    years: str
    phrases: str
    target: str
    follows: str
    nothing_named: str
    filters: str
    no_filters: str
    filters_unknown: str
    limit: str
    searched: str
    searched_in: str
    searched_is_other: str
    how: str
    found: str
    found_none: str
    left_out: str
    left_out_none: str
    left_out_more: str
    not_found: str
    outcome: str
    outcomes: dict[Outcome, str]
    near: str
    limits: str
    records: str
    figures: str


WORDS: dict[Language, Words] = {
    "en": Words(
        memo="Precedents of the pilot free trade zones",
        report="Search report",
        colon=": ",
        comma=", ",
        bracketed=" ({})",
        quoted="“{}”",
        question="Question",
        cases="Cases",
        date="Date of this document",
        library="Library",
        library_is="version {fingerprint}, {records} records",
        kind_label="Quotes",
        kind="verbatim from the case records, which sum up published reports; the reports themselves are not quoted",
        why="Why it is here: ",
        sources_of="This record sums up: ",
        footnote="From the case record {case} ({section}, characters {start} to {end}), which sums up published "
        "reports; published by {publisher}. SHA-256 of the record: {sha256}…",
        references="References",
        check="To check the quotes",
        check_with="ftz-cases verify FILE compares every quote of this document with the library of the day and says "
        "which are unchanged, moved, changed or gone.",
        overview="Overview",
        undated="date unknown",
        reprint="read as a reprint",
        unknown="an unknown publisher",
        batch="batch {}",
        understood="How the question was understood",
        read_as="Read as",
        language="Language",
        language_name="English",
        zones="Zones",
        places="Places",
        themes="Themes",
        programmes="Programmes",
        years="Years",
        phrases="Words that must stand in a case",
        target="Wants to borrow from others",
        follows="Goes on from",
        nothing_named="no zone, theme or year was named",
        filters="Filters",
        no_filters="none",
        filters_unknown="not recorded in the answer; zones and years named above may have been filters",
        limit="At most so many cases",
        searched="What was searched",
        searched_in="{cases} records ({passages} passages), version {fingerprint}",
        searched_is_other="The library has changed since the answer: it is now version {fingerprint}. The quotes stand "
        "in it unchanged; the search may find other cases.",
        how="Model {model}; meaning, words and late interaction together, on this computer; nothing else was searched",
        found="What was found",
        found_none="Nothing that answers the question.",
        left_out="What was near and left out",
        left_out_none="No other case was near.",
        left_out_more="These are the nearest that were left out; the others of the library were further away.",
        not_found="What was not found",
        outcome="Outcome",
        outcomes={
            Outcome.ANSWERED: "The library has cases on what is asked. Whether it has all that there are is not known: "
            "it holds the records that were written for it.",
            Outcome.PARTIAL: "The library has cases on what is asked, but not of the zones or years named.",
            Outcome.NOTHING_RELEVANT: "The library has no case that answers the question. "
            "That none exists is not said.",
            Outcome.OUT_OF_SCOPE: "The question is about another matter than the pilot free trade zones.",
        },
        near="Near in the library",
        limits="Laws, notices and the reports themselves were not searched, only the records that sum them up.",
        records="The records",
        figures="Figures",
    ),
    "zh": Words(
        memo="自贸试验区先例备忘录",
        report="检索报告",
        colon="：",
        comma="、",
        bracketed="（{}）",
        quoted="“{}”",
        question="问题",
        cases="案例",
        date="成文日期",
        library="案例库",
        library_is="版本 {fingerprint}，共 {records} 条记录",
        kind_label="引文",
        kind="逐字引自案例记录；案例记录概括已发布的报道，并非报道原文",
        why="入选理由：",
        sources_of="本记录所概括的报道：",
        footnote="引自案例记录 {case}（{section}，第 {start} 至 {end} 字符），该记录概括已发布的报道；"
        "发布者：{publisher}。记录 SHA-256：{sha256}…",
        references="参考文献",
        check="引文核对",
        check_with="运行 ftz-cases verify 文件名，可将本文每条引文与当日案例库比对，逐条说明未变、移位、改动或消失。",
        overview="综述",
        undated="日期不详",
        reprint="据转载",
        unknown="不详",
        batch="第{}批",
        understood="对问题的理解",
        read_as="读作",
        language="语言",
        language_name="中文",
        zones="自贸试验区",
        places="地点",
        themes="主题",
        programmes="类别",
        years="年份",
        phrases="案例中须有的词语",
        target="拟借鉴他方经验",
        follows="承接上一问题",
        nothing_named="未提及自贸试验区、主题或年份",
        filters="筛选条件",
        no_filters="无",
        filters_unknown="答案中未记录；上列自贸试验区与年份可能为筛选条件",
        limit="案例数上限",
        searched="检索范围",
        searched_in="{cases} 条记录（{passages} 个段落），版本 {fingerprint}",
        searched_is_other="案例库在作答之后有变动，现为版本 {fingerprint}。"
        "各条引文在其中未变；重新检索可能得到其他案例。",
        how="模型 {model}；语义、词语与逐词比对并用，均在本机进行；未检索其他资料",
        found="检索结果",
        found_none="没有可回答该问题的案例。",
        left_out="相近而未采用的案例",
        left_out_none="没有其他相近的案例。",
        left_out_more="以上为未采用案例中最相近者，案例库其余案例相距更远。",
        not_found="未检得的内容",
        outcome="结果",
        outcomes={
            Outcome.ANSWERED: "案例库中有相关案例。是否已穷尽不得而知：案例库只收录为其撰写的记录。",
            Outcome.PARTIAL: "案例库中有相关案例，但不属于所提及的自贸试验区或年份。",
            Outcome.NOTHING_RELEVANT: "案例库中没有可回答该问题的案例，但不表示现实中不存在。",
            Outcome.OUT_OF_SCOPE: "该问题与自贸试验区无关。",
        },
        near="案例库中相近的内容",
        limits="未检索法律、通知及报道原文，仅检索概括报道的案例记录。",
        records="案例记录全文",
        figures="数字",
    ),
}
