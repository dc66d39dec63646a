"""The control card in a 1:1: posted where that is possible, redrawn there, never in the way."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.teams.room import Impossible, InDoubt
from dialogs.commands.leading import Act, Facilitate
from dialogs.commands.preparing import ChoosePlan
from dialogs.returning import ReturningDialog
from facilitation.announcements import ControlShown
from storage.outbox.parcels import ParcelState
from storage.people import PersonalChat
from storage.store import Store, open_engine
from tests.bot.post_office import PostOffice, open_post_office
from tests.dialogs.house import CHAT, TENANT, a_block, a_plan, a_poll

LEADER = "29:anna"
ALONE = f"a:{LEADER}"


@pytest.fixture
async def office(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[PostOffice]:
    """Lend a post office with a session that Anna leads, whom Teams knows by an id alone."""
    path = tmp_path / "giro.db"
    shutil.copy(migrated_sqlite, path)
    store = Store(open_engine(f"sqlite+aiosqlite:///{path}"))
    async with open_post_office(store, tmp_path) as opened:
        francesca = {"email": "francesca@example.org", "name": "Francesca", "organiser": True}
        opened.house.write(a_plan(a_block("one", a_poll(minutes=9)), people=[francesca]))
        await opened.house.ask(
            ChoosePlan(**leader(opened), plan_id="small", service_url="https://x/", meeting_id="m")
        )
        yield opened
    await store.close()


def leader(office: PostOffice) -> Any:
    return office.house.who("anna", email=None, meeting_role="Organizer")


async def lead(office: PostOffice, act: Act) -> None:
    await office.house.ask(Facilitate(**leader(office), act=act))


async def states(office: PostOffice, *, redraws: bool = False) -> list[ParcelState]:
    return [
        one.state
        for one in await office.house.parcels()
        if isinstance(one.announcement, ControlShown) and one.redraws is redraws
    ]


async def test_the_card_is_posted_and_redrawn_in_the_1_to_1(office: PostOffice) -> None:
    await lead(office, Act.START)

    await office.delivery.start()
    await office.until_seen(lambda: office.hall.redrawn)
    await office.delivery.stop()

    posted = [said for place, said in office.hall.said if place == ALONE]
    assert [said.split(".")[0] for said in posted] == ["Control"]
    assert {place for place, _ in office.hall.redrawn} == {ALONE}


async def test_who_cannot_be_written_to_alone_is_no_loss_to_the_room(office: PostOffice) -> None:
    office.hall.fails[LEADER] = [Impossible(403, "NotInstalled")]
    await lead(office, Act.START)

    await office.delivery.start()
    await office.until(3)
    await office.until_seen(lambda: not office.hall.fails[LEADER])
    await office.delivery.stop()

    assert await states(office) == [ParcelState.UNDELIVERABLE]
    assert {place for place, _ in office.hall.said} == {CHAT}
    assert not [said for _, said in office.hall.said if "digest" in said]


async def test_who_adds_us_later_gets_the_card_then(office: PostOffice) -> None:
    office.hall.fails[LEADER] = [Impossible(403, "NotInstalled")]
    await lead(office, Act.START)
    await office.delivery.start()
    await office.until(3)
    chat = PersonalChat(
        tenant_id=TENANT,
        teams_user_id=LEADER,
        person_key="aad-anna",
        email=None,
        conversation_id="a:later",
        service_url="https://x/",
    )

    await ReturningDialog(office.house.store).met_alone(chat, office.house.now)
    office.delivery.wake()
    await office.until_seen(lambda: "a:later" in [place for place, _ in office.hall.said])
    await office.delivery.stop()

    assert await states(office) == [ParcelState.DELIVERED]


async def test_a_card_in_doubt_is_not_told_of_as_the_room_s(office: PostOffice) -> None:
    office.hall.fails[ALONE] = [InDoubt("timeout")]
    await lead(office, Act.START)

    await office.delivery.start()
    await office.until(3)
    await office.until_seen(lambda: not office.hall.fails[ALONE])
    await office.delivery.stop()

    session = await office.house.session()
    async with office.house.store.read() as work:
        counts = await work.outbox.counts(session.id)
    assert await states(office) == [ParcelState.DOUBTFUL]
    assert counts == {ParcelState.DELIVERED: 3}
