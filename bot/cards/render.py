"""Every view and every reply finds its card here."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.cards.acts import act_card, act_done_card, confirmation_card, question_put_card
from bot.cards.arranged import arranged_card
from bot.cards.asking import prompt_card
from bot.cards.blocks import block_card
from bot.cards.broken_off import broken_off_card
from bot.cards.contributions import contribution_card, own_card
from bot.cards.control import control_card
from bot.cards.coverage import coverage_card
from bot.cards.cuts import cuts_card
from bot.cards.digest import digest_card
from bot.cards.files import data_card
from bot.cards.frame import Json
from bot.cards.handing import away_card, handing_card
from bot.cards.heard import heard_card
from bot.cards.helping import help_card
from bot.cards.late import late_card
from bot.cards.notice import notice_card
from bot.cards.nudges import person_nudge_card, role_nudge_card
from bot.cards.passed_over import passed_over_card
from bot.cards.plan_form import plan_form
from bot.cards.plans import plans_card, prepared_card
from bot.cards.point import point_card
from bot.cards.points import points_card
from bot.cards.proposals import invitation_card, proposals_card, proposing_card
from bot.cards.question_form import question_form
from bot.cards.read_back_form import read_back_form
from bot.cards.refusals import refusal_card
from bot.cards.reports import report_form
from bot.cards.results import result_card
from bot.cards.roles import role_needed_card
from bot.cards.shelving import (
    checked_card,
    fetched_card,
    kept_card,
    left_card,
    previewed_card,
)
from bot.cards.signing import document_card, published_card, signing_card
from bot.cards.summary import summary_card
from bot.cards.supports import support_card
from bot.cards.undelivered import undelivered_card
from bot.cards.welcome import joined_card, welcome_card
from bot.wording.words import Words
from dialogs.replies import (
    ActDone,
    ConfirmationNeeded,
    DataFetched,
    DigestFetched,
    FileLeft,
    HelpShown,
    Joined,
    PlanChecked,
    PlanFetched,
    PlanKept,
    PlanOutlined,
    PlanPreviewed,
    PlansShown,
    Prepared,
    QuestionPut,
    Refused,
    Reply,
    RoleNeeded,
    Shown,
)
from dialogs.views.arranging import ArrangedView, PointsView, PointView
from dialogs.views.leading import (
    AskingView,
    ControlView,
    CoverageView,
    HandingView,
    LateView,
    ProposalsView,
)
from dialogs.views.opening import (
    ActView,
    AwayView,
    BlockView,
    BrokenOffView,
    NoticeView,
    PassedOverView,
    PersonNudgeView,
    RoleNudgeView,
    SummaryView,
    WelcomeView,
)
from dialogs.views.organising import (
    DigestPartView,
    PublishedView,
    SigningView,
    UndeliveredView,
)
from dialogs.views.prompts import HeardView, PromptView, ResultView
from dialogs.views.ruling import CutsView
from dialogs.views.view import View
from dialogs.views.writing import (
    ContributionView,
    InvitationView,
    OwnView,
    ProposingView,
    ReadBackFormView,
    ReportView,
    SupportView,
)

VIEWS: Mapping[type[View], Callable[[Any, Words], Json]] = {
    ActView: act_card,
    ArrangedView: arranged_card,
    AskingView: question_form,
    AwayView: away_card,
    BlockView: block_card,
    BrokenOffView: broken_off_card,
    ContributionView: contribution_card,
    ControlView: control_card,
    CoverageView: coverage_card,
    CutsView: cuts_card,
    DigestPartView: digest_card,
    HeardView: heard_card,
    HandingView: handing_card,
    InvitationView: invitation_card,
    LateView: late_card,
    NoticeView: notice_card,
    OwnView: own_card,
    PassedOverView: passed_over_card,
    PersonNudgeView: person_nudge_card,
    PromptView: prompt_card,
    PointView: point_card,
    PointsView: points_card,
    ProposalsView: proposals_card,
    ProposingView: proposing_card,
    PublishedView: published_card,
    ReadBackFormView: read_back_form,
    ReportView: report_form,
    ResultView: result_card,
    RoleNudgeView: role_nudge_card,
    SigningView: signing_card,
    SummaryView: summary_card,
    SupportView: support_card,
    UndeliveredView: undelivered_card,
    WelcomeView: welcome_card,
}

REPLIES: Mapping[type[Reply], Callable[[Any, Words], Json]] = {
    ActDone: act_done_card,
    ConfirmationNeeded: confirmation_card,
    DataFetched: data_card,
    DigestFetched: document_card,
    FileLeft: left_card,
    HelpShown: help_card,
    PlanChecked: checked_card,
    PlanFetched: fetched_card,
    PlanKept: kept_card,
    PlanOutlined: plan_form,
    PlansShown: plans_card,
    Prepared: prepared_card,
    QuestionPut: question_put_card,
    Refused: refusal_card,
    RoleNeeded: role_needed_card,
}
"""The replies that have a card of their own; the others show a view."""


def announcement_card(view: View, words: Words, *, own_views: bool) -> Json:
    """A card for the chat; without own views no client asks for one by itself.

    Teams gives own views to 60 people at most: in a larger chat an empty list of them says so.
    """
    card = view_card(view, words)
    if own_views or "refresh" not in card:
        return card
    return {**card, "refresh": {**card["refresh"], "userIds": []}}


def reply_card(reply: Reply, words: Words) -> Json:
    """The card for the person who acted, in place of the one they acted on."""
    match reply:
        case Shown():
            return view_card(reply.view, words)
        case Joined():
            then = None if reply.then is None else reply_card(reply.then, words)
            return joined_card(reply, words, then=then)
        case PlanPreviewed():
            return previewed_card(reply, view_card(reply.view, words), words)
    return REPLIES[type(reply)](reply, words)


def view_card(view: View, words: Words) -> Json:
    """The card of a view, whoever it is for."""
    return VIEWS[type(view)](view, words)
