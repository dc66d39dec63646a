"""What Teams keeps from us in a meeting, as far as we have met with it: for facilitators."""

from dataclasses import replace

from bot.teams.room import meeting_of
from bot.teams.roster import OWN_VIEWS, Roster
from dialogs.replies import ActDone, QuestionPut, Reply, Shown
from dialogs.views.leading import ControlView
from dialogs.views.view import View


async def with_limits(reply: Reply, roster: Roster) -> Reply:
    """A reply whose control card, if it shows one, says what is limited."""
    match reply:
        case Shown():
            return replace(reply, view=await limited_view(reply.view, roster))
        case ActDone() | QuestionPut():
            return replace(reply, control=await _limited(reply.control, roster))
    return reply


async def limited_view(view: View, roster: Roster) -> View:
    """A control card with what is limited; any other card as it is."""
    return await _limited(view, roster) if isinstance(view, ControlView) else view


async def _limited(view: ControlView, roster: Roster) -> ControlView:
    meeting = meeting_of(view.session)
    found = ["members"] if await roster.is_limited(meeting) else []
    if await roster.size(meeting) > OWN_VIEWS:
        found.append("own_views")
    return replace(view, limited=(*view.limited, *found))
