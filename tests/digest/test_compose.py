"""What organisers read of what happened."""

from dataclasses import replace

import pytest

from digest.compose import compose
from digest.digest import Section
from facilitation.plan import Block
from tests.digest.sessions import (
    CRITICAL,
    PROPOSAL,
    STRENGTH,
    a_block,
    a_contribution,
    a_plan,
    a_poll,
    a_round,
    facts_of,
    puglia,
)

A, B = ("A",), ("B",)


def the_section(
    block: Block, people: dict[str, int], *, key: str = "A1", **said: object
) -> Section:
    digest = compose(facts_of(a_plan(block), people, **said))  # type: ignore[arg-type]
    return next(section for section in digest.sections if section.key == key)


def test_quotes_are_numbered_by_role_kind_and_alphabet_not_by_arrival() -> None:
    block = a_block("one", a_round(), area="paths")
    told = [
        a_contribution(1, "Zeta"),
        a_contribution(2, "alfa", role="host"),
        a_contribution(3, "Beta", kind=CRITICAL),
        a_contribution(4, "alfa"),
    ]

    section = the_section(block, {"promoter": 3, "host": 3}, contributions=told)

    quotes = [(q.reference, q.text) for v in section.voices for c in v.cells for q in c.quotes]
    assert quotes == [
        ("A1-01", "alfa"),
        ("A1-02", "Zeta"),
        ("A1-03", "Beta"),
        ("A1-04", "alfa"),
    ]


def test_a_quote_of_a_small_role_says_only_other_roles() -> None:
    block = a_block("one", a_round(), area="paths")
    told = [a_contribution(1, "Solo io", role="local")]

    section = the_section(block, {"promoter": 4, "host": 3, "local": 1}, contributions=told)

    assert [(voice.label, voice.roles, voice.size) for voice in section.voices] == [
        ("role", ("promoter",), 0),
        ("others", ("host", "local"), 1),
    ]


def test_where_only_one_group_is_left_no_quote_has_a_role() -> None:
    block = a_block("one", a_round(), area="paths")
    told = [a_contribution(1, "Solo io", role="local"), a_contribution(2, "Anch’io")]

    section = the_section(block, {"promoter": 4, "local": 1}, contributions=told)

    assert [(voice.label, voice.roles) for voice in section.voices] == [("everyone", ())]


def test_a_round_put_to_two_people_quotes_them_without_their_role() -> None:
    block = a_block("one", a_round(roles=["host"]), area="paths")
    told = [a_contribution(1, "Solo noi due", role="host")]

    section = the_section(block, {"promoter": 9, "host": 2}, contributions=told)

    assert [(voice.label, voice.roles, voice.size) for voice in section.voices] == [
        ("everyone", (), 1)
    ]


@pytest.mark.parametrize(
    ("people", "wrote", "silent"),
    [
        ({"promoter": 4, "host": 3, "local": 3}, ["promoter", "host"], ("local",)),
        ({"promoter": 4, "host": 3, "local": 3}, [], ("promoter", "host", "local")),
        ({"promoter": 4, "host": 3}, ["promoter", "host"], ("local",)),
        # Naming one of the merged roles would leave too few who can have written.
        ({"promoter": 4, "host": 2, "local": 2}, ["promoter", "host"], ()),
        ({"promoter": 4, "host": 3, "local": 2}, ["promoter", "host"], ("local",)),
    ],
)
def test_a_role_that_wrote_nothing_is_named_unless_that_points_at_another(
    people: dict[str, int], wrote: list[str], silent: tuple[str, ...]
) -> None:
    block = a_block("one", a_round(), area="paths")
    told = [a_contribution(n, f"Testo {n}", role=role) for n, role in enumerate(wrote, 1)]

    section = the_section(block, people, contributions=told)

    assert section.silent == silent


def test_kinds_that_nobody_gave_and_kinds_that_stand_against_each_other_are_named() -> None:
    block = a_block("one", a_round(), area="paths")
    told = [a_contribution(1, "Sì"), a_contribution(2, "No", kind=CRITICAL)]

    section = the_section(block, {"promoter": 3}, contributions=told)

    assert section.kinds_missing == (PROPOSAL,)
    assert section.contrasting


def test_an_area_of_which_nobody_spoke_has_its_section() -> None:
    block = a_block("one", a_round(), area="after")

    section = the_section(block, {"promoter": 3}, key="A2")

    assert (section.area_id, section.contributions, section.voices) == ("skills", 0, ())


def test_a_block_without_an_area_has_a_section_of_its_own_where_the_agenda_has_it() -> None:
    plan = a_plan(
        a_block("welcome"),
        a_block("videos", a_round("r1"), title="Video"),
        a_block("one", a_round("r2"), area="paths"),
        a_block("end", a_poll("p"), title="Fine"),
    )

    digest = compose(facts_of(plan, {"promoter": 3}))

    keys = [(section.key, section.title) for section in digest.sections]
    assert keys[:3] == [
        ("B1", "Video"),
        ("A1", "Procedure di gestione dei percorsi"),
        ("B2", "Fine"),
    ]


@pytest.mark.parametrize(
    ("answers", "detail", "groups"),
    [
        ({}, "unanswered", []),
        ({"promoter": (A, B)}, "withheld", []),
        ({"promoter": (A, B, A)}, "total_only", []),
        ({"promoter": (A, B, A), "host": (A, B)}, "total_only", []),
        ({"promoter": (A, B, A), "host": (A, B, B)}, "by_role", [("promoter",), ("host",)]),
    ],
)
def test_a_poll_shows_as_much_as_was_published(
    answers: dict[str, tuple[tuple[str], ...]], detail: str, groups: list[tuple[str, ...]]
) -> None:
    block = a_block("one", a_poll(), area="paths")

    section = the_section(block, {"promoter": 5, "host": 4}, answers={"poll": answers})

    question = section.polls[0].questions[0]
    assert question.detail == detail
    assert [group.roles for group in question.groups] == groups


def test_anonymous_answers_that_are_too_much_alike_are_only_counted() -> None:
    block = a_block("one", a_poll(anonymous=True), area="paths")
    answers = {"poll": {"promoter": (A, A, A, B)}}

    section = the_section(block, {"promoter": 5}, answers=answers)

    question = section.polls[0].questions[0]
    assert (question.detail, question.answered, question.counts) == ("alike", 4, ())


def test_a_poll_that_divides_the_roles_says_so() -> None:
    block = a_block("one", a_poll(), area="paths")
    divided = {"poll": {"promoter": (A, A, B), "host": (B, B, A)}}
    united = {"poll": {"promoter": (A, A, B), "host": (A, B, A)}}

    first = the_section(block, {"promoter": 3, "host": 3}, answers=divided)
    second = the_section(block, {"promoter": 3, "host": 3}, answers=united)

    assert first.polls[0].questions[0].diverging
    assert not second.polls[0].questions[0].diverging


def test_a_poll_still_open_has_no_result_yet() -> None:
    facts = facts_of(a_plan(a_block("one", a_poll(), area="paths")), {"promoter": 3})
    (one,) = facts.runs
    opened = replace(facts, runs=(replace(one, run=replace(one.run, results=())),))

    digest = compose(opened)

    assert digest.sections[0].polls[0].questions[0].detail == "still_open"


@pytest.mark.parametrize(
    ("roles", "asked"),
    [(("promoter",), 4), (("host",), None), (("host", "local"), 3), ((), 7)],
)
def test_how_many_were_asked_is_said_only_of_groups_that_are_shown(
    roles: tuple[str, ...], asked: int | None
) -> None:
    block = a_block("one", a_poll(roles=roles), area="paths")

    section = the_section(block, {"promoter": 4, "host": 2, "local": 1})

    assert section.polls[0].asked == asked


def test_the_header_counts_people_by_role_without_small_groups() -> None:
    digest = compose(puglia())

    header = digest.header
    assert (header.participants, header.observers, header.guests) == (16, 2, 2)
    assert [(group.roles, group.people) for group in header.groups] == [
        (("promoter",), 8),
        (("host", "local"), 8),
    ]


def test_the_json_of_a_digest_is_read_back_as_the_same_digest() -> None:
    digest = compose(puglia())

    assert type(digest).model_validate_json(digest.model_dump_json()) == digest


def test_strengths_come_before_critical_issues_as_the_kinds_are_listed() -> None:
    block = a_block("one", a_round(), area="paths")

    section = the_section(block, {"promoter": 3})

    assert [cell.kind for cell in section.voices[0].cells] == [STRENGTH, CRITICAL, PROPOSAL]


def test_what_was_reported_counts_as_contributions_and_never_as_people() -> None:
    plan = a_plan(a_block("one", a_round(), area="paths"))
    own = [a_contribution(number, f"Mio {number}") for number in range(1, 4)]
    told = [a_contribution(9, "Detto a voce", role="host", code="De Luca 1")]
    facts = facts_of(
        plan, {"promoter": 4, "host": 4}, contributions=[*own, *told], names=("Marco De Luca",)
    )

    digest = compose(facts)

    (host,) = [voice for voice in digest.sections[0].voices if voice.roles == ("host",)]
    (quote,) = host.cells[0].quotes
    assert (quote.reported, quote.code) == (True, "[…] 1")
    assert (digest.method.quoted, digest.method.reported, digest.method.authors) == (4, 1, 3)
    assert digest.sections[0].silent == ("local",)


def test_reports_open_no_small_group() -> None:
    plan = a_plan(a_block("one", a_round(roles=("promoter", "host")), area="paths"))
    people = {"promoter": 5, "host": 2, "local": 1, "observer": 1}
    own = [a_contribution(1, "Nostro"), a_contribution(2, "Di pochi", role="host")]
    told = [
        a_contribution(3, "Detto a voce", role="local", code="P7"),
        a_contribution(4, "Nel video", role="observer", code="video 1"),
    ]

    digest = compose(facts_of(plan, people, contributions=[*own, *told]))

    assert [voice.label for voice in digest.sections[0].voices] == ["everyone"]
    assert digest.sections[0].authors is None


def test_reports_alone_name_no_silence_that_would_point_at_who_spoke() -> None:
    plan = a_plan(a_block("one", a_round(), area="paths"))
    people = {"promoter": 5, "host": 2, "local": 1, "observer": 1}
    spoken = a_contribution(1, "Detto a voce", role="host", code="P7")
    filmed = a_contribution(1, "Nel video", role="observer", code="video 1")

    of_a_few = compose(facts_of(plan, people, contributions=[spoken])).sections[0]
    of_a_video = compose(facts_of(plan, people, contributions=[filmed])).sections[0]

    assert of_a_few.silent == ("promoter",)
    assert of_a_video.silent == ("promoter", "host", "local")
