"""Messages typed in the chat: to which open round they belong, and as what they count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitation.contributions import ContributionKind, check_text
from facilitation.plan import Plan
from facilitation.prompts import Round
from facilitation.runs import PromptRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What somebody typed, with the kind that a leading word or sign gave it."""

    whole: str
    """All of it."""
    kind: ContributionKind | None = None
    point: str = ""
    """What follows the word or sign, where there is one."""


NOTHING = Spoken(whole="")


class MessageChange(StrEnum):
    """What has happened to a message of the chat."""

    SAID = "said"
    EDITED = "edited"
    DELETED = "deleted"
    RESTORED = "restored"
    EMPTIED = "emptied"
    """Edited so that nothing of its own was left to count; edited once more it may count again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """What was done last to a message, as far as is known."""

    change: MessageChange
    at: datetime
    """By Teams' clock."""
    spoken: Spoken = NOTHING
    """What it says since; kept only as long as the message itself has not come."""

    def is_overtaken_by(self, other: "LastChange") -> bool:
        """Whether another change is to be followed after this one, in whatever order they came.

        What was deleted can be restored, never edited: an edit that comes after was made before.
        """
        if self.change is MessageChange.DELETED and other.change is MessageChange.EDITED:
            return False
        return other.at >= self.at


def listening(runs: Iterable[PromptRun], moment: datetime) -> list[PromptRun]:
    """The rounds that are open at this moment of session time, the newest first."""
    rounds = [run for run in runs if isinstance(run.prompt, Round) and run.is_open(moment)]
    return sorted(rounds, key=lambda run: (run.opened_at, run.id), reverse=True)


def heard_by(plan: Plan, rounds: Iterable[PromptRun], role_id: str) -> PromptRun | None:
    """The round that takes what somebody in this role types: the newest that asks them."""
    return next((run for run in rounds if role_id in plan.asked(run.prompt)), None)


def taken_as(prompt: Round, spoken: Spoken) -> tuple[ContributionKind, str]:
    """The kind and the words that count.

    A kind that the round does not collect is no kind here: its word stays part of the text.
    """
    if spoken.kind is not None and spoken.kind in prompt.kinds:
        return spoken.kind, check_text(spoken.point, longest=prompt.longest)
    return prompt.kinds[0], check_text(spoken.whole, longest=prompt.longest)
