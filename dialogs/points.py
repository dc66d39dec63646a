"""What others wrote, as one person sees it: no name and no role, and whether they support it."""

from datetime import datetime

from dialogs.views.prompts import PointView
from dialogs.views.writing import SupportView
from facilitation.contributions import Contribution
from facilitation.people import Participant
from facilitation.runs import PromptRun
from facilitation.sessions import Session, area_place
from storage.work import Work


async def points(
    work: Work, contributions: list[Contribution], participant_id: str | None
) -> tuple[PointView, ...]:
    """Those contributions in their order, as a participant sees them, or anybody at all."""
    counts = await work.supports.counts([one.id for one in contributions])
    supported = await work.supports.by(participant_id) if participant_id else frozenset()
    return tuple(
        PointView(
            contribution_id=one.id,
            kind=one.kind,
            text=one.text,
            supports=counts.get(one.id, 0),
            reported=one.reported,
            is_own=one.participant_id == participant_id,
            is_supported=one.id in supported,
        )
        for one in contributions
    )


async def support_view(  # noqa: PLR0913 - each is one fact of the card
    work: Work,
    session: Session,
    run: PromptRun,
    said: Contribution,
    viewer: Participant,
    *,
    now: datetime,
) -> SupportView:
    """A point that somebody supports, or did until now."""
    (point,) = await points(work, [said], viewer.id)
    return SupportView(
        session=session,
        run=run,
        place=area_place(session.plan, session.plan.block(run.block_id)),
        point=point,
        is_open=run.is_open(session.clock(now)),
    )
