"""What Teams sent becomes what somebody asks; who they are comes from Teams alone."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from bot.cards.actions import read_tap
from bot.cards.taps.tap import Tap
from bot.command_forms import ACTS
from bot.door.activities import read_activity
from bot.inbound import Origin, known_sender, origin_of
from bot.tapped.command import READERS, tapped_command
from bot.teams.roster import Member
from bot.typed import Typed
from bot.worded import typed_command
from dialogs.commands.arranging import ShowPoints
from dialogs.commands.command import Command
from dialogs.commands.leading import Act, AskStatus, Facilitate
from dialogs.commands.preparing import ChoosePlan, OutlinePlan, ShowPlans
from dialogs.commands.showing import AskHelp, Show
from dialogs.commands.taking_part import CastVote, Contribute, Join, WithdrawVote
from facilitation.outlines import Outline
from tests.bot.channel import some_wire


def an_origin(**changes: Any) -> Origin:
    return origin_of(read_activity(some_wire(**changes)))


def asked(verb: str, data: dict[str, Any]) -> Command:
    return tapped_command(read_tap(data, verb), an_origin())


def test_who_acted_is_who_teams_says() -> None:
    origin = an_origin(value={"action": {"data": {"from": {"id": "29:eve"}, "sender": "eve"}}})

    assert origin.sender.key == "a-1"
    assert origin.sender.teams_user_id == "29:anna"
    assert not origin.sender.guest
    assert origin.who["tenant_id"] == "t-1"
    assert origin.who["conversation_id"] == "19:meeting_x@thread.v2"


@pytest.mark.parametrize(
    ("stamp", "acted_at"),
    [
        ("2020-11-24T13:00:00.1234567Z", datetime(2020, 11, 24, 13, 0, 0, 123456, UTC)),
        ("2020-11-24T14:00:00+01:00", datetime(2020, 11, 24, 13, tzinfo=UTC)),
        ("2020-11-24T13:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (1606222800, None),
        (None, None),
    ],
)
def test_when_somebody_acted_is_what_teams_says_if_it_can_be_read(
    stamp: object, acted_at: datetime | None
) -> None:
    assert an_origin(timestamp=stamp).who["acted_at"] == acted_at


def test_who_has_no_directory_entry_is_a_guest() -> None:
    origin = an_origin(**{"from": {"id": "29:guest", "name": "Ospite"}})

    assert origin.sender.guest
    assert origin.sender.key == "29:guest"


def test_a_name_that_only_the_roster_knows_is_too() -> None:
    member = Member(
        teams_user_id="29:x", aad_object_id="a", name="\u202eAnna\x1b[2J", email=None, guest=False
    )
    nameless = an_origin(**{"from": {"id": "29:x", "aadObjectId": "a"}}).sender

    assert known_sender(nameless, member, None).name == "Anna[2J"


def test_a_name_is_kept_short_and_printable() -> None:
    origin = an_origin(**{"from": {"id": "29:x", "name": "\u202eAnna\x00" + "a" * 500}})

    assert origin.sender.name.startswith("Anna")
    assert len(origin.sender.name) == 200


@pytest.mark.parametrize(
    ("channel", "meeting_id"),
    [
        ({"meeting": {"id": "MC"}}, "MC"),
        ({"meeting": {"id": 7}}, None),
        ({"meeting": "MC"}, None),
        ({}, None),
    ],
)
def test_the_meeting_is_the_channels_own(channel: dict[str, Any], meeting_id: str | None) -> None:
    origin = an_origin(channelData=channel, value={"Id": "another"})

    assert origin.meeting_id == meeting_id


def test_a_conversation_with_one_person_is_known() -> None:
    alone = {"id": "a:1", "conversationType": "personal", "tenantId": "t-1"}

    assert an_origin(conversation=alone).is_personal
    assert not an_origin().is_personal


def test_the_roster_adds_what_the_activity_does_not_say() -> None:
    member = Member(
        teams_user_id="29:anna",
        aad_object_id="a-1",
        name="Anna Rossi",
        email="anna@example.org",
        guest=False,
    )

    known = known_sender(an_origin().sender, member, "Presenter")
    unknown = known_sender(an_origin(**{"from": {"id": "29:anna"}}).sender, member, None)

    assert (known.name, known.email, known.meeting_role) == (
        "Anna",
        "anna@example.org",
        "Presenter",
    )
    assert unknown.name == "Anna Rossi"
    assert unknown.guest


def test_a_colleague_from_another_tenant_is_a_guest() -> None:
    member = Member(
        teams_user_id="29:anna", aad_object_id="a-1", name="Anna", email=None, guest=True
    )

    assert known_sender(an_origin().sender, member, None).guest


@pytest.mark.parametrize("act", list(Act))
def test_every_act_can_be_typed(act: Act) -> None:
    key = next(key for key, found in ACTS.items() if found is act)

    command = typed_command(Typed(key, 7), an_origin())

    assert isinstance(command, Facilitate)
    assert (command.act, command.minutes, command.seen) == (act, 7, None)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("command_prepare", ShowPlans),
        ("command_points", ShowPoints),
        ("command_status", AskStatus),
        ("command_help", AskHelp),
    ],
)
def test_what_is_no_act_can_be_typed_too(key: str, kind: type[Command]) -> None:
    assert isinstance(typed_command(Typed(key), an_origin()), kind)


@pytest.mark.parametrize(("is_personal", "kind"), [(True, OutlinePlan), (False, ShowPlans)])
def test_a_plan_is_made_alone_with_us_and_chosen_in_the_meeting(
    *, is_personal: bool, kind: type[Command]
) -> None:
    origin = replace(an_origin(), is_personal=is_personal)

    assert isinstance(typed_command(Typed("command_plan"), origin), kind)


def test_what_is_typed_in_the_form_comes_without_what_cannot_be_seen() -> None:
    command = asked("outline_plan", {"title": "Autunno\u200b", "areas": "A\nB", "language": "en"})

    assert isinstance(command, OutlinePlan)
    assert command.outline == Outline(title="Autunno", areas="A\nB", language="en")


def test_every_tap_asks_for_something() -> None:
    assert READERS.keys() == set(get_args(Tap))


def test_a_plan_is_chosen_for_the_place_it_was_chosen_in() -> None:
    command = asked("choose_plan", {"plan": "p", "service_url": "https://evil.example"})

    assert isinstance(command, ChoosePlan)
    assert command.service_url == "http://127.0.0.1:9/teams/"


def test_an_answer_keeps_to_its_question() -> None:
    tapped = asked("vote", {"session": "s", "run": "r", "question": "q", "option": "A"})
    filled = asked("vote", {"session": "s", "run": "r", "q:one": "A,C", "t:two": " ", "x": "y"})
    taken_back = asked("withdraw_vote", {"session": "s", "run": "r"})

    assert isinstance(tapped, CastVote)
    assert tapped.answers == {"q": ("A",)}
    assert isinstance(filled, CastVote)
    assert filled.answers == {"one": ("A", "C")}
    assert isinstance(taken_back, WithdrawVote)


def test_what_waits_for_a_role_is_read_with_it() -> None:
    vote = asked(
        "join",
        {"session": "s", "role": "host", "kept": {"run": "r", "answers": {"q": ["A"]}}},
    )
    point = asked(
        "join",
        {"session": "s", "role": "host", "kept": {"run": "r", "kind": "story", "text": "Words"}},
    )
    bare = asked("join", {"session": "s", "role": "host"})

    assert isinstance(vote, Join)
    assert isinstance(vote.kept, CastVote)
    assert vote.kept.sender == vote.sender
    assert isinstance(point, Join)
    assert isinstance(point.kept, Contribute)
    assert isinstance(bare, Join)
    assert bare.kept is None


def test_what_was_half_written_comes_along() -> None:
    command = asked("show", {"session": "s", "card": "prompt", "thing": "r", "text": "\u202eHalf"})

    assert isinstance(command, Show)
    assert command.draft == "Half"


def test_a_tapped_row_is_one_tap_and_a_sent_card_is_a_whole_answer() -> None:
    row = asked("vote", {"session": "s", "run": "r", "question": "q", "option": "A"})
    sent = asked("vote", {"session": "s", "run": "r", "question": "q", "n:q:A": "1"})

    assert isinstance(row, CastVote)
    assert isinstance(sent, CastVote)
    assert (row.adds, sent.adds) == (True, False)
    assert sent.numbers == {"q": {"A": "1"}}
