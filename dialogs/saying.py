"""Saying: a point passes the rules of its round and is kept once, wherever it was written."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.commands.taking_part import Contribute, EditContribution, Report
from facilitation.contributions import (
    PACE,
    Contribution,
    ContributionKind,
    Speaker,
    check_pace,
    check_text,
)
from facilitation.people import Participant
from facilitation.plan import Block
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.ids import new_id
from storage.work import Work


@dataclass(slots=True)
class Place:
    """Where a command belongs, once known: a refusal leads back there."""

    session: Session | None = None
    run: PromptRun | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What somebody wants to say, once it has passed the rules."""

    participant: Participant
    kind: ContributionKind
    text: str
    message_id: str | None = None
    """The message of the chat that says it, where it was not written on a card."""
    speaker: Speaker | None = None
    """Whom it is written for, where that is somebody else."""
    tapped_at: datetime | None = None
    """When it was sent from a card, by Teams' clock."""
    objected: Contribution | None = None
    """Whose point it objects to."""

    @property
    def objects_to(self) -> str | None:
        """Its id."""
        return None if self.objected is None else self.objected.id

    def area(self, block: Block) -> str | None:
        """The block's, or that of what it objects to where all of a session is read back."""
        there = None if self.objected is None else self.objected.area_id
        return block.area or there


def taken_by(
    run: PromptRun, command: Contribute | EditContribution | Report, kind: str | None = None
) -> tuple[ContributionKind, str]:
    """What is said, in a kind and a length that the prompt takes; `kind` where there is one."""
    prompt = run.collecting
    meant = prompt.meant(command.kind if kind is None else kind)
    return meant, check_text(command.text, longest=prompt.longest)


async def say_once(
    work: Work, session: Session, run: PromptRun, point: Point, now: datetime
) -> Contribution:
    """Keep a point, or give the one with the same words: Teams resends, people tap twice.

    What is brought again after it was corrected or taken back is not said again by that.
    """
    await work.contributions.take_turn(session.id)
    writer, speaker = point.participant, point.speaker
    if point.tapped_at is not None:
        sent = await work.contributions.find_tapped(run.id, writer.id, point.tapped_at)
        if sent is not None:
            return sent
    said = await work.contributions.find_same(
        run_id=run.id,
        participant_id=writer.id,
        kind=point.kind,
        text=point.text,
        speaker=speaker,
        objects_to=point.objects_to,
    )
    if said is not None:
        return said
    check_pace(await work.written.since(session.id, writer.id, now - PACE))
    contribution = Contribution(
        id=new_id(),
        session_id=session.id,
        run_id=run.id,
        number=await work.contributions.next_number(session.id),
        participant_id=writer.id,
        role_id=speaker.role_id if speaker else writer.role_id,
        area_id=point.area(session.plan.block(run.block_id)),
        kind=point.kind,
        text=point.text,
        written_at=now,
        message_id=point.message_id,
        # Where observers are asked, it is for a video's protagonists.
        reported=session.plan.role(writer.role_id).observer,
        code=speaker.code if speaker else None,
        objects_to=point.objects_to,
    )
    await work.contributions.add(contribution, tapped_at=point.tapped_at)
    return contribution
