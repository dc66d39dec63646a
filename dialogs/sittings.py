"""A batch of answers: what it needs is read once, each is judged apart."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from dialogs.answers import Answers, given, in_words, that_count
from dialogs.ballots import Ballot
from dialogs.commands.taking_part import CastVote, WithdrawVote
from dialogs.replies import Refused, Reply, RoleNeeded
from dialogs.seats import is_here
from dialogs.votes import answers_by, keys_of
from facilitation.people import Participant, given_role
from facilitation.refusals.answering import PromptIsBrokenOff, PromptIsClosed
from facilitation.refusals.refusal import Refusal
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.runs import PromptRun, check_asked
from facilitation.sessions import Session
from storage.anonymity.keys import Key, voter
from storage.work import Work


class Sitting:
    """What a batch of answers needs to know."""

    def __init__(
        self,
        runs: Mapping[str, PromptRun],
        sessions: Mapping[str, Session],
        people: Mapping[tuple[str, str], Participant],
        keys: Mapping[str, Key],
    ) -> None:
        self._runs = runs
        self._sessions = sessions
        self._people = people
        self.keys = keys
        self._standing: dict[tuple[str, str], Answers] = {}

    @classmethod
    async def open(cls, work: Work, commands: Collection[CastVote | WithdrawVote]) -> "Sitting":
        """Read what the batch needs; none of its prompts closes before it is kept."""
        runs = await work.runs.share_many({command.run_id for command in commands})
        sessions = await work.sessions.get_many({run.session_id for run in runs.values()})
        wanted = {
            (runs[command.run_id].session_id, command.sender.key)
            for command in commands
            if command.run_id in runs
        }
        people = await work.people.find_many(wanted)
        keys = await keys_of(work, runs.values())
        sitting = cls(runs, sessions, people, keys)
        await sitting._read_standing(work, commands)
        return sitting

    async def _read_standing(
        self, work: Work, commands: Collection[CastVote | WithdrawVote]
    ) -> None:
        """Read what stands where one more tap adds to it; elsewhere it would be for nothing.

        Nobody adds to the same meanwhile: of two taps that each saw none the first would be lost.
        """
        built_up = {
            run.id for run in self._runs.values() if run.prompt.is_built_up and not run.closed_at
        }
        adding = {
            (command.run_id, self.known_as(command))
            for command in commands
            if command.run_id in built_up
        }
        known_here = [(run_id, known) for run_id, known in adding if known is not None]
        await work.last_words.hold(known_here)
        voters = [(self._runs[run_id], known) for run_id, known in known_here]
        self._standing.update(await answers_by(work, voters, self.keys))

    @cached_property
    def broken_off(self) -> dict[str, PromptRun]:
        """The batch's anonymous prompts whose key was lost, by id."""
        return {
            run.id: run
            for run in self._runs.values()
            if run.is_anonymous and run.closed_at is None and run.id not in self.keys
        }

    def judge(self, command: CastVote | WithdrawVote, now: datetime) -> Ballot | Reply:
        """Let an answer through, or say what it lacks."""
        run = self._runs.get(command.run_id)
        session = self._sessions[run.session_id] if run else None
        if run is None or session is None or not is_here(session, command):
            return Refused(refusal=NoSuchPrompt())
        try:
            return self._judge(command, session, run, now)
        except Refusal as refusal:
            return Refused(refusal=refusal, session=session, run_id=run.id)

    def known_as(self, command: CastVote | WithdrawVote) -> str | None:
        """How the sender is known to the prompt they answered, if they are at all."""
        run = self._runs[command.run_id]
        participant = self._people.get((run.session_id, command.sender.key))
        return voter(run, participant.id, self.keys) if participant else None

    def _judge(
        self, command: CastVote | WithdrawVote, session: Session, run: PromptRun, now: datetime
    ) -> Ballot | Reply:
        session.check_not_ended()
        run.check_open(session.clock(now))
        if run.id in self.broken_off:
            raise PromptIsBrokenOff(run.prompt.heading)
        participant = self._people.get((session.id, command.sender.key))
        known_as = voter(run, participant.id, self.keys) if participant else None
        answers = self._answers(command, run, known_as or "")
        if participant is None:
            return _role_needed(command, answers, session, run)
        check_asked(session.plan, run.prompt, participant.role_id)
        # Who taps again within this batch adds to this.
        self._standing[run.id, known_as or ""] = answers
        return Ballot(
            session=session,
            run=run,
            participant=participant,
            voter=known_as or "",
            answers=answers,
            now=now,
            said_at=command.done(now),
            withdrawn=isinstance(command, WithdrawVote),
            page=command.page if isinstance(command, CastVote) else 0,
        )

    def _answers(self, command: CastVote | WithdrawVote, run: PromptRun, known_as: str) -> Answers:
        prompt = run.asking
        if isinstance(command, WithdrawVote):
            return {}
        return given(prompt, command, self._standing.get((run.id, known_as), {}))


async def with_standing(
    work: Work, sitting: Sitting, command: CastVote | WithdrawVote, reply: Reply
) -> Reply:
    """To an answer that came too late, tell which one counts."""
    if not isinstance(reply, Refused) or not isinstance(reply.refusal, PromptIsClosed):
        return reply
    known_as = sitting.known_as(command)
    if known_as is not None:
        run = await work.runs.get(command.run_id)
        given = await answers_by(work, [(run, known_as)], sitting.keys)
        standing = given.get((run.id, known_as), {})
        reply.refusal.standing = in_words(run.asking, that_count(run.asking, standing))
    return reply


def _role_needed(
    command: CastVote | WithdrawVote, answers: Answers, session: Session, run: PromptRun
) -> Reply:
    if isinstance(command, WithdrawVote):
        return Refused(refusal=NoSuchPrompt(), session=session)
    return RoleNeeded(
        session=session,
        kept=replace(command, answers=answers, numbers={}),
        kept_texts=in_words(run.asking, answers),
        given_role_id=given_role(session.plan, command.sender),
    )
