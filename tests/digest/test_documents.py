"""The digest as people read it."""

import ast
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.wording.words import LANGUAGES, Words
from digest.audit import check
from digest.compose import compose
from digest.documents.citing import LONGEST_QUOTE
from digest.documents.imprint import Imprint
from digest.documents.lines import Line, LineKind
from digest.documents.markdown import markdown
from digest.documents.markup import broken, escaped
from digest.documents.parts import MOST_BYTES, parts
from digest.documents.points import MOST_QUOTES
from digest.documents.report import report
from digest.documents.results import poll_notes
from digest.editions import public
from digest.facts import CheckFacts, Supporter
from digest.key_messages.messages import KeyMessage, WordedMessages
from digest.quotes import SetAside
from facilitation.contributions import ContributionKind
from facilitation.prompts import Material
from facilitation.signing import DigestState
from facilitation.speaking_rounds import SpeakingRound
from tests.digest.sessions import (
    START,
    a_block,
    a_contribution,
    a_plan,
    a_poll,
    a_round,
    facts_of,
    grown,
    puglia,
)

ROOT = Path(__file__).parent.parent.parent
ITALIAN = Words("it", "Europe/Rome")
DIVIDED = "Dove le voci divergono"
MOST_READ = 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_everything_in_its_language(language: str) -> None:
    digest = compose(puglia())

    text = markdown(report(digest, Words(language, "Europe/Rome")))

    quotes = [q for s in digest.sections for v in s.voices for c in v.cells for q in c.quotes]
    assert all(f", {quote.reference}" in text for quote in quotes)
    assert all(f"## {section.key}. {section.title}" in text for section in digest.sections)


def test_the_document_reads_as_a_report() -> None:
    text = markdown(report(compose(puglia()), ITALIAN))

    assert "- **Quando**: 24 novembre 2020, dalle 14:02 alle 16:31" in text
    assert "- **Contributi**: 71 (61 di 12\u00a0persone, 10 riportati da chi osserva), in" in text
    assert "| Trovare l’impresa | 5 di 11 | 3 di 6 | 2 di 5 |" in text
    assert "### Chi non ha scritto, e dove\n\n- Soggetti ospitanti, in A4\n" in text
    assert (
        "- «Uno sportello itinerante su camper raggiunge le piazze dove vivono più migranti.»"
        in text
    )
    assert "2\u00a0risposte: meno di 3, quindi non sono mostrate." in text
    assert "%" not in re.sub(r"«[^»]*»", "", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# titolo", "\\# titolo"),
        ("- voce", "\\- voce"),
        ("1. voce", "1\\. voce"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("<script>&amp;", "\\<script\\>\\&amp;"),
        ("a|b", "a\\|b"),
        ("[qui](http://x.it)", "\\[qui\\](http:\\/\\/x.it)"),
        ("www.x.it", "www\\.x.it"),
        ("[…] lo sa", "[…] lo sa"),
        ("[…](http://x.it)", "\\[…\\](http:\\/\\/x.it)"),
        ("a\\", "a\\\\"),
        ("una\nriga", "una riga"),
        ("n. 3, alle 14:30 - circa", "n. 3, alle 14:30 - circa"),
    ],
)
def test_what_people_wrote_stays_text(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_line_ends_are_kept_without_opening_a_block() -> None:
    assert broken("prima\n\n    # seconda", "  ") == "prima\\\n  \\# seconda"


def test_the_parts_begin_with_the_cover_and_follow_the_sections() -> None:
    digest = compose(puglia())

    cover, *told = parts(digest, ITALIAN)

    assert cover.heading == "Digest: Il progetto PUOI nella Regione Puglia"
    assert Line(LineKind.HEADING, "Che cosa manca") in cover.lines
    assert [part.heading[:3] for part in told] == [f"{one.key}." for one in digest.sections]


def test_the_cover_says_what_is_shared_what_divides_and_what_is_missing_in_a_few_lines() -> None:
    facts = puglia()
    backed = next(one for one in facts.contributions if "sportello itinerante" in one.text)
    supporters = tuple(Supporter(backed.id, f"host-{n}", "host") for n in range(4))
    digest = compose(replace(facts, supporters=supporters))

    cover, *_ = parts(digest, ITALIAN)

    lines = [line.text for line in cover.lines]
    at = [lines.index(one) for one in ("I punti più condivisi", DIVIDED, "Che cosa manca")]
    assert at == sorted(at)
    assert f"«{backed.text}»" in lines[at[0] : at[1]]
    assert any(line.startswith("La prima scelta cambia con il ruolo: A1 ") for line in lines)
    assert any(
        line.startswith("Che cosa nessuno ha indicato, e dove: Punti di forza, in A4; ")
        and line.endswith("; e in altri 5 casi.")
        for line in lines
    )
    assert len(lines) < MOST_READ


def test_a_quote_in_a_part_says_whose_it_is_and_where_it_is_cited() -> None:
    told = parts(compose(puglia()), ITALIAN)

    wanted = Line(
        LineKind.QUOTE,
        "«Uno sportello itinerante su camper raggiunge le piazze dove vivono più migranti.»",
        "Ente promotore, A3-05",
    )
    assert wanted in [line for part in told for line in part.lines]


def test_a_long_digest_comes_in_parts_that_fit_and_quotes_a_few() -> None:
    plan = a_plan(a_block("one", a_round(), area="paths"))
    themes = ("autobus ", "mediatore ", "alloggio ", "diario ", "banca ")
    said = [
        a_contribution(
            n, f"{n} {themes[n // len(ContributionKind) % 5] * 60}", role=role, kind=kind
        )
        for n, (role, kind) in enumerate(
            [(r, k) for r in ("promoter", "host", "local", "observer") for k in ContributionKind]
            * 6,
            1,
        )
    ]
    people = {"promoter": 4, "host": 4, "local": 4, "observer": 4}

    told = parts(compose(facts_of(plan, people, contributions=said)), ITALIAN)

    quotes = [line for part in told[1:] for line in part.lines if line.kind is LineKind.QUOTE]
    assert told[1].heading == "A1. Procedure di gestione dei percorsi (1 di 4)"
    assert all(sum(line.size for line in part.lines) <= MOST_BYTES for part in told)
    # Solutions and proposals on one theme are one point.
    assert len(quotes) == 5 * 3 * (len(ContributionKind) - 1)
    assert max(len(line.text) for line in quotes) <= LONGEST_QUOTE + len("« […]»")
    assert quotes[0].text.endswith(" […]»")


def test_a_long_section_tells_a_few_of_each_point_and_the_annex_has_them_all() -> None:
    digest = compose(grown(puglia(), 200))
    long, short = digest.sections[5], digest.sections[4]

    text = markdown(report(digest, ITALIAN))

    told, annexed = text.split("\n## Allegato: tutti i contributi delle parti più lunghe\n")
    quotes = {
        one: [q.reference for v in one.voices for c in v.cells for q in c.quotes]
        for one in (long, short)
    }
    assert len(quotes[long]) > MOST_QUOTES > len(quotes[short])
    assert all(f", {one}" in annexed for one in quotes[long])
    assert not any(f", {one}" in annexed for one in quotes[short])
    assert all(f", {one}" in told for one in quotes[short])
    assert sum(f", {one}\n" in told for one in quotes[long]) < MOST_QUOTES
    assert "sono nell’allegato, alla fine." in told
    assert "Allegato" not in markdown(report(compose(puglia()), ITALIAN))


def test_a_point_is_told_with_who_is_behind_it_and_every_word() -> None:
    text = markdown(report(compose(puglia()), ITALIAN))

    assert (
        "##### Attorno a: contratto, tirocinio e assunti\n\n6\u00a0contributi; 3\u00a0persone"
        in text
    )
    assert "di Enti promotori e Altri ruoli scrivono o sostengono questo punto.\n" in text
    assert text.count("I raggruppamenti che seguono sono proposti") == 5
    assert "A5-03 · tra: Soluzioni adottate\n" in text
    assert "##### Voci singole\n" in text
    assert "| Raggruppamenti di contributi proposti, non ancora confermati | 16 |" in text


def test_a_point_with_a_name_is_headed_by_it_and_one_without_words_has_a_heading_too() -> None:
    digest = compose(puglia())
    section = digest.sections[5]
    named = section.points[0].model_copy(update={"name": "Il contratto", "confirmed": True})
    bare = section.points[1].model_copy(update={"keywords": ()})
    single = section.points[-1].model_copy(update={"name": "Il racconto"})
    told = section.model_copy(update={"points": (named, bare, *section.points[2:-1], single)})
    aside = (SetAside(contribution_id="c1", reason="Fuori tema"),)

    text = markdown(
        report(
            digest.model_copy(
                update={"sections": (*digest.sections[:5], told), "set_aside": aside}
            ),
            ITALIAN,
        )
    )

    assert "##### Il contratto\n\n6\u00a0contributi; 3\u00a0persone" in text
    assert "Raggruppamento confermato da chi organizza.\n" in text
    assert "##### «Senza un permesso definito i datori di lavoro diffidano e diventa […]»\n" in text
    assert "##### Il racconto\n\n1\u00a0contributo, scritto o sostenuto da Altri ruoli." in text
    assert "- Un contributo non è riportato. Motivo: Fuori tema" in text


def test_a_document_says_what_it_is_and_whether_anybody_stands_by_it() -> None:
    digest = compose(puglia())
    imprint = Imprint(version=2, composed_at=START, state=DigestState.DRAFT)

    draft = markdown(report(public(digest).digest, ITALIAN, imprint))
    signed = imprint.model_copy(update={"state": DigestState.PUBLISHED})
    published = markdown(report(digest, ITALIAN, signed))

    assert "Report di sintesi, edizione pubblica (bozza) · Anpal Servizi · 24 nov" in draft
    assert "\n\nReport di sintesi · Anpal Servizi · 24 novembre 2020\n" in published
    at = "composta il 24 novembre 2020 alle 14:02"
    assert f"- Questa è la versione 2, {at}: una bozza, non ancora approvata" in draft
    assert f"- Questa è la versione 2, {at}, approvata da chi organizza e pubb" in published


def test_it_does_not_say_that_no_machine_wrote_where_one_did() -> None:
    message = KeyMessage(text="I tutor aiutano.", sources=("A1-01",))
    worded = WordedMessages(model="tiny-1", messages=(message,), is_approved=True)
    imprint = Imprint(version=2, composed_at=START, state=DigestState.APPROVED, key_messages=worded)

    text = markdown(report(compose(puglia()), ITALIAN, imprint))

    assert "Nessun testo è scritto da una macchina" not in text
    assert "- Solo i messaggi chiave li ha scritti una macchina" in text


def test_other_roles_are_named_again_only_where_they_are_not_those_of_the_beginning() -> None:
    text = markdown(report(compose(puglia()), ITALIAN))

    assert "| Altri ruoli (Soggetti ospitanti e Attori territoriali) | 8 |" in text
    assert "«Altri ruoli» riunisce Soggetti ospitanti e Attori territoriali." not in text
    assert "Qui «Altri ruoli» riunisce Soggetti ospitanti, Attori territoriali e Oss" in text


def test_every_table_has_a_number_and_says_what_it_is_of() -> None:
    blocks = report(compose(puglia()), ITALIAN).blocks

    captions = [block.caption for block in blocks if block.kind == "table"]

    numbers = [caption.partition(".")[0] for caption in captions]
    assert numbers == [f"Tabella {number}" for number, _ in enumerate(captions, 1)]
    assert captions[:2] == [
        "Tabella 1. Chi c’era",
        "Tabella 2. Contributi di B1, per tipo e per ruolo",
    ]


def test_a_session_in_which_nothing_happened_has_a_digest_too() -> None:
    facts = facts_of(a_plan(a_block("one", area="paths")), {})
    unstarted = replace(
        facts, session=replace(facts.session, started_at=None, ended_at=None), withdrawn=0
    )

    text = markdown(report(compose(unstarted), ITALIAN))

    assert "24 novembre 2020, previsto dalle 14:00 alle 16:30" in text
    assert "Qui non è stato chiesto nulla." in text


def test_one_who_answered_is_told_as_one() -> None:
    digest = compose(puglia())
    poll = next(poll for section in digest.sections for poll in section.polls)
    polls = [poll.model_copy(update={"answered": answered}) for answered in (1, 2)]

    told = [poll_notes(one, digest.header, ITALIAN)[-1] for one in polls]

    assert told == ["Ha risposto 1\u00a0persona su 16.", "Hanno risposto in 2 su 16."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_every_sentence_of_the_documents_and_no_other(language: str) -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "digest").rglob("*.py")]
    wording = ROOT / "bot" / "wording" / language
    words = "".join((wording / name).read_text("utf-8") for name in ("digest.po", "checking.po"))

    used = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("digest_")
    }
    # Of keys that go on at run time test_wording.py says how.
    begun = {key for key in used if key.endswith("_")}
    known = set(re.findall(r'^msgid "(digest_.+)"$', words, re.MULTILINE))
    assert used - begun - known == set()
    assert {key for key in known - used if not key.startswith(tuple(begun))} == set()


def test_reactions_stand_below_what_they_are_about() -> None:
    video = {
        "material": Material(title="Primo video", speaker="una tirocinante", url="https://x.it")
    }
    leaflet = {"material": Material(title="Dépliant")}
    plan = a_plan(
        a_block(
            "videos",
            a_poll("one").model_copy(update=video),
            a_poll("two").model_copy(update=video),
            a_poll("three"),
            a_round("four").model_copy(update=leaflet),
            a_round("five"),
        )
    )
    digest = compose(facts_of(plan, {"promoter": 3}))

    text = markdown(report(digest, ITALIAN))
    lines = [line.text for part in parts(digest, ITALIAN) for line in part.lines]

    heading = "Su «Primo video» (parla: una tirocinante)"
    assert text.count(f"### {heading}\n") == lines.count(heading) == 1
    assert "tempi di avvio" in lines[lines.index(heading) + 1]
    assert "- Su «Dépliant». Domanda: «Che cosa funziona" in text
    assert "https" not in text


def spoken(**facts: Any) -> str:
    """The document of a session with one speaking round, which came to that."""
    giro = SpeakingRound(id="giro", minutes=8, question="Che cosa resta?")
    made = facts_of(a_plan(a_block("one", giro)), {"promoter": 9, "host": 5, "local": 1})
    told = replace(made, runs=tuple(replace(one, **facts) for one in made.runs))
    digest = compose(told)
    check(told, digest)
    lines = [line.text for part in parts(digest, ITALIAN) for line in part.lines]
    assert "Giro di parola: Che cosa resta?" in lines
    return markdown(report(digest, ITALIAN))


def test_a_speaking_round_is_told_in_numbers_by_role_where_they_are_safe() -> None:
    many = spoken(answered=11, passed=3, spoke=(("host", 4), ("local", 1), ("promoter", 6)))
    merged = spoken(answered=6, passed=1, spoke=(("host", 5), ("local", 1)))
    few = spoken(answered=2, passed=2, spoke=(("host", 2),))
    none = spoken(answered=0)

    assert "11\u00a0persone hanno parlato." in many
    assert "Enti promotori: 6" in many
    assert "3\u00a0persone hanno passato." in many
    assert "6\u00a0persone hanno parlato.\n" in merged
    assert "meno di 3 persone" in few
    assert "passato" not in few + none + merged
    assert "meno di 3 persone" in none


def test_what_was_checked_after_the_end_is_told_without_the_words_of_before() -> None:
    facts = puglia()
    first, second, *others = facts.contributions
    until = datetime(2020, 12, 1, 15, 30, tzinfo=UTC)
    checked = replace(
        facts,
        contributions=(replace(first, first_text="Parole di prima"), second, *others),
        check=CheckFacts(until=until, confirmed=2, corrected=1, withdrawn=1),
    )
    digest = compose(checked)

    text = markdown(report(digest, ITALIAN))
    last = parts(digest, ITALIAN)[-1]
    before = markdown(report(compose(facts), ITALIAN))

    assert digest.check is not None
    [reference] = digest.check.corrected
    told = [
        (
            "Dopo la sessione chi ha partecipato ha potuto vedere dove erano usate le proprie"
            " parole e confermarle, correggerle o ritirarle, fino al 1º dicembre 2020 alle 16:30."
        ),
        "2 contributi sono stati confermati da chi li ha scritti.",
        f"1 contributo è stato corretto ed è qui con le parole nuove: {reference}.",
        "1 contributo è stato ritirato e non è più riportato.",
    ]
    assert all(f"- {sentence}" in text for sentence in told)
    assert (last.heading, [line.text for line in last.lines]) == (
        "Verifica con chi ha partecipato",
        told,
    )
    assert "Parole di prima" not in text
    assert "Verifica con chi ha partecipato" not in before
