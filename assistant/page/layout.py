"""The page: its frame, and the views in it. Each view has a module of its own, which builds and connects its parts."""

from typing import TYPE_CHECKING, Final

import gradio as gr

from assistant.page.asking_tab import AskingTab
from assistant.page.browsing_tab import BrowsingTab
from assistant.page.compare_tab import CompareTab
from assistant.page.library import library_card, masthead
from assistant.page.parts import html
from assistant.page.region_tab import RegionTab
from assistant.page.wording import NAME
from corpus import Collection

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


class _Page:
    """The blocks of the page, built once; what a person has asked lives in the session's state."""

    def __init__(self, ready: "Future[Assistant]", collection: Collection) -> None:
        asking = AskingTab(ready, collection)
        browsing = BrowsingTab(collection)
        others = (browsing, RegionTab(ready, collection), CompareTab(collection))
        with gr.Blocks(title=f"{NAME['en']} · {NAME['zh']}", analytics_enabled=False, fill_width=True) as self.blocks:
            html(masthead(collection), "masthead")
            with gr.Row(elem_id="desk", equal_height=False):
                for view in (asking, *others):
                    view.build()
                with gr.Column(elem_id="side", min_width=0):
                    html(library_card(collection), "panel")
                    asking.build_side()
                    browsing.build_side()
            for view in (asking, *others):
                view.connect()
