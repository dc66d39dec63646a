"""Activity → Command; identity comes from Teams, never from the card."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from botbuilder.schema import Activity

from bot.cards.taps import (
    ANONYMOUS,
    ActTap,
    AskTap,
    ChoosePlanTap,
    ContributeTap,
    EditContributionTap,
    FetchPlanTap,
    HelpTap,
    JoinTap,
    JudgeTap,
    KeptVote,
    NewPlanTap,
    NudgeTap,
    OutlinePlanTap,
    PreviewTap,
    ProposeTap,
    ShowTap,
    SpeakTap,
    StatusTap,
    SupportTap,
    Tap,
    VoteTap,
    WithdrawContributionTap,
    WithdrawSupportTap,
    WithdrawVoteTap,
)
from bot.door.activities import place_of
from bot.teams.room import Place
from bot.teams.roster import Member
from bot.typed import ACTS, HAND, Typed, person_named
from dialogs.commands import (
    AskCoverage,
    AskHelp,
    AskOwn,
    AskProposals,
    AskStatus,
    CastVote,
    ChoosePlan,
    Command,
    Contribute,
    EditContribution,
    Facilitate,
    FetchPlan,
    Join,
    JudgeProposal,
    Nudge,
    OutlinePlan,
    PreviewPlan,
    ProposeStatement,
    PutQuestion,
    Show,
    ShowPlans,
    Speak,
    Support,
    WithdrawContribution,
    WithdrawSupport,
    WithdrawVote,
)
from facilitation.asking import filled_in, read_line
from facilitation.contributions import clean
from facilitation.outlines import Outline
from facilitation.people import Sender

NAME_LENGTH = 200

LONGEST_LINE = 2000
"""Characters of a typed question that are kept for the form, should it be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who acted and where, as the verified activity says."""

    sender: Sender
    place: Place
    meeting_id: str | None
    is_personal: bool = False
    """Whether it is a 1:1 with us."""

    @property
    def who(self) -> Mapping[str, Any]:
        """What every command begins with."""
        return {
            "sender": self.sender,
            "tenant_id": self.place.tenant_id,
            "conversation_id": self.place.conversation_id,
        }


def origin_of(activity: Activity) -> Origin:
    """Where an activity comes from; the sender's e-mail and meeting role are not in it."""
    account = activity.from_property
    return Origin(
        sender=Sender(
            key=account.aad_object_id or account.id,
            teams_user_id=account.id,
            name=clean(account.name or "")[:NAME_LENGTH],
            guest=account.aad_object_id is None,
        ),
        place=place_of(activity),
        meeting_id=_meeting_id(activity),
        is_personal=activity.conversation.conversation_type == "personal",
    )


def _meeting_id(activity: Activity) -> str | None:
    # Teams' own event value carries another id that its endpoints do not know.
    meeting = activity.channel_data.get("meeting")
    found = meeting.get("id") if isinstance(meeting, dict) else None
    return found if isinstance(found, str) else None


def known_sender(sender: Sender, member: Member | None, meeting_role: str | None) -> Sender:
    """The sender with what the roster knows of them."""
    return Sender(
        key=sender.key,
        teams_user_id=sender.teams_user_id,
        name=sender.name or (member.name if member else ""),
        guest=sender.guest or (member is not None and member.guest),
        email=member.email if member else None,
        meeting_role=meeting_role,
    )


def typed_command(typed: Typed, origin: Origin) -> Command:
    """What somebody asked in words."""
    if typed.key == "command_ask":
        line = typed.rest[:LONGEST_LINE]
        return PutQuestion(**origin.who, draft=read_line(line), line=line)
    if typed.key == "command_prepare":
        return ShowPlans(**origin.who)
    if typed.key == "command_plan":
        # In a meeting's chat it is the plan to choose, as it is by any other word for it.
        return OutlinePlan(**origin.who) if origin.is_personal else ShowPlans(**origin.who)
    if typed.key == "command_status":
        return AskStatus(**origin.who)
    if typed.key == "command_coverage":
        return AskCoverage(**origin.who)
    if typed.key == "command_proposals":
        return AskProposals(**origin.who)
    if typed.key == "command_own":
        return AskOwn(**origin.who, is_personal=origin.is_personal)
    if typed.key == "command_help":
        return AskHelp(**origin.who)
    named = person_named(typed.rest) if typed.key == HAND else ""
    return Facilitate(**origin.who, act=ACTS[typed.key], minutes=typed.number, named=named)


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
    return Speak(**origin.who, run_id=tap.run, move=tap.move, turn=tap.turn)


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
    ShowTap: _show,
    SpeakTap: _speak,
    StatusTap: _status,
    SupportTap: _support,
    VoteTap: _vote,
    WithdrawContributionTap: _withdraw_contribution,
    WithdrawSupportTap: _withdraw_support,
    WithdrawVoteTap: _withdraw_vote,
}
"""What each tap asks for."""
