"""Cases and figures as tables: for spreadsheets as CSV or XLSX, for people as Markdown."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.answer_json import case_facts
from corpus import Case

# Without it Excel takes UTF-8 for the code page of the country.
BOM: Final = "\ufeff"
CASE_COLUMNS: Final = (
    *("id", "title", "title_zh", "zones", "themes", "programme", "issued", "depth", "evidence"),
    "source_url",
)

Cell = str | int | float | None
Table = Sequence[Sequence[Cell]]


def case_table(cases: Iterable[Case]) -> list[list[Cell]]:
    """Return a header and a row for each case; several names in a cell stand between "; "."""
    rows: list[list[Cell]] = [list(CASE_COLUMNS)]
    for case in cases:
        facts: dict[str, object] = {
            **case_facts(case),
            # The name in use where no official one is known: a table for people has no gaps to explain.
            "title_zh": case.title("zh"),
            "zones": "; ".join(case.zones),
            "themes": "; ".join(case.themes),
            "source_url": next((source.url for source in case.sources if source.url), ""),
        }
        rows.append([str(facts[column] or "") for column in CASE_COLUMNS])
    return rows


def as_csv(rows: Table) -> str:
    """Return *rows* as comma-separated values that spreadsheets open, in UTF-8 with its mark."""
    table = io.StringIO()
    table.write(BOM)
    csv.writer(table, lineterminator="\n").writerows([["" if cell is None else cell for cell in row] for row in rows])
    return table.getvalue()


def as_xlsx(sheets: Mapping[str, Table]) -> bytes:
    """Return a workbook; the first row of each sheet is its header and stays in view."""
    from openpyxl import Workbook  # noqa: PLC0415  slow to import
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row, 1):
                cell = sheet.cell(number, place, value)
                cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
                if isinstance(value, str):
                    cell.data_type = "s"  # a text that begins with "=" is no formula
                if number == 1:
                    cell.font = Font(bold=True)
        for place, width in enumerate(_widths(rows), 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
    paper = io.BytesIO()
    book.save(paper)
    return paper.getvalue()


def _widths(rows: Table) -> list[int]:
    """Return the width of each column: that of its longest cell, within bounds; Chinese takes two places."""
    longest = (
        max(sum(1 + (sign > "⺀") for sign in str(cell or "")) for cell in column) for column in zip(*rows, strict=True)
    )
    return [min(max(width + 2, 8), 60) for width in longest]
