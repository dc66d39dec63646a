"""What went wrong on purpose: that it did, and that it was got over."""

from collections.abc import Iterator
from http import HTTPStatus

from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row


def mishaps(scene: Scene) -> Iterator[Row]:
    """Say which faults struck; one that never did was no test."""
    requests = scene.teams.ledger.requests
    busy = sum(each.status == HTTPStatus.TOO_MANY_REQUESTS for each in requests)
    dropped = sum(each.status == 0 for each in requests)
    left = scene.teams.faults.waiting
    downtimes = [
        (back - gone).total_seconds() for gone, back in scene.bot.downtimes if back is not None
    ]
    down = ", ".join(f"{seconds:.1f} s" for seconds in downtimes) or "never"
    yield Row(
        claim="faults switched on / struck",
        told=f"{left} left",
        found=f"{busy} × 429, {dropped} answers lost, down {down}, {scene.repeated} taps repeated",
        holds=not left and len(downtimes) == len(scene.bot.downtimes),
    )
