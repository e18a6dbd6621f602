"""For a region, as markup: the cases that fit it with what speaks for and against them, or how to name a region."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.described import Described, Region
from assistant.fitting import FittingCase
from assistant.page.browse import both, record_address
from assistant.page.markup import NOTHING, Html, element, join
from assistant.page.messages import badges, case_facts
from assistant.page.places import RegionPlace
from assistant.page.view_words import VIEW_WORDS
from assistant.page.wording import TAGS
from corpus import Case, Collection, UnknownNameError


def fitting_view(place: RegionPlace, region: Region, found: Sequence[FittingCase], collection: Collection) -> Html:
    """The cases *found* for *region*, each with why, why not and what is not known, and a way to its checklist."""
    words, language = VIEW_WORDS[place.spoken], place.spoken
    lines = (words.none_on_topic, words.on_topic) if place.topic else (words.none, words.fitting)
    line = lines[bool(found)]
    heading = element("h2", line.format(topic=place.topic, region=region.short_name(language)))
    cases = (_case(number, entry, place, collection) for number, entry in enumerate(found, 1))
    return _framed(place, heading, read_as(region, place), *cases)


def start_view(place: RegionPlace, case: Case | None, collection: Collection) -> Html:
    """What stands there before a region was chosen: the 31, each a link; *case* is to be checked for the one chosen."""
    words = VIEW_WORDS[place.spoken]
    said = words.choose_for.format(title=case.title(place.spoken)) if case else words.choose_region
    regions = sorted(collection.regions.values(), key=lambda region: region.name)
    links = (
        element(
            "a",
            both(region.short_name("en"), region.short_name("zh")),
            href=replace(place, region=region.name).address(),
            class_="step",
        )
        for region in regions
    )
    return _framed(place, element("p", said, class_="start"), element("div", *links, class_="regions"))


def unknown_region(place: RegionPlace, error: UnknownNameError) -> Html:
    """That there is no such region, with the nearest names as links, or how to describe one."""
    words = VIEW_WORDS[place.spoken]
    links = (element("a", name, href=replace(place, region=name).address(), class_="step") for name in error.near)
    hint = join(words.near, " ", *links, "?" if place.spoken == "en" else "？") if error.near else join(words.describe)
    return fault(place, join(words.no_region.format(name=error.name), " ", hint))


def fault(place: RegionPlace, line: str) -> Html:
    """One line that says what is wrong, and what to do."""
    return element("p", line, class_="fault", role="alert", lang=TAGS[place.spoken])


def read_as(region: Region, place: RegionPlace) -> Html:
    """What was understood of a region that was described."""
    if not isinstance(region, Described):
        return NOTHING
    return element("p", VIEW_WORDS[place.spoken].read_as.format(region.read_as(place.spoken)), class_="understood")


def _framed(place: RegionPlace, *content: str) -> Html:
    words = VIEW_WORDS[place.spoken]
    other = replace(place, language="zh" if place.spoken == "en" else "en")
    flip = element("a", words.other_language, href=other.address(), class_="other-language quiet")
    return element("section", flip, *content, class_="fitting", lang=TAGS[place.spoken])


def _case(number: int, entry: FittingCase, place: RegionPlace, collection: Collection) -> Html:
    case, language = entry.case, place.spoken
    words = VIEW_WORDS[language]
    is_open = case.id == place.case
    target = replace(place, case="" if is_open else case.id).address()
    return element(
        "article",
        element(
            "h3",
            element("span", str(number), class_="place"),
            element("a", case.title(language), href=record_address(case), class_="open-record"),
        ),
        element("p", case_facts(case, collection, language), badges(case, language), class_="facts"),
        element("dl", *_reasons(entry, place), class_="reasons"),
        element("a", words.checklist, href=target, class_="step to-checklist on" if is_open else "step to-checklist"),
        class_="case on" if is_open else "case",
    )


def _reasons(entry: FittingCase, place: RegionPlace) -> Iterator[Html]:
    words, fit = VIEW_WORDS[place.spoken], entry.fit
    kinds = (("why", words.why, fit.why), ("why-not", words.why_not, fit.why_not), ("open", words.unknown, fit.unknown))
    for class_, label, reasons in kinds:
        if reasons:
            yield element("dt", label, class_=class_)
            yield element("dd", element("ul", *(element("li", _capitalised(reason)) for reason in reasons)))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
