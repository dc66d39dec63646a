"""Documents made by a process of their own."""

import asyncio
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.press import Press, PressError
from bot.wording.words import Words
from digest.compose import compose
from digest.documents.forms import Form, order
from digest.documents.imprint import DigestFile, digest_file
from digest.documents.press import made
from tests.digest.sessions import puglia

ROOT = Path(__file__).parent.parent.parent
ITALIAN = Words("it", "Europe/Rome")
BEGINNINGS = {
    Form.PDF: b"%PDF-1.7",
    Form.DOCX: b"PK",
    Form.ODT: b"PK",
    Form.HTML: b"<!DOCTYPE html>",
    Form.MD: b"# Il progetto",
    Form.XLSX: b"PK",
    Form.CSV: b"PK",
    Form.JSON: b"{",
}


@pytest.mark.parametrize("form", Form)
def test_every_form_is_made_from_its_order(form: Form) -> None:
    assert made(form, order(form, compose(puglia()), ITALIAN)).startswith(BEGINNINGS[form])


def test_the_json_is_the_digest() -> None:
    digest = compose(puglia())

    written = made(Form.JSON, order(Form.JSON, digest, ITALIAN))

    assert DigestFile.model_validate_json(written) == digest_file(digest, None)


async def test_a_process_makes_the_same_bytes() -> None:
    digest = compose(puglia())
    press = Press()

    forms = (Form.PDF, Form.DOCX)
    documents = await asyncio.gather(
        *(press.document(form, order(form, digest, ITALIAN)) for form in forms)
    )

    assert documents == [made(form, order(form, digest, ITALIAN)) for form in forms]


async def test_a_process_that_takes_too_long_is_ended() -> None:
    press = Press(patience=timedelta())

    with pytest.raises(PressError, match="not done"):
        await press.document(Form.PDF, order(Form.PDF, compose(puglia()), ITALIAN))


async def test_a_process_that_fails_is_told_without_anybody_s_words() -> None:
    unknown = compose(puglia()).model_copy(update={"language": "xx"})

    with pytest.raises(PressError, match=r"^docx: the press gave up with 1$"):
        await Press().document(Form.DOCX, order(Form.DOCX, unknown, ITALIAN))


def test_the_bot_imports_none_of_what_lays_out() -> None:
    told = (
        "import sys, app; "
        "print({'typst', 'docx', 'odfdo', 'xlsxwriter', 'lxml'} & sys.modules.keys())"
    )

    found = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert found.stdout == "set()\n"
