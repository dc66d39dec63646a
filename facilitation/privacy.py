"""What may be published of a small group: whole roles, or several merged, never less."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from facilitation.counting import Counted, stances
from facilitation.grouping import partition
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
    """Its counts are empty where too few answered or, to an anonymous prompt, too much alike."""
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

    def reworded(self, say: Callable[[str], str]) -> "QuestionResult":
        """The same with every verbatim answer said otherwise."""
        return self.model_copy(update={"texts": tuple(sorted(map(say, self.texts)))})

    @property
    def in_all(self) -> "QuestionResult":
        """The same without any group or verbatim answer."""
        return self.model_copy(update={"groups": (), "texts": ()})

    @property
    def is_withheld(self) -> bool:
        """Whether too few answered, or too much alike, for anything to be shown."""
        return self.total.answered > 0 and not self.total.counts and not self.texts


def published(
    question: Question,
    answers: Mapping[str, Iterable[Chosen]],
    *,
    groups: Iterable[tuple[str, ...]],
    threshold: int,
    anonymous: bool,
) -> QuestionResult:
    """What the room and the digest may know of the answers, given by role id.

    A partition leaves nothing to subtract (domain.md, Duties). Which roles are together was fixed
    before anybody answered; groups are merged further by how many answered, never by what they
    said. What anonymous people said decides only whether every group is told, or the total alone,
    or nothing (decisions/7-small-groups.md).
    """
    by_group = _by_group(groups, answers)
    everyone = [chosen for given in by_group.values() for chosen in given]
    total = _counts(question, tuple(chain.from_iterable(by_group)), everyone)

    def is_safe(group: Counts, given: Collection[Chosen]) -> bool:
        alike = _most_alike(question, group, given) if anonymous else 0
        return group.answered >= threshold and not is_of_one_mind(alike, group.answered)

    if not is_safe(total, everyone):
        return QuestionResult(
            question_id=question.id, total=total.model_copy(update={"counts": ()})
        )
    if not question.choices:
        texts = tuple(sorted(chosen[0] for chosen in everyone))
        return QuestionResult(question_id=question.id, total=total, texts=texts)
    people = {group: len(given) for group, given in by_group.items()}
    told = tuple(
        _counts(
            question,
            tuple(chain.from_iterable(merged)),
            [chosen for group in merged for chosen in by_group[group]],
        )
        for merged in partition(people, threshold)
    )
    is_told = len(told) > 1 and all(is_safe(group, ()) for group in told)
    return QuestionResult(question_id=question.id, total=total, groups=told if is_told else ())


def is_of_one_mind(alike: int, answered: int) -> bool:
    """Whether so many said the same that anybody, or the only other one, can read it off."""
    return 0 < answered <= alike + 1


def _by_group(
    groups: Iterable[tuple[str, ...]], answers: Mapping[str, Iterable[Chosen]]
) -> dict[tuple[str, ...], list[Chosen]]:
    """What each group answered, but for those that did not; roles of no group are one."""
    known = tuple(groups)
    alone = tuple(role for role in sorted(answers) if not any(role in group for group in known))
    given = {
        group: [chosen for role in group for chosen in answers.get(role, ())]
        for group in (*known, alone)
    }
    return {group: chosen for group, chosen in given.items() if chosen}


def _most_alike(question: Question, group: Counts, given: Collection[Chosen]) -> int:
    """How many people at most said the same."""
    if question.choices:
        return max(stances(question.slots, group.counts).values())
    return max(Counter(chosen[0].casefold().strip() for chosen in given).values(), default=0)


def _counts(question: Question, roles: tuple[str, ...], given: Collection[Chosen]) -> Counts:
    return Counts(roles=roles, answered=len(given), counts=question.count(given))
