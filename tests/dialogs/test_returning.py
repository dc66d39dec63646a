"""The bot is back, or somebody can be reached: they catch up."""

from dialogs.commands.leading import Act
from dialogs.returning import ReturningDialog
from storage.outbox.parcels import ParcelState
from storage.people import PersonalChat
from tests.dialogs.house import CHAT, TENANT, House, a_block, a_poll
from tests.storage.rows import a_line


def francesca() -> PersonalChat:
    return PersonalChat(
        tenant_id=TENANT,
        teams_user_id="29:francesca",
        person_key="aad-francesca",
        email="Francesca@example.org",
        conversation_id="a:1",
        service_url="https://teams.example/",
    )


async def added(house: House) -> bool:
    return await ReturningDialog(house.store).added(
        tenant_id=TENANT,
        conversation_id=CHAT,
        service_url="https://elsewhere.example/",
        now=house.now,
    )


async def test_where_nothing_is_prepared_there_is_nothing_to_show(house: House) -> None:
    assert not await added(house)


async def test_what_is_current_is_shown_again(house: House) -> None:
    await house.prepare(a_block("one", a_poll()))
    prepared = await added(house)
    await house.choose()

    before = len(await house.told())
    await house.act(Act.START)
    running = await added(house)

    told = (await house.told())[before:]
    assert (prepared, running) == (True, True)
    assert told[-3:] == ["session_prepared", "block_opened", "prompt_opened"]
    assert (await house.session()).service_url == "https://elsewhere.example/"


async def test_who_can_be_reached_at_last_gets_what_was_missed(house: House) -> None:
    await house.begin(a_block("one", minutes=2))
    await house.pass_time(minutes=3)
    session = await house.session()
    async with house.store.begin() as work:
        line = a_line(session.id, "francesca@example.org")
        while parcel := await work.lines.take(line, house.now, by="us"):
            await work.lines.settle(parcel, ParcelState.UNDELIVERABLE, "403")

    await ReturningDialog(house.store).met_alone(francesca(), house.now)

    async with house.store.read() as work:
        counts = await work.outbox.counts(session.id)
        found = await work.people.find_personal_chat(
            tenant_id=TENANT, email="francesca@example.org"
        )
    assert ParcelState.UNDELIVERABLE not in counts
    assert found == francesca()


async def test_who_has_no_address_is_remembered_all_the_same(house: House) -> None:
    chat = PersonalChat(
        tenant_id=TENANT,
        teams_user_id="29:x",
        person_key="x",
        email=None,
        conversation_id="a:2",
        service_url="https://teams.example/",
    )

    await ReturningDialog(house.store).met_alone(chat, house.now)

    async with house.store.read() as work:
        assert await work.people.find_personal_chat(tenant_id=TENANT, email="x") is None
