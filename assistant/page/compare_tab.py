"""The view Compare, built of gradio's parts: two to four cases side by side."""

from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.comparing import FEWEST, MOST, compare
from assistant.page.comparison import comparison_view
from assistant.page.dialogue import as_sentence
from assistant.page.markup import Html, element, join
from assistant.page.parts import OURS, html, letterbox, signpost
from assistant.page.places import ComparePlace, read_compare_place
from assistant.page.view_words import VIEW_WORDS
from assistant.page.wording import TAGS
from corpus import Collection, FtzError

_EXAMPLE = ("2024-beijing-data-export-negative-list", "2024-tianjin-data-export-negative-list")


class CompareTab:
    """The view. As in Browse the address says what is shown; a choice only leads to the address that shows it."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection

    def build(self) -> None:
        """Make the view; it is filled when it is first looked at."""
        with gr.Column(elem_id="compare", elem_classes="view", min_width=0):
            with gr.Row(elem_id="compare-head", elem_classes="chooser", equal_height=False):
                self.cases = gr.Dropdown(
                    [(f"{case.title('en')} · {case.title('zh')}", case.id) for case in self.collection],
                    value=[],
                    multiselect=True,
                    max_choices=MOST,
                    label="Cases 案例 (two to four 两至四个)",
                    elem_id="compare-cases",
                    min_width=0,
                )
            self.table = html("", "compare-table")
            self.goal = html("", "compare-goal")
            self.place = letterbox("compare-place")

    def connect(self) -> None:
        """Let choices lead to addresses, and addresses change what is shown. Of several in a row the last counts."""
        self.cases.input(self._go, [self.cases, self.place], [self.goal], queue=False, **OURS)
        shown = [self.cases, self.table, self.goal]
        self.place.change(self._show, [self.place], shown, queue=False, trigger_mode="always_last", **OURS)

    def _go(self, cases: list[str], query: str) -> Html:
        return signpost(replace(read_compare_place(query), cases=tuple(cases)).address())

    def _show(self, query: str) -> dict[Any, Any]:
        place = read_compare_place(query)
        known = [name for name in place.cases if name in self.collection.cases][:MOST]
        return {self.cases: known, self.table: self._compared(place), self.goal: ""}

    def _compared(self, place: ComparePlace) -> Html:
        words, language = VIEW_WORDS[place.language], place.language
        other = replace(place, language="zh" if language == "en" else "en")
        flip = element("a", words.other_language, href=other.address(), class_="other-language quiet")
        if len(place.cases) < FEWEST and all(name in self.collection.cases for name in place.cases):
            said = element("p", words.choose_more if place.cases else words.choose_cases, class_="start")
            example = element("a", words.example, href=replace(place, cases=_EXAMPLE).address(), class_="step")
            shown = said if place.cases or not self._has_example() else join(said, element("p", example))
            return element("section", flip, shown, class_="fitting", lang=TAGS[language])
        try:
            comparison = compare(place.cases, self.collection, language)
            return element("div", flip, comparison_view(comparison, self.collection), class_="side-by-side")
        except FtzError as error:
            return element("p", as_sentence(str(error)), class_="fault", role="alert")

    def _has_example(self) -> bool:
        return all(name in self.collection.cases for name in _EXAMPLE)
