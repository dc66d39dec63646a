"""A facilitator asks what no plan foresaw; it is a prompt like any other."""

import asyncio
from datetime import timedelta

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.replies import ActDone, QuestionPut, Shown
from dialogs.views.leading import AskingView
from facilitation.asking import Draft, read_line
from facilitation.prompts import Round, SingleChoice
from facilitation.refusals.asking import OneOptionOnly
from facilitation.refusals.leading import (
    AlreadyDone,
    MayNotFacilitate,
    SessionHasEnded,
    SessionHasNotStarted,
    SessionIsPaused,
)
from facilitation.refusals.unknown import NoSuchSession
from storage.store import Store
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view

LINE = "Do you agree? yes / no / partly 3m"


async def test_a_line_opens_a_poll_in_the_block_under_way(house: House) -> None:
    await house.begin(a_block("one"))

    reply = await house.put(LINE)

    (run,) = await house.runs()
    assert isinstance(reply, QuestionPut)
    assert isinstance(run.prompt, SingleChoice)
    assert (run.block_id, run.closes_at) == ("one", house.now + timedelta(minutes=3))
    assert [one.run.id for one in reply.control.open_prompts] == [run.id]
    assert await house.told() == ["session_prepared", "block_opened", "prompt_opened"]


async def test_it_takes_answers_is_extended_closed_and_reopened_like_any(house: House) -> None:
    await house.begin(a_block("one"))
    await house.join_all("anna", "bruno", "carla")
    await house.put("What is missing?")

    await house.act(Act.EXTEND, minutes=2)
    said = await house.write_point("anna", "A list of companies", "proposal", run="ad-hoc-1")
    await house.act(Act.CLOSE)
    await house.pass_time(seconds=9)
    again = await house.act(Act.REOPEN)
    more = await house.write_point("bruno", "A telephone", "proposal", run="ad-hoc-1")

    run = await house.run("ad-hoc-1")
    assert isinstance(run.prompt, Round)
    assert isinstance(said, Shown)
    assert isinstance(again, ActDone)
    assert isinstance(more, Shown)
    assert run.closed_at is None


async def test_the_block_lasts_as_long_as_what_is_asked_in_it(house: House) -> None:
    await house.begin(a_block("one"))
    await house.pass_time(minutes=11)

    await house.put("What is missing? 10m")

    assert (await house.session()).block_ends_at == house.now + timedelta(minutes=10)


async def test_its_id_is_neither_the_plans_nor_an_earlier_ones(house: House) -> None:
    await house.begin(a_block("one", a_poll(id="ad-hoc-1", opens="facilitator")))

    for question in ("First?", "Second?"):
        await house.put(f"{question} yes / no")

    assert {run.prompt.id for run in await house.runs()} == {"ad-hoc-2", "ad-hoc-3"}


async def test_the_same_question_sent_twice_is_put_once(house: House) -> None:
    await house.begin(a_block("one"))

    await house.put(LINE)
    again = refused(await house.put(LINE.upper(), "marco"))

    assert isinstance(again, AlreadyDone)
    assert again.by == "Giulia"
    assert len(await house.runs()) == 1


async def test_what_the_plan_asks_already_is_not_asked_beside_it(house: House) -> None:
    await house.begin(a_block("one", a_round()))

    again = refused(await house.put("What works?"))

    assert isinstance(again, AlreadyDone)
    assert again.by is None


async def test_a_question_that_was_closed_may_be_asked_again(house: House) -> None:
    await house.begin(a_block("one"))
    await house.put(LINE)
    await house.act(Act.CLOSE, confirmed=True)

    reply = await house.put(LINE)

    assert isinstance(reply, QuestionPut)


async def test_two_facilitators_at_once_put_one_question(house: House, store: Store) -> None:
    await house.begin(a_block("one"))

    replies = await asyncio.gather(*(house.put(LINE, name) for name in ("giulia", "marco") * 3))

    assert sum(isinstance(reply, QuestionPut) for reply in replies) == 1
    assert len(await house.runs()) == 1


async def test_a_bad_line_changes_nothing_and_stands_in_the_form(house: House) -> None:
    await house.begin(a_block("one"))

    form = view(await house.put("Agreed? yes", line="Agreed? yes"), AskingView)
    shown = view(await house.show("giulia", Card.ASKING, draft=form.line), AskingView)

    assert isinstance(form.problem, OneOptionOnly)
    assert isinstance(shown.problem, OneOptionOnly)
    assert form.draft == shown.draft == Draft(question="Agreed?", options=("yes",))
    assert await house.runs() == []


async def test_the_command_alone_shows_an_empty_form(house: House) -> None:
    await house.begin(a_block("one"))

    form = view(await house.put(""), AskingView)
    shown = view(await house.show("giulia", Card.ASKING), AskingView)

    assert (form.draft, form.problem) == (shown.draft, shown.problem) == (Draft(), None)


async def test_a_good_line_stands_in_the_form_without_a_problem(house: House) -> None:
    await house.begin(a_block("one"))

    shown = view(await house.show("giulia", Card.ASKING, draft=LINE), AskingView)

    assert (shown.draft, shown.problem) == (read_line(LINE), None)


async def test_the_form_is_for_facilitators(house: House) -> None:
    await house.begin(a_block("one"))

    reply = await house.show("anna", Card.ASKING)

    assert isinstance(refused(reply), MayNotFacilitate)


async def test_the_form_of_another_chat_asks_nothing_here(house: House) -> None:
    session = await house.begin(a_block("one"))
    house.chat = "19:another@thread.v2"

    reply = await house.put(LINE, session_id=session.id)

    assert isinstance(refused(reply), NoSuchSession)


async def test_seconds_are_rounded_up_and_it_is_said(house: House) -> None:
    await house.begin(a_block("one"))

    reply = await house.put("Agreed? yes / no 90s")

    assert isinstance(reply, QuestionPut)
    assert (reply.minutes, reply.rounded_seconds) == (2, 90)


async def test_only_facilitators_ask(house: House) -> None:
    await house.begin(a_block("one"))
    await house.join("anna")

    assert isinstance(refused(await house.put(LINE, "anna")), MayNotFacilitate)
    assert await house.runs() == []


async def test_it_is_asked_only_while_the_session_runs(house: House) -> None:
    unknown = refused(await house.put(LINE))
    await house.prepare(a_block("one"))
    early = view(await house.put(LINE), AskingView)
    await house.act(Act.START)
    await house.act(Act.PAUSE)
    paused = view(await house.put(LINE), AskingView)
    await house.act(Act.END, confirmed=True)
    late = refused(await house.put(LINE))

    assert isinstance(unknown, NoSuchSession)
    assert isinstance(early.problem, SessionHasNotStarted)
    assert isinstance(paused.problem, SessionIsPaused)
    assert isinstance(late, SessionHasEnded)


async def test_the_digest_tells_it_and_says_that_it_was_not_planned(house: House) -> None:
    await house.begin(a_block("one", a_poll()), a_block("two", area=None))
    await house.join_all("anna", "bruno", "carla")
    await house.act(Act.NEXT)
    await house.put("Do you agree with Anna? yes / no")
    await house.vote("carla", "A", run="ad-hoc-1", question="q")

    await house.act(Act.END, confirmed=True)
    await house.tick()

    async with house.store.read() as work:
        digest = await work.digests.get((await house.session()).id)
    (section,) = [one for one in digest.sections if one.key == "B1"]
    assert [poll.heading for poll in section.polls] == ["Do you agree with […]?"]
    assert (digest.method.prompts_opened, digest.method.prompts_unplanned) == (1, 1)
