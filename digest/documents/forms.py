"""The forms in which a digest is handed over, and what each of them is laid out from."""

from enum import StrEnum

from digest.digest import Digest
from digest.documents.blocks import LOOK, Look
from digest.documents.phrases import Say
from digest.documents.report import report
from digest.documents.tables import tables
from digest.key_messages.messages import WordedMessages


class Form(StrEnum):
    """A file format, called as its files end."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    MD = "md"
    XLSX = "xlsx"
    CSV = "csv.zip"
    JSON = "json"


def order(
    form: Form,
    digest: Digest,
    say: Say,
    look: Look = LOOK,
    worded: WordedMessages | None = None,
) -> bytes:
    """All that the press needs to know to make a digest's document in that form, as JSON."""
    match form:
        case Form.JSON:
            told = digest.model_dump_json(indent=2)
        case Form.XLSX | Form.CSV:
            told = tables(digest, say).model_dump_json()
        case _:
            told = report(digest, say, worded).model_copy(update={"look": look}).model_dump_json()
    return told.encode()
