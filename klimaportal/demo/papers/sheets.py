"""Workbooks: a header row on each sheet, number formats, formulas, the source under the table."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from .archive import stable

INK, BEECH, FIELD = "14261E", "1F5C45", "F8E8BE"

INTEGER, DECIMAL, PERCENT, YEAR = "#,##0", "#,##0.00", "0.0 %", "0"

#: A constant, or a formula made from the row's number.
Cell = str | int | float | None | Callable[[int], str]


@dataclass(frozen=True)
class Column:
    title: str
    width: int
    format: str = "General"


@dataclass(frozen=True)
class Sheet:
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: The last row is a sum: bold, outside the filter.
    total: bool = False
    source: str = ""

    @property
    def last(self) -> int:
        """The row number of the last row that is data."""
        return 1 + len(self.rows) - self.total


@dataclass(frozen=True)
class Workbook:
    title: str
    publisher: str
    date: datetime
    keywords: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def write(workbook: Workbook) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    properties = book.properties
    properties.title = workbook.title
    properties.creator = properties.lastModifiedBy = workbook.publisher
    properties.keywords = ", ".join(workbook.keywords)
    properties.language = "de-DE"
    for sheet in workbook.sheets:
        _fill(book.create_sheet(sheet.title), sheet, workbook)
    # Formulas carry no cached result: the program that opens the file has to calculate.
    book.calculation.fullCalcOnLoad = True
    target = io.BytesIO()
    book.save(target)
    return stable(target.getvalue(), workbook.date)


def _fill(page, sheet: Sheet, workbook: Workbook) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for index, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(index)].width = column.width
        _head(page.cell(1, index, column.title), column)
    page.row_dimensions[1].height = 34
    for number, row in enumerate(sheet.rows, 2):
        for index, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
            cell = page.cell(number, index, value(number) if callable(value) else value)
            _body(cell, column, bold=sheet.total and number > sheet.last)
        # openpyxl measures no text, and not every program fits the row to it.
        texts = ((c.width, v) for c, v in zip(sheet.columns, row, strict=True) if isinstance(v, str) and v[:1] != "=")
        page.row_dimensions[number].height = 4 + 15 * max((1 + len(v) // (w * 1.1) for w, v in texts), default=1)
    if sheet.source:
        cell = page.cell(len(sheet.rows) + 3, 1, f"Quelle: {sheet.source}")
        cell.font = Font(name="Arial", size=10, italic=True, color="4A5A52")
    _frame(page, sheet, workbook, get_column_letter(len(sheet.columns)))


def _head(cell, column: Column) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(name="Arial", size=10, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", BEECH)
    side = "left" if column.format == "General" else "right"
    cell.alignment = Alignment(side, "center", wrap_text=True, indent=1)


def _body(cell, column: Column, bold: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.number_format = column.format
    side = "left" if column.format == "General" else "right"
    cell.alignment = Alignment(side, "top", wrap_text=True, indent=1)
    cell.border = Border(bottom=Side("thin", color="D0D4D2"))
    cell.font = Font(name="Arial", size=10, color=INK, bold=bold)
    if isinstance(cell.value, str) and cell.value.startswith("Beispielwert"):
        cell.fill = PatternFill("solid", FIELD)


def _frame(page, sheet: Sheet, workbook: Workbook, last_column: str) -> None:
    """What helps while reading and printing: fixed header, filter, A4 across, page numbers."""
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{last_column}{sheet.last}"
    page.sheet_properties.tabColor = BEECH
    page.sheet_view.showGridLines = False
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text = workbook.publisher
    page.oddFooter.right.text = "Seite &P von &N"
