"""What can be done about a delay, and what the room is told of acts."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.views.leading import LateView, Shared
from dialogs.views.opening import ActView
from dialogs.views.view import View
from facilitation.cuts import cut_of, left_out
from facilitation.sessions import Session
from facilitation.sharing import Way, coming, evenly, least
from tests.bot.cards.samples.stage import PLAN, a_prompt, a_session, at


def a_late_session() -> Session:
    """The session ten minutes late in its third area, with what is left shared out evenly."""
    session = a_session()
    floors = {block.id: least(block) for block in PLAN.agenda}
    before = coming(session)
    after = evenly(before, sum(block.minutes for block in before) - 10, floors)
    return replace(session, cuts={block.id: cut_of(block) for block in after or ()})


def a_late_view() -> LateView:
    """What can be done about ten minutes."""
    before = coming(a_session())
    even = coming(a_late_session())
    optional = (*before[:-1], left_out(before[-1]))
    return LateView(
        session=a_session(),
        now=at("15:06"),
        late_by_minutes=10,
        left=84,
        ends_at=at("16:30"),
        ways=(
            Shared(way=Way.EVEN, blocks=tuple(zip(before, even, strict=True))),
            Shared(way=Way.OPTIONAL, blocks=tuple(zip(before, optional, strict=True))),
        ),
        silent=a_prompt("punti_scouting").heading,
    )


VIEWS: Mapping[str, View] = {
    "16 late": a_late_view(),
    "16 nothing to share out": replace(a_late_view(), late_by_minutes=0, ways=(), silent=None),
    "16 it cannot fit": replace(a_late_view(), ways=(), left=12),
    "16 over": replace(a_late_view(), ways=(), left=-3, silent=None),
    **{
        f"23 {act}": ActView(
            session=a_session(),
            act=act,
            by="Giulia Romano",
            heading=a_prompt("perche_ospitare").heading if act in {"extend", "reopen"} else None,
            until=at("14:50") if act in {"extend", "reopen", "resume"} else None,
        )
        for act in ("pause", "resume", "extend", "reopen", "skip", "end")
    },
    **{
        f"23 {act}": ActView(
            session=a_late_session(),
            act=act,
            by="Giulia Romano",
            heading={"silence": a_prompt("punti_scouting").heading, "lead": "Lucia Ferri"}.get(
                act, "Marco De Santis" if act == "hand" else None
            ),
            until=at("16:30") if act == "share" else at("15:09"),
        )
        for act in (
            "share",
            "silence",
            "undo_start",
            "undo_next",
            "undo_extend",
            "undo_close",
            "undo_share",
            "undo_silence",
            "hand",
            "lead",
        )
    },
}
