"""An organisation's logo, colour and line in every document that has pages."""

from base64 import b64encode
from io import BytesIO

import pikepdf
import pytest
from docx import api
from odfdo import Document as Odf

from digest.documents.blocks import Document, Logo, Look
from digest.documents.docx import docx
from digest.documents.html import html
from digest.documents.odt import odt
from digest.documents.pdf import pdf
from tests.digest.hostile import TEXT, hostile
from tests.digest.test_pdf import tags
from tests.storage.test_logos import a_png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>\u4e2d</text></svg>'


@pytest.fixture(params=[("png", a_png()), ("svg", SVG.encode())])
def document(request: pytest.FixtureRequest) -> Document:
    kind, picture = request.param
    logo = Logo(kind=kind, picture=b64encode(picture), alt="Ente \u4e2d")
    look = Look(colour="#8a1538", header="Fondo asilo", logo=logo)
    made = hostile("testo").model_copy(update={"look": look})
    return Document.model_validate_json(made.model_dump_json())


def test_a_pdf_shows_the_logo_with_its_words(document: Document) -> None:
    made = pikepdf.open(BytesIO(pdf(document)))

    told = [str(element.Alt) for element in tags(made) if element.S == "/Figure"]
    assert told == ["Ente [cjk unified ideograph-4e2d]", "testo"]


def test_word_shows_logo_colour_and_line(document: Document) -> None:
    word = api.Document(BytesIO(docx(document)))

    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]  # noqa: SLF001
    assert told == ["Ente \u4e2d", "testo"]
    assert word.sections[0].header.paragraphs[0].text == "Fondo asilo"
    assert str(word.styles["Heading 1"].font.color.rgb) == "8A1538"


def test_libreoffice_shows_logo_colour_and_line(document: Document) -> None:
    odf = Odf(BytesIO(odt(document)))

    told = [one.text for one in odf.body.get_elements("//draw:frame/svg:desc")]
    assert told == ["Ente \u4e2d", "testo"]
    assert "Fondo asilo" in odf.styles.get_elements("//style:header")[0].text_recursive
    (heading,) = odf.styles.get_elements("//style:style[@style:name='Heading']")
    colour = heading.get_elements("style:text-properties")[0].get_attribute("fo:color")
    assert colour == "#8a1538"


def test_a_page_shows_logo_and_colour(document: Document) -> None:
    page = html(document)

    assert '<img class="logo" alt="Ente \u4e2d" src="data:image/' in page
    assert "color: #8a1538" in page
    assert 'fill="#8a1538"' in page


def test_without_any_of_it_the_organiser_heads_each_page() -> None:
    word = api.Document(BytesIO(docx(hostile())))

    assert word.sections[0].header.paragraphs[0].text == hostile().organisation
    assert "<img" not in html(hostile(TEXT))
