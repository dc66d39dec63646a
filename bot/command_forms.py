"""The forms in which each command can be given, in every language, and where one is meant.

A form is one word or several; a word with a star begins longer ones, and "_" is a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.plain_words import plain_words
from bot.wording.words import LANGUAGES, Words
from dialogs.commands.leading import Act

ASK, HAND, PLAN = "command_ask", "command_hand", "command_plan"
"""The commands after which as much may follow as one likes: a question, a name."""
OWN, DATA = "command_own", "command_data"
"""What one has said, and all that is held about one: "mine" begins both."""

ACTS: Mapping[str, Act] = {f"command_{act}": act for act in Act}
KEYS = (
    *ACTS,
    ASK,
    "command_coverage",
    DATA,
    OWN,
    PLAN,
    "command_points",
    "command_prepare",
    "command_proposals",
    "command_status",
    "command_help",
)

BESIDE, BESIDE_ACT = 5, 3
"""So many other words may stand beside a command, and beside an act that does not come first.

With more of them it is talk in which the word happens to be: "the break that we had was useful".
"""

NUMBER, MORE = "_", "+"

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A command among words: the places of its first word and after its last."""

    key: str
    start: int
    end: int


def given(words: Sequence[str]) -> Iterator[Given]:
    """The commands that are meant among plain words, the longest form first where several begin."""
    return (one for one in _standing(words) if _is_meant(one, words))


def begins_a_command(words: Sequence[str]) -> bool:
    """Whether plain words begin with a command."""
    return any(one.start == 0 for one in _standing(words))


def number_of(word: str) -> int | None:
    """The number that a plain word is, in digits or in letters."""
    if word.isdecimal():
        return int(word) if len(word) < 6 else None  # noqa: PLR2004 - nobody means more
    return _numbers().get(word)


def _standing(words: Sequence[str]) -> Iterator[Given]:
    for start in range(len(words)):
        for form, key in _forms():
            end = start + len(form)
            if end <= len(words) and all(map(_fits, form, words[start:end])):
                yield Given(key, start, end)


def _fits(part: str, word: str) -> bool:
    if part == NUMBER:
        return number_of(word) is not None
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _is_meant(one: Given, words: Sequence[str]) -> bool:
    before, after = (sum(map(_tells, part)) for part in (words[: one.start], words[one.end :]))
    if one.key in {ASK, HAND, PLAN} and not before:
        return True
    return before + after <= (BESIDE_ACT if before and one.key in ACTS else BESIDE)


def _tells(word: str) -> bool:
    """Whether a word is more than politeness or a number."""
    return word not in _polite() and number_of(word) is None


@cache
def _forms() -> tuple[tuple[Form, str], ...]:
    """Every form of every language with the key of its command, the longest first."""
    found = {
        tuple(_parts(form)): key
        for language in LANGUAGES
        for key in KEYS
        for form in Words(language, "UTC")(key).split("|")
    }
    return tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one)))


def _parts(form: str) -> Iterator[str]:
    for written in form.split():
        if written in {NUMBER, MORE}:
            yield written
        else:
            star = "*" if written.endswith("*") else ""
            yield from (f"{word}{star}" for word in plain_words(written))


@cache
def _polite() -> frozenset[str]:
    """Words that may stand before a command, and say nothing."""
    return frozenset(
        word
        for language in LANGUAGES
        for word in plain_words(Words(language, "UTC")("command_fillers"))
    )


@cache
def _numbers() -> Mapping[str, int]:
    """The numbers that people write in letters."""
    return {
        word: number
        for language in LANGUAGES
        for number, names in enumerate(Words(language, "UTC")("number_names").split("|"), 1)
        for word in plain_words(names)
    }
