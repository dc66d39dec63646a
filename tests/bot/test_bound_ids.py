"""Every id that a card can carry, sent from where it does not belong: refused, nothing changed."""

import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cards.taps.arranging import (
    ArrangedTap,
    ArrangeTap,
    PointsTap,
    PointTap,
    UndoArrangingTap,
)
from bot.cards.taps.files import FetchDataTap
from bot.cards.taps.joining import JoinTap, KeptContribution, KeptVote
from bot.cards.taps.leading import ActTap, AskTap, JudgeTap, NudgeTap, StatusTap
from bot.cards.taps.preparing import (
    ChoosePlanTap,
    FetchPlanTap,
    NewPlanTap,
    OutlinePlanTap,
    PreviewTap,
)
from bot.cards.taps.ruling import CutsTap, CutWordsTap, RuleTap, UndoRulingTap
from bot.cards.taps.showing import HelpTap, ShowTap
from bot.cards.taps.signing import FetchDigestTap, LinkTap, MessagesTap, SigningTap, SignTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.writing import (
    ConfirmContributionTap,
    ContributeTap,
    EditContributionTap,
    ProposeTap,
    ReportTap,
    SpeakTap,
    SupportTap,
    WithdrawContributionTap,
    WithdrawProposalTap,
    WithdrawSupportTap,
)
from bot.inbound import Origin
from bot.tapped.command import READERS, tapped_command
from bot.teams.room import Place
from dialogs.commands.arranging import Arranging
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Move, ProposeStatement
from dialogs.replies import Refused, Reply
from dialogs.views.writing import ContributionView
from digest.documents.forms import Form
from digest.rulings import Verdict
from facilitation.key_messages import MessagesStep
from facilitation.proposals import known_by
from facilitation.sharing import Way
from facilitation.signing import SigningStep
from storage.store import Store, open_engine
from tests.dialogs.house import CHAT, TENANT, House, a_block, a_poll, a_round, sender, view
from tests.dialogs.test_speaking import a_giro
from tests.facilitation.plans import some_statements
from tests.storage.rows import all_rows

OTHER_CHAT = "19:other@thread.v2"
OTHER_TENANT = "another-tenant"
PROPOSED = "The bus is too rare"

FLOOR = (Move.NEXT, Move.ABSENT, Move.HOLD, Move.RELEASE)

WITHOUT_IDS = {StatusTap, HelpTap, NewPlanTap, OutlinePlanTap, FetchDataTap}
"""They carry no id: what they mean is looked up by the conversation."""

OF_PLANS = {ChoosePlanTap, PreviewTap, FetchPlanTap}
"""Plans belong to no conversation; whose they are is tested in tests/dialogs/test_shelving.py."""


@dataclass(frozen=True)
class Meeting:
    """The ids of a session in which everything is open, with what Anna and Bice wrote."""

    session: str
    runs: dict[str, str]
    hers: str
    theirs: str


@pytest.fixture
async def house(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[House]:
    """Lend the dialogs over a database with our schema."""
    shutil.copy(migrated_sqlite, tmp_path / "giro.db")
    (tmp_path / "plans").mkdir()
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"))
    yield House(store, tmp_path / "plans")
    await store.close()


async def held(house: House) -> Meeting:
    """Open everything in the house's conversation."""
    prompts = (a_poll(), a_round(), some_statements(proposals=True), a_giro())
    session = await house.begin(a_block("one", *prompts))
    await house.join_all("anna", "bice")
    await house.act(Act.OPEN)
    hers = view(await house.write_point("anna", "The tutors help"), ContributionView)
    theirs = view(await house.write_point("bice", "The interns learn"), ContributionView)
    await house.vote("anna", "A")
    runs = {run.prompt.id: run.id for run in await house.runs()}
    await house.ask(ProposeStatement(**house.who("anna"), run_id=runs["views"], text=PROPOSED))
    return Meeting(session.id, runs, hers.contribution.id, theirs.contribution.id)


def taps(session: str, there: Meeting) -> Iterator[tuple[str, Tap]]:
    """Every tap with an id, by somebody who might do it there; `session` may be another's."""
    runs = there.runs
    yield "anna", JoinTap(session=session, role="promoter")
    yield "anna", VoteTap(session=session, run=runs["poll"], question="poll", option="B")
    yield "anna", WithdrawVoteTap(session=session, run=runs["poll"])
    point = {"kind": "strength", "text": "Other words"}
    yield "anna", ContributeTap(session=session, run=runs["points"], **point)
    yield "anna", EditContributionTap(session=session, contribution=there.hers, **point)
    yield "anna", ConfirmContributionTap(session=session, contribution=there.hers)
    yield "anna", WithdrawContributionTap(session=session, contribution=there.hers)
    yield "anna", SupportTap(session=session, contribution=there.theirs)
    yield "anna", SupportTap(session=session, contribution=there.theirs, instead_of=there.hers)
    yield "anna", WithdrawSupportTap(session=session, contribution=there.theirs)
    yield "anna", ProposeTap(session=session, run=runs["views"], text="Another statement")
    words = known_by(PROPOSED)
    yield "anna", WithdrawProposalTap(session=session, run=runs["views"], words=words)
    yield "anna", ReportTap(session=session, run=runs["points"], role="host", **point)
    for move in Move:
        yield "giulia", SpeakTap(session=session, run=runs["giro"], move=move)
    yield "giulia", JudgeTap(session=session, run=runs["views"], words=words, admits=True)
    yield "giulia", NudgeTap(session=session, run=runs["points"], role="host")
    yield "giulia", NudgeTap(session=session, run=runs["poll"])


def taps_of_a_session(there: Meeting) -> Iterator[tuple[str, Tap]]:
    """Those that mean a session as a whole, or a thing in it that the card names."""
    session, runs = there.session, there.runs
    for act in Act:
        yield "giulia", ActTap(session=session, act=act, confirmed=True)
        yield "giulia", ActTap(session=session, act=act, run=runs["poll"], way=Way.EVEN, to="marco")
    yield "giulia", AskTap(session=session, question="Do we agree?", options="yes / no")
    things = [*runs.values(), there.hers, "one", None]
    for card in Card:
        for thing in things:
            yield "giulia", ShowTap(session=session, card=card, thing=thing)
    yield "anna", ShowTap(session=session, card=Card.OWN)
    yield "francesca", LinkTap(session=session)
    yield "francesca", FetchDigestTap(session=session, form=Form.PDF)
    for step in SigningStep:
        yield "francesca", SignTap(session=session, step=step, version=1)
    yield "francesca", SigningTap(session=session)
    yield "francesca", PointsTap(session=session)
    yield "francesca", PointTap(session=session, point=there.hers)
    for how in Arranging:
        tap = ArrangeTap(session=session, how=how, point=there.hers, section="A1", seen=0, size=1)
        yield "francesca", tap
    yield "francesca", ArrangedTap(session=session)
    yield "giulia", UndoArrangingTap(session=session, correction="x")
    yield "francesca", CutsTap(session=session)
    for verdict in Verdict:
        yield "francesca", RuleTap(session=session, stretches="f", verdict=verdict)
    yield "francesca", CutWordsTap(session=session, version=1, words="tutors")
    yield "francesca", UndoRulingTap(session=session, act="x")
    for wish in MessagesStep:
        yield "francesca", MessagesTap(session=session, step=wish, version=1)


async def tap(house: House, name: str, tapped: Tap) -> Reply:
    """Tap as somebody, in the house's conversation."""
    place = Place("https://smba.trafficmanager.net/", house.chat, house.tenant)
    origin = Origin(sender=sender(name), place=place, meeting_id="meeting")
    return await house.ask(tapped_command(tapped, origin))


def rows(folder: Path) -> list[Any]:
    """Everything in the database."""
    return all_rows(folder / "giro.db")


def test_no_tap_is_forgotten() -> None:
    runs = dict.fromkeys(("poll", "points", "views", "giro"), "r")
    there = Meeting("s", runs, "c", "d")

    tried = {type(each) for _, each in [*taps("s", there), *taps_of_a_session(there)]}

    assert tried | WITHOUT_IDS | OF_PLANS == set(READERS)


@pytest.mark.parametrize(
    ("tenant", "chat", "begun"),
    [
        (TENANT, OTHER_CHAT, True),
        (TENANT, OTHER_CHAT, False),
        (OTHER_TENANT, CHAT, False),
        (OTHER_TENANT, CHAT, True),
    ],
)
async def test_from_another_conversation_or_tenant_nothing_is_done(
    house: House, tmp_path: Path, tenant: str, chat: str, *, begun: bool
) -> None:
    there = await held(house)
    house.tenant, house.chat = tenant, chat
    if begun:
        await held(house)
    before = rows(tmp_path)

    sent = [*taps(there.session, there), *taps_of_a_session(there)]
    replies = [await tap(house, name, each) for name, each in sent]

    done = [each for (_, each), reply in zip(sent, replies, strict=True) if not no(reply)]
    assert done == []
    assert rows(tmp_path) == before


async def test_the_ids_of_one_session_mean_nothing_on_the_cards_of_another(
    house: House, tmp_path: Path
) -> None:
    there = await held(house)
    house.chat = OTHER_CHAT
    here = await held(house)
    votes = VoteTap(session=here.session, run=there.runs["poll"], question="poll", option="B")
    kept: list[KeptVote | KeptContribution] = [
        KeptVote(run=there.runs["poll"], answers={"poll": ("B",)}),
        KeptContribution(run=there.runs["points"], kind="strength", text="Mine"),
    ]
    sent: list[tuple[str, Tap]] = [
        *(
            (name, each)
            for name, each in taps(here.session, there)
            if not isinstance(each, JoinTap)
        ),
        ("anna", votes),
        *(("anna", JoinTap(session=here.session, role="promoter", kept=each)) for each in kept),
        ("anna", SupportTap(session=here.session, contribution=here.theirs, instead_of=there.hers)),
        *(
            ("giulia", ActTap(session=here.session, act=act, run=there.runs["poll"], minutes=1))
            for act in (Act.EXTEND, Act.CLOSE, Act.REOPEN, Act.SKIP)
        ),
    ]
    before = [row for row in rows(tmp_path) if concerns(row, there)]

    replies = [await tap(house, name, each) for name, each in sent]

    assert [row for row in rows(tmp_path) if concerns(row, there)] == before
    shown = [each for (_, each), reply in zip(sent, replies, strict=True) if tells(reply, there)]
    assert shown == []


async def test_in_the_right_meeting_nobody_leads_by_a_card_that_is_not_theirs(
    house: House, tmp_path: Path
) -> None:
    there = await held(house)
    session, runs = there.session, there.runs
    leading: list[Tap] = [
        *(ActTap(session=session, act=act, run=runs["poll"], confirmed=True) for act in Act),
        AskTap(session=session, question="Do we agree?", options="yes / no"),
        JudgeTap(session=session, run=runs["views"], words=known_by(PROPOSED), admits=True),
        NudgeTap(session=session, run=runs["points"]),
        *(SpeakTap(session=session, run=runs["giro"], move=move, turn=1) for move in FLOOR),
        *(ShowTap(session=session, card=card) for card in Card if card.is_for_facilitators),
        StatusTap(),
    ]
    before = rows(tmp_path)

    replies = [await tap(house, "bice", each) for each in leading]

    assert [each for each, reply in zip(leading, replies, strict=True) if not no(reply)] == []
    assert rows(tmp_path) == before


async def test_what_somebody_wrote_nobody_else_changes_or_takes_back(
    house: House, tmp_path: Path
) -> None:
    there = await held(house)
    named = {"session": there.session, "contribution": there.hers}
    hers: list[Tap] = [
        EditContributionTap(**named, kind="strength", text="Mine now"),
        ConfirmContributionTap(**named),
        WithdrawContributionTap(**named),
        SupportTap(session=there.session, contribution=there.theirs, instead_of=there.hers),
    ]
    before = rows(tmp_path)

    replies = [await tap(house, name, each) for each in hers for name in ("bice", "giulia")]

    assert all(no(reply) for reply in replies)
    assert rows(tmp_path) == before


async def test_what_is_in_another_session_is_shown_on_no_card(house: House) -> None:
    there = await held(house)
    house.chat = OTHER_CHAT
    here = await held(house)

    replies = [
        await tap(house, name, ShowTap(session=here.session, card=card, thing=thing))
        for name in ("giulia", "anna")
        for card in Card
        for thing in (*there.runs.values(), there.hers, there.theirs, there.session)
    ]

    assert [reply for reply in replies if tells(reply, there)] == []


def no(reply: Reply) -> bool:
    return isinstance(reply, Refused)


def concerns(row: Any, there: Meeting) -> bool:
    """Whether a row has to do with a session."""
    return any(each in str(row) for each in (there.session, *there.runs.values(), there.hers))


def tells(reply: Reply, there: Meeting) -> bool:
    """Whether a reply tells anything of a session, but that there is no such thing here."""
    return not isinstance(reply, Refused) and concerns(reply, there)
