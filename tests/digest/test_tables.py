"""Sheets, workbooks and files of values: complete, explained, and nothing in them is run."""

import csv as comma_separated
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from bot.wording.words import LANGUAGES, Words
from digest.compose import compose
from digest.digest import Digest
from digest.documents.csv import csv
from digest.documents.forms import Form, order
from digest.documents.imprint import DigestFile, Imprint
from digest.documents.method import method_notes
from digest.documents.sheets import Column, Sheet, Workbook
from digest.documents.tables import tables
from digest.documents.xlsx import WIDEST, xlsx
from digest.key_messages.messages import KeyMessage, WordedMessages
from facilitation.signing import DigestState
from facilitation.speaking_rounds import SpeakingRound
from tests.digest.sessions import START, a_block, a_plan, facts_of, puglia

ROOT = Path(__file__).parent.parent.parent
FORMULAS = ("=1+1", "+39", "-1", "@SUM(A1)", "\uff1dcmd", "http://x.it", "{=A1}", "_x0041_")


ITALIAN = Words("it", "Europe/Rome")
IMPRINT = Imprint(
    version=3,
    composed_at=START,
    state=DigestState.APPROVED,
    key_messages=WordedMessages(
        model="tiny-1",
        messages=(
            KeyMessage(text="I tutor sono un punto di forza.", sources=("A1-01", "A1-02")),
            KeyMessage(text="=1+1 non è tutto.", sources=("A2-01",)),
        ),
        is_approved=True,
    ),
)


@pytest.fixture(params=LANGUAGES)
def workbook(request: pytest.FixtureRequest) -> Workbook:
    return tables(compose(puglia()), Words(request.param, "Europe/Rome"))


def sheet(workbook: Workbook, title: str) -> Sheet:
    return next(one for one in workbook.sheets if one.title == title)


def with_speaking(*, spoke: dict[str, int], passed: int = 0) -> Digest:
    giro = SpeakingRound(id="giro", minutes=8, question="Che cosa resta?")
    facts = facts_of(a_plan(a_block("b", giro, area="paths")), {"promoter": 6, "host": 6})
    said = replace(
        facts.runs[0],
        answered=sum(spoke.values()),
        spoke=tuple(spoke.items()),
        passed=passed,
    )
    return compose(replace(facts, runs=(said,)))


def sheet_of(*texts: str | int) -> Workbook:
    column = Column(title="A", meaning="?")
    sheet = Sheet(title="S", columns=(column,), rows=tuple((text,) for text in texts))
    return Workbook(title="T", organisation="O", day=START.date(), quoting="Q", sheets=(sheet,))


def cells(made: bytes) -> ET.Element:
    return ET.fromstring(ZipFile(BytesIO(made)).read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own


def shared(made: bytes) -> list[str]:
    read = ET.fromstring(ZipFile(BytesIO(made)).read("xl/sharedStrings.xml"))  # noqa: S314 - our own
    return ["".join(one.itertext()) for one in read]


def values(made: bytes, name: str) -> list[list[str]]:
    text = ZipFile(BytesIO(made)).read(name).decode("utf-8-sig")
    return [*comma_separated.reader(StringIO(text, newline=""))]


def test_every_contribution_has_a_row_with_its_words(workbook: Workbook) -> None:
    digest = compose(puglia())
    quotes = [q for s in digest.sections for v in s.voices for c in v.cells for q in c.quotes]

    _, _, contributions, _ = workbook.sheets

    assert [(row[0], row[5], row[6]) for row in contributions.rows] == [
        (quote.reference, quote.text, quote.supports) for quote in quotes
    ]


def test_results_say_for_every_group_what_each_answer_came_to(workbook: Workbook) -> None:
    digest = compose(puglia())
    counted = {
        (section.key, sum(people for _, people in one.counts))
        for section in digest.sections
        for poll in section.polls
        for question in poll.questions
        for one in question.groups
    }

    _, results, _, _ = workbook.sheets

    everyone = results.rows[0][4]
    added: dict[object, int] = {}
    for row in results.rows:
        if row[4] != everyone:
            place = (row[0], row[2], row[3], row[4])
            added[place] = added.get(place, 0) + int(row[7] or 0)
    assert counted
    assert {(place[0], people) for place, people in added.items()} == counted  # type: ignore[index]


def test_a_question_without_figures_says_why(workbook: Workbook) -> None:
    _, results, _, _ = workbook.sheets

    without = [row for row in results.rows if row[7] is None and row[6] is None]

    assert without
    assert all(row[-1] for row in without)


def test_the_dictionary_explains_every_column(workbook: Workbook) -> None:
    *sheets, dictionary = workbook.sheets

    assert [row[:2] for row in dictionary.rows] == [
        (sheet.title, column.title) for sheet in sheets for column in sheet.columns
    ]
    assert all(row[2] for row in dictionary.rows)
    assert len({row[:2] for row in dictionary.rows}) == len(dictionary.rows)


def test_a_workbook_begins_with_what_it_is_of() -> None:
    digest = compose(puglia())

    first = tables(digest, ITALIAN, IMPRINT).sheets[0]

    assert first.title == "Informazioni"
    assert first.rows[0] == ("Sessione", digest.header.title)
    assert ("Contributi scritti", digest.method.written) in first.rows
    version = (
        "Questa è la versione 3, composta il 24 novembre 2020 alle 14:02"
        " e approvata da chi organizza."
    )
    assert ("Nota", version) in first.rows
    assert all(("Nota", note) in first.rows for note in method_notes(digest, ITALIAN, IMPRINT))


def test_speaking_rounds_are_told_in_numbers_group_by_group() -> None:
    digest = with_speaking(spoke={"promoter": 5, "host": 3}, passed=3)

    rounds = sheet(tables(digest, ITALIAN), "Giri di parola")

    about = ("A1", "Procedure di gestione dei percorsi", "Che cosa resta?")
    assert rounds.rows == (
        (*about, "Tutti", 8, 3, None),
        (*about, "Enti promotori", 5, None, None),
        (*about, "Soggetti ospitanti", 3, None, None),
    )


def test_too_few_speakers_are_told_by_no_number() -> None:
    rounds = sheet(tables(with_speaking(spoke={"promoter": 2}), ITALIAN), "Giri di parola")

    (row,) = rounds.rows
    assert row[3:6] == ("Tutti", None, None)
    assert "meno di 3 persone" in str(row[6])


def test_what_a_machine_worded_has_a_sheet_that_says_so() -> None:
    told = tables(compose(puglia()), ITALIAN, IMPRINT)

    messages = sheet(told, "Messaggi chiave")

    assert messages.rows == (
        ("I tutor sono un punto di forza.", "A1-01, A1-02", "tiny-1", "sì"),
        ("=1+1 non è tutto.", "A2-01", "tiny-1", "sì"),
    )
    assert values(csv(told), "messaggi-chiave.csv")[2][0] == "'=1+1 non è tutto."


def test_what_a_session_has_not_has_no_sheet() -> None:
    titles = [one.title for one in tables(compose(puglia()), ITALIAN).sheets]

    assert titles == ["Informazioni", "Risultati", "Contributi", "Dizionario"]


def test_in_a_workbook_no_text_is_a_formula_or_a_link() -> None:
    made = xlsx(sheet_of(*FORMULAS, 3))

    names = {element.tag.rpartition("}")[2] for element in cells(made).iter()}
    assert names.isdisjoint({"f", "hyperlink"})
    assert shared(made)[: len(FORMULAS) + 1][1:-1] == [*FORMULAS][:-1]


def test_in_a_workbook_a_row_is_as_high_as_its_longest_text() -> None:
    made = xlsx(sheet_of("breve", "parola " * 40, "una\ndue\ntre", "x" * 32_000))

    rows = [row for row in cells(made).iter() if row.tag.endswith("}row")][1:]
    highs = [float(row.get("ht", "15")) / 15 for row in rows]
    assert (highs[0], highs[2], highs[3]) == (1, 3, 25)
    assert 280 / WIDEST <= highs[1] < 10


def test_in_a_file_of_values_what_would_be_run_has_an_apostrophe_and_that_is_told() -> None:
    made = csv(sheet_of(*FORMULAS, "a=1", -3))

    assert values(made, "s.csv")[1:9] == [
        ["'=1+1"],
        ["'+39"],
        ["'-1"],
        ["'@SUM(A1)"],
        ["'\uff1dcmd"],
        ["http://x.it"],
        ["{=A1}"],
        ["_x0041_"],
    ]
    assert values(made, "s.csv")[9:] == [["a=1"], ["-3"], ["", "", "Q"]]


def test_the_same_sheets_are_the_same_bytes(workbook: Workbook) -> None:
    for lay_out in (xlsx, csv):
        made = lay_out(workbook)

        assert lay_out(workbook) == made
        assert {entry.date_time[0] for entry in ZipFile(BytesIO(made)).infolist()} == {1980}


def test_the_published_schema_is_the_digest_s_own() -> None:
    # Printed by `app.py schema --of digest`.
    published = json.loads((ROOT / "digest/documents/digest.schema.json").read_text("utf-8"))

    assert published == DigestFile.model_json_schema(mode="serialization")
    for imprint in (IMPRINT, None):
        told = json.loads(order(Form.JSON, compose(puglia()), ITALIAN, imprint=imprint))
        assert [*Draft202012Validator(published).iter_errors(told)] == []
        assert told["imprint"] == json.loads(imprint.model_dump_json() if imprint else "null")
