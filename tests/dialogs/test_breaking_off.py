"""An anonymous prompt whose key was lost: told in words, asked again with one tap."""

from datetime import timedelta

from dialogs.commands.leading import Act, PutQuestion
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import ProposeStatement
from dialogs.views.leading import ControlView
from dialogs.views.opening import BrokenOffView
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ProposingView
from facilitation.asking import Draft
from facilitation.refusals.answering import PromptIsBrokenOff
from facilitation.sessions import SessionState
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view
from tests.lost_keys import lose_keys

SECRET = a_poll(anonymous=True, minutes=5)


async def broken(house: House, database_url: str, *others: dict[str, object]) -> str:
    """A session in which one has answered before the key was lost; the run's id."""
    await house.begin(a_block("one", SECRET, *others))
    await house.join_all("anna", "bice", "carla")
    await house.vote("anna", "A")
    await lose_keys(database_url)
    return (await house.run()).id


async def waiting(house: House) -> list[str]:
    """What the control card offers to open."""
    shown = view(await house.status(), ControlView)
    return [prompt.id for prompt in shown.waiting]


async def test_who_answers_finds_out_and_the_room_is_told_at_once(
    house: House, migrated_url: str
) -> None:
    await broken(house, migrated_url)

    reply = refused(await house.vote("bice", "B"))
    await house.tick()

    assert reply == PromptIsBrokenOff("Which?")
    assert [one.run.prompt.heading for one in await house.views() if isinstance(one, BrokenOffView)]
    assert (await house.told())[-1] == "prompt_broken_off"
    assert await house.runs() == []


async def test_what_stood_under_the_lost_key_is_nobody_s(house: House, migrated_url: str) -> None:
    run_id = await broken(house, migrated_url)

    await house.vote("bice", "B")
    await house.tick()

    async with house.store.read() as work:
        assert await work.ballots.counts([run_id]) == {run_id: 0}
        assert await work.votes.counts([run_id]) == {run_id: 0}


async def test_it_is_asked_again_with_one_tap(house: House, migrated_url: str) -> None:
    run_id = await broken(house, migrated_url)
    await house.vote("bice", "B")
    await house.tick()

    offered = await waiting(house)
    await house.act(Act.OPEN, prompt_id="poll")
    anew = view(await house.vote("anna", "C"), PromptView)
    await house.pass_time(minutes=5)

    assert offered == ["poll"]
    assert anew.mine == {"poll": ("C",)}
    run = await house.run()
    assert (run.id != run_id, run.answered) == (True, 1)


async def test_a_question_of_the_spot_is_asked_again_as_it_was(
    house: House, migrated_url: str
) -> None:
    await house.begin(a_block("one"))
    await house.join("anna")
    draft = Draft(question="And now?", options=("Yes", "No"), anonymous=True)
    await house.ask(PutQuestion(**house.who("giulia"), draft=draft))
    await lose_keys(migrated_url)
    await house.vote("anna", "A", run="ad-hoc-1")
    await house.tick()

    offered = await waiting(house)
    await house.put("Another? yes / no")
    await house.act(Act.OPEN, prompt_id="ad-hoc-1")

    assert offered == ["ad-hoc-1"]
    headings = {run.prompt.id: run.prompt.heading for run in await house.runs()}
    assert headings == {"ad-hoc-1": "And now?", "ad-hoc-2": "Another?"}


async def test_at_its_close_it_is_found_out_and_the_rest_goes_on(
    house: House, migrated_url: str
) -> None:
    await broken(house, migrated_url, a_round())
    await house.write_point("anna", "We know each other")

    await house.pass_time(minutes=6)
    await house.act(Act.END, confirmed=True)
    await house.tick()

    told = await house.told()
    assert told.count("prompt_broken_off") == 1
    assert "prompt_closed" in told
    assert "digest_sent" in told
    assert (await house.session()).state is SessionState.ENDED


async def test_after_a_restart_it_is_found_out_before_anybody_answers(
    house: House, migrated_url: str
) -> None:
    await broken(house, migrated_url, a_poll(id="named", minutes=5))

    await house.timing.break_off_lost(house.now + timedelta(seconds=1))
    house.now += timedelta(seconds=1)
    await house.tick()

    assert [run.prompt.id for run in await house.runs()] == ["named"]


async def test_nothing_is_broken_off_that_has_its_key(house: House) -> None:
    await house.begin(a_block("one", SECRET))
    await house.join("anna")

    await house.timing.break_off_lost(house.now)
    await house.tick()

    assert "prompt_broken_off" not in await house.told()
    assert view(await house.vote("anna", "A"), PromptView).recorded


async def test_who_answers_it_later_is_told_that_it_is_closed(
    house: House, migrated_url: str
) -> None:
    await broken(house, migrated_url)
    run = await house.run()
    await house.timing.break_off_lost(house.now)
    await house.tick()

    late = await house.show("bice", Card.PROMPT, run.id)

    assert not view(late, PromptView).is_open


async def test_nothing_can_be_proposed_to_it(house: House, migrated_url: str) -> None:
    await house.begin(
        a_block(
            "one",
            {
                "kind": "statements",
                "id": "say",
                "minutes": 5,
                "question": "Do you agree?",
                "statements": ["So", "Thus"],
                "proposals": True,
                "anonymous": True,
            },
        )
    )
    await house.join("anna")
    await lose_keys(migrated_url)
    run = await house.run("say")

    reply = await house.ask(
        ProposeStatement(**house.who("anna"), run_id=run.id, text="Something else")
    )

    assert view(reply, ProposingView).problem == PromptIsBrokenOff("Do you agree?")
