"""Where the provinces stand on the page's map of tiles."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tile:
    """A province of the mainland and its square: row and column, from the top left. ``code`` is that of ISO 3166-2."""

    name: str
    name_zh: str
    code: str
    row: int
    column: int


# Neighbours are neighbours where squares allow it. Zones are named after their provinces, so the name is the key.
TILES: Final = (
    Tile("Heilongjiang", "黑龙江", "HL", 1, 8),
    Tile("Inner Mongolia", "内蒙古", "NM", 2, 4),
    Tile("Liaoning", "辽宁", "LN", 2, 7),
    Tile("Jilin", "吉林", "JL", 2, 8),
    Tile("Xinjiang", "新疆", "XJ", 3, 1),
    Tile("Gansu", "甘肃", "GS", 3, 2),
    Tile("Ningxia", "宁夏", "NX", 3, 3),
    Tile("Shanxi", "山西", "SX", 3, 4),
    Tile("Hebei", "河北", "HE", 3, 5),
    Tile("Beijing", "北京", "BJ", 3, 6),
    Tile("Tianjin", "天津", "TJ", 3, 7),
    Tile("Xizang", "西藏", "XZ", 4, 1),
    Tile("Qinghai", "青海", "QH", 4, 2),
    Tile("Shaanxi", "陕西", "SN", 4, 3),
    Tile("Henan", "河南", "HA", 4, 4),
    Tile("Shandong", "山东", "SD", 4, 5),
    Tile("Sichuan", "四川", "SC", 5, 2),
    Tile("Chongqing", "重庆", "CQ", 5, 3),
    Tile("Hubei", "湖北", "HB", 5, 4),
    Tile("Anhui", "安徽", "AH", 5, 5),
    Tile("Jiangsu", "江苏", "JS", 5, 6),
    Tile("Shanghai", "上海", "SH", 5, 7),
    Tile("Yunnan", "云南", "YN", 6, 2),
    Tile("Guizhou", "贵州", "GZ", 6, 3),
    Tile("Hunan", "湖南", "HN", 6, 4),
    Tile("Jiangxi", "江西", "JX", 6, 5),
    Tile("Zhejiang", "浙江", "ZJ", 6, 6),
    Tile("Guangxi", "广西", "GX", 7, 4),
    Tile("Guangdong", "广东", "GD", 7, 5),
    Tile("Fujian", "福建", "FJ", 7, 6),
    Tile("Hainan", "海南", "HI", 8, 5),
)
