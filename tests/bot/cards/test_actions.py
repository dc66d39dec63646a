"""What a card sends is what we read, from every kind of client."""

from typing import Any

import pytest

from bot.cards.actions import TAPS, execute, read_tap
from bot.cards.taps.arranging import (
    ArrangedTap,
    ArrangeTap,
    PointsTap,
    PointTap,
    UndoArrangingTap,
)
from bot.cards.taps.files import FetchDataTap
from bot.cards.taps.joining import JoinTap, KeptContribution, KeptVote
from bot.cards.taps.leading import ActTap, AskTap, JudgeTap, NudgeTap, StatusTap
from bot.cards.taps.preparing import (
    ChoosePlanTap,
    FetchPlanTap,
    NewPlanTap,
    OutlinePlanTap,
    PreviewTap,
)
from bot.cards.taps.ruling import CutsTap, CutWordsTap, RuleTap, UndoRulingTap
from bot.cards.taps.showing import HelpTap, ShowTap
from bot.cards.taps.signing import FetchDigestTap, LinkTap, MessagesTap, SigningTap, SignTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.writing import (
    ConfirmContributionTap,
    ContributeTap,
    EditContributionTap,
    ProposeTap,
    ReportTap,
    SpeakTap,
    SupportTap,
    WithdrawContributionTap,
    WithdrawProposalTap,
    WithdrawSupportTap,
)
from dialogs.commands.arranging import Arranging
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.commands.taking_part import Move
from digest.documents.forms import Form
from digest.rulings import Verdict
from facilitation.contributions import ContributionKind
from facilitation.key_messages import MessagesStep
from facilitation.refusals.unknown import CommandIsUnknown
from facilitation.signing import SigningStep

SENT: list[Tap] = [
    ChoosePlanTap(plan="puglia-2020"),
    JoinTap(session="s", role="host"),
    JoinTap(session="s", role="host", kept=KeptVote(run="r", answers={"q": ("A", "B")})),
    JoinTap(session="s", role="host", kept=KeptContribution(run="r", kind="story", text="Ciao")),
    JoinTap(
        session="s",
        role="host",
        kept=KeptContribution(run="r", kind="objection", text="No", objects_to="c"),
    ),
    ContributeTap(session="s", run="r", kind="objection", text="No", objects_to="c"),
    VoteTap(session="s", run="r", question="q", option="A"),
    WithdrawVoteTap(session="s", run="r"),
    ContributeTap(session="s", run="r"),
    ReportTap(session="s", run="r"),
    EditContributionTap(session="s", contribution="c"),
    ConfirmContributionTap(session="s", contribution="c"),
    WithdrawContributionTap(session="s", contribution="c"),
    ProposeTap(session="s", run="r", text="Serve un referente"),
    WithdrawProposalTap(session="s", run="r", words="w1", text="Serve"),
    JudgeTap(session="s", run="r", words="w", admits=True, page=1),
    SupportTap(session="s", contribution="c", instead_of="d"),
    WithdrawSupportTap(session="s", contribution="c"),
    PreviewTap(plan="puglia-2020", page=3),
    FetchDataTap(),
    FetchPlanTap(plan="puglia-2020"),
    NewPlanTap(),
    OutlinePlanTap(title="Autunno", areas="Una\nDue", language="it"),
    ProposeTap(session="s", run="r", text="Si parte da qui"),
    JudgeTap(session="s", run="r", words="w", admits=True, page=1),
    ShowTap(session="s", card=Card.PROMPT, thing="r"),
    ActTap(session="s", act=Act.EXTEND, minutes=2, run="r", seen=5, confirmed=True),
    SpeakTap(session="s", run="r", move=Move.PASS, turn=3),
    AskTap(session="s", question="Va?", options="sì\nno"),
    NudgeTap(session="s", run="r", role="host", kind=ContributionKind.PROPOSAL, seen=5),
    FetchDigestTap(session="s", form=Form.PDF),
    LinkTap(session="s"),
    MessagesTap(session="s", step=MessagesStep.ASK, version=2),
    SignTap(session="s", step=SigningStep.PUBLISH, version=2),
    SigningTap(session="s"),
    PointsTap(session="s", section="A1", page=1),
    PointTap(session="s", point="x", page=1),
    ArrangeTap(session="s", how=Arranging.HIDE, point="x", section="A1", seen=2, size=3, page=1),
    ArrangedTap(session="s", page=1),
    UndoArrangingTap(session="s", correction="a"),
    UndoArrangingTap(session="s", correction="a", page=1),
    CutsTap(session="s", decided=True, page=1),
    RuleTap(session="s", stretches="1f,2e", verdict=Verdict.STANDS, everywhere=True, decided=True),
    CutWordsTap(session="s", version=2, words="il mulino", reference="A1-03", page=1),
    UndoRulingTap(session="s", act="a", decided=True, page=1),
    StatusTap(),
    HelpTap(),
]


@pytest.mark.parametrize("tap", SENT)
def test_what_is_sent_is_what_is_read(tap: Tap) -> None:
    action = execute(tap, title="Tocca").model_dump(by_alias=True, exclude_none=True)

    assert read_tap(action["data"], action["verb"]) == tap


@pytest.mark.parametrize("tap", SENT)
def test_an_older_client_sends_the_verb_among_the_data(tap: Tap) -> None:
    action = execute(tap, title="Tocca").model_dump(by_alias=True, exclude_none=True)

    assert read_tap(action["fallback"]["data"]) == tap


def test_every_verb_is_tried_here() -> None:
    assert {tap.verb for tap in SENT} == set(TAPS)


@pytest.mark.parametrize(
    ("sent", "verb"),
    [
        ({"session": "s"}, "fly"),
        ({"session": "s"}, None),
        ({}, "vote"),
        ({"session": "s", "run": "r" * 101}, "vote"),
        ({"session": "s", "run": "r\x00"}, "vote"),
        ({"session": {"$ne": 1}, "run": "r"}, "vote"),
        ({"session": "s", "act": "destroy"}, "act"),
        (
            {"session": "s", "how": "erase", "point": "x", "section": "A1", "seen": 1, "size": 1},
            "arrange",
        ),
        (
            {
                "session": "s",
                "how": "hide",
                "point": "x",
                "section": "A1",
                "seen": 1,
                "size": 1,
                "reason": "r" * 301,
            },
            "arrange",
        ),
        ({"session": "s", "stretches": "f", "verdict": "burn"}, "rule"),
        ({"session": "s", "stretches": "", "verdict": "cut"}, "rule"),
        ({"session": "s", "stretches": "f,", "verdict": "cut"}, "rule"),
        ({"session": "s", "version": 1, "words": "w" * 201}, "cut_words"),
        ({"session": "s", "card": "secret"}, "show"),
        ({"verb": ["vote"]}, None),
    ],
)
def test_what_no_card_of_ours_sends_is_refused(sent: dict[str, Any], verb: str | None) -> None:
    with pytest.raises(CommandIsUnknown):
        read_tap(sent, verb)


def test_what_rides_along_does_no_harm() -> None:
    sent = {"session": "s", "run": "r", "text": "a meta", "from": {"id": "29:other"}, "role": "x"}

    tap = read_tap(sent, "withdraw_vote")

    assert tap == WithdrawVoteTap(session="s", run="r")


def test_half_written_text_rides_along_with_a_tapped_row() -> None:
    sent = {**ShowTap(session="s", card=Card.CONTRIBUTION, thing="c").data, "text": "A metà"}

    tap = read_tap(sent, "show")

    assert isinstance(tap, ShowTap)
    assert tap.text == "A metà"


@pytest.mark.parametrize(
    ("inputs", "answers"),
    [
        ({"q:a": "A,C", "q:b": "5"}, {"a": ("A", "C"), "b": ("5",)}),
        ({"q:a": "", "q:b": "5", "t:c": "  "}, {"b": ("5",)}),
        ({"t:c": "Più tempo, meno fretta"}, {"c": ("Più tempo, meno fretta",)}),
        ({"q:a": ["A"], "altro": "1"}, {}),
        ({}, {}),
    ],
)
def test_the_inputs_of_a_questionnaire_are_answers(
    inputs: dict[str, Any], answers: dict[str, tuple[str, ...]]
) -> None:
    tap = read_tap({"session": "s", "run": "r", **inputs}, "vote")

    assert isinstance(tap, VoteTap)
    assert tap.answers == answers


def test_nothing_ticked_is_an_answer_to_the_one_question_asked() -> None:
    tap = read_tap({"session": "s", "run": "r", "question": "q", "q:q": ""}, "vote")

    assert isinstance(tap, VoteTap)
    assert tap.answers == {"q": ()}


def test_a_tapped_option_is_the_answer_whatever_inputs_ride_along() -> None:
    sent = {"session": "s", "run": "r", "question": "q", "option": "A", "q:q": "B"}

    tap = read_tap(sent, "vote")

    assert isinstance(tap, VoteTap)
    assert tap.answers == {"q": ("A",)}


def test_numbers_are_read_beside_their_options_whatever_type_the_client_sends() -> None:
    sent = {"session": "s", "run": "r", "question": "q", "n:q:A": 2, "n:q:B": "1", "n:odd": "3"}

    tap = read_tap(sent, "vote")

    assert isinstance(tap, VoteTap)
    assert tap.numbers == {"q": {"A": "2", "B": "1"}}
    assert tap.answers == {"q": ()}


def test_a_tapped_row_says_more_than_the_numbers_that_ride_along() -> None:
    sent = {"session": "s", "run": "r", "question": "q", "n:q:A": "2"}

    one = read_tap(sent | {"option": "B"}, "vote")
    whole = read_tap(sent | {"whole": ["B", "A"]}, "vote")

    assert isinstance(one, VoteTap)
    assert isinstance(whole, VoteTap)
    assert (one.answers, one.numbers) == ({"q": ("B",)}, {})
    assert (whole.answers, whole.numbers) == ({"q": ("B", "A")}, {})
