"""The views of the page, and the tabs that lead to them. The address after # names it: #/browse?zone=Guangxi."""

from dataclasses import dataclass
from typing import Final

from assistant.page.markup import Html, element
from assistant.page.wording import TAGS


@dataclass(frozen=True, slots=True)
class View:
    """A view of the page, shown by views.js where the address begins with #/ and its ``key``.

    Its column is of class ``view``, views.css hides it where another is shown, and a module of its own builds it as
    browsing_tab does; layout.py puts it into the page.
    """

    key: str
    label: str
    label_zh: str


# In the order of the tabs; the first is shown where the address names none.
VIEWS: Final = (
    View("ask", "Ask", "提问"),
    View("browse", "Browse", "浏览"),
    View("region", "For a region", "适用地区"),
    View("compare", "Compare", "对比"),
)


def tabs() -> Html:
    """Links to the views; page and address change together, so that the browser's way back works."""
    return element(
        "nav",
        *(
            element(
                "a",
                view.label,
                " ",
                element("span", view.label_zh, lang=TAGS["zh"]),
                href=f"#/{view.key}",
                id=f"tab-{view.key}",
                class_="tab",
            )
            for view in VIEWS
        ),
        class_="tabs",
    )
