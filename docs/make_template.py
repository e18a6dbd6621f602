"""Write assistant/papers/memo.docx, the template of Word documents: ``python docs/make_template.py``.

Its styles and what it says around the quotes can be changed in Word instead; an office gives its own with --template.
"""
# ruff: noqa: INP001  a script, not part of a package

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

_LATIN, _CHINESE = "Calibri", "SimSun"
_INK, _ASIDE = RGBColor(0x1C, 0x20, 0x24), RGBColor(0x5B, 0x64, 0x70)
_BODY = ("{%p for fact in facts %}", None, "{%p endfor %}", "{{p body }}")


def template() -> Any:  # noqa: ANN401  python-docx's own
    """Return the template."""
    word = Document()
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.6)
    page.top_margin = page.bottom_margin = Cm(2.3)
    for name, size, before, after in (
        ("Normal", 11, 0, 6),
        ("Title", 20, 0, 10),
        ("Heading 1", 14, 18, 6),
        ("Heading 2", 12, 14, 3),
        ("Quote", 11, 0, 6),
        ("List Bullet", 11, 0, 3),
    ):
        _set(word.styles[name], size, before, after)
    for name, size, after in (("Facts", 10, 2), ("Aside", 9.5, 6), ("References", 10, 4), ("footnote text", 9, 2)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == "footnote text")
        style.base_style = word.styles["Normal"]
        _set(style, size, 0, after, _ASIDE if name == "Aside" else _INK)
    word.styles["Quote"].font.italic = False
    word.styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    references = word.styles["References"].paragraph_format
    references.left_indent, references.first_line_indent = Cm(0.8), Cm(-0.8)
    word.add_paragraph("{{ title }}", style="Title")
    for line in _BODY:
        if line:
            word.add_paragraph(line)
        else:
            facts = word.add_paragraph(style="Facts")
            facts.add_run("{{ fact.label }}{{ colon }}").bold = True
            facts.add_run("{{ fact.value }}")
    _footer(page.footer.paragraphs[0])
    word.core_properties.author = "FTZ Case Assistant"
    return word


def _set(style: Any, size: float, before: float, after: float, color: RGBColor = _INK) -> None:  # noqa: ANN401
    style.font.size, style.font.name, style.font.color.rgb = Pt(size), _LATIN, color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), _CHINESE)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15


def _footer(paragraph: Any) -> None:  # noqa: ANN401
    """Version of the library, and the number of the page."""
    paragraph.add_run("{{ fingerprint[:12] }}\t\t")
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)  # noqa: SLF001  python-docx has no fields


if __name__ == "__main__":
    template().save(str(Path(__file__).parent.parent / "assistant" / "papers" / "memo.docx"))
