"""How cards name places, roles and answers inside a sentence."""

from collections.abc import Iterable

from bot.wording.words import Words
from facilitation.plan import Block, Plan
from facilitation.questions import LETTERS, Option, Question, RatingQuestion
from facilitation.sessions import AreaPlace
from facilitation.told import Worded


def place_name(words: Words, place: AreaPlace | None, block: Block) -> str:
    """Where on the agenda: "Area 3 di 5", or the block's title."""
    if place is None:
        return block.title
    return words("area_place", number=place.number, of=place.of)


def block_place(words: Words, plan: Plan, place: str) -> str:
    """An area by its number, or the title of a block without one, by their ids."""
    ids = [area.id for area in plan.areas]
    if place in ids:
        return words("area_numbered", number=ids.index(place) + 1)
    return plan.block(place).title


def inner(name: str) -> str:
    """A name inside a sentence: "soggetto ospitante", yet "CPI di Foggia"."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def role_name(plan: Plan, role_id: str) -> str:
    """One person's role, inside a sentence."""
    return inner(plan.role(role_id).name)


def role_names(plan: Plan, role_ids: Iterable[str]) -> tuple[str, ...]:
    """Several roles in the plural, inside a sentence."""
    return tuple(inner(plan.role(role_id).plural) for role_id in role_ids)


def option_name(words: Words, question: Question, option: Option) -> str:
    """What an option is called: what is written of it, or the words it is known by."""
    word = question.worded.get(option.id)
    return option.text if word is None else words(f"option_{word}")


def answer_text(words: Words, told: str | Worded) -> str:
    """A part of somebody's answer, as they read it."""
    if isinstance(told, str):
        return told
    option = words(f"option_{told.word}")
    return words("answer_about", option=option, about=told.about) if told.about else option


def option_mark(question: Question, option: Option) -> str:
    """What stands before an option: its letter, or its place on a scale."""
    if isinstance(question, RatingQuestion):
        return "–" if option.id == "0" else option.id
    return LETTERS[question.choices.index(option) % len(LETTERS)]
