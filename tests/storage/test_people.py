"""Participants at rest, their identities apart."""

from dataclasses import replace

from storage.people import PersonalChat
from storage.store import Store
from tests.storage.rows import a_participant, a_sender, kept_session

CHAT = PersonalChat(
    tenant_id="t1",
    teams_user_id="29:ada",
    person_key="ada",
    email="Ada@example.org",
    conversation_id="a:1",
    service_url="https://teams.example/",
)


async def joined(store: Store, *names: str) -> None:
    async with store.begin() as work:
        for name in names:
            await work.people.add(a_participant(name), a_sender(name))


async def test_a_participant_is_found_by_who_they_are(store: Store) -> None:
    await kept_session(store)
    await joined(store, "ada", "bo")

    async with store.read() as work:
        assert await work.people.find("s1", "ada") == a_participant("ada")
        assert await work.people.find("s1", "cy") is None
        assert await work.people.find("s2", "ada") is None
        found = await work.people.find_many([("s1", "bo"), ("s1", "cy"), ("s2", "bo")])
        nobody = await work.people.find_many([])

    assert found == {("s1", "bo"): a_participant("bo")}
    assert nobody == {}


async def test_a_participant_may_take_another_role(store: Store) -> None:
    await kept_session(store)
    await joined(store, "ada", "bo")

    async with store.begin() as work:
        await work.people.change_role("p-ada", "notes")

    async with store.read() as work:
        everyone = await work.people.of("s1")
        counts = await work.people.counts_by_role(["s1", "s2"])
    assert everyone == [a_participant("ada", role_id="notes"), a_participant("bo")]
    assert counts == {"s1": {"host": 1, "notes": 1}, "s2": {}}


async def test_everybody_s_names_and_addresses_are_known_to_be_masked(store: Store) -> None:
    await kept_session(store)
    await joined(store, "ada")
    async with store.begin() as work:
        await work.people.add(a_participant("guest", guest=True), a_sender("guest", email=None))

    async with store.read() as work:
        assert await work.people.names("s1") == {"Ada", "ada@example.org", "Guest"}


async def test_the_latest_place_where_a_person_is_reached_counts(store: Store) -> None:
    moved = replace(CHAT, conversation_id="a:2")

    async with store.begin() as work:
        await work.people.put_personal_chat(CHAT)
        await work.people.put_personal_chat(moved)

    async with store.read() as work:
        found = await work.people.find_personal_chat(tenant_id="t1", email="ada@EXAMPLE.org")
        elsewhere = await work.people.find_personal_chat(tenant_id="t2", email="ada@example.org")
        another = await work.people.find_personal_chat(tenant_id="t1", email="bo@example.org")
    assert found == moved
    assert (elsewhere, another) == (None, None)
