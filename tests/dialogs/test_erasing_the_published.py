"""Somebody is erased after publication, where a later draft waits: each stays what it was."""

from datetime import timedelta
from typing import Any

from dialogs.commands.showing import Card
from dialogs.commands.taking_part import EditContribution
from dialogs.rights import RightsDialog
from dialogs.views.arranging import PointsView, PointView
from dialogs.views.organising import PublishedView, SigningView
from dialogs.views.writing import ContributionView, OwnView
from digest.digest import Digest
from facilitation.signing import DigestState, SigningStep
from tests.dialogs.house import House, view
from tests.dialogs.test_arranging import (
    FEW,
    HIDE,
    RENAME,
    TUTORS,
    VISITS,
    acts,
    arrange,
    held,
    ids,
    undo,
)
from tests.dialogs.test_signing import room, sign

NEW = "Mediatori culturali anche dopo"


async def published(house: House) -> None:
    """Hold a session and publish its first version."""
    await held(house)
    for step in (SigningStep.APPROVE, SigningStep.PUBLISH):
        view(await sign(house, step), SigningView)
    house.now += timedelta(hours=1)


async def erase(house: House, who: str) -> None:
    await RightsDialog(house.store, house.closing).erase(who, house.now, words=True)
    house.now += timedelta(hours=1)


async def versions(house: House) -> tuple[Digest, Digest, DigestState]:
    """What is published, what is latest, and how far that has come."""
    session = await house.session()
    async with house.store.read() as work:
        public = await work.digests.published(session.id)
        latest = await work.digests.latest(session.id)
        assert public is not None
        return await work.digests.read(public), await work.digests.read(latest), latest.state


def quotes(digest: Digest) -> set[str]:
    found: Any = (
        quote.text
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    )
    return set(found)


def names(digest: Digest) -> set[str | None]:
    return {point.name for section in digest.sections for point in section.points}


async def test_what_is_published_loses_the_person_and_gains_nothing_that_nobody_signed(
    house: House,
) -> None:
    await published(house)
    view(await arrange(house, RENAME, VISITS, name="Le visite"), PointView)
    own = view(await house.show("carla", Card.OWN), OwnView).contributions[0]
    corrected = EditContribution(
        **house.who("carla"), contribution_id=own.id, kind=own.kind, text=NEW
    )
    view(await house.ask(corrected), ContributionView)

    await erase(house, "aad-bruno")
    public, latest, state = await versions(house)
    await erase(house, "aad-anna")
    public_again, latest_again, _ = await versions(house)
    [seen] = await room(house)

    assert (quotes(public), names(public)) == ({VISITS, TUTORS}, {None})
    assert (quotes(latest), names(latest)) == ({VISITS, NEW}, {"Le visite", None})
    assert state is DigestState.DRAFT
    assert (quotes(public_again), quotes(latest_again)) == ({TUTORS}, {NEW})
    assert isinstance(seen, PublishedView)
    assert seen.gist is not None
    assert not any(word in line.text for line in seen.gist for word in (VISITS, FEW, NEW))


async def test_what_was_undone_after_publication_is_published_still(house: House) -> None:
    await held(house)
    tutors = (await ids(house))[TUTORS]
    view(await arrange(house, RENAME, VISITS, name="Le visite"), PointView)
    view(await arrange(house, HIDE, TUTORS, chosen=(tutors,), reason="Altro"), PointsView)
    for step in (SigningStep.APPROVE, SigningStep.PUBLISH):
        view(await sign(house, step, version=3), SigningView)
    house.now += timedelta(hours=1)
    for one in await acts(house):
        await undo(house, one.played.correction.id)

    await erase(house, "aad-bruno")
    public, latest, _ = await versions(house)

    assert (quotes(public), names(public)) == ({VISITS}, {"Le visite"})
    assert (quotes(latest), names(latest)) == ({VISITS, TUTORS}, {None})
