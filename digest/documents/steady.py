"""Zipped documents that are the same bytes whenever they say the same."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo


def steady(made: bytes) -> bytes:
    """The same entries in the same order, none dated; the first of an ODT stays uncompressed."""
    again = BytesIO()
    with ZipFile(BytesIO(made)) as zipped, ZipFile(again, "w") as written:
        for entry in zipped.infolist():
            undated = ZipInfo(entry.filename)
            undated.compress_type = entry.compress_type
            written.writestr(undated, zipped.read(entry))
    return again.getvalue()
