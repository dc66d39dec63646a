"""The shelf of plans: what was sent by chat stands there as it was sent, and disturbs no other."""

from pathlib import Path

from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row


def sent_plan(scene: Scene, played: Path, shelf: Path) -> Row:
    """The file fetched is the file sent; the plan that is played is what it was before."""
    plan = scene.books.plan
    if plan is None:
        return Row(claim="plan sent by chat / fetched again", told="none", found="0", holds=False)
    kept = shelf / f"{plan.plan_id}.yaml"
    is_kept = kept.exists() and kept.read_bytes() == plan.sent
    is_undisturbed = (shelf / played.name).read_bytes() == played.read_bytes()
    wrong = [
        words
        for words, holds in (
            ("not told what to mend", plan.is_told_what_to_mend),
            ("other bytes came back", plan.fetched == plan.sent),
            ("other bytes are on the shelf", is_kept),
            ("the plan of today has changed", is_undisturbed),
            ("no card was looked at", plan.pages > 1),
        )
        if not holds
    ]
    return Row(
        claim="plan sent by chat / fetched again",
        told=f"{len(plan.sent)} bytes, after one mend",
        found=f"{len(plan.fetched)} bytes, {plan.pages} cards seen before",
        holds=not wrong,
        detail="; ".join(wrong),
    )
