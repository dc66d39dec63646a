"""Comings and goings: the app, the meeting, people, and whatever else Teams sends."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import orjson

from rehearsal.card_reading import as_read, files_on
from rehearsal.wire import Json
from storage.deadlines import Due
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.stage import Stage, shows, small_stage, write_plan

ONE = a_block("one", a_poll(minutes=50), minutes=60)

AT_LAST = datetime(2100, 1, 1, tzinfo=UTC)

ODDITIES: list[tuple[str, Json]] = [
    ("typing", {}),
    ("handoff", {}),
    ("messageReaction", {"reactionsAdded": [{"type": "like"}], "replyToId": "1"}),
    ("conversationUpdate", {"membersAdded": [{"id": "29:x"}]}),
    ("conversationUpdate", {"channelData": {"eventType": "teamRenamed"}}),
    ("event", {"name": "application/vnd.microsoft.readReceipt", "value": {}}),
    ("event", {"name": "application/vnd.microsoft.meetingParticipantJoin", "value": {}}),
    ("event", {}),
    ("installationUpdate", {"action": "remove"}),
    ("installationUpdate", {"action": "add-upgrade"}),
    ("messageUpdate", {"channelData": {"eventType": "editMessage"}, "text": "avanti"}),
    ("messageDelete", {"channelData": {"eventType": "softDeleteMessage"}}),
    ("message", {"text": "avanti"}),
    ("message", {"text": None, "attachments": [{"contentType": "image/*"}]}),
    ("invoke", {"name": "message/submitAction", "value": {"actionName": "feedback"}}),
    ("invoke", {"name": "composeExtension/query", "value": {}}),
    ("invoke", {"name": "adaptiveCard/action", "value": None}),
    ("invoke", {"name": "adaptiveCard/action", "value": {"action": []}}),
    ("endOfConversation", {}),
]
"""What asks nothing of us, or asks it wrongly."""


async def test_the_bot_greets_a_meeting_once(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        greeting = await stage.francesca.finds("Giro è nella riunione")
        help_ = await stage.giulia.tap(greeting, "help")
        await stage.teams.apps.upgrade(stage.chat, stage.giulia)
        said = stage.said("Giro è nella riunione")

    assert shows(greeting, "@Giro prepara")
    assert shows(help_, "Che cosa puoi scrivere")
    assert said == 1


async def test_whatever_teams_sends_is_taken_calmly(stage: Stage) -> None:
    before = len(stage.chat.messages)

    answers = [
        await stage.teams.courier.deliver(
            stage.teams.desk.envelope.around(stage.chat, stage.francesca, kind, **content)
        )
        for kind, content in ODDITIES
    ]

    assert [answer.status for answer in answers] == [200] * len(ODDITIES)
    assert len(stage.chat.messages) == before


async def test_who_opens_a_dialog_is_told_where_to_act(stage: Stage) -> None:
    for name in ("task/fetch", "task/submit"):
        activity = stage.teams.desk.envelope.invoke(
            stage.chat, stage.francesca, name, {"data": {}}, card_id=None
        )
        answer = await stage.teams.courier.deliver(activity)

        assert orjson.loads(answer.body)["task"]["type"] == "message"


async def test_a_meeting_that_ends_for_good_ends_the_session_after_the_grace(
    tmp_path: Path,
) -> None:
    async with small_stage(tmp_path, ONE, scale=120, meeting_grace_minutes=1) as stage:
        await stage.begin()
        await stage.teams.meetings.end(stage.chat)
        await stage.francesca.finds("Sessione conclusa")
        digest = await stage.digest()

    assert digest.session_id == (await stage.parcels())[0].session_id


async def test_a_meeting_that_is_on_again_within_the_grace_goes_on(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE, meeting_grace_minutes=1) as stage:
        await stage.begin()
        await stage.teams.meetings.end(stage.chat)
        ending = await _deadlines(stage)
        await stage.teams.meetings.start(stage.chat)
        going_on = await _deadlines(stage)

    assert Due.SESSION_ENDS in ending
    assert Due.SESSION_ENDS not in going_on
    assert Due.BLOCK_ENDS in going_on


async def test_an_organiser_gets_the_whole_digest_in_order(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        stage.francesca.has_app = True
        await stage.begin()
        await stage.end()
        await stage.francesca.finds("Sessione conclusa")
        personal = stage.francesca.personal
        cover = await stage.francesca.finds("parte 1 di", chat=personal)
        number = int(str((cover.card or {})["speak"]).rstrip(".").split()[-1])
        await stage.francesca.finds("Il digest è pronto", chat=personal)
        *parts, _ = [as_read(str(card["speak"])) for card in personal.cards()]

    assert number > 1
    assert [f"parte {one} di {number}" in part for one, part in enumerate(parts, 1)] == [
        True
    ] * number
    assert stage.said("Il digest non è arrivato a tutti") == 0


async def test_an_organiser_publishes_the_digest_from_their_own_chat(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        stage.francesca.has_app = True
        await stage.begin()
        await stage.end()
        personal = stage.francesca.personal
        ready = await stage.francesca.finds("Il digest è pronto", chat=personal)
        before = stage.said("Che cosa è emerso")
        await stage.francesca.tap(ready, "sign", step="approve")
        approved = await stage.francesca.finds("Il digest è approvato", chat=personal)
        await stage.francesca.tap(approved, "sign", step="publish")
        await stage.giulia.finds("Che cosa è emerso")

    assert before == 0


async def test_an_organiser_has_the_digest_as_a_document(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        stage.francesca.has_app = True
        await stage.begin()
        await stage.end()
        personal = stage.francesca.personal
        ready = await stage.francesca.finds("Il digest è pronto", chat=personal)
        told = await stage.francesca.tap(ready, "fetch_digest", form="pdf")
        offers = [one for one in personal.standing() if files_on(one.activity)]
        written = await stage.francesca.accepts_file(offers[-1])

    assert shows(told, "Il documento è pronto")
    assert written.startswith(b"%PDF-")


async def test_two_meetings_are_led_apart(tmp_path: Path) -> None:
    async with small_stage(tmp_path, ONE) as stage:
        await stage.begin()
        other = stage.teams.meeting("Un’altra riunione", [stage.giulia, stage.francesca])
        await stage.teams.apps.add(other, stage.giulia)
        write_plan(a_plan(ONE, language="it"), tmp_path / "plans")
        await stage.giulia.says("@Giro prepara", chat=other)
        plans = await stage.giulia.finds("Quale piano", chat=other)
        await stage.giulia.tap(plans, "choose_plan")
        await asyncio.gather(
            stage.giulia.says("@Giro avvia", chat=other),
            stage.giulia.says("@Giro pausa", chat=stage.chat),
        )
        there = await stage.francesca.finds("Which?", chat=other)
        here = await stage.francesca.finds("La sessione è in pausa", chat=stage.chat)

    assert there.chat_id != here.chat_id


async def _deadlines(stage: Stage) -> set[Due]:
    async with stage.beside() as work:
        return {one.kind for one in await work.deadlines.due(AT_LAST)}
