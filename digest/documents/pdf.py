"""A document as a tagged PDF that archives keep, the same bytes each time."""

import json
from pathlib import Path

from digest.documents.blocks import Document, Paragraph
from digest.documents.drawings import logo_png
from digest.documents.keeping import keeping
from digest.documents.typeset import CHART, pages, spelled

TEMPLATE = CHART + Path(__file__).with_suffix(".typ").read_bytes()


def pdf(document: Document) -> bytes:
    """Lay a document out; what people wrote goes through JSON, and stays text."""
    logo = document.look.logo and [*logo_png(document.look.logo)]
    written = _written(document)
    shown = spelled(written)
    if shown != written:
        note = Paragraph(text=document.spelling)
        document = document.model_copy(update={"blocks": (*document.blocks, note)})
        shown = spelled(_written(document))
    kept = [stays for _, stays in keeping(document.blocks)]
    return pages(TEMPLATE, document=shown, kept=json.dumps(kept), logo=json.dumps(logo))


def _written(document: Document) -> str:
    """The document as JSON; its logo goes another way, being no text."""
    return document.model_dump_json(exclude={"look": {"logo": {"picture"}}})
