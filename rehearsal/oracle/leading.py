"""Those who lead: what they did is told once with their name, and the room knows who it is."""

from collections.abc import Iterator

from rehearsal.card_reading import cards_on
from rehearsal.cast import reading
from rehearsal.cast.acts import AWAY, LED, Act, act_on
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row


def acts(scene: Scene) -> Row:
    """Every act that the script did, and no other, was told with its author's name."""
    done = scene.books.acts
    cards = [card for sight in scene.posts() for card in cards_on(sight.shown)]
    told = [act for card in cards if (act := act_on(card)) is not None]
    return Row(
        claim="acts of those who lead, done / told once with who did them, in order",
        told=str(len(done)),
        found=str(len(told)),
        holds=_agree(done, told) and bool(done),
        detail=f"done {_written(done)}; told {_written(told)}",
    )


def leaders(scene: Scene) -> Iterator[Row]:
    """Whoever led and was lost is missed once, with who may step in; then somebody else leads."""
    lost = scene.books.lost_leaders
    if not lost:
        return
    told = list(_changes(scene))
    left = [place for place, name in enumerate(told) if name is None]
    before = [told[place - 1] for place in left if place]
    after = told[left[-1] + 1] if left and left[-1] + 1 < len(told) else None
    yield Row(
        claim="leaders lost / missed by the room, and followed by somebody",
        told=", ".join(lost),
        found=f"{', '.join(map(str, before))}; then {after}",
        holds=before == lost and after not in (None, *lost) and _names_deputies(scene),
        detail=str(told),
    )


def _changes(scene: Scene) -> Iterator[str | None]:
    """Who the room was told leads now, in order; None where it was told that they had left."""
    for sight in scene.posts():
        for card in cards_on(sight.shown):
            act = act_on(card)
            if act is not None and act.told.startswith(LED):
                yield act.told.removeprefix(LED)
            elif reading.says(card, AWAY):
                yield None


def _names_deputies(scene: Scene) -> bool:
    """Whether the room was told by name who may step in, and not to wait for who is lost."""
    cards = [card for sight in scene.posts() for card in cards_on(sight.shown)]
    lost = scene.books.lost_leaders
    may = {
        one.name: one.name not in lost for one in scene.plan.people if one.deputy or one.facilitator
    }
    away = [card for card in cards if reading.says(card, AWAY)]
    return all(reading.says(card, name) is may[name] for card in away for name in may)


def _agree(done: list[Act], told: list[Act]) -> bool:
    return len(done) == len(told) and all(
        one.by == other.by and other.told.startswith(one.told)
        for one, other in zip(done, told, strict=True)
    )


def _written(acts: list[Act]) -> str:
    return ", ".join(f"{act.told} ({act.by})" for act in acts)
