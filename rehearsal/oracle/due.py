"""What the plan owes the room: each block, prompt, reminder and result, told exactly once."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from facilitation.prompts import Prompt
from rehearsal.card_reading import cards_on
from rehearsal.cast import prompters, reading
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.lateness import agenda_played, block_on
from rehearsal.oracle.logs import lines_of
from rehearsal.oracle.verdicts import Row
from rehearsal.wire import Json

REOPENED = "Di nuovo aperto"
EXTENDED = "Più tempo"


def told_once(scene: Scene, log: Path) -> Iterator[Row]:
    """Count the cards of the plan among what was posted; one short or one too many is named.

    A reminder that the bot's log shows to have come due after the close is rightly not told.
    """
    cards = [card for sight in scene.posts() for card in cards_on(sight.shown)]
    found = Counter(name for card in cards for name in _named(card, scene))
    again = sum(reading.says(card, REOPENED) for card in cards)
    longer = sum(reading.says(card, EXTENDED) for card in cards)
    due = Counter(_due(scene))
    wrong = [
        name
        for name in sorted(due | found)
        if not due[name] <= found[name] <= due[name] + _leeway(name, again, longer)
    ]
    overtaken = [name for name in wrong if name.startswith("reminder") and not found[name]]
    if len(overtaken) <= _overslept(scene, log):
        wrong = [name for name in wrong if name not in overtaken]
    yield Row(
        claim="blocks, prompts, reminders, results told once",
        told=str(due.total()),
        found=f"{found.total()}, {again} after a reopening, {len(overtaken)} came too late",
        holds=not wrong and due.total() > 0,
        detail="; ".join(f"{name}: {found[name]} times" for name in wrong),
    )


def _due(scene: Scene) -> Iterator[str]:
    for block in agenda_played(scene):
        yield f"block {block.id}"
        for prompt in block.prompts:
            yield f"prompt {prompt.id}"
            yield f"result {prompt.id}"
            if _is_reminded(prompt, scene):
                yield f"reminder {prompt.id}"


def _overslept(scene: Scene, log: Path) -> int:
    """Count the reminders that were met later than there was left to remind of."""
    left = scene.time.real_seconds(timedelta(minutes=scene.plan.reminder_minutes))
    late = [
        float(line["late_seconds"])
        for line in lines_of(log)
        if line.get("event") == "deadline_met" and line.get("deadline") == "prompt_reminds"
    ]
    # What was met with half of that left may still have waited for the other half in the outbox.
    return sum(2 * seconds >= left for seconds in late)


def _leeway(name: str, reopenings: int, extensions: int) -> int:
    """What was reopened is closed once more; what got more time may be reminded of once more."""
    if name.startswith("reminder"):
        return reopenings + extensions
    return reopenings if name.startswith("result") else 0


def _is_reminded(prompt: Prompt, scene: Scene) -> bool:
    """Say whether the room is owed a reminder: not of what is short, or was closed by hand."""
    before = scene.plan.reminder_minutes
    by_hand = prompt.id in scene.closed_early
    return 0 < 2 * before <= prompt.minutes and not by_hand


def _named(card: Json, scene: Scene) -> Iterator[str]:
    """Name what a card tells of the plan, if anything."""
    prompt = reading.prompt_on(card, scene.plan)
    kind = prompters.refresh_of(card)
    block = block_on(card, scene)
    if block is not None:
        yield f"block {block.id}"
    elif prompt is not None and kind in {"prompt", "reminder"}:
        yield f"{kind} {prompt.id}"
    elif prompt is not None and prompters.is_result(card, prompt, scene):
        yield f"result {prompt.id}"
