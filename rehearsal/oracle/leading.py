"""Those who lead: whatever they did was told to the room once, in order, with who did it."""

from rehearsal.card_reading import cards_on
from rehearsal.cast.acts import Act, act_on
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


def _agree(done: list[Act], told: list[Act]) -> bool:
    return len(done) == len(told) and all(
        one.by == other.by and other.told.startswith(one.told)
        for one, other in zip(done, told, strict=True)
    )


def _written(acts: list[Act]) -> str:
    return ", ".join(f"{act.told} ({act.by})" for act in acts)
