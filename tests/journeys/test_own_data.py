"""Everybody can take along what is held about them, from their own chat with Giro."""

import json
from pathlib import Path

from rehearsal.card_reading import files_on
from rehearsal.chats import Message
from tests.dialogs.house import a_block, a_round
from tests.stage import Stage, small_stage

TALK = a_block("talk", a_round(minutes=8))
WROTE = "Serve una guida unica"


async def offer_in(stage: Stage) -> Message:
    """The file that Francesca is offered."""
    chat = stage.francesca.personal

    def offers() -> list[Message]:
        return [one for one in chat.standing() if files_on(one.activity)]

    await stage.teams.ledger.until(lambda: bool(offers()))
    return offers()[0]


async def test_somebodys_own_data_come_as_a_file_in_their_own_chat_alone(tmp_path: Path) -> None:
    async with small_stage(tmp_path, TALK) as stage:
        await stage.begin()
        francesca = stage.francesca
        await stage.join(francesca, role="host")
        card = await francesca.finds("What works?")
        await francesca.tap(card, "contribute", inputs={"kind": "strength", "text": WROTE})
        await stage.teams.apps.add(francesca.personal, francesca)

        await francesca.says("@Giro i miei dati")
        await francesca.finds("nella chat 1:1", chat=francesca.personal)
        await francesca.says("i miei dati", chat=francesca.personal)
        await francesca.finds("I tuoi dati sono pronti", chat=francesca.personal)
        written = await francesca.accepts_file(await offer_in(stage))

    held = json.loads(written)
    [session] = held["sessions"]
    assert [one["text"] for one in session["contributions"]] == [WROTE]
    assert held["person"] == "francesca@example.org"
