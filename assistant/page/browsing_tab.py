"""The view Browse, built of gradio's parts: everything it does is to show what an address names."""

import gradio as gr

from assistant.browsing import Shelf, read_selection
from assistant.page import browse
from assistant.page.charts import charts
from assistant.page.evidence import record_panel, unknown_record
from assistant.page.parts import OURS, html, letterbox
from corpus import Collection


class BrowsingTab:
    """The view and the place for records beside it. views.js writes the address into two boxes out of sight."""

    def __init__(self, collection: Collection) -> None:
        self.shelf = Shelf(collection)

    def build(self) -> None:
        """Make the view; it is filled when it is first looked at."""
        with gr.Column(elem_id="browse", elem_classes="view", min_width=0):
            with gr.Column(elem_id="browse-head", min_width=0):
                gr.Textbox(
                    elem_id="browse-words",
                    label="Search the library",
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=1,
                    placeholder="Search the library  ·  搜索案例库",
                )
                self.head = html("", "browse-state")
            with gr.Row(elem_id="browse-body", equal_height=False):
                self.facets = html("", "browse-facets")
                with gr.Column(elem_id="browse-main", min_width=0):
                    self.charts = html("", "browse-charts")
                    self.table = html("", "browse-cases")
            self.selected, self.opened = letterbox("browse-selection"), letterbox("browse-record")

    def build_side(self) -> None:
        """Make the place for records."""
        self.record = html("", "reading")

    def connect(self) -> None:
        """Let addresses change what is shown. Of several in a row the last counts."""
        shown = [self.head, self.facets, self.charts, self.table]
        self.selected.change(self._show, [self.selected], shown, queue=False, trigger_mode="always_last", **OURS)
        self.opened.change(self._open, [self.opened], [self.record], queue=False, trigger_mode="always_last", **OURS)

    def _show(self, query: str) -> list[str]:
        selection = read_selection(query, self.shelf.collection)
        return [part(self.shelf, selection) for part in (browse.head, browse.facets, charts, browse.table)]

    def _open(self, key: str) -> str:
        case = self.shelf.collection.cases.get(key)
        return record_panel(case, self.shelf.collection) if case else unknown_record(key)
