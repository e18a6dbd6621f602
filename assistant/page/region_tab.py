"""The view For a region, built of gradio's parts: what could be borrowed, and what it would need."""

from collections.abc import Iterator
from concurrent.futures import wait
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.described import Region, region_named
from assistant.fitting import FittingCase, cases_for, cases_that_fit
from assistant.page.checklist_view import checklist_view
from assistant.page.dialogue import as_sentence
from assistant.page.fitting_view import fault, fitting_view, start_view, unknown_region
from assistant.page.markup import NOTHING, Html
from assistant.page.messages import progress_message
from assistant.page.parts import OURS, html, letterbox, signpost
from assistant.page.places import RegionPlace, read_region_place
from assistant.page.view_words import VIEW_WORDS
from assistant.transfer import checklist
from corpus import Collection, FtzError, UnknownNameError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from assistant.asking import Assistant

_CASES = 8
# While the model loads the page looks again this often.
_LOOK_AGAIN_S = 0.2


class RegionTab:
    """The view. As in Browse the address says what is shown; a choice only leads to the address that shows it."""

    def __init__(self, ready: "Future[Assistant]", collection: Collection) -> None:
        self.ready, self.collection = ready, collection

    def build(self) -> None:
        """Make the view; it is filled when it is first looked at."""
        with gr.Column(elem_id="region", elem_classes="view", min_width=0):
            with gr.Row(elem_id="region-head", elem_classes="chooser", equal_height=False):
                self.region = gr.Dropdown(
                    self._choices(),
                    value=None,
                    allow_custom_value=True,
                    label="For 适用地区 (choose, or describe 可选可填)",
                    elem_id="region-name",
                    min_width=0,
                )
                self.topic = gr.Textbox(
                    label="On 主题",
                    placeholder="any topic  ·  不限",
                    elem_id="region-topic",
                    lines=1,
                    max_lines=1,
                    min_width=0,
                )
                self.find = gr.Button("Find 查找", elem_id="region-find", variant="primary", min_width=0)
            with gr.Row(elem_id="region-body", equal_height=False):
                self.cases = html("", "region-cases")
                self.checked = html("", "region-checklist")
            self.goal = html("", "region-goal")
            self.place = letterbox("region-place")

    def connect(self) -> None:
        """Let choices lead to addresses, and addresses change what is shown. Of several in a row the last counts."""
        gr.on(
            [self.region.input, self.topic.submit, self.find.click],
            self._go,
            [self.region, self.topic, self.place],
            [self.goal],
            queue=False,
            **OURS,
        )
        shown = [self.region, self.topic, self.cases, self.checked, self.goal]
        self.place.change(self._show, [self.place], shown, trigger_mode="always_last", **OURS)

    def _choices(self) -> list[tuple[str, str]]:
        regions = sorted(self.collection.regions.values(), key=lambda region: region.name)
        return [(f"{region.short_name('en')} {region.short_name('zh')}", region.name) for region in regions]

    def _go(self, region: str | None, topic: str, query: str) -> Html:
        place = read_region_place(query)
        wanted = " ".join((region or "").split()), " ".join(topic.split())
        return signpost(replace(place, region=wanted[0], topic=wanted[1]).address())

    def _show(self, query: str) -> Iterator[dict[Any, Any]]:
        place = read_region_place(query)
        case = self.collection.cases.get(place.case)
        chosen = {self.region: place.region or None, self.topic: place.topic, self.goal: ""}
        if not place.region:
            yield chosen | {self.cases: start_view(place, case, self.collection), self.checked: NOTHING}
            return
        try:
            region = region_named(place.region, self.collection)
            chosen[self.region] = region.name
            made = checklist(case, region, self.collection, place.spoken) if case else None
            checked = checklist_view(made, self.collection) if made else NOTHING
            if place.topic and not self.ready.done():
                waiting = progress_message(place.spoken, (), VIEW_WORDS[place.spoken].loading)
                yield chosen | {self.cases: waiting, self.checked: checked}
            found = self._found(place, region)
            yield chosen | {self.cases: fitting_view(place, region, found, self.collection), self.checked: checked}
        except UnknownNameError as error:
            yield chosen | {self.cases: unknown_region(place, error), self.checked: NOTHING}
        except FtzError as error:
            yield chosen | {self.cases: fault(place, as_sentence(str(error))), self.checked: NOTHING}

    def _found(self, place: RegionPlace, region: Region) -> tuple[FittingCase, ...]:
        if not place.topic:
            return cases_that_fit(region, self.collection, place.spoken, _CASES)
        while not self.ready.done():
            wait((self.ready,), timeout=_LOOK_AGAIN_S)
        return cases_for(region, place.topic, self.ready.result(), place.spoken, _CASES)
