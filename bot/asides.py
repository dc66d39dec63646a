"""Answers to typed words: to the room where it concerns the room, else to their author alone."""

import logging

from bot.cards.acts import rounded_card
from bot.cards.aside import apology_card, aside_card
from bot.cards.frame import Json
from bot.cards.render import reply_card
from bot.cards.taps.arranging import PointsTap
from bot.cards.taps.showing import HelpTap, ShowTap
from bot.cards.taps.wire import Wire
from bot.inbound import Origin
from bot.replying import apology, plan_of
from bot.teams.messages import card_message
from bot.teams.personal import PersonalChats
from bot.teams.room import DeliveryError, Impossible, Place, Room
from bot.teams.roster import Roster
from bot.wording.words import Words, words_for
from dialogs.commands.showing import Card
from dialogs.replies import (
    ActDone,
    ConfirmationNeeded,
    PlansShown,
    Prepared,
    QuestionPut,
    Refused,
    Reply,
    Shown,
)
from dialogs.views.arranging import PointsView
from dialogs.views.leading import (
    AskingView,
    ControlView,
    CoverageView,
    HandingView,
    LateView,
    ProposalsView,
)
from dialogs.views.prompts import PromptView
from dialogs.views.writing import OwnView, ProposingView
from facilitation.sessions import Session

INSIDES = {
    ControlView: Card.CONTROL,
    CoverageView: Card.COVERAGE,
    LateView: Card.LATE,
    ProposalsView: Card.PROPOSALS,
}
"""What a facilitator asked for, and the card whose inside they alone see."""

logger = logging.getLogger(__name__)


class Asides:
    """Finds the most discreet way to answer that there is."""

    def __init__(self, room: Room, roster: Roster, personal: PersonalChats) -> None:
        self._room = room
        self._roster = roster
        self._personal = personal

    async def say(self, reply: Reply, origin: Origin, locale: str | None) -> None:
        """Answer somebody who wrote, or say nothing where the room is told anyway."""
        words = words_for(locale, plan_of(reply))
        try:
            await self._say(reply, origin, words)
        except DeliveryError as error:
            logger.warning("aside_undelivered", extra={"reason": str(error)})

    async def whisper(self, reply: Reply, origin: Origin, locale: str | None) -> bool:
        """Answer somebody in their 1:1 or not at all; whether it could be."""
        card = reply_card(reply, words_for(locale, plan_of(reply)))
        try:
            await self._post(await self._personal_place(origin), card)
        except DeliveryError:
            return False
        return True

    async def apologise(self, origin: Origin, locale: str | None) -> None:
        """Tell somebody that their words came to nothing, where they wrote them.

        To find their 1:1 would take the database, which may be what is away.
        """
        words = words_for(locale, None)
        try:
            await self._post(origin.place, apology_card(words, apology(words)))
        except DeliveryError as error:
            logger.warning("aside_undelivered", extra={"reason": str(error)})

    async def _say(self, reply: Reply, origin: Origin, words: Words) -> None:
        match reply:
            case ActDone() | QuestionPut(rounded_seconds=None):
                return
            case Shown(view=ControlView()) if origin.is_personal:
                # It comes by the outbox, as the card that is kept current.
                return
            case Shown(
                view=ControlView() | CoverageView() | LateView() | ProposalsView() as view
            ) if not origin.is_personal:
                inside = ShowTap(session=view.session.id, card=INSIDES[type(view)])
                await self._post(origin.place, _aside(words, origin, inside))
            case Shown(view=HandingView() as view) if not origin.is_personal:
                inside = ShowTap(session=view.session.id, card=Card.HANDING, text=view.named)
                await self._post(origin.place, _aside(words, origin, inside))
            case QuestionPut():
                await self._alone(rounded_card(reply, words), origin, words, way_on=HelpTap())
            case Shown(view=AskingView() as view) if not origin.is_personal:
                form = ShowTap(session=view.session.id, card=Card.ASKING, text=view.line)
                await self._post(origin.place, _aside(words, origin, form))
            case PlansShown() | Prepared() | ConfirmationNeeded():
                await self._post(origin.place, reply_card(reply, words))
            case _:
                await self._alone(reply_card(reply, words), origin, words, way_on=_way_on(reply))

    async def _alone(
        self, card: Json, origin: Origin, words: Words, *, way_on: Wire | None
    ) -> None:
        if origin.is_personal:
            await self._post(origin.place, card)
            return
        try:
            await self._post(await self._personal_place(origin), card)
        except DeliveryError:
            if way_on is not None:
                await self._post(origin.place, _aside(words, origin, way_on))

    async def _personal_place(self, origin: Origin) -> Place:
        member = await self._roster.of(origin.place, origin.sender.teams_user_id)
        if member is None or member.guest:
            raise Impossible(403, "NoPersonalChat")
        return await self._personal.of_member(origin.place, member)

    async def _post(self, place: Place, card: Json) -> None:
        await self._room.post(place, card_message(card))


def _aside(words: Words, origin: Origin, tap: Wire) -> Json:
    sender = origin.sender
    return aside_card(words, name=sender.name, tap=tap, teams_user_id=sender.teams_user_id)


def _way_on(reply: Reply) -> Wire | None:
    """What opens inside the card that the room sees, where nobody can be answered alone.

    None to who answers an anonymous prompt: the room would learn when they do.
    """
    match reply:
        case Shown(view=PromptView(run=run) | ProposingView(run=run)) if run.is_anonymous:
            return None
        case Refused(session=Session(id=session_id), run_id=str(run_id)):
            return ShowTap(session=session_id, card=Card.PROMPT, thing=run_id)
        case Shown(view=OwnView(session=Session(id=session_id))):
            return ShowTap(session=session_id, card=Card.OWN)
        case Shown(view=PointsView(session=Session(id=session_id))):
            return PointsTap(session=session_id)
        case _:
            return HelpTap()
