"""Whose control cards are kept current."""

from facilitation.announcements import ControlShown
from facilitation.sessions import SessionState
from storage.store import Store
from tests.storage.rows import kept_session

ADA, BO = "ada@example.org", "29:bo"


def a_card(session_id: str = "s1", recipient: str = ADA) -> ControlShown:
    return ControlShown(session_id=session_id, recipient=recipient)


async def test_each_card_is_known_once_and_with_its_session(store: Store) -> None:
    await kept_session(store)
    await kept_session(store, id="s2", conversation_id="c2")

    async with store.begin() as work:
        for card in (a_card(), a_card(), a_card(recipient=BO), a_card("s2")):
            await work.controls.add(card)
        both = await work.controls.of(["s1", "s2"])
        none = await work.controls.of(["s3"])

    assert sorted(both, key=lambda one: (one.session_id, one.recipient)) == [
        a_card(recipient=BO),
        a_card(),
        a_card("s2"),
    ]
    assert none == []


async def test_a_person_leads_what_has_not_ended_in_their_tenant(store: Store) -> None:
    await kept_session(store)
    await kept_session(store, id="s2", conversation_id="c2", state=SessionState.ENDED)
    await kept_session(store, id="s3", conversation_id="c3", tenant_id="t2")

    async with store.begin() as work:
        for session_id in ("s1", "s2", "s3"):
            await work.controls.add(a_card(session_id))
            await work.controls.add(a_card(session_id, BO))
        led = await work.controls.led_by([ADA, BO], tenant_id="t1")
        nobody = await work.controls.led_by(["29:cleo"], tenant_id="t1")

    assert (led, nobody) == (["s1"], [])


def test_cards_of_any_length_of_address_have_a_name_that_fits() -> None:
    long = a_card(recipient=f"{'a' * 240}@example.org")

    assert len(long.card) < 100
    assert long.card != a_card().card
