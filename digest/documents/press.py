"""Makes one document and is gone: python -m digest.documents.press FORM < order > document.

Laying out takes time and memory, and so do the libraries for it: the bot does not import them but
starts this.
"""

import resource
import sys

from digest.documents.blocks import Document
from digest.documents.csv import csv
from digest.documents.docx import docx
from digest.documents.forms import Form
from digest.documents.html import html
from digest.documents.markdown import markdown
from digest.documents.odt import odt
from digest.documents.pdf import pdf
from digest.documents.sheets import Workbook
from digest.documents.xlsx import xlsx

MOST_MEMORY = 4 * 1024**3
"""In bytes of addresses; ten thousand contributions take a third of it."""


def made(form: Form, order: bytes) -> bytes:
    """The document, the same bytes for the same order."""
    match form:
        case Form.PDF:
            return pdf(Document.model_validate_json(order))
        case Form.DOCX:
            return docx(Document.model_validate_json(order))
        case Form.ODT:
            return odt(Document.model_validate_json(order))
        case Form.HTML:
            return html(Document.model_validate_json(order)).encode()
        case Form.MD:
            return markdown(Document.model_validate_json(order)).encode()
        case Form.XLSX:
            return xlsx(Workbook.model_validate_json(order))
        case Form.CSV:
            return csv(Workbook.model_validate_json(order))
        case Form.JSON:
            return order + b"\n"


def main() -> None:
    """One order in, one document out."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.stdout.buffer.write(made(Form(sys.argv[1]), sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
