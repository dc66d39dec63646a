"""What the digest tells of orders: points, ties, and only of groups that are safe."""

from digest.audit import audit
from digest.compose import compose
from digest.digest import Digest
from digest.documents.markdown import markdown
from digest.documents.report import report
from facilitation.priorities import PriorityVote
from facilitation.prompts import Prompt
from facilitation.rankings import Ranking
from facilitation.statements import Statements
from tests.digest.sessions import a_block, a_plan, facts_of
from tests.digest.test_documents import ITALIAN


def a_ranking(**changes: object) -> Ranking:
    told = {"id": "order", "minutes": 2, "question": "Che cosa viene prima?"}
    return Ranking.model_validate(told | {"options": ["Documenti", "Imprese", "Lingua"]} | changes)


def the_digest(prompt: Prompt, **answers: list[str]) -> Digest:
    """The audited digest of one prompt, each answer given as its letters."""
    given = {role: tuple(tuple(one) for one in some) for role, some in answers.items()}
    people = {role: max(len(some), 3) for role, some in given.items()} or {"host": 3}
    plan = a_plan(a_block("one", prompt))
    facts = facts_of(plan, people, answers={prompt.id: given}, names=["Giulia Ferri"])
    digest = compose(facts)
    assert audit(facts, digest) == ()
    return digest


def a_vote(**changes: object) -> PriorityVote:
    texts = {"x": "Più tempo, dice Giulia Ferri", "y": "Meno carta", "z": "Un tutor"}
    return PriorityVote.model_validate(
        {
            "id": "first",
            "kind": "priority_vote",
            "minutes": 2,
            "question": "Da dove partire?",
            "most_each": 2,
            "options": [{"id": key, "text": text} for key, text in texts.items()],
        }
        | changes
    )


def told(digest: Digest) -> str:
    return markdown(report(digest, ITALIAN)).replace("\u00a0", " ")


def test_an_order_is_told_in_points_for_all_and_for_each_safe_group() -> None:
    digest = the_digest(a_ranking(), host=["ABC", "ACB", "BAC"], promoter=["CBA", "CAB", "BCA"])

    text = told(digest)

    assert "### Classifica: Che cosa viene prima?" in text
    assert "| 1º a pari merito: Documenti | 12 punti | 4 punti | 8 punti |" in text
    assert "| 1º a pari merito: Imprese | 12 punti | 6 punti | 6 punti |" in text
    assert "Punteggio Borda" in text
    assert "La prima scelta cambia con il ruolo" in text


def test_an_order_that_nobody_gave_is_said_to_have_no_answers() -> None:
    assert "Nessuna risposta." in told(the_digest(a_ranking()))


def test_what_nobody_placed_is_counted_in_a_sentence() -> None:
    text = told(the_digest(a_ranking(places=1), host=["A", "A", "B"]))

    assert "1º: Documenti | 2 punti" in text
    assert "Senza punti: 1 voce." in text
    assert "Lingua" not in text


def test_the_digest_says_in_json_what_each_slot_is_worth() -> None:
    digest = the_digest(a_ranking(), host=["ABC", "ACB", "BAC"])

    sections = digest.model_dump(mode="json")["sections"]
    question = next(one["polls"][0]["questions"][0] for one in sections if one["polls"])

    assert question["measure"] == "points"
    assert question["slots"][0] == {"id": "A:1", "option": "A", "points": 3, "stance": "A:1"}
    assert question["counts"][0] == ["A:1", 2]


def test_dots_are_told_with_the_people_who_gave_them_and_names_are_masked() -> None:
    text = told(the_digest(a_vote(), host=["xxy", "xy", "yyx"], promoter=["y", "yx", "x"]))

    assert "### Voto delle priorità: Da dove partire?" in text
    assert "1º a pari merito: Più tempo, dice […] | 6 punti, da 5 su 6" in text
    assert "1º a pari merito: Meno carta | 6 punti, da 5 su 6" in text
    assert "Senza punti: 1 voce." in text
    assert "Ferri" not in text


def test_what_was_withdrawn_is_told_as_withdrawn_with_its_dots() -> None:
    text = told(the_digest(a_vote(withdrawn=["y"]), host=["y", "y", "x"]))

    assert "Contributo ritirato da chi l’ha scritto | 2 punti, da 2 su 3" in text
    assert "Meno carta" not in text


def test_a_vote_to_which_nobody_gave_dots_is_said_to_have_no_answers() -> None:
    assert "Nessuna risposta." in told(the_digest(a_vote()))


def test_statements_are_told_one_by_one_with_those_who_proposed_none_named() -> None:
    statements = Statements.model_validate(
        {
            "id": "views",
            "minutes": 2,
            "question": "Siete d’accordo?",
            "statements": [
                "Serve più tempo",
                {"id": "p1", "question": "Giulia Ferri ha ragione", "proposed": True},
            ],
        }
    )
    yes, no = ("agree",), ("disagree",)
    given = {"s1": {"host": (yes, yes, no), "promoter": (no, no, yes)}, "p1": {"host": (yes,) * 3}}
    facts = facts_of(
        a_plan(a_block("one", statements)),
        {"host": 3, "promoter": 3},
        answers=given,
        names=["Giulia Ferri"],
    )

    digest = compose(facts)
    text = told(digest)

    assert audit(facts, digest) == ()
    assert "### Affermazioni: Siete d’accordo?" in text
    assert "| D’accordo | 3 di 6 | 1 di 3 | 2 di 3 |" in text
    assert "#### […] ha ragione" in text
    assert text.count("Proposta da chi partecipa.") == 1
    assert text.index("#### […]") < text.index("Proposta da chi")
    assert "La prima scelta cambia con il ruolo" in text
