"""What the page says about a turn of a conversation, in both languages: how it was read, and what could come next."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from corpus import Language


@dataclass(frozen=True, slots=True)
class TurnWords:
    """Names in braces are filled in. ``more``, ``compare`` and ``only`` are asked as they stand: they are commands."""

    from_zone: str
    for_zone: str
    years: str
    since: str
    until: str
    follows: str
    drop: str
    swap: str
    anew: str
    as_typed: str
    fair: str
    next: str
    more: str
    compare: Mapping[int, str]
    only: str
    similar: str
    similar_to: str
    none_similar: str
    shared: str
    for_region: str
    for_target: str
    compare_with: str
    nearest: str
    no_more: str
    new_topic: str


TURN_WORDS: Final[Mapping[Language, TurnWords]] = MappingProxyType(
    {
        "en": TurnWords(
            from_zone="from {zone}",
            for_zone="for {zone}",
            years="{since} to {until}",
            since="since {since}",
            until="until {until}",
            follows="goes on from: {question}",
            drop="Ask again without this",
            swap="Read it as: {other}",
            anew="As typed",
            as_typed="Ask again with nothing taken back",
            fair="The match is fair: read before you rely on it.",
            next="What next?",
            more="More",
            compare={2: "Compare the first two", 3: "Compare the first three"},
            only="Only {zone}",
            similar="Similar cases elsewhere",
            similar_to="Cases of other zones like “{title}”",
            none_similar="The library has no case of another zone.",
            shared="What they share",
            for_region="For my region …",
            for_target="What {zone} would need",
            compare_with="Compare with …",
            nearest="The library has near it",
            no_more="No more cases",
            new_topic="A new topic",
        ),
        "zh": TurnWords(
            from_zone="来自{zone}",
            for_zone="供{zone}借鉴",
            years="{since}—{until} 年",
            since="{since} 年以来",
            until="{until} 年以前",
            follows="承接：{question}",
            drop="去掉此项重新提问",
            swap="改读为：{other}",
            anew="恢复原读法",
            as_typed="不去掉任何内容，重新提问",
            fair="匹配度一般，引用前请细读。",
            next="接下来",
            more="更多案例",
            compare={2: "比较前两个案例", 3: "比较前三个案例"},
            only="只看{zone}",
            similar="其他地区的类似案例",
            similar_to="与《{title}》相近的其他自贸试验区案例",
            none_similar="库中没有其他自贸试验区的案例。",
            shared="相近之处",
            for_region="适用于我的地区……",
            for_target="{zone}需要具备什么",
            compare_with="与其他案例对比……",
            nearest="库中相近的内容",
            no_more="没有更多案例",
            new_topic="新话题",
        ),
    }
)
