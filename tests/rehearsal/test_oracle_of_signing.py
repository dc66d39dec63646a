"""The oracle says so wherever everybody reads otherwise than an organiser decided."""

from typing import Any

import pytest

from rehearsal.cast.books import Books, Ruled
from rehearsal.oracle.ruled import rulings

READ = {"A1-01": "Il mulino di Lecce è lontano.", "A1-02": "A […] no."}


def public(**texts: str) -> dict[str, Any]:
    quotes = [{"reference": one, "text": text} for one, text in texts.items()]
    return {"sections": [{"voices": [{"cells": [{"quotes": quotes}]}]}]}


@pytest.mark.parametrize(
    ("ruled", "holds"),
    [
        (Ruled(words="Lecce", reference="A1-01", stands=True), True),
        (Ruled(words="Lecce", reference="A1-02", stands=True), False),
        (Ruled(words="Lecce", reference="A1-01", stands=False), False),
        (Ruled(words="Lecce", reference="A1-02", stands=False), True),
        (Ruled(words="mulino", reference="", stands=False), False),
        (Ruled(words="mul", reference="", stands=False), True),
        (Ruled(words="Lecce", reference="Risposta scritta", stands=True), True),
    ],
)
def test_what_was_decided_is_looked_for_in_its_text(ruled: Ruled, *, holds: bool) -> None:
    row = rulings(Books(ruled=[ruled]), public(**READ))

    assert (row.told, row.found) == ("1", "1" if holds else "0")
    assert row.holds is holds
