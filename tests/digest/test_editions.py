"""The public edition: what could tell who somebody is, cut until an organiser rules on it."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.wording.words import LANGUAGES, Words
from digest.compose import compose
from digest.digest import Cuts, Digest
from digest.documents.markdown import markdown
from digest.documents.report import report
from digest.editions import public
from digest.flags.finder import Finder
from digest.flags.flag import Why
from digest.passages import PassageKind
from digest.quotes import Quote
from digest.rulings import Ruling, Verdict, text_mark
from digest.stretches import cut_besides, stretches
from facilitation.prompts import Round, SingleChoice
from tests.digest.sessions import (
    STRENGTH,
    a_block,
    a_contribution,
    a_plan,
    a_round,
    a_session,
    facts_of,
    puglia,
)

AHMED = "Ahmed è arrivato dal Gambia il 3 marzo 2019 e ha 23 anni."
BINTOU = "Bintou ha aiutato chi è qui"
REST = "Serve più tempo per i documenti."

NAME, PLACE, ORIGIN, NUMBER = Why.NAME, Why.PLACE, Why.ORIGIN, Why.NUMBER
FRANCA = ("martina franca", PLACE)


def a_digest(*texts: str) -> Digest:
    plan = a_plan(a_block("one", a_round(), area="paths"))
    said = [
        a_contribution(number, text, reported=True, code="P1") for number, text in enumerate(texts)
    ]
    return compose(facts_of(plan, {"promoter": 4}, contributions=said))


def a_ruling(digest: Digest, text: str, words: str, verdict: Verdict) -> Ruling:
    """What Ada decides about words of a quote."""
    (quote,) = (one for one in quotes(digest) if one.text == text)
    mark = text_mark(text)
    place = quote.contribution_id
    return Ruling(place=place, words=words, verdict=verdict, text_mark=mark, by="Ada")


def quotes(digest: Digest) -> list[Quote]:
    return [q for s in digest.sections for v in s.voices for c in v.cells for q in c.quotes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Serve più tempo. Bisogna fare rete con INPS.", []),
        ("Ahmed lavora bene", [("Ahmed", Why.NAME)]),
        ("Il sig. Rossi lo sa", [("Rossi", Why.NAME)]),
        ("Ne parla Maria De Luca", [("Maria De Luca", Why.NAME)]),
        ("MARIO ROSSI lo sa", [("MARIO ROSSI", Why.NAME)]),
        ("Vive a Lecce", [("Lecce", Why.PLACE)]),
        ("A Bari si lavora. Con Ahmed si parla", [("Bari", Why.PLACE), ("Ahmed", Why.NAME)]),
        ("Ne parla Anna Di Stefano", [("Anna Di Stefano", Why.NAME)]),
        ("Il centro dell’Aquila", [("Aquila", Why.NAME)]),
        ("Dal 3 marzo 2019", [("3 marzo 2019", Why.DATE)]),
        ("On March 3, 2019", [("March 3, 2019", Why.DATE)]),
        ("Il 12/05/2019 e nel 2017", [("12/05/2019", Why.DATE), ("2017", Why.DATE)]),
        ("Ha 23 anni, la pratica 4471/2022", [("23", Why.NUMBER), ("4471/2022", Why.NUMBER)]),
        ("Il permesso I09876543 e 412,37 euro", [("I09876543", NUMBER), ("412,37", NUMBER)]),
        ("Il 58%, il 20 per cento, 3 mesi, 10 minuti e 2 volte", []),
        ("Parla italiano A2", []),
        ("con mamadou e tesfay in azienda", [("mamadou", Why.NAME), ("tesfay", Why.NAME)]),
        ("una divisa rosa e una mano santa", []),
        ("L’ing. Scardicchio e don Tonio", [("Scardicchio", Why.NAME), ("Tonio", Why.NAME)]),
        ("Come diceva M.T. prima", [("M.T.", Why.NAME)]),
        ("lavoro alla edilsud levante srl da un anno", [("alla edilsud levante srl", NAME)]),
        (
            "In via Crispi 22, nel rione Tamburi",
            [("via Crispi 22", PLACE), ("rione Tamburi", PLACE)],
        ),
        ("vivo a locorotondo, il corso è a martina franca", [("locorotondo", PLACE), FRANCA]),
        ("Cerignola è lontana", [("Cerignola", Why.PLACE)]),
        ("il sarto afghano e la mamma nigeriana", [("afghano", ORIGIN), ("nigeriana", ORIGIN)]),
        ("vengo dal Gambia", [("Gambia", Why.ORIGIN)]),
        ("Il tirocinio di marzo", [("marzo", Why.DATE)]),
        ("You may march on", []),
        ("# Non è un titolo\n* Serve tempo\n> Manca un tutor", []),
        ("il primo aprile", [("primo aprile", Why.DATE)]),
        ("Chiedere a […] lo sa", []),
        ("La Regione Puglia", []),
    ],
)
def test_what_may_tell_who_somebody_is_is_found(text: str, found: list[tuple[str, Why]]) -> None:
    finder = Finder(["Il progetto PUOI nella Regione Puglia"])

    assert [(text[one.start : one.end], one.why) for one in finder(text)] == found


def test_little_is_left_of_what_was_written_to_try_it() -> None:
    written = Path(__file__).with_name("identifying_it.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in written.splitlines()]
    finder = Finder(["Puglia"], [row["text"] for row in rows])
    left: Counter[str] = Counter()
    needless = 0
    for row in rows:
        text, wanted = row["text"], []
        found = [range(one.start, one.end) for one in finder(text)]
        for kind in ("names", "places", "dates", "numbers", "other"):
            for words in row[kind]:
                there = range(text.index(words), text.index(words) + len(words))
                wanted.append(there)
                left[kind] += not any(set(there) & set(one) for one in found)
        needless += sum(not any(set(one) & set(there) for there in wanted) for one in found)

    # Addresses are hidden before, from organisers too.
    assert left == {"names": 2, "places": 2, "dates": 1, "numbers": 2, "other": 3}
    assert needless <= 12


def test_what_is_flagged_is_cut_until_somebody_rules_on_it() -> None:
    edition = public(a_digest(AHMED, REST))

    texts = {quote.text for quote in quotes(edition.digest)}
    assert texts == {"[…] è arrivato dal […] il […] e ha […] anni.", REST}
    assert [(one.words, one.why, one.verdict, one.by) for one in edition.log] == [
        ("Ahmed", Why.NAME, Verdict.CUT, None),
        ("Gambia", Why.ORIGIN, Verdict.CUT, None),
        ("3 marzo 2019", Why.DATE, Verdict.CUT, None),
        ("23", Why.NUMBER, Verdict.CUT, None),
    ]


def test_an_organiser_lets_stand_cuts_and_cuts_what_nobody_flagged() -> None:
    digest = a_digest(AHMED, REST)
    rulings = (
        a_ruling(digest, AHMED, "Gambia", Verdict.STANDS),
        a_ruling(digest, AHMED, "23", Verdict.CUT),
        a_ruling(digest, REST, "per i documenti", Verdict.CUT),
        a_ruling(digest, REST, "Gambia", Verdict.CUT),
    )

    edition = public(digest, rulings)

    texts = {quote.text for quote in quotes(edition.digest)}
    assert texts == {
        "[…] è arrivato dal Gambia il […] e ha […] anni.",
        "Serve più tempo […].",
    }
    assert {(one.words, one.by) for one in edition.stands} == {("Gambia", "Ada")}
    assert {one.words: one.by for one in edition.cuts} == {
        "Ahmed": None,
        "3 marzo 2019": None,
        "23": "Ada",
        "per i documenti": "Ada",
    }
    assert edition.digest.cuts == (
        Cuts(why=Why.NAME, cut=1, unread=1),
        Cuts(why=Why.DATE, cut=1, unread=1),
        Cuts(why=Why.NUMBER, cut=1, unread=0),
        Cuts(why=None, cut=1, unread=0),
    )


def test_a_cut_that_touches_a_flag_leaves_nothing_of_it_over() -> None:
    digest = a_digest(AHMED)
    wide = a_ruling(digest, AHMED, "arrivato dal Gambia il 3", Verdict.CUT)

    edition = public(digest, [wide])

    assert quotes(edition.digest)[0].text == "[…] è […] e ha […] anni."


def test_what_organisers_alone_may_know_is_for_nobody_else() -> None:
    digest = a_digest(AHMED)
    assert quotes(digest)[0].code == "P1"

    told = public(digest).digest

    (quote,) = quotes(told)
    assert (quote.code, quote.contribution_id) == (None, quote.reference)
    assert told.set_aside == ()


def test_a_word_that_was_cut_is_no_keyword() -> None:
    digest = public(a_digest(*(f"Ahmed aiuta gli altri, volta {n}" for n in "abc"))).digest

    assert "ahmed" not in {word for s in digest.sections for p in s.points for word in p.keywords}


def test_every_text_that_people_wrote_is_read() -> None:
    digest = compose(puglia())

    told = public(digest).digest

    assert stretches(digest)
    assert stretches(told) == ()


def test_an_edition_made_again_is_the_same() -> None:
    digest = compose(puglia())

    assert public(digest) == public(digest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_which_edition_it_is_and_how_much_was_cut(language: str) -> None:
    say = Words(language, "Europe/Rome")
    digest = a_digest(AHMED)

    internal = markdown(report(digest, say))
    everybody = markdown(report(public(digest).digest, say))

    told = say("digest_public")
    assert told in everybody
    assert told not in internal
    assert say("digest_note_unread", count=4) in everybody
    for kind in ("name", "origin", "date", "number"):
        assert say(f"digest_cut_{kind}", count=1) in everybody


def test_a_name_that_is_cut_is_nowhere_else_in_the_edition() -> None:
    texts = [f"Con Zorzetto {what}." for what in ("si lavora", "si lavora bene", "si parla")]

    told = public(a_digest(*texts, "Zorzetto? Non lo conosco, ma Zorzetto c’è")).digest

    assert "zorzetto" not in told.model_dump_json().casefold()


def asked_on_the_spot() -> Digest:
    """A digest in which a poll and a round name somebody whom no plan names."""
    about = Round(id="ad-hoc-1", minutes=3, question=f"Che cosa {BINTOU}?", kinds=(STRENGTH,))
    which = {"question": f"Dove {BINTOU}?", "options": ["A Cerignola", "Altrove"], "minutes": 2}
    poll = SingleChoice.model_validate(which | {"id": "ad-hoc-2"})
    plan = a_plan(a_block("one", area="paths"))
    put = a_plan(a_block("one", about, poll, area="paths"))
    said = [a_contribution(1, f"A Cerignola si dice che {BINTOU}.", run="ad-hoc-1")]
    facts = facts_of(put, {"promoter": 4}, contributions=said)
    return compose(replace(facts, session=a_session(plan)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_asked_on_the_spot_is_no_word_of_the_session(language: str) -> None:
    digest = asked_on_the_spot()

    edition = public(digest)

    told = edition.digest.model_dump_json()
    assert [word for word in ("Bintou", "Cerignola") if word in told] == []
    assert "[…] ha aiutato chi è qui?" in told
    assert sorted(one.words for one in edition.log) == ["Bintou"] * 3 + ["Cerignola"] * 2
    document = report(edition.digest, Words(language, "Europe/Rome"))
    assert "Bintou" not in markdown(document)


def test_an_organiser_lets_stand_what_was_asked_on_the_spot() -> None:
    digest = asked_on_the_spot()
    found = [one for one in stretches(digest) if one.passage.kind is not PassageKind.QUOTE]

    edition = public(digest, [one.ruled(Verdict.STANDS) for one in found])

    polls = [poll for section in edition.digest.sections for poll in section.polls]
    assert [(one.passage.kind, one.words) for one in found] == [
        (PassageKind.QUESTION, "Cerignola"),
        (PassageKind.QUESTION, "Bintou"),
        (PassageKind.QUESTION, "Bintou"),
    ]
    assert [poll.heading for poll in polls] == [f"Dove {BINTOU}?"]
    assert [one.text for one in polls[0].questions[0].options] == ["A Cerignola", "Altrove"]


def test_no_keyword_is_a_part_of_what_was_cut() -> None:
    digest = a_digest("Il gruppo anna_rossi aiuta molti", "Il gruppo anna_rossi aiuta pochi")

    edition = public(digest, cut_besides(digest, "anna_rossi", "")).digest

    before, after = (
        {word for section in one.sections for point in section.points for word in point.keywords}
        for one in (digest, edition)
    )
    assert not before.isdisjoint({"anna", "rossi"})
    assert after.isdisjoint({"anna", "rossi"})
    assert "gruppo" in after


def test_a_question_that_names_a_speaker_excuses_nobody_else_who_does() -> None:
    asked = {
        "kind": "round",
        "id": "round",
        "minutes": 3,
        "question": "Che cosa ti dice la storia di Balde?",
        "kinds": ["strength"],
        "material": {"title": "Primo video", "speaker": "Balde, tirocinante"},
    }
    plan = a_plan(a_block("one", Round.model_validate(asked), area="paths"))
    said = [a_contribution(1, "Di Balde mi colpisce la forza"), a_contribution(2, "Balde è forte")]
    digest = compose(facts_of(plan, {"promoter": 4}, contributions=said))

    edition = public(digest).digest

    assert {quote.text for quote in quotes(edition)} == {
        "Di […] mi colpisce la forza",
        "[…] è forte",
    }
