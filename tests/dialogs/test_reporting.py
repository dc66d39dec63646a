"""Reporting: what observers write down for who spoke aloud."""

import asyncio
from typing import Any

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import EditContribution, Report, WithdrawContribution
from dialogs.replies import Joined, Refused, Reply
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ContributionView, OwnView, ReportView
from facilitation.contributions import Contribution
from facilitation.refusals.answering import PromptIsClosed
from facilitation.refusals.leading import SessionHasEnded
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import (
    CodeIsNotOne,
    MayNotReport,
    NotAKind,
    NotYours,
    SaidAlready,
    SpeakerIsMissing,
    TextIsEmpty,
    TextIsTooLong,
)
from facilitation.reports import PROTAGONIST
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view

SAID: dict[str, Any] = {"role_id": "host", "code": "P7", "kind": "strength", "text": "They learn"}


async def report(house: House, name: str = "nino", run: str = "points", **said: Any) -> Reply:
    run_id = (await house.run(run)).id
    return await house.ask(Report(**house.who(name), run_id=run_id, **SAID | said))


def kept(reply: Reply) -> Contribution:
    return view(reply, ContributionView).contribution


async def begin(house: House, *prompts: dict[str, Any]) -> None:
    """A round that asks everybody but Nino, who observes."""
    await house.begin(a_block("one", *(prompts or (a_round(),))))
    await house.join("nino", "notes")


async def test_an_observer_reports_who_spoke_by_role_and_code(house: House) -> None:
    await begin(house)

    said = kept(await report(house, code=" P7 "))
    protagonist = kept(await report(house, role_id=PROTAGONIST, code="video 1"))

    assert (said.role_id, said.code, said.reported) == ("host", "P7", True)
    assert (protagonist.role_id, protagonist.code) == ("notes", "video 1")
    assert [said.number, protagonist.number] == [1, 2]


async def test_what_several_said_alike_is_several_and_a_double_tap_is_one(house: House) -> None:
    await begin(house)

    replies = await asyncio.gather(*(report(house, text="They  LEARN") for _ in range(5)))
    other = kept(await report(house, code="P8"))
    another_role = kept(await report(house, role_id="local"))

    numbers = {kept(reply).number for reply in replies}
    assert len(numbers | {other.number, another_role.number}) == 3


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"role_id": ""}, SpeakerIsMissing),
        ({"role_id": "notes"}, SpeakerIsMissing),
        ({"code": "Mario Rossi"}, CodeIsNotOne),
        ({"kind": "story"}, NotAKind),
        ({"text": " "}, TextIsEmpty),
        ({"text": "x" * 5000}, TextIsTooLong),
    ],
)
async def test_what_can_be_mended_stands_in_the_form(
    house: House, wrong: dict[str, str], problem: type
) -> None:
    await begin(house)

    form = view(await report(house, **wrong), ReportView)

    sent = {key: text.strip() for key, text in (SAID | wrong).items()}
    assert isinstance(form.problem, problem)
    assert {key: getattr(form, key) for key in SAID} == sent
    async with house.store.read() as work:
        assert await work.contributions.standing(form.session.id) == []


async def test_who_is_no_observer_may_not_report_whatever_their_card_says(house: House) -> None:
    await begin(house)
    await house.join("anna", "promoter")

    forged = [await report(house, name) for name in ("anna", "stranger")]
    forms = [
        await house.show(name, Card.REPORT_FORM, (await house.run("points")).id)
        for name in ("anna", "stranger")
    ]

    assert {type(refused(reply)) for reply in (*forged, *forms)} == {MayNotReport}
    assert isinstance(forged[0], Refused)
    assert forged[0].draft == "They learn"


async def test_a_report_of_another_conversation_after_the_close_or_to_a_poll_is_refused(
    house: House,
) -> None:
    await begin(house, a_round(), a_poll())
    run_id = (await house.run("points")).id
    poll_id = (await house.run("poll")).id

    to_a_poll = await report(house, run="poll")
    form_of_a_poll = await house.show("nino", Card.REPORT_FORM, poll_id)
    who = {**house.who("nino"), "conversation_id": "other"}
    elsewhere = Report(**who, run_id=run_id, **SAID)
    from_elsewhere = await house.ask(elsewhere)
    await house.pass_time(minutes=5)
    too_late = await report(house)
    form_too_late = await house.show("nino", Card.REPORT_FORM, run_id)
    await house.act(Act.END, confirmed=True)
    ended = await report(house)

    assert isinstance(refused(to_a_poll), NoSuchPrompt)
    assert isinstance(refused(form_of_a_poll), NoSuchPrompt)
    assert isinstance(refused(from_elsewhere), NoSuchPrompt)
    assert isinstance(refused(too_late), PromptIsClosed)
    assert isinstance(refused(form_too_late), PromptIsClosed)
    assert isinstance(refused(ended), SessionHasEnded)


async def test_the_observer_corrects_and_withdraws_what_they_reported(house: House) -> None:
    await begin(house)
    await house.join("anna", "host")
    said = kept(await report(house))
    other = kept(await report(house, text="They stay"))
    words: dict[str, Any] = {"contribution_id": said.id, "kind": "proposal", "text": "They help"}

    stranger = await house.ask(EditContribution(**house.who("anna"), **words))
    changed = kept(await house.ask(EditContribution(**house.who("nino"), **words)))
    doubled = await house.ask(
        EditContribution(
            **house.who("nino"), contribution_id=said.id, kind="strength", text="They stay"
        )
    )
    own = view(await house.show("nino", Card.OWN), OwnView)
    await house.ask(WithdrawContribution(**house.who("nino"), contribution_id=other.id))
    left = view(await house.show("nino", Card.OWN), OwnView)

    assert isinstance(refused(stranger), NotYours)
    assert isinstance(refused(doubled), SaidAlready)
    assert (changed.text, changed.role_id, changed.code) == ("They help", "host", "P7")
    assert [one.code for one in own.contributions] == ["P7", "P7"]
    assert {one.id: one.withdrawn_at is None for one in left.contributions} == {
        said.id: True,
        other.id: False,
    }


async def test_where_observers_are_asked_what_they_write_is_reported_too(house: House) -> None:
    await begin(house, a_round(roles=["notes", "host"]))
    await house.join("paolo", "host")

    for_somebody = kept(await house.write_point("nino", "We tell it for them"))
    own = kept(await house.write_point("paolo", "I tell it"))

    assert (for_somebody.reported, for_somebody.code) == (True, None)
    assert (own.reported, own.role_id) == (False, "host")


async def test_nobody_is_counted_as_a_writer_for_having_been_reported(house: House) -> None:
    await begin(house)
    await house.join("paolo", "host")
    await report(house)
    await report(house, code="P8")

    async with house.store.read() as work:
        run = await house.run("points")
        wrote = await work.written.writers_by_role(run.id)
        counts = await work.written.counts([run.id])

    assert wrote == {"host": 0}
    assert counts == {run.id: 2}


async def test_the_form_keeps_what_was_half_written(house: House) -> None:
    await begin(house)
    run = await house.run("points")

    form = view(await house.show("nino", Card.REPORT_FORM, run.id, draft="Half"), ReportView)
    card = view(await house.show("nino", Card.PROMPT, run.id), PromptView)

    assert (form.text, form.role_id, form.problem) == ("Half", "", None)
    assert card.role_id == "notes"


async def test_observers_find_open_rounds_when_they_join_and_no_poll_that_asks_others(
    house: House,
) -> None:
    await house.begin(a_block("one", a_poll(), a_round()))

    joined = await house.join("nino", "notes")

    assert isinstance(joined, Joined)
    assert [run.prompt.id for run in joined.open_runs] == ["points"]
