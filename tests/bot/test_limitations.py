"""What is limited is told to facilitators, and only what we have met with."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.limitations import with_limits
from bot.teams.limits import Limits
from bot.teams.outgoing import Outgoing
from bot.teams.pace import Pace
from bot.teams.roster import Roster
from dialogs.commands.leading import Act
from dialogs.replies import ActDone, HelpShown, Reply, Shown
from dialogs.views.opening import NoticeView
from tests.bot.cards.samples.leading import a_control_view
from tests.bot.cards.samples.stage import a_session
from tests.bot.connector import Teams


@pytest.fixture
async def roster(teams: Teams) -> AsyncIterator[Roster]:
    """Lend a roster that may ask Teams."""
    outgoing = Outgoing(None, development=True)
    async with outgoing.opened():
        yield Roster(outgoing, Pace(Limits()))


def a_reply(teams: Teams) -> ActDone:
    """The control card of a session held in this Teams."""
    session = replace(a_session(), service_url=teams.place.service_url)
    return ActDone(act=Act.NEXT, control=a_control_view(session=session))


def limits(reply: Reply) -> tuple[str, ...]:
    assert isinstance(reply, ActDone), reply
    return reply.control.limited


def members(number: int) -> dict[str, Any]:
    return {"members": [{"id": f"29:{one}", "name": str(one)} for one in range(number)]}


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_a_roster_that_teams_keeps_is_told(teams: Teams, roster: Roster, status: int) -> None:
    teams.status = status

    reply = await with_limits(a_reply(teams), roster)

    assert limits(reply) == ("members",)


@pytest.mark.parametrize(("number", "expected"), [(0, ()), (60, ()), (61, ("own_views",))])
async def test_a_crowd_sees_its_own_views_by_a_tap_alone(
    teams: Teams, roster: Roster, number: int, expected: tuple[str, ...]
) -> None:
    teams.answer = members(number)

    reply = await with_limits(a_reply(teams), roster)

    assert limits(reply) == expected


async def test_what_is_no_control_card_stays_as_it_is(teams: Teams, roster: Roster) -> None:
    notice = Shown(view=NoticeView(session=a_session()))
    help_ = HelpShown(facilitates=True, session=None)

    replies = [await with_limits(one, roster) for one in (notice, help_)]

    assert replies == [notice, help_]
    assert teams.asked == []
