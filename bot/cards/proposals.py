"""Participants' own statements: the room's invitation, one's own form, and who leads says yes."""

from collections.abc import Iterator

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextInput

from bot.cards.actions import execute
from bot.cards.elements import (
    detail,
    foot,
    header,
    heading,
    name,
    note,
    own,
    paragraph,
    written,
)
from bot.cards.frame import Json, card
from bot.cards.naming import place_name
from bot.cards.refusals import refusal_words
from bot.cards.taps.leading import JudgeTap
from bot.cards.taps.showing import ShowTap
from bot.cards.taps.writing import ProposeTap, WithdrawProposalTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.leading import ProposalRow, ProposalsView
from dialogs.views.writing import InvitationView, ProposingView
from facilitation.proposals import LONGEST, Proposal, ProposalState

PAGE = 5
"""So many proposals stand on one card, each with two buttons."""


def invitation_card(view: InvitationView, words: Words) -> Json:
    """The room's card that leads to proposing, apart from the one that is redrawn by answers."""
    where = place_name(words, view.place, view.block)
    state = words("until", at=view.run.closes_at)
    if not view.is_open:
        state = words("closed_at", at=view.run.closed_at or view.run.closes_at)
    title = words("invitation_heading" if view.is_open else "invitation_closed_heading")
    tap = ShowTap(session=view.session.id, card=Card.PROPOSING, thing=view.run.id)
    propose = execute(tap, title=words("propose_button"))
    called = words("invitation_name")
    return card(
        words,
        header(words("where_what", where=where, what=called), state),
        heading(title),
        *([paragraph(words("invitation_how"))] if view.is_open else []),
        foot(words("invitation_foot" if view.is_open else "proposals_forgotten")),
        speak=words("prompt_speak", what=called, state=state, heading=title),
        actions=[propose] if view.is_open else [],
    )


def proposing_card(view: ProposingView, words: Words) -> Json:
    """One's own proposals, and the input for another."""
    title = words("proposing_heading" if view.is_open else "invitation_closed_heading")
    may = view.is_open and view.left > 0
    tap = ProposeTap(session=view.session.id, run=view.run.id)
    left = [words("proposals_left", count=view.left)] if may else []
    if view.is_open and not may:
        left = [words("proposals_all_made")]
    forgotten = words("proposing_foot" if view.is_open else "proposals_forgotten")
    return card(
        words,
        header(words("only_you"), _receipt(view, words)),
        heading(title),
        paragraph(view.run.prompt.heading),
        *_problem(view, words),
        *[_mine(view, one, number, words) for number, one in enumerate(view.mine, 1)],
        *([_input(view, words)] if may else []),
        foot(*left, forgotten),
        speak=words("contribution_speak", heading=title, state=forgotten),
        actions=[execute(tap, title=words("send_proposal_button"), style="positive")]
        if may
        else [],
    )


def proposals_card(view: ProposalsView, words: Words) -> Json:
    """What waits to be admitted: to admit or to leave out, each with one tap."""
    title = words("proposals_heading" if view.rows else "proposals_none", count=len(view.rows))
    page = min(view.page, max(len(view.rows) - 1, 0) // PAGE)
    shown = view.rows[page * PAGE :][:PAGE]
    told = words(_told(view), count=view.room)
    return card(
        words,
        header(words("control_name")),
        heading(title),
        *_said(view, words),
        paragraph(told),
        *[
            _row(view, one, number, page, words)
            for number, one in enumerate(shown, page * PAGE + 1)
        ],
        foot(words("proposals_foot")),
        speak=words("contribution_speak", heading=title, state=told),
        actions=list(_around(view, page, words)),
        refresh=ShowTap(session=view.session.id, card=Card.PROPOSALS, page=page),
        wide=True,
    )


def _problem(view: ProposingView, words: Words) -> list[CardElement]:
    """What was wrong with what was written."""
    if view.problem is None:
        return []
    so, safe, now = refusal_words(view.problem, view.session, words)
    return [name(so, bold=True), note(f"{safe} {now}", "None")]


def _receipt(view: ProposingView, words: Words) -> str | None:
    """What the viewer has just done."""
    if view.withdrawn:
        return words("proposal_withdrawn_state")
    return words("recorded_state") if view.recorded else None


def _mine(view: ProposingView, one: Proposal, number: int, words: Words) -> CardElement:
    """One's own proposal and what became of it; while it waits it can be taken back."""
    said = written(words("numbered", number=number, what=one.text), "None")
    state = detail(words(f"proposal_{one.state}"))
    if one.state is not ProposalState.WAITING:
        return own(*said, state)
    tap = WithdrawProposalTap(session=view.session.id, run=view.run.id, words=one.words)
    button = execute(tap, title=words("withdraw_proposal_button", number=number))
    return own(*said, state, ActionSet(actions=[button], spacing="Small"))


def _input(view: ProposingView, words: Words) -> CardElement:
    return TextInput(
        id="text",
        label=words("proposal_label", longest=LONGEST),
        max_length=LONGEST,
        placeholder=words("proposal_placeholder"),
        value=view.draft or None,
        spacing="Medium",
    )


def _told(view: ProposalsView) -> str:
    """The key of the sentence that says what can be done."""
    if not view.are_taken:
        return "proposals_not_taken"
    return "proposals_how" if view.room else "proposals_full"


def _said(view: ProposalsView, words: Words) -> list[CardElement]:
    if view.said is None:
        return []
    return [note(words(f"judged_{view.said}", text=view.said_of))]


def _row(
    view: ProposalsView, one: ProposalRow, number: int, page: int, words: Words
) -> CardElement:
    tap = JudgeTap(session=view.session.id, run=one.run_id, words=one.words, page=page)
    admit = tap.model_copy(update={"admits": True})
    buttons: list[Action] = [execute(tap, title=words("leave_out_button", number=number))]
    if view.room:
        buttons.insert(0, execute(admit, title=words("admit_button", number=number)))
    said = written(words("numbered", number=number, what=one.text), "None")
    return Container(
        items=[*said, ActionSet(actions=buttons, spacing="Small")],
        separator=True,
        spacing="Medium",
    )


def _around(view: ProposalsView, page: int, words: Words) -> Iterator[Action]:
    """On to the other pages, and back to the control card."""

    def shown(number: int) -> ShowTap:
        return ShowTap(session=view.session.id, card=Card.PROPOSALS, page=number)

    if len(view.rows) > (page + 1) * PAGE:
        yield execute(shown(page + 1), title=words("next_page_button"))
    if page:
        yield execute(shown(page - 1), title=words("page_before_button"))
    back = ShowTap(session=view.session.id, card=Card.CONTROL)
    yield execute(back, title=words("back_to_control_button"))
