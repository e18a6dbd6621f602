"""The closed lists of the library, each entry with its English and Chinese label."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

Language = Literal["en", "zh"]
SectionKind = Literal["summary", "problem", "measures", "results", "applicability"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


def _labels(rows: Mapping[str, tuple[str, str]]) -> Mapping[str, Mapping[Language, str]]:
    return MappingProxyType({key: MappingProxyType({"en": en, "zh": zh}) for key, (en, zh) in rows.items()})


THEMES = _labels(
    {
        "agriculture-and-fisheries": ("Agriculture and fisheries", "农业渔业"),
        "bonded-and-customs-supervision": ("Bonded areas and customs supervision", "保税与海关监管"),
        "cross-border-transport": ("Cross-border transport", "跨境运输"),
        "culture-and-tourism": ("Culture and tourism", "文化旅游"),
        "data-flows": ("Data flows", "数据流动"),
        "digital-economy": ("Digital economy", "数字经济"),
        "energy-and-commodities": ("Energy and commodities", "能源与大宗商品"),
        "finance": ("Finance", "金融"),
        "government-functions": ("Government functions", "政府职能转变"),
        "green-and-environment": ("Green development and environment", "绿色与环保"),
        "health-and-medicine": ("Health and medicine", "医疗健康"),
        "industry-development": ("Industry development", "产业发展"),
        "investment": ("Investment", "投资"),
        "legal-and-ip": ("Law and intellectual property", "法治与知识产权"),
        "logistics-corridors": ("Logistics corridors", "物流通道"),
        "regional-coordination": ("Regional coordination", "区域协同"),
        "services-trade": ("Services trade", "服务贸易"),
        "shipping-and-aviation": ("Shipping and aviation", "航运与航空"),
        "talent-and-mobility": ("Talent and mobility", "人才与人员往来"),
        "trade-facilitation": ("Trade facilitation", "贸易便利化"),
    }
)

PROGRAMMES = _labels(
    {
        "best-practice-case": ("Best Practice Case", "最佳实践案例"),
        "replicated-reform": ("Replicated reform experience", "复制推广改革经验"),
        "provincial-innovation": ("Provincial innovation", "省级制度创新成果"),
        "hainan-ftp-case": ("Hainan Free Trade Port case", "海南自贸港制度创新案例"),
    }
)

# The summary has no heading of its own: it is what stands before the first one.
SECTIONS: Mapping[SectionKind, Mapping[Language, str]] = MappingProxyType(
    {
        "summary": {"en": "Summary", "zh": "概要"},
        "problem": {"en": "Problem", "zh": "问题背景"},
        "measures": {"en": "Measures", "zh": "主要做法"},
        "results": {"en": "Results", "zh": "实施成效"},
        "applicability": {"en": "Where it applies", "zh": "适用范围"},
    }
)

# What a region must have so that it could take a measure over.
CONDITIONS = _labels(
    {
        "land-border": ("Land border", "陆路边境"),
        "seaport": ("Seaport", "海港"),
        "river-port": ("River port", "内河港口"),
        "airport-hub": ("Airport hub", "航空枢纽"),
        "rail-hub": ("Rail hub", "铁路枢纽"),
        "bonded-zone": ("Bonded zone", "综合保税区等海关特殊监管区域"),
        "delegated-powers": ("Delegated powers", "下放权限或专门授权"),
        "partner": ("Partner that has to co-operate", "需要配合的合作方"),
        "industry": ("Industry", "产业基础"),
    }
)

# What kind of place a region is, and the national strategies that it may be part of.
GEOGRAPHY = _labels(
    {
        "border": ("border", "沿边"),
        "capital-region": ("capital region", "首都圈"),
        "coastal": ("coastal", "沿海"),
        "inland": ("inland", "内陆"),
        "island": ("island", "海岛"),
        "yangtze-river": ("on the Yangtze", "长江沿线"),
        "yellow-river": ("on the Yellow River", "黄河沿线"),
    }
)
CLUSTERS = _labels(
    {
        "beijing-tianjin-hebei": ("Beijing-Tianjin-Hebei", "京津冀协同发展"),
        "belt-and-road-core": ("the Belt and Road", "“一带一路”"),
        "central-rise": ("the Rise of Central China", "中部崛起"),
        "chengdu-chongqing": ("the Chengdu-Chongqing economic circle", "成渝地区双城经济圈"),
        "greater-bay-area": ("the Greater Bay Area", "粤港澳大湾区"),
        "new-land-sea-corridor": ("the New Land-Sea Corridor", "西部陆海新通道"),
        "northeast-revitalisation": ("the revitalisation of the north-east", "东北振兴"),
        "western-development": ("Western Development", "西部大开发"),
        "yangtze-river-delta": ("the Yangtze River Delta", "长三角一体化"),
        "yangtze-river-economic-belt": ("the Yangtze River Economic Belt", "长江经济带"),
    }
)

NEIGHBOURS = _labels(
    {
        "Afghanistan": ("Afghanistan", "阿富汗"),
        "Bhutan": ("Bhutan", "不丹"),
        "India": ("India", "印度"),
        "Kazakhstan": ("Kazakhstan", "哈萨克斯坦"),
        "Kyrgyzstan": ("Kyrgyzstan", "吉尔吉斯斯坦"),
        "Laos": ("Laos", "老挝"),
        "Mongolia": ("Mongolia", "蒙古国"),
        "Myanmar": ("Myanmar", "缅甸"),
        "Nepal": ("Nepal", "尼泊尔"),
        "North Korea": ("North Korea", "朝鲜"),
        "Pakistan": ("Pakistan", "巴基斯坦"),
        "Russia": ("Russia", "俄罗斯"),
        "Tajikistan": ("Tajikistan", "塔吉克斯坦"),
        "Vietnam": ("Vietnam", "越南"),
    }
)

DEPTHS = _labels({"full": ("Full record", "详细记录"), "summary": ("Summary only", "仅概要")})
EVIDENCE = _labels({"strong": ("Established publisher", "来源可靠"), "weak": ("Weak evidence", "来源较弱")})
