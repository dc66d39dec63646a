"""The PDF: tagged, the same bytes each time, and never refused for a sign it has no letter for."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.words import Words
from digest.compose import compose
from digest.documents.blocks import Table
from digest.documents.pdf import pdf
from digest.documents.report import report
from digest.documents.typeset import spelled
from tests.digest.hostile import SHOWN, hostile
from tests.digest.sessions import puglia


def tags(made: pikepdf.Pdf) -> list[Any]:
    """Every element of the structure, from the first to the last."""
    found: list[Any] = []
    left: list[Any] = [made.Root.StructTreeRoot]
    while left:
        element = left.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            found.append(element)
        children: Any = element.get("/K", [])
        left += reversed(list(children) if isinstance(children, pikepdf.Array) else [children])
    return found


def names(made: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in tags(made)]


def test_who_reads_by_ear_finds_title_language_headings_tables_and_charts() -> None:
    document = report(compose(puglia()), Words("it", "Europe/Rome"))

    made = pikepdf.open(BytesIO(pdf(document)))

    assert made.Root.Lang == "it"
    assert made.Root.MarkInfo.Marked
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert made.docinfo.Title == document.title
    found = names(made)
    assert {"/H1", "/H2", "/H3", "/H4", "/TOC", "/Table", "/TH", "/L", "/Figure"} <= {*found}
    kinds = [block.kind for block in document.blocks]
    assert found.count("/Table") == kinds.count("table")
    charts = [str(element.Alt) for element in tags(made) if element.S == "/Figure"]
    assert charts == [block.alt for block in document.blocks if block.kind == "chart"]


def shown(page: pikepdf.Page) -> Iterator[list[pikepdf.Object]]:
    """For each text that is drawn on a page, what it is marked as, the outermost first."""
    marks: list[list[pikepdf.Object]] = []
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "BDC" | "BMC":
                marks.append([*step.operands])
            case "EMC":
                marks.pop()
            case "Tj" | "TJ":
                yield [one for mark in marks for one in mark]


def is_repeated(marks: list[pikepdf.Object]) -> bool:
    """Whether it is there for the page's sake, and neither at its head nor at its foot."""
    abouts = [mark for mark in marks if isinstance(mark, pikepdf.Dictionary)]
    return any(about.get("/Type") == "/Pagination" and "/Subtype" not in about for about in abouts)


def test_a_header_that_comes_again_on_the_next_page_is_read_but_once() -> None:
    rows = tuple((f"Riga {number}", str(number)) for number in range(90))
    table = Table(caption="Righe", columns=("Che cosa", "Quante"), rows=rows)

    made = pikepdf.open(BytesIO(pdf(hostile("x").model_copy(update={"blocks": (table,)}))))

    _, *pages = made.pages
    again = [[marks for marks in shown(page) if is_repeated(marks)] for page in pages]
    assert names(made).count("/TH") == len(table.columns)
    assert [bool(one) for one in again] == [False, *(True for _ in pages[1:])]
    assert len(again) > 2
    assert all(marks for page in pages for marks in shown(page))


def test_it_says_of_itself_which_standards_it_keeps() -> None:
    made = pikepdf.open(BytesIO(pdf(hostile("testo"))))

    told = made.open_metadata()

    assert (told.pdfa_status, told["pdfuaid:part"]) == ("2A", "1")


def test_the_same_document_is_the_same_bytes() -> None:
    document = hostile("testo")

    assert pdf(document) == pdf(document)


def test_a_sign_without_a_letter_is_told_by_its_name_and_that_is_said_at_the_end() -> None:
    named = pikepdf.open(BytesIO(pdf(hostile())))
    shown = pikepdf.open(BytesIO(pdf(hostile(SHOWN))))

    assert str(shown.docinfo.Title) == SHOWN
    assert str(named.docinfo.Title).startswith(f"{SHOWN} [grinning face]")
    assert names(named).count("/P") == names(shown).count("/P") + 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sì 😀😀!", "sì [grinning face, grinning face]!"),
        ("1️⃣ di 10", "1[combining enclosing keycap] di 10"),
        ("中", "[cjk unified ideograph-4e2d]"),
        ("\ue000", "[u+e000]"),
        ("x́ è ★ العربية", "x́ è ★ العربية"),
    ],
)
def test_a_sign_is_named_only_where_no_font_has_it(text: str, shown: str) -> None:
    assert spelled(text) == shown


@given(st.lists(st.text(max_size=12), max_size=8))
def test_whatever_people_write_there_is_a_document(texts: list[str]) -> None:
    assert pdf(hostile(" ".join(texts))).startswith(b"%PDF")
