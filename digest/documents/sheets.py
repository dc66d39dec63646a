"""What the figures and words are made of where they are to be counted again: sheets of cells."""

from datetime import date

from digest.documents.blocks import Block, Plain


class Column(Block):
    """A column, and what stands in it."""

    title: Plain
    meaning: Plain


Row = tuple[int | Plain | None, ...]


class Sheet(Block):
    """Rows that have a cell for each column; a cell without value is None."""

    title: Plain
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Workbook(Block):
    """Sheets in one language, the last one telling what the columns of the others mean."""

    title: Plain
    organisation: Plain
    day: date
    """Of the session: a workbook made again has the same."""
    quoting: Plain
    """What is said where a format has to mark text that a program would run as a formula."""
    sheets: tuple[Sheet, ...]
