"""The forms in which a digest is handed over, and what each of them is laid out from."""

from enum import StrEnum

from digest.digest import Digest
from digest.documents.blocks import LOOK, Look
from digest.documents.imprint import Imprint, digest_file
from digest.documents.phrases import Say
from digest.documents.report import report
from digest.documents.tables import tables


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
    imprint: Imprint | None = None,
) -> bytes:
    """All that the press needs to know to make a digest's document in that form, as JSON."""
    match form:
        case Form.JSON:
            told = digest_file(digest, imprint).model_dump_json(indent=2)
        case Form.XLSX | Form.CSV:
            told = tables(digest, say, imprint).model_dump_json()
        case _:
            document = report(digest, say, imprint)
            told = document.model_copy(update={"look": look}).model_dump_json()
    return told.encode()
