"""Answers to typed words: to the room what concerns it, the rest to whoever wrote."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.asides import Asides
from bot.door.activities import read_activity
from bot.inbound import origin_of
from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.personal import PersonalChats
from bot.teams.room import DeliveryError, Impossible, InDoubt, Message, Place
from bot.teams.roster import Roster
from dialogs.replies import HelpShown, PlansShown, Refused, Reply, Shown
from facilitation.refusals.unknown import CommandIsUnknown
from rehearsal.card_reading import words_of
from storage.store import Store, open_engine
from tests.bot.cards.samples.every import VIEWS
from tests.bot.channel import some_wire

CHAT = "19:meeting_x@thread.v2"
HELP = HelpShown(facilitates=False, session=None)
REFUSED = Refused(refusal=CommandIsUnknown(words="dance"))
ALONE = {"id": "a:1", "conversationType": "personal", "tenantId": "t-1"}


@dataclass
class Wall:
    """A room that keeps what is put on it."""

    posted: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    fails: list[DeliveryError] = field(default_factory=list)

    async def post(self, place: Place, message: Message) -> str:
        if self.fails:
            raise self.fails.pop()
        self.posted.append((place.conversation_id, message["attachments"][0]["content"]))
        return "1"

    async def update(self, place: Place, activity_id: str, message: Message) -> None:
        raise AssertionError(f"an aside is never redrawn: {place} {activity_id} {message}")

    async def open_personal(self, place: Place, teams_user_id: str) -> str:
        raise Impossible(403, f"NotInstalled {place} {teams_user_id}")


@pytest.fixture
def wall() -> Wall:
    """Lend a room."""
    return Wall()


async def say(wall: Wall, tmp_path: Path, reply: Reply, **changes: Any) -> None:
    """Answer Anna, whom the roster does not know, in the meeting or wherever it was."""
    store = Store(open_engine(f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"))
    roster = Roster(Outgoing(None, development=False), Pace(Limits()))
    asides = Asides(wall, roster, PersonalChats(store, wall, roster))
    await asides.say(reply, origin_of(read_activity(some_wire(**changes))), "it-IT")
    await store.close()


async def test_who_cannot_be_written_to_alone_reads_the_answer_inside_a_card(
    wall: Wall, tmp_path: Path
) -> None:
    await say(wall, tmp_path, REFUSED)

    [(place, card)] = wall.posted
    assert place == CHAT
    assert card["refresh"]["userIds"] == ["29:anna"]
    assert "Una risposta per Anna" in words_of(card)
    assert not [text for text in words_of(card) if "dance" in text or "Non ho capito" in text]


async def test_who_wrote_alone_is_answered_there(wall: Wall, tmp_path: Path) -> None:
    await say(wall, tmp_path, HELP, conversation=ALONE)

    [(place, card)] = wall.posted
    assert place == "a:1"
    assert "Che cosa puoi scrivere a Giro" in words_of(card)


async def test_the_way_out_of_a_lateness_is_shown_to_who_asked_alone(
    wall: Wall, tmp_path: Path
) -> None:
    await say(wall, tmp_path, Shown(view=VIEWS["16 late"]))

    [(place, card)] = wall.posted
    assert place == CHAT
    assert card["refresh"]["action"]["data"]["card"] == "late"
    assert not [text for text in words_of(card) if "ritardo" in text]


async def test_nobody_but_who_asked_sees_points_in_the_meeting(wall: Wall, tmp_path: Path) -> None:
    await say(wall, tmp_path, Shown(view=VIEWS["23 points"]))

    [(place, card)] = wall.posted
    assert place == CHAT
    assert card["refresh"]["action"]["verb"] == "points"
    assert not [text for text in words_of(card) if "video" in text]


async def test_the_choice_of_a_plan_concerns_the_room(wall: Wall, tmp_path: Path) -> None:
    await say(wall, tmp_path, PlansShown(plans=()))

    [(place, card)] = wall.posted
    assert place == CHAT
    assert "refresh" not in card


async def test_an_answer_that_teams_does_not_take_is_no_fault_of_ours(
    wall: Wall, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wall.fails = [InDoubt("timeout")]

    await say(wall, tmp_path, PlansShown(plans=()))

    assert wall.posted == []
    assert [record.getMessage() for record in caplog.records] == ["aside_undelivered"]
