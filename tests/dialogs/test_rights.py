"""Everybody may read what is held about them, and be forgotten; in time everybody is."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from dialogs.commands.leading import Act, Facilitate, JudgeProposal
from dialogs.commands.preparing import ChoosePlan
from dialogs.commands.rights import FetchOwnData
from dialogs.commands.ruling import CutWords
from dialogs.commands.showing import Card
from dialogs.commands.signing import AskLink, Sign
from dialogs.commands.taking_part import HearMessage, ProposeStatement
from dialogs.replies import DataFetched
from dialogs.rights import RightsDialog
from dialogs.views.opening import SummaryView
from dialogs.views.ruling import CutsView
from digest.points.corrections import Act as Correcting
from digest.points.corrections import Correction, Group, Hide, Regroup, Rename, confirmed
from facilitation.announcements import DigestToSign, DigestUndelivered
from facilitation.chat import MessageChange, Spoken
from facilitation.erasure import GONE
from facilitation.proposals import known_by
from facilitation.questions import TextQuestion
from facilitation.sessions import Session
from facilitation.signing import SigningStep
from storage.forgetting import OF_RUNS, OF_SESSIONS
from storage.people import PersonalChat
from storage.store import open_engine
from storage.tables.answers import last_words, supports
from storage.tables.base import metadata
from storage.tables.sessions import sessions
from tests.dialogs.house import House, a_block, a_plan, a_poll, a_round, view

QUESTIONS = {
    "kind": "questionnaire",
    "id": "closing",
    "opens": 6,
    "minutes": 5,
    "title": "Closing",
    "questions": [
        {"kind": "text", "id": "more", "question": "What else?"},
        {"kind": "rating", "id": "use", "question": "How useful?", "steps": ["Not", "Very"]},
    ],
}
BLOCK = a_block("one", a_poll(), a_round(opens=1, minutes=5), QUESTIONS)
Reading = Callable[[], Awaitable[str]]

WHO, NAME, ADDRESS = "anna bianchi", "Anna Bianchi", "anna@example.org"


@pytest.fixture
def rights(house: House) -> RightsDialog:
    return RightsDialog(house.store, house.closing)


async def a_session(house: House) -> Session:
    """Five people take part; Anna writes, answers and is spoken of."""
    session = await house.begin(BLOCK)
    for name in ("bruno", "carla", "dario", "elena"):
        await house.join(name)
        await house.vote(name, "A")
    await house.join(WHO, email=ADDRESS)
    await house.vote(WHO, "B")
    await house.pass_time(minutes=1)
    await house.write_point(WHO, "Serve una guida unica per le aziende")
    await house.write_point("bruno", "Anna Bianchi risponde sempre a tutti")
    await house.pass_time(minutes=5)
    for name in (WHO, "bruno", "carla", "dario"):
        await house.vote(name, f"Detto da {name}", run="closing", question="more")
    return session


async def an_ended_session(house: House) -> Session:
    session = await a_session(house)
    await house.pass_time(minutes=7)
    return session


@pytest.fixture
async def everything(migrated_url: str) -> AsyncIterator[Reading]:
    """Lend a look at all that the database holds, as one text."""
    engine = open_engine(migrated_url)

    async def read() -> str:
        found: list[Any] = []
        async with engine.connect() as connection:
            for table in metadata.sorted_tables:
                rows = await connection.execute(select(table))
                found += [[table.name, *map(str, row)] for row in rows]
        return json.dumps(found, ensure_ascii=False)

    yield read
    await engine.dispose()


async def test_all_that_is_held_about_somebody_is_told_and_nothing_of_others(
    house: House, rights: RightsDialog
) -> None:
    session = await an_ended_session(house)

    data = await rights.export(ADDRESS.upper(), house.now)

    [held] = data.sessions
    assert (held.session_id, held.role, held.names) == (session.id, "promoter", (NAME, ADDRESS))
    assert [one.text for one in held.contributions] == ["Serve una guida unica per le aziende"]
    assert [one.answers for one in held.answers] == [
        {"Which?": ("Two",)},
        {"What else?": ("Detto da anna bianchi",)},
    ]
    assert "bruno" not in data.model_dump_json()


async def test_who_is_in_the_plan_alone_is_told_so(house: House, rights: RightsDialog) -> None:
    await an_ended_session(house)

    data = await rights.export("francesca@example.org", house.now)

    [held] = data.sessions
    assert held.in_plan
    assert (held.joined_at, held.contributions, held.answers) == (None, (), ())


async def test_of_a_stranger_nothing_is_held(house: House, rights: RightsDialog) -> None:
    await an_ended_session(house)

    data = await rights.export("nobody@example.org", house.now)

    assert (data.sessions, data.personal_chats) == ((), 0)


async def test_who_is_erased_is_named_no_more_in_what_organisers_put_right(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    session = await an_ended_session(house)
    acts: tuple[Correcting, ...] = (
        Rename(Group("x", frozenset({"x"})), f"Quello che dice {NAME}"),
        Hide(frozenset({"y"}), f"Parla di {NAME}"),
        confirmed(Group("z", frozenset({"z"}))),
    )
    async with house.store.begin() as work:
        for number, act in enumerate(acts):
            one = Correction(id=f"a{number}", by=f"aad-{WHO}", at=house.now, act=act)
            await work.corrections.add(session.id, one)

    await rights.erase(ADDRESS, house.now, words=False)

    async with house.store.read() as work:
        log = await work.corrections.of(session.id)
    assert NAME not in await everything()
    assert [one.by for one in log] == [GONE, GONE, GONE]
    assert [type(one.act) for one in log] == [Rename, Hide, Regroup]


async def test_words_that_are_erased_are_in_no_ruling_either(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    session = await an_ended_session(house)
    for typed in ("guida unica", "risponde sempre"):
        cut = CutWords(**house.who("francesca"), session_id=session.id, version=1, typed=typed)
        view(await house.ask(cut), CutsView)
    before = await everything()

    await rights.erase(ADDRESS, house.now, words=True)

    after = await everything()
    assert ("guida unica" in before, "guida unica" in after) == (True, False)
    assert "risponde sempre" in after


async def test_who_ruled_on_cuts_is_forgotten_with_the_names_and_the_words_with_the_session(
    house: House, everything: Reading
) -> None:
    session = await an_ended_session(house)
    cut = CutWords(**house.who("francesca"), session_id=session.id, version=1, typed="guida unica")
    view(await house.ask(cut), CutsView)

    await house.pass_time(days=31)
    async with house.store.read() as work:
        [kept] = await work.rulings.of(session.id)
    await house.pass_time(days=400)

    assert (kept.by, kept.ruling.words) == (GONE, "guida unica")
    assert "guida unica" not in await everything()


async def test_who_put_points_right_is_forgotten_with_the_names(
    house: House, everything: Reading
) -> None:
    session = await an_ended_session(house)
    async with house.store.begin() as work:
        act = Hide(frozenset({"y"}), "Non riguarda il tema")
        one = Correction(id="a", by="aad-francesca", at=house.now, act=act)
        await work.corrections.add(session.id, one)

    await house.pass_time(days=31)
    async with house.store.read() as work:
        [kept] = await work.corrections.of(session.id)
    await house.pass_time(days=400)

    assert (kept.by, kept.act) == (GONE, act)
    assert "Non riguarda il tema" not in await everything()


async def test_who_is_erased_is_found_nowhere_and_what_they_gave_stays(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    session = await an_ended_session(house)
    before = await everything()
    known = [NAME, ADDRESS, "aad-anna bianchi", "29:anna bianchi"]

    erased = await rights.erase(ADDRESS, house.now, words=False)

    after = await everything()
    assert (erased.sessions, erased.under_way) == (1, 0)
    assert [word for word in known if word not in before] == []
    assert [word for word in known if word in after] == []
    assert "Serve una guida unica" in after
    assert "[…] risponde sempre a tutti" in after
    async with house.store.read() as work:
        assert len(await work.people.of(session.id)) == 5
        # The name stood in what somebody wrote: the digest was made anew without it.
        assert await work.digests.versions(session.id) == 2


async def test_a_facilitator_who_is_erased_leaves_no_name_in_plan_acts_or_messages(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    await an_ended_session(house)

    await rights.erase("giulia@example.org", house.now, words=False)

    after = await everything()
    assert "Giulia" not in after
    assert "giulia" not in after
    assert "Marco" in after


async def test_words_are_forgotten_where_that_is_wished_and_the_digest_is_made_anew(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    session = await an_ended_session(house)
    async with house.store.read() as work:
        first = await work.digests.get(session.id)

    await rights.erase(ADDRESS, house.now, words=True)

    after = await everything()
    assert "Serve una guida unica" not in after
    assert "Detto da anna bianchi" not in after
    assert "Detto da bruno" in after
    async with house.store.read() as work:
        again = await work.digests.get(session.id)
    assert (first.method.withdrawn, again.method.withdrawn) == (0, 1)
    assert "One" in again.model_dump_json()
    poll = await house.run()
    assert poll.answered == 5


async def test_words_that_are_a_plan_s_too_are_forgotten_where_they_are_theirs_alone(
    house: House, rights: RightsDialog
) -> None:
    await a_session(house)
    await house.vote(WHO, "text", run="closing", question="more")
    await house.vote("bruno", "Two", run="closing", question="more")
    await house.pass_time(minutes=7)

    await rights.erase("bruno@example.org", house.now, words=True)
    await rights.erase(ADDRESS, house.now, words=True)

    questions = {one.id: one for one in (await house.run("closing")).asking.asks}
    assert [one.text for one in (await house.run()).asking.asks[0].choices][:2] == ["One", "Two"]
    assert isinstance(questions["more"], TextQuestion)
    [told] = [one for one in (await house.run("closing")).results if one.question_id == "more"]
    assert sorted(told.texts) == ["Detto da carla", "Detto da dario", "—", "—"]


async def test_what_was_voted_on_is_forgotten_with_its_author(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    dots = {"kind": "priority_vote", "id": "dots", "minutes": 3, "question": "What first?"}
    await house.begin(a_block("one", a_round(minutes=5), dots | {"opens": 6}))
    await house.join(WHO, email=ADDRESS)
    await house.join_all("bruno", "carla")
    await house.write_point(WHO, "Serve una guida unica per le aziende")
    await house.write_point("bruno", "Anna Bianchi risponde sempre a tutti")
    await house.pass_time(minutes=13)
    before = await everything()

    await rights.erase(ADDRESS, house.now, words=True)

    assert before.count("Serve una guida unica") > 1
    after = await everything()
    assert "Serve una guida unica" not in after
    assert NAME not in after


async def test_a_name_that_means_something_to_us_is_forgotten_without_harm(
    house: House, rights: RightsDialog
) -> None:
    await house.begin(BLOCK)
    await house.join("session_prepared")
    await house.pass_time(minutes=13)

    await rights.erase("session_prepared@example.org", house.now, words=False)

    assert (await house.told())[0] == "session_prepared"


async def test_a_session_under_way_is_left_as_it_is(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    await a_session(house)

    erased = await rights.erase(ADDRESS, house.now, words=True)

    assert (erased.sessions, erased.under_way) == (0, 1)
    assert ADDRESS in await everything()


async def test_who_is_erased_before_there_is_a_digest_is_not_in_it(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    await a_session(house)
    await house.act(Act.END, confirmed=True)

    await rights.erase(ADDRESS, house.now, words=True)
    before = await everything()
    await house.tick()

    assert "Serve una guida unica" not in before
    session = await house.session()
    async with house.store.read() as work:
        assert await work.digests.versions(session.id) == 1
    assert "Serve una guida unica" not in await everything()


async def test_what_was_done_leaves_a_trail_that_names_nobody(
    house: House, rights: RightsDialog
) -> None:
    session = await an_ended_session(house)

    await rights.export(ADDRESS, house.now)
    await rights.erase(ADDRESS, house.now, words=True)
    await rights.erase(ADDRESS, house.now, words=False)

    async with house.store.read() as work:
        steps = await work.trail.of(session.id)
    assert [(one.act, one.by) for one in steps if not one.act.startswith("led_")] == [
        ("person_exported", "operator"),
        ("words_erased", "operator"),
    ]


async def test_names_are_forgotten_in_time_and_everything_later(
    house: House, everything: Reading
) -> None:
    session = await an_ended_session(house)

    await house.pass_time(days=31)
    without_names = await everything()
    summary = view(await house.show("carla", Card.SUMMARY), SummaryView)
    await house.pass_time(days=120)
    after = await everything()

    assert [one for one in (NAME, "Bruno", "giulia@", "aad-", "29:") if one in without_names] == []
    assert "Serve una guida unica" in without_names
    assert summary.participants == 5
    assert "Serve una guida unica" not in after
    async with house.store.read() as work:
        assert [one.act for one in await work.trail.of(session.id)][-2:] == [
            "names_forgotten",
            "session_forgotten",
        ]
        assert await work.sessions.all() == []


async def test_a_chat_with_somebody_alone_is_forgotten_once_they_take_part_in_nothing(
    house: House, rights: RightsDialog
) -> None:
    await a_session(house)
    chat = PersonalChat(
        tenant_id=house.tenant,
        teams_user_id="29:anna bianchi",
        person_key="aad-anna bianchi",
        email=ADDRESS,
        conversation_id="a:1",
        service_url="https://teams.example/",
    )
    async with house.store.begin() as work:
        await work.people.put_personal_chat(chat)

    await rights.erase(ADDRESS, house.now, words=False)
    meanwhile = await rights.export(ADDRESS, house.now)
    await house.pass_time(days=31)
    later = await rights.export(ADDRESS, house.now)

    assert (meanwhile.personal_chats, later.personal_chats) == (1, 0)


async def test_a_plan_may_have_names_forgotten_sooner(house: House, everything: Reading) -> None:
    privacy = a_plan()["privacy"] | {"names_until": "2020-11-26"}
    await house.begin(BLOCK, privacy=privacy)
    await house.join(WHO, email=ADDRESS)

    await house.pass_time(days=3)

    assert NAME not in await everything()


async def test_what_is_not_over_is_not_forgotten(house: House, everything: Reading) -> None:
    privacy = a_plan()["privacy"] | {"keep_until": "2020-11-24"}
    await house.begin(a_block("one", minutes=60), ends="15:00", privacy=privacy)
    await house.join(WHO, email=ADDRESS)
    house.now += timedelta(days=1, hours=2)
    paused = await house.session()

    await house.tick()

    assert paused.state == "running"
    assert NAME in await everything()


async def test_a_session_that_never_began_is_forgotten_too(house: House) -> None:
    await house.prepare(BLOCK)

    await house.pass_time(days=200)

    async with house.store.read() as work:
        assert await work.sessions.all() == []


def test_no_table_is_forgotten_to_be_forgotten() -> None:
    by_other_ids = (last_words, supports)
    known = {table.name for table in (*OF_SESSIONS, *OF_RUNS, *by_other_ids, sessions)}

    # A 1:1 chat is no session's, and the trail outlives them all.
    assert set(metadata.tables) - known == {"personal_chats", "trail"}


async def test_somebody_takes_along_what_is_held_about_them_in_their_tenant(house: House) -> None:
    session = await an_ended_session(house)
    elsewhere = House(house.store, house.plans)
    elsewhere.tenant, elsewhere.chat = "another", "19:another@thread.v2"
    await elsewhere.begin(BLOCK)
    await elsewhere.join(WHO, email=ADDRESS)

    reply = await house.ask(FetchOwnData(**house.who(WHO, email=ADDRESS)))

    assert isinstance(reply, DataFetched)
    held = json.loads(reply.written)
    assert [one["session_id"] for one in held["sessions"]] == [session.id]
    assert [one["text"] for one in held["sessions"][0]["contributions"]] == [
        "Serve una guida unica per le aziende"
    ]
    assert (reply.sessions, held["person"]) == (1, ADDRESS)
    async with house.store.read() as work:
        trail = await work.trail.of(session.id)
    assert ("own_data_fetched", f"aad-{WHO}") in {(one.act, one.by) for one in trail}


async def test_somebody_whom_only_a_plan_knows_takes_that_along(house: House) -> None:
    await house.begin(BLOCK)

    reply = await house.ask(FetchOwnData(**house.who("paolo")))
    unknown = await house.ask(FetchOwnData(**house.who("nobody", email=None)))

    assert isinstance(reply, DataFetched)
    assert isinstance(unknown, DataFetched)
    assert json.loads(reply.written)["sessions"][0]["in_plan"]
    assert unknown.sessions == 0


async def test_what_was_to_be_voted_on_before_it_was_taken_back_is_forgotten_too(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    dots = {"kind": "priority_vote", "id": "dots", "minutes": 3, "question": "What first?"}
    await house.begin(a_block("one", a_round(minutes=5)), a_block("two", dots))
    await house.join(WHO, email=ADDRESS)
    await house.join_all("bruno", "carla")
    await house.write_point(WHO, "Serve una guida unica per le aziende")
    await house.write_point("bruno", "Anna Bianchi risponde sempre a tutti")
    await house.act(Act.NEXT)
    await house.act(Act.UNDO)
    await house.act(Act.END, confirmed=True)
    await house.tick()
    before = await everything()

    await rights.erase(ADDRESS, house.now, words=True)

    assert before.count("Serve una guida unica") > 1
    after = await everything()
    assert "Serve una guida unica" not in after
    assert NAME not in after


async def test_who_is_erased_is_named_no_more_in_answers_questions_and_statements(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    views = {
        "kind": "statements",
        "id": "views",
        "opens": 3,
        "minutes": 4,
        "question": "Do you agree?",
        "statements": ["The path is clear"],
        "proposals": True,
    }
    session = await house.begin(a_block("one", a_round(), views, QUESTIONS))
    await house.join(WHO, email=ADDRESS)
    await house.join_all("bruno", "carla", "dario")
    await house.put(f"Chi ha lavorato con {NAME}? Io con {NAME} / Altri 2m")
    await house.act(Act.EXTEND, minutes=1, run_id=(await house.run("ad-hoc-1")).id)
    await house.pass_time(minutes=3)
    run, said = await house.run("views"), f"{NAME} va premiata"
    await house.ask(ProposeStatement(**house.who("bruno"), run_id=run.id, text=said))
    await house.ask(
        JudgeProposal(
            **house.who("giulia"),
            session_id=session.id,
            run_id=run.id,
            words=known_by(said),
            admits=True,
        )
    )
    await house.pass_time(minutes=3, seconds=1)
    for name in ("bruno", "carla", "dario"):
        await house.vote(name, f"Grazie a {NAME} ({name})", run="closing", question="more")
    await house.pass_time(minutes=7)
    before = await everything()

    await rights.erase(ADDRESS, house.now, words=False)

    after = await everything()
    assert before.count(NAME) > 8
    assert NAME not in after
    async with house.store.read() as work:
        digest = await work.digests.get(session.id)
    assert NAME not in digest.model_dump_json()


@pytest.mark.parametrize("in_time", [False, True])
async def test_no_card_can_be_told_to_have_been_somebody_s(
    house: House,
    rights: RightsDialog,
    everything: Reading,
    in_time: bool,  # noqa: FBT001 - a case
) -> None:
    """A card in somebody's own chat is called by a hash of their address, which can be tried."""
    session = await an_ended_session(house)
    address = "francesca@example.org"
    signing = DigestToSign(session_id=session.id, recipient=address)
    missed = DigestUndelivered(session_id=session.id, names=("Francesca",), recipient=address)
    async with house.store.begin() as work:
        await work.outbox.put(missed, at=house.now)
        for one in (signing, missed):
            await work.cards.posted(one.card, session.id, one.kind)
    before = await everything()

    if in_time:
        await house.pass_time(days=31)
    else:
        await rights.erase(address, house.now, words=False)

    whose = signing.card.rpartition(":")[2]
    after = await everything()
    assert whose in before
    assert whose not in after


async def test_who_led_or_read_without_taking_part_is_forgotten_in_time_too(
    house: House, everything: Reading
) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    house.write(a_plan(BLOCK, people=people))
    zelinda = house.who("zelinda", meeting_role="Organizer")
    await house.ask(
        ChoosePlan(**zelinda, plan_id="small", service_url=house.service_url, meeting_id="meeting")
    )
    session = await house.session()
    await house.ask(Facilitate(**zelinda, act=Act.START))
    await house.ask(Facilitate(**zelinda, act=Act.EXTEND, minutes=1))
    await house.ask(Facilitate(**zelinda, act=Act.END, confirmed=True))
    await house.tick()
    for step in (SigningStep.APPROVE, SigningStep.PUBLISH):
        signed = house.who("francesca")
        await house.ask(Sign(**signed, session_id=session.id, step=step, version=1))
    await house.ask(AskLink(**house.who("ugo"), session_id=session.id))
    before = (await everything()).casefold()

    await house.pass_time(days=31)

    after = (await everything()).casefold()
    assert [name for name in ("zelinda", "aad-ugo") if name not in before] == []
    assert [name for name in ("zelinda", "aad-ugo") if name in after] == []


async def test_who_led_without_taking_part_is_erased_by_name_too(
    house: House, rights: RightsDialog, everything: Reading
) -> None:
    people = [{"email": "francesca@example.org", "name": "Francesca", "organiser": True}]
    house.write(a_plan(BLOCK, people=people))
    zelinda = house.who("zelinda", meeting_role="Organizer")
    await house.ask(
        ChoosePlan(**zelinda, plan_id="small", service_url=house.service_url, meeting_id="meeting")
    )
    for act in (Act.START, Act.PAUSE, Act.RESUME):
        await house.ask(Facilitate(**zelinda, act=act))
    await house.ask(Facilitate(**zelinda, act=Act.END, confirmed=True))
    await house.tick()

    await rights.erase("zelinda@example.org", house.now, words=False)

    assert "zelinda" not in (await everything()).casefold()


@pytest.mark.parametrize("in_time", [False, True])
async def test_no_message_of_the_chat_is_known_to_be_somebody_s_words(
    house: House,
    rights: RightsDialog,
    everything: Reading,
    in_time: bool,  # noqa: FBT001 - a case
) -> None:
    await house.begin(a_block("one", a_round()))
    await house.join(WHO, email=ADDRESS)
    said = Spoken(whole="Serve una guida unica")
    await house.ask(
        HearMessage(
            **house.who(WHO), message_id="1606222920077", change=MessageChange.SAID, spoken=said
        )
    )
    await house.act(Act.END, confirmed=True)
    await house.tick()
    before = await everything()

    if in_time:
        await house.pass_time(days=31)
    else:
        await rights.erase(ADDRESS, house.now, words=False)

    after = await everything()
    assert "1606222920077" in before
    assert "1606222920077" not in after
    assert "Serve una guida unica" in after


@pytest.mark.parametrize("who", ["aad-ugo", "ugo@example.org"])
async def test_who_did_nothing_but_read_is_erased_too(
    house: House, rights: RightsDialog, everything: Reading, who: str
) -> None:
    session = await an_ended_session(house)
    for step in (SigningStep.APPROVE, SigningStep.PUBLISH):
        signed = house.who("francesca")
        await house.ask(Sign(**signed, session_id=session.id, step=step, version=1))
    await house.ask(AskLink(**house.who("ugo"), session_id=session.id))
    chat = PersonalChat(
        tenant_id=house.tenant,
        teams_user_id="29:ugo",
        person_key="aad-ugo",
        email="ugo@example.org",
        conversation_id="a:1",
        service_url="https://teams.example/",
    )
    async with house.store.begin() as work:
        await work.people.put_personal_chat(chat)
    before = await everything()

    await rights.erase(who, house.now, words=False)

    assert "aad-ugo" in before
    assert "aad-ugo" not in await everything()
