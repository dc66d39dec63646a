"""A document as a tagged PDF that archives keep, the same bytes each time."""

from pathlib import Path

from digest.documents.blocks import Document, Paragraph
from digest.documents.typeset import CHART, pages, spelled

TEMPLATE = CHART + Path(__file__).with_suffix(".typ").read_bytes()


def pdf(document: Document) -> bytes:
    """Lay a document out; what people wrote goes through JSON, and stays text."""
    written = document.model_dump_json()
    shown = spelled(written)
    if shown != written:
        note = Paragraph(text=document.spelling)
        noted = document.model_copy(update={"blocks": (*document.blocks, note)})
        shown = spelled(noted.model_dump_json())
    return pages(TEMPLATE, document=shown)
