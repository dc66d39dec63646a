"""The words for every way the rules say no: what is so, what stays safe, what to do now."""

import re
from typing import Any

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import header, heading, name, note, own, paragraph, written
from bot.cards.frame import Json, card
from bot.cards.naming import answer_text, role_name, role_names
from bot.cards.prompts.choosing import how_many
from bot.cards.taps.showing import HelpTap, ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.replies import Refused
from facilitation.refusals.answering import (
    NotAsked,
    NotJoined,
    PromptIsClosed,
    RoleIsGiven,
    TooManyDots,
    WrongNumberOfChoices,
)
from facilitation.refusals.leading import AlreadyDone, MayNotFacilitate
from facilitation.refusals.plans import PlanHasErrors
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.speaking import RoleComesFirst
from facilitation.refusals.unknown import CommandIsUnknown
from facilitation.sessions import Session


def refusal_card(reply: Refused, words: Words) -> Json:
    """A kind no, with a way back wherever there is one."""
    so, safe, now = refusal_words(reply.refusal, reply.session, words)
    return card(
        words,
        header(words("only_you")),
        heading(so),
        paragraph(safe),
        *_kept(reply, words),
        paragraph(now),
        speak=f"{so}. {safe}",
        actions=_ways_on(reply, words),
    )


def refusal_words(refusal: Refusal, session: Session | None, words: Words) -> tuple[str, str, str]:
    """What is so, what stays safe, what to do now."""
    key, values = refusal_key(type(refusal)), _values(refusal, session, words)
    so, safe, now = (words(f"{key}_{part}", **values) for part in ("so", "safe", "now"))
    return so, safe, now


def refusal_key(refusal: type[Refusal]) -> str:
    """The beginning of a refusal's keys: PromptIsClosed is "refusal_prompt_is_closed"."""
    return "refusal" + re.sub(r"(?=[A-Z])", "_", refusal.__name__).lower()


def _values(refusal: Refusal, session: Session | None, words: Words) -> dict[str, Any]:
    """The refusal's facts, its ids and its numbers in words."""
    facts = {**vars(refusal)}
    match refusal:
        case AlreadyDone(by=None):
            facts["by"] = words("the_clock")
        case MayNotFacilitate(facilitators=()):
            untold = refusal.is_untold
            facts["facilitators"] = [words("meeting_leads_untold" if untold else "meeting_leads")]
        case MayNotFacilitate(is_untold=True):
            facts["facilitators"] = [words("address_untold", names=refusal.facilitators)]
        case PlanHasErrors():
            facts["count"] = refusal.errors
        case WrongNumberOfChoices():
            facts["how"] = how_many(words, least=refusal.least, most=refusal.most)
            facts["count"] = refusal.given
        case TooManyDots():
            facts["count"] = refusal.dots
        case NotAsked() if session is not None:
            facts["roles"] = role_names(session.plan, refusal.roles)
        case RoleIsGiven() if session is not None:
            facts["role"] = role_name(session.plan, refusal.role_id)
    return facts


def _kept(reply: Refused, words: Words) -> list[CardElement]:
    """What stands, or what was written and must not be lost."""
    if isinstance(reply.refusal, PromptIsClosed) and reply.refusal.standing:
        return [
            own(*[name(answer_text(words, told), bold=True) for told in reply.refusal.standing])
        ]
    if reply.draft:
        return [own(note(words("your_text"), "None"), *written(reply.draft, "None"))]
    return []


def _ways_on(reply: Refused, words: Words) -> list[Action]:
    """The button that leads back to the card, or on to what can be done."""
    if isinstance(reply.refusal, CommandIsUnknown | NotJoined):
        return [execute(HelpTap(), title=words("help_button"))]
    if reply.session is None:
        return []
    session = reply.session
    if isinstance(reply.refusal, RoleComesFirst):
        tap = ShowTap(session=session.id, card=Card.WELCOME)
        return [execute(tap, title=words("back_button"))]
    if isinstance(reply.refusal, PromptIsClosed):
        tap = ShowTap(session=session.id, card=Card.RESULT, thing=reply.refusal.run_id)
        return [execute(tap, title=words("see_result_button"))]
    if reply.run_id is not None:
        tap = ShowTap(session=session.id, card=Card.PROMPT, thing=reply.run_id)
    elif session.block_id is not None:
        tap = ShowTap(session=session.id, card=Card.BLOCK, thing=session.block_id)
    else:
        tap = ShowTap(session=session.id, card=Card.WELCOME)
    return [execute(tap, title=words("back_button"))]
