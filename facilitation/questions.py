"""What a poll asks: the question, what may be chosen, and how the answers are counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from facilitation.counting import Counted, Measure, Slot
from facilitation.findings import Finding, Place
from facilitation.parts import Id, Line, Part
from facilitation.refusals.answering import NotAnOption, OrderIsUnclear, WrongNumberOfChoices
from facilitation.refusals.writing import TextIsEmpty, TextIsTooLong

Chosen = tuple[str, ...]
"""One person's answer to one question: option ids, or one text."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Option(Part):
    """One thing that can be chosen."""

    id: Id
    """A letter or a short name, used once in the question."""
    text: Line
    """What is chosen."""


class Question(Part):
    """One thing asked; the ways of asking are its subclasses."""

    id: Id = "q"
    """A short name, used once in a questionnaire."""
    question: Line
    """What is asked."""

    @property
    def choices(self) -> tuple[Option, ...]:
        """What may be chosen, in the order shown; empty where text is asked."""
        return ()

    @property
    def worded(self) -> Mapping[str, str]:
        """The options that the catalogues have the words for, with the word of each."""
        return {}

    @property
    def from_people(self) -> bool:
        """Whether it is made of people's own words, which are masked in the digest."""
        return False

    @property
    def is_proposed(self) -> bool:
        """Whether a participant proposed it while the prompt was open."""
        return False

    def check(self, chosen: Chosen) -> None:
        """Refuse an answer that this question does not offer.

        Raises NotAnOption, WrongNumberOfChoices, TextIsEmpty or TextIsTooLong.
        """
        known = {option.id for option in self.choices}
        for option_id in chosen:
            if option_id not in known:
                raise NotAnOption(option=option_id)

    @property
    def measure(self) -> Measure:
        """What an option's score is a number of."""
        return "people"

    @property
    def takes_several(self) -> bool:
        """Whether one person may be counted more than once, for several options."""
        return False

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What people are counted in, in the order shown; empty where text is asked."""
        return tuple(
            Slot(id=option.id, option=option.id, stance=option.id) for option in self.choices
        )

    def slot(self, option_id: str, *, place: int, times: int) -> str:  # noqa: ARG002 - to some kinds it matters
        """The id of the slot of who named an option at a place, counted from 1, so many times."""
        return option_id

    def is_whole(self, chosen: Chosen) -> bool:  # noqa: ARG002 - an order may want more
        """Whether an answer counts as it is, or waits for its author to go on."""
        return True

    def tapped(self, standing: Chosen, given: Chosen) -> Chosen:  # noqa: ARG002 - it may replace
        """What stands after one more tap; tapping the same twice changes nothing."""
        return given

    def numbered(self, written: Mapping[str, str]) -> Chosen:  # noqa: ARG002 - for orders alone
        """The order told by the numbers written beside options. Raises OrderIsUnclear."""
        raise OrderIsUnclear

    def findings(self, place: Place) -> Iterator[Finding]:  # noqa: ARG002 - most have no limits
        """Find limits that contradict each other."""
        yield from ()

    def count(self, answers: Iterable[Chosen]) -> Counted:
        """How many people are in each slot."""
        counts = Counter(
            self.slot(option_id, place=chosen.index(option_id) + 1, times=chosen.count(option_id))
            for chosen in answers
            for option_id in dict.fromkeys(chosen)
        )
        return tuple((slot.id, counts[slot.id]) for slot in self.slots)


def may_be_plain(schema: dict[str, Any]) -> None:
    """Tell editors that an entry may also be a plain text."""
    schema["items"] = {"anyOf": [{"type": "string"}, schema["items"]]}


class ChoiceQuestion(Question):
    """One or several of a list of options."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, json_schema_extra=may_be_plain)]
    """Plain texts, lettered A, B, C in order, or texts with ids."""

    @field_validator("options", mode="before")
    @classmethod
    def _letter_plain_options(cls, options: object) -> object:
        """Let a plan write plain texts; their ids are A, B, C in order."""
        if not isinstance(options, list | tuple):
            return options
        return [
            {"id": LETTERS[place % len(LETTERS)], "text": option}
            if isinstance(option, str)
            else option
            for place, option in enumerate(options)
        ]

    @property
    def choices(self) -> tuple[Option, ...]:
        return self.options


class SingleChoiceQuestion(ChoiceQuestion):
    """Exactly one of the options."""

    kind: Literal["single_choice"] = "single_choice"

    def check(self, chosen: Chosen) -> None:
        super().check(chosen)
        if len(chosen) != 1:
            raise WrongNumberOfChoices(least=1, most=1, given=len(chosen))


class MultipleChoiceQuestion(ChoiceQuestion):
    """Between `least` and `most` different options."""

    kind: Literal["multiple_choice"] = "multiple_choice"
    least: Annotated[int, Field(ge=1)] = 1
    """The fewest options one person may choose."""
    most: Annotated[int, Field(ge=1)] | None = None
    """The most options one person may choose; all of them if it is not said."""

    @property
    def takes_several(self) -> bool:
        return True

    @property
    def limit(self) -> int:
        """The most options one person may choose."""
        return len(self.options) if self.most is None else self.most

    def check(self, chosen: Chosen) -> None:
        super().check(chosen)
        different = len(set(chosen))
        if different != len(chosen) or not self.least <= different <= self.limit:
            raise WrongNumberOfChoices(least=self.least, most=self.limit, given=different)

    def findings(self, place: Place) -> Iterator[Finding]:
        """Find a range that nobody can stay within."""
        number = len(self.options)
        most = min(self.limit, number)
        if self.limit > number:
            at = (*place, "most")
            yield Finding.at(at, "finding_most_above_options", most=self.limit, number=number)
        if self.least > most:
            at = (*place, "least")
            yield Finding.at(at, "finding_least_above_most", least=self.least, most=most)


class RatingQuestion(Question):
    """A place on a scale whose every step has a name."""

    kind: Literal["rating"] = "rating"
    steps: Annotated[tuple[Line, ...], Field(min_length=2, max_length=11)]
    """From the lowest to the highest; their ids are 1, 2, 3 and so on."""
    no_opinion: Line | None = None
    """The words for "I cannot say", whose id is 0; without words it is not offered."""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The highest step first, "I cannot say" last."""
        steps = [Option(id=str(n), text=text) for n, text in enumerate(self.steps, 1)]
        aside = [Option(id="0", text=self.no_opinion)] if self.no_opinion else []
        return (*reversed(steps), *aside)

    def check(self, chosen: Chosen) -> None:
        super().check(chosen)
        if len(chosen) != 1:
            raise WrongNumberOfChoices(least=1, most=1, given=len(chosen))


class TextQuestion(Question):
    """A short free text, verbatim."""

    kind: Literal["text"] = "text"
    longest: Annotated[int, Field(ge=20, le=2000)] = 500
    """In characters."""

    def check(self, chosen: Chosen) -> None:
        if len(chosen) != 1 or not chosen[0].strip():
            raise TextIsEmpty
        if len(chosen[0]) > self.longest:
            raise TextIsTooLong(length=len(chosen[0]), longest=self.longest)


AnyQuestion = Annotated[
    SingleChoiceQuestion | MultipleChoiceQuestion | RatingQuestion | TextQuestion,
    Field(discriminator="kind"),
]
