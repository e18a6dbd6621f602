"""Whether a question asks for cases of a zone, or for what that zone could borrow from others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.gazetteer import Mention
from index import folded_in_place

Sign = Literal["gives", "wants", "unmarked"]


@dataclass(frozen=True, slots=True)
class Regions:
    """Regions by key: ``of`` those whose cases are asked for, ``target`` those that want to borrow from others.

    Cases of those ``without`` are not wanted: "apart from Shanghai".
    """

    of: tuple[str, ...]
    target: tuple[str, ...]
    without: tuple[str, ...] = ()


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_PLACES = r"(?:zones?|provinces?|(?:sea|air|land|river|dry )?ports?|regions?|places?|cit(?:y|ies)|areas?|ftzs?)"
_KINDS = r"(?:(?:pilot|free|trade|border|coastal|inland|similar|customs|chinese) )*"
_CARRIED = r"(?:borrowed|copied|adopted|adapted|replicated|transferred|transplanted|applied|used|brought|extended)"
_WE = r"(?:it|he|she|they|we|i)"
_TAKE = (
    r"(?:adopt|borrow|bring (?:home|back)|copy|emulate|follow|import|learn|look at|study|take (?:home|back|over)|try)"
)
_GOOD = r"(?:经验|做法|模式|案例|举措|办法|创新|样板|教训)"

# Something is to go from one place to another.
_BORROWING = _any(
    r"\b(?:borrow(?:ed)?|emulate|imitate|replicat(?:e|ing|able|ion)|copy(?:ing)?|copied)\b",
    r"(?<!like to )(?<!want to )\blearn\b|\blearn\b.*\bfrom\b",  # "I want to learn about ports" borrows nothing
    rf"\b(?:can|could|should|might) {_WE} (?:\w+ )?{_TAKE}\b|\b{_WE} (?:can|could|should|might) (?:\w+ )?{_TAKE}\b",
    r"\b(?:can|could|should|might)\b[^,.;?!]* take (?:[\w-]+ ){0,3}from\b",
    r"\bdo (?:the same|likewise|something similar)\b|\b(?:brings?|bring(?:ing)?) home\b",
    r"\b(?:take over|lessons?|transferable|transfers? (?:well )?to|inspir\w+|role model|model for|ideas? for)\b",
    r"借鉴|借用|效仿|效法|仿效|仿照|照搬|照抄|照着?做|抄|看齐|套用|嫁接|带回|取经|支招|对标|启发|启示|参考(?!价|消息|文献|书|号)|参照|复制|移植|拿来",
    r"搬(?!迁|运|家|倒|走|出|过去)|(?:引进|引入|借)(?!外资|人才|资金|项目|企业|投资)[^，。？,?]{0,8}(?:经验|做法|模式|举措|改革|制度|政策|机制)",
    r"(?<![大中小科化医留文数教哲光力办同入])学(?!校|院|生|者|科|术|历|位|徒|家|会|分|年|期|费|员|前|界|车|区|童)|学习",
)
# The same in words that are said of firms and people too: they count only where a zone is said to want it.
_FITTING = _any(
    r"\b(?:adopt(?:ing)?|adapt(?:ing)?|suits?|suitable|suited|fits?(?!-)|transplant|applicable)\b",
    rf"\b{_CARRIED} (?:to|in|into|by|for|from)\b",
    r"\b(?:(?:useful|of use|most use|any use) (?:to|for|in)|relevant (?:to|for))\b",
    r"\b(?:would|could|might)(?: also)? (?:work (?:in|for|at)|help|benefit|apply)\b",
    r"\b(?:reforms?|practices?|measures?|ideas?|rules|models?|lessons?) (?:[\w-]+ ){0,4}import\b|\brecommend\w*",
    r"适合|适用于|推广(?:到|至)|行得通|行不行|可行|(?:帮|给|替)[^，。？,?]{1,8}(?:找|推荐|出主意|想想|看看|介绍)|用得[上着]|有用|有帮助|落地|(?:怎么|如何|能否|能不能|可以|可否)(?:直接)?用(?![于地电人工水户])",
)
# "Can engineers work in Yantai" is no such question, "could the rules of Hainan work in Yantai" is: two zones.
_WORKING = _any(
    r"\b(?:would|could|might|can|will)\b[^,.;?!]* work (?:in|for|at)\b",
    r"\b(?:could|might|can|should|would)\b[^,.;?!]* (?:use|apply|profit from|benefit from)\b",
    r"\bbring(?:ing)? [^,.;?!]* to\b",
)
# Other places are asked for, not dealt with.
_OTHERS = _any(
    rf"(?<!with )(?<!to )(?<!than )(?<!and )\b(?:other|another|sister|fellow|neighbou?ring) {_KINDS}{_PLACES}\b",
    r"(?<!with )(?<!to )(?<!than )(?<!and )\b(?:elsewhere|others|peers|(?:who|anyone|someone|somebody|anybody) else)\b",
    r"(?<![与和同跟比向给对])(?:其他|其它|别的|兄弟|外省|其余)(?:的)?"
    r"(?:自贸|自由|试验|地|省|市|口岸|片区|城市|港|区|边境|沿海|内陆|沿边)",
    r"(?<![与和同跟比向给对])(?:别处|别人|别家|别省|兄弟省)|外(?:省|地)(?!车|企|人|户|货|客|资|游|籍|来)|人家怎",
)
# What others have not is no wish to have theirs.
_UNLIKE = _any(
    r"\b(?:cannot|can't|could not|couldn't|not|never) (?:\w+ ){0,3}(?:elsewhere|(?:in )?(?:other|any other) \w+)",
    r"(?:别处|外地|其他地方|其它地方|别的地方)(?:都|还)?(?:没有|没法|不能|做不到|不行)|(?:不同于|有别于|区别于)(?:其他|其它|别的)",
)
_BUT_THERE = _any(
    r"\b(?:anyone|anybody|someone|who|anywhere|where|any|what) (?:other|else)\b|\b(?:any|the) others?\b"
    r"|\b(?:apart from|besides|except|other than|outside)\b",
    r"除了|以外|之外|还有(?:谁|哪)|(?:别|其他|其它)的?[^，。？,?]{0,4}(?:省|市|地方|地区|港|口岸|片区|自贸)",
)
# A zone wishes for something. That it can or may do something is no wish.
_WISH = _any(
    r"\b(?:wants?|would like|wish(?:es)?|hopes?|plans?|intends?|needs?|seeks?)\b",
    r"\b(?:is|are) (?:looking|trying|planning)\b",
    r"想|打算|计划|希望|准备|需要|要(?=搞|做|建|推|发展|办|打造|开展|解决|提高)",
)
# They are asked for only where a zone wants something: "which port of Tianjin" is about Tianjin.
_WHICH = _any(
    rf"\b(?:which|what|any|whom?|where) (?:{_KINDS}{_PLACES}|has|have|can|could|does|did|precedents?|examples?)\b",
    r"需要[^，。？,?]{0,6}(?:经验|案例)|谁的(?:经验|做法)|哪家|哪里|哪儿|哪个(?:自贸|省|地|口岸|港)|哪些(?:自贸|省|地方|口岸|港)|谁做|推荐|有啥现成|现成的?(?:做法|经验)",
)
# What a zone has done already, or others are to take from it.
_GIVEN_AWAY = _any(
    rf"\b(?:others|(?:other|another|sister) {_KINDS}{_PLACES}) (?:\w+ )?(?:can|could|may|might|should|to) ",
    rf"\b{_CARRIED} (?:\w+ )?"
    rf"(?:elsewhere|nationwide|nationally|across|(?:in|by|to) (?:others|other {_KINDS}{_PLACES}))",
    r"(?:供|给|值得|可供|被|让)(?:其他|其它|别的|兄弟|外地|别处|全国)",
    r"(?:复制|推广)(?:到|至|推广到)?(?:其他|其它|别的|兄弟|外地|别处|全国)",
    r"(?:其他|其它|别的|兄弟)[^，。？,?]{0,6}(?:可以|能|可|如何|怎么|怎样)?(?:借鉴|复制|学习|参考|照搬|向)",
    r"(?:全国|向全国)(?:复制|推广)",
)

_NATIONWIDE = re.compile(r"推广[到至]?全国|全国(?:复制)?推广|\bnationwide\b")
_GIVER_BEFORE = _any(
    r"\b(?:from|by following|following|follow(?:s|ed)?|like|of|imitate|emulate|copy|copying|copied)(?: the)? $",
    r"\b(?:(?<!to )learn|did|has|have)(?: the)? $",
    r"\b(?:visit(?:s|ed|ing)?|look(?:s|ed|ing)? (?:at|to)|inspired by|example set by|modelled on)(?: the)? $",
    r"(?:从|向|跟|像|学|学习|借|借鉴|参考|参照|复制|照着?|照搬|搬|效仿|仿效|仿照|对标|抄)(?:一下|了)?$",
)
_GIVER_AFTER = _any(
    r"^(?:'s|')?(?: \w+){0,3} (?:experiences?|lessons?|practices?|example|precedents?)\b(?! for)",
    r"^(?:'s|')? ?(?:[\w-]+ ){0,5}(?:can|could|may|might|should|to) be ",
    r"^(?:'s|')? ?(?:[\w-]+ ){0,3}(?:did|has done|learnt|learned|introduced|pioneered|adopted)\b",
    rf"^(?:自贸(?:试验)?区|片区|港|口岸|市|省)*的?[^想要能可应该需望，。？,?]{{0,8}}{_GOOD}",
    r"^的[^，。？,?]{0,12}(?:能不能|能否|可不可以|可以|能|要|想)(?:在|搬|用到|用于|推广到|复制到|适用于)",
    rf"^[^想要能应该需望，。？,?]{{0,4}}有(?:什么|哪些|啥|何)?[^，。？,?]{{0,8}}{_GOOD}",
    r"^[^想要能应该需望，。？,?]{0,4}有(?:什么|哪些|啥|何)[^，。？,?]{0,6}(?:值得|可以?|能)(?!从|向|跟)",
    r"^的[^，。？,?]{0,16}值得(?:学|借|参)",
    r"^适合(?!学|借|搬|复|引|参)",
)
# Who asks is of a place: the mayor of Kaifeng.
_PEOPLE_OF = re.compile(
    r"\b(?:mayor|governor|leaders?|officials?|delegation|government|administration|people|firms|part) of(?: the)? $"
    r"|\b(?:i'm|i am|we're|we are|comes?|coming|colleagues?|officials?|delegation|people|firms) from(?: the)? $"
)
# What stands on both sides of a giver: 引进厦门的做法, 去瑞丽考察.
_GIVER_BETWEEN = (
    (re.compile("(?:引进|引入|移植|嫁接|套用)$"), re.compile("^[^，。？,?]{0,6}的")),
    (re.compile("(?:去|到|赴)$"), re.compile("^[^，。？,?]{0,4}(?:考察|学习|取经|调研|参观|看看)")),
)
_WANTS_BEFORE = _any(
    r"\b(?:advis(?:e|es|ing)|behalf of)(?: the)? $",
    r"\b(?:for|to|suits?|fits?|help|helps|benefit|benefits|inspire|into)(?: the)? $",
    rf"\b{_CARRIED} (?:\w+ )?(?:in|by|at)(?: the)? $",
    r"\b(?:copy|adopt|replicate|apply|use|work|useful|transplant|applicable)(?: \w+){0,4} in(?: the)? $",
    r"(?:适合|适用于|用于|搬[到回]|带[到回]|引进到?|复制到|推广到|移植到|用到|值得|给|为|对|在|让|帮|帮助)$",
)
_ITS_OWN = re.compile(rf"^'s (?:[\w-]+ )?{_PLACES}\b")  # could Shandong's cities
_AUXILIARY_BEFORE = re.compile(r"\b(?:could|can|should|would|may|might|must|does|do|will)(?: the)? $")
# "Could the Hainan scheme be adopted in Anhui": the scheme goes, Hainan does not ask for it.
_GOES_AFTER = re.compile(rf"^(?: [\w-]+){{1,5}} (?:be (?:\w+ )?{_CARRIED}|work|suit|fit|help)\b")
_WANTS_AFTER = _any(
    r"^(?:'s|')?(?: [\w-]+){0,4}? "
    r"(?:could|can|should|would|may|might|must|wants?|needs?|wish(?:es)?|hopes?|plans?|intends?)\b"
    rf"(?! (?:also )?(?:be (?:\w+ )?{_CARRIED}|work|suit|fit|help))",
    r"^(?:'s|')?(?: [\w-]+){0,4}? (?:borrow|copy|learn|adopt|adapt|take over|is looking|are looking|seeks?|lacks?)\b",
    r"^[^，。？,?]{0,14}?(?:想|(?<![重主首])要(?!素|件|求|点)|(?<![功智性产节新动])能(?!源|力|耗|效)"
    r"|可以|可(?=借|学|参|复|照|从|向)|应该|应当|该(?=学|借|向)|需要|希望|打算|计划|准备|如何(?=借|学|复|参)|怎么(?=借|学|复|参|用)|适合(?=学|借|搬|复|引))",
)
_ADVICE_FOR = re.compile(
    r"\b(?:examples?|recommendations?|suggestions?|advice|ideas?|inspiration|something|anything|lessons?|precedents?)"
    r" (?:\w+ ){0,2}for(?: the)? $"
)
_LIST_FOR = re.compile(r"\b(?:lists?|rules?|regulations?|law|plans?|polic(?:y|ies)|scheme|approvals?) for(?: the)? $")
_FOR = re.compile(r"\bfor(?: the)? $")
_ENDS = re.compile(r"^(?: (?:ftz|zone|pilot zone|pilot free trade zone|free trade zone))?\s*(?:$|[.,;:?!]| to )")
_JOINED = re.compile(r"^(?:,|,? ?(?:and|or|&) ?|、|，|和|与|及|以及|或|跟| )?\s*$")


def matter_of(topic: str) -> str:
    """Return *topic* without the words that speak of borrowing: they say that something is wanted, not what.

    All of it where no word is left.
    """
    folded = folded_in_place(topic)
    rest = list(topic)
    for cue in (_BORROWING, _OTHERS):
        for match in cue.finditer(folded):
            rest[match.start() : match.end()] = " " * (match.end() - match.start())
    matter = " ".join("".join(rest).split())
    return matter if any(sign.isalnum() for sign in matter) else topic


def looks_elsewhere(folded: str) -> bool:
    """Say whether a question, folded, asks for cases of other places than those that were spoken of."""
    return _OTHERS.search(folded) is not None or _BUT_THERE.search(folded) is not None


def regions_of(text: str, mentions: Sequence[Mention]) -> Regions:
    """Say which of the regions in *mentions* give the cases asked for in *text*, and which want to borrow.

    Without a word of borrowing or of other places, and in doubt, every region gives.
    """
    folded = folded_in_place(text)
    named = [mention for mention in mentions if not mention.excluded]
    signs = list(_signed(folded, named))
    zones = tuple(dict.fromkeys(key for mention in named for key in mention.regions))
    left_out = (key for mention in mentions if mention.excluded for key in mention.regions)
    without = tuple(key for key in dict.fromkeys(left_out) if key not in zones)
    wanting = {key for sign, keys in signs if sign == "wants" for key in keys}
    borrowed = bool(_BORROWING.search(folded) or _OTHERS.search(_UNLIKE.sub("", folded)) or _is_for(folded, named))
    if _NATIONWIDE.search(folded) and len(zones) == 1:
        return Regions(zones, (), without)
    if not borrowed and not (wanting and _looks_around(folded, zones)):
        return Regions(zones, (), without)
    if borrowed and not wanting and not _GIVEN_AWAY.search(folded):
        wanting = _left_over(signs)
    of = tuple(key for key in zones if key not in wanting)
    return Regions(of, tuple(key for key in zones if key in wanting), without)


def _looks_around(folded: str, zones: Sequence[str]) -> bool:
    """Say whether a question in which a zone wants something looks to others, though no word of borrowing says so."""
    if _FITTING.search(folded) or (_WISH.search(folded) and _WHICH.search(folded)):
        return True
    return len(zones) > 1 and _WORKING.search(folded) is not None


def _is_for(folded: str, mentions: Sequence[Mention]) -> bool:
    """Say whether something is asked "for Yunnan"."""
    return any(
        _ADVICE_FOR.search(folded[: mention.start])
        or (
            _FOR.search(folded[: mention.start])
            and not _LIST_FOR.search(folded[: mention.start])
            and _ENDS.match(folded[mention.end :])
        )
        for mention in mentions
    )


def _left_over(signs: Sequence[tuple[Sign, tuple[str, ...]]]) -> set[str]:
    """Return the zones that want though no word says so: those beside a giver, or the only ones."""
    giving = {key for sign, keys in signs if sign == "gives" for key in keys}
    unmarked = [keys for sign, keys in signs if sign == "unmarked" and giving.isdisjoint(keys)]
    # Two that nothing tells apart: in doubt both give.
    return set(unmarked[0]) if len({frozenset(keys) for keys in unmarked}) == 1 else set()


def _signed(folded: str, mentions: Sequence[Mention]) -> Iterator[tuple[Sign, tuple[str, ...]]]:
    """Yield what the words around them say of the zones: of several joined by "and" as of one."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _JOINED.match(folded[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    edges = [0, *(at for group in groups for at in (group[0].start, group[-1].end)), len(folded)]
    between = [folded[start:end] for start, end in pairwise(edges)][::2]
    for number, group in enumerate(groups):
        keys = tuple(dict.fromkeys(key for mention in group for key in mention.regions))
        yield _sign(between[number], between[number + 1]), keys


def _sign(before: str, after: str) -> Sign:
    """Say what the words *before* and *after* a zone make of it."""
    if _GIVER_BEFORE.search(before) and not _PEOPLE_OF.search(before):
        return "gives"
    if any(ends.search(before) and begins.match(after) for ends, begins in _GIVER_BETWEEN):
        return "gives"
    possessive = after.startswith("'") and not _ITS_OWN.match(after)
    if _WANTS_BEFORE.search(before) or (
        _AUXILIARY_BEFORE.search(before) and not possessive and not _GOES_AFTER.match(after)
    ):
        return "wants"
    if _GIVER_AFTER.search(after):
        return "gives"
    return "wants" if _WANTS_AFTER.search(after) else "unmarked"
