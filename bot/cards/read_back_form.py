"""What cannot be said of points with one tap: that one is not right, or that one is missing."""

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput

from bot.cards.actions import execute
from bot.cards.contribution_rows import shortened
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.prompts.writing import text_input, writing_inputs
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import ContributeTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import ReadPointView
from dialogs.views.writing import ReadBackFormView
from facilitation.contributions import ContributionKind


def read_back_form(view: ReadBackFormView, words: Words) -> Json:
    """An objection to one of the points, or a contribution like any other."""
    which = "objection" if view.objects else "addition"
    title = words(f"{which}_heading")
    tap = ContributeTap(
        session=view.session.id,
        run=view.run.id,
        kind=ContributionKind.OBJECTION if view.objects else "",
    )
    back = ShowTap(session=view.session.id, card=Card.PROMPT, thing=view.run.id, page=view.page)
    return card(
        words,
        header(words("only_you"), words("until", at=view.run.closes_at)),
        heading(title),
        paragraph(view.run.prompt.heading),
        *(_objecting if view.objects else _adding)(view, words),
        foot(words(f"{which}_foot")),
        speak=title,
        actions=[
            execute(tap, title=words(f"{which}_send_button"), style="positive"),
            execute(back, title=words("back_to_points_button")),
        ],
    )


def _objecting(view: ReadBackFormView, words: Words) -> list[CardElement]:
    points = ChoiceSetInput(
        id="objects_to",
        label=words("objection_point_label"),
        choices=[Choice(title=_said(one), value=one.contribution_id) for one in view.points],
        style="expanded",
        wrap=True,
        spacing="Medium",
    )
    return [points, text_input(view.run.collecting, words)]


def _said(point: ReadPointView) -> str:
    return point.name or f"«{shortened(point.text)}»"


def _adding(view: ReadBackFormView, words: Words) -> list[CardElement]:
    return writing_inputs(view.run.collecting, words)
