"""What emerged, in a dozen lines: counted, not judged, and of nobody in particular."""

from dataclasses import replace

from bot.wording.words import Words
from digest.compose import compose
from digest.digest import Digest
from digest.documents.gist import MOST_SHARED, gist
from digest.documents.imprint import Imprint
from digest.documents.lines import Line, LineKind
from digest.documents.markdown import markdown
from digest.documents.report import report
from digest.facts import Supporter
from digest.key_messages.messages import KeyMessage, WordedMessages
from facilitation.signing import DigestState
from tests.digest.sessions import START, puglia

ITALIAN = Words("it", "Europe/Rome")
FACTS = puglia()


def with_supporters(**people: int) -> Digest:
    """The session in which so many hosts support each of those contributions."""
    supporters = tuple(
        Supporter(contribution_id=one, participant_id=f"host-{number}", role_id="host")
        for one, count in people.items()
        for number in range(count)
    )
    return compose(replace(FACTS, supporters=supporters))


def quoted(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.kind is LineKind.QUOTE]


def test_what_more_roles_and_then_more_people_stand_behind_is_read_out_first() -> None:
    mobility, funds, perfect, both = (one for one in FACTS.contributions[:4])
    digest = with_supporters(**{mobility.id: 1, funds.id: 4, perfect.id: 6, both.id: 5})

    told = quoted(gist(digest, ITALIAN))

    assert len(told) == MOST_SHARED
    assert [one.aside.replace("\u00a0", " ").partition(" · ")[0] for one in told] == [
        "6 persone",
        "6 persone",
        "4 persone",
    ]
    assert [funds.text in told[0].text, both.text in told[1].text] == [True, True]
    assert not any(perfect.text in one.text for one in told)


def test_a_point_that_fewer_than_the_threshold_stand_behind_is_not_read_out() -> None:
    digest = with_supporters(**{FACTS.contributions[0].id: 1})

    told = quoted(gist(digest, ITALIAN))

    assert not any(FACTS.contributions[0].text in line.text for line in told)


def test_each_area_is_told_by_what_it_gave() -> None:
    lines = [line.text for line in gist(compose(FACTS), ITALIAN) if line.kind is LineKind.ITEM]

    told = "Procedure di gestione dei percorsi: 1 punto di forza, 4 criticità"
    assert any(line.startswith(told) for line in lines)


def test_it_fits_a_card_at_a_glance() -> None:
    digest = with_supporters(**{one.id: 5 for one in FACTS.contributions})

    assert len(gist(digest, ITALIAN)) <= 18


def test_a_machines_sentences_come_first_and_say_so() -> None:
    worded = WordedMessages(
        model="tiny-1",
        messages=(KeyMessage(text="I tutor sono un punto di forza.", sources=("A1-01", "A1-02")),),
        is_approved=True,
    )

    lines = [one.text for one in gist(compose(FACTS), ITALIAN, worded)]
    imprint = Imprint(version=2, composed_at=START, state=DigestState.APPROVED, key_messages=worded)
    document = markdown(report(compose(FACTS), ITALIAN, imprint))

    assert lines[0] == "Messaggi chiave"
    assert "una macchina (tiny-1)" in lines[1]
    assert lines[2] == "I tutor sono un punto di forza. (A1-01 e A1-02)"
    assert document.index("Messaggi chiave") < document.index("In breve")
    assert "le ha approvate chi organizza" in document
