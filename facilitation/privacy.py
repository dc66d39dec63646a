"""What may be published of a small group: whole roles, or several merged, never less."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from facilitation.counting import Counted, Slot, stances
from facilitation.questions import Chosen, Question


class Counts(BaseModel):
    """How one published group answered one question."""

    model_config = ConfigDict(frozen=True)

    roles: tuple[str, ...]
    """The ids of the roles it is made of; all of them for the total."""
    answered: Annotated[int, Field(ge=0)]
    """People."""
    counts: Counted
    """(slot id, people) in the order shown; empty for a text question."""


class QuestionResult(BaseModel):
    """What is published of one question, once, at its prompt's close."""

    model_config = ConfigDict(frozen=True)

    question_id: str
    total: Counts
    """Its counts are empty where fewer people answered than the threshold."""
    groups: tuple[Counts, ...] = ()
    """A partition of those who answered; empty where only the total is safe."""
    texts: tuple[str, ...] = ()
    """The verbatim answers to a text question, in alphabetical order."""

    def without_text(self, text: str | None, instead: str) -> "QuestionResult":
        """The same with one verbatim answer less, and a sign where it was."""
        if text not in self.texts:
            return self
        left = list(self.texts)
        left.remove(text)
        return self.model_copy(update={"texts": tuple(sorted([*left, instead]))})

    @property
    def is_withheld(self) -> bool:
        """Whether too few answered for any figure to be shown."""
        return self.total.answered > 0 and not self.total.counts and not self.texts


def published(
    question: Question,
    answers: Mapping[str, Iterable[Chosen]],
    *,
    threshold: int,
    anonymous: bool,
) -> QuestionResult:
    """What the room and the digest may know of the answers, given by role id.

    A partition leaves nothing to subtract (domain.md, Duties): unsafe roles are merged, and
    where even the merged group is unsafe only the total remains.
    """
    by_role = {role: tuple(given) for role, given in sorted(answers.items()) if given}
    everyone = tuple(chosen for given in by_role.values() for chosen in given)
    total = _counts(question, tuple(by_role), everyone)
    if len(everyone) < threshold:
        return QuestionResult(
            question_id=question.id, total=total.model_copy(update={"counts": ()})
        )
    return QuestionResult(
        question_id=question.id,
        total=total,
        groups=_partition(
            [_counts(question, (role,), given) for role, given in by_role.items()],
            slots=question.slots,
            threshold=threshold,
            anonymous=anonymous,
        ),
        texts=() if question.choices else tuple(sorted(chosen[0] for chosen in everyone)),
    )


def is_safe(group: Counts, *, slots: Sequence[Slot], threshold: int, anonymous: bool) -> bool:
    """Whether a group is large enough and, where anonymous, not of one mind.

    Where everyone, or all but one, said the same, the last one could be read off.
    """
    if group.answered < threshold:
        return False
    highest = max(stances(slots, group.counts).values(), default=0)
    return not anonymous or highest < group.answered - 1


def _counts(question: Question, roles: tuple[str, ...], given: tuple[Chosen, ...]) -> Counts:
    return Counts(roles=roles, answered=len(given), counts=question.count(given))


def _partition(
    groups: list[Counts], *, slots: Sequence[Slot], threshold: int, anonymous: bool
) -> tuple[Counts, ...]:
    if len(groups) < 2:  # noqa: PLR2004 - one role is the total
        return ()

    def safe_apart(one: Counts) -> bool:
        return is_safe(one, slots=slots, threshold=threshold, anonymous=anonymous)

    safe = [one for one in groups if safe_apart(one)]
    rest = [one for one in groups if one not in safe]
    if not rest:
        return tuple(safe)
    merged = _merge(rest)
    # A role merged in spite of its size is known to be of one mind: not of which, if two will do.
    is_told = any(one.answered >= threshold and not _hides(merged, one, slots) for one in rest)
    if not safe or is_told or not safe_apart(merged):
        return ()
    return (*safe, merged)


def _hides(merged: Counts, role: Counts, slots: Sequence[Slot]) -> bool:
    """Whether all of a role, or all but one, may have said either of two things."""
    told = stances(slots, merged.counts)
    return sum(count >= role.answered - 1 for count in told.values()) > 1


def _merge(groups: list[Counts]) -> Counts:
    return Counts(
        roles=tuple(role for group in groups for role in group.roles),
        answered=sum(group.answered for group in groups),
        counts=tuple(
            (slots[0][0], sum(count for _, count in slots))
            for slots in zip(*(group.counts for group in groups), strict=True)
        ),
    )
