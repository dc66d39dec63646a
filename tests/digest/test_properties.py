"""What must hold of every session, whatever people write and answer."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.audit import audit
from digest.compose import compose
from digest.criteria.stable import turned_round
from digest.digest import Digest
from digest.facts import CheckFacts, SessionFacts, Supporter
from digest.points.corrections import Correction, Group, Hide, Recast, Rename, confirmed
from facilitation.contributions import Contribution, ContributionKind
from facilitation.prompts import ReadBack
from facilitation.questions import Chosen
from tests.digest.sessions import (
    ROLES,
    START,
    a_block,
    a_contribution,
    a_plan,
    a_poll,
    a_round,
    a_scale,
    facts_of,
)

NAMES = ("Giulia Ferri", "Marco De Luca", "Costa", "ROSSI Anna (Guest)", "İrem Kaya", "o'brien")
ROLE_IDS = [role.id for role in ROLES]
PIECES = st.sampled_from(
    [
        *NAMES,
        *("giulia", "ferri", "luca", "COSTA", "347 1234567", "a.b@c.it", "RSSMRA85T10A562S"),
        *("e", "la", ".", "-", "@", "+39", "| # *", "C’è", "[…]", "\n"),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=8).map(" ".join),
    st.lists(PIECES, min_size=1, max_size=8).map("".join),
    st.text(min_size=1, max_size=30),
)


@st.composite
def some_contributions(draw: st.DrawFn) -> list[Contribution]:
    made: list[Contribution] = []
    for number, text in enumerate(draw(st.lists(TEXTS, max_size=12)), 1):
        run = draw(st.sampled_from(["round", "late", "loose", "read"]))
        one = a_contribution(
            number,
            text,
            role=draw(st.sampled_from(ROLE_IDS)),
            kind=draw(st.sampled_from(list(ContributionKind))),
            run=run,
            area={"round": "paths", "late": "skills"}.get(run),
            code=draw(st.sampled_from([None, None, "P7", "De Luca 1"])),
        )
        if run == "read" and made and draw(st.booleans()):
            target = draw(st.sampled_from(made))
            objection = ContributionKind.OBJECTION
            one = replace(one, kind=objection, objects_to=target.id, area_id=target.area_id)
        made.append(one)
    return made


@st.composite
def some_answers(draw: st.DrawFn, people: dict[str, int]) -> dict[str, tuple[Chosen, ...]]:
    options = st.sampled_from([("A",), ("B",), ("C",)])
    return {
        role_id: tuple(draw(st.lists(options, max_size=count))) for role_id, count in people.items()
    }


@st.composite
def some_ratings(draw: st.DrawFn, people: dict[str, int]) -> dict[str, tuple[Chosen, ...]]:
    steps = st.sampled_from([("0",), ("1",), ("2",), ("3",), ("4",)])
    return {
        role_id: tuple(draw(st.lists(steps, max_size=count))) for role_id, count in people.items()
    }


@st.composite
def some_supporters(draw: st.DrawFn, facts: SessionFacts) -> tuple[Supporter, ...]:
    writers = [one for one in ROLE_IDS if one != "observer"]
    chosen = st.tuples(st.sampled_from(writers), st.integers(0, 4))
    return tuple(
        Supporter(one.id, f"{role_id}-{number}", role_id, draw(st.sampled_from([None, "read"])))
        for one in facts.contributions
        for role_id, number in sorted(draw(st.sets(chosen, max_size=3)))
        if f"{role_id}-{number}" != one.participant_id
    )


@st.composite
def some_corrections(draw: st.DrawFn, facts: SessionFacts) -> tuple[Correction, ...]:
    ids = [one.id for one in facts.contributions]
    if not ids:
        return ()
    some = st.frozensets(st.sampled_from(ids), min_size=1, max_size=4)
    names = PIECES.map("Il tema di {}".format)
    acts = st.one_of(
        some.map(lambda members: confirmed(Group(min(members), members))),
        st.tuples(some, names).map(lambda one: Rename(Group(max(one[0]), one[0]), one[1])),
        st.tuples(some, names).map(lambda one: Hide(*one)),
        st.tuples(some, st.sampled_from(list(ContributionKind))).map(
            lambda one: Recast(members=one[0], kind=one[1])
        ),
        st.tuples(some, st.sampled_from(["paths", "skills"])).map(
            lambda one: Recast(members=one[0], area_id=one[1])
        ),
    )
    given = draw(st.lists(acts, max_size=3))
    return tuple(
        Correction(id=f"act-{n}", by="ada", at=START, act=act) for n, act in enumerate(given)
    )


READ = ReadBack(id="read", minutes=1, question="Vi riconoscete?", of="session")

CHECKED = ("nothing", "confirmed", "corrected")


@st.composite
def sessions(draw: st.DrawFn) -> SessionFacts:
    people = {role_id: draw(st.integers(0, 7)) for role_id in ROLE_IDS}
    asked = st.lists(st.sampled_from(ROLE_IDS), unique=True, max_size=4).map(tuple)
    anonymous = draw(st.booleans())
    plan = a_plan(
        a_block("one", a_poll(anonymous=draw(st.booleans())), a_round(), area="paths"),
        a_block("two", a_poll("named", roles=draw(asked)), a_round("late"), area="skills"),
        a_block("three", a_round("loose", roles=draw(asked)), a_scale(anonymous=anonymous), READ),
        threshold=draw(st.integers(3, 5)),
    )
    facts = facts_of(
        plan,
        people,
        contributions=draw(some_contributions()),
        answers={
            "poll": draw(some_answers({r: n for r, n in people.items() if r != "observer"})),
            "named": draw(some_answers(people)),
            "useful": draw(some_ratings({r: n for r, n in people.items() if r != "observer"})),
        },
        names=NAMES,
    )
    supporters = draw(some_supporters(facts))
    taken_back = tuple(replace(one, text="") for one in draw(some_contributions()))
    return replace(
        facts,
        taken_back=taken_back,
        withdrawn=len(taken_back),
        supporters=supporters,
        supports=Counter(one.contribution_id for one in supporters),
        corrections=draw(some_corrections(facts)),
    )


@settings(max_examples=3 * settings().max_examples)
@given(sessions())
def test_every_digest_passes_its_audit(facts: SessionFacts) -> None:
    digest = compose(facts)

    assert audit(facts, digest) == ()


@given(sessions(), st.data())
def test_every_digest_of_what_was_checked_passes_its_audit_in_any_order(
    facts: SessionFacts, data: st.DataObject
) -> None:
    made_of_it = [data.draw(st.sampled_from(CHECKED)) for _ in facts.contributions]
    confirmed, corrected = map(made_of_it.count, ("confirmed", "corrected"))
    checked = replace(
        facts,
        contributions=tuple(
            replace(
                one,
                confirmed_at=START if what == "confirmed" else None,
                first_text="First words" if what == "corrected" else None,
            )
            for one, what in zip(facts.contributions, made_of_it, strict=True)
        ),
        check=CheckFacts(
            until=START, confirmed=confirmed, corrected=corrected, withdrawn=facts.withdrawn
        ),
    )

    digest = compose(checked)

    assert audit(checked, digest) == ()
    assert "First words" not in digest.model_dump_json()
    assert digest.model_copy(update={"check": None}) == compose(facts)


@given(sessions(), st.integers(0, 11))
def test_a_withdrawal_tells_no_more_of_whose_it_was(facts: SessionFacts, place: int) -> None:
    standing = facts.contributions
    gone, left = standing[place : place + 1], standing[:place] + standing[place + 1 :]
    after = replace(
        facts,
        contributions=left,
        taken_back=facts.taken_back + gone,
        withdrawn=facts.withdrawn + len(gone),
        reported=sum(one.reported for one in left),
    )

    before, again = compose(facts), compose(after)

    assert _told_of_roles(again) == _told_of_roles(before)
    assert again.header == before.header
    assert [one.polls for one in again.sections] == [one.polls for one in before.sections]


def _told_of_roles(digest: Digest) -> list[object]:
    """Which roles are told apart in each section, and which are called silent."""
    return [
        (one.key, one.silent, [(voice.label, voice.roles) for voice in one.voices])
        for one in digest.sections
    ]


@given(sessions(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(facts: SessionFacts, chance: Random) -> None:
    shuffled = list(facts.contributions)
    chance.shuffle(shuffled)
    renumbered = tuple(replace(one, number=n) for n, one in enumerate(shuffled, 1))

    digest = compose(replace(facts, contributions=renumbered, runs=facts.runs[::-1]))

    assert digest.model_dump_json() == compose(facts).model_dump_json()
    assert compose(turned_round(facts)) == digest


@given(sessions())
def test_whatever_is_told_apart_is_of_enough_people(facts: SessionFacts) -> None:
    threshold = facts.session.plan.digest.threshold

    digest = compose(facts)

    joined = [attendee.role_id for attendee in facts.attendees]
    for section in digest.sections:
        for voice in section.voices:
            if voice.label != "everyone":
                assert sum(map(joined.count, voice.roles)) >= threshold
        for question in [question for poll in section.polls for question in poll.questions]:
            assert all(group.answered >= threshold for group in question.groups)
            assert question.answered >= threshold or not question.counts
    assert all(group.people >= threshold for group in digest.header.groups)
