"""One's own page: all that one person said, supports and answered, for them alone."""

from dialogs.answers import in_words, that_count
from dialogs.checking import checked_until, cited_in
from dialogs.commands.taking_part import AskOwn
from dialogs.points import points
from dialogs.seats import current_session, participant_here
from dialogs.viewing import mine
from dialogs.views.writing import OwnAnswer, OwnView
from facilitation.people import Participant
from facilitation.prompts import Asking
from facilitation.refusals.unknown import NoSuchSession
from facilitation.sessions import Session
from storage.work import Work


async def asked_for_own(work: Work, command: AskOwn) -> OwnView:
    """The page of who asks: of this conversation's session, or alone with us of their latest."""
    session = await (_latest_of if command.is_personal else current_session)(work, command)
    viewer = await participant_here(work, command, session)
    return await own_view(work, session, viewer, is_here=not command.is_personal)


async def own_view(
    work: Work, session: Session, viewer: Participant | None, *, is_here: bool
) -> OwnView:
    """What a participant said, supports and answered; who has not joined has nothing there."""
    if viewer is None:
        return OwnView(session=session, contributions=(), is_here=is_here)
    supported = await work.supports.by(viewer.id)
    standing = await work.contributions.standing(session.id)
    backed = [one for one in standing if one.id in supported]
    contributions = tuple(await work.contributions.ever_by(session.id, viewer.id))
    cited = await cited_in(work, session)
    return OwnView(
        session=session,
        contributions=contributions,
        supported=await points(work, backed, viewer.id),
        answers=await _answers(work, session, viewer),
        is_here=is_here,
        cited={one.id: cited[one.id] for one in contributions if one.id in cited},
        check_until=await checked_until(work, session),
    )


async def _latest_of(work: Work, command: AskOwn) -> Session:
    session = await work.sessions.find_of_person(command.tenant_id, command.sender.key)
    if session is None:
        raise NoSuchSession
    return session


async def _answers(work: Work, session: Session, viewer: Participant) -> tuple[OwnAnswer, ...]:
    """What somebody answered to named polls; of an anonymous one nothing is ever listed."""
    given = []
    for run in await work.runs.of(session.id):
        if isinstance(run.prompt, Asking) and not run.is_anonymous:
            chosen = in_words(run.prompt, that_count(run.prompt, await mine(work, run, viewer)))
            if chosen:
                given.append(OwnAnswer(heading=run.prompt.heading, chosen=chosen))
    return tuple(given)
