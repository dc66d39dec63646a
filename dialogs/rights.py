"""What everybody has a right to: to read all that is held about them, and to be forgotten."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.closing import ClosingDialog
from dialogs.commands.rights import FetchOwnData
from dialogs.hiding import hide_names
from dialogs.persons import Known, held_in, known_in
from dialogs.replies import DataFetched
from dialogs.retelling import retell
from facilitation.checking import LEAST
from facilitation.erasure import GONE, Traces
from facilitation.person_data import PersonData
from facilitation.prompts import Asking
from facilitation.questions import TextQuestion
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState
from storage.deadlines import Due
from storage.store import Store
from storage.trail import CLOCK, OPERATOR
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What became of a wish to be forgotten."""

    sessions: int
    """From how many sessions somebody was erased."""
    under_way: int
    """How many are not over: to be asked again when they are."""


class RightsDialog:
    """Shows people what is held about them, and forgets them."""

    takes = (FetchOwnData,)

    def __init__(self, store: Store, closing: ClosingDialog) -> None:
        self._store = store
        self._closing = closing

    async def answer(self, command: FetchOwnData, now: datetime) -> DataFetched:
        """All that is held about who asks, in their tenant, as a file."""
        sender = command.sender
        async with self._store.begin() as work:
            found = {one.session.id: one for one in await known_in(work, sender.key)}
            if sender.email:
                by_address = {one.session.id: one for one in await known_in(work, sender.email)}
                found = by_address | found
            theirs = [one for one in found.values() if one.session.tenant_id == command.tenant_id]
            data = await self._held(work, theirs, sender.email or sender.name)
            for known in theirs:
                await work.trail.add(
                    "own_data_fetched", by=sender, at=now, session_id=known.session.id
                )
        return DataFetched(
            name="giro.json",
            about=data.person,
            written=data.model_dump_json(indent=2).encode(),
            sessions=len(data.sessions),
        )

    async def export(self, who: str, now: datetime) -> PersonData:
        """All that is held about somebody, by an e-mail address or an id of Teams'."""
        async with self._store.begin() as work:
            found = await known_in(work, who)
            for known in found:
                await work.trail.add(
                    "person_exported", by=OPERATOR, at=now, session_id=known.session.id
                )
            return await self._held(work, found, who)

    async def _held(self, work: Work, found: list[Known], who: str) -> PersonData:
        held = [await held_in(work, known) for known in found]
        chats = await work.forgetting.personal_chats_of(_all_traces(found, who))
        return PersonData(person=who, personal_chats=chats, sessions=tuple(held))

    async def erase(self, who: str, now: datetime, *, words: bool) -> Erased:
        """Forget who somebody is, and what they wrote where that is wished too.

        What was published stays: counts, and answers that nobody's name leads to. Sessions that
        are not over are left as they are.
        """
        async with self._store.begin() as work:
            found = await known_in(work, who)
            over = [one for one in found if one.session.state is SessionState.ENDED]
            for known in over:
                await self._erase(work, known, now, words=words)
            await work.forgetting.readers(_all_traces(found, who))
            await work.forgetting.chats(_all_traces(found, who))
        return Erased(sessions=len(over), under_way=len(found) - len(over))

    async def _erase(self, work: Work, known: Known, now: datetime, *, words: bool) -> None:
        session = await work.sessions.hold(known.session.id)
        participant_id = known.identity.participant_id if known.identity else None
        changed = await hide_names(work, session, known.names)
        if words and participant_id is not None:
            changed |= await _take_words_back(work, session, participant_id, now)
        keys = await work.forgetting.keys_of(known.traces)
        keys |= await work.trail.keys_of(known.traces.words)
        await work.trail.forget(known.keys | keys)
        await work.corrections.forget(session.id, known.keys | keys)
        await work.rulings.forget(session.id, known.keys | keys)
        joined = [participant_id] if participant_id else []
        await work.forgetting.identities(session, known.traces, joined)
        if changed:
            await self._closing.compose_again(work, session.id, now)
        act = "words_erased" if words else "person_erased"
        await work.trail.add(act, by=OPERATOR, at=now, session_id=session.id)


async def expire(work: Work, session: Session, kind: Due, now: datetime) -> None:
    """Forget who took part in a held session, or all of it; later, while it is not over."""
    if not _is_over(session, now):
        later = now + LEAST
        await work.deadlines.put(session_id=session.id, kind=kind, thing_id="", due_at=later)
    elif kind is Due.NAMES_EXPIRE:
        await _forget_names(work, session, now)
    else:
        await work.forgetting.session(session.id)
        await work.trail.add("session_forgotten", by=CLOCK, at=now, session_id=session.id)


def _is_over(session: Session, now: datetime) -> bool:
    """Whether a session has ended, or never began, and its digest has had its day."""
    over_at = session.ended_at or session.prepared_at
    idle = session.state in (SessionState.PREPARED, SessionState.ENDED)
    return idle and now >= over_at + LEAST


async def _forget_names(work: Work, session: Session, now: datetime) -> None:
    """Forget who took part, who is named in the plan, and where they are reached alone."""
    people = await work.forgetting.identities_in(session.id)
    planned = [word for one in session.plan.people for word in (one.name, one.email)]
    names = {one.name for one in people} | {one.name for one in session.plan.people}
    traces = Traces.of([*planned, *(word for one in people for word in one.traces)])
    await hide_names(work, session, names)
    await work.trail.forget_in(session.id)
    await work.corrections.forget_in(session.id)
    await work.rulings.forget_in(session.id)
    await work.forgetting.everybody(session)
    await work.forgetting.chats(traces)
    await work.trail.add("names_forgotten", by=CLOCK, at=now, session_id=session.id)


async def keep_dates(work: Work, session: Session) -> None:
    """Have a newly prepared session's names, and then everything, forgotten in their time."""
    plan = session.plan
    days = ((Due.NAMES_EXPIRE, plan.names_until), (Due.DATA_EXPIRE, plan.privacy.keep_until))
    for kind, day in days:
        await work.deadlines.put(
            session_id=session.id, kind=kind, thing_id="", due_at=plan.after(day)
        )


async def _take_words_back(
    work: Work, session: Session, participant_id: str, now: datetime
) -> bool:
    """Forget what somebody wrote, contributions and answers; whether there was anything."""
    written = await work.contributions.by(session.id, participant_id)
    for one in written:
        await work.contributions.withdraw(one.id, now)
        await work.supports.forget(one.id)
        await retell(work, replace(one, withdrawn_at=now))
    answered = [
        await _unsay(work, run, participant_id)
        for run in await work.runs.of(session.id)
        if isinstance(run.prompt, Asking) and not run.is_anonymous
    ]
    return bool(written) or any(answered)


async def _unsay(work: Work, run: PromptRun, participant_id: str) -> bool:
    """Leave somebody's answers in their own words counted, without a word; whether there were any.

    What was published says so too.
    """
    typed = {one.id for one in run.asking.asks if isinstance(one, TextQuestion)}
    said = [
        one
        for one in await work.votes.of(run.id)
        if one.voter == participant_id and one.question_id in typed
    ]
    await work.votes.put([replace(one, chosen=(GONE,)) for one in said])
    unsaid = {one.question_id: one.chosen[0] for one in said}
    results = [one.without_text(unsaid.get(one.question_id), GONE) for one in run.results]
    await work.runs.close(replace(run, results=tuple(results)))
    return bool(said)


def _all_traces(found: list[Known], who: str) -> Traces:
    return Traces(Traces.of([who]).words.union(*(one.traces.words for one in found)))
