"""The page and its view Ask: the parts, and what happens when they are used. Other views have modules of their own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.page import filters
from assistant.page.browsing_tab import BrowsingTab
from assistant.page.dialogue import Turn, begin, proceed, stop
from assistant.page.library import library_card, masthead, welcome
from assistant.page.parts import OURS, html
from assistant.page.wording import NAME
from corpus import Collection
from index import Facets

if TYPE_CHECKING:
    from concurrent.futures import Future

    from fastapi import FastAPI

    from assistant.asking import Assistant

HEAD: Final = (
    '<link rel="stylesheet" href="/page/page.css"><script src="/page/page.js" defer></script>'
    '<meta name="color-scheme" content="light dark">'
)
# The stylesheet says the same; Gradio's own parts take their fonts from the theme.
FONTS: Final = [
    *("-apple-system", "Segoe UI", "Roboto"),
    *("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"),
]

# A question waits for the one processor there is; more than these would time out in the browser.
_WAITING, _AT_ONCE = 40, 4


def _theme() -> gr.themes.Base:
    """Gradio's plainest theme with the page's fonts and grounds; tokens.css does the rest."""
    return gr.themes.Base(font=FONTS, font_mono=["ui-monospace", "monospace"]).set(
        body_background_fill="#fbfaf8",
        body_background_fill_dark="#101315",
        body_text_color="#1b2226",
        body_text_color_dark="#e7eaeb",
    )


def mount_page(app: "FastAPI", ready: "Future[Assistant]", collection: Collection) -> None:
    """Make *app* serve the page at its root."""
    page = _Page(ready, collection).blocks
    page.queue(api_open=False, max_size=_WAITING, default_concurrency_limit=_AT_ONCE)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=_theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=1,  # byte: the page takes no files
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
    )


# What an event changes: component → value.
_Shown = dict[Any, Any]


class _Page:
    """The blocks of the page, built once; what a person has asked lives in the session's state."""

    def __init__(self, ready: "Future[Assistant]", collection: Collection) -> None:
        self.ready, self.collection = ready, collection
        with gr.Blocks(title=f"{NAME['en']} · {NAME['zh']}", analytics_enabled=False, fill_width=True) as self.blocks:
            self.turns = gr.State(list[Turn]())
            browsing = BrowsingTab(collection)
            html(masthead(collection), "masthead")
            with gr.Row(elem_id="desk", equal_height=False):
                with gr.Column(elem_id="talk", elem_classes="view", min_width=0):
                    self._build_talk()
                browsing.build()
                with gr.Column(elem_id="side", min_width=0):
                    html(library_card(collection), "panel")
                    self.inbox = html("", "inbox")
                    browsing.build_side()
            self._connect()
            browsing.connect()

    def _build_talk(self) -> None:
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

    def _connect(self) -> None:
        shown = [self.chat, self.inbox, self.turns, self.question, self.send, self.stop]
        run = gr.on(
            [self.question.submit, self.send.click],
            self._ask,
            [self.question, self.turns, *self.chosen],
            shown,
            # After Stop the browser takes a moment to see the end, and "once" would drop what is asked meanwhile. That
            # nothing is asked twice is seen to by page.js.
            trigger_mode="multiple",
            **OURS,
        )
        cleared = self.again.click(self._clear, None, [*self.chosen, self.active], queue=False, **OURS)
        again = cleared.then(self._ask_again, [self.turns], shown, **OURS)
        # First the end of what runs, then the word that it has ended: until then the browser takes no new question.
        halted = self.stop.click(None, None, None, cancels=[run, again], queue=False, **OURS)
        halted.then(self._stop, [self.turns], shown, queue=False, **OURS)
        left = self.new.click(None, None, None, cancels=[run, again], queue=False, **OURS)
        left.then(self._begin_anew, None, shown, queue=False, **OURS)
        self.clear.click(self._clear, None, [*self.chosen, self.active], queue=False, **OURS)
        gr.on(
            [choice.input for choice in self.chosen], self._summarise, self.chosen, [self.active], queue=False, **OURS
        )

    def _ask(self, question: str, turns: list[Turn], *chosen: Any) -> Iterator[_Shown]:  # noqa: ANN401  as Gradio has them
        yield from self._answer(question, filters.facets_of(*chosen), turns)

    def _ask_again(self, turns: list[Turn]) -> Iterator[_Shown]:
        if turns:
            yield from self._answer(turns[-1].question, Facets(), turns)

    def _answer(self, question: str, facets: Facets, turns: list[Turn]) -> Iterator[_Shown]:
        before = [turn for turn in turns if not turn.refused]
        number = before[-1].number + 1 if before else 1
        begun = begin(number, question, facets, self.collection)
        yield self._show([*before, begun]) | {self.question: ""}
        for turn in proceed(begun, self.ready, self.collection):
            yield self._show([*before, turn]) | ({self.question: question} if turn.refused else {})

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


def _messages(turn: Turn) -> Iterator[dict[str, str]]:
    yield {"role": "user", "content": turn.asked}
    yield {"role": "assistant", "content": turn.said}


def _choice(label: str, choices: list[filters.Choice], name: str) -> gr.Dropdown:
    return gr.Dropdown(choices, value=[], multiselect=True, label=label, elem_id=name, min_width=180)


def _year(label: str, years: list[int], name: str) -> gr.Dropdown:
    choices = [("any 不限", 0), *((str(year), year) for year in years)]
    return gr.Dropdown(choices, value=0, label=label, elem_id=name, min_width=90)
