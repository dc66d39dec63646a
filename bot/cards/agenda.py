"""The agenda in a few lines: what comes when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from microsoft_teams.cards import CardElement

from bot.cards.elements import line
from bot.wording.words import Words
from facilitation.plan import Block
from facilitation.sessions import Session, SessionState


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block, or several areas in a row that are given the same time."""

    at: datetime
    blocks: tuple[Block, ...]


def agenda_lines(session: Session, words: Words, role_id: str | None = None) -> list[CardElement]:
    """What is still to come, with its times; a role sees where it is its turn."""
    return [_line(stretch, words, role_id) for stretch in _stretches(session)]


def _line(stretch: Stretch, words: Words, role_id: str | None) -> CardElement:
    first = stretch.blocks[0]
    if len(stretch.blocks) > 1:
        title = words("agenda_areas", count=len(stretch.blocks), minutes=first.minutes)
    elif role_id is not None and _is_turn_of(first, role_id):
        title = words("agenda_your_turn", title=first.title)
    else:
        title = first.title
    return line(words("clock", at=stretch.at), title, width="56px")


def _stretches(session: Session) -> list[Stretch]:
    timed = list(_timed(session))
    grouped = groupby(timed, key=lambda one: one[1].minutes if one[1].area else one[1].id)
    return [
        Stretch(blocks[0][0], tuple(block for _, block in blocks))
        for blocks in ([*group] for _, group in grouped)
    ]


def _timed(session: Session) -> Iterator[tuple[datetime, Block]]:
    """Each block to come and when: as planned before the start, then as the session runs."""
    agenda = session.agenda
    if session.state is SessionState.PREPARED or session.block_ends_at is None:
        at, coming = session.plan.starts_at, agenda
    else:
        ids = [block.id for block in agenda]
        at = session.block_ends_at
        coming = agenda[ids.index(session.block_id or "") + 1 :]
    for block in coming:
        yield at, block
        at += block.lasts


def _is_turn_of(block: Block, role_id: str) -> bool:
    """Whether the block asks this role something that it does not ask everybody."""
    return any(role_id in prompt.roles for prompt in block.prompts)
