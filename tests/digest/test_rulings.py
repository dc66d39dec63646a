"""Rulings hold for the text that was read, under whatever reference it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compose import compose
from digest.digest import Digest
from digest.editions import public
from digest.facts import SessionFacts
from digest.flags.flag import Why
from digest.passages import PassageKind, passages
from digest.rulings import Ruling, Verdict, as_written
from digest.scorecard import scorecard
from digest.spans import Spans
from digest.stretches import Stretch, cut_besides, stretches
from facilitation.priorities import PriorityVote
from facilitation.statements import Statements
from tests.digest.sessions import (
    a_block,
    a_contribution,
    a_plan,
    a_round,
    facts_of,
    puglia,
)

SHOP = "La bottega è a Lecce, e chi vive a Lecce impara."
MILL = "Il mulino di Lecce è lontano."
BEFORE_ALL = "Anche gli orari contano."


def a_digest(*texts: str) -> Digest:
    return compose(facts_saying(*texts))


def facts_saying(*texts: str) -> SessionFacts:
    plan = a_plan(a_block("one", a_round(), area="paths"))
    said = [a_contribution(number, text) for number, text in enumerate(texts)]
    return facts_of(plan, {"promoter": 4}, contributions=said)


def ruled(digest: Digest, words: str, text: str, verdict: Verdict) -> Ruling:
    return stretch(digest, words, text).ruled(verdict)


def stretch(digest: Digest, words: str, text: str) -> Stretch:
    found = [one for one in stretches(digest) if (one.words, one.passage.text) == (words, text)]
    (only,) = found
    return only


def cut_of(digest: Digest, rulings: list[Ruling]) -> set[tuple[str, str]]:
    """What everybody lacks, text by text."""
    spans = Spans(digest, rulings)
    return {
        (passage.text, passage.text[one.start : one.end])
        for passage in passages(digest)
        for one in spans(passage)
        if one.is_cut
    }


def test_the_same_words_stand_together_once_for_each_text() -> None:
    digest = a_digest(SHOP, "Ahmed lo sa.", MILL)

    found = [(one.words, one.passage.text, one.why) for one in stretches(digest)]

    assert found == [
        ("Ahmed", "Ahmed lo sa.", Why.NAME),
        ("Lecce", MILL, Why.PLACE),
        ("Lecce", SHOP, Why.PLACE),
    ]


def test_what_is_decided_in_one_text_is_not_decided_in_another() -> None:
    digest = a_digest(SHOP, MILL)

    cut = cut_of(digest, [ruled(digest, "Lecce", SHOP, Verdict.STANDS)])

    assert cut == {(MILL, "Lecce")}


@pytest.mark.parametrize("verdict", Verdict)
def test_a_ruling_follows_its_text_to_another_reference(verdict: Verdict) -> None:
    before = a_digest(MILL, SHOP)
    ruling = ruled(before, "Lecce", MILL, verdict)
    after = a_digest(MILL, SHOP, BEFORE_ALL)

    found = stretch(after, "Lecce", MILL)
    followed = {one.words: one.ruling for one in stretches(after, [ruling]) if one.ruling}

    assert found.passage.reference != stretch(before, "Lecce", MILL).passage.reference
    assert followed == {"Lecce": ruling}


def test_what_was_let_stand_is_cut_again_where_the_text_reads_otherwise() -> None:
    ruling = ruled(a_digest(MILL), "Lecce", MILL, Verdict.STANDS)
    corrected = "Chi vive a Lecce è il mugnaio."

    assert cut_of(a_digest(corrected), [ruling]) == {(corrected, "Lecce")}


def test_what_was_cut_stays_cut_where_the_text_reads_otherwise() -> None:
    (ruling,) = cut_besides(a_digest(MILL), "mulino", "")
    corrected = "È lontano, il mulino."

    assert cut_of(a_digest(corrected), [ruling]) == {(corrected, "mulino")}


def test_the_last_ruling_holds() -> None:
    digest = a_digest(MILL)
    stands, cut = (ruled(digest, "Lecce", MILL, one) for one in (Verdict.STANDS, Verdict.CUT))

    assert cut_of(digest, [stands, cut]) == {(MILL, "Lecce")}
    assert cut_of(digest, [cut, stands]) == set()


def test_words_cut_besides_can_be_let_stand_again() -> None:
    digest = a_digest(MILL)
    cuts = [*cut_besides(digest, "mulino", "")]

    (listed,) = (one for one in stretches(digest, cuts) if one.words == "mulino")

    assert (listed.why, listed.ruling) == (None, cuts[0])
    assert cut_of(digest, [*cuts, listed.ruled(Verdict.STANDS)]) == {(MILL, "Lecce")}


@pytest.mark.parametrize(
    ("reference", "texts"),
    [("", {MILL, SHOP}), ("A1-01", {MILL}), (" a1-02 ", {SHOP}), ("A9-01", set())],
)
def test_words_are_cut_in_one_text_or_in_all_that_have_them(
    reference: str, texts: set[str]
) -> None:
    digest = a_digest(SHOP, MILL)
    places = {one.place: one.text for one in passages(digest)}

    cuts = cut_besides(digest, "lecce", reference)

    assert {places[one.place] for one in cuts} == texts
    assert {one.words for one in cuts} <= {"Lecce"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mulino", ("Mulino", "mulino")),
        ("  MULINO ", ("Mulino", "mulino")),
        ("il mulino", ("il\nmulino",)),
        ("l'acqua", ("l’acqua",)),
        ("mul", ()),
        ("(vecchio)", ("(vecchio)",)),
        (".*", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_words_are_found_however_they_are_typed(typed: str, found: tuple[str, ...]) -> None:
    text = "Mulino e acqua: l’acqua muove il\nmulino (vecchio)."

    assert as_written(text, typed) == found


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Ne parlano. Si va a Lecce, spesso. Va detto.", "Si va a ", ", spesso."),
        ("va a Lecce", "va a ", ""),
        ("Uno\nvicino a Lecce\nqui", "vicino a ", ""),
        (f"{'parola ' * 40}a Lecce {'parola ' * 40}", "…" + "parola " * 22 + "a ", None),
    ],
)
def test_a_stretch_is_shown_in_its_sentence(text: str, before: str, after: str | None) -> None:
    (found,) = stretches(a_digest(text))

    assert found.words == "Lecce"
    assert found.before == before
    assert found.after == after or (after is None and found.after.endswith("parola…"))


def test_who_decides_on_a_text_that_changed_since_names_no_stretch_of_it() -> None:
    before, after = a_digest(MILL), a_digest(f"{MILL} Davvero.")

    assert {one.id for one in stretches(before)}.isdisjoint(one.id for one in stretches(after))


def test_every_place_is_another_whatever_kind_of_text_it_is() -> None:
    found = passages(compose(puglia()))
    single = [one.place for one in found if one.kind is not PassageKind.ANSWER]

    assert len(single) == len(set(single))
    assert {one.kind for one in found} >= {PassageKind.QUOTE, PassageKind.ANSWER}


WORDS = ("Ahmed", "Lecce", "bene", "Serve", "a", "tutor", "2019", "il", "Rossi", "dice")
SAID = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", ". ", ", ", ": "))), min_size=2
).map(lambda several: "".join(map("".join, several)).strip())


@given(st.lists(SAID, min_size=1, max_size=3, unique=True), st.data())
def test_whatever_is_decided_what_is_cut_is_gone_and_nothing_else_is_told(
    texts: list[str], some: st.DataObject
) -> None:
    facts = facts_saying(*texts)
    digest = compose(facts)
    flagged = stretches(digest)
    stand = [one.ruled(Verdict.STANDS) for one in flagged if some.draw(st.booleans())]
    typed = some.draw(st.sampled_from(texts)).split()
    first = some.draw(st.integers(0, len(typed) - 1))
    last = some.draw(st.integers(first + 1, len(typed)))
    cuts = cut_besides(digest, " ".join(typed[first:last]), "")

    edition = public(digest, [*stand, *cuts])

    scores = scorecard(facts, digest, edition)
    assert [fault for score in scores for fault in score.faults] == []
    left = [one.text for one in passages(edition.digest) if one.kind is PassageKind.QUOTE]
    assert not any(as_written(text, one.words) for one in cuts for text in left)


def put_to_the_vote(*texts: str) -> Digest:
    """A digest of contributions that were also voted on, in a block of their own."""
    said = [a_contribution(number, text) for number, text in enumerate(texts)]
    options = [{"id": one.id, "text": one.text} for one in said]
    vote = PriorityVote.model_validate(
        {"id": "first", "minutes": 2, "question": "Da dove?", "options": options}
    )
    plan = a_plan(a_block("one", a_round(), area="paths"), a_block("two", vote))
    return compose(facts_of(plan, {"promoter": 4}, contributions=said))


def test_what_was_put_to_the_vote_is_read_once_with_its_quote_and_cut_with_it() -> None:
    digest = put_to_the_vote(MILL, BEFORE_ALL)

    (lecce,) = stretches(digest)
    (mill,) = cut_besides(digest, "mulino", lecce.passage.reference)
    edition = public(digest, [lecce.ruled(Verdict.STANDS), mill]).digest

    texts = [one.text for one in passages(edition) if "Lecce" in one.text]
    assert lecce.passage.kind is PassageKind.QUOTE
    assert texts == ["Il […] di Lecce è lontano."] * 2


def test_a_statement_that_a_participant_proposed_is_no_word_of_the_session() -> None:
    statements = Statements.model_validate(
        {"id": "views", "minutes": 2, "question": "Che ne dite?", "statements": ["Va bene"]}
    ).with_proposed("Anche a Lecce serve un tutor")
    plan = a_plan(a_block("one", a_round(), statements, area="paths"))
    digest = compose(facts_of(plan, {"promoter": 4}, contributions=[a_contribution(1, MILL)]))

    found = {(one.words, one.passage.kind) for one in stretches(digest)}
    edition = public(digest).digest

    assert found == {("Lecce", PassageKind.STATEMENT), ("Lecce", PassageKind.QUOTE)}
    assert "Anche a […] serve un tutor" in edition.model_dump_json()
    assert "Lecce" not in edition.model_dump_json()
