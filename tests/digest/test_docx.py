"""The document for Word: what it is made of is what its reader's program finds."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import api
from docx.document import Document as Word
from docx.oxml.ns import qn

from bot.wording.words import Words
from digest.compose import compose
from digest.documents.blocks import Document
from digest.documents.docx import docx
from digest.documents.report import report
from tests.digest.hostile import TEXT, hostile
from tests.digest.sessions import puglia


@pytest.fixture(scope="module")
def document() -> Document:
    return report(compose(puglia()), Words("it", "Europe/Rome"))


@pytest.fixture(scope="module")
def word(document: Document) -> Word:
    return api.Document(BytesIO(docx(document)))


def test_headings_are_headings_in_their_levels(document: Document, word: Word) -> None:
    wanted = [
        (f"Heading {block.level}", block.text)
        for block in document.blocks
        if block.kind == "heading"
    ]

    found = [(one.style.name, one.text) for one in word.paragraphs if one.style is not None]

    assert [pair for pair in found if (pair[0] or "").startswith("Heading")] == wanted
    assert ("Title", document.title) in found


def test_the_contents_are_filled_and_lead_to_their_headings(document: Document, word: Word) -> None:
    links = [link for one in word.paragraphs for link in one.hyperlinks]
    marks = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}

    assert [link.text for link in links] == [
        block.text for block in document.blocks if block.kind == "heading" and block.level == 1
    ]
    assert {link.fragment for link in links} <= marks


def test_every_table_repeats_its_header_and_says_what_it_is_of(
    document: Document, word: Word
) -> None:
    wanted = [block for block in document.blocks if block.kind == "table"]

    for table, block in zip(word.tables, wanted, strict=True):
        first = table.rows[0]
        assert tuple(cell.text for cell in first.cells) == block.columns
        assert first._tr.trPr is not None  # noqa: SLF001 - the library has no word for it
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
        described = table._tbl.tblPr.find(qn("w:tblCaption"))  # noqa: SLF001
        assert described is not None
        assert described.get(qn("w:val")) == block.caption


def test_no_row_is_parted_and_a_short_table_stays_on_its_page(word: Word) -> None:
    table = next(one for one in word.tables if len(one.columns) > 2)

    rows = [[*row._tr.iter(qn("w:cantSplit"))] for row in table.rows]  # noqa: SLF001 - as above
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert all(rows)
    assert kept == [*(True for _ in table.rows[1:]), None]
    names, *figures = (column.width or 0 for column in table.columns)
    assert all(names == pytest.approx(2 * one, rel=0.01) for one in figures)


def test_every_chart_is_a_picture_with_its_words(document: Document, word: Word) -> None:
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]  # noqa: SLF001

    assert told == [block.alt for block in document.blocks if block.kind == "chart"]


def test_it_says_its_language_and_whose_it_is(document: Document, word: Word) -> None:
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}

    assert languages == {"it-IT"}
    assert word.core_properties.title == document.title
    assert word.core_properties.author == document.organisation


def test_the_same_document_is_the_same_bytes() -> None:
    made = docx(hostile("testo"))

    assert docx(hostile("testo")) == made
    assert {entry.date_time[0] for entry in ZipFile(BytesIO(made)).infolist()} == {1980}


def test_whatever_people_wrote_stays_text() -> None:
    word = api.Document(BytesIO(docx(hostile(TEXT))))

    document = hostile(TEXT)
    assert any(one.text == document.title for one in word.paragraphs)
    assert word.tables[0].rows[1].cells[0].text == document.title
