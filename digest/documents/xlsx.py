"""Sheets as a workbook in which every cell is a value: no text is run, however it begins."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook as XlsxWorkbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from digest.documents.sheets import Row, Sheet, Workbook

A4 = 9
WIDEST = 40
"""In letters; longer texts break within their cell."""
LINE = 15
"""In points."""
MOST_LINES = 25
"""A row is never higher than programs let it be."""
MARGIN = 4
"""Beside the letters: a heading has the filter's button too."""
SHADE = "#E8E8E8"
LOOKED_AT = 200
"""Rows by which a column's width is chosen."""


def xlsx(workbook: Workbook) -> bytes:
    """Lay sheets out, with headings that stay in sight and filters."""
    made = BytesIO()
    xlsx_workbook = XlsxWorkbook(made, {"in_memory": True})
    xlsx_workbook.set_properties(
        {
            "title": workbook.title,
            "author": workbook.organisation,
            "created": datetime.combine(workbook.day, time()),
        }
    )
    bold = xlsx_workbook.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": SHADE, "bottom": 1}
    )
    plain = xlsx_workbook.add_format({"text_wrap": True, "valign": "top"})
    for sheet in workbook.sheets:
        _write(xlsx_workbook.add_worksheet(sheet.title), sheet, bold, plain)
    xlsx_workbook.close()
    return made.getvalue()


def _write(worksheet: Worksheet, sheet: Sheet, bold: Format, plain: Format) -> None:
    wide = []
    for place, column in enumerate(sheet.columns):
        worksheet.write_string(0, place, column.title, bold)
        cells = [row[place] for row in sheet.rows[:LOOKED_AT]]
        texts = [column.title, *(str(cell) for cell in cells if cell is not None)]
        wide.append(min(max(map(len, texts)) + MARGIN, WIDEST))
        worksheet.set_column(place, place, wide[place])
    for number, row in enumerate(sheet.rows, 1):
        worksheet.set_row(number, LINE * min(_lines(row, wide), MOST_LINES))
        for place, value in enumerate(row):
            if isinstance(value, str):
                worksheet.write_string(number, place, value, plain)
            elif value is not None:
                worksheet.write_number(number, place, value, plain)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _lines(row: Row, wide: Sequence[int]) -> int:
    """How many lines its longest cell takes; not every program finds that out by itself."""
    return max(
        sum(1 + len(line) // width for line in str(value or "").splitlines() or [""])
        for value, width in zip(row, wide, strict=True)
    )
