"""The view Ask, built of gradio's parts: the conversation, the filters, and what happens when they are used."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.page import filters
from assistant.page.chips import Asked, read_wish, taken_back
from assistant.page.dialogue import Turn, begin, begin_similar, language_of, proceed, stop
from assistant.page.library import welcome
from assistant.page.parts import OURS, html, letterbox
from corpus import Collection

if TYPE_CHECKING:
    from concurrent.futures import Future

    from assistant.asking import Assistant

# What an event changes: component → value.
_Shown = dict[Any, Any]


class AskingTab:
    """The view, and the place beside it in which evidence arrives; page.js does what happens without the server."""

    def __init__(self, ready: "Future[Assistant]", collection: Collection) -> None:
        self.ready, self.collection = ready, collection

    def build(self) -> None:
        """Make the view."""
        with gr.Column(elem_id="talk", elem_classes="view", min_width=0):
            self._build_talk()

    def build_side(self) -> None:
        """Make the place in which evidence arrives."""
        self.inbox = html("", "inbox")

    def _build_talk(self) -> None:
        self.turns = gr.State(list[Turn]())
        self.chat = gr.Chatbot(
            elem_id="conversation",
            show_label=False,
            container=False,
            placeholder=welcome(),
            layout="panel",
            height="100%",
            buttons=[],
            latex_delimiters=[],
            autoscroll=False,
            feedback_options=None,
            group_consecutive_messages=False,
            line_breaks=False,
        )
        with gr.Column(elem_id="composer", min_width=0):
            self.active = html("", "active")
            with gr.Column(elem_id="filters", min_width=0):
                self._build_filters()
            with gr.Row(elem_id="ask", equal_height=False):
                self.question = gr.Textbox(
                    elem_id="question",
                    label="Question",
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=7,
                    placeholder="Ask for precedents  ·  查找案例",
                )
                self.send = gr.Button("Ask", elem_id="send", variant="primary", min_width=0)
                self.stop = gr.Button("Stop", elem_id="stop", visible=False, min_width=0)
            with gr.Row(elem_id="tools"):
                gr.Button("Filters 筛选", elem_id="open-filters", min_width=0)
                self.new = gr.Button("New conversation 新对话", elem_id="new", min_width=0)
                # Pressed by the page's script, from buttons inside messages.
                self.clear = gr.Button("Clear filters", elem_id="clear", visible="hidden")
                self.again = gr.Button("Ask again without filters", elem_id="again", visible="hidden")
                self.wished = letterbox("wished")

    def _build_filters(self) -> None:
        years = filters.year_choices(self.collection)
        with gr.Row():
            self.zones = _choice("Zone 自贸试验区", filters.zone_choices(self.collection), "filter-zone")
            self.themes = _choice("Theme 主题", filters.theme_choices(), "filter-theme")
        with gr.Row():
            self.programmes = _choice("Programme 类别", filters.programme_choices(), "filter-programme")
            self.since = _year("From 起始年", years, "filter-since")
            self.until = _year("To 截止年", years, "filter-until")
        self.chosen = [self.zones, self.themes, self.programmes, self.since, self.until]

    def connect(self) -> None:
        """Let questions be asked and answers be asked again."""
        shown = [self.chat, self.inbox, self.turns, self.question, self.send, self.stop]
        filtered = [*self.chosen, self.active]
        # After Stop the browser takes a moment to see the end, and "once" would drop what is asked meanwhile. That
        # nothing is asked twice is seen to by page.js.
        ours = {"trigger_mode": "multiple", **OURS}
        asked = [self.question, self.turns, *self.chosen]
        run = gr.on([self.question.submit, self.send.click], self._ask, asked, shown, **ours)
        cleared = self.again.click(self._clear, None, filtered, queue=False, **OURS)
        again = cleared.then(self._ask_again, [self.turns], shown, **OURS)
        wish = self.wished.change(self._fulfil, [self.wished, self.turns], shown, **ours)
        running = [run, again, wish]
        # First the end of what runs, then the word that it has ended: until then the browser takes no new question.
        halted = self.stop.click(None, None, None, cancels=running, queue=False, **OURS)
        halted.then(self._stop, [self.turns], shown, queue=False, **OURS)
        left = self.new.click(None, None, None, cancels=running, queue=False, **OURS)
        left.then(self._begin_anew, None, shown, queue=False, **OURS)
        left.then(self._clear, None, filtered, queue=False, **OURS)
        self.clear.click(self._clear, None, filtered, queue=False, **OURS)
        gr.on(
            [choice.input for choice in self.chosen], self._summarise, self.chosen, [self.active], queue=False, **OURS
        )

    def _ask(self, question: str, turns: list[Turn], *chosen: Any) -> Iterator[_Shown]:  # noqa: ANN401  as Gradio has them
        if not question.strip():
            yield {self.question: question}  # what is shown stays, the questions to begin with, too
            return
        before = [turn for turn in turns if not turn.refused]
        yield {self.question: ""}
        asked = Asked(_next(before), filters.facets_of(*chosen))
        yield from self._proceed(begin(asked, question, self.collection), before)

    def _ask_again(self, turns: list[Turn]) -> Iterator[_Shown]:
        if turns:
            last = turns[-1]
            before = [turn for turn in turns if not turn.refused]
            asked = Asked(_next(before), undone=last.undone)
            yield from self._proceed(begin(asked, last.question, self.collection), before)

    def _fulfil(self, words: str, turns: list[Turn]) -> Iterator[_Shown]:
        """Do what a button inside an answer asks for: ask again with something taken back, or look for like cases."""
        wish = read_wish(words)
        turn = next((turn for turn in turns if wish and turn.number == wish.number and turn.done), None)
        if wish is None or turn is None:
            return
        if wish.what == "similar" and turn.spoken and turn.spoken.shown:
            case = self.collection.cases[turn.spoken.shown[0]]
            yield from self._proceed(begin_similar(_next(turns), case, language_of(turn.question)), turns)
        undone = taken_back(turn.undone, turn.understood, wish) if turn.understood else None
        if undone is not None:
            # What followed was said to the answer that is replaced.
            asked = Asked(turn.number, turn.facets, undone)
            before = [other for other in turns if other.number < turn.number]
            yield from self._proceed(begin(asked, turn.question, self.collection), before)

    def _proceed(self, begun: Turn, before: list[Turn]) -> Iterator[_Shown]:
        conversation = tuple(turn.spoken for turn in before if turn.spoken)
        yield self._show([*before, begun])
        for turn in proceed(begun, conversation, self.ready):
            yield self._show([*before, turn]) | ({self.question: turn.question} if turn.refused else {})

    def _show(self, turns: list[Turn]) -> _Shown:
        running = bool(turns) and not turns[-1].done
        shown = {
            self.chat: [message for turn in turns for message in _messages(turn)],
            self.turns: turns,
            self.send: gr.update(visible=not running),
            self.stop: gr.update(visible=running),
        }
        return shown | ({self.inbox: turns[-1].evidence} if turns and turns[-1].evidence else {})

    def _stop(self, turns: list[Turn]) -> _Shown:
        return self._show([*turns[:-1], *(stop(turn) for turn in turns[-1:])])

    def _begin_anew(self) -> _Shown:
        return self._show([]) | {self.inbox: "", self.question: ""}

    def _clear(self) -> list[Any]:
        return [[], [], [], 0, 0, ""]

    def _summarise(self, *chosen: Any) -> str:  # noqa: ANN401  as Gradio has them
        return filters.summary(filters.facets_of(*chosen), self.collection)


def _next(turns: list[Turn]) -> int:
    return turns[-1].number + 1 if turns else 1


def _messages(turn: Turn) -> Iterator[dict[str, str]]:
    yield {"role": "user", "content": turn.asked}
    yield {"role": "assistant", "content": turn.said}


def _choice(label: str, choices: list[filters.Choice], name: str) -> gr.Dropdown:
    return gr.Dropdown(choices, value=[], multiselect=True, label=label, elem_id=name, min_width=180)


def _year(label: str, years: list[int], name: str) -> gr.Dropdown:
    choices = [("any 不限", 0), *((str(year), year) for year in years)]
    return gr.Dropdown(choices, value=0, label=label, elem_id=name, min_width=90)
