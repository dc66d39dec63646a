"""Organisers decide what the public edition cuts, and everybody reads just that."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from dialogs.commands.command import Command
from dialogs.commands.leading import Act
from dialogs.commands.ruling import CutWords, Rule, ShowCuts, UndoRuling
from dialogs.commands.signing import AskSigning, Sign
from dialogs.editions import edition_of
from dialogs.replies import Reply
from dialogs.rights import RightsDialog
from dialogs.views.organising import CutsTold, PublishedView, SigningView
from dialogs.views.ruling import CutsView
from digest.editions import Decided
from digest.rulings import Verdict
from digest.stretches import Stretch
from facilitation.refusals.ruling import NoSuchStretch, NoSuchWords, RulingsAreNewer
from facilitation.refusals.signing import DigestIsNewer, MayNotSign
from facilitation.refusals.unknown import NoSuchSession
from facilitation.signing import DigestState, SigningStep
from storage.people import PersonalChat
from storage.tables.sessions import rulings
from tests.dialogs.house import House, a_block, a_round, refused, view

MILL = "The mill in Lecce takes trainees"
BAKERY = "The bakery in Lecce takes trainees"
BUS = "Buses from Brindisi are rare"

CUT, STANDS = Verdict.CUT, Verdict.STANDS
APPROVE, PUBLISH = SigningStep.APPROVE, SigningStep.PUBLISH


@pytest.fixture
async def ended(house: House) -> str:
    """Hold a session in which three people name two places; gives its id."""
    return await held(house, MILL, BAKERY, BUS)


async def held(house: House, *said: str) -> str:
    """Hold a session in which Anna, Bruno and Carla each say something; gives its id."""
    organisers = [
        {"email": f"{name}@example.org", "name": name.title(), "organiser": True}
        for name in ("francesca", "olga")
    ]
    people = [{"email": "giulia@example.org", "name": "Giulia", "facilitator": True}, *organisers]
    session = await house.begin(a_block("one", a_round(minutes=5)), people=people)
    await house.join_all("anna", "bruno", "carla")
    for name, text in zip(("anna", "bruno", "carla"), said, strict=True):
        await house.write_point(name, text)
    await house.act(Act.END, confirmed=True)
    await house.tick()
    await know_alone(house, "francesca")
    await house.redrawn()
    return session.id


async def know_alone(house: House, name: str) -> None:
    """Let us know somebody by a 1:1 with us."""
    async with house.store.begin() as work:
        await work.people.put_personal_chat(
            PersonalChat(
                tenant_id=house.tenant,
                teams_user_id=f"29:{name}",
                person_key=f"aad-{name}",
                email=f"{name}@example.org",
                conversation_id=f"a:{name}",
                service_url="https://teams.example/",
            )
        )


async def cuts(house: House, *, decided: bool = False, name: str = "francesca") -> CutsView:
    session = await house.session()
    command = ShowCuts(**house.who(name), session_id=session.id, decided=decided)
    return view(await house.ask(command), CutsView)


async def rule(
    house: House,
    stretch: Stretch | tuple[Stretch, ...],
    verdict: Verdict,
    name: str = "francesca",
    *,
    everywhere: bool = False,
    decided: bool = False,
) -> Reply:
    session = await house.session()
    several = stretch if isinstance(stretch, tuple) else (stretch,)
    return await house.ask(
        Rule(
            **house.who(name),
            session_id=session.id,
            stretch_ids=tuple(one.id for one in several),
            verdict=verdict,
            everywhere=everywhere,
            decided=decided,
        )
    )


async def cut_words(house: House, typed: str, reference: str = "", version: int = 1) -> Reply:
    session = await house.session()
    return await house.ask(
        CutWords(
            **house.who("francesca"),
            session_id=session.id,
            version=version,
            typed=typed,
            reference=reference,
        )
    )


async def undo(house: House, act_id: str) -> CutsView:
    session = await house.session()
    command = UndoRuling(**house.who("francesca"), session_id=session.id, act_id=act_id)
    return view(await house.ask(command), CutsView)


async def sign(house: House, *steps: SigningStep, version: int = 1) -> SigningView:
    session = await house.session()
    for step in steps:
        who = house.who("francesca")
        reply = await house.ask(Sign(**who, session_id=session.id, step=step, version=version))
        signed = view(reply, SigningView)
    return signed


def named(shown: CutsView, words: str, text: str) -> Stretch:
    """The stretch of those words in that text."""
    found = [one for one in shown.stretches if (one.words, one.passage.text) == (words, text)]
    (only,) = found
    return only


def states(shown: CutsView) -> dict[tuple[str, str], tuple[Verdict, str] | None]:
    """What was decided by whom about each stretch."""
    return {
        (one.words, one.passage.text): (one.ruling.verdict, one.ruling.by) if one.ruling else None
        for one in shown.stretches
    }


async def texts(house: House, *, published: bool = False) -> set[str]:
    """What everybody may read of the latest version, or reads of the published one."""
    session = await house.session()
    async with house.store.read() as work:
        found = await (work.digests.published if published else work.digests.latest)(session.id)
        assert found is not None
        edition = await edition_of(work, session, found)
    sections = edition.digest.sections
    return {q.text for s in sections for v in s.voices for c in v.cells for q in c.quotes}


async def log(house: House) -> set[Decided]:
    session = await house.session()
    async with house.store.read() as work:
        version = await work.digests.latest(session.id)
        return set((await edition_of(work, session, version)).log)


async def acts(house: House) -> list[tuple[str, str]]:
    session = await house.session()
    async with house.store.read() as work:
        return [(one.act, one.by) for one in await work.trail.of(session.id)]


async def kept_words(house: House) -> set[str]:
    """All that the table of rulings has of texts."""
    async with house.store.read() as work:
        found = await work.rulings._connection.execute(  # noqa: SLF001 - undone ones, too
            select(rulings.c.place, rulings.c.words, rulings.c.text_mark)
        )
        return {word for row in found for word in row if word}


async def room(house: House) -> PublishedView:
    posted = [one.announcement for one in await house.parcels() if not one.redraws]
    views = [await house.showing.view(one, house.now) for one in posted]
    [published] = [one for one in views if isinstance(one, PublishedView)]
    return published


@pytest.mark.usefixtures("ended")
async def test_what_nobody_decided_on_is_listed_and_cut(house: House) -> None:
    shown = await cuts(house)

    assert states(shown) == {
        ("Lecce", MILL): None,
        ("Lecce", BAKERY): None,
        ("Brindisi", BUS): None,
    }
    assert shown.listed == shown.stretches
    assert (await cuts(house, decided=True)).listed == ()
    assert await texts(house) == {
        "The mill in […] takes trainees",
        "The bakery in […] takes trainees",
        "Buses from […] are rare",
    }


@pytest.mark.usefixtures("ended")
async def test_one_tap_lets_stand_and_another_cuts_again(house: House) -> None:
    lecce = named(await cuts(house), "Lecce", MILL)

    stood = view(await rule(house, lecce, STANDS), CutsView)
    read = await texts(house)
    cut = view(await rule(house, lecce, CUT, decided=True), CutsView)

    assert states(stood)["Lecce", MILL] == (STANDS, "Francesca")
    assert named(stood, "Lecce", MILL) not in stood.listed
    assert MILL in read
    assert BAKERY not in read
    assert states(cut)["Lecce", MILL] == (CUT, "Francesca")
    assert MILL not in await texts(house)
    assert [one for one in await acts(house) if one[0].startswith("words_")] == [
        ("words_let_stand", "aad-francesca"),
        ("words_cut", "aad-francesca"),
    ]


@pytest.mark.usefixtures("ended")
async def test_the_same_words_are_let_stand_in_every_text_at_once(house: House) -> None:
    lecce = named(await cuts(house), "Lecce", BAKERY)

    shown = view(await rule(house, lecce, STANDS, everywhere=True), CutsView)

    assert await texts(house) == {MILL, BAKERY, "Buses from […] are rare"}
    assert shown.last is not None
    assert (shown.last.words, shown.last.passages, shown.last.by) == (("Lecce",), 2, "Francesca")


@pytest.mark.usefixtures("ended")
async def test_all_at_once_leaves_what_was_decided_one_by_one(house: House) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), CUT)

    await rule(house, named(shown, "Lecce", BAKERY), STANDS, everywhere=True)
    again = await rule(house, named(shown, "Lecce", BAKERY), STANDS, everywhere=True)

    decided = states(view(again, CutsView))
    assert decided["Lecce", MILL] == (CUT, "Francesca")
    assert decided["Lecce", BAKERY] == (STANDS, "Francesca")


@pytest.mark.usefixtures("ended")
async def test_a_page_that_was_read_is_decided_in_one_go_and_undone_likewise(house: House) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Brindisi", BUS), STANDS)
    left = (await cuts(house)).listed

    decided = view(await rule(house, left, CUT), CutsView)
    again = view(await rule(house, left, CUT), CutsView)
    late = view(await rule(house, left, STANDS), CutsView)
    assert again.last is not None
    undone = await undo(house, again.last.id)

    assert decided.listed == ()
    assert again.last == decided.last
    assert (again.last.words, again.last.passages) == (("Lecce",), 2)
    assert isinstance(late.problem, RulingsAreNewer)
    assert undone.listed == left


@pytest.mark.usefixtures("ended")
async def test_where_one_text_of_a_page_has_changed_nothing_of_it_is_decided(house: House) -> None:
    shown = await cuts(house)
    session = await house.session()
    command = Rule(
        **house.who("francesca"),
        session_id=session.id,
        stretch_ids=(shown.listed[0].id, "f" * 32),
        verdict=STANDS,
    )

    refused_kindly = view(await house.ask(command), CutsView)

    assert isinstance(refused_kindly.problem, NoSuchStretch)
    assert await kept_words(house) == set()


@pytest.mark.usefixtures("ended")
async def test_who_presses_twice_decides_once(house: House) -> None:
    lecce = named(await cuts(house), "Lecce", MILL)

    await asyncio.gather(*(rule(house, lecce, STANDS) for _ in range(4)))

    assert [act for act, _ in await acts(house)].count("words_let_stand") == 1


@pytest.mark.usefixtures("ended")
async def test_who_decides_after_another_sees_that_first(house: House) -> None:
    lecce = named(await cuts(house), "Lecce", MILL)
    await rule(house, lecce, CUT, "olga")

    late = view(await rule(house, lecce, STANDS), CutsView)
    then = view(await rule(house, lecce, STANDS, decided=True), CutsView)

    assert isinstance(late.problem, RulingsAreNewer)
    assert states(late)["Lecce", MILL] == (CUT, "")
    assert states(then)["Lecce", MILL] == (STANDS, "Francesca")


@pytest.mark.usefixtures("ended")
async def test_words_that_nobody_flagged_are_cut_in_all_texts_or_in_one(house: House) -> None:
    mill = named(await cuts(house), "Lecce", MILL)

    everywhere = view(await cut_words(house, "takes  TRAINEES"), CutsView)
    one = view(await cut_words(house, "mill", mill.passage.reference.lower()), CutsView)
    again = view(await cut_words(house, "mill"), CutsView)

    assert everywhere.last is not None
    assert everywhere.last.passages == 2
    assert await texts(house) == {
        "The […] in […] […]",
        "The bakery in […] […]",
        "Buses from […] are rare",
    }
    assert one.last == again.last
    assert Decided(
        reference=mill.passage.reference, words="mill", why=None, verdict=CUT, by="Francesca"
    ) in await log(house)


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize(("typed", "reference"), [("windmill", ""), ("mill", "A9-01"), (" ", "")])
async def test_words_that_no_text_has_are_refused_and_stay_in_the_form(
    house: House, typed: str, reference: str
) -> None:
    shown = view(await cut_words(house, typed, reference), CutsView)

    assert isinstance(shown.problem, NoSuchWords)
    assert shown.draft is not None
    assert (shown.draft.typed, shown.draft.reference) == (typed, reference)
    assert await kept_words(house) == set()


async def test_a_reference_means_the_text_that_was_read(house: House, ended: str) -> None:
    async with house.store.begin() as work:
        await house.closing.compose_again(work, ended, house.now)

    named_text = view(await cut_words(house, "mill", "A1-01"), CutsView)
    any_text = view(await cut_words(house, "mill"), CutsView)

    assert isinstance(named_text.problem, DigestIsNewer)
    assert any_text.problem is None


@pytest.mark.usefixtures("ended")
async def test_acts_are_undone_one_after_the_other(house: House) -> None:
    shown = await cuts(house)
    first = view(await rule(house, named(shown, "Lecce", MILL), STANDS), CutsView).last
    second = view(await rule(house, named(shown, "Brindisi", BUS), CUT), CutsView).last
    assert first is not None
    assert second is not None

    too_early = await undo(house, first.id)
    once = await undo(house, second.id)
    again = await undo(house, second.id)
    both = await undo(house, first.id)

    assert isinstance(too_early.problem, RulingsAreNewer)
    assert once.last == again.last == first
    assert again.problem is None
    assert both.last is None
    assert set(states(both).values()) == {None}
    assert [act for act, _ in await acts(house)].count("ruling_undone") == 2


@pytest.mark.usefixtures("ended")
async def test_what_is_undone_holds_as_it_did_before(house: House) -> None:
    lecce = named(await cuts(house), "Lecce", MILL)
    await rule(house, lecce, STANDS)
    last = view(await rule(house, lecce, CUT, decided=True), CutsView).last
    assert last is not None

    await undo(house, last.id)

    assert MILL in await texts(house)


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("name", ["giulia", "anna", "nobody"])
async def test_nobody_but_an_organiser_sees_or_decides(house: House, name: str) -> None:
    session = await house.session()
    lecce = named(await cuts(house), "Lecce", MILL)
    who = house.who(name)
    asked: list[Command] = [
        ShowCuts(**who, session_id=session.id),
        Rule(**who, session_id=session.id, stretch_ids=(lecce.id,), verdict=STANDS),
        CutWords(**who, session_id=session.id, version=1, typed="mill"),
        UndoRuling(**who, session_id=session.id, act_id="x"),
    ]

    refusals = [refused(await house.ask(one)) for one in asked]

    assert all(isinstance(one, MayNotSign) for one in refusals)
    assert await kept_words(house) == set()


@pytest.mark.usefixtures("ended")
async def test_another_tenants_organiser_decides_nothing(house: House) -> None:
    session = await house.session()
    stranger = {**house.who("francesca"), "tenant_id": "elsewhere"}

    reply = await house.ask(CutWords(**stranger, session_id=session.id, version=1, typed="mill"))

    assert isinstance(refused(reply), NoSuchSession)


@pytest.mark.usefixtures("ended")
async def test_a_stretch_that_no_text_has_is_refused(house: House) -> None:
    session = await house.session()
    command = Rule(
        **house.who("francesca"), session_id=session.id, stretch_ids=("f" * 32,), verdict=STANDS
    )

    shown = view(await house.ask(command), CutsView)

    assert isinstance(shown.problem, NoSuchStretch)


@pytest.mark.usefixtures("ended")
async def test_the_card_to_sign_says_how_much_is_read(house: House) -> None:
    session = await house.session()
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), STANDS)
    await rule(house, named(shown, "Brindisi", BUS), CUT)
    redrawn = await house.redrawn()

    back = await house.ask(AskSigning(**house.who("francesca"), session_id=session.id))
    signed = await sign(house, APPROVE, PUBLISH)

    assert view(back, SigningView).cuts == CutsTold(unread=1, cut=1, stands=1)
    assert (signed.state, signed.cuts.unread) == (DigestState.PUBLISHED, 1)
    assert redrawn == {"digest_to_sign"}


@pytest.mark.usefixtures("ended")
async def test_what_was_published_stays_as_it_was_read_until_it_is_signed_again(
    house: House,
) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), STANDS)
    await sign(house, APPROVE, PUBLISH)
    published = await texts(house, published=True)

    later = view(await rule(house, named(shown, "Lecce", MILL), CUT, decided=True), CutsView)
    drafted = view(await cut_words(house, "rare", version=2), CutsView)
    meanwhile = await texts(house, published=True)
    await sign(house, APPROVE, PUBLISH, version=2)

    assert MILL in published
    assert meanwhile == published
    assert (later.version, later.state) == (2, DigestState.DRAFT)
    assert drafted.version == 2
    assert await texts(house, published=True) == {
        "The mill in […] takes trainees",
        "The bakery in […] takes trainees",
        "Buses from […] are […]",
    }


@pytest.mark.usefixtures("ended")
async def test_to_undo_what_was_published_is_a_new_draft_too(house: House) -> None:
    last = view(await cut_words(house, "rare"), CutsView).last
    assert last is not None
    await sign(house, APPROVE, PUBLISH)

    undone = await undo(house, last.id)

    assert (undone.version, undone.state) == (2, DigestState.DRAFT)
    assert "Buses from […] are […]" in await texts(house, published=True)
    assert "Buses from […] are rare" in await texts(house)


@pytest.mark.usefixtures("ended")
async def test_what_is_taken_back_after_approval_is_a_draft_that_rulings_change(
    house: House,
) -> None:
    await sign(house, APPROVE, SigningStep.WITHDRAW)

    shown = view(await cut_words(house, "rare"), CutsView)

    assert shown.version == 1
    assert "Buses from […] are […]" in await texts(house)


async def test_the_room_is_told_what_is_shared_without_what_is_cut(house: House) -> None:
    await held(house, MILL, MILL, MILL)
    await cut_words(house, "mill")

    await sign(house, APPROVE, PUBLISH)
    told = [line.text for line in (await room(house)).gist or ()]

    assert "“The […] in […] takes trainees”" in told


@pytest.mark.usefixtures("ended")
async def test_what_is_left_of_a_signed_version_takes_in_no_later_ruling(house: House) -> None:
    await sign(house, APPROVE, PUBLISH)
    house.now += timedelta(days=2)
    await RightsDialog(house.store, house.closing).erase("aad-carla", house.now, words=True)
    left = await texts(house, published=True)

    shown = view(await cut_words(house, "trainees"), CutsView)

    assert (shown.version, shown.state) == (3, DigestState.DRAFT)
    assert await texts(house, published=True) == left
    assert await texts(house) != left


async def test_a_ruling_follows_its_text_through_an_erasure(house: House, ended: str) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), STANDS)
    await cut_words(house, "bakery")
    await sign(house, APPROVE, PUBLISH)
    house.now += timedelta(days=2)

    await RightsDialog(house.store, house.closing).erase("aad-carla", house.now, words=True)

    assert await texts(house, published=True) == {MILL, "The […] in […] takes trainees"}
    assert ended


@pytest.mark.usefixtures("ended")
async def test_whose_words_are_erased_leave_none_in_rulings(house: House) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), STANDS)
    last = view(await cut_words(house, "mill"), CutsView).last
    assert last is not None
    await undo(house, last.id)
    await rule(house, named(shown, "Brindisi", BUS), STANDS)
    house.now += timedelta(days=2)

    await RightsDialog(house.store, house.closing).erase("aad-anna", house.now, words=True)

    kept = await kept_words(house)
    assert "Brindisi" in kept
    assert not {"Lecce", "mill"} & kept
    assert states(await cuts(house)) == {
        ("Lecce", BAKERY): None,
        ("Brindisi", BUS): (STANDS, "Francesca"),
    }


@pytest.mark.usefixtures("ended")
async def test_an_organiser_who_is_forgotten_is_named_no_more(house: House) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), STANDS)
    house.now += timedelta(days=2)

    await RightsDialog(house.store, house.closing).erase(
        "francesca@example.org", house.now, words=True
    )

    session = await house.session()
    async with house.store.read() as work:
        (kept,) = await work.rulings.of(session.id)
        assert kept.by == "—"
        version = await work.digests.latest(session.id)
        edition = await edition_of(work, session, version)
    assert [(one.words, one.by) for one in edition.stands] == [("Lecce", "")]


@pytest.mark.usefixtures("ended")
async def test_what_an_author_puts_otherwise_is_read_again_and_stays_cut(house: House) -> None:
    shown = await cuts(house)
    await rule(house, named(shown, "Lecce", MILL), STANDS)
    await cut_words(house, "trainees")
    session = await house.session()
    async with house.store.begin() as work:
        standing = await work.contributions.standing(session.id)
        (said,) = (one for one in standing if one.text == MILL)
        await work.contributions.save(replace(said, text="The mill in Lecce needs trainees"))
        await house.closing.compose_again(work, session.id, house.now)

    assert "The mill in […] needs […]" in await texts(house)
