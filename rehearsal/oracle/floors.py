"""Speaking rounds: every turn announced once and in order, and counted if somebody spoke in it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from facilitation.speaking_rounds import SpeakingRound
from rehearsal.card_reading import cards_on, words_of
from rehearsal.cast import prompters
from rehearsal.cast.floors import Floor, floor_on, is_about, speaking_rounds
from rehearsal.cast.scenes import Scene
from rehearsal.ledger import Sight
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

LEFT_OUT = {"passed", "absent"}
"""How turns end that nobody spoke in."""

_TURNS = re.compile(r"(?:C’è stato|Ci sono stati) (\d+) intervent")


def floors(scene: Scene, digest: Json) -> Iterator[Row]:
    """Hold what screens showed of speaking rounds against who was due and what counts."""
    for prompt in speaking_rounds(scene.plan):
        seen = list(_seen(scene, prompt))
        yield _turns(scene, prompt, seen)
        yield _counted(scene, prompt, _spoken(scene, prompt, seen), digest)


def speakers(seen: list[tuple[str | None, Floor]]) -> dict[int, set[str]]:
    """Give whom the screens named as the speaker of each turn; None is the viewer unnamed."""
    found: dict[int, set[str]] = defaultdict(set)
    for viewer, floor in seen:
        name = viewer if floor.is_mine else floor.speaker
        if floor.turn and name:
            found[floor.turn].add(name)
    return found


def _seen(scene: Scene, prompt: SpeakingRound) -> Iterator[tuple[str | None, Floor]]:
    """Every state of the round that anybody's screen showed, and whose screen, if one's alone."""
    accounts = scene.teams.tenant.accounts
    for sight in scene.teams.ledger.sights:
        for card in _cards(sight):
            floor = floor_on(card) if is_about(card, prompt) else None
            if floor is not None:
                one = [accounts[key].name for key in sight.audience if key in accounts]
                yield (one[0] if len(one) == 1 else None), floor


def _turns(scene: Scene, prompt: SpeakingRound, seen: list[tuple[str | None, Floor]]) -> Row:
    """Who was due are those asked who had joined, and whoever asked to add something."""
    books, named = scene.books, speakers(seen)
    accounts = scene.teams.tenant.accounts
    asked = scene.plan.asked(prompt)
    due = {accounts[key].name for key, role in books.roles.items() if role in asked}
    due |= {accounts[key].name for key in books.added}
    order = [name for turn in sorted(named) for name in sorted(named[turn])]
    wrong = [f"turn {turn}: {names}" for turn, names in sorted(named.items()) if len(names) > 1]
    wrong += [f"not announced: {name}" for name in sorted(due - {*order})]
    wrong += [f"not due: {name}" for name in sorted({*order} - due)]
    wrong += [] if sorted(named) == list(range(1, len(named) + 1)) else [f"turns {sorted(named)}"]
    wrong += _out_of_order(seen, order)
    return Row(
        claim="turns to speak due / announced, each once and in order",
        told=str(len(due)),
        found=str(len(order)),
        holds=not wrong and len(due) == len(order) > 0,
        detail="; ".join(wrong),
    )


def _out_of_order(seen: list[tuple[str | None, Floor]], order: list[str]) -> list[str]:
    """Where the speaker and those shown to follow did not get the floor in that order."""
    shown = {
        tuple(name for name in (floor.speaker, *floor.following) if name in order)
        for _, floor in seen
    }
    return sorted(
        f"{one} before {other}"
        for one, other in {pair for names in shown for pair in pairwise(names)}
        if order.index(one) >= order.index(other)
    )


def _spoken(scene: Scene, prompt: SpeakingRound, seen: list[tuple[str | None, Floor]]) -> int:
    """How many turns somebody spoke in, as far as players and screens tell."""
    turns = len(speakers(seen))
    # The last speaker's turn, if the round was closed meanwhile, ended nowhere.
    was_through = any(floor.is_free and floor.turn == turns for _, floor in seen)
    ended = range(1, turns + was_through)
    return sum(scene.books.turns.get((prompt.id, turn)) not in LEFT_OUT for turn in ended)


def _counted(scene: Scene, prompt: SpeakingRound, spoken: int, digest: Json) -> Row:
    """The room hears how many turns there were; the digest has them where they are not too few."""
    told = [
        int(found[1])
        for sight in scene.posts()
        for card in cards_on(sight.shown)
        if prompters.is_result(card, prompt, scene)
        for text in words_of(card)
        if (found := _TURNS.search(text))
    ]
    outcomes = [one for one in _outcomes(digest) if one["question"] == prompt.question]
    written = [one["spoke"] for one in outcomes]
    threshold = scene.plan.digest.threshold
    passed = sum(scene.books.turns.get(key) == "passed" for key in scene.books.turns)
    kept = [spoken if spoken >= threshold else None]
    return Row(
        claim="turns spoken in / counted, those passed over left out",
        told=f"{spoken}, {passed} passed",
        found=f"{told} in the room, {written} in the digest",
        holds=told == [spoken] and written == kept and spoken > 0,
        detail=str(scene.books.turns),
    )


def _outcomes(digest: Json) -> Iterator[Json]:
    for section in digest["sections"]:
        yield from section["speaking"]


def _cards(sight: Sight) -> list[Json]:
    is_card = sight.shown.get("type") == "AdaptiveCard"
    return [sight.shown] if is_card else cards_on(sight.shown)
