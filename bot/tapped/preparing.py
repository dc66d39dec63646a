"""What is asked by a card about plans."""

from bot.cards.taps.preparing import (
    ChoosePlanTap,
    FetchPlanTap,
    NewPlanTap,
    OutlinePlanTap,
    PreviewTap,
)
from bot.inbound import Origin
from bot.tapped.reader import Readers
from dialogs.commands.command import Command
from dialogs.commands.preparing import ChoosePlan, FetchPlan, OutlinePlan, PreviewPlan
from facilitation.contributions import clean
from facilitation.outlines import Outline


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


READERS: Readers = {
    ChoosePlanTap: _choose_plan,
    FetchPlanTap: _fetch_plan,
    NewPlanTap: _new_plan,
    OutlinePlanTap: _outline,
    PreviewTap: _preview,
}
"""What each of these taps asks for."""
