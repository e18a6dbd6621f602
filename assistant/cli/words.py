"""The words that a terminal shows around the records, in English and in Chinese."""

from dataclasses import dataclass

from corpus import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The words around the records, in one language, and its way to join them."""

    comma: str
    clause: str
    semicolon: str
    colon: str
    bracketed: str
    why: str
    sources: str
    own_documents: str
    record_note: str
    reprint: str
    undated: str
    date_unknown: str
    overview: str
    batch: str
    zones: str
    places: str
    programme: str
    themes: str
    issued: str
    case: str
    notes: str
    library: str
    whole_record: str
    rejected: str
    compared: str
    depth: str
    evidence: str
    no_section: str
    no_figure: str


WORDS: dict[Language, Words] = {
    "en": Words(
        comma=", ",
        clause=", ",
        semicolon="; ",
        colon=": ",
        bracketed=" ({})",
        why="Why",
        sources="Sources",
        own_documents="Your own documents",
        record_note="from the case record, which sums up published reports",
        reprint="reprint",
        undated="undated",
        date_unknown="date unknown",
        overview="Overview",
        batch="batch {}",
        zones="Zones",
        places="Places",
        programme="Programme",
        themes="Themes",
        issued="Issued",
        case="Case",
        notes="Curator's notes",
        library="Library {fingerprint} ({cases} cases, {passages} passages), model {model}, {ms} ms",
        whole_record="Whole record: ftz-cases show {}",
        rejected="Near, but left out",
        compared="{} cases side by side",
        depth="Depth",
        evidence="Evidence",
        no_section="not told in the record",
        no_figure="no such figure in its results",
    ),
    "zh": Words(
        comma="、",
        clause="，",
        semicolon="；",
        colon="：",
        bracketed="（{}）",
        why="匹配原因",
        sources="来源",
        own_documents="您添加的文件",
        record_note="引自案例记录，该记录概括已发布的报道",
        reprint="转载",
        undated="未注日期",
        date_unknown="日期不详",
        overview="综述",
        batch="第{}批",
        zones="自贸试验区",
        places="地点",
        programme="类别",
        themes="主题",
        issued="发布日期",
        case="案例",
        notes="编者说明（英文）",
        library="案例库 {fingerprint}（{cases} 个案例，{passages} 个段落），模型 {model}，{ms} 毫秒",
        whole_record="完整记录：ftz-cases show {} --language zh",
        rejected="相近但未采用",
        compared="{}个案例对比",
        depth="详略",
        evidence="来源性质",
        no_section="记录未提及",
        no_figure="成效中无此类数字",
    ),
}
