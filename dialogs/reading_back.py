"""Reading back: which points, as they stand when it opens, and what people make of them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from dialogs.current_points import current_points
from dialogs.views.prompts import ReadPointView
from digest.points.reading_back import to_read_back
from digest.points.replaying import hidden, names
from facilitation.contributions import Contribution, ContributionKind
from facilitation.plan import Block
from facilitation.prompts import ReadBack
from facilitation.read_backs import gathered, may_be_added, read_in
from facilitation.runs import PromptRun
from facilitation.sessions import Session
from storage.work import Work


async def with_points(work: Work, session: Session, prompt: ReadBack, block: Block) -> ReadBack:
    """A read-back as it is put to the room: with the points that stand, and what may be added."""
    points = await current_points(work, session)
    read = to_read_back(points.digest, read_in(session.plan, block, prompt))
    kinds = may_be_added(session.plan, block, prompt)
    return prompt.model_copy(update={"points": read, "kinds": kinds})


async def read_anew(work: Work, session: Session) -> None:
    """Have what a held session reads back now follow what was put right in its points.

    The room's card is left alone, on which somebody may be writing; whoever taps sees it.
    """
    for run in await work.runs.hold_open(session.id):
        if isinstance(run.prompt, ReadBack):
            block = session.plan.block(run.block_id)
            await work.runs.rewrite(run, await with_points(work, session, run.prompt, block))


async def read_back(
    work: Work, session: Session, run: PromptRun, participant_id: str | None
) -> tuple[ReadPointView, ...]:
    """All that a read-back reads, as one participant sees it; nothing where a prompt is none.

    What was written since it opened follows, so that nobody's is left out.
    """
    if not isinstance(run.prompt, ReadBack):
        return ()
    log = await work.corrections.of(session.id)
    away, called = hidden(log), names(log)
    written = await work.contributions.standing(session.id)
    standing = {one.id: one for one in written if one.id not in away}
    homes = {one.id: one.block_id for one in await work.runs.of(session.id)}
    block = session.plan.block(run.block_id)
    said = _Said(
        participant_id=participant_id,
        supporters=await _supporters(work, session),
        objections=[one for one in written if one.objects_to is not None],
    )
    known = {one for point in run.prompt.points for one in point.contributions}
    views = []
    for point in run.prompt.points:
        members = [standing[one] for one in point.contributions if one in standing]
        if members:
            views.append(said.view(members, point.kind, called.get(point.id)))
    later = gathered(read_in(session.plan, block, run.prompt), standing.values(), homes)
    return (
        *views,
        *(
            said.view([one], one.kind, None)
            for one in later
            if one.id not in known and one.objects_to is None
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What everybody makes of the points, and who looks at them."""

    participant_id: str | None
    supporters: dict[str, set[str]]
    objections: Collection[Contribution]

    def view(
        self, members: list[Contribution], kind: ContributionKind, name: str | None
    ) -> ReadPointView:
        """A point, in the words of the first of its contributions."""
        ids = tuple(one.id for one in members)
        people = {who for one in ids for who in self.supporters.get(one, ())}
        return ReadPointView(
            contribution_id=ids[0],
            contribution_ids=ids,
            kind=kind,
            name=name,
            text=members[0].text,
            supports=len(people),
            objections=sum(one.objects_to in ids for one in self.objections),
            reported=members[0].reported,
            is_own=any(one.participant_id == self.participant_id for one in members),
            is_supported=self.participant_id in people,
        )


async def _supporters(work: Work, session: Session) -> dict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for one in await work.supports.supporters(session.id):
        found[one.contribution_id].add(one.participant_id)
    return found
