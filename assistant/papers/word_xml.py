"""Pieces of WordprocessingML, as text that can be put into a template."""

import re
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# XML 1.0 has no place for these.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Return a run of *text*."""
    style = f"<w:rPr>{'<w:b/>' * bold}{'<w:i/>' * italic}</w:rPr>" if bold or italic else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{safe(text)}</w:t></w:r>'


def paragraph(style: str | None, *runs: str, keep_next: bool = False) -> str:
    """Return a paragraph in the style with this id."""
    said = (f'<w:pStyle w:val="{safe(style)}"/>' if style else "") + "<w:keepNext/>" * keep_next
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{''.join(runs)}</w:p>"


def bookmark(number: int, name: str, inner: str) -> str:
    """Return *inner* inside a bookmark; *number* tells bookmarks of a document apart."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{safe(name)}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def note_mark(number: int) -> str:
    """Return the raised number of the footnote with this id."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def link(relation: str, text: str) -> str:
    """Return a link to what the document calls *relation*."""
    style = '<w:rPr><w:color w:val="0B5CAD"/></w:rPr>'
    return (
        f'<w:hyperlink r:id="{relation}"><w:r>{style}<w:t xml:space="preserve">{safe(text)}</w:t></w:r></w:hyperlink>'
    )


def footnote(number: int, text: str, style: str | None) -> str:
    """Return the footnote with this id."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{paragraph(style, mark, run(f" {text}"))}</w:footnote>'


def footnotes_part() -> str:
    """Return the part that holds footnotes, with the two lines that Word draws above them."""
    kinds = ((-1, "separator"), (0, "continuationSeparator"))
    lines = (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in kinds
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:footnotes xmlns:w="{NAMESPACE}">{"".join(lines)}</w:footnotes>'


def separators() -> str:
    """Return what names the two lines above footnotes in the settings of a document."""
    return f'<w:footnotePr xmlns:w="{NAMESPACE}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def safe(text: str) -> str:
    """Return *text* as XML can hold it."""
    return escape(_IMPOSSIBLE.sub("", text), {'"': "&quot;"})
