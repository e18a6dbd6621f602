"""What the views For a region and Compare say, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from assistant.conditions import Verdict
from corpus import Language


@dataclass(frozen=True, slots=True)
class ViewWords:
    """Names in braces are filled in."""

    choose_region: str
    choose_for: str
    fitting: str
    on_topic: str
    none_on_topic: str
    none: str
    read_as: str
    why: str
    why_not: str
    unknown: str
    checklist: str
    needed: str
    record: str
    own: str
    verdicts: Mapping[Verdict, str]
    not_told: str
    no_region: str
    near: str
    describe: str
    loading: str
    choose_cases: str
    choose_more: str
    example: str
    other_language: str


VIEW_WORDS: Final[Mapping[Language, ViewWords]] = MappingProxyType(
    {
        "en": ViewWords(
            choose_region="Choose a region, or describe one: the cases of other zones that fit it will stand here, each"
            " with what speaks for it and against it.",
            choose_for="Choose the region for which “{title}” is to be checked.",
            fitting="Cases of other zones that fit {region} best",
            on_topic="Cases of other zones on “{topic}” for {region}",
            none_on_topic="The library has nothing of other zones on “{topic}”. Try other words, or leave the topic"
            " out.",
            none="The library has no case of another zone.",
            read_as="Read as: {}",
            why="Why",
            why_not="Why not",
            unknown="Not known",
            checklist="Checklist",
            needed="What {region} would need",
            record="Open the record",
            own="{region} itself:",
            verdicts={"met": "met", "not_met": "not met", "unknown": "unknown"},
            not_told="Verdicts rest on profiles and records, as they stand here. Whether the measure would work is not"
            " said.",
            no_region="No region is called “{name}”.",
            near="Did you mean",
            describe="Name one of the 31 regions, or describe one: “an inland province with a river port”.",
            loading="Loading the language model; the first topic waits for it",
            choose_cases="Choose two to four cases. Facts, the passages that carry each section, and figures of the"
            " same kind will stand side by side.",
            choose_more="One case is chosen. Choose one to three more.",
            example="For example: two lists for data export",
            other_language="中文",
        ),
        "zh": ViewWords(
            choose_region="请选择或描述一个地区：此处将列出与其条件相近的其他自贸试验区案例，并说明相近与不符之处。",
            choose_for="请选择要与《{title}》核对条件的地区。",
            fitting="与{region}条件最相近的其他自贸试验区案例",
            on_topic="其他自贸试验区关于“{topic}”的案例，供{region}参考",
            none_on_topic="库中没有其他自贸试验区关于“{topic}”的内容。可换一种说法，或不填主题。",
            none="库中没有其他自贸试验区的案例。",
            read_as="理解为：{}",
            why="相近之处",
            why_not="不符之处",
            unknown="不详",
            checklist="条件清单",
            needed="{region}需要具备什么",
            record="打开完整记录",
            own="{region}自身：",
            verdicts={"met": "具备", "not_met": "不具备", "unknown": "不详"},
            not_told="判断仅依据库中的地区资料和案例记录，不预测做法能否奏效。",
            no_region="没有名为“{name}”的地区。",
            near="您是指",
            describe="请填写31个省级地区之一，或加以描述，如“有内河港的内陆省份”。",
            loading="正在加载语言模型，第一个主题需稍候",
            choose_cases="请选择两至四个案例：基本信息、各节要点和同类数字将并列显示。",
            choose_more="已选一个案例，请再选一至三个。",
            example="例如：两份数据出境负面清单",
            other_language="English",
        ),
    }
)
