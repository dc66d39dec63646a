"""A document for LibreOffice: real styles, headings, lists and header rows."""

import struct
from datetime import datetime, time
from io import BytesIO

from odfdo import (
    TOC,
    Bookmark,
    Element,
    Frame,
    Header,
    HeaderRows,
    IndexBody,
    IndexTitle,
    LineBreak,
    Link,
    List,
    ListItem,
    Row,
    Span,
    Tab,
)
from odfdo import Cell as OdfCell
from odfdo import Document as Odf
from odfdo import Paragraph as OdfParagraph
from odfdo import Table as OdfTable

from digest.documents.blocks import (
    AnyBlock,
    Bullets,
    Chart,
    Document,
    Heading,
    Logo,
    Look,
    Paragraph,
    Quoted,
    Quotes,
    Table,
)
from digest.documents.drawings import logo_png, png
from digest.documents.keeping import keeping, widths
from digest.documents.odt_styles import (
    OF_THIS_DOCUMENT,
    PAGE_HEAD,
    PAGE_NUMBER,
    STYLES,
    column_style,
)
from digest.documents.steady import steady

COUNTRIES = {"it": "IT", "en": "GB"}
DEPTH = 1
"""Of the headings that the table of contents lists."""

LOGO_HEIGHT = 2.2
WIDTH = 16
"""Of a picture, and between the margins, in centimetres."""
MARGIN = 2.5


def odt(document: Document) -> bytes:
    """Lay a document out; what people wrote stays text, whatever signs it has."""
    odf = Odf("text")
    odf.body.clear()
    _describe(odf, document)
    if document.look.logo is not None:
        odf.body.append(_logo(odf, document.look.logo))
    odf.body.append(OdfParagraph(document.title, style="Title"))
    odf.body.append(OdfParagraph(document.subtitle, style="Subtitle"))
    odf.body.append(_contents(document))
    odf.body.append(OdfParagraph(style="Page_20_Break"))
    for number, (block, stays) in enumerate(keeping(document.blocks)):
        for element in _elements(odf, number, block, document.look, stays=stays):
            odf.body.append(element)
    made = BytesIO()
    odf.save(made)
    return steady(made.getvalue())


def _describe(odf: Odf, document: Document) -> None:
    """Title, language, day and styles; headings without numbers, since ours have keys."""
    odf.set_language(f"{document.language}-{COUNTRIES[document.language]}")
    day = datetime.combine(document.day, time())
    odf.meta.title = document.title
    odf.meta.initial_creator = odf.meta.creator = document.organisation
    odf.meta.creation_date = odf.meta.date = day
    for style in STYLES:
        odf.insert_style(style)
    for heading in odf.styles.get_elements("//style:style[@style:name='Heading']"):
        heading.get_elements("style:text-properties")[0].set_attribute(
            "fo:color", document.look.colour
        )
    for style in OF_THIS_DOCUMENT:
        odf.insert_style(style, automatic=True)
    for level in odf.styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        level.del_attribute("style:num-suffix")
        level.del_attribute("loext:num-list-format")
    for layout in odf.styles.get_elements("//style:page-layout-properties"):
        for side in ("left", "right"):
            layout.set_attribute(f"fo:margin-{side}", f"{MARGIN}cm")
    master = odf.styles.get_elements("//style:master-page")[0]
    master.append(Element.from_tag(PAGE_HEAD))
    head = OdfParagraph(document.look.header or document.organisation, style="Page_20_Head")
    master.get_elements("style:header")[0].append(head)
    master.append(Element.from_tag(PAGE_NUMBER))


def _contents(document: Document) -> TOC:
    """A table of contents that is filled already; the reader's program adds the pages."""
    contents = TOC(document.contents, outline_level=DEPTH)
    listed = IndexBody()
    title = IndexTitle()
    title.append(OdfParagraph(document.contents, style="Contents_20_Heading"))
    listed.append(title)
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level <= DEPTH:
            line = OdfParagraph(style=f"Contents_20_{block.level}")
            line.append(_link(number, block.text))
            line.append(Tab())
            line.append(_page_of(number))
            listed.append(line)
    contents.body = listed
    return contents


def _link(number: int, text: str) -> Link:
    """To a heading, in the looks of a table of contents."""
    link = Link(f"#{_mark(number)}", text=text)
    for style in ("text:style-name", "text:visited-style-name"):
        link.set_attribute(style, "Index_20_Link")
    return link


def _page_of(number: int) -> Element:
    """The page on which a heading is, which the reader's program fills in."""
    page = Element.from_tag("text:bookmark-ref")
    page.set_attribute("text:reference-format", "page")
    page.set_attribute("text:ref-name", _mark(number))
    return page


def _mark(number: int) -> str:
    return f"p{number}"


def _elements(odf: Odf, number: int, block: AnyBlock, look: Look, *, stays: bool) -> list[Element]:
    match block:
        case Heading():
            heading = Header(block.level)
            heading.style = f"Heading_20_{block.level}"
            heading.append(Bookmark(_mark(number)))
            heading.append_plain_text(block.text)
            return [heading]
        case Paragraph():
            style = "Text_20_body_20_led" if stays else "Text_20_body"
            return [OdfParagraph(block.text, style=style)]
        case Bullets():
            return [_list(block)]
        case Quotes():
            return [_quote(one) for one in block.quotes]
        case Table():
            caption = OdfParagraph(block.caption, style="Table_20_Caption")
            return [caption, _table(odf, block, number, stays=stays)]
        case Chart():
            return [_chart(odf, block, number, look)]


def _list(block: Bullets) -> List:
    made = List(style="Bullets")
    for term, text in block.items:
        line = OdfParagraph(style="Text_20_body")
        if term:
            line.append(Span(term, style="Strong_20_Emphasis"))
            line.append_plain_text(": ")
        line.append_plain_text(text)
        item = ListItem()
        item.append(line)
        made.append(item)
    return made


def _quote(quote: Quoted) -> OdfParagraph:
    said = OdfParagraph(
        "\n".join(line for line in quote.text.splitlines() if line.strip()), style="Quotations"
    )
    if quote.aside:
        said.append(LineBreak())
        said.append(Span(quote.aside, style="Aside"))
    return said


def _table(odf: Odf, block: Table, number: int, *, stays: bool) -> OdfTable:
    table = OdfTable(f"t{number}", style="Whole" if stays else "Counts")
    shares = widths(block)
    for share in shares:
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", _column(odf, WIDTH * share / sum(shares)))
        table.append(column)
    described = Element.from_tag("table:title")
    described.text = block.caption
    table.append(described)
    head = HeaderRows()
    head.append(_row(block.columns, "Table_20_Heading", "Table_20_Figures_20_Heading"))
    table.append(head)
    for row in block.rows:
        table.append(_row(row, "Table_20_Contents", "Table_20_Figures"))
    return table


def _column(odf: Odf, wide: float) -> str:
    """The style of a column so many centimetres wide."""
    name = f"Column{round(wide * 100)}"
    if odf.get_style("table-column", name) is None:
        odf.insert_style(column_style(name, wide), automatic=True)
    return name


def _row(texts: tuple[str, ...], first: str, others: str) -> Row:
    row = Row(style="Row")
    for place, text in enumerate(texts):
        cell = OdfCell(style="Cell")
        cell.append(OdfParagraph(text, style=others if place else first))
        row.append(cell)
    return row


def _chart(odf: Odf, block: Chart, number: int, look: Look) -> OdfParagraph:
    drawn = png(block, look.colour)
    wide, high = _size(drawn)
    size = (WIDTH, WIDTH * high / wide)
    return _picture(odf, f"c{number}", drawn, size=size, told=(block.caption, block.alt))


def _logo(odf: Odf, logo: Logo) -> OdfParagraph:
    drawn = logo_png(logo)
    wide, high = _size(drawn)
    size = (LOGO_HEIGHT * wide / high, LOGO_HEIGHT)
    return _picture(odf, "logo", drawn, size=size, told=(logo.alt, logo.alt))


def _size(drawn: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in dots."""
    wide, high = struct.unpack(">II", drawn[16:24])
    return wide, high


def _picture(
    odf: Odf, name: str, drawn: bytes, *, size: tuple[float, float], told: tuple[str, str]
) -> OdfParagraph:
    """A picture of so many centimetres, with what it is of and all of it in words."""
    path = f"Pictures/{name}.png"
    odf.set_part(path, drawn)
    odf.manifest.add_full_path(path, "image/png")
    wide, high = size
    frame = Frame.image_frame(
        path, name=name, size=(f"{wide:.2f}cm", f"{high:.2f}cm"), anchor_type="as-char"
    )
    for tag, text in zip(("svg:title", "svg:desc"), told, strict=True):
        element = Element.from_tag(tag)
        element.text = text
        frame.append(element)
    line = OdfParagraph(style="Text_20_body")
    line.append(frame)
    return line
