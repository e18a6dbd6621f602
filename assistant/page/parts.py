"""What the modules that build the page with gradio have in common."""

from typing import Any, Final

import gradio as gr

from assistant.page.markup import Html, element

# Every event belongs to the page: none is an address for programs.
OURS: Final[dict[str, Any]] = {"api_visibility": "private", "show_progress": "hidden"}


def html(markup: str, name: str) -> gr.Markdown:
    """Show *markup* in an element with the id *name*."""
    # Not gr.HTML: it compiles its templates with Function(), which the page's Content-Security-Policy forbids,
    # and it does not sanitise.
    return gr.Markdown(markup, elem_id=name, latex_delimiters=[], sanitize_html=True, container=False)


def letterbox(name: str) -> gr.Textbox:
    """Make a box out of sight for words of the page's script; ``change`` is set off, ``input`` only by a person."""
    return gr.Textbox(elem_id=name, label=name, show_label=False, container=False, lines=1, visible="hidden")


def signpost(address: str) -> Html:
    """Make a link out of sight that views.js follows: what was chosen is told by the address."""
    return element("a", address, href=address, class_="signpost")
