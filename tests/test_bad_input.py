"""Bad input, by name: a clear word to whoever did it, nothing lost, nothing changed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from rehearsal.card_reading import actions
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json
from tests.dialogs.house import a_block, a_plan, a_poll, a_round
from tests.stage import Stage, open_stage, shows, write_plan


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Lend a running session with a poll and a round open for the whole test."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    blocks = (
        a_block("alpha", a_poll(minutes=60), a_round(minutes=60), minutes=60),
        a_block("beta", minutes=60, area=None),
        a_block("gamma", minutes=60, area=None),
    )
    plan = a_plan(*blocks, language="it")
    async with open_stage(url, plan, tmp_path / "plans", scale=1) as opened:
        await opened.begin()
        yield opened


async def seated(stage: Stage) -> tuple[Person, Message, Json]:
    """Somebody who has joined, the poll's card and what a tap on it sends."""
    (anna,) = stage.people("Anna")
    await stage.join(anna)
    poll = await anna.finds("Which?")
    return anna, poll, sent_by(poll.card or {}, "vote")[0]


async def test_an_unknown_verb_is_answered_with_a_way_on(stage: Stage) -> None:
    anna, poll, data = await seated(stage)

    answers = [
        await anna.forges(poll, "dance", data),
        await anna.forges(poll, "vote", {"session": "x"}),
        await anna.forges(poll, "vote", {"session": ["x"], "run": {}, "option": 3}),
    ]

    assert all(shows(answer, "Non ho capito") for answer in answers)


async def test_a_stale_card_is_told_what_is_so(stage: Stage) -> None:
    anna, poll, data = await seated(stage)
    await anna.tap(poll, "vote", option="A")
    await stage.giulia.says("@Giro avanti")
    await anna.finds("Beta")

    closed = await anna.forges(poll, "vote", data)
    await stage.giulia.says("@Giro fine")
    sure = await stage.giulia.finds("Terminare la sessione?")
    await stage.giulia.tap(sure, "act", act="end")
    ended = await anna.forges(poll, "vote", data)
    joined = await anna.forges(poll, "join", {"session": data["session"], "role": "host"})

    assert shows(closed, "Era già chiuso")
    assert shows(closed, "One")
    assert shows(ended, "La sessione è finita")
    assert shows(joined, "La sessione è finita")


async def test_the_ids_of_another_meeting_mean_nothing_here(stage: Stage) -> None:
    anna, _, data = await seated(stage)
    other = stage.teams.meeting("Un’altra riunione", [anna, stage.giulia])
    await stage.teams.apps.add(other, stage.giulia)
    await stage.teams.ledger.until(lambda: bool(other.standing()))
    greeting = other.standing()[-1]

    vote = await anna.forges(greeting, "vote", data)
    show = await anna.forges(greeting, "show", {"session": data["session"], "card": "own"})

    assert shows(vote, "non è di questa sessione")
    assert shows(show, "Qui non c’è una sessione")


async def test_another_tenants_people_cannot_reach_a_session(stage: Stage) -> None:
    anna, poll, data = await seated(stage)
    action = {"type": "Action.Execute", "verb": "vote", "data": data}
    invoke = stage.teams.desk.envelope.invoke(
        stage.chat,
        anna,
        "adaptiveCard/action",
        {"action": action, "trigger": "manual"},
        card_id=poll.id,
    )
    invoke["conversation"]["tenantId"] = invoke["channelData"]["tenant"]["id"] = "another-tenant"

    answer = await stage.teams.courier.deliver(invoke)
    async with stage.beside() as work:
        counts = await work.votes.counts([data["run"]])

    assert answer.status == 401
    assert counts[data["run"]] == 0


async def test_the_same_answer_tapped_ten_times_counts_once(stage: Stage) -> None:
    anna, poll, _ = await seated(stage)
    await stage.teams.settled()

    answers = await asyncio.gather(*(anna.tap(poll, "vote", option="A") for _ in range(10)))
    counted = await stage.francesca.finds("1 risposta su 1")

    assert all(shows(answer, "✓ Risposta registrata") for answer in answers)
    assert shows(counted, "Which?")


async def test_the_same_point_sent_ten_times_is_one_contribution(stage: Stage) -> None:
    anna, _, _ = await seated(stage)
    round_ = await anna.finds("What works?")
    data = sent_by(round_.card or {}, "contribute")[0] | {"kind": "strength", "text": "Tutors"}

    answers = await asyncio.gather(*(anna.forges(round_, "contribute", data) for _ in range(10)))

    assert all(shows(answer, "Il tuo contributo n. 1") for answer in answers)


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("strength", "", "Manca il testo"),
        ("strength", "\u200b\u202e\x00 ", "Manca il testo"),
        ("strength", "x" * 50_000, "Il testo è troppo lungo"),
        ("poem", "A point", "tipo di contributo"),
    ],
)
async def test_a_text_that_cannot_be_taken_is_refused(
    stage: Stage, kind: str, text: str, told: str
) -> None:
    anna, _, _ = await seated(stage)
    round_ = await anna.finds("What works?")
    data = sent_by(round_.card or {}, "contribute")[0]

    answer = await anna.forges(round_, "contribute", data | {"kind": kind, "text": text})

    assert shows(answer, told)


async def test_an_option_that_was_never_offered_is_refused(stage: Stage) -> None:
    anna, poll, data = await seated(stage)

    answer = await anna.forges(poll, "vote", data | {"option": "Z\x00"})

    assert answer.card is not None
    assert not shows(answer, "✓ Risposta registrata")


async def test_markup_and_mentions_stay_words(stage: Stage) -> None:
    anna, _, _ = await seated(stage)
    round_ = await anna.finds("What works?")
    evil = "**b** [x](https://evil.example) <at>Giulia</at> \u202eevil\u202c"

    answer = await anna.fills(round_, {"kind": "strength", "text": evil})

    run = next(
        one
        for one in _elements(answer.card or {})
        if one.get("type") == "TextRun" and "evil" in one["text"]
    )
    assert "\u202e" not in run["text"]
    assert "<at>" not in run["text"]
    assert "](https://" not in run["text"]
    assert (
        run["text"].replace("\u200b", "") == "**b** [x](https://evil.example) <at>Giulia</at> evil"
    )


async def test_two_facilitators_pressing_at_once_move_once(stage: Stage) -> None:
    await asyncio.gather(stage.giulia.says("@Giro avanti"), stage.marco.says("@Giro avanti"))
    await stage.francesca.finds("Beta")

    told = [
        await one.finds("È già fatto", chat=one.personal)
        for one in (stage.giulia, stage.marco)
        if one.sees("È già fatto", chat=one.personal)
    ]
    assert len(told) == 1
    assert stage.said("Gamma") == 0


async def test_who_may_not_lead_is_told_alone(stage: Stage) -> None:
    (anna,) = stage.people("Anna")
    guest = stage.teams.guest("Ospite")
    stage.chat.members[guest.teams_id] = guest

    await anna.says("@Giro avanti")
    await guest.says("@Giro balla")
    to_anna = await stage.francesca.finds("Una risposta per Anna")
    to_guest = await stage.francesca.finds("Una risposta per Ospite")
    await stage.teams.settled()

    assert "Che cosa puoi scrivere a Giro" in str(to_anna.card_for(anna))
    assert "Che cosa puoi scrivere a Giro" in str(to_guest.card_for(guest))
    assert "Che cosa puoi scrivere a Giro" not in str(to_anna.card_for(guest))
    assert stage.said("Beta") == 0
    assert stage.said("Questo lo fa chi conduce") == 0


async def test_words_that_are_not_for_us_are_left_alone(stage: Stage) -> None:
    (anna,) = stage.people("Anna")
    ledger, heard = stage.teams.ledger, ("message", "messageUpdate", "messageDelete")
    before = stage.chat.cards()

    message = await anna.says("avanti così")
    await anna.edits(message, "avanti, dicevo")
    await anna.deletes(message)

    # Clients refresh their cards meanwhile, which is brought to the bot as well.
    brought = [one for one in ledger.deliveries if one.activity["from"]["id"] == anna.teams_id]
    answers = {one.activity["type"]: one.status for one in brought}
    assert [answers[one] for one in heard] == [200, 200, 200]
    assert len(stage.chat.cards()) == len(before)


async def test_a_bot_that_is_removed_and_added_again_goes_on(stage: Stage) -> None:
    anna, poll, _ = await seated(stage)
    await anna.tap(poll, "vote", option="A")

    await stage.teams.apps.remove(stage.chat, stage.giulia)
    await stage.teams.apps.add(stage.chat, stage.giulia)
    await stage.teams.ledger.until(lambda: stage.said("Which?") == 2, within=20)
    again = await anna.finds("Which?")
    changed = await anna.tap(again, "vote", option="B")

    assert shows(changed, "✓ Risposta registrata")


async def test_a_meeting_that_drops_for_a_minute_changes_nothing(stage: Stage) -> None:
    anna, poll, _ = await seated(stage)

    await stage.teams.meetings.end(stage.chat)
    await stage.teams.meetings.start(stage.chat)
    answer = await anna.tap(poll, "vote", option="A")

    assert shows(answer, "✓ Risposta registrata")


async def test_a_plan_that_changed_on_the_shelf_leaves_the_session_as_it_is(
    stage: Stage, tmp_path: Path
) -> None:
    write_plan(a_plan(a_block("new"), language="it", title="Nuovo"), tmp_path / "plans")

    await stage.giulia.says("@Giro prepara")
    plans = await stage.giulia.finds("Nuovo")
    answer = await stage.giulia.tap(plans, "choose_plan")

    assert shows(answer, "Qui c’è già una sessione")


def sent_by(card: Json, verb: str) -> list[Json]:
    """What the taps of a verb on a card send."""
    return [dict(each["data"]) for each in actions(card) if each.get("verb") == verb]


def _elements(node: Any) -> list[Json]:
    if isinstance(node, dict):
        return [node, *(found for value in node.values() for found in _elements(value))]
    if isinstance(node, list):
        return [found for one in node for found in _elements(one)]
    return []
