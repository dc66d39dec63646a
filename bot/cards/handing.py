"""Who leads: the lead handed over with one tap, or taken when nobody leads."""

from microsoft_teams.cards import CardElement, ExecuteAction

from bot.cards.actions import execute
from bot.cards.elements import detail, foot, header, heading, name, paragraph, row
from bot.cards.frame import Json, card
from bot.cards.taps.leading import ActTap
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.leading import Act
from dialogs.commands.showing import Card
from dialogs.views.leading import HandingView
from dialogs.views.opening import AwayView
from facilitation.leading import Candidate


def handing_card(view: HandingView, words: Words) -> Json:
    """To whom the lead can be handed, one tap each."""
    title = words("hand_heading")
    unknown = [paragraph(words("hand_unknown", name=view.named))] if view.is_unknown else []
    more = [words("hand_more", count=view.more)] if view.more else []
    return card(
        words,
        header(words("control_name")),
        heading(title),
        *unknown,
        *[_candidate(view, one, words) for one in view.candidates],
        foot(*more, words("hand_foot")),
        speak=title,
        actions=[
            execute(
                ShowTap(session=view.session.id, card=Card.CONTROL),
                title=words("back_to_control_button"),
            )
        ],
    )


def away_card(view: AwayView, words: Words) -> Json:
    """Whoever leads has left: those who may can take the lead with one tap."""
    title = words("away_heading")
    text = words("away_text", names=view.names, count=len(view.names))
    return card(
        words,
        header(words("agenda_name")),
        heading(title),
        paragraph(text),
        foot(words("away_foot")),
        speak=f"{title}. {text}",
        actions=[step_in_button(view.session.id, words)],
    )


def step_in_button(session_id: str, words: Words) -> ExecuteAction:
    """The button of a deputy's; pressed twice it does one thing."""
    return execute(ActTap(session=session_id, act=Act.LEAD), title=words("act_lead_button"))


def _candidate(view: HandingView, candidate: Candidate, words: Words) -> CardElement:
    who = candidate.leader.name
    tap = ActTap(session=view.session.id, act=Act.HAND, to=candidate.id, seen=view.session.acts)
    about = [detail(candidate.organisation)] if candidate.organisation else []
    return row(
        name(who),
        *about,
        invitation=words("hand_invitation"),
        action=execute(tap, title=words("hand_to", name=who)),
    )
