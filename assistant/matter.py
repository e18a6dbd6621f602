"""What words say what a question is about, and which only say that something is asked for."""

import re

from index import HAN, STOPWORDS, simplified

# What every case of the library is, how one asks for any, and how one points at what was said before.
_NO_MATTER_EN = frozenset(
    """
    also answer anyone anything best case cases did earlier else elsewhere example examples experience experiences find
    free ftz ftzs give going good happening how innovation innovations innovative institutional it just know last later
    latest list measure measures mean more new newer newest nothing now okay older oldest one ones only others page
    outcome outcomes people pilot pls please policies policy practice practices province provinces recent reform
    reforms result results same show
    similar since something somewhere tell thanks that thing things think this too trade use used using way
    well work works zone zones
    """.split()  # noqa: SIM905  a text to read and edit
)
_NO_MATTER_ZH = re.compile(
    "自由贸易试验区|自贸试验区|自贸区|自贸港|片区|新区|制度创新|最佳实践|典型案例|案例|经验|做法|举措|措施|改革|创新|政策|试点"
    "|有没有|有哪些|有什么|有啥|哪些|什么|怎么样|值得|可以|借鉴|学习|学|介绍|一下|情况|方面|只看|只要|只|请问|请|看看|类似|其他|其它"
    "|别的|省份|省|地方|还有|适合|适不适合|有用|能用|套用|这边|那边|这个|那个|这些|那些|这|那|吗|我们|对|能|搞|效果|成效|结果|进展|近期|最近|以来|新的|旧的|早期"
    "|[的呢吗那有和与在了都吧呀年也]"
)
_LATIN_WORD = re.compile(r"(?<![\w'])[a-z]{3,}(?!\w)")


def matter_in(topic: str) -> int:
    """Count the words in *topic*, a question without its zones and years, that say what it is about.

    Two Chinese characters count as a word, and what is left of one as one too.
    """
    topic = _NO_MATTER_ZH.sub(" ", simplified(topic).casefold())
    words = [word for word in _LATIN_WORD.findall(topic) if word not in STOPWORDS and word not in _NO_MATTER_EN]
    return len(words) + (len(HAN.findall(topic)) + 1) // 2
