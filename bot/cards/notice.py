"""The privacy notice in full, and the button that leads to it."""

from microsoft_teams.cards import Action, OpenUrlAction

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.opening import NoticeView
from facilitation.sessions import Session


def notice_card(view: NoticeView, words: Words) -> Json:
    """The privacy notice in full."""
    privacy = view.session.plan.privacy
    back = ShowTap(session=view.session.id, card=Card.WELCOME)
    actions: list[Action] = [execute(back, title=words("back_button"))]
    if privacy.url:
        actions.append(OpenUrlAction(title=words("notice_page_button"), url=privacy.url))
    return card(
        words,
        header(words("only_you")),
        heading(words("notice_title")),
        *[paragraph(part, "Medium") for part in privacy.notice.split("\n") if part.strip()],
        foot(
            words("controller_is", controller=privacy.controller),
            words("kept_until", until=privacy.keep_until),
        ),
        speak=words("notice_speak", controller=privacy.controller),
        actions=actions,
    )


def notice_button(session: Session, words: Words) -> Action:
    tap = ShowTap(session=session.id, card=Card.NOTICE)
    return execute(tap, title=words("read_notice_button"))
