"""What the details of conditions are called in both languages: neighbours, partners, industries."""

from collections.abc import Mapping
from types import MappingProxyType

from corpus.vocabulary import NEIGHBOURS, Language

# English, as it stands in the records, to Chinese. One that is missing is shown in English.
_CHINESE: Mapping[str, str] = MappingProxyType(
    {
        "Central Asia": "中亚",
        "EU": "欧盟",
        "Hong Kong": "香港",
        "Macao": "澳门",
        "Taiwan": "台湾",
        "Yangtze provinces": "长江沿线省市",
        "other customs districts": "其他关区",
        "LNG supply": "液化天然气供应",
        "advanced manufacturing": "先进制造业",
        "agricultural research": "农业科研",
        "aircraft leasing": "飞机租赁",
        "aircraft maintenance": "飞机维修",
        "art trade": "文化艺术品交易",
        "biomedicine": "生物医药",
        "car trade": "汽车贸易",
        "cash crop": "经济作物",
        "cell therapy": "细胞治疗",
        "chemicals": "化工",
        "commodity trade": "大宗商品贸易",
        "construction machinery": "工程机械",
        "cross-border e-commerce": "跨境电商",
        "crude oil imports": "原油进口",
        "dangerous goods handling": "危险货物装卸",
        "duty-free retail": "免税零售",
        "electric vehicles": "电动汽车",
        "equipment-heavy manufacturing": "装备密集型制造业",
        "equity funds": "股权投资基金",
        "finance leasing": "融资租赁",
        "fisheries": "渔业",
        "futures exchange": "期货交易所",
        "herbal food processing": "药食同源加工",
        "international parcels": "国际邮件快件",
        "iron ore blending": "铁矿石混矿",
        "lithium batteries": "锂电池",
        "machinery and vehicle repair": "机械和车辆维修",
        "manufacturing groups": "制造业集团",
        "marine industries": "海洋产业",
        "marine tourism": "海洋旅游",
        "medical devices": "医疗器械",
        "metal smelting": "金属冶炼",
        "oil storage": "油品仓储",
        "pharmaceuticals": "医药",
        "research and development": "研发",
        "seeds and breeding": "种业",
        "ship bunkering": "船舶燃料加注",
        "small-commodity wholesale": "小商品批发",
        "steel and refining": "钢铁和炼化",
        "tourism": "旅游",
    }
)


def parts_of(detail: str) -> tuple[str, ...]:
    """Return the names in the detail of a condition: "Kazakhstan, Tajikistan" are two."""
    return tuple(part.strip() for part in detail.split(",") if part.strip())


def detail_name(part: str, language: Language) -> str:
    """Return what a neighbour, partner or industry is called in *language*."""
    if language == "en":
        return part
    return NEIGHBOURS[part]["zh"] if part in NEIGHBOURS else _CHINESE.get(part, part)
