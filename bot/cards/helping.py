"""What can be said to Giro, and where each of it leads."""

from microsoft_teams.cards import Action

from bot.cards.actions import execute
from bot.cards.elements import detail, foot, header, heading, name, row
from bot.cards.frame import Json, card
from bot.cards.taps.preparing import NewPlanTap
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.replies import HelpShown

FOR_FACILITATORS = (
    "prepare",
    "start",
    "next",
    "ask",
    "extend",
    "close",
    "reopen",
    "skip",
    "share",
    "undo",
    "hand",
    "lead",
    "pause",
    "resume",
    "end",
    "coverage",
    "proposals",
    "points",
)
WITHOUT_SESSION = ("plan",)
FOR_EVERYBODY = ("own", "data", "status", "help")


def help_card(reply: HelpShown, words: Words) -> Json:
    """The commands, as many as the asker may use, and the cards they may want."""
    said = (
        *(WITHOUT_SESSION if reply.session is None else ()),
        *(FOR_FACILITATORS if reply.facilitates else ()),
        *FOR_EVERYBODY,
    )
    title = words("help_heading")
    return card(
        words,
        header(words("help_name")),
        heading(title),
        *[row(name(words(f"say_{one}"), bold=True), detail(words(f"does_{one}"))) for one in said],
        foot(words("help_foot")),
        speak=title,
        actions=_actions(reply, words),
    )


def _actions(reply: HelpShown, words: Words) -> list[Action]:
    if reply.session is None:
        return [execute(NewPlanTap(), title=words("help_new_plan_button"))]
    mine = ShowTap(session=reply.session.id, card=Card.OWN)
    control = ShowTap(session=reply.session.id, card=Card.CONTROL)
    actions: list[Action] = [execute(mine, title=words("own_button"))]
    if reply.facilitates:
        actions.insert(0, execute(control, title=words("open_control_button")))
    return actions
