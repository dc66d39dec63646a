"""A digest is a draft until an organiser approves it, and nobody else's until it is published."""

import asyncio
from datetime import timedelta

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.signing import Sign
from dialogs.replies import Reply
from dialogs.rights import RightsDialog
from dialogs.signatures import signing_view
from dialogs.views.organising import PublishedView, SigningView
from digest.documents.lines import LineKind
from facilitation.refusals.signing import DigestIsNewer, DigestIsNotApproved, MayNotSign
from facilitation.refusals.unknown import NoSuchSession
from facilitation.signing import DigestState, SigningStep
from storage.people import PersonalChat
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view

APPROVE, PUBLISH, WITHDRAW = SigningStep.APPROVE, SigningStep.PUBLISH, SigningStep.WITHDRAW


async def held(house: House) -> str:
    """Hold a session; gives its id."""
    session = await house.begin(a_block("one", a_poll(), a_round(opens=1, minutes=5)))
    await house.join_all("anna", "bruno", "carla")
    await house.pass_time(minutes=1)
    await house.write_point("anna", "Serve una guida unica per le aziende")
    await house.act(Act.END, confirmed=True)
    await house.tick()
    return session.id


async def sign(
    house: House, step: SigningStep, name: str = "francesca", *, version: int = 1
) -> Reply:
    session = await house.session()
    return await house.ask(
        Sign(**house.who(name), session_id=session.id, step=step, version=version)
    )


async def state(house: House) -> DigestState:
    session = await house.session()
    async with house.store.read() as work:
        return (await work.digests.latest(session.id)).state


async def acts(house: House, session_id: str) -> list[tuple[str, str]]:
    async with house.store.read() as work:
        trail = await work.trail.of(session_id)
    return [(one.act, one.by) for one in trail if one.act.startswith("digest_")]


async def room(house: House) -> list[PublishedView]:
    """What the room was shown of the digest, as it shows now."""
    posted = [one.announcement for one in await house.parcels() if not one.redraws]
    views = [await house.showing.view(one, house.now) for one in posted]
    return [one for one in views if isinstance(one, PublishedView)]


async def test_each_organiser_gets_a_card_to_sign_after_the_digest(house: House) -> None:
    await held(house)

    alone = [one for one in await house.parcels() if one.recipient == "francesca@example.org"]
    kinds = [one.announcement.kind for one in alone]

    assert kinds[-1] == "digest_to_sign"
    assert kinds.count("digest_to_sign") == 1
    assert "digest_published" not in await house.told()


async def test_a_digest_is_approved_published_and_taken_back_by_an_organiser(house: House) -> None:
    session_id = await held(house)
    await house.redrawn()

    approved = view(await sign(house, APPROVE), SigningView)
    unseen = await room(house)
    published = view(await sign(house, PUBLISH), SigningView)
    [seen] = await room(house)
    await house.redrawn()
    taken_back = view(await sign(house, WITHDRAW), SigningView)
    [left] = await room(house)

    states = [approved.state, published.state, taken_back.state]
    assert states == [DigestState.APPROVED, DigestState.PUBLISHED, DigestState.DRAFT]
    assert (unseen, seen.gist is None, left.gist) == ([], False, None)
    assert await house.redrawn() == {"digest_to_sign", "digest_published"}
    assert await acts(house, session_id) == [
        ("digest_approved", "aad-francesca"),
        ("digest_published", "aad-francesca"),
        ("digest_withdrawn", "aad-francesca"),
    ]


async def test_the_room_reads_what_each_area_gave(house: House) -> None:
    await held(house)
    await sign(house, APPROVE)
    await sign(house, PUBLISH)

    [seen] = await room(house)

    assert "Finding companies: 1 strength" in [
        line.text for line in seen.gist or () if line.kind is LineKind.ITEM
    ]


async def test_who_publishes_again_after_taking_back_posts_no_second_card(house: House) -> None:
    await held(house)
    for step in (APPROVE, PUBLISH, WITHDRAW, APPROVE, PUBLISH):
        await sign(house, step)

    assert (await house.told()).count("digest_published") == 1
    assert [one.gist is None for one in await room(house)] == [False]


async def test_many_who_press_at_once_publish_once(house: House) -> None:
    session_id = await held(house)
    await sign(house, APPROVE)

    await asyncio.gather(*(sign(house, PUBLISH) for _ in range(5)))

    assert (await house.told()).count("digest_published") == 1
    assert [act for act, _ in await acts(house, session_id)].count("digest_published") == 1


async def test_a_digest_approved_twice_stays_what_it_is(house: House) -> None:
    await held(house)
    await sign(house, APPROVE)
    await sign(house, PUBLISH)

    assert view(await sign(house, APPROVE), SigningView).state is DigestState.PUBLISHED


@pytest.mark.parametrize("name", ["giulia", "anna", "nobody"])
async def test_nobody_but_an_organiser_signs(house: House, name: str) -> None:
    await held(house)

    refusal = refused(await sign(house, APPROVE, name))

    assert isinstance(refusal, MayNotSign)
    assert refusal.organisers == ("Francesca",)
    assert await state(house) is DigestState.DRAFT


async def test_a_draft_is_not_published(house: House) -> None:
    await held(house)

    assert isinstance(refused(await sign(house, PUBLISH)), DigestIsNotApproved)
    assert await room(house) == []


async def test_nobody_signs_a_version_that_another_has_replaced(house: House) -> None:
    session_id = await held(house)
    async with house.store.begin() as work:
        await house.closing.compose_again(work, session_id, house.now)

    refusal = refused(await sign(house, APPROVE, version=1))

    assert isinstance(refusal, DigestIsNewer)
    assert refusal.latest == 2
    assert await state(house) is DigestState.DRAFT


async def test_what_was_published_stays_so_when_somebody_is_erased(house: House) -> None:
    await held(house)
    await sign(house, APPROVE)
    await sign(house, PUBLISH)
    await house.redrawn()
    house.now += timedelta(days=2)

    await RightsDialog(house.store, house.closing).erase("aad-anna", house.now, words=True)

    [seen] = await room(house)
    assert (await state(house), seen.gist is None) == (DigestState.PUBLISHED, False)
    assert not any("guida" in line.text for line in seen.gist or ())
    assert await house.redrawn() == {"digest_sent", "digest_to_sign", "digest_published"}


@pytest.mark.parametrize(("chat", "known"), [("a:francesca", True), ("a:other", False)])
async def test_an_organiser_signs_in_the_1_to_1_that_we_know_them_in(
    house: House, chat: str, *, known: bool
) -> None:
    session_id = await held(house)
    async with house.store.begin() as work:
        await work.people.put_personal_chat(
            PersonalChat(
                tenant_id=house.tenant,
                teams_user_id="29:francesca",
                person_key="aad-francesca",
                email="francesca@example.org",
                conversation_id="a:francesca",
                service_url="https://teams.example/",
            )
        )
    alone = {**house.who("francesca"), "conversation_id": chat}

    reply = await house.ask(Sign(**alone, session_id=session_id, step=APPROVE, version=1))

    if known:
        assert view(reply, SigningView).state is DigestState.APPROVED
    else:
        assert isinstance(refused(reply), NoSuchSession)


async def test_another_tenants_organiser_signs_nothing(house: House) -> None:
    session_id = await held(house)
    stranger = {**house.who("francesca"), "tenant_id": "elsewhere"}

    reply = await house.ask(Sign(**stranger, session_id=session_id, step=APPROVE, version=1))

    assert isinstance(refused(reply), NoSuchSession)
    assert await state(house) is DigestState.DRAFT


async def test_the_room_reads_the_published_version_until_a_later_one_is_published(
    house: House,
) -> None:
    session_id = await held(house)
    await sign(house, APPROVE)
    await sign(house, PUBLISH)
    async with house.store.begin() as work:
        later = await work.digests.get(session_id)
        await work.digests.put(later.model_copy(update={"sections": ()}), house.now)
        drafted = await signing_view(
            work, await work.sessions.get(session_id), has_page=False, has_model=False
        )

    [while_drafted] = await room(house)
    await sign(house, APPROVE, version=2)
    await sign(house, PUBLISH, version=2)
    [afterwards] = await room(house)

    assert (drafted.state, drafted.is_public) == (DigestState.DRAFT, True)
    assert "Finding companies" in str(while_drafted.gist)
    assert "Finding companies" not in str(afterwards.gist)


async def test_a_draft_takes_back_the_version_that_was_published_before(house: House) -> None:
    session_id = await held(house)
    await sign(house, APPROVE)
    await sign(house, PUBLISH)
    async with house.store.begin() as work:
        await work.digests.put(await work.digests.get(session_id), house.now)

    reply = view(await sign(house, WITHDRAW, version=2), SigningView)

    assert (reply.state, reply.is_public) == (DigestState.DRAFT, False)
    assert [one.gist for one in await room(house)] == [None]
