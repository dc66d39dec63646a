"""Reads what Teams sent, has it answered, and gives the reply."""

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot.answering import Answering
from bot.asides import Asides
from bot.cards.actions import read_tap
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.wire import Apart
from bot.chatting import Chatting
from bot.comings import CAME, LEFT, Comings
from bot.door.turns import Body, InvokeAnswerer
from bot.doubts import Doubts
from bot.file_offers import FileOffers
from bot.inbound import Origin, origin_of
from bot.plan_uploads import PlanUploads
from bot.replying import reply_body
from bot.tapped.command import tapped_command
from bot.traces import trace_session
from bot.typed import read_words, without_mention
from bot.worded import typed_command
from bot.wording.words import words_for
from dialogs.commands.showing import Card
from dialogs.replies import ActDone, Refused, Reply
from facilitation.chat import MessageChange
from facilitation.refusals.unknown import CommandIsUnknown

MEETING_EVENTS = "application/vnd.microsoft.meeting"

CHANGES = {"undeleteMessage": MessageChange.RESTORED}
"""What an update of a message is, where it is not a plain edit."""

MOST_QUOTED = 80
"""Characters of what somebody wrote that are given back to them."""


class MeetingHandler(InvokeAnswerer):
    """Leads each activity to whoever knows what to do with it."""

    def __init__(  # noqa: PLR0913 - whom it leads to
        self,
        *,
        answering: Answering,
        asides: Asides,
        chatting: Chatting,
        comings: Comings,
        doubts: Doubts,
        offers: FileOffers,
        uploads: PlanUploads,
    ) -> None:
        super().__init__()
        self._answering = answering
        self._asides = asides
        self._chatting = chatting
        self._comings = comings
        self._doubts = doubts
        self._offers = offers
        self._uploads = uploads

    async def answer_invoke(self, turn: TurnContext) -> Body | None:
        """Answer a tap or a card's refresh, and politely what we do not offer."""
        activity = turn.activity
        if activity.name == "adaptiveCard/action":
            reply = await self._tapped(activity, origin_of(activity))
            return reply_body(reply, activity.locale)
        if activity.name == "fileConsent/invoke":
            await self._offers.consented(activity, origin_of(activity))
            return {}
        if activity.name in {"task/fetch", "task/submit"}:
            text = words_for(activity.locale, None)("talk_no_dialogs")
            return {"task": {"type": "message", "value": text}}
        return None

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer words addressed to us, or a tap of an older client; hear the rest."""
        activity = turn_context.activity
        origin, is_tap = origin_of(activity), isinstance(activity.value, dict)
        if not is_tap and not _is_addressed(activity, origin):
            await self._chatting.hear(activity, MessageChange.SAID)
            return
        try:
            reply = await self._replied(activity, origin)
        except Exception:
            # When somebody taps is no business of the room's.
            if origin.is_personal or not is_tap:
                await self._asides.apologise(origin, activity.locale)
            raise
        await self._asides.say(reply, origin, activity.locale)

    async def on_message_update_activity(self, turn_context: TurnContext) -> None:
        """A message was mended, or its deletion undone; a command is not given again by it."""
        activity = turn_context.activity
        change = CHANGES.get(str(activity.channel_data.get("eventType")), MessageChange.EDITED)
        await self._chatting.hear(activity, change)

    async def on_message_delete_activity(self, turn_context: TurnContext) -> None:
        """A message was deleted."""
        await self._chatting.hear(turn_context.activity, MessageChange.DELETED)

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        """We were added somewhere, or somebody added us for themselves."""
        if turn_context.activity.action == "add":
            await self._comings.added(turn_context.activity)

    async def on_event_activity(self, turn_context: TurnContext) -> None:
        """A meeting starts or ends, or somebody enters or leaves it."""
        name = turn_context.activity.name or ""
        if name.startswith(MEETING_EVENTS):
            event = name.removeprefix(MEETING_EVENTS)
            if event in (CAME, LEFT):
                await self._comings.moved(event, turn_context.activity)
                return
            await self._comings.in_meeting(event, origin_of(turn_context.activity))

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Nobody is greeted: the card that lets them in is in the chat already."""
        if turn_context.activity.members_removed:
            self._comings.left_chat(turn_context.activity)

    async def on_unrecognized_activity_type(self, turn_context: TurnContext) -> None:
        """What we do not know asks nothing of us."""

    async def _replied(self, activity: Activity, origin: Origin) -> Reply:
        sent = await self._uploads.receive(activity, origin) if origin.is_personal else None
        if sent is not None:
            return sent
        if isinstance(activity.value, dict):
            return await self._tapped(activity, origin)
        return await self._typed(activity, origin)

    async def _typed(self, activity: Activity, origin: Origin) -> Reply:
        typed = read_words(activity.text or "")
        if typed is None:
            said = without_mention(activity.text or "")[:MOST_QUOTED]
            return Refused(refusal=CommandIsUnknown(words=said))
        reply = await self._answering.answer(typed_command(typed, origin), origin)
        return await self._offers.offer(reply, origin)

    async def _tapped(self, activity: Activity, origin: Origin) -> Reply:
        try:
            tap = _tap_of(activity)
        except CommandIsUnknown as refusal:
            return Refused(refusal=refusal)
        trace_session(getattr(tap, "session", None))
        reply = await self._answering.answer(tapped_command(tap, origin), origin)
        await self._doubts.seen(tap, origin.place, activity.reply_to_id)
        if isinstance(tap, Apart) and tap.apart and origin.is_personal:
            reply = await self._apart(reply, tap, origin, activity.locale)
        return await self._offers.offer(reply, origin)

    async def _apart(self, reply: Reply, tap: Apart, origin: Origin, locale: str | None) -> Reply:
        """Put it below the control card, which is kept current and would wipe it out."""
        if isinstance(reply, ActDone | Refused) or not await self._asides.whisper(
            reply, origin, locale
        ):
            return reply
        control = ShowTap(session=tap.session, card=Card.CONTROL)
        return await self._answering.answer(tapped_command(control, origin), origin)


def _tap_of(activity: Activity) -> Tap:
    """What was tapped: an action's verb and data, or the data alone from an older client."""
    sent = activity.value if isinstance(activity.value, dict) else {}
    if activity.type == ActivityTypes.message:
        return read_tap(sent)
    action = sent.get("action")
    action = action if isinstance(action, dict) else {}
    tapped, verb = action.get("data"), action.get("verb")
    return read_tap(
        tapped if isinstance(tapped, dict) else {}, verb if isinstance(verb, str) else None
    )


def _is_addressed(activity: Activity, origin: Origin) -> bool:
    """Whether a message is meant for us: in a 1:1 always, else where it mentions us."""
    if origin.is_personal:
        return True
    us = activity.recipient.id if activity.recipient else None
    return any(
        entity.type == "mention" and _mentioned(entity.additional_properties) == us
        for entity in activity.entities or ()
    )


def _mentioned(mention: dict[str, object]) -> object:
    who = mention.get("mentioned")
    return who.get("id") if isinstance(who, dict) else None
