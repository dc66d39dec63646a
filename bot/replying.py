"""A reply as the body of an invoke's answer."""

from botbuilder.core import TurnContext

from bot.cards.render import reply_card
from bot.door.turns import Body
from bot.teams.messages import CARD
from bot.traces import current_trace
from bot.wording.words import Words, words_for
from dialogs.replies import (
    ActDone,
    ConfirmationNeeded,
    HelpShown,
    Joined,
    PlanPreviewed,
    Prepared,
    QuestionPut,
    Refused,
    Reply,
    RoleNeeded,
    Shown,
)
from facilitation.plan import Plan
from facilitation.sessions import Session

MESSAGE = "application/vnd.microsoft.activity.message"


def reply_body(reply: Reply, locale: str | None) -> Body:
    """The card that takes the place of the one acted on, for the person who acted alone."""
    card = reply_card(reply, words_for(locale, plan_of(reply)))
    return {"statusCode": 200, "type": CARD, "value": card}


async def apologise(turn: TurnContext) -> Body:
    """The apology, shown beside the card that stays as it is."""
    said = apology(words_for(turn.activity.locale, None))
    return {"statusCode": 200, "type": MESSAGE, "value": said}


def apology(words: Words) -> str:
    """One calm sentence for whoever we could not answer; its code finds the log line."""
    trace = current_trace()
    return words("talk_fault", code=trace.code if trace else "")


def plan_of(reply: Reply) -> Plan | None:
    """The plan that a reply is about, whose language and times it speaks in."""
    session = session_of(reply)
    return session.plan if session else None


def session_of(reply: Reply) -> Session | None:
    """The session that a reply is about."""
    match reply:
        case Shown(view=view) | ActDone(control=view) | QuestionPut(control=view):
            return view.session
        case PlanPreviewed(view=view):
            return view.session
        case Joined() | RoleNeeded() | Prepared() | ConfirmationNeeded():
            return reply.session
        case HelpShown(session=session) | Refused(session=session):
            return session
        case _:
            return None
