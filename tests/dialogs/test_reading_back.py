"""Read-backs: an area's points without their authors, each supported with one tap."""

from typing import Any

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Report, Support, WithdrawSupport
from dialogs.replies import Reply
from dialogs.views.leading import ControlView
from dialogs.views.prompts import PromptView, ResultView
from facilitation.refusals.answering import NotAsked, PromptIsClosed
from facilitation.refusals.unknown import NoSuchContribution
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


def a_read_back(**changes: Any) -> dict[str, Any]:
    known = {"kind": "read_back", "id": "read", "opens": 6, "minutes": 2, "question": "Yours too?"}
    return known | changes


async def read(house: House, name: str, page: int = 0) -> PromptView:
    run = await house.run("read")
    return view(await house.show(name, Card.PROMPT, run.id, page=page), PromptView)


async def backs(house: House, name: str, contribution: str, **facts: Any) -> Reply:
    run = await house.run("read")
    facts = {"read_back_id": run.id} | facts
    return await house.ask(Support(**house.who(name), contribution_id=contribution, **facts))


async def a_session(house: House) -> None:
    """Anna, Bice and Carla have written on an area that is now read back."""
    await house.begin(
        a_block("one", a_round(), a_poll(), a_read_back()), a_block("two", a_round(id="other"))
    )
    await house.join_all("anna", "bice", "carla")
    await house.write_point("anna", "The tutors help")
    await house.write_point("bice", "More hours", "proposal")
    await house.write_point("carla", "Buses run late")
    await house.pass_time(minutes=6)


async def test_the_areas_points_stand_by_kind_without_their_authors(house: House) -> None:
    await a_session(house)

    shown = await read(house, "anna")
    shared = next(
        one
        for one in await house.views()
        if isinstance(one, PromptView) and one.run.prompt.id == "read"
    )

    assert [(one.kind, one.text, one.is_own) for one in shown.points] == [
        ("strength", "Buses run late", False),
        ("strength", "The tutors help", True),
        ("proposal", "More hours", False),
    ]
    assert not any(one.is_own or one.is_supported for one in shared.points)


async def test_what_an_observer_reported_is_marked_without_its_code(house: House) -> None:
    await a_session(house)
    await house.join("nino", "notes")
    await house.act(Act.REOPEN)
    round_id = (await house.run("points")).id
    said: dict[str, Any] = {
        "role_id": "host",
        "code": "P7",
        "kind": "strength",
        "text": "They learn",
    }
    await house.ask(Report(**house.who("nino"), run_id=round_id, **said))

    shown = await read(house, "anna")

    assert [one.text for one in shown.points if one.reported] == ["They learn"]
    assert "P7" not in str(shown.points)


async def test_a_tap_supports_and_the_next_one_takes_it_back(house: House) -> None:
    await a_session(house)
    run = await house.run("read")
    theirs = (await read(house, "anna")).points[0].contribution_id

    given = view(await backs(house, "anna", theirs), PromptView)
    control = view(await house.status(), ControlView)
    back = view(
        await house.ask(
            WithdrawSupport(**house.who("anna"), contribution_id=theirs, read_back_id=run.id)
        ),
        PromptView,
    )

    assert (given.points[0].is_supported, given.points[0].supports) == (True, 1)
    assert (control.open_prompts[0].answered, control.open_prompts[0].asked) == (1, 3)
    assert (back.points[0].is_supported, back.points[0].supports) == (False, 0)


async def test_only_what_is_read_back_is_supported_there_and_by_who_is_asked(
    house: House,
) -> None:
    await a_session(house)
    await house.join("nino", "notes")
    theirs = (await read(house, "anna")).points[0].contribution_id
    poll = await house.run("poll")

    as_poll = await backs(house, "anna", theirs, read_back_id=poll.id)
    by_observer = await backs(house, "nino", theirs)
    await house.pass_time(minutes=3)
    late = await backs(house, "anna", theirs)

    assert isinstance(refused(as_poll), NoSuchContribution)
    assert isinstance(refused(by_observer), NotAsked)
    assert isinstance(refused(late), PromptIsClosed)


async def test_a_block_without_an_area_reads_its_own_points_back(house: House) -> None:
    await house.begin(
        a_block("one", a_round(id="elsewhere", minutes=3), minutes=4),
        a_block("two", a_round(), a_read_back(opens=0), area=None),
    )
    await house.join_all("anna", "bice")
    await house.write_point("anna", "On the area", run="elsewhere")
    await house.act(Act.NEXT)
    await house.write_point("anna", "In the block")

    assert [one.text for one in (await read(house, "bice")).points] == ["In the block"]


async def test_its_close_tells_how_many_took_part_and_the_digest_adds_up(house: House) -> None:
    await a_session(house)
    theirs = (await read(house, "anna")).points[0].contribution_id
    await backs(house, "anna", theirs)
    await house.pass_time(minutes=2)
    run = await house.run("read")
    result = view(await house.show("anna", Card.RESULT, run.id), ResultView)
    await house.act(Act.END, confirmed=True)
    await house.pass_time(minutes=1)

    session = await house.session()
    async with house.store.read() as work:
        digest = await work.digests.get(session.id)

    assert result.answered == 1
    assert (digest.method.rounds, digest.method.polls) == (1, 1)
