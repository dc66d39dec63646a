"""Speaking rounds: every turn announced once and in order, and counted if somebody spoke in it."""

import re
from collections import Counter, defaultdict
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
        yield _counted(scene, prompt, seen, digest)


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
    """Whoever was due had their turn, in order, unless they still waited at the close."""
    named, (due, may_be) = speakers(seen), _due(scene, prompt)
    order = [name for turn in sorted(named) for name in sorted(named[turn])]
    waited = set() if _was_through(seen) else due - {*order}
    wrong = [f"turn {turn}: {names}" for turn, names in sorted(named.items()) if len(names) > 1]
    wrong += [f"not announced: {name}" for name in sorted(due - waited - {*order})]
    wrong += [f"not due: {name}" for name in sorted({*order} - due - may_be)]
    wrong += [f"announced twice: {name}" for name, number in Counter(order).items() if number > 1]
    wrong += [] if sorted(named) == list(range(1, len(named) + 1)) else [f"turns {sorted(named)}"]
    wrong += _out_of_order(seen, order)
    return Row(
        claim="turns to speak due / announced, each once and in order",
        told=f"{len(due)}, {len(waited)} of them not by the close",
        found=str(len(order)),
        holds=not wrong and bool(order),
        detail="; ".join(wrong),
    )


def _due(scene: Scene, prompt: SpeakingRound) -> tuple[set[str], set[str]]:
    """Who had to get the floor: those asked, and who asked for it; and who joined meanwhile."""
    books, accounts = scene.books, scene.teams.tenant.accounts
    asked = {key for key, role in books.roles.items() if role in scene.plan.asked(prompt)}
    opened = [
        sight.at
        for sight in scene.posts()
        if any(prompters.is_prompt(card, prompt, scene) for card in cards_on(sight.shown))
    ]
    in_time = {key for key in asked if opened and books.joined_at[key] < opened[0]}
    due, may_be = in_time | books.added, asked - in_time
    return {accounts[key].name for key in due}, {accounts[key].name for key in may_be}


def _was_through(seen: list[tuple[str | None, Floor]]) -> bool:
    """Whether a screen showed after the last turn that nobody had the floor any more."""
    last = len(speakers(seen))
    begun = [place for place, (_, floor) in enumerate(seen) if floor.turn == last]
    return any(floor.is_free for _, floor in seen[begun[0] :]) if begun else False


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
    # The last speaker's turn, if the round was closed meanwhile, ended nowhere.
    ended = range(1, len(speakers(seen)) + _was_through(seen))
    return sum(scene.books.turns.get((prompt.id, turn)) not in LEFT_OUT for turn in ended)


def _counted(
    scene: Scene, prompt: SpeakingRound, seen: list[tuple[str | None, Floor]], digest: Json
) -> Row:
    """The room hears how many turns there were; the digest has them where they are not too few."""
    spoken = _spoken(scene, prompt, seen)
    # The last turn may have ended just before the close, on no screen.
    unseen = int(not _was_through(seen))
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
    heard = told[0] if told else spoken
    kept = [heard if heard >= threshold else None]
    return Row(
        claim="turns spoken in / counted, those passed over left out",
        told=f"{spoken}, {passed} passed",
        found=f"{told} in the room, {written} in the digest",
        holds=told in ([spoken], [spoken + unseen]) and written == kept and spoken > 0,
        detail=str(scene.books.turns),
    )


def _outcomes(digest: Json) -> Iterator[Json]:
    for section in digest["sections"]:
        yield from section["speaking"]


def _cards(sight: Sight) -> list[Json]:
    is_card = sight.shown.get("type") == "AdaptiveCard"
    return [sight.shown] if is_card else cards_on(sight.shown)
