"""A digest's page opens by a link of one's own, in the browser that opened it first."""

import asyncio
from datetime import timedelta

import pytest

from dialogs.commands.leading import Act
from dialogs.commands.signing import AskLink, Sign
from dialogs.reading import Page
from dialogs.replies import Reply
from dialogs.rights import RightsDialog
from dialogs.views.organising import ReadableView
from facilitation.links import LASTS, Edition
from facilitation.refusals.signing import DigestIsNotPublished
from facilitation.refusals.unknown import NoSuchSession
from facilitation.signing import SigningStep
from tests.dialogs.house import PAGES, House, a_block, a_poll, refused, view

APPROVE, PUBLISH, WITHDRAW = SigningStep.APPROVE, SigningStep.PUBLISH, SigningStep.WITHDRAW


@pytest.fixture
async def held(house: House) -> House:
    """A house in which a session was held."""
    await house.begin(a_block("one", a_poll()))
    await house.join_all("anna", "bruno", "carla")
    await house.act(Act.END, confirmed=True)
    await house.tick()
    return house


async def ask(house: House, name: str) -> Reply:
    session = await house.session()
    return await house.ask(AskLink(**house.who(name), session_id=session.id))


async def link(house: House, name: str) -> str:
    """The secret of a new link."""
    shown = view(await ask(house, name), ReadableView)
    assert shown.link is not None
    return shown.link.url.removeprefix(PAGES)


async def sign(house: House, *steps: SigningStep) -> None:
    session = await house.session()
    for step in steps:
        await house.ask(Sign(**house.who("francesca"), session_id=session.id, step=step, version=1))


async def opened(house: House, secret: str) -> Page | None:
    """What the first browser to open a link is shown."""
    proof = await house.reading.claim(secret, house.now)
    return await house.reading.open(secret, proof, house.now)


async def test_an_organiser_reads_the_draft(held: House) -> None:
    page = await opened(held, await link(held, "francesca"))

    assert page is not None
    assert (page.edition, page.imprint.version) == (Edition.INTERNAL, 1)
    assert page.digest.session_id == page.session.id


@pytest.mark.parametrize("name", ["anna", "giulia", "nobody"])
async def test_others_read_nothing_before_it_is_published(held: House, name: str) -> None:
    await sign(held, APPROVE)

    assert isinstance(refused(await ask(held, name)), DigestIsNotPublished)


async def test_whoever_is_in_the_chat_reads_what_was_published(held: House) -> None:
    await sign(held, APPROVE, PUBLISH)

    page = await opened(held, await link(held, "anna"))

    assert page is not None
    assert page.edition is Edition.PUBLIC


async def test_elsewhere_nobody_reads_it(held: House) -> None:
    await sign(held, APPROVE, PUBLISH)
    session = await held.session()
    elsewhere = {**held.who("anna"), "conversation_id": "19:another@thread.v2"}

    reply = await held.ask(AskLink(**elsewhere, session_id=session.id))

    assert isinstance(refused(reply), NoSuchSession)


async def test_a_link_opens_in_no_second_browser(held: House) -> None:
    secret = await link(held, "francesca")

    proofs = await asyncio.gather(*(held.reading.claim(secret, held.now) for _ in range(5)))

    [proof] = [one for one in proofs if one is not None]
    assert await held.reading.open(secret, proof, held.now) is not None
    assert await held.reading.open(secret, None, held.now) is None
    assert await held.reading.open(secret, "guessed", held.now) is None
    doorstep = await held.reading.find(secret, held.now)
    assert doorstep is not None
    assert doorstep.is_taken


async def test_a_link_is_good_for_some_days(held: House) -> None:
    secret = await link(held, "francesca")
    proof = await held.reading.claim(secret, held.now)

    held.now += LASTS

    assert await held.reading.open(secret, proof, held.now) is None
    assert await held.reading.find(secret, held.now) is None
    assert await held.reading.claim(secret, held.now) is None


async def test_who_asks_again_has_the_new_link_alone(held: House) -> None:
    first = await link(held, "francesca")
    second = await link(held, "francesca")

    assert await held.reading.find(first, held.now) is None
    assert await held.reading.find(second, held.now) is not None


async def test_withdrawing_closes_the_publics_links_and_no_organisers(held: House) -> None:
    await sign(held, APPROVE, PUBLISH)
    public, internal = await link(held, "anna"), await link(held, "francesca")

    await sign(held, WITHDRAW)

    assert await held.reading.find(public, held.now) is None
    assert await held.reading.find(internal, held.now) is not None


async def test_a_link_to_what_is_published_no_more_opens_nothing(held: House) -> None:
    await sign(held, APPROVE, PUBLISH)
    secret = await link(held, "anna")
    proof = await held.reading.claim(secret, held.now)
    session = await held.session()
    async with held.store.begin() as work:
        await work.digests.withdraw(session.id)

    assert await held.reading.open(secret, proof, held.now) is None


async def test_a_link_shows_what_is_published_still_where_somebody_is_erased_and_a_draft_waits(
    held: House,
) -> None:
    await sign(held, APPROVE, PUBLISH)
    secret = await link(held, "anna")
    session = await held.session()
    async with held.store.begin() as work:
        await work.digests.put(await work.digests.get(session.id), held.now)
        await held.closing.compose_again(work, session.id, held.now)

    page = await opened(held, secret)

    assert page is not None
    assert page.imprint.version == 3


async def test_a_made_up_secret_opens_nothing(held: House) -> None:
    await link(held, "francesca")

    assert await held.reading.find("made-up", held.now) is None
    assert await held.reading.claim("made-up", held.now) is None
    assert await held.reading.open("made-up", "made-up", held.now) is None


async def test_a_link_shows_the_version_that_stands(held: House) -> None:
    secret = await link(held, "francesca")
    session = await held.session()
    async with held.store.begin() as work:
        await held.closing.compose_again(work, session.id, held.now)

    page = await opened(held, secret)

    assert page is not None
    assert page.imprint.version == 2


async def test_who_is_erased_has_no_link_any_more(held: House) -> None:
    await sign(held, APPROVE, PUBLISH)
    secret = await link(held, "anna")
    held.now += timedelta(days=2)

    await RightsDialog(held.store, held.closing).erase("aad-anna", held.now, words=False)

    assert await held.reading.find(secret, held.now) is None


async def test_the_database_has_no_secret(held: House) -> None:
    secret = await link(held, "francesca")

    async with held.store.read() as work:
        assert await work.links.find(secret) is None
