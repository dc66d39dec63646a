"""Organisers, and whoever leads, put points right; every act can be undone."""

from asyncio import gather
from datetime import timedelta
from typing import Any

import pytest

from dialogs.arranging import ArrangingDialog
from dialogs.closing import ClosingDialog
from dialogs.commands.arranging import (
    Arrange,
    Arranging,
    ShowArranged,
    ShowPoint,
    ShowPoints,
    UndoArranging,
)
from dialogs.commands.leading import Act
from dialogs.commands.signing import AskSigning, Sign
from dialogs.current_points import current_points
from dialogs.replies import Reply
from dialogs.views.arranging import ActRow, ArrangedView, PointsView, PointView
from dialogs.views.organising import SigningView
from digest.digest import Digest
from digest.faults import AuditError, Fault
from digest.points.listing import listed
from digest.points.replaying import steps
from digest.quotes import Point
from facilitation.contributions import ContributionKind
from facilitation.refusals.arranging import (
    ActIsIncomplete,
    DigestWouldBeWrong,
    MayNotArrange,
    NoSuchPoint,
    PointsAreNewer,
)
from facilitation.refusals.unknown import NoSuchSession
from facilitation.signing import DigestState, SigningStep
from storage.people import PersonalChat
from tests.dialogs.house import House, a_block, a_round, refused, view

CONFIRM, RENAME, MERGE, SPLIT, MOVE, HIDE, RECAST = Arranging

VISITS = "Organizzare visite in azienda prima della scelta"
FEW = "Visite aziendali prima della scelta"
TUTORS = "Mediatori culturali ai colloqui di ingresso"
AREAS = [
    {"id": "scouting", "title": "Finding companies", "short": "Scouting"},
    {"id": "skills", "title": "Skills", "short": "Skills"},
]


async def held(house: House) -> str:
    """Hold a session in which three said two things; gives its id."""
    blocks = (a_block("one", a_round()), a_block("two", area="skills"))
    session = await house.begin(*blocks, areas=AREAS)
    await house.join_all("anna", "bruno", "carla", "dario")
    await house.pass_time(minutes=1)
    for name, text in (("anna", VISITS), ("bruno", FEW), ("carla", TUTORS)):
        await house.write_point(name, text)
    await house.act(Act.END, confirmed=True)
    await house.tick()
    return session.id


async def digest(house: House) -> Digest:
    """The points as they stand."""
    session = await house.session()
    async with house.store.read() as work:
        return (await current_points(work, session)).digest


async def points(house: House, section: int = 0) -> dict[frozenset[str], Point]:
    """The points of a section by the words in them."""
    told = (await digest(house)).sections[section]
    return {
        frozenset(one.quote.text for one in each.citations): each.point for each in listed(told)
    }


async def ids(house: House) -> dict[str, str]:
    """The contributions' ids by their words."""
    session = await house.session()
    async with house.store.read() as work:
        return {one.text: one.id for one in await work.contributions.standing(session.id)}


async def seen(house: House, text: str) -> dict[str, Any]:
    """What a card shows of the point that has those words."""
    session = await house.session()
    every = [one for section in (await digest(house)).sections for one in listed(section)]
    point = next(one for one in every if text in {each.quote.text for each in one.citations})
    async with house.store.read() as work:
        done = steps(await work.corrections.of(session.id))
    return {
        "session_id": session.id,
        "point_id": point.point.point_id,
        "section": point.section.key,
        "seen": done,
        "size": len(point.citations),
    }


async def arrange(
    house: House, how: Arranging, text: str, who: str = "francesca", **facts: Any
) -> Reply:
    """Act on the point that has those words, as it stands."""
    meant = await seen(house, text) | facts
    return await house.ask(Arrange(**house.who(who), how=how, **meant))


async def point_of(house: House, text: str) -> Point:
    return next(one for said, one in (await points(house)).items() if text in said)


async def undo(house: House, correction_id: str, name: str = "francesca") -> Reply:
    session = await house.session()
    return await house.ask(
        UndoArranging(**house.who(name), session_id=session.id, correction_id=correction_id)
    )


async def latest(house: House) -> tuple[int, DigestState]:
    session = await house.session()
    async with house.store.read() as work:
        version = await work.digests.latest(session.id)
    return version.number, version.state


async def sign(house: House, step: SigningStep, version: int) -> None:
    session = await house.session()
    view(
        await house.ask(
            Sign(**house.who("francesca"), session_id=session.id, step=step, version=version)
        ),
        SigningView,
    )


async def show(house: House, name: str = "francesca", **facts: Any) -> Reply:
    session = await house.session()
    return await house.ask(ShowPoints(**house.who(name), session_id=session.id, **facts))


async def trail(house: House) -> list[tuple[str, str]]:
    session = await house.session()
    async with house.store.read() as work:
        return [(one.act, one.by) for one in await work.trail.of(session.id)][-2:]


async def know_alone(house: House, name: str) -> dict[str, Any]:
    """Have somebody's 1:1 known; gives who they are there."""
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
    return {**house.who(name), "conversation_id": f"a:{name}"}


async def test_the_points_of_a_section_are_listed_and_each_shows_its_words(house: House) -> None:
    session_id = await held(house)

    shown = view(await show(house), PointsView)
    assert shown.section is not None
    first = shown.section.points[0]
    one = view(
        await house.ask(
            ShowPoint(
                **house.who("francesca"), session_id=session_id, point_id=first.point_id, page=1
            )
        ),
        PointView,
    )

    assert [each.key for each in shown.sections] == ["A1"]
    assert (shown.version, shown.last, shown.signs, shown.hidden) == (1, None, True, 0)
    assert one.point.point == first
    assert {each.quote.text for each in one.point.citations} == {VISITS, FEW}
    assert one.page == 1


async def test_a_point_that_is_gone_leads_to_those_that_are_there(house: House) -> None:
    session_id = await held(house)

    gone = ShowPoint(**house.who("francesca"), session_id=session_id, point_id="x")
    shown = view(await house.ask(gone), PointsView)

    assert shown.section is not None
    assert shown.section.key == "A1"


async def test_whoever_leads_may_ask_for_the_points_by_a_word(house: House) -> None:
    session_id = await held(house)

    shown = view(await house.ask(ShowPoints(**house.who("giulia"))), PointsView)

    assert (shown.session.id, shown.signs) == (session_id, False)


async def test_points_are_merged_and_the_digest_says_so_in_a_new_draft(house: House) -> None:
    session_id = await held(house)
    await sign(house, SigningStep.APPROVE, 1)
    await house.redrawn()
    other = (await point_of(house, TUTORS)).point_id

    shown = view(await arrange(house, MERGE, VISITS, other_id=other), PointView)

    [(said, point)] = (await points(house)).items()
    assert said == {VISITS, FEW, TUTORS}
    assert (point.confirmed, point.people) == (True, 3)
    assert shown.point.point == point
    assert await latest(house) == (2, DigestState.DRAFT)
    async with house.store.read() as work:
        assert (await work.digests.version(session_id, 1)).number == 1
    assert await trail(house) == [
        ("digest_approved", "aad-francesca"),
        ("points_merged", "aad-francesca"),
    ]


async def test_an_act_is_undone_and_all_is_as_it_was(house: House) -> None:
    await held(house)
    before = await points(house)
    other = (await point_of(house, TUTORS)).point_id
    merged = view(await arrange(house, MERGE, VISITS, other_id=other), PointView)
    assert merged.last is not None

    undone = view(await undo(house, merged.last.id), PointsView)
    again = view(await undo(house, merged.last.id), PointsView)

    assert await points(house) == before
    assert (undone.last, again.problem) == (None, None)
    assert await latest(house) == (3, DigestState.DRAFT)
    assert (await trail(house))[-1] == ("arranging_undone", "aad-francesca")


async def acts(house: House, page: int = 0) -> tuple[ActRow, ...]:
    """Every act on the points, as organisers see them."""
    session = await house.session()
    asked = ShowArranged(**house.who("francesca"), session_id=session.id, page=page)
    return view(await house.ask(asked), ArrangedView).rows


async def test_every_act_says_who_did_it_and_what_it_was_about(house: House) -> None:
    await held(house)
    await know_alone(house, "francesca")
    by_text = await ids(house)
    other = (await point_of(house, TUTORS)).point_id
    view(await arrange(house, RENAME, VISITS, who="giulia", name="Le visite"), PointView)
    house.now += timedelta(minutes=1)
    view(await arrange(house, MERGE, VISITS, other_id=other), PointView)
    view(await arrange(house, HIDE, TUTORS, chosen=(by_text[TUTORS],), reason="Altro"), PointView)

    shown = await acts(house)

    about = [(one.who, one.texts, one.more) for one in shown]
    assert about[0] == ("Francesca", (TUTORS,), 0)
    assert about[1][0] == "Francesca"
    assert (about[1][1][0], about[1][2]) == (TUTORS, 1)
    assert (about[2][0], {*about[2][1]}) == ("Giulia", {VISITS, FEW})
    assert [one.played.is_whole for one in shown] == [True] * 3
    times = [one.played.correction.at for one in shown]
    assert times == sorted({*times}, reverse=True)


async def test_an_earlier_act_is_undone_and_the_later_ones_hold_as_far_as_they_can(
    house: House,
) -> None:
    await held(house)
    other = (await point_of(house, TUTORS)).point_id
    first = view(await arrange(house, MERGE, VISITS, other_id=other), PointView).last
    view(await arrange(house, RENAME, VISITS, who="giulia", name="Le visite"), PointView)
    assert first is not None
    session = await house.session()
    undoing = UndoArranging(
        **house.who("francesca"), session_id=session.id, correction_id=first.id, page=0
    )

    shown = view(await house.ask(undoing), ArrangedView)
    again = view(await house.ask(undoing), ArrangedView)

    assert shown.rows == again.rows
    assert [one.played.is_whole for one in shown.rows] == [False, False]
    assert [one.played.act is None for one in shown.rows] == [False, True]
    assert shown.acts == 2
    found = await points(house)
    assert {*found} == {frozenset({VISITS, FEW}), frozenset({TUTORS})}
    assert (await point_of(house, VISITS)).name == "Le visite"
    assert (await latest(house))[0] == 4


async def test_an_act_that_is_unknown_is_not_undone(house: House) -> None:
    await held(house)

    unknown = view(await undo(house, "x"), PointsView)

    assert isinstance(unknown.problem, PointsAreNewer)
    assert (await latest(house))[0] == 1


async def test_two_who_undo_the_same_act_at_once_undo_it_once(house: House) -> None:
    await held(house)
    done = view(await arrange(house, CONFIRM, VISITS), PointView).last
    assert done is not None

    await gather(*[undo(house, done.id, name) for name in ("francesca", "giulia") * 3])

    assert (await latest(house))[0] == 3
    assert not (await point_of(house, VISITS)).confirmed


async def test_a_point_is_let_stand_and_called_something(house: House) -> None:
    await held(house)

    confirmed = view(await arrange(house, CONFIRM, VISITS), PointView).point.point
    renamed = view(
        await arrange(house, RENAME, VISITS, name="  Le visite\n prima "), PointView
    ).point.point

    assert (confirmed.confirmed, confirmed.name) == (True, None)
    assert renamed.name == "Le visite prima"


async def test_contributions_are_split_off_and_moved(house: House) -> None:
    await held(house)
    by_text = await ids(house)

    view(await arrange(house, SPLIT, VISITS, chosen=(by_text[FEW],)), PointView)
    split = {*await points(house)}
    other = (await point_of(house, TUTORS)).point_id
    moved = view(
        await arrange(house, MOVE, FEW, chosen=(by_text[FEW],), other_id=other), PointsView
    )

    assert split == {frozenset({VISITS}), frozenset({FEW}), frozenset({TUTORS})}
    assert {*await points(house)} == {frozenset({VISITS}), frozenset({FEW, TUTORS})}
    assert moved.section is not None
    assert moved.section.key == "A1"


async def test_what_is_hidden_keeps_its_reason_and_its_words(house: House) -> None:
    await held(house)
    by_text = await ids(house)

    shown = view(
        await arrange(house, HIDE, TUTORS, chosen=(by_text[TUTORS],), reason="Altro tema"),
        PointsView,
    )

    assert shown.hidden == 1
    [aside] = (await digest(house)).set_aside
    assert (aside.contribution_id, aside.reason) == (by_text[TUTORS], "Altro tema")
    assert TUTORS in await ids(house)


async def test_kind_and_area_are_put_right(house: House) -> None:
    await held(house)
    kind = ContributionKind.PROPOSAL

    view(await arrange(house, RECAST, TUTORS, kind=kind, area_id="skills"), PointView)

    session_id = (await house.session()).id
    async with house.store.read() as work:
        [act] = await work.corrections.of(session_id)
    [(said, point)] = (await points(house, 1)).items()
    assert (said, point.kind) == (frozenset({TUTORS}), kind)
    shown = view(await show(house, section="A2"), PointsView)
    assert shown.section is not None
    assert shown.section.key == "A2"
    again = UndoArranging(
        **house.who("francesca"), session_id=session_id, correction_id=act.id, section="A1"
    )
    undone = view(await house.ask(again), PointsView)
    assert undone.section is not None
    assert (undone.section.key, len(undone.section.points)) == ("A1", 2)


@pytest.mark.parametrize(
    ("how", "facts"),
    [
        (MERGE, {}),
        (MERGE, {"other_id": "x"}),
        (SPLIT, {}),
        (SPLIT, {"chosen": (VISITS, FEW)}),
        (MOVE, {"other_id": TUTORS}),
        (MOVE, {"chosen": (FEW,)}),
        (HIDE, {"reason": "Altro tema"}),
        (HIDE, {"chosen": (FEW,), "reason": " "}),
        (RECAST, {"chosen": (FEW,)}),
        (RECAST, {"area_id": "elsewhere"}),
    ],
)
async def test_what_does_not_say_enough_is_mended_on_the_card(
    house: House, how: Arranging, facts: dict[str, Any]
) -> None:
    await held(house)
    by_text = await ids(house)
    chosen = tuple(by_text[one] for one in facts.get("chosen", ()))
    if facts.get("other_id") == TUTORS:
        facts = facts | {"other_id": (await point_of(house, TUTORS)).point_id}

    shown = view(await arrange(house, how, VISITS, **facts | {"chosen": chosen}), PointView)

    assert isinstance(shown.problem, ActIsIncomplete)
    assert shown.draft is not None
    assert shown.draft.chosen == chosen
    assert await latest(house) == (1, DigestState.DRAFT)


async def test_what_was_drawn_before_somebody_elses_act_on_it_does_nothing(house: House) -> None:
    await held(house)
    both = await seen(house, VISITS)
    view(await arrange(house, CONFIRM, VISITS), PointView)

    stale = view(await arrange(house, RENAME, VISITS, **both, name="Le visite"), PointView)
    other = both["point_id"]
    merged = view(await arrange(house, MERGE, TUTORS, seen=0, other_id=other), PointView)
    twice = view(await arrange(house, CONFIRM, VISITS, **both), PointView)
    gone = view(await arrange(house, CONFIRM, VISITS, point_id="x"), PointsView)

    assert isinstance(stale.problem, PointsAreNewer)
    assert stale.draft is not None
    assert isinstance(merged.problem, PointsAreNewer)
    assert twice.problem is None
    assert isinstance(gone.problem, NoSuchPoint)
    assert (await latest(house))[0] == 2


async def test_what_somebody_else_did_to_other_points_is_in_nobodys_way(house: House) -> None:
    await held(house)
    there = await seen(house, TUTORS)
    done = view(await arrange(house, CONFIRM, VISITS), PointView).last
    assert done is not None
    view(await undo(house, done.id, "giulia"), PointsView)

    shown = view(await arrange(house, CONFIRM, TUTORS, **there), PointView)

    assert (shown.problem, shown.point.point.confirmed) == (None, True)


async def test_two_who_put_points_right_at_once_both_do_and_never_the_same_one(
    house: House,
) -> None:
    await held(house)
    visits, tutors = await seen(house, VISITS), await seen(house, TUTORS)

    await gather(
        *[arrange(house, CONFIRM, VISITS, **visits) for _ in range(3)],
        arrange(house, RENAME, VISITS, "giulia", **visits, name="Le visite"),
        arrange(house, CONFIRM, TUTORS, "giulia", **tutors),
    )

    done = await acts(house)
    assert len(done) == 2
    assert {one.played.correction.by for one in done} >= {"aad-giulia"}


@pytest.mark.parametrize("name", ["anna", "nobody"])
async def test_nobody_else_sees_or_touches_points(house: House, name: str) -> None:
    await held(house)

    seen = refused(await show(house, name))
    done = refused(await arrange(house, CONFIRM, VISITS, who=name))

    assert isinstance(seen, MayNotArrange)
    assert isinstance(done, MayNotArrange)
    assert seen.organisers == ("Francesca",)
    assert (await latest(house))[0] == 1


@pytest.mark.parametrize("name", ["francesca", "giulia"])
async def test_points_are_put_right_in_the_own_1_to_1(house: House, name: str) -> None:
    session_id = await held(house)
    alone = await know_alone(house, name)
    elsewhere = {**alone, "conversation_id": "a:other"}

    shown = view(await house.ask(ShowPoints(**alone, session_id=session_id)), PointsView)
    other = await house.ask(ShowPoints(**elsewhere, session_id=session_id))

    assert shown.signs == (name == "francesca")
    assert isinstance(refused(other), NoSuchSession)


async def test_a_stranger_sees_nothing_in_their_own_1_to_1(house: House) -> None:
    session_id = await held(house)
    alone = await know_alone(house, "anna")

    assert isinstance(
        refused(await house.ask(ShowPoints(**alone, session_id=session_id))), NoSuchSession
    )


async def written(house: House) -> str:
    """Have three say two things in a session that goes on; gives its id."""
    blocks = (
        a_block("one", a_round(), a_round(id="others", opens=6)),
        a_block("two", a_round(id="later"), area="skills"),
    )
    session = await house.begin(*blocks, areas=AREAS)
    await house.join_all("anna", "bruno", "carla", "dario")
    for name, text in (("anna", VISITS), ("bruno", FEW), ("carla", TUTORS)):
        await house.write_point(name, text)
    return session.id


@pytest.mark.parametrize("who", ["francesca", "giulia"])
async def test_points_are_put_right_while_the_session_runs_and_its_digest_has_them_so(
    house: House, who: str
) -> None:
    session_id = await written(house)
    other = (await point_of(house, TUTORS)).point_id

    merged = view(await arrange(house, MERGE, VISITS, who, other_id=other), PointView)
    named = view(await arrange(house, RENAME, VISITS, who, name="Le visite"), PointView)
    before = await points(house)
    await house.act(Act.END, confirmed=True)
    await house.tick()

    assert (merged.version, merged.is_live, merged.has_control) == (None, True, who == "giulia")
    assert named.point.point.name == "Le visite"
    assert await points(house) == before
    assert {*before} == {frozenset({VISITS, FEW, TUTORS})}
    assert await latest(house) == (1, DigestState.DRAFT)
    async with house.store.read() as work:
        assert len(await work.corrections.of(session_id)) == 2


async def test_the_points_of_what_is_talked_about_come_first(house: House) -> None:
    await written(house)
    await house.act(Act.NEXT)
    before = view(await show(house), PointsView)
    await house.write_point("anna", "Otherwise", run="later")

    shown = view(await show(house), PointsView)
    earlier = view(await show(house, section="A1"), PointsView)

    found = [one.section.key for one in (before, shown, earlier) if one.section]
    assert found == ["A1", "A2", "A1"]


async def test_what_was_written_meanwhile_is_seen_before_its_point_is_put_right(
    house: House,
) -> None:
    await written(house)
    shown = await seen(house, VISITS)
    await house.write_point("dario", "Visite aziendali prima")

    newer = view(await arrange(house, CONFIRM, VISITS, **shown), PointView)
    known = [one.quote.contribution_id for one in newer.point.citations]
    named = [
        view(await arrange(house, CONFIRM, VISITS, point_id=one, seen=step), PointView)
        for step, one in enumerate(known)
    ]

    assert isinstance(newer.problem, PointsAreNewer)
    assert len(newer.point.citations) == 3
    assert {one.point.point.point_id for one in named} == {newer.point.point.point_id}


async def test_an_act_is_undone_while_the_session_runs(house: House) -> None:
    await written(house)
    before = await points(house)
    done = view(await arrange(house, CONFIRM, VISITS, "giulia"), PointView).last
    assert done is not None

    undone = view(await undo(house, done.id, "giulia"), PointsView)

    assert (undone.last, undone.is_live) == (None, True)
    assert await points(house) == before


async def test_before_anything_is_written_there_are_no_points(house: House) -> None:
    await house.begin(a_block("one", a_round()))

    assert view(await show(house), PointsView).section is None


async def test_a_session_in_which_nobody_wrote_has_no_points(house: House) -> None:
    await house.begin(a_block("one", a_round()))
    await house.act(Act.END, confirmed=True)
    await house.tick()

    shown = view(await show(house), PointsView)

    assert (shown.section, shown.sections) == (None, ())


async def test_the_signing_cards_follow_but_for_who_is_on_theirs_until_they_go_back(
    house: House,
) -> None:
    session_id = await held(house)
    await house.redrawn()

    view(await arrange(house, CONFIRM, VISITS), PointView)
    by_herself = await house.redrawn()
    back = view(
        await house.ask(AskSigning(**house.who("francesca"), session_id=session_id)), SigningView
    )
    gone_back = await house.redrawn()
    view(await arrange(house, CONFIRM, TUTORS, who="giulia"), PointView)
    by_another = await house.redrawn()

    assert (back.version, back.state) == (2, DigestState.DRAFT)
    assert by_herself == set()
    assert gone_back == by_another == {"digest_to_sign"}


class NeverRight(ClosingDialog):
    """Finds every digest wrong."""

    async def compose_draft(self, *_: Any, **__: Any) -> None:
        """Say so."""
        raise AuditError((Fault("faithful", "x", "is wrong"),))


async def test_a_digest_that_would_be_wrong_is_not_made_and_nothing_is_changed(
    house: House,
) -> None:
    session_id = await held(house)
    dialog = ArrangingDialog(house.store, NeverRight(house.store, lambda _: str))
    command = Arrange(**house.who("francesca"), how=CONFIRM, **await seen(house, VISITS))

    shown = view(await dialog.answer(command, house.now), PointView)

    assert isinstance(shown.problem, DigestWouldBeWrong)
    async with house.store.read() as work:
        assert await work.corrections.of(session_id) == ()
    assert (await latest(house))[0] == 1
