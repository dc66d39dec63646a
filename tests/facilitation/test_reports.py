"""Reports: who may write for others, for whom, and what is no name."""

from dataclasses import replace

import pytest

from facilitation.people import Participant
from facilitation.refusals.writing import CodeIsNotOne, MayNotReport, SpeakerIsMissing
from facilitation.reports import LONGEST_CODE, PROTAGONIST, check_code, check_may_report, spoken_by
from tests.facilitation.plans import a_plan, read
from tests.facilitation.sessions import at

NINO = Participant(id="p-nino", session_id="s1", role_id="notes", guest=False, joined_at=at(0))


@pytest.mark.parametrize(
    ("written", "code"),
    [("P7", "P7"), ("  video \n 1 ", "video 1"), ("È 12\u202e", "È 12"), ("1" * 20, "1" * 20)],
)
def test_a_code_is_letters_digits_and_spaces(written: str, code: str) -> None:
    assert check_code(written) == code


@pytest.mark.parametrize(
    "written", ["", " ", "Mario Rossi", "P-7", "p7@example.org", "1" * (LONGEST_CODE + 1)]
)
def test_what_may_be_a_name_is_no_code(written: str) -> None:
    with pytest.raises(CodeIsNotOne) as refusal:
        check_code(written)

    assert refusal.value.longest == LONGEST_CODE


def test_only_observers_write_for_others() -> None:
    plan = read(a_plan())
    host = replace(NINO, role_id="host")

    assert check_may_report(plan, NINO) == NINO
    for other in (host, None):
        with pytest.raises(MayNotReport):
            check_may_report(plan, other)


def test_the_speaker_has_a_role_that_is_no_observers_or_is_in_a_video() -> None:
    plan = read(a_plan())

    host = spoken_by(plan, NINO, role_id="host", code="P7")
    protagonist = spoken_by(plan, NINO, role_id=PROTAGONIST, code="video 1")

    assert (host.role_id, host.code) == ("host", "P7")
    assert (protagonist.role_id, protagonist.code) == ("notes", "video 1")
    for unknown in ("", "notes", "nobody"):
        with pytest.raises(SpeakerIsMissing):
            spoken_by(plan, NINO, role_id=unknown, code="P7")
