"""Sheets as files of comma-separated values, zipped, one of them telling what the columns mean."""

import csv as comma_separated
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from digest.documents.sheets import Sheet, Workbook

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What programs take for the beginning of a formula; the last four are its wide signs."""


def csv(workbook: Workbook) -> bytes:
    """One file a sheet, in UTF-8 with the mark by which offices know it."""
    made = BytesIO()
    with ZipFile(made, "w") as zipped:
        *_, dictionary = workbook.sheets
        for sheet in workbook.sheets:
            note = ((None, None, workbook.quoting),) if sheet is dictionary else ()
            entry = ZipInfo(f"{sheet.title}.csv".lower().replace(" ", "-"))
            entry.compress_type = ZIP_DEFLATED
            zipped.writestr(entry, _written(sheet, note).encode("utf-8-sig"))
    return made.getvalue()


def _written(sheet: Sheet, more: tuple[tuple[int | str | None, ...], ...]) -> str:
    text = StringIO()
    writer = comma_separated.writer(text)
    writer.writerow(_told(column.title) for column in sheet.columns)
    writer.writerows([_told(value) for value in row] for row in (*sheet.rows, *more))
    return text.getvalue()


def _told(value: int | str | None) -> int | str | None:
    """The value, with an apostrophe before what would be run."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
