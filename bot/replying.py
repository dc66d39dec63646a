"""A reply as the body of an invoke's answer."""

from botbuilder.core import TurnContext

from bot.cards.render import reply_card
from bot.door.turns import Body
from bot.teams.messages import CARD
from bot.wording.words import words_for
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

MESSAGE = "application/vnd.microsoft.activity.message"


def reply_body(reply: Reply, locale: str | None) -> Body:
    """The card that takes the place of the one acted on, for the person who acted alone."""
    card = reply_card(reply, words_for(locale, plan_of(reply)))
    return {"statusCode": 200, "type": CARD, "value": card}


async def apologise(turn: TurnContext) -> Body:
    """One calm sentence, shown beside the card that stays as it is."""
    words = words_for(turn.activity.locale, None)
    return {"statusCode": 200, "type": MESSAGE, "value": words("talk_fault")}


def plan_of(reply: Reply) -> Plan | None:
    """The plan that a reply is about, whose language and times it speaks in."""
    match reply:
        case Shown(view=view) | ActDone(control=view) | QuestionPut(control=view):
            return view.session.plan
        case PlanPreviewed(view=view):
            return view.session.plan
        case Joined() | RoleNeeded() | Prepared() | ConfirmationNeeded():
            return reply.session.plan
        case HelpShown(session=session) | Refused(session=session):
            return session.plan if session else None
        case _:
            return None
