"""Who saw what: nobody's words or name on another's screen, no figures before the close."""

import re
from collections.abc import Iterator

from facilitation.prompts import Asking, ReadBack
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import prompters, reading
from rehearsal.cast.floors import speaking_rounds
from rehearsal.cast.scenes import Scene
from rehearsal.ledger import Sight
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

SHORT = 15
"""Characters; what is shorter may stand anywhere by chance."""

SPOKEN_TO = "Una risposta per"
"""How the heading begins of what is for somebody who wrote in the room: it names them."""

_FIGURE = re.compile(r"\d+ di \d+")


def discretion(scene: Scene) -> Iterator[Row]:
    """Look through everything that the bot showed to anybody."""
    shared = [sight for sight in _by_bot(scene) if sight.what in ("posted", "updated")]
    names = _names(scene)
    private = {one.text for one in scene.books.contributed if len(one.text) > SHORT}
    private -= _put_to_the_vote(scene)
    kept = [text for sight in shared if _is_room(sight, scene) for text in _kept(sight, scene)]
    leaks = [text for text in kept if any(words in text for words in private)]
    named = [
        text
        for sight in shared
        if _is_room(sight, scene)
        for text in _unnamed(sight, scene)
        if not text.startswith(SPOKEN_TO) and any(name in text for name in names)
    ]
    yield _none("private words or names in the room", [*leaks, *named])
    yield _none("private words on another's own view", list(_strayed(scene)))
    yield _none("figures shown before the close", list(_premature(scene)))


def _strayed(scene: Scene) -> Iterator[str]:
    """What one person wrote, on what another alone was shown; organisers get the digest."""
    authors: dict[str, set[str]] = {}
    told = _put_to_the_vote(scene)
    for one in scene.books.contributed:
        if len(one.text) > SHORT and one.text not in told:
            authors.setdefault(one.text, set()).add(one.author)
    for sight in _by_bot(scene):
        if sight.what in ("own view", "told"):
            for text in _kept(sight, scene):
                if not sight.audience & authors.get(text, sight.audience):
                    yield text


def _premature(scene: Scene) -> Iterator[str]:
    """Figures on a card that is still to be answered, where the plan keeps them back."""
    for sight in _by_bot(scene):
        for card in _cards(sight):
            if prompters.refresh_of(card) not in {"prompt", "reminder"}:
                continue
            prompt = reading.prompt_on(card, scene.plan)
            if isinstance(prompt, Asking) and prompt.results != "at_once":
                yield from (text for text in words_of(card) if _FIGURE.fullmatch(text))


def _none(claim: str, found: list[str]) -> Row:
    detail = "; ".join(text[:60] for text in found[:5])
    return Row(claim=claim, told="0", found=str(len(found)), holds=not found, detail=detail)


def _by_bot(scene: Scene) -> list[Sight]:
    bot_id = scene.teams.tenant.bot_id
    return [sight for sight in scene.teams.ledger.sights if sight.author_id == bot_id]


def _is_room(sight: Sight, scene: Scene) -> bool:
    return sight.chat_id == scene.chat.id


def _names(scene: Scene) -> set[str]:
    """Whose names the room need not read: everybody's but of those who lead or organise."""
    people = scene.plan.people
    leading = {one.name for one in people if one.facilitator or one.deputy or one.organiser}
    return {account.name for account in scene.teams.tenant.accounts.values()} - leading


def _cards(sight: Sight) -> list[Json]:
    is_card = sight.shown.get("type") == "AdaptiveCard"
    return [sight.shown] if is_card else cards_on(sight.shown)


def _unnamed(sight: Sight, scene: Scene) -> list[str]:
    """What is read there, but for who is called to speak by name, as the chair of a round does."""
    giri = speaking_rounds(scene.plan)
    cards = [card for card in _cards(sight) if reading.prompt_on(card, scene.plan) not in giri]
    return [text for card in cards for text in words_of(card)]


def _put_to_the_vote(scene: Scene) -> set[str]:
    """What everybody was asked to choose among is nobody's secret any more."""
    return {
        text
        for sight in _by_bot(scene)
        for card in _cards(sight)
        if _repeats(card, scene)
        for text in words_of(card)
    }


def _repeats(card: Json, scene: Scene) -> bool:
    prompt = reading.prompt_on(card, scene.plan)
    return prompt is not None and prompt.is_made_of_contributions


def _kept(sight: Sight, scene: Scene) -> list[str]:
    """What is read there, but for cards whose points are meant to be read and supported."""
    cards = [card for card in _cards(sight) if not _is_read_back(card, scene)]
    return [text for card in cards for text in words_of(card)]


def _is_read_back(card: Json, scene: Scene) -> bool:
    return (
        reading.offers(card, "support")
        or reading.offers(card, "withdraw_support")
        or isinstance(reading.prompt_on(card, scene.plan), ReadBack)
    )
