"""Who takes part, in which role, and who may facilitate."""

from dataclasses import replace

import pytest

from facilitation.leading import leads
from facilitation.people import (
    UNTOLD,
    Sender,
    check_facilitator,
    check_role,
    given_role,
    may_facilitate,
)
from facilitation.plan import Plan
from facilitation.refusals.answering import RoleIsGiven
from facilitation.refusals.leading import MayNotFacilitate
from facilitation.refusals.unknown import NoSuchRole
from facilitation.sessions import Leader
from tests.facilitation.plans import a_plan, read
from tests.facilitation.sessions import a_session

NAMED = read(
    a_plan(
        people=[
            {"email": "Ada@example.org", "name": "Ada", "facilitator": True},
            {"email": "bo@example.org", "name": "Bo", "role": "host"},
        ]
    )
)
UNNAMED = read(a_plan())


def somebody(email: str | None = None, *, meeting_role: str | None = None) -> Sender:
    return Sender(
        key="k", teams_user_id="29:k", name="K", guest=False, email=email, meeting_role=meeting_role
    )


@pytest.mark.parametrize(
    ("plan", "sender", "may"),
    [
        (NAMED, somebody("ada@EXAMPLE.org"), True),
        (NAMED, somebody("bo@example.org"), False),
        (NAMED, somebody("bo@example.org", meeting_role="Organizer"), False),
        (NAMED, somebody(None), False),
        (UNNAMED, somebody(meeting_role="Organizer"), True),
        (UNNAMED, somebody(meeting_role="Presenter"), True),
        (UNNAMED, somebody(meeting_role="Attendee"), False),
        (UNNAMED, somebody(), False),
    ],
)
def test_the_plan_or_else_the_meeting_says_who_leads(
    plan: Plan, sender: Sender, *, may: bool
) -> None:
    assert may_facilitate(plan, sender) is may


def test_who_may_not_lead_is_told_who_may() -> None:
    with pytest.raises(MayNotFacilitate) as refused:
        check_facilitator(NAMED, somebody("bo@example.org"))

    assert refused.value.facilitators == ("Ada",)


@pytest.mark.parametrize(
    ("plan", "role", "is_untold"),
    [
        (UNNAMED, UNTOLD, True),
        (UNNAMED, "Attendee", False),
        (UNNAMED, None, False),
        (NAMED, UNTOLD, False),
    ],
)
def test_where_teams_keeps_the_roles_that_decide_it_is_said(
    plan: Plan, role: str | None, *, is_untold: bool
) -> None:
    with pytest.raises(MayNotFacilitate) as refused:
        check_facilitator(plan, somebody("bo@example.org", meeting_role=role))

    assert refused.value.is_untold is is_untold


def test_where_teams_keeps_an_address_that_decides_it_is_said() -> None:
    with pytest.raises(MayNotFacilitate) as refused:
        check_facilitator(NAMED, somebody())

    assert (refused.value.facilitators, refused.value.is_untold) == (("Ada",), True)


def test_who_may_lead_is_let_through() -> None:
    check_facilitator(NAMED, somebody("ada@example.org"))


@pytest.mark.parametrize(
    ("email", "role"), [("BO@example.org", "host"), ("ada@example.org", None), (None, None)]
)
def test_the_plan_gives_roles_by_email(email: str | None, role: str | None) -> None:
    assert given_role(NAMED, somebody(email)) == role


@pytest.mark.parametrize(
    ("email", "role"), [("bo@example.org", "host"), ("ada@example.org", "notes"), (None, "host")]
)
def test_a_role_of_the_plan_can_be_taken(email: str | None, role: str) -> None:
    check_role(NAMED, somebody(email), role)


def test_a_role_the_plan_lacks_is_refused() -> None:
    with pytest.raises(NoSuchRole):
        check_role(NAMED, somebody(), "judge")


def test_a_role_other_than_the_one_given_is_refused() -> None:
    with pytest.raises(RoleIsGiven) as refused:
        check_role(NAMED, somebody("bo@example.org"), "notes")

    assert refused.value.role_id == "host"


def test_who_was_removed_from_the_meeting_may_not_lead_it() -> None:
    ada = somebody("ada@example.org")

    assert may_facilitate(NAMED, ada)
    assert not may_facilitate(NAMED, replace(ada, removed=True))


def test_nor_does_who_was_given_the_lead_before() -> None:
    bo = somebody("bo@example.org")
    led = a_session(plan=NAMED, leaders=(Leader(key=bo.key, name="Bo", email=bo.email),))

    assert leads(led, bo)
    assert not leads(led, replace(bo, removed=True))
