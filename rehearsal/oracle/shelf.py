"""The shelf of plans: what came by chat stands there as it was sent, and disturbs no other."""

from collections.abc import Iterator
from pathlib import Path

from rehearsal.cast.books import ShelvedPlan
from rehearsal.cast.scenes import Scene
from rehearsal.oracle.verdicts import Row


def plans_by_chat(scene: Scene, played: Path, shelf: Path) -> Row:
    """The file fetched is the file kept, and the one sent; what is played stays as it was."""
    plans = scene.books.plans
    wrong = [f"{plan.plan_id}: {words}" for plan in plans for words in _wrong(plan, shelf)]
    if (shelf / played.name).read_bytes() != played.read_bytes():
        wrong.append("the plan of today has changed")
    sent = [plan for plan in plans if plan.sent is not None]
    return Row(
        claim="plans by chat, sent and made of a form / fetched again",
        told=f"{len(sent)} + {len(plans) - len(sent)}, each mended once",
        found=f"{sum(bool(plan.fetched) for plan in plans)}, {_pages(scene)} cards seen before",
        holds=0 < len(sent) < len(plans) and not wrong,
        detail="; ".join(wrong),
    )


def _wrong(plan: ShelvedPlan, shelf: Path) -> Iterator[str]:
    kept = shelf / f"{plan.plan_id}.yaml"
    if not plan.is_told:
        yield "not told what to mend"
    if not kept.exists() or kept.read_bytes() != plan.fetched:
        yield "other bytes came back than are on the shelf"
    if plan.sent not in {None, plan.fetched}:
        yield "other bytes came back than were sent"
    if plan.pages <= 1:
        yield "no card was looked at"


def _pages(scene: Scene) -> int:
    return sum(plan.pages for plan in scene.books.plans)
