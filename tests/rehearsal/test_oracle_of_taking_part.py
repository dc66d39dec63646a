"""The oracle says so wherever what was given for others, or besides, is not what is found."""

from typing import Any

from rehearsal.cast.books import Books, Written
from rehearsal.oracle.reported import reports

SARA = "29:sara"
TEXT = "Servono percorsi più facili per imparare l’italiano."


def a_report(code: str = "P7") -> Written:
    return Written(
        author=SARA, role_id="host", prompt_id="round", kind="proposal", text=TEXT, code=code
    )


def a_quote(**changes: object) -> dict[str, Any]:
    return {"reference": "A1-01", "text": TEXT, "reported": True, "code": "P7"} | changes


def a_digest(*quotes: dict[str, Any], **method: object) -> dict[str, Any]:
    voice = {"label": "role", "roles": ["host"], "cells": [{"quotes": list(quotes)}]}
    told = {"reported": len(quotes), "authors": None, "threshold": 3}
    return {"sections": [{"voices": [voice]}], "method": told | method}


def test_a_report_is_marked_under_its_code_and_role_and_adds_no_author() -> None:
    books = Books()
    books.write(1, a_report())

    right = reports(books, a_digest(a_quote()))
    unmarked = reports(books, a_digest(a_quote(reported=False), reported=1))
    otherwise = reports(books, a_digest(a_quote(code="P8")))
    misquoted = reports(books, a_digest(a_quote(text="Altro")))
    counted = reports(books, a_digest(a_quote(), authors=1))
    miscounted = reports(books, a_digest(a_quote(), reported=0))

    assert right.holds
    wrong = [unmarked, otherwise, misquoted, counted, miscounted]
    assert not any(row.holds for row in wrong)


def test_a_report_under_another_role_than_was_said_does_not_add_up() -> None:
    books, digest = Books(), a_digest(a_quote())
    books.write(1, a_report())

    digest["sections"][0]["voices"][0]["roles"] = ["promoter"]

    assert not reports(books, digest).holds
    digest["sections"][0]["voices"][0]["label"] = "everyone"
    assert reports(books, digest).holds
