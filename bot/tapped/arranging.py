"""What is asked of a session's points by a card."""

from bot.cards.taps.arranging import (
    ArrangedTap,
    ArrangeTap,
    PointsTap,
    PointTap,
    UndoArrangingTap,
)
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.arranging import (
    Arrange,
    ShowArranged,
    ShowPoint,
    ShowPoints,
    UndoArranging,
)
from dialogs.commands.command import Command


def _points(tap: PointsTap, origin: Origin) -> Command:
    section = tap.section or tap.elsewhere
    return ShowPoints(**origin.who, session_id=tap.session, section=section, page=tap.page)


def _point(tap: PointTap, origin: Origin) -> Command:
    return ShowPoint(**origin.who, session_id=tap.session, point_id=tap.point, page=tap.page)


def _arrange(tap: ArrangeTap, origin: Origin) -> Command:
    return Arrange(
        **origin.who,
        session_id=tap.session,
        how=tap.how,
        point_id=tap.point,
        section=tap.section,
        seen=tap.seen,
        size=tap.size,
        page=tap.page,
        chosen=tuple(one for one in tap.chosen.split(",") if one),
        other_id=tap.other,
        name=tap.name,
        reason=tap.reason,
        kind=tap.kind or None,
        area_id=tap.area,
    )


def _arranged(tap: ArrangedTap, origin: Origin) -> Command:
    return ShowArranged(**origin.who, session_id=tap.session, page=tap.page)


def _undo(tap: UndoArrangingTap, origin: Origin) -> Command:
    return UndoArranging(
        **origin.who,
        session_id=tap.session,
        correction_id=tap.correction,
        section=tap.section,
        page=tap.page,
    )


READERS: Readers = {
    ArrangeTap: _arrange,
    ArrangedTap: _arranged,
    PointTap: _point,
    PointsTap: _points,
    UndoArrangingTap: _undo,
}
"""What each of these taps asks for."""
