"""What a player makes of a card, by what is written on it and what can be tapped."""

import re
from datetime import datetime, time

from facilitation.plan import Plan
from facilitation.prompts import Prompt, Round
from rehearsal.card_reading import actions, as_read, words_of
from rehearsal.chats import Chat
from rehearsal.wire import Json

CONFIRMED = "✓ Risposta registrata"
TAKEN_BACK = "✓ Risposta ritirata"
RECORDED = "✓ Registrato"
CORRECTED = "✓ Corretto"
YOURS = "La tua risposta"
REMINDER = "Promemoria"

_NUMBERED = re.compile(r"Il tuo contributo n\. (\d+)")
_WITHDRAWN = re.compile(r"Contributo n\. (\d+) ritirato")
_PART = re.compile(r"parte\s(\d+)\sdi\s(\d+)")
_UNTIL = re.compile(r"(?:fino alle|Si chiude alle) (\d\d)[:.](\d\d)")


def offers(card: Json, verb: str) -> bool:
    """Say whether something with this verb can be tapped."""
    return bool(taps(card, verb))


def taps(card: Json, verb: str) -> list[Json]:
    """Give what can be tapped with this verb."""
    return [each for each in actions(card) if each.get("verb") == verb]


def says(card: Json, words: str) -> bool:
    """Say whether these words stand in the card's text."""
    return any(words in text for text in words_of(card))


def option_of(action: Json, prompt: Prompt) -> str:
    """Give the option that a row stands for.

    Its title says the act, a colon, the option, and then whatever else the row shows.
    """
    said = as_read(str(action.get("title", ""))).partition(": ")[2]
    texts = [one.text for ask in prompt.asks for one in ask.choices if said.startswith(one.text)]
    return max(texts, key=len, default=said)


def prompt_on(card: Json, plan: Plan) -> Prompt | None:
    """Give the plan's prompt that a card is about, by its question."""
    texts = set(words_of(card))
    return next((each for each in plan.prompts if texts & set(_questions(each))), None)


def closes_at(card: Json, plan: Plan) -> datetime | None:
    """Give the closing time that stands on a card; cards show minutes, not seconds."""
    for text in words_of(card):
        found = _UNTIL.search(text)
        if found:
            hour = time(int(found[1]), int(found[2]), tzinfo=plan.zone)
            return datetime.combine(plan.day, hour)
    return None


def marked_as_mine(card: Json) -> list[str]:
    """Give the options that a card shows as the viewer's own."""
    texts = words_of(card)
    return [texts[place - 1] for place, text in enumerate(texts) if text == YOURS and place]


def number_on(card: Json) -> int | None:
    """Give the number of the contribution that a card is about."""
    for text in words_of(card):
        found = _NUMBERED.search(text) or _WITHDRAWN.search(text)
        if found:
            return int(found[1])
    return None


def digest_parts(chat: Chat) -> list[tuple[int, int]]:
    """Give the parts of a digest that stand in a chat, each with how many there are."""
    texts = (text for card in chat.cards() for text in words_of(card))
    return [(int(found[1]), int(found[2])) for text in texts if (found := _PART.fullmatch(text))]


def gist(card: Json) -> str:
    """Give the card's heading, or else the first words on it."""
    texts = words_of(card)
    headings = [
        as_read(str(each.get("text")))
        for each in card.get("body", [])
        if each.get("style") == "heading"
    ]
    return next(iter([*headings, *texts]), "")


def _questions(prompt: Prompt) -> list[str]:
    routes = prompt.route.values() if isinstance(prompt, Round) else ()
    return [" ".join(text.split()) for text in (prompt.heading, *routes)]
