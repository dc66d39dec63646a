"""A card's tap → Command: what it asks for comes from the card, who asks never does."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.cards.taps.joining import JoinTap, KeptVote
from bot.cards.taps.leading import ANONYMOUS, ActTap, AskTap, JudgeTap, NudgeTap, StatusTap
from bot.cards.taps.preparing import (
    ChoosePlanTap,
    FetchPlanTap,
    NewPlanTap,
    OutlinePlanTap,
    PreviewTap,
)
from bot.cards.taps.showing import HelpTap, ShowTap
from bot.cards.taps.tap import Tap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.writing import (
    ContributeTap,
    EditContributionTap,
    ProposeTap,
    ReportTap,
    SpeakTap,
    SupportTap,
    WithdrawContributionTap,
    WithdrawProposalTap,
    WithdrawSupportTap,
)
from bot.inbound import Origin
from dialogs.commands.command import Command
from dialogs.commands.leading import AskStatus, Facilitate, JudgeProposal, Nudge, PutQuestion
from dialogs.commands.preparing import ChoosePlan, FetchPlan, OutlinePlan, PreviewPlan
from dialogs.commands.showing import AskHelp, Show
from dialogs.commands.taking_part import (
    CastVote,
    Contribute,
    EditContribution,
    Join,
    ProposeStatement,
    Report,
    Speak,
    Support,
    WithdrawContribution,
    WithdrawProposal,
    WithdrawSupport,
    WithdrawVote,
)
from facilitation.asking import filled_in
from facilitation.contributions import clean
from facilitation.outlines import Outline


def tapped_command(tap: Tap, origin: Origin) -> Command:
    """What somebody asked by a card."""
    return READERS[type(tap)](tap, origin)


def _choose_plan(tap: ChoosePlanTap, origin: Origin) -> Command:
    return ChoosePlan(
        **origin.who,
        plan_id=tap.plan,
        service_url=origin.place.service_url,
        meeting_id=origin.meeting_id,
    )


def _preview(tap: PreviewTap, origin: Origin) -> Command:
    return PreviewPlan(**origin.who, plan_id=tap.plan, page=tap.page)


def _fetch_plan(tap: FetchPlanTap, origin: Origin) -> Command:
    return FetchPlan(**origin.who, plan_id=tap.plan)


def _new_plan(_: NewPlanTap, origin: Origin) -> Command:
    return OutlinePlan(**origin.who)


def _outline(tap: OutlinePlanTap, origin: Origin) -> Command:
    typed = {key: clean(value) for key, value in tap.model_dump(exclude={"language"}).items()}
    return OutlinePlan(**origin.who, outline=Outline(**typed, language=tap.language))


def _join(tap: JoinTap, origin: Origin) -> Command:
    kept = _kept(tap, origin)
    return Join(**origin.who, session_id=tap.session, role_id=tap.role, kept=kept)


def _vote(tap: VoteTap, origin: Origin) -> Command:
    return CastVote(
        **origin.who,
        run_id=tap.run,
        answers=tap.answers,
        numbers=tap.numbers,
        adds=tap.option is not None,
        page=tap.page,
    )


def _withdraw_vote(tap: WithdrawVoteTap, origin: Origin) -> Command:
    return WithdrawVote(**origin.who, run_id=tap.run)


def _contribute(tap: ContributeTap, origin: Origin) -> Command:
    return Contribute(**origin.who, run_id=tap.run, kind=tap.kind, text=tap.text)


def _report(tap: ReportTap, origin: Origin) -> Command:
    return Report(
        **origin.who,
        run_id=tap.run,
        role_id=tap.role,
        code=tap.code,
        kind=tap.kind,
        text=tap.text,
    )


def _edit(tap: EditContributionTap, origin: Origin) -> Command:
    return EditContribution(
        **origin.who, contribution_id=tap.contribution, kind=tap.kind, text=tap.text
    )


def _withdraw_contribution(tap: WithdrawContributionTap, origin: Origin) -> Command:
    return WithdrawContribution(**origin.who, contribution_id=tap.contribution)


def _support(tap: SupportTap, origin: Origin) -> Command:
    return Support(
        **origin.who,
        contribution_id=tap.contribution,
        instead_of=tap.instead_of,
        read_back_id=tap.read_back,
        page=tap.page,
    )


def _withdraw_support(tap: WithdrawSupportTap, origin: Origin) -> Command:
    return WithdrawSupport(
        **origin.who,
        contribution_id=tap.contribution,
        read_back_id=tap.read_back,
        page=tap.page,
    )


def _propose(tap: ProposeTap, origin: Origin) -> Command:
    return ProposeStatement(**origin.who, run_id=tap.run, text=tap.text)


def _withdraw_proposal(tap: WithdrawProposalTap, origin: Origin) -> Command:
    return WithdrawProposal(**origin.who, run_id=tap.run, words=tap.words, draft=clean(tap.text))


def _judge(tap: JudgeTap, origin: Origin) -> Command:
    return JudgeProposal(
        **origin.who,
        session_id=tap.session,
        run_id=tap.run,
        words=tap.words,
        admits=tap.admits,
        page=tap.page,
    )


def _show(tap: ShowTap, origin: Origin) -> Command:
    return Show(
        **origin.who,
        card=tap.card,
        session_id=tap.session,
        thing_id=tap.thing,
        draft=clean(tap.text),
        page=tap.page,
    )


def _status(_: StatusTap, origin: Origin) -> Command:
    return AskStatus(**origin.who)


def _help(_: HelpTap, origin: Origin) -> Command:
    return AskHelp(**origin.who)


def _act(tap: ActTap, origin: Origin) -> Command:
    return Facilitate(
        **origin.who,
        act=tap.act,
        session_id=tap.session,
        minutes=tap.minutes,
        run_id=tap.run,
        prompt_id=tap.prompt,
        seen=tap.seen,
        way=tap.way,
        to=tap.to,
        confirmed=tap.confirmed,
    )


def _ask(tap: AskTap, origin: Origin) -> Command:
    draft = filled_in(
        question=tap.question,
        options=tap.options,
        time=tap.minutes,
        anonymous=tap.anonymous == ANONYMOUS,
    )
    return PutQuestion(**origin.who, draft=draft, session_id=tap.session)


def _nudge(tap: NudgeTap, origin: Origin) -> Command:
    return Nudge(
        **origin.who,
        session_id=tap.session,
        run_id=tap.run,
        role_id=tap.role,
        kind=tap.kind,
        seen=tap.seen,
    )


def _speak(tap: SpeakTap, origin: Origin) -> Command:
    return Speak(**origin.who, session_id=tap.session, run_id=tap.run, move=tap.move, turn=tap.turn)


def _kept(tap: JoinTap, origin: Origin) -> CastVote | Contribute | None:
    if tap.kept is None:
        return None
    if isinstance(tap.kept, KeptVote):
        return CastVote(**origin.who, run_id=tap.kept.run, answers=tap.kept.answers)
    return Contribute(**origin.who, run_id=tap.kept.run, kind=tap.kept.kind, text=tap.kept.text)


READERS: Mapping[type[Tap], Callable[[Any, Origin], Command]] = {
    ActTap: _act,
    AskTap: _ask,
    ChoosePlanTap: _choose_plan,
    ContributeTap: _contribute,
    EditContributionTap: _edit,
    FetchPlanTap: _fetch_plan,
    HelpTap: _help,
    JoinTap: _join,
    JudgeTap: _judge,
    NewPlanTap: _new_plan,
    NudgeTap: _nudge,
    OutlinePlanTap: _outline,
    PreviewTap: _preview,
    ProposeTap: _propose,
    ReportTap: _report,
    ShowTap: _show,
    SpeakTap: _speak,
    StatusTap: _status,
    SupportTap: _support,
    VoteTap: _vote,
    WithdrawContributionTap: _withdraw_contribution,
    WithdrawProposalTap: _withdraw_proposal,
    WithdrawSupportTap: _withdraw_support,
    WithdrawVoteTap: _withdraw_vote,
}
"""What each tap asks for."""
