"""Every way a plan can be wrong has its sentence, in both languages."""

import re
from pathlib import Path

import pytest

from bot.wording.findings_text import located_sentence, sentence
from bot.wording.words import Words, catalogue
from facilitation.findings import Finding
from facilitation.plan_checks import findings
from facilitation.plan_shapes import CODES, PATTERNS, parsed
from storage.plan_files import Located
from storage.yaml_files import SYNTAX
from tests.facilitation import test_plan_checks, test_plan_shapes
from tests.facilitation.plans import read

ROOT = Path(__file__).parents[2]
SOURCES = ("dialogs", "facilitation", "storage")

MEANT = [one for written, _, _ in test_plan_checks.WRONG for one in findings(read(written))]
SHAPED = [
    one
    for result in (parsed(written) for written, _, _ in test_plan_shapes.WRONG)
    if isinstance(result, list)
    for one in result
]


def codes() -> set[str]:
    """Every code that our modules can give."""
    texts = [
        path.read_text(encoding="utf-8") for part in SOURCES for path in (ROOT / part).glob("*.py")
    ]
    named = {code for text in texts for code in re.findall(r'"(finding_[a-z0-9_]+)"', text)}
    raised = {
        code for text in texts for code in re.findall(r'ValueError\("(\w+_expected)"\)', text)
    }
    return named | {f"finding_{code}" for code in raised}


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_code_has_a_sentence_and_every_sentence_a_code(language: str) -> None:
    keys = {key for key in catalogue(language).texts if key.startswith("finding_")}

    assert keys == codes()
    assert keys >= {*CODES.values(), *PATTERNS.values(), *(code for _, code in SYNTAX)}


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_sentence_has_all_that_it_speaks_of(language: str) -> None:
    words = Words(language, "Europe/Rome")

    said = [(finding.code, sentence(words, finding)) for finding in [*MEANT, *SHAPED]]

    unfinished = [
        (code, text)
        for code, text in said
        if not text.endswith((".", "?")) or "{" in text.replace("{'", "")
    ]
    assert unfinished == []


def test_file_and_line_stand_before_what_is_wrong_and_how_to_mend_it() -> None:
    finding = Finding.at((), "finding_agenda_too_short", total=140, available=150, count=10)

    said = located_sentence(Words("it", "Europe/Rome"), Located(finding, Path("x.yaml"), 1012))

    assert said == (
        "x.yaml:1012: I blocchi durano 140 minuti, ma tra inizio e fine ce ne sono 150. "
        "Aggiungine 10, o anticipa la fine."
    )
