"""Participants' own statements: what was admitted is everybody's, what was not is nobody's."""

from collections.abc import Iterator

from facilitation.proposals import folded
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast.scenes import Scene
from rehearsal.ledger import Sight
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json


def proposals(scene: Scene, digest: Json) -> Row:
    """What was admitted is asked and told once, with its answers; the rest was never shown."""
    proposed = scene.books.proposed
    admitted = sorted(folded(text) for text, one in proposed.items() if one.is_admitted)
    found = {folded(one["question"]): one for one in _own(digest)}
    # What was admitted just before the close may have come too late for anybody.
    answered = [text for text, one in found.items() if one["answered"]]
    shown = set(_shown_to_others(scene))
    return Row(
        claim="own statements admitted / asked of everybody",
        told=f"{len(admitted)} of {len(proposed)}, proposed {_times(scene)} times",
        found=f"{len(found)}, {len(answered)} of them answered, {len(shown)} others shown",
        holds=admitted == sorted(folded(one["question"]) for one in _own(digest))
        and bool(answered)
        and not shown,
        detail="; ".join(shown),
    )


def _own(digest: Json) -> Iterator[Json]:
    """The questions of the digest that participants proposed."""
    for section in digest["sections"]:
        for poll in section["polls"]:
            yield from (each for each in poll["questions"] if each["proposed"])


def _times(scene: Scene) -> int:
    return sum(len(one.by) for one in scene.books.proposed.values())


def _shown_to_others(scene: Scene) -> Iterator[str]:
    """Statements that were left out, wherever neither who proposed nor who leads saw them."""
    leading = {each.email for each in scene.plan.people if each.facilitator}
    accounts = scene.teams.tenant.accounts
    lead = {key for key, one in accounts.items() if one.email in leading}
    bot_id = scene.teams.tenant.bot_id
    kept = {text: one.by for text, one in scene.books.proposed.items() if not one.is_admitted}
    for sight in scene.teams.ledger.sights:
        if sight.author_id == bot_id:
            words = _words(sight)
            for text, by in kept.items():
                if folded(text) in words and sight.audience - by - lead - {bot_id}:
                    yield text


def _words(sight: Sight) -> str:
    is_card = sight.shown.get("type") == "AdaptiveCard"
    cards = [sight.shown] if is_card else cards_on(sight.shown)
    return folded(" ".join(text for card in cards for text in words_of(card)))
