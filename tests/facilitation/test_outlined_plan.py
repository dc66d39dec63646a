"""A form becomes a plan, or is told by its inputs what is wrong with it."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.words import words_spoken
from facilitation.findings import Finding
from facilitation.outlined_plan import content_of, flaws, shares
from facilitation.outlines import Outline
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.plan_shapes import parsed

SAY = words_spoken("it")
FRANCESCA = Sender(
    key="f", teams_user_id="29:f", name="Francesca", guest=False, email="francesca@example.org"
)
FORM = Outline(
    title="Tirocini: è l’ora!",
    organiser="Anpal Servizi",
    day="2021-02-10",
    starts="9:00",
    ends="10:37",
    areas="Ricerca delle imprese; Imprese\n\n Orientamento ",
    roles="Ospite; Ospiti\nEnte promotore; Enti promotori",
    people="giulia@ente.it, Giulia Romano, conduce\nmario@ente.it; Mario; ENTI PROMOTORI",
    controller="Anpal Servizi",
    keep_until="2021-06-30",
    language="it",
)


def plan(**changes: Any) -> Plan:
    outline = replace(FORM, **changes)
    content = content_of(outline, SAY, FRANCESCA)
    assert flaws(outline, content, SAY) == ()
    return Plan.model_validate(content)


def found(**changes: Any) -> list[Finding]:
    outline = replace(FORM, **changes)
    return list(flaws(outline, content_of(outline, SAY, FRANCESCA), SAY))


def test_a_form_becomes_a_welcome_areas_that_are_read_back_and_a_questionnaire() -> None:
    made = plan()

    assert made.id == "tirocini-e-l-ora-2021-02-10"
    assert [block.area for block in made.agenda] == [
        *(None, "ricerca-delle-imprese"),
        *("orientamento", None),
    ]
    assert [prompt.kind for prompt in made.prompts] == [  # type: ignore[attr-defined]
        *("round", "read_back", "round", "read_back", "read_back", "questionnaire")
    ]
    assert [area.short for area in made.areas] == ["Imprese", "Orientamento"]


def test_the_blocks_fill_the_time_and_the_areas_share_it_evenly() -> None:
    made = plan()

    assert [block.minutes for block in made.agenda] == [9, 40, 39, 9]
    assert made.minutes == 97


@pytest.mark.parametrize("minutes", [20, 21, 149, 150, 151, 480])
def test_no_minute_is_lost(minutes: int) -> None:
    shared = shares(minutes, 2)

    assert sum(shared) == minutes
    assert abs(shared[1] - shared[2]) <= 1


def test_people_are_read_line_by_line_and_the_sender_organises() -> None:
    giulia, mario, francesca = plan().people

    assert (giulia.facilitator, giulia.organiser, giulia.role) == (True, False, None)
    assert (mario.name, mario.role) == ("Mario", "ente-promotore")
    assert (francesca.email, francesca.organiser) == ("francesca@example.org", True)


def test_a_sender_who_is_listed_is_what_their_line_says() -> None:
    made = plan(people="Francesca@Example.org, Francesca Ricci, organizza/conduce")

    assert [one.name for one in made.people] == ["Francesca Ricci"]
    assert made.people[0].organiser
    assert made.people[0].facilitator


def test_a_role_whose_name_has_a_slash_is_still_found() -> None:
    made = plan(roles="Ente/impresa; Enti/imprese", people="a@b.it, Anna, ente/impresa")

    assert made.people[0].role == "ente-impresa"


def test_titles_are_shortened_where_a_word_ends_and_ids_stay_apart() -> None:
    areas = "Ricerca delle imprese del territorio\nÀ\nA\n日本\n" + "x" * 40

    made = plan(areas=areas)

    assert [area.short for area in made.areas] == [
        *("Ricerca delle imprese del…", "À", "A", "日本", f"{'x' * 29}…")
    ]
    assert [area.id for area in made.areas] == [
        *("ricerca-delle-imprese-del-territorio", "a", "a-3", "area-4", "x" * 40)
    ]


def test_a_long_area_has_a_round_no_longer_than_a_prompt_may_be() -> None:
    made = plan(ends="17:00", areas="Una")

    assert made.agenda[1].minutes == 450
    assert made.prompts[0].minutes == 180


def test_a_title_of_other_letters_still_gives_an_id() -> None:
    assert plan(title="日本").id == "plan-2021-02-10"


def test_the_plan_speaks_the_language_of_the_form() -> None:
    english = words_spoken("en")
    outline = replace(FORM, language="en", people="")

    content = content_of(outline, english, replace(FRANCESCA, name=""))

    assert flaws(outline, content, english) == ()
    assert Plan.model_validate(content).agenda[0].title == "Welcome and roles"
    assert content["people"][0]["name"] == "francesca@example.org"


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        *((one.name, "", "empty") for one in fields(Outline)[:7]),
        ("controller", "", "empty"),
        ("keep_until", "", "empty"),
        ("title", "x" * 301, "too_long"),
        ("areas", "; breve", "empty"),
        ("day", "domani", "day"),
        ("day", "2021-07-01", "kept_too_short"),
        ("keep_until", "mai", "day"),
        ("starts", "ora", "hour"),
        ("starts", "9:00+01:00", "hour"),
        ("ends", "9", "hour"),
        ("ends", "09:00", "ends_before_start"),
        ("ends", "9:19", "too_little_time"),
        ("ends", "18:00", "too_much_time"),
        ("roles", "Ospite", "plural_missing"),
        ("people", "Giulia, giulia@ente.it", "person"),
        ("people", "giulia@ente.it", "person"),
        ("people", "giulia@ente.it, Giulia, Passante", "unknown_word"),
        ("people", "francesca@example.org, Francesca, conduce", "no_organiser"),
    ],
)
def test_what_is_wrong_is_told_by_its_input(name: str, typed: str, code: str) -> None:
    wrong = found(**{"people": "", name: typed})

    by_input = "keep_until" if code == "kept_too_short" else name
    assert [(one.place[0], one.code) for one in wrong] == [(by_input, f"finding_form_{code}")]


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("title", "x" * 121, "finding_text_too_long"),
        ("roles", "Ospite; Ospiti\nospite; Altri", "finding_duplicate_text"),
        ("areas", "Una\nUna", "finding_duplicate_text"),
        ("areas", "\n".join(map(str, range(13))), "finding_too_many_areas"),
        ("people", "a@b.it, Anna\nA@b.it, Bruno", "finding_duplicate_email"),
    ],
)
def test_the_checks_of_every_plan_are_this_ones_too(name: str, typed: str, code: str) -> None:
    wrong = found(**{"people": "", "ends": "16:00", name: typed})

    assert [(one.place[0], one.code) for one in wrong] == [(name, code)]


def flawed_or_sound(outline: Outline) -> bool:
    content = content_of(outline, SAY, FRANCESCA)
    return bool(flaws(outline, content, SAY)) or isinstance(parsed(content), Plan)


TYPED = [one.name for one in fields(Outline) if one.name != "language"]


@given(st.builds(Outline, **{name: st.text(max_size=20) for name in TYPED}))
def test_whatever_is_typed_has_a_flaw_or_is_a_plan(outline: Outline) -> None:
    assert flawed_or_sound(outline)


@given(st.sampled_from(TYPED), st.text(max_size=40))
def test_whatever_is_typed_in_one_input_has_a_flaw_or_is_a_plan(name: str, typed: str) -> None:
    changes: dict[str, Any] = {"people": "", name: typed}

    assert flawed_or_sound(replace(FORM, **changes))
