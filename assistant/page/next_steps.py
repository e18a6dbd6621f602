"""What could come next after an answer: buttons that ask it, and links to the other views."""

from collections.abc import Mapping, Sequence

from assistant.answer import Answer
from assistant.browsing import Facet, Selection
from assistant.commands import More, command_in, is_command
from assistant.page.browse import address, label_of
from assistant.page.chips import Asked, Wish, name_of
from assistant.page.markup import NOTHING, Html, element, join
from assistant.page.places import RegionPlace
from assistant.page.turn_words import TURN_WORDS
from assistant.page.wording import zone_name
from corpus import LANGUAGES, Case, Collection, Language

_MOST_COMPARED = 3


def next_steps(asked: Asked, answer: Answer, collection: Collection) -> Html:
    """What fits the answer; nothing where there is no case."""
    if not answer.cases:
        return NOTHING
    language, words = answer.understood.language, TURN_WORDS[answer.understood.language]
    first = answer.cases[0].case
    similar = name_of(Wish(asked.number, "similar"))
    steps = (
        _say(words.more) if _has_more(answer) else "",
        _say(words.compare[min(len(answer.cases), _MOST_COMPARED)]) if _is_comparable(answer) else "",
        element("button", words.similar, type="button", id=similar, class_="wish step") if first.zones else "",
        _for_region(first, answer, collection),
        _only(answer, collection, language),
    )
    return element("div", element("p", words.next, class_="label"), *steps, class_="next-steps")


def steps_after_like(found: Sequence[Case], language: Language) -> Html:
    """What fits a list of cases like another one."""
    if not found:
        return NOTHING
    words = TURN_WORDS[language]
    compare = _say(words.compare[min(len(found), _MOST_COMPARED)]) if len(found) > 1 else ""
    href = RegionPlace(case=found[0].id, language=_tongue(language)).address()
    region = element("a", words.for_region, href=href, class_="step")
    return element("div", element("p", words.next, class_="label"), compare, region, class_="next-steps")


def ways_near(answer: Answer, collection: Collection) -> Html:
    """Themes and zones that the library has near a question it cannot answer, as links into the view Browse."""
    coverage = answer.coverage
    if coverage is None or not (coverage.themes or coverage.zones):
        return NOTHING
    language = answer.understood.language
    near: tuple[tuple[Facet, Mapping[str, int]], ...] = (("theme", coverage.themes), ("zone", coverage.zones))
    links = (
        element(
            "a",
            label_of(facet, name, collection)[LANGUAGES.index(language)],
            " ",
            element("span", str(count), class_="count"),
            href=address(Selection().toggled(facet, name)),
            class_="step",
        )
        for facet, counts in near
        for name, count in counts.items()
    )
    heading = element("p", TURN_WORDS[language].nearest, class_="try")
    return join(heading, element("div", *links, class_="next-steps near"))


def _tongue(language: Language) -> Language | None:
    """English is what an address has where it names none."""
    return None if language == "en" else language


def _say(words: str) -> Html:
    return element("button", words, type="button", class_="say step")


def _has_more(answer: Answer) -> bool:
    """Say whether one can go on: who pointed at cases has seen them."""
    return isinstance(command_in(answer.question, ()), More) or not is_command(answer.question)


def _is_comparable(answer: Answer) -> bool:
    return len(answer.cases) > 1 and not answer.compared


def _for_region(case: Case, answer: Answer, collection: Collection) -> Html:
    language, words = answer.understood.language, TURN_WORDS[answer.understood.language]
    if case.kind == "overview":
        return NOTHING
    target = answer.understood.target[0] if answer.understood.target else ""
    name = zone_name(target, collection, language)
    said = words.for_target.format(zone=name) if target else words.for_region
    href = RegionPlace(target, case=case.id, language=_tongue(language)).address()
    return element("a", said, href=href, class_="step")


def _only(answer: Answer, collection: Collection, language: Language) -> Html:
    zones = {zone for found in answer.cases for zone in found.case.zones}
    first = answer.cases[0].case.zones
    if len(zones) < 2 or not first or is_command(answer.question):  # noqa: PLR2004  else there is nothing to leave out
        return NOTHING
    return _say(TURN_WORDS[language].only.format(zone=zone_name(first[0], collection, language)))
