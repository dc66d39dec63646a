"""Running late: how the minutes left are shared out, in whole minutes and above every least."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitation.cuts import frees, left_out, lent, retimed
from facilitation.plan import Block
from facilitation.prompts import Round
from facilitation.runs import PromptRun
from facilitation.sessions import Session

MINUTE = timedelta(minutes=1)

LATE = 5
"""So many minutes behind the plan the facilitator is offered to share out what is left."""

SILENCE = 3
"""How many minutes everybody writes in silence, when there is no time left to talk."""


class Way(StrEnum):
    """How the minutes left can be shared out."""

    EVEN = "even"
    OPTIONAL = "optional"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be shortened or left out: a whole block, or one prompt of it."""

    block_id: str
    prompt_id: str | None
    choices: tuple[int, ...]
    """The minutes it may have, from the most to the fewest."""


def meant_to_end_at(session: Session) -> datetime | None:
    """When the session ends if it lasts as long as planned, counted from its actual start."""
    return session.started_at and session.started_at + session.plan.minutes * MINUTE


def coming(session: Session) -> tuple[Block, ...]:
    """The blocks that the agenda has still to open."""
    ids = [block.id for block in session.agenda]
    return session.agenda[ids.index(session.block_id or "") + 1 :]


def minutes_left(session: Session, now: datetime) -> int:
    """The whole minutes that are left for the blocks to come."""
    ends_at, block_ends_at = meant_to_end_at(session), session.block_ends_at
    if ends_at is None or block_ends_at is None:
        return 0
    clock = session.clock(now)
    waited = now - clock
    return max(0, (ends_at - max(block_ends_at, clock) - waited) // MINUTE)


def least(block: Block) -> int:
    """The fewest minutes that a block may be given: what the plan says, or half of its time."""
    prompts = [prompt.at_least or 1 for prompt in block.prompts]
    return min(block.minutes, max([block.at_least or (block.minutes + 1) // 2, *prompts]))


def evenly(blocks: Sequence[Block], left: int, floors: Mapping[str, int]) -> list[Block] | None:
    """Every block a little shorter, so that all fit into `left`; None where they cannot.

    Minute by minute, from whichever block has lost the smallest share of its time.
    """
    given = {block.id: block.minutes for block in blocks}
    while sum(given.values()) > left:
        able = [block for block in blocks if given[block.id] > floors[block.id]]
        if not able:
            return None
        most = max(able, key=lambda block: (given[block.id] / block.minutes, block.minutes))
        given[most.id] -= 1
    return [
        block if given[block.id] == block.minutes else retimed(block, given[block.id])
        for block in blocks
    ]


def sparing(blocks: Sequence[Block], left: int) -> list[Block] | None:
    """What the plan marks as optional shortened, or left out, until all fits; None if it cannot.

    What comes last goes first; nothing is cut by more than is needed.
    """
    parts = [part for block in blocks for part in _parts(block)]
    chosen = {part: part.choices[0] for part in parts}
    for shortest in (False, True):
        for part in reversed(parts):
            if _total(blocks, chosen) > left:
                chosen[part] = part.choices[-1 if shortest else -2]
    if _total(blocks, chosen) > left:
        return None
    for part in parts:
        chosen[part] = next(
            minutes
            for minutes in part.choices
            if minutes == chosen[part] or _total(blocks, {**chosen, part: minutes}) <= left
        )
    return _chosen(blocks, chosen)


def silent_round(session: Session, runs: Sequence[PromptRun]) -> Round | None:
    """The round that the current block's people can write to in silence, if it has any.

    A round asked before is asked once more, under an id of its own.
    """
    asked = {run.prompt.id for run in runs}
    block = session.block
    rounds = [one for one in block.prompts if isinstance(one, Round)] if block else []
    again = [one.model_copy(update={"id": f"{one.id}-silent"[-60:]}) for one in rounds]
    free = [one for one in (*rounds, *again) if one.id not in asked]
    return free[0].model_copy(update={"minutes": SILENCE}) if free else None


def _parts(block: Block) -> Iterator[Part]:
    """What of a block is optional: all of it, or some of its prompts."""
    if block.optional:
        yield Part(block.id, None, _choices(block.minutes, block.at_least))
        return
    spare = block.minutes - (block.at_least or 1)
    for prompt in block.prompts:
        if prompt.optional and frees(block, prompt) and prompt.minutes <= spare:
            spare -= prompt.minutes
            yield Part(block.id, prompt.id, _choices(prompt.minutes, prompt.at_least))


def _choices(minutes: int, at_least: int | None) -> tuple[int, ...]:
    """Whole, or shortened down to its least, or left out."""
    return (*range(minutes, min(at_least or minutes, minutes) - 1, -1), 0)


def _total(blocks: Sequence[Block], chosen: Mapping[Part, int]) -> int:
    return sum(block.minutes for block in _chosen(blocks, chosen))


def _chosen(blocks: Sequence[Block], chosen: Mapping[Part, int]) -> list[Block]:
    return [_cut(block, chosen) for block in blocks]


def _cut(block: Block, chosen: Mapping[Part, int]) -> Block:
    for part, minutes in chosen.items():
        if part.block_id != block.id or minutes == part.choices[0]:
            continue
        if part.prompt_id is not None:
            prompt = next(one for one in block.prompts if one.id == part.prompt_id)
            block = lent(block, prompt, minutes)
        else:
            block = retimed(block, minutes) if minutes else left_out(block)
    return block
