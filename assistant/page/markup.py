"""HTML that cannot be forgotten to escape: a plain string becomes text, only ``Html`` is taken for markup."""

from html import escape
from typing import Final

# Gradio shows messages as Markdown. A blank line would end the block of HTML, and these three start
# something of Markdown's own; as character references they are what they are: characters of a text.
_NOT_MARKDOWN: Final = str.maketrans({"\n": "&#10;", "\r": "&#13;", "`": "&#96;", "$": "&#36;"})
_VOID: Final = frozenset({"br", "hr"})


class Html(str):
    """Markup that is safe to show, on one line."""

    __slots__ = ()


NOTHING: Final = Html("")


def text(words: str) -> Html:
    """Turn *words* into markup that shows exactly them."""
    return words if isinstance(words, Html) else Html(escape(words).translate(_NOT_MARKDOWN))


def join(*parts: str, between: str = "") -> Html:
    """Put *parts* one after the other; plain strings are escaped, empty ones left out."""
    return Html(text(between).join(text(part) for part in parts if part))


def element(name: str, *children: str, **attributes: str | int | bool | None) -> Html:
    """Make an element; plain strings among *children* are escaped.

    Attributes that are None, False or empty are left out; ``class_`` stands for class.
    """
    opening = "".join(
        f" {key.rstrip('_')}" if value is True else f' {key.rstrip("_")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value not in {None, False, ""}
    )
    return Html(f"<{name}{opening}>" if name in _VOID else f"<{name}{opening}>{join(*children)}</{name}>")


def unseen(words: str) -> Html:
    """Words for those who listen to the page: Gradio's sanitiser drops aria-label."""
    return element("span", words, class_="unseen")
