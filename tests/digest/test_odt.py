"""The document for LibreOffice: what it is made of is what its reader's program finds."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document as Odf
from odfdo import Element

from bot.wording.words import Words
from digest.compose import compose
from digest.documents.blocks import Document
from digest.documents.odt import odt
from digest.documents.report import report
from tests.digest.hostile import hostile
from tests.digest.sessions import puglia

STYLE = "text:style-name"


@pytest.fixture(scope="module")
def document() -> Document:
    return report(compose(puglia()), Words("it", "Europe/Rome"))


@pytest.fixture(scope="module")
def odf(document: Document) -> Odf:
    return Odf(BytesIO(odt(document)))


def test_headings_are_headings_in_their_levels_and_have_no_numbers(
    document: Document, odf: Odf
) -> None:
    found = [
        (one.get_attribute("text:outline-level"), one.text_recursive, one.get_attribute(STYLE))
        for one in odf.body.headers
    ]

    assert found == [
        (str(block.level), block.text, f"Heading_20_{block.level}")
        for block in document.blocks
        if block.kind == "heading"
    ]
    levels = odf.styles.get_elements("//text:outline-level-style")
    assert not any(level.get_attribute("style:num-format") for level in levels)
    assert not any(level.get_attribute("style:num-suffix") for level in levels)


def test_the_contents_are_filled_and_lead_to_their_headings(document: Document, odf: Odf) -> None:
    links = odf.body.get_elements("//text:index-body//text:a")
    marks = {one.get_attribute("text:name") for one in odf.body.get_elements("//text:bookmark")}

    assert [link.text for link in links] == [
        block.text for block in document.blocks if block.kind == "heading" and block.level == 1
    ]
    assert {str(link.get_attribute("xlink:href"))[1:] for link in links} <= marks
    pages = odf.body.get_elements("//text:index-body//text:bookmark-ref")
    assert [f"#{page.get_attribute('text:ref-name')}" for page in pages] == [
        link.get_attribute("xlink:href") for link in links
    ]


def test_every_table_repeats_its_header_and_says_what_it_is_of(
    document: Document, odf: Odf
) -> None:
    wanted = [block for block in document.blocks if block.kind == "table"]

    for table, block in zip(odf.body.tables, wanted, strict=True):
        head = table.get_elements("table:table-header-rows//text:p")
        assert tuple(one.text_recursive for one in head) == block.columns
        assert [one.text for one in table.get_elements("table:title")] == [block.caption]


def about(odf: Odf, element: Element, what: str) -> Element:
    """What the style of an element says of it."""
    style = odf.get_style(what, str(element.get_attribute("table:style-name")))
    assert style is not None
    [found] = style.get_elements(f"style:{what}-properties")
    return found


def test_a_short_table_stays_on_its_page_and_its_names_have_room(odf: Odf) -> None:
    table = odf.body.tables[0]

    columns = [about(odf, one, "table-column") for one in table.get_elements("table:table-column")]

    whole = about(odf, table, "table").get_attribute("style:may-break-between-rows")
    widths = [float(str(one.get_attribute("style:column-width"))[:-2]) for one in columns]
    assert whole is False
    assert widths == pytest.approx([16 * 2 / 3, 16 / 3], abs=0.01)


def test_every_chart_is_a_picture_with_its_words(document: Document, odf: Odf) -> None:
    told = [one.text for one in odf.body.get_elements("//draw:frame/svg:desc")]

    assert told == [block.alt for block in document.blocks if block.kind == "chart"]


def test_it_says_its_language_and_whose_it_is(document: Document, odf: Odf) -> None:
    assert odf.language == "it-IT"
    assert odf.meta.title == document.title
    assert odf.meta.creator == document.organisation


def test_the_same_document_is_the_same_bytes_which_begin_with_what_they_are() -> None:
    made = odt(hostile("testo"))
    entries = ZipFile(BytesIO(made)).infolist()

    assert odt(hostile("testo")) == made
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", ZIP_STORED)
    assert {entry.date_time[0] for entry in entries} == {1980}


def test_whatever_people_wrote_stays_text() -> None:
    document = hostile()

    odf = Odf(BytesIO(odt(document)))

    assert odf.body.headers[0].text_recursive.startswith("<b>#set</b> #panic() {{x}} \\ $1$")
    cells = [one.text_recursive for one in odf.body.tables[0].get_elements("//table:table-cell")]
    assert cells[0].startswith("<b>#set</b>")
