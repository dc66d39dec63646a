"""Read-backs: points without their authors, to agree with, to object to, to complete."""

from typing import Any

import pytest

from dialogs.commands.arranging import Arrange, Arranging
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import (
    Contribute,
    EditContribution,
    Join,
    Report,
    Support,
    WithdrawContribution,
    WithdrawSupport,
)
from dialogs.coverage import heard
from dialogs.current_points import current_points
from dialogs.replies import Joined, Reply, RoleNeeded
from dialogs.views.leading import ControlView
from dialogs.views.prompts import PromptView, ResultView
from dialogs.views.writing import ContributionView, ReadBackFormView
from digest.digest import Digest
from digest.points.listing import listed
from digest.points.replaying import steps
from facilitation.contributions import ContributionKind
from facilitation.refusals.answering import NotAsked, PromptIsClosed
from facilitation.refusals.unknown import NoSuchContribution, NoSuchPrompt
from facilitation.refusals.writing import NotAKind, YourOwn
from tests.dialogs.house import House, a_block, a_poll, a_round, refused, view


def a_read_back(**changes: Any) -> dict[str, Any]:
    known = {"kind": "read_back", "id": "read", "opens": 6, "minutes": 2, "question": "Yours too?"}
    return known | changes


async def read(house: House, name: str, page: int = 0) -> PromptView:
    run = await house.run("read")
    return view(await house.show(name, Card.PROMPT, run.id, page=page), PromptView)


async def backs(house: House, name: str, contribution: str, **facts: Any) -> Reply:
    run = await house.run("read")
    facts = {"read_back_id": run.id} | facts
    return await house.ask(Support(**house.who(name), contribution_id=contribution, **facts))


async def a_session(house: House) -> None:
    """Anna, Bice and Carla have written on an area that is now read back."""
    await house.begin(
        a_block("one", a_round(), a_poll(), a_read_back()), a_block("two", a_round(id="other"))
    )
    await house.join_all("anna", "bice", "carla")
    await house.write_point("anna", "The tutors help")
    await house.write_point("bice", "More hours", "proposal")
    await house.write_point("carla", "Buses run late")
    await house.pass_time(minutes=6)


async def test_the_areas_points_stand_by_kind_without_their_authors(house: House) -> None:
    await a_session(house)

    shown = await read(house, "anna")
    shared = next(
        one
        for one in await house.views()
        if isinstance(one, PromptView) and one.run.prompt.id == "read"
    )

    assert [(one.kind, one.text, one.is_own) for one in shown.points] == [
        ("strength", "Buses run late", False),
        ("strength", "The tutors help", True),
        ("proposal", "More hours", False),
    ]
    assert not any(one.is_own or one.is_supported for one in shared.points)


async def test_what_an_observer_reported_is_marked_without_its_code(house: House) -> None:
    await a_session(house)
    await house.join("nino", "notes")
    await house.act(Act.REOPEN)
    round_id = (await house.run("points")).id
    said: dict[str, Any] = {
        "role_id": "host",
        "code": "P7",
        "kind": "strength",
        "text": "They learn",
    }
    await house.ask(Report(**house.who("nino"), run_id=round_id, **said))

    shown = await read(house, "anna")

    assert [one.text for one in shown.points if one.reported] == ["They learn"]
    assert "P7" not in str(shown.points)


async def test_a_tap_supports_and_the_next_one_takes_it_back(house: House) -> None:
    await a_session(house)
    run = await house.run("read")
    theirs = (await read(house, "anna")).points[0].contribution_id

    given = view(await backs(house, "anna", theirs), PromptView)
    control = view(await house.status(), ControlView)
    back = view(
        await house.ask(
            WithdrawSupport(**house.who("anna"), contribution_id=theirs, read_back_id=run.id)
        ),
        PromptView,
    )

    assert (given.points[0].is_supported, given.points[0].supports) == (True, 1)
    assert (control.open_prompts[0].answered, control.open_prompts[0].asked) == (1, 3)
    assert (back.points[0].is_supported, back.points[0].supports) == (False, 0)


async def test_only_what_is_read_back_is_supported_there_and_by_who_is_asked(
    house: House,
) -> None:
    await a_session(house)
    await house.join("nino", "notes")
    theirs = (await read(house, "anna")).points[0].contribution_id
    poll = await house.run("poll")

    as_poll = await backs(house, "anna", theirs, read_back_id=poll.id)
    by_observer = await backs(house, "nino", theirs)
    await house.pass_time(minutes=3)
    late = await backs(house, "anna", theirs)

    assert isinstance(refused(as_poll), NoSuchContribution)
    assert isinstance(refused(by_observer), NotAsked)
    assert isinstance(refused(late), PromptIsClosed)


async def test_a_block_without_an_area_reads_its_own_points_back(house: House) -> None:
    await house.begin(
        a_block("one", a_round(id="elsewhere", minutes=3), minutes=4),
        a_block("two", a_round(), a_read_back(opens=0), area=None),
    )
    await house.join_all("anna", "bice")
    await house.write_point("anna", "On the area", run="elsewhere")
    await house.act(Act.NEXT)
    await house.write_point("anna", "In the block")

    assert [one.text for one in (await read(house, "bice")).points] == ["In the block"]


async def test_its_close_tells_how_many_took_part_and_the_digest_adds_up(house: House) -> None:
    await a_session(house)
    theirs = (await read(house, "anna")).points[0].contribution_id
    await backs(house, "anna", theirs)
    await house.pass_time(minutes=2)
    run = await house.run("read")
    result = view(await house.show("anna", Card.RESULT, run.id), ResultView)
    await house.act(Act.END, confirmed=True)
    await house.pass_time(minutes=1)

    session = await house.session()
    async with house.store.read() as work:
        digest = await work.digests.get(session.id)

    assert (result.answered, result.objections, result.added) == (1, 0, 0)
    assert (digest.method.rounds, digest.method.polls) == (1, 1)
    assert [one.agreed for section in digest.sections for one in section.points].count(1) == 1


VISITS = "Organizzare visite in azienda prima della scelta"
FEW = "Visite aziendali prima della scelta"
TUTORS = "Mediatori culturali ai colloqui di ingresso"


async def a_session_of_points(house: House, **changes: Any) -> None:
    """Three have said two things, which are now read back."""
    await house.begin(a_block("one", a_round(), a_read_back(**changes)), a_block("two"))
    await house.join_all("anna", "bruno", "carla", "dario")
    for name, text in (("anna", VISITS), ("bruno", FEW), ("carla", TUTORS)):
        await house.write_point(name, text)
    await house.pass_time(minutes=6)


async def says(house: House, name: str, text: str, kind: str = "", **facts: Any) -> Reply:
    run = await house.run("read")
    return await house.ask(
        Contribute(**house.who(name), run_id=run.id, kind=kind, text=text, **facts)
    )


async def arrange(house: House, how: Arranging, text: str, **facts: Any) -> None:
    """Let who leads put a point right."""
    session = await house.session()
    async with house.store.read() as work:
        digest = (await current_points(work, session)).digest
        seen = steps(await work.corrections.of(session.id))
    every = [one for section in digest.sections for one in listed(section)]
    point = next(one for one in every if text in {each.quote.text for each in one.citations})
    meant: dict[str, Any] = {"point_id": point.point.point_id, "size": len(point.citations)}
    asked: dict[str, Any] = {"session_id": session.id, "how": how, "section": "A1", "seen": seen}
    asked |= meant | facts
    await house.ask(Arrange(**house.who("giulia"), **asked))


async def ended(house: House) -> Digest:
    await house.act(Act.END, confirmed=True)
    await house.tick()
    session = await house.session()
    async with house.store.read() as work:
        return await work.digests.get(session.id)


async def test_what_says_the_same_is_read_as_one_point_and_agreed_to_as_one(house: House) -> None:
    await a_session_of_points(house)
    visits = next(one for one in (await read(house, "dario")).points if one.others)
    run = await house.run("read")

    given = view(await backs(house, "dario", visits.contribution_id), PromptView)
    other = next(one for one in visits.contribution_ids if one != visits.contribution_id)
    withdrawing = WithdrawSupport(**house.who("dario"), contribution_id=other, read_back_id=run.id)
    back = view(await house.ask(withdrawing), PromptView)
    hers = await read(house, "anna")

    assert (visits.text in {VISITS, FEW}, visits.others, len(hers.points)) == (True, 1, 2)
    assert [(one.is_supported, one.supports) for one in given.points if one.others] == [(True, 1)]
    assert [one.supports for one in back.points] == [0, 0]
    assert [one.is_own for one in hers.points if one.others] == [True]


async def test_whoever_wrote_any_of_a_point_stands_behind_it_already(house: House) -> None:
    await a_session_of_points(house)
    visits = next(one for one in (await read(house, "dario")).points if one.others)

    refusals = [
        refused(await backs(house, name, visits.contribution_id)) for name in ("anna", "bruno")
    ]

    assert [type(one) for one in refusals] == [YourOwn, YourOwn]
    assert [one.supports for one in (await read(house, "dario")).points] == [0, 0]


async def test_points_put_right_before_are_read_so_and_those_put_right_meanwhile_too(
    house: House,
) -> None:
    await a_session_of_points(house, opens="facilitator")
    await arrange(house, Arranging.RENAME, VISITS, name="Le visite")
    await house.act(Act.OPEN)
    before = await read(house, "dario")
    session = await house.session()
    async with house.store.read() as work:
        said = await work.contributions.standing(session.id)
    other = next(one.contribution_id for one in before.points if one.text == TUTORS)
    await arrange(house, Arranging.MERGE, VISITS, other_id=other)
    merged = await read(house, "dario")
    tutors = next(one.id for one in said if one.text == TUTORS)
    await arrange(house, Arranging.HIDE, VISITS, chosen=(tutors,), reason="Altro tema")
    hidden = await read(house, "dario")

    assert {(one.name, one.others) for one in before.points} == {("Le visite", 1), (None, 0)}
    assert [(one.name, one.others) for one in merged.points] == [("Le visite", 2)]
    assert [(one.name, one.others) for one in hidden.points] == [("Le visite", 1)]


async def test_an_objection_stands_beside_its_point_and_comes_into_the_digest(
    house: House,
) -> None:
    await a_session_of_points(house)
    visits = next(one for one in (await read(house, "dario")).points if one.others)
    facts: dict[str, Any] = {"objects_to": visits.contribution_ids[1], "kind": "objection"}

    said = view(await says(house, "dario", "Non a tutti", **facts), ContributionView)
    again = view(await says(house, "dario", "Non a tutti", **facts), ContributionView)
    seen = next(one for one in (await read(house, "carla")).points if one.others)
    control = view(await house.status(), ControlView)
    run = await house.run("read")
    await house.pass_time(minutes=2)
    result = view(await house.show("anna", Card.RESULT, run.id), ResultView)
    digest = await ended(house)

    assert said.contribution.kind is ContributionKind.OBJECTION
    assert said.contribution.area_id == "scouting"
    assert again.contribution.id == said.contribution.id
    assert seen.objections == 1
    assert control.open_prompts[0].answered == 1
    assert (result.answered, result.objections, result.added) == (1, 1, 0)
    [section] = [one for one in digest.sections if one.points]
    objected = next(one for one in section.points if len(one.references) > 1)
    assert len(objected.objections) == 1
    assert section.read_backs[0].objections == objected.objections


async def test_the_same_words_against_two_points_are_two_objections(house: House) -> None:
    await a_session_of_points(house)
    first, second = (one.contribution_id for one in (await read(house, "dario")).points)

    one = view(await says(house, "dario", "Non è vero", objects_to=first), ContributionView)
    two = view(await says(house, "dario", "Non è vero", objects_to=second), ContributionView)

    assert one.contribution.id != two.contribution.id


async def test_an_objection_put_in_other_words_stays_one(house: House) -> None:
    await a_session_of_points(house)
    [first, _] = (await read(house, "dario")).points
    said = view(
        await says(house, "dario", "Non è vero", objects_to=first.contribution_id),
        ContributionView,
    )

    changed = view(
        await house.ask(
            EditContribution(
                **house.who("dario"),
                contribution_id=said.contribution.id,
                kind="strength",
                text="Non sempre",
            )
        ),
        ContributionView,
    )

    assert changed.contribution.kind is ContributionKind.OBJECTION
    assert changed.contribution.objects_to == first.contribution_id


async def test_what_was_missed_is_added_read_at_once_and_in_the_digest(house: House) -> None:
    await a_session_of_points(house)

    said = view(await says(house, "dario", "Corsi la sera", "proposal"), ContributionView)
    general = view(await says(house, "dario", "Tutto da rifare", "objection"), ContributionView)
    shown = await read(house, "anna")
    digest = await ended(house)

    assert said.contribution.kind is ContributionKind.PROPOSAL
    assert general.contribution.kind is ContributionKind.OBJECTION
    assert [one.text for one in shown.points[2:]] == ["Corsi la sera", "Tutto da rifare"]
    [told] = next(one for one in digest.sections if one.points).read_backs
    assert (len(told.added), len(told.objections)) == (1, 1)


async def test_what_cannot_be_said_of_a_read_back_is_refused(house: House) -> None:
    await a_session_of_points(house)
    await house.join("nino", "notes")
    first = (await read(house, "dario")).points[0].contribution_id
    points = await house.run("points")
    in_round = Contribute(
        **house.who("dario"), run_id=points.id, kind="strength", text="No", objects_to=first
    )

    unknown = await says(house, "dario", "No", objects_to="x")
    unasked = await says(house, "nino", "No", objects_to=first)
    other = await says(house, "dario", "No", "story")
    await house.act(Act.REOPEN)
    misplaced = await house.ask(in_round)

    assert isinstance(refused(unknown), NoSuchContribution)
    assert isinstance(refused(unasked), NotAsked)
    assert isinstance(refused(other), NotAKind)
    assert isinstance(refused(misplaced), NoSuchContribution)


async def test_who_has_no_role_yet_keeps_their_objection(house: House) -> None:
    await a_session_of_points(house)
    first = (await read(house, "dario")).points[0].contribution_id

    needed = await says(house, "emma", "No", objects_to=first)
    assert isinstance(needed, RoleNeeded)
    joined = await house.ask(
        Join(
            **house.who("emma"),
            session_id=needed.session.id,
            role_id="local",
            kept=needed.kept,
        )
    )

    assert isinstance(joined, Joined)
    assert joined.then is not None
    assert view(joined.then, ContributionView).contribution.objects_to == first


async def test_the_forms_have_the_points_of_the_page_that_was_looked_at(house: House) -> None:
    await a_session_of_points(house)
    run, round_ = await house.run("read"), await house.run("points")

    objecting = view(
        await house.show("dario", Card.OBJECTION_FORM, run.id, page=3), ReadBackFormView
    )
    adding = view(await house.show("dario", Card.ADDITION_FORM, run.id), ReadBackFormView)
    elsewhere = await house.show("dario", Card.OBJECTION_FORM, round_.id)
    await house.pass_time(minutes=3)
    late = await house.show("dario", Card.ADDITION_FORM, run.id)

    assert (len(objecting.points), objecting.page, objecting.objects) == (2, 0, True)
    assert (adding.points, adding.objects) == ((), False)
    assert {one.value for one in adding.run.collecting.kinds} == {"strength", "proposal"}
    assert isinstance(refused(elsewhere), NoSuchPrompt)
    assert isinstance(refused(late), PromptIsClosed)


async def test_at_the_end_all_of_the_session_is_read_back(house: House) -> None:
    await house.begin(
        a_block("one", a_round()),
        a_block("two", a_read_back(opens=0, minutes=10, of="session"), area=None),
    )
    await house.join_all("anna", "bruno")
    await house.write_point("anna", VISITS)
    await house.act(Act.NEXT)

    [first] = (await read(house, "bruno")).points
    said = view(
        await says(house, "bruno", "No", objects_to=first.contribution_id), ContributionView
    )
    digest = await ended(house)

    assert said.contribution.area_id == "scouting"
    [section] = [one for one in digest.sections if one.points]
    assert (section.is_read_back, section.read_backs) == (True, ())
    assert [len(one.read_backs) for one in digest.sections] == [0, 1]
    assert [len(one.objections) for one in section.points] == [1, 0]


async def test_who_has_responded_is_not_reminded(house: House) -> None:
    await a_session_of_points(house)
    first, second = (one.contribution_id for one in (await read(house, "dario")).points)
    await backs(house, "dario", first)
    await says(house, "carla", "No", objects_to=first)
    run = await house.run("read")
    session = await house.session()

    async with house.store.read() as work:
        responded = await heard(work, run)
        people = {
            name: (await work.people.find(session.id, f"aad-{name}"))
            for name in ("anna", "bruno", "carla", "dario")
        }

    assert second != first
    assert {name for name, one in people.items() if one and one.id in responded} == {
        "carla",
        "dario",
    }


async def test_what_its_author_takes_back_is_read_no_more(house: House) -> None:
    await a_session_of_points(house)
    session = await house.session()
    async with house.store.read() as work:
        said = {one.text: one.id for one in await work.contributions.standing(session.id)}
    for name, text in (("carla", TUTORS), ("bruno", FEW)):
        withdrawing = WithdrawContribution(**house.who(name), contribution_id=said[text])
        view(await house.ask(withdrawing), ContributionView)

    assert [(one.text, one.others) for one in (await read(house, "dario")).points] == [(VISITS, 0)]


@pytest.mark.parametrize("kind", ["", "strength"])
async def test_a_round_of_one_kind_needs_no_choice_of_it(house: House, kind: str) -> None:
    await house.begin(a_block("one", a_round(kinds=["strength"])))
    await house.join("anna")

    said = view(await house.write_point("anna", "The tutors help", kind), ContributionView)

    assert said.contribution.kind is ContributionKind.STRENGTH
