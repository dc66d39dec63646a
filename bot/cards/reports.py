"""What observers write for others: the button on a round's card, and the form."""

from microsoft_teams.cards import Action, CardElement, Choice, ChoiceSetInput, TextInput

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, own, paragraph
from bot.cards.frame import Json, card
from bot.cards.prompts.choosing import FEW
from bot.cards.prompts.writing import writing_inputs
from bot.cards.refusals import refusal_words
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import ReportTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.prompts import PromptView
from dialogs.views.writing import ReportView
from facilitation.prompts import Round
from facilitation.refusals.writing import CodeIsNotOne, SpeakerIsMissing
from facilitation.reports import LONGEST_CODE, PROTAGONIST

MENDED_HERE = (CodeIsNotOne, SpeakerIsMissing)


def report_actions(view: PromptView, words: Words) -> list[Action]:
    """The way to the form, for observers, while the round is open."""
    if not view.is_open or view.role_id is None or not isinstance(view.run.prompt, Round):
        return []
    if not view.session.plan.role(view.role_id).observer:
        return []
    tap = ShowTap(session=view.session.id, card=Card.REPORT_FORM, thing=view.run.id)
    return [execute(tap, title=words("report_button"))]


def report_form(view: ReportView, words: Words) -> Json:
    """Who spoke, as what, and what they said; above it what was wrong, where it was sent before."""
    title = words("report_heading")
    back = ShowTap(session=view.session.id, card=Card.PROMPT, thing=view.run.id)
    send = ReportTap(session=view.session.id, run=view.run.id)
    return card(
        words,
        header(words("only_you"), words("until", at=view.run.closes_at)),
        heading(title),
        paragraph(view.run.round.question),
        *_problem(view, words),
        _role_input(view, words),
        _code_input(view, words),
        *writing_inputs(view.run.round, words, text=view.text, kind=_kind(view)),
        foot(words("report_foot")),
        speak=_speak(view, words, title),
        actions=[
            execute(send, title=words("report_send_button"), style="positive"),
            execute(back, title=words("back_button")),
        ],
    )


def _speak(view: ReportView, words: Words, title: str) -> str:
    if view.problem is None:
        return title
    so, safe, _ = refusal_words(view.problem, view.session, words)
    return f"{so}. {safe}"


def _problem(view: ReportView, words: Words) -> list[CardElement]:
    if view.problem is None:
        return []
    so, safe, now = refusal_words(view.problem, view.session, words)
    # The others' last sentence leads back to a card that this one is already.
    mend = [paragraph(now)] if isinstance(view.problem, MENDED_HERE) else []
    return [own(paragraph(f"{so}.", "None"), paragraph(safe), *mend)]


def _role_input(view: ReportView, words: Words) -> ChoiceSetInput:
    plan = view.session.plan
    choices = [
        Choice(title=plan.role(role_id).name, value=role_id) for role_id in plan.asked_by_default
    ]
    choices.append(Choice(title=words("report_protagonist"), value=PROTAGONIST))
    return ChoiceSetInput(
        id="role",
        label=words("report_role_label"),
        choices=choices,
        style="expanded" if len(choices) <= FEW else "compact",
        placeholder=words("report_role_placeholder"),
        value=view.role_id or _likely(view),
        wrap=True,
        spacing="Medium",
    )


def _likely(view: ReportView) -> str | None:
    """The one who speaks where the round leaves no choice: one role, or who is in the video."""
    asked = [
        PROTAGONIST if view.session.plan.role(role_id).observer else role_id
        for role_id in view.session.plan.asked(view.run.prompt)
    ]
    return asked[0] if len(set(asked)) == 1 else None


def _kind(view: ReportView) -> str | None:
    return view.kind if view.kind in view.run.round.kinds else None


def _code_input(view: ReportView, words: Words) -> TextInput:
    return TextInput(
        id="code",
        label=words("report_code_label", longest=LONGEST_CODE),
        placeholder=words("report_code_placeholder"),
        max_length=LONGEST_CODE,
        value=view.code[:LONGEST_CODE] or None,
        spacing="Medium",
    )
