"""What a facilitator asks on the spot: a line typed in the chat, or a form, becomes a prompt."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

from facilitation.contributions import ContributionKind, clean
from facilitation.findings import repeated
from facilitation.plan import Block
from facilitation.prompt_checks import LONGEST_OPTION, LONGEST_QUESTION, MOST_ROWS
from facilitation.prompts import Prompt, Round, SingleChoice
from facilitation.refusals.asking import (
    OneOptionOnly,
    OnlyPollsAreAnonymous,
    OptionIsRepeated,
    OptionIsTooLong,
    QuestionIsMissing,
    QuestionIsTooLong,
    TooManyOptions,
)
from facilitation.refusals.leading import TimeIsOutOfRange

POLL_MINUTES = 2
ROUND_MINUTES = 4
"""How long a question stays open when the facilitator names no time."""

MOST_MINUTES = 60

KINDS = (ContributionKind.STRENGTH, ContributionKind.CRITICAL_ISSUE, ContributionKind.PROPOSAL)
"""What a contribution may be meant as where the block has no round to take after."""

NUMBER = r"(\d{1,6})"
UNIT = r"\s*(m|min[a-z]*|s|sec[a-z]*|['’])"
AT_THE_END = re.compile(rf"(?:^|\s)\(?({NUMBER}{UNIT})\.?\)?\s*$", re.IGNORECASE)
ALONE = re.compile(rf"{NUMBER}(?:{UNIT})?\.?", re.IGNORECASE)
BETWEEN = re.compile(r"\s/\s|;|\n")
"""What separates options: a slash with room around it, so that "and/or" stays whole."""
DANGLING = ("/", ";")
COLON = re.compile(r":(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question as a facilitator wrote it, right or wrong."""

    question: str = ""
    options: tuple[str, ...] = ()
    """None of them makes it a round of contributions."""
    time: str = ""
    """How long it stays open, as written: "2m", "90s"; a bare number is minutes."""
    anonymous: bool = False


def read_line(line: str) -> Draft:
    """Tell the parts of a line apart: question? option / option 2m."""
    text, time = _without_time(clean(line.replace("\t", " ")))
    question, rest = _split(text)
    return Draft(question=_tidy(question), options=_listed(BETWEEN.split(rest)), time=time)


def filled_in(*, question: str, options: str, time: str, anonymous: bool) -> Draft:
    """What a form's inputs say; the options are one a line."""
    return Draft(
        question=_tidy(clean(question)),
        options=_listed(clean(options).split("\n")),
        time=clean(time),
        anonymous=anonymous,
    )


def as_written(draft: Draft) -> str:
    """A draft in lines, for its author to recognise."""
    return "\n".join(part for part in (draft.question, *draft.options, draft.time) if part)


def prompt_of(draft: Draft, prompt_id: str, block: Block | None) -> Prompt:
    """The poll, or without options the round, that a draft describes; refused where it is wrong."""
    if not any(map(str.isalnum, draft.question)):
        raise QuestionIsMissing
    if len(draft.question) > LONGEST_QUESTION:
        raise QuestionIsTooLong(length=len(draft.question), longest=LONGEST_QUESTION)
    _check_options(draft)
    minutes = _minutes(draft)
    if draft.options:
        return SingleChoice.model_validate(
            {
                "id": prompt_id,
                "question": draft.question,
                "options": draft.options,
                "minutes": minutes,
                "anonymous": draft.anonymous,
            }
        )
    kinds = _kinds(block)
    return Round(id=prompt_id, question=draft.question, minutes=minutes, kinds=kinds)


def rounded_seconds(draft: Draft) -> int | None:
    """The seconds that were asked for, where they are not whole minutes."""
    seconds = _seconds(draft)
    return None if seconds is None or seconds % 60 == 0 else seconds


def free_id(taken: Collection[str]) -> str:
    """An id for a prompt that no plan has, unlike all that are taken."""
    ids = (f"ad-hoc-{number}" for number in count(1))
    return next(one for one in ids if one not in taken)


def _without_time(text: str) -> tuple[str, str]:
    """A line and the time at its end; after a slash it is an option: "5 min / 10 min"."""
    found = AT_THE_END.search(text)
    before = text[: found.start()].rstrip() if found else text
    if found is None or before.endswith(DANGLING):
        return text, ""
    return before, found[1]


def _split(text: str) -> tuple[str, str]:
    """The question and its options: parted by a question mark, a new line or a colon."""
    first = BETWEEN.search(text)
    head = text[: first.start()] if first else text
    mark = head.rfind("?") + 1
    if mark:
        return text[:mark], text[mark:]
    if first is None:
        return text, ""
    colon = COLON.search(head)
    if colon:
        return text[: colon.start()], text[colon.end() :]
    # One line of options has no question; the first of several lines is one.
    return (head, text[first.end() :]) if first[0] == "\n" else ("", text)


def _listed(options: list[str]) -> tuple[str, ...]:
    return tuple(option for option in map(_tidy, options) if option)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _check_options(draft: Draft) -> None:
    options = draft.options
    if len(options) == 1:
        raise OneOptionOnly(options[0])
    if len(options) > MOST_ROWS:
        raise TooManyOptions(given=len(options), most=MOST_ROWS)
    for option in options:
        if len(option) > LONGEST_OPTION:
            raise OptionIsTooLong(option=option, length=len(option), longest=LONGEST_OPTION)
    for _, option in repeated(options):
        raise OptionIsRepeated(option)
    if draft.anonymous and not options:
        raise OnlyPollsAreAnonymous


def _minutes(draft: Draft) -> int:
    """Whole minutes, rounded up."""
    seconds = _seconds(draft)
    if seconds is None:
        return POLL_MINUTES if draft.options else ROUND_MINUTES
    return -(-seconds // 60)


def _seconds(draft: Draft) -> int | None:
    """The time asked for; none where none is named. Raises TimeIsOutOfRange."""
    if not draft.time:
        return None
    found = ALONE.fullmatch(draft.time)
    if found is None:
        raise TimeIsOutOfRange(draft.time)
    number, unit = int(found[1]), (found[2] or "m").casefold()
    seconds = number if unit.startswith("s") else number * 60
    if not 0 < seconds <= MOST_MINUTES * 60:
        raise TimeIsOutOfRange(draft.time)
    return seconds


def _kinds(block: Block | None) -> tuple[ContributionKind, ...]:
    """The kinds that the block's rounds ask for, so that the digest puts like to like."""
    rounds = [prompt for prompt in (block.prompts if block else ()) if isinstance(prompt, Round)]
    return rounds[0].kinds if rounds else KINDS
