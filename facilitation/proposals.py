"""Participants' own statements: proposed by one, admitted by who leads, then everybody's."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from facilitation.contributions import check_text
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import (
    StandsAlready,
    StatementsAreFull,
    TextIsEmpty,
    TooManyProposals,
)
from facilitation.statements import MOST_WITH_PROPOSALS, Statements

LONGEST = 140
"""In characters: what is agreed with or not is read at a glance."""

BETWEEN_WORDS = re.compile(r"[\W_]+")


class ProposalState(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A statement that somebody proposed; nobody is ever shown who."""

    run_id: str
    words: str
    """The same for the same words; by it the proposal is known."""
    proposer: str
    """The participant's id, or its keyed hash where the prompt is anonymous."""
    text: str
    state: ProposalState = ProposalState.WAITING


def folded(text: str) -> str:
    """The same for the same words, whatever their case, spaces and punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(BETWEEN_WORDS.sub(" ", plain).split())


def known_by(text: str) -> str:
    """What a proposal is known by: the same for the same words, and no longer for long ones."""
    return hashlib.sha256(folded(text).encode()).hexdigest()


def statements_of(prompt: object) -> Statements:
    """The prompt, where participants may propose to it. Raises NoSuchPrompt otherwise."""
    if not isinstance(prompt, Statements) or not prompt.proposals:
        raise NoSuchPrompt
    return prompt


def proposed(prompt: Statements, text: str) -> str:
    """The text as it would stand among the statements, or why it cannot be proposed."""
    cleaned = " ".join(check_text(text, longest=LONGEST).split())
    if not folded(cleaned):
        raise TextIsEmpty
    if folded(cleaned) in _standing(prompt):
        raise StandsAlready
    return cleaned


def check_number(prompt: Statements, mine: Collection[Proposal]) -> None:
    """Refuse one more of somebody who has proposed as many as the plan lets them."""
    if len(mine) >= prompt.proposals_each:
        raise TooManyProposals(most=prompt.proposals_each)


def check_room(prompt: Statements) -> None:
    """Refuse to admit more than a card bears."""
    if len(prompt.statements) >= MOST_WITH_PROPOSALS:
        raise StatementsAreFull(most=MOST_WITH_PROPOSALS)


def waiting(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """What is to be judged: the same words once, in an order that tells nothing."""
    by_words = {one.words: one for one in proposals if one.state is ProposalState.WAITING}
    return tuple(by_words[words] for words in sorted(by_words))


def _standing(prompt: Statements) -> set[str]:
    return {folded(one.question) for one in prompt.statements}
