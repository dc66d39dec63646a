"""What emerges: shared across roles, said by one alone, seen in two ways, said once."""

from dataclasses import replace
from typing import Any

import pytest

from bot.wording.words import LANGUAGES, Words
from digest.audit import audit
from digest.claims import Claims
from digest.compose import compose
from digest.digest import Digest
from digest.documents.blocks import Bullets, Heading
from digest.documents.markdown import markdown
from digest.documents.report import report
from digest.editions import public
from digest.facts import SessionFacts, Supporter
from digest.points.corrections import Correction, Group, confirmed
from digest.ratings import consensus
from facilitation.prompts import Material, Questionnaire
from facilitation.questions import RatingQuestion
from tests.digest.sessions import (
    CRITICAL,
    PROPOSAL,
    START,
    STRENGTH,
    a_block,
    a_contribution,
    a_plan,
    a_poll,
    a_round,
    facts_of,
    puglia,
)

ITALIAN = Words("it", "Europe/Rome")
BUSES = "Gli autobus per raggiungere il posto di lavoro"
PEOPLE = {"promoter": 4, "host": 4, "local": 4}


def a_talk(*said: tuple[str, str, Any], supporters: tuple[Supporter, ...] = ()) -> SessionFacts:
    """A session of one area in which (role, text, kind) were written."""
    given = [
        a_contribution(number, text, role=role, kind=kind)
        for number, (role, text, kind) in enumerate(said, 1)
    ]
    plan = a_plan(a_block("one", a_round(), area="paths"))
    supports = {one.id: sum(who.contribution_id == one.id for who in supporters) for one in given}
    facts = facts_of(plan, PEOPLE, contributions=given)
    return replace(facts, supporters=supporters, supports=supports)


def claims_of(facts: SessionFacts) -> Claims:
    return compose(facts).sections[0].claims


def written(facts: SessionFacts) -> str:
    digest = compose(facts)
    assert audit(facts, digest) == ()
    return markdown(report(digest, ITALIAN)).replace("\u00a0", " ")


def test_a_point_of_two_roles_is_shared_and_one_of_a_role_alone_is_its_own() -> None:
    facts = a_talk(
        ("promoter", f"{BUSES} mancano", CRITICAL),
        ("host", f"{BUSES} sono pochi", CRITICAL),
        ("local", "Il mediatore linguistico in azienda", PROPOSAL),
        ("local", "Un mediatore linguistico nelle aziende", PROPOSAL),
        ("host", "Lezioni di cucina", PROPOSAL),
    )

    told = claims_of(facts)

    assert [one.groups for one in told.shared] == [(("promoter",), ("host",))]
    assert [one.roles for one in told.alone] == [("local",)]
    assert len(told.alone[0].sources) == 2
    assert len(told.single) == 1


def test_groups_that_were_just_named_are_not_named_again() -> None:
    facts = a_talk(
        *((role, f"{BUSES} mancano", CRITICAL) for role in ("promoter", "host")),
        *((role, "Il mediatore linguistico aiuta", STRENGTH) for role in ("promoter", "host")),
        *((role, "Lezioni di cucina la sera", PROPOSAL) for role in ("host", "local")),
    )

    text = written(facts)

    both = "Lo scrivono o lo sostengono Enti promotori e Soggetti ospitanti, in 2 contributi."
    assert text.count(both) == 1
    assert text.count("Anche qui gli stessi gruppi, in 2 contributi.") == 1
    assert "Lo scrivono o lo sostengono Soggetti ospitanti e Attori territoriali" in text


def test_what_somebody_supports_is_no_single_voice() -> None:
    facts = a_talk(("promoter", "Lezioni di cucina", PROPOSAL))
    who = Supporter(facts.contributions[0].id, "host-9", "host")

    told = claims_of(a_talk(("promoter", "Lezioni di cucina", PROPOSAL), supporters=(who,)))

    assert claims_of(facts).single == ("A1-01",)
    assert told.single == ()
    assert [one.groups for one in told.shared] == [(("promoter",), ("host",))]


@pytest.mark.parametrize(
    ("behind", "others", "share"),
    [(3, 0, "all"), (3, 2, "most"), (3, 3, "some"), (2, 5, None)],
)
def test_the_word_for_how_many_follows_the_count(
    behind: int, others: int, share: str | None
) -> None:
    roles = ("promoter", "host", "local")
    same = [
        a_contribution(number, BUSES, role=roles[number % 3], kind=CRITICAL)
        for number in range(1, behind + 1)
    ]
    apart = [
        replace(
            a_contribution(number, word, role="host", kind=PROPOSAL), participant_id=f"h-{number}"
        )
        for number, word in enumerate(("cucina", "diario", "banca", "orto", "vela")[:others], 10)
    ]
    plan = a_plan(a_block("one", a_round(), area="paths"))
    facts = facts_of(plan, PEOPLE, contributions=[*same, *apart])

    digest = compose(facts)

    assert [one.share for one in digest.sections[0].claims.shared] == [share]
    assert audit(facts, digest) == ()


def test_a_strength_for_one_role_and_a_critical_issue_for_another_are_told_side_by_side() -> None:
    text = written(
        a_talk(
            ("promoter", f"{BUSES} funzionano", STRENGTH),
            ("host", f"{BUSES} mancano", CRITICAL),
            ("local", "Lezioni di cucina", STRENGTH),
        )
    )

    assert (
        "Un punto di forza: «Gli autobus per raggiungere il posto di lavoro funzionano» (Enti "
        "promotori). Una criticità: «Gli autobus per raggiungere il posto di lavoro mancano» "
        "(Soggetti ospitanti). (A1-0"
    ) in text
    assert "un punto di forza per Enti promotori, una criticità per Soggetti ospitanti" in text


def test_a_point_that_organisers_put_together_of_both_kinds_is_told_both_ways() -> None:
    facts = a_talk(("promoter", "cucina", STRENGTH), ("promoter", "orto", CRITICAL))
    both = frozenset(one.id for one in facts.contributions)
    act = Correction(id="1", by="ada", at=START, act=confirmed(Group(min(both), both)))
    facts = replace(facts, corrections=(act,))

    digest = compose(facts)

    [opposed] = digest.sections[0].claims.opposed
    assert not opposed.is_between_groups
    assert "torna in due sensi" in written(facts)


def test_consensus_is_that_of_tastle_and_wierman() -> None:
    assert consensus({1: 5, 2: 0, 3: 0, 4: 5}) == 0
    assert consensus({1: 0, 2: 0, 3: 7, 4: 0}) == 100
    # Their paper's own table: five steps, everyone on two steps that touch.
    assert consensus({1: 5, 2: 5, 3: 0, 4: 0, 5: 0}) == 81


def a_rating(**given: str) -> SessionFacts:
    question = RatingQuestion(
        id="useful", question="Utile?", steps=("No", "Poco", "Sì"), no_opinion="Non so"
    )
    asked = Questionnaire(id="end", minutes=2, title="Fine", questions=(question,))
    answers = {"end": {role: tuple((one,) for one in steps) for role, steps in given.items()}}
    return facts_of(a_plan(a_block("end", asked)), PEOPLE, answers=answers)


def test_ratings_whose_middles_have_no_step_in_common_are_told_as_different() -> None:
    text = written(a_rating(promoter="3332", host="1112", local="1230"))

    assert text.count("a risposta di mezzo cambia con il ruolo: Enti promotori: «Sì»; Sogg") == 2
    assert "### La risposta di mezzo cambia con il ruolo\n\n- B1 " in text


def test_ratings_that_touch_are_not_told_as_different() -> None:
    text = written(a_rating(promoter="3332", host="1133"))

    assert "Utile?» La risposta di mezzo è «Sì»; le risposte sono" in text
    assert "a risposta di mezzo cambia" not in text


def test_a_group_that_has_no_opinion_has_no_middle() -> None:
    digest = compose(a_rating(promoter="3321", host="0000"))

    [everyone, promoters] = digest.sections[0].polls[0].questions[0].spreads
    assert (everyone.roles, promoters.roles) == ((), ("promoter",))


def test_what_most_roles_and_people_say_closes_the_document_with_its_ties() -> None:
    facts = a_talk(
        *((role, f"{BUSES} mancano", CRITICAL) for role in PEOPLE),
        *((role, "Il mediatore linguistico aiuta", STRENGTH) for role in PEOPLE),
    )

    digest = compose(facts)
    text = written(facts)

    assert [one.is_tied for one in digest.lessons] == [True, True]
    assert "persone, di Enti promotori, Soggetti ospitanti e Attori territoriali. A pari" in text
    assert "## Conclusioni\n\n### Insegnamenti" in text


def test_reactions_are_gathered_by_what_they_are_about() -> None:
    video = {"material": Material(title="Primo video", speaker="una tirocinante")}
    plan = a_plan(
        a_block(
            "videos",
            a_poll("one").model_copy(update=video),
            a_round("two").model_copy(update=video),
        )
    )
    answers = {"one": {"promoter": (("A",), ("A",), ("B",), ("B",))}}

    text = written(facts_of(plan, PEOPLE, answers=answers))

    assert (
        "- Su «Primo video» (parla: una tirocinante): «Che cosa pesa di più sui tempi di avvio?» "
        "In testa a pari merito «Documenti» e «Trovare l’impresa», 2 di 4 per ciascuna. (B1) "
        "Nessun contributo. (B1)"
    ) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_what_emerges_names_sources_that_exist(language: str) -> None:
    digest = compose(puglia())
    known = {reference for one in digest.sections for reference in references(one.voices)}
    known |= {poll.run_id for one in digest.sections for poll in one.polls}

    document = report(digest, Words(language, "Europe/Rome"))

    told = [one for one in document.blocks if isinstance(one, Bullets) and one.sources]
    headings = [one for one in document.blocks if isinstance(one, Heading)]
    assert len(told) > len(digest.sections)
    assert len(headings) > len(told)
    for block in told:
        assert len(block.items) == len(block.sources)
        assert all(sources and {*sources} <= known for sources in block.sources)


def test_the_edition_for_everybody_says_what_emerges_too_with_its_cuts() -> None:
    facts = a_talk(
        *((role, f"{BUSES} di Molfetta mancano", CRITICAL) for role in PEOPLE),
        ("host", f"{BUSES} di Molfetta funzionano", STRENGTH),
    )

    text = markdown(report(public(compose(facts)).digest, ITALIAN))

    assert "Che cosa è condiviso tra i ruoli" in text
    assert "### Insegnamenti" in text
    assert "Molfetta" not in text


def references(voices: tuple[Any, ...]) -> list[str]:
    return [quote.reference for voice in voices for cell in voice.cells for quote in cell.quotes]


GOOD = compose(puglia())
SHARED = "sections.5.claims.shared.0"
SPREAD = "sections.7.polls.0.questions.0.spreads"


def altered(path: str, value: object) -> Digest:
    content = target = GOOD.model_dump(mode="json")
    *steps, last = path.split(".")
    for step in steps:
        target = target[int(step) if step.isdigit() else step]  # type: ignore[index]
    target[int(last) if last.isdigit() else last] = value  # type: ignore[index]
    return Digest.model_validate(content)


@pytest.mark.parametrize(
    ("criterion", "path", "value", "what"),
    [
        ("faithful", "sections.5.backers", 12, "who wrote or supports"),
        ("traceable", f"{SHARED}.sources", ["A5-08"], "of another point"),
        ("faithful", f"{SHARED}.share", "most", "wrong word"),
        ("faithful", f"{SHARED}.share", None, "wrong word"),
        ("faithful", "sections.1.claims.shared.0.share", "some", "wrong word"),
        ("traceable", "sections.5.claims.alone.0.sources", ["A5-15"], "sources of other points"),
        ("faithful", "sections.5.claims.alone.0.roles", ["promoter"], "what others say too"),
        ("disagreement", "sections.5.claims.opposed.0.strength.sources", ["A1-01"], "without its"),
        ("disagreement", "sections.5.claims.opposed.0.strength.sources", ["A5-15"], "else for a"),
        ("disagreement", "sections.5.claims.opposed.0.strength.groups", [], "other groups"),
        ("disagreement", "sections.5.claims.single", ["A5-05"], "other single voices"),
        ("coverage", "sections.5.claims.shared", [], "without some contributions"),
        ("balance", "sections.5.voices.1.cells", [], "out of scale"),
        ("balance", "lessons", [], "leaves out a point"),
        ("traceable", "lessons.0.section", "A1", "nobody counted"),
        ("traceable", "lessons.0.sources", ["A5-08"], "other sources"),
        ("faithful", f"{SPREAD}.0.consensus", 52, "how near"),
        ("faithful", f"{SPREAD}.0.middle", ["2", "3"], "the middle"),
        ("faithful", f"{SPREAD}.1.roles", ["host"], "not shown"),
    ],
)
def test_a_claim_that_is_wrong_does_not_pass(
    criterion: str, path: str, value: object, what: str
) -> None:
    found = audit(puglia(), altered(path, value))

    assert any(fault.criterion == criterion and what in fault.what for fault in found)


def test_the_method_note_tells_turnout_by_the_groups_that_the_header_shows() -> None:
    text = written(puglia())

    assert "| Che cosa è stato chiesto | Tutti | Enti promotori | Altri ruoli |" in text
    assert "| B3. Quanto ti è stato utile l’incontro? | 10 di 16 | 5 di 8 | 5 di 8 |" in text
    assert "| A3. Che cosa pesa di più sui tempi di avvio? | 11 di 16 | 6 di 8 | – |" in text
    assert "| A5. Contributi | 11 | – | – |" in text


def test_more_answers_than_people_are_left_are_set_against_no_number() -> None:
    digest = compose(puglia())
    few = tuple(one.model_copy(update={"people": 3}) for one in digest.header.groups)
    header = digest.header.model_copy(update={"groups": few})

    text = markdown(report(digest.model_copy(update={"header": header}), ITALIAN))

    assert "| B3. Quanto ti è stato utile l’incontro? | 10 di 16 | – | – |" in text


def test_where_nobody_is_told_apart_the_turnout_is_everybody_s() -> None:
    question = a_poll("one", roles=("host",))
    plan = a_plan(a_block("one", question), a_block("two", a_poll("two")))

    text = written(facts_of(plan, {"host": 4}, answers={"two": {"host": (("A",),) * 3}}))

    assert "| Che cosa è stato chiesto | Tutti |\n" in text
    assert "| B2. Che cosa pesa di più sui tempi di avvio? | 3 di 4 |" in text


def test_each_group_has_a_line_of_what_it_gave_and_where_it_is_cited() -> None:
    text = written(puglia())

    assert "- Enti promotori: 2 punti di forza, 1 criticità e 2 buone pratiche. (A3-01" in text
    assert "- Altri ruoli: 1 proposta. (A3-06)" in text


def test_where_nobody_is_told_apart_no_viewpoint_is_told_either() -> None:
    plan = a_plan(a_block("one", a_round(), area="paths"))
    said = [a_contribution(1, "cucina"), a_contribution(2, "orto", role="host")]

    text = written(facts_of(plan, {"promoter": 1, "host": 1}, contributions=said))

    assert "Punto di vista per punto di vista" not in text
    assert "Qui ogni contributo è una voce sola" in text


def test_words_that_are_only_a_little_alike_are_no_difference() -> None:
    facts = a_talk(
        ("promoter", "Il portfolio fotografico ha convinto più di un datore di lavoro", STRENGTH),
        ("host", "Le aspettative sono lontane dalla realtà del mercato del lavoro", CRITICAL),
    )

    assert claims_of(facts).opposed == ()
