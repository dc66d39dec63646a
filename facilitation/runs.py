"""A prompt as it was put to the room: until when, to whom, and what came of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitation.grouping import partition
from facilitation.plan import Plan
from facilitation.privacy import QuestionResult, published
from facilitation.prompts import Asking, Collecting, Prompt, ReadBack, Round
from facilitation.questions import Chosen
from facilitation.refusals.answering import NotAsked, PromptIsClosed
from facilitation.refusals.unknown import NoSuchPrompt
from facilitation.refusals.writing import TextIsEmpty
from facilitation.sessions import Session
from facilitation.speaking_rounds import SpeakingRound


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRun:
    """One prompt as it was put to the room."""

    id: str
    session_id: str
    block_id: str
    prompt: Prompt
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None
    groups: tuple[tuple[str, ...], ...] = ()
    """Which roles are told apart, as fixed at the opening; roles of none are told as one."""
    results: tuple[QuestionResult, ...] = ()
    """What was published at the close; for an anonymous prompt all that is left."""
    answered: int | None = None
    """How many people had answered by the close."""

    def is_open(self, moment: datetime) -> bool:
        """Whether answers still count at this moment of session time."""
        return self.closed_at is None and moment < self.closes_at

    @property
    def is_anonymous(self) -> bool:
        """Whether answers are kept apart from people."""
        return isinstance(self.prompt, Asking) and self.prompt.anonymous

    @property
    def asking(self) -> Asking:
        """The prompt, where its answers are counted. Raises NoSuchPrompt for a round."""
        if not isinstance(self.prompt, Asking):
            raise NoSuchPrompt
        return self.prompt

    @property
    def round(self) -> Round:
        """The prompt, where it collects contributions. Raises NoSuchPrompt otherwise."""
        if not isinstance(self.prompt, Round):
            raise NoSuchPrompt
        return self.prompt

    @property
    def collecting(self) -> Collecting:
        """The prompt, where contributions are written to it. Raises NoSuchPrompt otherwise."""
        if not isinstance(self.prompt, Collecting):
            raise NoSuchPrompt
        return self.prompt

    def check_read_back(self, moment: datetime) -> None:
        """Refuse what is said of points where they are not, or no more, read back."""
        if not isinstance(self.prompt, ReadBack):
            raise NoSuchPrompt
        self.check_open(moment)

    @property
    def speaking(self) -> SpeakingRound:
        """The prompt, where the floor goes round. Raises NoSuchPrompt otherwise."""
        if not isinstance(self.prompt, SpeakingRound):
            raise NoSuchPrompt
        return self.prompt

    def check_open(self, moment: datetime) -> None:
        """Refuse an answer that comes after the deadline or after the result is out."""
        if not self.is_open(moment):
            raise PromptIsClosed(
                run_id=self.id,
                heading=self.prompt.heading,
                closed_at=self.closed_at or self.closes_at,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One person's answer to one question, as it stands."""

    run_id: str
    question_id: str
    voter: str
    """The participant's id, or its keyed hash where the prompt is anonymous."""
    role_id: str
    chosen: Chosen
    whole: bool = True
    """Whether it counts; one that its author is still putting together does not."""


def check_asked(plan: Plan, prompt: Prompt, role_id: str) -> None:
    """Refuse whoever has a role that the prompt is not put to."""
    asked = plan.asked(prompt)
    if role_id not in asked:
        raise NotAsked(heading=prompt.heading, roles=asked)


def check_answers(prompt: Asking, answers: Mapping[str, Chosen]) -> None:
    """Refuse answers to questions that the prompt does not ask, or that do not fit them.

    Of several questions each may be left out, but not all.
    """
    if not answers:
        raise TextIsEmpty
    questions = {question.id: question for question in prompt.asks}
    if not answers.keys() <= questions.keys():
        raise NoSuchPrompt
    for question_id, chosen in answers.items():
        questions[question_id].check(chosen)


def groups_of(plan: Plan, prompt: Prompt, joined: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Which roles a prompt's result will tell apart, by how many have joined when it opens."""
    people = {role_id: joined.get(role_id, 0) for role_id in plan.asked(prompt)}
    return partition(people, plan.digest.threshold)


def tally(
    session: Session, run: PromptRun, answers: Collection[Answered]
) -> tuple[QuestionResult, ...]:
    """What is published of a run's answers, question by question; nothing of a round."""
    return tuple(
        published(
            question,
            {
                role.id: [
                    answer.chosen
                    for answer in answers
                    if answer.question_id == question.id and answer.role_id == role.id
                ]
                for role in session.plan.roles
            },
            groups=run.groups,
            threshold=session.plan.digest.threshold,
            anonymous=run.is_anonymous,
        )
        for question in run.prompt.asks
    )


def live(
    session: Session, run: PromptRun, answers: Collection[Answered]
) -> tuple[QuestionResult, ...]:
    """What is told of a run again and again while it is open: totals alone.

    By role, the difference between two tellings would tell who answered what between them.
    """
    return tuple(one.in_all for one in tally(session, run, answers))
