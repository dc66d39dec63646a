"""Every way the rules say no. Each reads as a sentence and carries what its words need."""

from dataclasses import dataclass
from datetime import datetime

from facilitation.told import Worded


class Refusal(Exception):
    """The rules say no; nothing was changed."""


@dataclass
class NoSuchSession(Refusal):
    """No session is prepared or running in this conversation."""


@dataclass
class NoSuchPrompt(Refusal):
    """The prompt is unknown here: another conversation's, or another plan's."""


@dataclass
class NoSuchContribution(Refusal):
    """The contribution is unknown here."""


@dataclass
class NoSuchPlan(Refusal):
    """The chosen plan is no longer on the shelf."""


@dataclass
class PlanHasErrors(Refusal):
    """The chosen plan does not pass its check."""

    plan_id: str
    errors: int


@dataclass
class SessionAlreadyPrepared(Refusal):
    """Another plan is already running in this conversation."""

    title: str


@dataclass
class SessionHasNotStarted(Refusal):
    """The session is prepared but nobody has started it."""


@dataclass
class SessionHasStarted(Refusal):
    """It was started before."""


@dataclass
class SessionHasEnded(Refusal):
    """The session is over; what was given is safe."""

    ended_at: datetime | None


@dataclass
class SessionIsPaused(Refusal):
    """It is paused already, or what was asked must wait for the resume."""


@dataclass
class SessionIsNotPaused(Refusal):
    """There is no pause to end."""


@dataclass
class NothingToUndo(Refusal):
    """Nothing has been done yet."""


@dataclass
class UndoneAlready(Refusal):
    """The last act was an undoing: it is taken back but once."""

    by: str
    at: datetime


@dataclass
class ActIsFinal(Refusal):
    """The last act is of a kind that is not taken back."""

    act: str


@dataclass
class AgendaMovedOn(Refusal):
    """Since the act the agenda has gone on by itself."""


@dataclass
class AnswersCameIn(Refusal):
    """Somebody has answered what the act opened: what we confirmed, we count."""

    heading: str


@dataclass
class TimeHasPassed(Refusal):
    """Without the act it would be over by now."""


@dataclass
class NotAPlanFile(Refusal):
    """What was sent is no YAML file."""


@dataclass
class FileNotFetched(Refusal):
    """Teams did not hand over the file, or it is too large."""


@dataclass
class FileNotSent(Refusal):
    """Teams did not take the file."""


@dataclass
class FilesGoAlone(Refusal):
    """Teams takes a file from us in a 1:1 only."""


@dataclass
class NotYourPlan(Refusal):
    """Only who organises or facilitates a session may lay its plan on the shelf."""


@dataclass
class PlanIsOthers(Refusal):
    """Another plan of that id is there, which belongs to others."""

    organisers: tuple[str, ...]


@dataclass
class PlanIsInUse(Refusal):
    """A session of the plan is under way."""

    title: str


@dataclass
class NoSuchPerson(Refusal):
    """Nobody here is called so, or several are."""


@dataclass
class NotLate(Refusal):
    """There is nothing to share out: the agenda fits into the time left."""


@dataclass
class DoesNotFit(Refusal):
    """However the minutes left are shared out, something would fall below its least."""

    left: int


@dataclass
class NoRoundHere(Refusal):
    """The current block has no round to write to."""


@dataclass
class MayNotFacilitate(Refusal):
    """Only facilitators may do this."""

    facilitators: tuple[str, ...]
    """Their names, for the person to turn to."""
    is_untold: bool = False
    """Whether Teams does not tell what decides: an address, or a role in the meeting."""


@dataclass
class AlreadyDone(Refusal):
    """Somebody did the same since the card was drawn, or a moment ago; once is enough."""

    by: str | None
    """A facilitator's name, none for the agenda's own clock."""
    at: datetime


@dataclass
class NothingIsOpen(Refusal):
    """There is no open prompt to close, extend or skip."""


@dataclass
class NothingToReopen(Refusal):
    """No prompt of this block was closed."""


@dataclass
class ResultsAreOut(Refusal):
    """A result is published once: its prompt cannot be reopened."""

    heading: str


@dataclass
class AgendaIsThrough(Refusal):
    """There is no next block."""


@dataclass
class PromptIsClosed(Refusal):
    """The answer came too late; the earlier one, if any, stands."""

    run_id: str
    heading: str
    closed_at: datetime
    standing: tuple[str | Worded, ...] = ()
    """The texts of the answer that counts."""


@dataclass
class NotJoined(Refusal):
    """They typed to an open round without having taken a role; nothing of it is kept."""


@dataclass
class NotAsked(Refusal):
    """The prompt is put to other roles."""

    heading: str
    roles: tuple[str, ...]
    """The ids of the roles asked."""


@dataclass
class NotAnOption(Refusal):
    """The card named an option that the question does not offer."""

    option: str


@dataclass
class WrongNumberOfChoices(Refusal):
    """Too few or too many options at once."""

    least: int
    most: int
    given: int


@dataclass
class OrderIsUnclear(Refusal):
    """Two options have the same place, or a place is no number."""


@dataclass
class TooManyDots(Refusal):
    """More dots than one has, more on one thing than it may have, or none at all."""

    dots: int
    most_each: int


@dataclass
class NothingToVoteOn(Refusal):
    """Too little was written to choose among it."""

    heading: str


@dataclass
class StandsAlready(Refusal):
    """The statement is among those that everybody sees."""


@dataclass
class TooManyProposals(Refusal):
    """They have proposed as many statements as one person may."""

    most: int


@dataclass
class StatementsAreFull(Refusal):
    """One card bears no more statements."""

    most: int


@dataclass
class NudgedEnough(Refusal):
    """They were reminded of this twice; more would be pestering."""

    heading: str


@dataclass
class NotNudgedAlone(Refusal):
    """Nobody can tell who has not answered an anonymous prompt, and nobody may."""

    heading: str


@dataclass
class NotAKind(Refusal):
    """The round does not collect this kind of contribution."""

    kind: str


@dataclass
class TextIsEmpty(Refusal):
    """There is nothing to record."""


@dataclass
class TextIsTooLong(Refusal):
    """Longer than the card said it may be; nothing is cut."""

    length: int
    longest: int


@dataclass
class SaidAlready(Refusal):
    """Another contribution of the same person says it in the same words."""

    number: int


@dataclass
class NotYours(Refusal):
    """Only its author may change a contribution."""


@dataclass
class YourOwn(Refusal):
    """Nobody supports what they wrote themselves: it counts as theirs already."""

    number: int


@dataclass
class ContributionIsWithdrawn(Refusal):
    """It was withdrawn before."""

    number: int


@dataclass
class MayNotReport(Refusal):
    """Only observers who have joined write for others."""


@dataclass
class SpeakerIsMissing(Refusal):
    """A report must say what role the speaker has, or that they tell their story in a video."""


@dataclass
class CodeIsNotOne(Refusal):
    """The code is missing, too long, or could be a name."""

    longest: int


@dataclass
class NoSuchRole(Refusal):
    """The plan has no such role."""


@dataclass
class RoleIsGiven(Refusal):
    """The plan gives this person their role."""

    role_id: str


@dataclass
class MinutesAreOutOfRange(Refusal):
    """An extension is between 1 and 60 minutes."""

    given: int


@dataclass
class TurnIsOver(Refusal):
    """Somebody else has the floor by now, or nobody has."""


@dataclass
class NotYourTurn(Refusal):
    """Only the speaker may pass, or say that they have finished."""


@dataclass
class HasAddedAlready(Refusal):
    """In one speaking round each may add something once."""


@dataclass
class RoleComesFirst(Refusal):
    """Who takes part has a role."""


@dataclass
class TimeIsOutOfRange(Refusal):
    """A question asked on the spot stays open for 1 to 60 minutes."""

    given: str


@dataclass
class QuestionIsMissing(Refusal):
    """There are options, or nothing at all, but no question."""


@dataclass
class QuestionIsTooLong(Refusal):
    """A question must fit a card's heading."""

    length: int
    longest: int


@dataclass
class OneOptionOnly(Refusal):
    """A poll needs two options; a round needs none."""

    option: str


@dataclass
class TooManyOptions(Refusal):
    """More options than a card has rows."""

    given: int
    most: int


@dataclass
class OptionIsRepeated(Refusal):
    """Two options read the same."""

    option: str


@dataclass
class OptionIsTooLong(Refusal):
    """An option must fit a card's row."""

    option: str
    length: int
    longest: int


@dataclass
class OnlyPollsAreAnonymous(Refusal):
    """Contributions bear a role, so a round is never anonymous."""


@dataclass
class CommandIsUnknown(Refusal):
    """The words or the card's verb mean nothing to the bot."""

    words: str
