"""The check after the end: words are confirmed, corrected or withdrawn, then told once more."""

import asyncio

from dialogs.commands.leading import Act
from dialogs.commands.showing import Card, Show
from dialogs.commands.signing import Sign
from dialogs.commands.taking_part import (
    ConfirmContribution,
    EditContribution,
    WithdrawContribution,
)
from dialogs.replies import Reply
from dialogs.rights import RightsDialog
from dialogs.views.opening import SummaryView
from dialogs.views.writing import ContributionView, OwnView
from digest.audit import audit
from digest.digest import Digest
from facilitation.announcements import DigestSent
from facilitation.contributions import Contribution
from facilitation.refusals.leading import SessionHasEnded
from facilitation.refusals.unknown import NoSuchPrompt, NoSuchSession
from facilitation.refusals.writing import ContributionIsWithdrawn, NotYours
from facilitation.sessions import Session
from facilitation.signing import DigestState, SigningStep
from storage.deadlines import Due
from storage.facts import facts_of
from storage.people import PersonalChat
from tests.dialogs.house import House, a_block, a_round, refused, view

TEXTS = {"anna": "The tutors help", "bice": "The interns learn", "carla": "The buses run late"}
NAMED = TEXTS | {"carla": "Anna says the buses run late"}


async def said_by_three(
    house: House, texts: dict[str, str] = TEXTS, **settings: int
) -> dict[str, Contribution]:
    """Three people write a point each, and the session ends."""
    await house.begin(a_block("one", a_round()), digest=settings)
    await house.join_all(*TEXTS)
    written = {
        name: view(await house.write_point(name, text), ContributionView).contribution
        for name, text in texts.items()
    }
    await house.act(Act.END, confirmed=True)
    await house.tick()
    return written


async def confirm(house: House, name: str, said: Contribution) -> Reply:
    return await house.ask(ConfirmContribution(**house.who(name), contribution_id=said.id))


async def edit(house: House, name: str, said: Contribution, text: str) -> Reply:
    who = house.who(name)
    return await house.ask(
        EditContribution(**who, contribution_id=said.id, kind="strength", text=text)
    )


async def withdraw(house: House, name: str, said: Contribution) -> Reply:
    return await house.ask(WithdrawContribution(**house.who(name), contribution_id=said.id))


async def all_at_once(house: House, written: dict[str, Contribution]) -> None:
    """Anna confirms, Bice corrects, Carla withdraws."""
    await confirm(house, "anna", written["anna"])
    await edit(house, "bice", written["bice"], "The interns learn a lot")
    await withdraw(house, "carla", written["carla"])


async def digests(house: House) -> list[Digest]:
    """Every version there is, the first first."""
    session = await house.session()
    async with house.store.read() as work:
        last = await work.digests.versions(session.id)
        numbers = [await work.digests.version(session.id, one + 1) for one in range(last)]
        return [await work.digests.read(one) for one in numbers]


def texts(digest: Digest) -> list[str]:
    return sorted(
        quote.text
        for section in digest.sections
        for voice in section.voices
        for cell in voice.cells
        for quote in cell.quotes
    )


async def test_after_the_end_words_are_confirmed_corrected_and_withdrawn(house: House) -> None:
    written = await said_by_three(house)
    before = view(await house.show("anna", Card.CONTRIBUTION, written["anna"].id), ContributionView)

    confirmed = view(await confirm(house, "anna", written["anna"]), ContributionView)
    corrected = view(await edit(house, "bice", written["bice"], "They do"), ContributionView)
    withdrawn = view(await withdraw(house, "carla", written["carla"]), ContributionView)

    assert before.can_change
    assert before.check_until == confirmed.check_until is not None
    assert confirmed.contribution.confirmed_at == house.now
    assert (corrected.contribution.text, corrected.contribution.first_text) == (
        "They do",
        "The interns learn",
    )
    assert withdrawn.contribution.withdrawn_at == house.now


async def test_the_same_tap_twice_is_one(house: House) -> None:
    written = await said_by_three(house)

    await asyncio.gather(
        *(confirm(house, "anna", written["anna"]) for _ in range(4)),
        *(edit(house, "bice", written["bice"], "They do") for _ in range(4)),
    )
    again = (
        await withdraw(house, "carla", written["carla"]),
        await withdraw(house, "carla", written["carla"]),
    )
    await house.pass_time(days=8)

    final = (await digests(house))[-1]
    assert isinstance(refused(again[1]), ContributionIsWithdrawn)
    assert final.check is not None
    assert (final.check.confirmed, len(final.check.corrected), final.check.withdrawn) == (1, 1, 1)


async def test_before_the_end_there_is_nothing_to_confirm(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna")
    said = view(await house.write_point("anna", "The tutors help"), ContributionView).contribution

    reply = view(await confirm(house, "anna", said), ContributionView)

    assert reply.contribution == said
    assert reply.check_until is None


async def test_others_words_are_theirs_to_check(house: House) -> None:
    written = await said_by_three(house)

    replies = [
        await confirm(house, name, written["anna"]) for name in ("bice", "giulia", "stranger")
    ]

    assert {type(refused(one)) for one in replies} == {NotYours}


async def test_when_the_check_is_over_the_final_edition_goes_out(house: House) -> None:
    written = await said_by_three(house)
    await all_at_once(house, written)
    first_told = await house.told()

    await house.pass_time(days=8)

    first, final = await digests(house)
    assert texts(first) == sorted(TEXTS.values())
    assert texts(final) == ["The interns learn a lot", "The tutors help"]
    assert first.check is None
    assert final.check is not None
    assert (final.check.confirmed, final.check.withdrawn) == (1, 1)
    assert len(final.check.corrected) == 1
    assert (
        next(
            quote.text
            for voice in final.sections[0].voices
            for cell in voice.cells
            for quote in cell.quotes
            if quote.reference in final.check.corrected
        )
        == "The interns learn a lot"
    )
    told = (await house.told())[len(first_told) :]
    assert set(told) == {"digest_sent", "digest_to_sign"}
    sent = [
        one.announcement
        for one in await house.parcels()
        if isinstance(one.announcement, DigestSent) and one.announcement.version == 2
    ]
    assert [one.part for one in sent] == list(range(sent[0].parts))
    async with house.store.read() as work:
        session = await house.session()
        assert audit(await facts_of(work, session), final) == ()
        trail = [one.act for one in await work.trail.of()]
    assert trail[-1] == "check_ended"


async def test_the_room_keeps_what_was_published_until_the_final_edition_is(house: House) -> None:
    written = await said_by_three(house)
    session = await house.session()
    for step in (SigningStep.APPROVE, SigningStep.PUBLISH):
        who = house.who("francesca")
        await house.ask(Sign(**who, session_id=session.id, step=step, version=1))
    await confirm(house, "anna", written["anna"])

    await house.pass_time(days=8)

    async with house.store.read() as work:
        latest = await work.digests.latest(session.id)
        published = await work.digests.published(session.id)
    assert (latest.number, latest.state) == (2, DigestState.DRAFT)
    assert published is not None
    assert published.number == 1


async def test_where_nobody_checked_anything_nothing_is_sent_again(house: House) -> None:
    await said_by_three(house)
    before = await house.told()

    await house.pass_time(days=8)

    assert await house.told() == before
    assert len(await digests(house)) == 1


async def test_what_was_put_right_later_is_refused(house: House) -> None:
    written = await said_by_three(house, check_days=2)
    await house.pass_time(days=2)

    replies = [
        await confirm(house, "anna", written["anna"]),
        await edit(house, "bice", written["bice"], "They do"),
        await withdraw(house, "carla", written["carla"]),
    ]
    shown = view(await house.show("anna", Card.CONTRIBUTION, written["anna"].id), ContributionView)

    assert [type(refused(one)) for one in replies] == [SessionHasEnded] * 3
    assert not shown.can_change


async def test_a_punctual_tap_that_the_final_edition_was_quicker_than_is_refused(
    house: House,
) -> None:
    written = await said_by_three(house, check_days=2)
    await confirm(house, "anna", written["anna"])
    session = await house.session()
    async with house.store.read() as work:
        due_at = await work.deadlines.find(session.id, Due.CHECK_ENDS, "")
        due = await work.deadlines.due(house.now.replace(year=2021))
    deadline = next(one for one in due if one.kind is Due.CHECK_ENDS)
    assert deadline.due_at == due_at

    await house.timing.meet(deadline, deadline.due_at)
    late = await withdraw(house, "carla", written["carla"])

    assert isinstance(refused(late), SessionHasEnded)
    assert len(texts((await digests(house))[-1])) == len(TEXTS)


async def test_whatever_is_confirmed_at_the_deadline_is_in_the_final_edition(house: House) -> None:
    written = await said_by_three(house, check_days=2)
    async with house.store.read() as work:
        due = await work.deadlines.due(house.now.replace(year=2021))
    deadline = next(one for one in due if one.kind is Due.CHECK_ENDS)

    replies = await asyncio.gather(
        *(confirm(house, name, written[name]) for name in TEXTS),
        house.timing.meet(deadline, deadline.due_at),
        *(edit(house, name, written[name], f"Says {name}") for name in TEXTS),
    )

    taken = [one for one in replies if not hasattr(one, "refusal")]
    final = (await digests(house))[-1]
    async with house.store.read() as work:
        facts = await facts_of(work, await house.session())
    assert taken
    assert texts(final) == sorted(one.text for one in facts.contributions)
    assert facts.check is None or audit(facts, final) == ()


async def test_the_room_is_told_until_when_words_are_checked(house: House) -> None:
    await said_by_three(house)

    during = view(await house.show("anna", Card.SUMMARY), SummaryView)
    await house.pass_time(days=8)
    after = view(await house.show("anna", Card.SUMMARY), SummaryView)

    assert during.check_until is not None
    assert after.check_until is None


async def test_one_sees_where_ones_words_are_used_and_nobody_elses(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join_all("anna", "bice")
    await house.write_point("anna", "The tutors help")
    before = view(await house.show("anna", Card.OWN), OwnView)
    await house.write_point("bice", "The tutors help a lot")
    await house.act(Act.END, confirmed=True)
    await house.tick()

    own = view(await house.show("anna", Card.OWN), OwnView)

    said = own.contributions[0].id
    card = view(await house.show("anna", Card.CONTRIBUTION, said), ContributionView)
    assert (before.cited, before.check_until) == ({}, None)
    assert own.check_until is not None
    assert [*own.cited] == [said]
    assert card.cited == own.cited[said]
    assert own.cited[said].reference.startswith("A1-")
    assert (own.cited[said].title, own.cited[said].others) == ("Finding companies", 1)
    assert "a lot" not in repr(own)


async def test_what_was_checked_says_where_it_is_cited_unless_it_was_withdrawn(
    house: House,
) -> None:
    written = await said_by_three(house)
    cited = {
        name: view(await house.show(name, Card.OWN), OwnView).cited[said.id]
        for name, said in written.items()
    }

    confirmed = view(await confirm(house, "anna", written["anna"]), ContributionView)
    corrected = view(await edit(house, "bice", written["bice"], "They do"), ContributionView)
    withdrawn = view(await withdraw(house, "carla", written["carla"]), ContributionView)

    assert (confirmed.cited, corrected.cited) == (cited["anna"], cited["bice"])
    assert withdrawn.cited is None


async def test_what_was_withdrawn_stays_on_ones_own_page_without_its_words(house: House) -> None:
    written = await said_by_three(house)

    await withdraw(house, "carla", written["carla"])

    (row,) = view(await house.show("carla", Card.OWN), OwnView).contributions
    assert (row.number, row.text, row.withdrawn_at) == (written["carla"].number, "", house.now)


async def test_the_first_words_are_exported_masked_and_erased_like_all_words(house: House) -> None:
    written = await said_by_three(house, NAMED)
    rights = RightsDialog(house.store, house.closing)
    await edit(house, "carla", written["carla"], "The buses run late, says Anna")

    data = await rights.export("carla@example.org", house.now)
    await rights.erase("anna@example.org", house.now, words=False)
    async with house.store.read() as work:
        masked = await work.contributions.hold(written["carla"].id)
    await rights.erase("carla@example.org", house.now, words=True)
    async with house.store.read() as work:
        erased = await work.contributions.hold(written["carla"].id)

    [held] = data.sessions[0].contributions
    assert (held.text, held.first_text) == (
        "The buses run late, says Anna",
        NAMED["carla"],
    )
    assert "Anna" not in f"{masked.text} {masked.first_text}"
    assert (erased.text, erased.first_text, erased.confirmed_at) == ("", None, None)


async def alone(house: House, *names: str) -> None:
    """Let them have talked with us alone, and be there now."""
    async with house.store.begin() as work:
        for name in names:
            await work.people.put_personal_chat(
                PersonalChat(
                    tenant_id=house.tenant,
                    teams_user_id=f"29:{name}",
                    person_key=f"aad-{name}",
                    email=None,
                    conversation_id=f"a:{name}",
                    service_url=house.service_url,
                )
            )
    house.chat = f"a:{names[0]}"


async def seen(house: House, name: str, card: Card, session: Session, thing: str = "") -> Reply:
    who = house.who(name)
    return await house.ask(Show(**who, card=card, session_id=session.id, thing_id=thing))


async def test_words_are_checked_alone_with_us_too(house: House) -> None:
    written = await said_by_three(house)
    session = await house.session()
    await alone(house, "anna", "bice")

    own = view(await seen(house, "anna", Card.OWN, session), OwnView)
    card = view(
        await seen(house, "anna", Card.CONTRIBUTION, session, written["anna"].id),
        ContributionView,
    )
    confirmed = view(await confirm(house, "anna", written["anna"]), ContributionView)
    corrected = view(await edit(house, "anna", written["anna"], "They do"), ContributionView)

    assert own.leads_on
    assert not own.is_here
    assert card.can_change
    assert confirmed.contribution.confirmed_at == house.now
    assert corrected.contribution.text == "They do"


async def test_alone_with_us_one_sees_and_changes_only_ones_own(house: House) -> None:
    written = await said_by_three(house)
    session = await house.session()
    await alone(house, "anna", "stranger")

    others_chat = await confirm(house, "bice", written["bice"])
    others_words = await confirm(house, "anna", written["bice"])
    another_card = await seen(house, "anna", Card.SUMMARY, session)
    house.chat = "a:stranger"
    strangers = [
        await seen(house, "stranger", Card.OWN, session),
        await confirm(house, "stranger", written["bice"]),
    ]

    assert isinstance(refused(others_chat), NoSuchPrompt)
    assert isinstance(refused(others_words), NotYours)
    assert isinstance(refused(another_card), NoSuchSession)
    assert [type(refused(one)) for one in strangers] == [NoSuchSession, NoSuchPrompt]


async def test_before_the_end_one_writes_in_the_meeting_alone(house: House) -> None:
    session = await house.begin(a_block("one", a_round()))
    await house.join("anna")
    said = view(await house.write_point("anna", "The tutors help"), ContributionView).contribution
    await alone(house, "anna")

    replies = [
        await seen(house, "anna", Card.OWN, session),
        await withdraw(house, "anna", said),
    ]

    assert [type(refused(one)) for one in replies] == [NoSuchSession, NoSuchPrompt]
