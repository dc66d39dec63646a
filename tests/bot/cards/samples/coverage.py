"""Who has contributed to what, and who is reminded."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.views.leading import CoverageView, Reminded
from dialogs.views.opening import PersonNudgeView, RoleNudgeView
from dialogs.views.view import View
from facilitation.contributions import ContributionKind
from facilitation.coverage import Cell, coverage
from tests.bot.cards.samples.leading import SECRET, a_control_view
from tests.bot.cards.samples.stage import HOST, LOCAL, PLAN, PROMOTER, a_run, a_session, at


def a_coverage_view(**changes: Any) -> CoverageView:
    rounds = [
        a_run("punti_gestione", closed_at=at("14:20")),
        a_run("punti_orientamento", closed_at=at("14:34")),
        a_run("punti_scouting", closes_at=at("14:55")),
    ]
    kinds = tuple(ContributionKind)
    cells = [
        Cell(run_id=run.id, role_id=role_id, kind=kinds[n], number=3 * n + m + 1)
        for m, run in enumerate(rounds)
        for n, role_id in enumerate((PROMOTER, HOST))
    ]
    joined = {PROMOTER: 7, HOST: 6, LOCAL: 3}
    view = CoverageView(
        session=a_session(),
        now=at("14:49"),
        coverage=coverage(PLAN, rounds, cells, joined),
        open_prompts=a_control_view().open_prompts,
    )
    return replace(view, **changes)


VIEWS: Mapping[str, View] = {
    "15 coverage": a_coverage_view(),
    "15 coverage, reminded": a_coverage_view(
        said=Reminded(run_id="run-punti_scouting", on_their_way=3, unreachable=2, enough=1),
        enough=frozenset({(HOST, "run-punti_scouting"), (LOCAL, "run-punti_scouting")}),
        reminded=(Reminded(run_id="run-punti_scouting", reached=3, unreachable=2, on_their_way=1),),
    ),
    "15 coverage, a role reminded": a_coverage_view(
        said=Reminded(run_id="run-punti_scouting", role_id=HOST), open_prompts=()
    ),
    "15 coverage, anonymous": a_coverage_view(open_prompts=(SECRET,)),
    "15 coverage, none": a_coverage_view(coverage=coverage(PLAN, (), (), {}), open_prompts=()),
    "15 role nudge": RoleNudgeView(
        session=a_session(),
        run=a_run("punti_scouting", closes_at=at("14:55")),
        role_id=HOST,
        about=ContributionKind.CRITICAL_ISSUE,
    ),
    "15 role nudge, of no kind": RoleNudgeView(
        session=a_session(), run=a_run("punti_scouting", closes_at=at("14:55")), role_id=HOST
    ),
    "15 person nudge": PersonNudgeView(
        session=a_session(), run=a_run("punti_scouting", closes_at=at("14:55"))
    ),
}
