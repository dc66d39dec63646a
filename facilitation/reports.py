"""Reports: an observer writes down what somebody said aloud, with a code in place of a name."""

from facilitation.contributions import Speaker, clean
from facilitation.people import Participant
from facilitation.plan import Plan
from facilitation.refusals.writing import CodeIsNotOne, MayNotReport, SpeakerIsMissing

LONGEST_CODE = 20
"""Characters: P7, video 1."""

PROTAGONIST = "*"
"""In place of a role: whoever tells their story in a video, and has none here."""


def check_may_report(plan: Plan, participant: Participant | None) -> Participant:
    """Give the observer, or refuse whoever is none: only observers write for others."""
    if participant is None or not plan.role(participant.role_id).observer:
        raise MayNotReport
    return participant


def spoken_by(plan: Plan, reporter: Participant, *, role_id: str, code: str) -> Speaker:
    """Who is reported; a video's protagonist has no role, and stands with the observers."""
    if role_id == PROTAGONIST:
        return Speaker(role_id=reporter.role_id, code=check_code(code))
    if role_id not in plan.asked_by_default:
        raise SpeakerIsMissing
    return Speaker(role_id=role_id, code=check_code(code))


def check_code(written: str) -> str:
    """Give a code as it is kept, or refuse what may be a name: letters, a digit, spaces."""
    code = " ".join(clean(written).split())
    plain = code.replace(" ", "")
    if len(code) > LONGEST_CODE or not plain.isalnum() or not any(map(str.isdigit, plain)):
        raise CodeIsNotOne(longest=LONGEST_CODE)
    return code
