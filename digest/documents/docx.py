"""A document for Word: real styles, headings, lists and header rows; pictures with their words."""

from datetime import datetime, time
from io import BytesIO

from docx import api
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import BaseStyle
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from digest.documents.blocks import (
    AnyBlock,
    Bullets,
    Chart,
    Document,
    Heading,
    Look,
    Paragraph,
    Quoted,
    Quotes,
    Table,
)
from digest.documents.drawings import logo_png, png
from digest.documents.keeping import keeping, widths
from digest.documents.steady import steady

LANGUAGES = {"it": "it-IT", "en": "en-GB"}
ASIDE = "Aside"
TABLE = "Figures"
CELL = "Cell"
BODY = "Body Text"
WIDTH = Cm(16)
"""Between the margins."""
GREY = "404040"
LOGO_HEIGHT = Cm(2.2)
DEPTH = 1
"""Of the headings that the table of contents lists."""


def docx(document: Document) -> bytes:
    """Lay a document out; what people wrote stays text, whatever signs it has."""
    word = api.Document()
    _describe(word, document)
    if document.look.logo is not None:
        shape = word.add_picture(BytesIO(logo_png(document.look.logo)), height=LOGO_HEIGHT)
        shape._inline.docPr.set("descr", document.look.logo.alt)  # noqa: SLF001
    word.add_paragraph(document.title, style="Title")
    word.add_paragraph(document.subtitle, style="Subtitle")
    _contents(word, document)
    for number, (block, stays) in enumerate(keeping(document.blocks)):
        _add(word, number, block, document.look, stays=stays)
    made = BytesIO()
    word.save(made)
    return steady(made.getvalue())


def _describe(word: Word, document: Document) -> None:
    about = word.core_properties
    about.title, about.author = document.title, document.organisation
    about.language = LANGUAGES[document.language]
    about.created = about.modified = datetime.combine(document.day, time())
    about.comments = ""
    fonts = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = fonts.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        fonts.append(language)
    language.set(qn("w:val"), LANGUAGES[document.language])
    _style(word, document.look)
    for section in word.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        head = section.header.paragraphs[0]
        head.text = document.look.header or document.organisation
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _number(section.footer.paragraphs[0])


def _style(word: Word, look: Look) -> None:
    for name in ("Title", *(f"Heading {level}" for level in range(1, 5))):
        word.styles[name].font.color.rgb = RGBColor.from_string(look.colour[1:].upper())
    word.styles["Normal"].font.size = Pt(11)
    for name in ("Subtitle", "Caption"):
        word.styles[name].font.color.rgb = RGBColor.from_string(GREY)
    quote = word.styles["Quote"]
    quote.paragraph_format.left_indent = Cm(0.75)
    quote.paragraph_format.space_after = Pt(6)
    quote.paragraph_format.keep_together = True
    # The room above keeps it off a table that it follows.
    word.styles[BODY].paragraph_format.space_before = Pt(6)
    cell = word.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = word.styles["Normal"]
    cell.font.size = Pt(10)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    _lines(word.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE))
    aside = word.styles.add_style(ASIDE, WD_STYLE_TYPE.CHARACTER)
    aside.font.italic, aside.font.size = False, Pt(9)


def _lines(style: BaseStyle) -> None:
    """Thin lines between rows, and room in the cells."""
    about = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", GREY)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    about.append(borders)
    style.element.append(about)


def _number(paragraph: WordParagraph) -> None:
    """The page's number, which the reader's program fills in."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001  the library has no fields


def _contents(word: Word, document: Document) -> None:
    """A table of contents that is filled already; the reader's program adds the pages."""
    word.add_paragraph(document.contents, style="TOC Heading")
    listed = [
        (number, block)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level <= DEPTH
    ]
    for place, (number, block) in enumerate(listed):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(block.level - 1)
        paragraph.paragraph_format.space_after = Pt(2)
        if place == 0:
            _field(paragraph, "begin", f'TOC \\o "1-{DEPTH}" \\h')
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _mark(number))
        run = paragraph.add_run(block.text)
        link.append(run._r)  # noqa: SLF001  the library has no links within a document
        paragraph._p.append(link)  # noqa: SLF001
        if place == len(listed) - 1:
            _field(paragraph, "end")
    word.add_page_break()


def _field(paragraph: WordParagraph, sign: str, instruction: str = "") -> None:
    run = paragraph.add_run()
    for kind in ("begin", "separate") if sign == "begin" else ("end",):
        if kind == "separate":
            told = OxmlElement("w:instrText")
            told.text = instruction
            run._r.append(told)  # noqa: SLF001
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001


def _mark(number: int) -> str:
    return f"p{number}"


def _add(word: Word, number: int, block: AnyBlock, look: Look, *, stays: bool) -> None:
    match block:
        case Heading():
            _bookmarked(word.add_heading(block.text, level=block.level), number)
        case Paragraph():
            paragraph = word.add_paragraph(block.text, style=BODY)
            paragraph.paragraph_format.keep_with_next = stays or None
        case Bullets():
            for term, text in block.items:
                item = _styled(word, "ListBullet")
                if term:
                    item.add_run(term).bold = True
                    item.add_run(": ")
                item.add_run(text)
        case Quotes():
            for quote in block.quotes:
                _quote(word, quote)
        case Table():
            _table(word, block, stays=stays)
        case Chart():
            _picture(word, block, look)


def _bookmarked(paragraph: WordParagraph, number: int) -> None:
    for tag, name in (("w:bookmarkStart", _mark(number)), ("w:bookmarkEnd", None)):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if name:
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)  # noqa: SLF001


def _quote(word: Word, quote: Quoted) -> None:
    said = _styled(word, "Quote")
    lines = [line for line in quote.text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        run = said.add_run(line)
        if place < len(lines) - 1 or quote.aside:
            run.add_break()
    if quote.aside:
        said.add_run(quote.aside)._r.style = ASIDE  # noqa: SLF001  as below


def _styled(word: Word, style_id: str) -> WordParagraph:
    """A paragraph of a style by its id; by its name the library looks through all, each time."""
    paragraph = word.add_paragraph()
    paragraph._p.style = style_id  # noqa: SLF001
    return paragraph


def _table(word: Word, block: Table, *, stays: bool) -> None:
    caption = word.add_paragraph(block.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(block.columns), style=TABLE)
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block.caption)
    table._tbl.tblPr.append(described)  # noqa: SLF001
    table.autofit = False
    shares = widths(block)
    wide = [Length(WIDTH * share // sum(shares)) for share in shares]
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    _row(table.rows[0], block.columns, wide, stays=stays or bool(block.rows), bold=True)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001
    for number, row in enumerate(block.rows, 1):
        _row(table.add_row(), row, wide, stays=stays and number < len(block.rows))


def _row(
    row: WordRow, texts: tuple[str, ...], wide: list[Length], *, stays: bool, bold: bool = False
) -> None:
    """Fill a row, which no page's end parts; one that stays keeps with the next."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = wide[place]
        paragraph = cell.paragraphs[0]
        paragraph._p.style = CELL  # noqa: SLF001  as below
        paragraph.add_run(text).bold = bold or None
        paragraph.paragraph_format.keep_with_next = stays or None
        if place:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _picture(word: Word, block: Chart, look: Look) -> None:
    shape = word.add_picture(BytesIO(png(block, look.colour)), width=WIDTH)
    about = shape._inline.docPr  # noqa: SLF001
    about.set("descr", block.alt)
    about.set("title", block.caption)
