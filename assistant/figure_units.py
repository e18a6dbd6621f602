"""What figures count, in both languages: one row a unit, with its kind and the words that stand for it in a text."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from corpus import Language

FigureKind = Literal[
    "change",
    "duration",
    "money",
    "firms",
    "people",
    "vehicles",
    "containers",
    "documents",
    "deals",
    "mass",
    "volume",
    "area",
    "distance",
    "percent",
    "count",
    "period",
]

# In the order in which figures are compared: what a measure does to time and cost comes first.
KIND_LABELS: Final[Mapping[FigureKind, Mapping[Language, str]]] = MappingProxyType(
    {
        "change": {"en": "Rise and fall", "zh": "增减幅度"},
        "duration": {"en": "Time", "zh": "时间"},
        "money": {"en": "Money", "zh": "金额"},
        "firms": {"en": "Firms and institutions", "zh": "企业和机构"},
        "people": {"en": "People", "zh": "人员"},
        "vehicles": {"en": "Vehicles, trains, ships and aircraft", "zh": "车辆、班列、船舶和飞机"},
        "containers": {"en": "Containers", "zh": "集装箱"},
        "documents": {"en": "Documents, approvals and steps", "zh": "单证、审批和环节"},
        "deals": {"en": "Orders, consignments and transactions", "zh": "业务笔数"},
        "mass": {"en": "Weight", "zh": "重量"},
        "volume": {"en": "Volume", "zh": "体积"},
        "area": {"en": "Area", "zh": "面积"},
        "distance": {"en": "Distance", "zh": "距离"},
        "percent": {"en": "Other percentages", "zh": "其他百分比"},
        "count": {"en": "Other numbers", "zh": "其他数量"},
        "period": {"en": "Periods", "zh": "期间"},
    }
)

# What stands before an amount in English; what stands behind it is a measure.
MONEY_EN: Final = {
    "RMB": "CNY", "CNY": "CNY", "USD": "USD", "US$": "USD", "$": "USD", "HKD": "HKD", "HK$": "HKD",
    "EUR": "EUR", "€": "EUR",
}  # fmt: skip

# unit, kind, English words (plural, then singular where 1 is counted), Chinese words.
_MEASURES: Final[tuple[tuple[str, FigureKind, str, str], ...]] = (
    ("percent", "percent", "percent|per cent|%", "%|个百分点"),
    ("times", "change", "times", "倍"),
    ("second", "duration", "seconds|second", "秒"),
    ("minute", "duration", "minutes|minute", "分钟"),
    ("hour", "duration", "hours|hour", "个?多?小时"),
    ("working day", "duration", "working days|working day", "个?工作日"),
    ("day", "duration", "days|day", "天"),
    ("week", "duration", "weeks|week", "周(?![年边期末])"),
    ("month", "duration", "months|month", "个多?月"),
    ("year", "period", "years|year", "年"),
    ("CNY", "money", "yuan", "元人民币|元"),
    ("USD", "money", "US dollars|dollars", "美元"),
    ("EUR", "money", "euros", "欧元"),
    ("HKD", "money", "Hong Kong dollars", "港元"),
    ("RUB", "money", "roubles", "卢布"),
    ("KZT", "money", "tenge", "坚戈"),
    ("VND", "money", "Vietnamese dong|dong", "越南盾|越盾"),
    ("TEU", "containers", "TEUs?", "标准?箱|TEU"),
    ("tonne", "mass", "tonnes|tons", "吨"),
    ("kilogram", "mass", "kilograms|kg", "公斤|千克"),
    ("cubic metre", "volume", "cubic metres", "立方米"),
    ("square kilometre", "area", "square kilometres|sq km", "平方公里|平方千米"),
    ("square metre", "area", "square metres", "平方米"),
    ("hectare", "area", "hectares", "公顷"),
    ("mu", "area", "mu", "亩"),
    ("kilometre", "distance", "kilometres|km", "公里|千米"),
    ("nautical mile", "distance", "nautical miles", "海里"),
    ("metre", "distance", "metres", "米"),
)

# Of words that mean the same to a reader who compares, the first is the unit.
_NOUNS: Final[tuple[tuple[str, FigureKind, str, str], ...]] = (
    ("firm", "firms", ("firms|companies|enterprises|businesses|business entities|manufacturers|suppliers|operators|"
     "agencies|importers|exporters|subsidiaries|start-ups|merchants"),
     "企业|公司|经营主体|市场主体|商户|厂商|运营商|供应商"),
    ("bank", "firms", "banks", "银行"),
    ("institution", "firms", "institutions|bodies|hospitals|universities|law firms",
     "机构|单位|医院|高校|大学|律所"),
    ("department", "count", "departments|ministries|bureaus|authorities", "部门|部委"),
    ("user", "people", "users", "用户"),
    ("person", "people", ("people|persons|residents|workers|drivers|visitors|tourists|students|officers|patients|"
     "foreigners|professionals|experts|growers|staff|travellers|passengers|guests|talents|buyers|arbitrators|secretaries|"
     "officials|employees|specialists|households|tourist visits"),
     "人次|人员|居民|工人|司机|游客|学生|旅客|人才|专家|患者|采购商|仲裁员"),
    ("truck", "vehicles", "trucks|lorries|wagons|tractors", "货车|卡车|车次"),
    ("vehicle", "vehicles", "vehicles|cars|used cars", "汽车|车辆|整车"),
    ("train", "vehicles", "trains|freight trains|train runs", "班列|列车"),
    ("ship", "vehicles", "ships|vessels|boats|yachts|barges", "船舶|船只|游艇|轮船"),
    ("voyage", "vehicles", "voyages|sailings", "航次|船班"),
    ("aircraft", "vehicles", "aircraft|planes|airliners", "飞机"),
    ("flight", "vehicles", "flights|charters", "航班|包机"),
    ("engine", "count", "engines", "发动机"),
    ("container", "containers", "containers|boxes", "集装箱|箱子"),
    ("document", "documents", ("documents|certificates|declarations|licences|bills of lading|railway bills of lading|"
     "bills|receipts|stamps|warehouse receipts|letters of credit|pieces of paper|materials|filings|registrations"),
     "单证|证书|证照|许可证|提单|仓单|印章|单据|资格证|材料"),
    ("approval", "documents", "approvals|permits|approval items|powers", "审批事项|许可事项|审批|许可|权限"),
    ("step", "documents", "steps|procedures|formalities", "环节|步骤|手续|流程"),
    ("order", "deals", "orders", "订单"),
    ("parcel", "deals", "parcels|returns", "包裹|退货"),
    ("transaction", "deals", "transactions|consignments|shipments|financings|deliveries|loans|deals",
     "业务|融资|贷款|交易|申请"),
    ("check", "deals", "checks|inspections", "查验业务"),
    ("penalty", "deals", "penalties", "处罚"),
    ("dispute", "deals", "disputes|lawsuits", "纠纷|诉讼"),
    ("batch", "deals", "batches", "批次"),
    ("project", "count", "projects", "项目"),
    ("innovation", "count", ("innovations|reform results|results|outcomes|experiences|reform items|best practices|"
     "reform initiatives|initiatives|pilot rules|measures|cases"),
     "制度创新成果|改革成果|创新成果|试点经验|改革事项|成果|经验|措施|举措|案例"),
    ("country", "count", "countries", "国家"),
    ("account", "count", "accounts", "账户"),
    ("route", "count", "routes|lines", "航线|线路|路线"),
    ("city", "count", "cities", "城市"),
    ("scenario", "count", "scenarios", "场景"),
    ("data field", "count", "data items|data fields|data elements", "字段|数据项"),
    ("field", "count", "fields", "领域"),
    ("sector", "count", "sectors|industries|trades", "行业"),
    ("item", "count", "items", "事项"),
    ("trip", "count", "trips", "趟次"),
    ("event", "count", "events", "活动"),
    ("zone", "count", "zones", "自贸试验区"),
    ("port", "count", "ports", "口岸|港口"),
    ("berth", "count", "berths", "泊位"),
    ("product", "count", "products|drugs|devices|varieties", "产品|品种|药品"),
    ("kind", "count", "kinds|classes|types", "类别|种类"),
    ("work of art", "count", "works", "艺术品"),
    ("plot", "count", "plots", "地块|宗地"),
    ("application", "count", "applications|apps|functions|modules", "应用|功能|模块"),
)  # fmt: skip

# What a Chinese classifier counts where no noun that we know follows it.
CLASSIFIERS: Final[Mapping[str, tuple[str, FigureKind]]] = MappingProxyType(
    {
        "家": ("firm", "firms"),
        "户": ("firm", "firms"),
        "人次": ("person", "people"),
        "人": ("person", "people"),
        "名": ("person", "people"),
        "辆次": ("vehicle", "vehicles"),
        "辆": ("vehicle", "vehicles"),
        "艘次": ("ship", "vehicles"),
        "艘": ("ship", "vehicles"),
        "架次": ("flight", "vehicles"),
        "架": ("aircraft", "vehicles"),
        "列": ("train", "vehicles"),
        "趟": ("trip", "count"),
        "票": ("document", "documents"),
        "张": ("document", "documents"),
        "份": ("document", "documents"),
        "枚": ("document", "documents"),
        "笔": ("transaction", "deals"),
        "单": ("transaction", "deals"),
        "批次": ("batch", "deals"),
        "批": ("batch", "deals"),
        "宗": ("transaction", "deals"),
        "起": ("transaction", "deals"),
        "件": ("item", "count"),
        "项": ("item", "count"),
        "条": ("item", "count"),
        "台": ("machine", "count"),
        "场": ("event", "count"),
        "次": ("occasion", "count"),
        "种": ("kind", "count"),
        "类": ("kind", "count"),
        "门": ("course", "count"),
        "所": ("institution", "firms"),
        "个": ("item", "count"),
    }
)


def _words(rows: Iterable[tuple[str, FigureKind, str, str]], language: Language) -> dict[str, tuple[str, FigureKind]]:
    found = {
        word: (unit, kind)
        for unit, kind, english, chinese in rows
        for word in (english if language == "en" else chinese).split("|")
    }
    # The longest first: working days are no days, and 制度创新成果 is more than 成果.
    return dict(sorted(found.items(), key=lambda entry: -len(entry[0])))


MEASURES: Final = MappingProxyType({"en": _words(_MEASURES, "en"), "zh": _words(_MEASURES, "zh")})
NOUNS: Final = MappingProxyType({"en": _words(_NOUNS, "en"), "zh": _words(_NOUNS, "zh")})


def unit_label(unit: str, language: Language) -> str:
    """Return the word for *unit* where figures are listed by it."""
    rows = {name: (english, chinese) for name, _, english, chinese in (*_MEASURES, *_NOUNS)}
    english, chinese = rows.get(unit, (unit, unit))
    # The words are patterns: 个?多?小时 is called 小时, 周(?![年边期末]) is called 周.
    return re.sub(r"\(.*\)|.\?", "", (english if language == "en" else chinese).split("|")[0])
