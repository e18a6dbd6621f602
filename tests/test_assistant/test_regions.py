"""Whether a question asks for cases of a zone or for it."""

import pytest

from assistant.gazetteer import Mention
from assistant.regions import Regions, matter_of, regions_of
from assistant.understanding import Understanding
from index import Facets

OF = [
    # No word of borrowing: always the zone's own.
    "data rules in Shanghai",
    "What did Guangxi do about trucks at the border?",
    "Shanghai negative list for data",
    "Hainan: duty-free goods and data transfer abroad",
    "rules on the transfer of land in Chongqing",
    "What can foreign banks do in Tianjin?",
    "which ports of Zhejiang bunker ships",
    "the negative list for Hainan",
    "Can Korean engineers work in Shandong?",
    "云南的边境贸易结算",
    "上海有哪些外商投资改革",
    "天津大学生创业的办法",
    "长沙引进外资的政策",
    "江苏新能源企业要素保障",
    "四川的学校和医院怎么开放",
    "科学城在合肥怎么管",
    "What can a firm do in Fujian that it cannot do elsewhere?",
    "How long did the zone in Yichang take from approval to opening?",
    "西安集结中心如何吸引外省货源",
    "沈阳机场的综保区为什么要搬过去",
    # The zone gives.
    "Which provinces copied Zhejiang's bunkering rules?",
    "霍尔果斯有什么可以学的",
    "重庆想把铁路提单推广到全国，进展如何",
    "What can we learn from Shanghai about data export?",
    "Lessons from Guangxi for border ports",
    "What has Zhejiang done that other zones could copy?",
    "Shanghai's experience worth borrowing in ship registration",
    "Which Hainan measures can be replicated elsewhere?",
    "How could others copy the single window of Fujian?",
    "Heilongjiang's lessons on cross-border trade",
    "上海有什么可以借鉴的经验",
    "学习深圳的做法",
    "向浙江学什么",
    "福建的经验值得其他地区参考",
    "广东哪些做法可以复制到其他自贸区",
    "重庆的做法能不能推广到全国",
    "参考天津的模式做保税租赁",
]
FOR = [
    "Gansu has no zone. Which inland reforms should it look at first?",
    "The mayor of Kaifeng asks what he could adopt from others",
    "Examples for Harbin of overseas warehouses",
    "I'm from Taiyuan and looking for inspiration on logistics",
    "帮山西找找内陆地区的先进经验",
    "安徽想方便研发用品进口，谁的经验最合适",
    "What could Guangxi borrow on cross-border data?",
    "Guangxi wants faster trucks at the border; what have other provinces done?",
    "Which measures would suit Hainan?",
    "Lessons for Xinjiang from coastal ports",
    "precedents for Yunnan",
    "What can be copied in Heilongjiang to speed up rail freight?",
    "How do other zones handle bunkering? It is for Tianjin.",
    "ideas from elsewhere to help Anhui finance small firms",
    "Could Hebei adopt a negative list for data?",
    "What is useful to Sichuan in aviation repair?",
    "Shandong's ports need quicker formalities: who else has solved that?",
    "Which reforms fit Hunan's equipment makers?",
    "Liaoning would like ship leasing; which zone has done it?",
    "Queues at the border in Yunnan: how do other ports cope?",
    "What should Chongqing learn about rail bills of lading?",
    "广西可以借鉴哪些数据出境的经验",
    "哪些做法适合云南",
    "新疆能从别处学到什么",
    "湖北想搞跨境电商，外地有什么好办法",
    "有什么可以搬到海南的做法",
    "陕西要做航空维修，其他自贸区怎么做的",
    "給黑龍江借鑒的邊境貿易創新",
    "河南应该参考谁的跨境电商监管",
    "安徽如何借鉴沿海港口的通关改革",
    "兄弟省份有什么招数能给辽宁用",
    "四川希望引进先进的仲裁制度，哪里有",
]
BOTH = [
    ("What could Guangxi learn from Shanghai?", ("Shanghai",), ("Guangxi",)),
    ("Would Shanghai's single window suit Yunnan?", ("Shanghai",), ("Yunnan",)),
    ("Guangxi ports: lessons from Zhejiang and Shanghai", ("Zhejiang", "Shanghai"), ("Guangxi",)),
    ("Which Hainan measures could be copied in Fujian?", ("Hainan",), ("Fujian",)),
    ("Adapt the model of Tianjin for Guangdong", ("Tianjin",), ("Guangdong",)),
    ("Yunnan and Guangxi want what Heilongjiang did at the border; what can they copy?",
     ("Heilongjiang",), ("Yunnan", "Guangxi")),
    ("广西想学上海的数据出境管理", ("Shanghai",), ("Guangxi",)),
    ("上海的经验能复制到云南吗", ("Shanghai",), ("Yunnan",)),
    ("云南可以从广西借鉴什么", ("Guangxi",), ("Yunnan",)),
    ("海南和广东能向浙江学什么", ("Zhejiang",), ("Hainan", "Guangdong")),
    ("福建的做法适合山东吗", ("Fujian",), ("Shandong",)),
    ("Bring Shanghai's free trade accounts to Hainan: what is needed?", ("Shanghai",), ("Hainan",)),
    ("Dongjiang leases aircraft. How might Xiamen do the same?", ("Tianjin",), ("Fujian",)),
    ("Which of the Hainan FTP's measures could Shandong's coastal cities use?", ("Hainan",), ("Shandong",)),
    ("海口要引进厦门的航空维修做法", ("Fujian",), ("Hainan",)),
    ("东疆的飞机租赁经验，厦门怎么用", ("Tianjin",), ("Fujian",)),
    ("借浙江经验发展福建油品贸易", ("Zhejiang",), ("Fujian",)),
    ("广西北部湾想做保税船供油，浙江有什么经验可以借鉴", ("Zhejiang",), ("Guangxi",)),
    ("compare Shanghai and Tianjin on leasing", ("Shanghai", "Tianjin"), ()),
]  # fmt: skip


@pytest.fixture(scope="module")
def understanding(collection) -> Understanding:
    return Understanding(collection)


def regions(understanding: Understanding, question: str) -> Regions:
    return understanding.regions(understanding.read(question, Facets()))


@pytest.mark.parametrize("question", OF)
def test_a_zone_gives_its_own_cases(understanding, question):
    found = regions(understanding, question)

    assert (len(found.of), found.target) == (1, ())


@pytest.mark.parametrize("question", FOR)
def test_a_zone_that_wants_to_borrow_is_the_target(understanding, question):
    found = regions(understanding, question)

    assert (found.of, len(found.target)) == ((), 1)


@pytest.mark.parametrize(("question", "of", "target"), BOTH)
def test_givers_and_takers_are_told_apart(understanding, question, of, target):
    assert regions(understanding, question) == Regions(of, target)


def test_without_zones_there_are_no_regions():
    assert regions_of("what can we borrow from other zones", ()) == Regions((), ())


def test_a_zone_named_twice_counts_once():
    text = "Kunming, Yunnan: what could Yunnan borrow?"
    mentions = [Mention(start, end, text[start:end], ("Yunnan",)) for start, end in ((0, 7), (9, 15), (28, 34))]

    assert regions_of(text, mentions) == Regions((), ("Yunnan",))


def test_any_words_around_a_zone_leave_it_in_one_place_only(understanding):
    for question in [*OF, *FOR, *(question for question, _, _ in BOTH)]:
        found = regions(understanding, question)
        assert not set(found.of) & set(found.target)


@pytest.mark.parametrize(
    ("topic", "matter"),
    [
        ("What could borrow for border trade", "What could for border trade"),
        ("想做保税维修，可以借鉴哪些做法", "想做保税维修，可以 哪些做法"),
        ("bonded repair of ships", "bonded repair of ships"),
        ("copy", "copy"),
    ],
)
def test_words_of_borrowing_are_not_what_is_searched(topic, matter):
    assert matter_of(topic) == matter
