"""Cases of other zones like a given one, as they stand in the conversation."""

from collections.abc import Sequence

from assistant.fitting import LikeCase
from assistant.page.browse import record_address
from assistant.page.markup import Html, element, join
from assistant.page.messages import badges, case_facts
from assistant.page.next_steps import steps_after_like
from assistant.page.turn_words import TURN_WORDS
from assistant.page.wording import TAGS, WORDS
from corpus import Collection, Language


def similar_message(turn: int, found: Sequence[LikeCase], collection: Collection, language: Language) -> Html:
    """Each case with what it shares with the one that was given; its title leads to its record."""
    words = TURN_WORDS[language]
    cases = (_case(place, entry, collection, language) for place, entry in enumerate(found, 1))
    return element(
        "div",
        join(*cases) if found else element("p", words.none_similar, class_="reason"),
        steps_after_like([entry.case for entry in found], language),
        class_="answer similar",
        id=f"answer-{turn}",
        lang=TAGS[language],
    )


def _case(place: int, entry: LikeCase, collection: Collection, language: Language) -> Html:
    case, words = entry.case, WORDS[language]
    why = "；".join(entry.why) if language == "zh" else words.listing.join(entry.why)
    label = element("span", TURN_WORDS[language].shared, words.colon)
    return element(
        "section",
        element(
            "h3",
            element("span", str(place), class_="place"),
            element("a", case.title(language), href=record_address(case), class_="to-case"),
        ),
        element("p", case_facts(case, collection, language), badges(case, language), class_="facts"),
        element("p", label, why, class_="why") if why else "",
        class_="case",
    )
