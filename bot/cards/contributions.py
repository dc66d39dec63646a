"""One's own contributions: the receipt, the correction, the withdrawal, and all of them."""

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.contribution_rows import checked_state, contribution_row, reported, where_cited
from bot.cards.elements import foot, header, heading, note, own, paragraph, written
from bot.cards.frame import Json, card
from bot.cards.naming import role_name
from bot.cards.own_page import own_answers, own_supports
from bot.cards.prompts.writing import text_input, writing_inputs
from bot.cards.supports import near_card
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import (
    ConfirmContributionTap,
    EditContributionTap,
    WithdrawContributionTap,
)
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.writing import ContributionView, OwnView
from facilitation.prompts import ReadBack


def contribution_card(view: ContributionView, words: Words) -> Json:
    """One contribution of the viewer's own, with what can be done to it."""
    if view.editing and view.can_change:
        return _form(view, words)
    if view.near:
        return near_card(view, words)
    number = view.contribution.number
    is_withdrawn = view.contribution.withdrawn_at is not None
    title = words("withdrawn_heading" if is_withdrawn else "contribution_heading", number=number)
    return card(
        words,
        header(words("only_you"), _state(view, words)),
        heading(title),
        own(
            *written(view.contribution.text, "None"),
            *_first_words(view, words),
            note(_about(view, words)),
            *_cited(view, words),
        ),
        foot(_what_next(view, words)),
        speak=words("contribution_speak", heading=title, state=_state(view, words)),
        actions=_actions(view, words),
    )


def own_card(view: OwnView, words: Words) -> Json:
    """All that the viewer has written, supports and answered in this session."""
    standing = [one for one in view.contributions if one.withdrawn_at is None]
    title = _own_title(view, standing=len(standing), words=words)
    rows: list[CardElement] = [
        contribution_row(words, one, leads_on=view.leads_on, cited=view.cited.get(one.id))
        for one in view.contributions
    ]
    return card(
        words,
        header(words("only_you")),
        heading(title),
        *([] if view.is_here else [paragraph(view.session.plan.title)]),
        *(_check(view, words) if standing else []),
        *(rows or [paragraph(words("own_none"))]),
        *own_supports(view, words),
        *own_answers(view, words),
        foot(words("own_foot", until=view.session.plan.privacy.keep_until)),
        speak=title,
    )


def _own_title(view: OwnView, *, standing: int, words: Words) -> str:
    if not standing and view.contributions:
        return words("own_withdrawn_heading", count=len(view.contributions))
    return words("own_heading" if standing else "own_none_heading", count=standing)


def _check(view: OwnView, words: Words) -> list[CardElement]:
    """Until when what stands there can be checked."""
    if view.check_until is None:
        return []
    return [paragraph(words("own_check", until=view.check_until))]


def _form(view: ContributionView, words: Words) -> Json:
    one = view.contribution
    title = words("edit_heading", number=one.number)
    save = EditContributionTap(session=view.session.id, contribution=one.id)
    back = ShowTap(session=view.session.id, card=Card.CONTRIBUTION, thing=one.id)
    return card(
        words,
        header(words("only_you")),
        heading(title),
        *_inputs(view, words),
        foot(words("edit_foot")),
        speak=title,
        actions=[
            execute(save, title=words("save_button"), style="positive"),
            execute(back, title=words("leave_as_is_button")),
        ],
    )


def _inputs(view: ContributionView, words: Words) -> list[CardElement]:
    """An objection stays one."""
    one, prompt = view.contribution, view.run.collecting
    if one.objects_to is not None:
        return [text_input(prompt, words, one.text)]
    return writing_inputs(prompt, words, text=one.text, kind=one.kind)


def _state(view: ContributionView, words: Words) -> str:
    one = view.contribution
    if one.withdrawn_at is not None:
        return words("withdrawn_at", at=one.withdrawn_at)
    checked = checked_state(one, words)
    if checked is not None:
        return checked
    if one.edited_at is not None:
        return words("edited_at", at=one.edited_at)
    return words("recorded_at", at=one.written_at)


def _first_words(view: ContributionView, words: Words) -> list[CardElement]:
    """What it said in the session, where it was corrected since."""
    first = view.contribution.first_text
    return [] if first is None else [note(words("check_first_words", text=first))]


def _cited(view: ContributionView, words: Words) -> list[CardElement]:
    return [] if view.cited is None else [note(where_cited(view.cited, words))]


def _about(view: ContributionView, words: Words) -> str:
    one = view.contribution
    parts = [words(f"kind_{one.kind}"), *reported(one, words)]
    if view.place is not None:
        parts.append(words("in_area", number=view.place.number))
    role = role_name(view.session.plan, one.role_id)
    return " · ".join([*parts, words("as_role", role=role)])


def _what_next(view: ContributionView, words: Words) -> str:
    if view.contribution.withdrawn_at is not None:
        return words("withdrawn_foot")
    if view.can_change and view.check_until is not None:
        return words("check_open", until=view.check_until)
    return words("can_change" if view.can_change else "can_not_change")


def _another(view: ContributionView, words: Words) -> Action:
    """Back to where it was written: the prompt's card, or the form for what others said."""
    is_report = view.contribution.speaker is not None
    form = Card.REPORT_FORM if is_report else Card.PROMPT
    again = ShowTap(session=view.session.id, card=form, thing=view.run.id)
    if isinstance(view.run.prompt, ReadBack):
        return execute(again, title=words("back_to_points_button"))
    title = words("report_another_button" if is_report else "write_another_button")
    return execute(again, title=title)


def _confirm(view: ContributionView, words: Words) -> list[Action]:
    """To let it stand, while words are checked and nothing was said of these yet."""
    one = view.contribution
    if view.check_until is None or one.confirmed_at is not None or one.first_text is not None:
        return []
    confirm = ConfirmContributionTap(session=view.session.id, contribution=one.id)
    return [execute(confirm, title=words("confirm_button"), style="positive")]


def _actions(view: ContributionView, words: Words) -> list[Action]:
    session, one = view.session.id, view.contribution
    actions: list[Action] = []
    if view.is_open:
        actions.append(_another(view, words))
    if view.can_change and one.withdrawn_at is None:
        actions += _confirm(view, words)
        edit = ShowTap(session=session, card=Card.CONTRIBUTION_FORM, thing=one.id)
        withdraw = WithdrawContributionTap(session=session, contribution=one.id)
        actions += [
            execute(edit, title=words("edit_button")),
            execute(withdraw, title=words("withdraw_button")),
        ]
    everything = ShowTap(session=session, card=Card.OWN)
    return [*actions, execute(everything, title=words("own_button"))]
