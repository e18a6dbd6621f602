"""Markup: what is not markup is text, whatever it contains."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.page.markup import Html, element, join, text, unseen


class _Reader(HTMLParser):
    """Collects what a browser would show, and which elements it would make."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.elements = "", []

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])) | st.sampled_from(["<b>", "&lt;", "a\n\nb"]))
def test_a_string_is_shown_as_it_is(words: str) -> None:
    """A browser shows exactly the string, and makes no element of it."""
    shown = _read(element("p", words))

    assert (shown.words, shown.elements) == (words, [("p", {})])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_an_attribute_holds_what_it_was_given(words: str) -> None:
    """No quote or bracket in a value ends the attribute."""
    shown = _read(element("a", "x", title=words))

    assert shown.elements == [("a", {"title": words} if words else {})]


def test_markup_is_on_one_line_and_without_signs_of_markdown() -> None:
    """Gradio reads messages as Markdown: a blank line, a backtick or dollars would end our HTML."""
    assert text("a\n\n`b` $$c$$") == "a&#10;&#10;&#96;b&#96; &#36;&#36;c&#36;&#36;"


def test_made_markup_stays_and_strings_beside_it_are_escaped() -> None:
    """Only Html is taken for markup."""
    assert element("p", Html("<b>x</b>"), "<i>") == "<p><b>x</b>&lt;i&gt;</p>"
    assert join("a", "", Html("<br>"), between=" & ") == "a &amp; <br>"


def test_attributes_that_say_nothing_are_left_out() -> None:
    """None, False and empty disappear; True stands without a value."""
    assert element("div", hidden=True, id=None, title="", open=False, class_="c") == '<div hidden class="c"></div>'


def test_unseen_words_are_there_for_those_who_listen() -> None:
    """The words stand in the markup, out of sight."""
    assert unseen("Passage ") == '<span class="unseen">Passage </span>'
