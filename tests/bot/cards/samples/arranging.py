"""The digest's points, as whoever puts them right sees them."""

from collections.abc import Mapping
from typing import Any

from dialogs.arrangements import last_of
from dialogs.commands.arranging import Arrange, Arranging
from dialogs.views.arranging import ActRow, ArrangedView, PointsView, PointView
from dialogs.views.view import View
from digest.compose import compose
from digest.points.corrections import Act, Correction, Group, Hide, Recast, Rename, merged, moved
from digest.points.listing import Listed, listed
from digest.points.replaying import played, undone
from facilitation.contributions import ContributionKind
from facilitation.refusals.arranging import ActIsIncomplete, PointsAreNewer
from tests.bot.cards.samples.stage import a_command, a_session, at
from tests.digest.sessions import a_block, a_contribution, a_plan, a_round, facts_of, puglia

SESSION = a_session()
DIGEST = compose(puglia())
AREA = DIGEST.sections[0]
FIRST = max(listed(AREA), key=lambda one: len(one.citations))
LONG = compose(
    facts_of(
        a_plan(a_block("one", a_round(), area="paths")),
        {"promoter": 4, "host": 4},
        contributions=[
            a_contribution(number, f"Serve un solo referente per l’impresa, caso {number}. " * 11)
            for number in range(1, 60)
        ],
    )
).sections[0]


def _common(**changes: Any) -> dict[str, Any]:
    return {
        "session": SESSION,
        "version": 3,
        "seen": 4,
        "header": DIGEST.header,
        "last": None,
        "acts": 0,
        "signs": True,
        "has_control": False,
    } | changes


def _points(**changes: Any) -> PointsView:
    shown: dict[str, Any] = {"sections": DIGEST.sections[:5], "section": AREA, "hidden": 0}
    return PointsView(**_common(), **shown | changes)


def _point(point: Listed = FIRST, **changes: Any) -> PointView:
    return PointView(**_common(point=point, **changes))


LAST = last_of(
    (
        Correction(
            id="a-1", by="aad-ada", at=at("16:40"), act=Rename(FIRST.group, "Le visite in azienda")
        ),
    )
)
NAMED = Listed(
    section=AREA,
    point=FIRST.point.model_copy(update={"name": "Le visite in azienda", "confirmed": True}),
    citations=FIRST.citations,
)
DRAFT = a_command(
    Arrange,
    session_id=SESSION.id,
    how=Arranging.MOVE,
    point_id=FIRST.point.point_id,
    section=AREA.key,
    seen=4,
    size=len(FIRST.citations),
    chosen=(FIRST.citations[0].quote.contribution_id,),
    name="Un nome",
    reason="Altro tema",
    kind=ContributionKind.PROPOSAL,
    area_id=SESSION.plan.areas[0].id,
)

OTHER = Group("x", frozenset({"x1", "x2"}))
MERGED = Group(FIRST.group.point_id, FIRST.group.members | OTHER.members)
DONE: tuple[Act, ...] = (
    Rename(FIRST.group, "Le visite in azienda"),
    merged(FIRST.group, OTHER),
    moved(frozenset({"x1"}), MERGED, Group("y", frozenset({"y"}))),
    Rename(MERGED, ""),
    Hide(frozenset({"y"}), "Altro tema"),
    Recast(
        members=frozenset({"x2"}),
        kind=ContributionKind.PROPOSAL,
        area_id=SESSION.plan.areas[1].id,
    ),
)
LOG = tuple(
    Correction(id=f"a-{n}", by="aad-ada", at=at(f"16:{40 + n}"), act=act)
    for n, act in enumerate(DONE)
)


def _arranged(log: tuple[Correction, ...], **changes: Any) -> ArrangedView:
    quotes = tuple(one.quote.text for one in FIRST.citations)
    rows = tuple(
        ActRow(
            played=one,
            who="Francesca Neri" if number % 2 else None,
            texts=quotes[: number % 3],
            more=number % 2,
        )
        for number, one in enumerate(played(log))
    )
    return ArrangedView(**_common(acts=len(log)), rows=rows[::-1], **changes)


VIEWS: Mapping[str, View] = {
    "23 points": _points(),
    "23 acts": _arranged(LOG),
    "23 acts, one undone": _arranged(undone(LOG, "a-1", at("16:50")), problem=PointsAreNewer()),
    "23 acts, many": _arranged(LOG * 3, page=1),
    "23 points, after an act": PointsView(
        **_common(last=LAST, acts=12, signs=False, problem=PointsAreNewer()),
        sections=(AREA,),
        section=AREA,
        hidden=2,
        page=1,
    ),
    "23 points, live": PointsView(
        **_common(version=None, has_control=True),
        sections=DIGEST.sections[:5],
        section=AREA,
        hidden=0,
    ),
    "23 point, live": _point(version=None, has_control=True),
    "23 no points": _points(sections=(), section=None),
    "23 point": _point(),
    "23 point, confirmed": _point(NAMED, last=LAST),
    "23 point, incomplete": _point(problem=ActIsIncomplete(), draft=DRAFT),
    "23 point, long": _point(max(listed(LONG), key=lambda one: len(one.citations)), page=2),
    "23 point, alone": _point(next(one for one in listed(AREA) if len(one.citations) == 1)),
}
