"""Everything that a tap can be."""

from bot.cards.taps.arranging import (
    ArrangedTap,
    ArrangeTap,
    PointsTap,
    PointTap,
    UndoArrangingTap,
)
from bot.cards.taps.files import FetchDataTap
from bot.cards.taps.joining import JoinTap
from bot.cards.taps.leading import ActTap, AskTap, JudgeTap, NudgeTap, StatusTap
from bot.cards.taps.preparing import (
    ChoosePlanTap,
    FetchPlanTap,
    NewPlanTap,
    OutlinePlanTap,
    PreviewTap,
)
from bot.cards.taps.ruling import CutsTap, CutWordsTap, RuleTap, UndoRulingTap
from bot.cards.taps.showing import HelpTap, ShowTap
from bot.cards.taps.signing import FetchDigestTap, LinkTap, MessagesTap, SigningTap, SignTap
from bot.cards.taps.voting import VoteTap, WithdrawVoteTap
from bot.cards.taps.writing import (
    ConfirmContributionTap,
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

Tap = (
    ChoosePlanTap
    | PreviewTap
    | FetchDataTap
    | FetchPlanTap
    | NewPlanTap
    | OutlinePlanTap
    | JoinTap
    | VoteTap
    | WithdrawVoteTap
    | ContributeTap
    | ReportTap
    | EditContributionTap
    | ConfirmContributionTap
    | WithdrawContributionTap
    | SupportTap
    | WithdrawSupportTap
    | ProposeTap
    | WithdrawProposalTap
    | JudgeTap
    | ShowTap
    | ActTap
    | AskTap
    | NudgeTap
    | SpeakTap
    | FetchDigestTap
    | LinkTap
    | SigningTap
    | SignTap
    | PointsTap
    | PointTap
    | ArrangeTap
    | ArrangedTap
    | UndoArrangingTap
    | MessagesTap
    | CutsTap
    | RuleTap
    | CutWordsTap
    | UndoRulingTap
    | StatusTap
    | HelpTap
)
