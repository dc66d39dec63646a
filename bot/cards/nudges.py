"""Kind reminders of what is open: to a role in the room, or to one person alone."""

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.naming import inner
from bot.cards.prompts.registry import run_name
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.opening import PersonNudgeView, RoleNudgeView


def role_nudge_card(view: RoleNudgeView, words: Words) -> Json:
    """An invitation to a role, which says nothing of who has written or not."""
    role = inner(view.session.plan.role(view.role_id).plural)
    title = words("role_nudge_heading", role=role)
    tap = ShowTap(session=view.session.id, card=Card.PROMPT, thing=view.run.id)
    return card(
        words,
        header(run_name(words, view.run), words("until", at=view.run.closes_at)),
        heading(title),
        paragraph(view.run.prompt.heading),
        foot(*_about(view, words), words("nudge_foot")),
        speak=words("role_nudge_speak", title=title, heading=view.run.prompt.heading),
        actions=[execute(tap, title=words("nudge_take_part"), style="positive")],
    )


def person_nudge_card(view: PersonNudgeView, words: Words) -> Json:
    """The same for one person; the answer is given in the meeting's chat."""
    title = words("person_nudge_heading", until=view.run.closes_at)
    return card(
        words,
        header(run_name(words, view.run), words("until", at=view.run.closes_at)),
        heading(title),
        paragraph(view.run.prompt.heading),
        foot(words("person_nudge_foot")),
        speak=words("role_nudge_speak", title=title, heading=view.run.prompt.heading),
    )


def _about(view: RoleNudgeView, words: Words) -> list[str]:
    """What kind of point is wished for, where one is."""
    if view.about is None:
        return []
    return [words("role_nudge_about", what=inner(words(f"digest_kinds_{view.about}")))]
