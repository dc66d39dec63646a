"""The players' own books: what they were told is recorded, kept apart from the bot's count."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rehearsal.cast.acts import Act
from rehearsal.wire import Json, utc_now

Chosen = tuple[str, ...]
Answers = Mapping[str, Chosen]
"""What one person answered: the options' words, or ids where it was built up, by question id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A contribution as its author was last told that it stands."""

    author: str
    role_id: str
    prompt_id: str
    kind: str
    text: str
    edits: int = 0
    is_withdrawn: bool = False
    code: str = ""
    """What the observer who wrote it called whoever said it; empty where they are its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadThrough:
    """The points that somebody saw on the pages of a read-back, page by page."""

    person: str
    prompt_id: str
    pages: tuple[tuple[str, ...], ...]
    """What each point is known by; one's own have no more than a word."""
    behind: int
    """How many other contributions the cards say are behind those points."""
    known: frozenset[int]
    """Numbers of contributions that stood, as their authors were told, before it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One's own page as somebody was shown it, and what they had been told before they asked."""

    person: str
    shown: Json
    contributions: Mapping[int, Written]
    supports: frozenset[str]
    answered: frozenset[str]
    """Prompt ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedPlan:
    """A plan that somebody sent by chat, or made of a form, and the file they got back."""

    plan_id: str
    sent: bytes | None = None
    """None for one that was made of a form."""
    is_told: bool
    """Whether the first try was answered by what was wrong with it, in words."""
    pages: int = 0
    """How many of its cards they looked at."""
    fetched: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What an organiser decided about words, for everybody's eyes."""

    words: str
    reference: str
    """Of their text, as the card had it; empty for every text."""
    stands: bool


@dataclass(eq=False)
class Proposed:
    """A statement that participants proposed, and what became of it."""

    by: set[str] = field(default_factory=set)
    is_admitted: bool = False


@dataclass(eq=False)
class Books:
    """Persons are named by their Teams ids, contributions by the number they were given."""

    roles: dict[str, str] = field(default_factory=dict)
    joined_at: dict[str, datetime] = field(default_factory=dict)
    """When each was told so, in real time."""
    answers: dict[tuple[str, str], Answers] = field(default_factory=dict)
    """By prompt id and person: the answer that stands."""
    written: dict[int, Written] = field(default_factory=dict)
    heard: dict[str, Written] = field(default_factory=dict)
    """What was typed in the chat and stood on its author's page, by the message's id."""
    supports: set[tuple[str, str]] = field(default_factory=set)
    """(person, contribution id) of every "me too" that was confirmed."""
    on_the_spot: int = 0
    """How many were told that their answer to the facilitator's own question counts."""
    proposed: dict[str, Proposed] = field(default_factory=dict)
    """Participants' own statements, by their words."""
    reminded: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By prompt id and role: what each facilitator who had the role reminded was told."""
    numbered: set[tuple[str, str]] = field(default_factory=set)
    """(prompt id, person) of orders that were written as numbers and confirmed."""
    read: list[ReadThrough] = field(default_factory=list)
    """What was read back to those who turned every page."""
    plans: list[ShelvedPlan] = field(default_factory=list)
    """What was sent, or made of a form, in 1:1 chats before the session."""
    pages: list[Page] = field(default_factory=list)
    """One's own pages, as they were looked at."""
    ruled: list[Ruled] = field(default_factory=list)
    """What an organiser decided on the public edition's cuts, and was told so."""
    turns: dict[tuple[str, int], str] = field(default_factory=dict)
    """How a turn of a speaking round ended, by prompt id and turn, where somebody was told so."""
    added: set[str] = field(default_factory=set)
    """Who asked to add something in a speaking round, and was told to wait for the floor."""
    acts: list[Act] = field(default_factory=list)
    """Everything that those who lead did and the room must be told, in order."""
    lost_leaders: list[str] = field(default_factory=list)
    """Names of those who led and whose connection broke off."""
    receipts: int = 0
    """How often an answer was confirmed: first ones, changed ones, the same one again."""
    changes: int = 0
    withdrawals: int = 0
    refusals: list[tuple[str, str, str]] = field(default_factory=list)
    """(person, what they tried, the words they were told), where no was the right answer."""
    complaints: list[str] = field(default_factory=list)
    """What a player was told or shown and should not have been."""
    unsure: set[tuple[str, str]] = field(default_factory=set)
    """Answers of which their author heard nothing, however often they tried."""

    def join(self, person: str, role_id: str) -> None:
        """Note that somebody takes part in a role."""
        self.roles[person] = role_id
        self.joined_at.setdefault(person, utc_now())

    def answer(self, person: str, prompt_id: str, answers: Answers) -> None:
        """Note an answer that was confirmed."""
        key = (prompt_id, person)
        self.receipts += 1
        self.changes += key in self.answers and self.answers[key] != answers
        self.answers[key] = answers

    def withdraw_answer(self, person: str, prompt_id: str) -> None:
        """Note that an answer was taken back, and that this was confirmed."""
        self.withdrawals += 1
        self.answers.pop((prompt_id, person), None)

    def write(self, number: int, written: Written) -> None:
        """Note a contribution that was given its number; the same one twice is one."""
        known = self.written.get(number)
        if known is not None and known != written:
            self.complaints.append(f"number {number} was given to two contributions")
        self.written[number] = written

    def edit(self, number: int, *, kind: str, text: str) -> None:
        """Note a correction that was confirmed."""
        known = self.written[number]
        self.written[number] = replace(known, kind=kind, text=text, edits=known.edits + 1)

    def withdraw(self, number: int) -> None:
        """Note a withdrawal that was confirmed."""
        self.written[number] = replace(self.written[number], is_withdrawn=True)

    def support(self, person: str, contribution_id: str) -> None:
        """Note a "me too" that was confirmed."""
        self.supports.add((person, contribution_id))

    def propose(self, person: str, statement: str) -> None:
        """Note a proposal that was confirmed; the same words are one, whoever proposes them."""
        self.proposed.setdefault(statement, Proposed()).by.add(person)

    def admit(self, statement: str) -> None:
        """Note that a proposal was admitted, and that this was confirmed."""
        self.proposed[statement].is_admitted = True

    @property
    def contributed(self) -> list[Written]:
        """Give every contribution that was confirmed, by card or in the chat."""
        return [*self.written.values(), *self.heard.values()]

    def refuse(self, person: str, tried: str, told: str) -> None:
        """Note that somebody was told no, as they should be."""
        self.refusals.append((person, tried, told))

    def complain(self, complaint: str) -> None:
        """Note something that must not happen."""
        self.complaints.append(complaint)
