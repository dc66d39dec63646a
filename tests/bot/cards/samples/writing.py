"""Rounds, contributions, supports and reports."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dialogs.views.prompts import HeardView, PointView, ReadPointView
from dialogs.views.view import View
from dialogs.views.writing import (
    ContributionView,
    OwnAnswer,
    OwnView,
    ReadBackFormView,
    ReportView,
    SupportView,
)
from digest.citing import Citation
from facilitation.contributions import Contribution, ContributionKind
from facilitation.refusals.writing import CodeIsNotOne
from facilitation.sessions import area_place
from tests.bot.cards.samples.stage import (
    HOST,
    OBSERVER,
    PLAN,
    a_prompt_view,
    a_result_view,
    a_run,
    a_session,
    at,
)


def a_contribution(number: int, text: str, **changes: Any) -> Contribution:
    contribution = Contribution(
        id=f"contribution-{number}",
        session_id="s-7",
        run_id="run-punti_scouting",
        number=number,
        participant_id="p-1",
        role_id=HOST,
        area_id="scouting",
        kind=ContributionKind.CRITICAL_ISSUE,
        text=text,
        written_at=at("14:49"),
    )
    return replace(contribution, **changes)


SMALL_FIRMS = a_contribution(
    31, "Le aziende piccole non conoscono il progetto e non sanno chi chiamare."
)

ONE_CONTACT = a_contribution(
    32,
    "Servirebbe un referente unico, raggiungibile al telefono.\n\nE un elenco per provincia.",
    kind=ContributionKind.PROPOSAL,
)

GONE = a_contribution(28, "Da rivedere.", withdrawn_at=at("14:50"))
FORGOTTEN = replace(GONE, text="")

NEAR = tuple(
    PointView(
        contribution_id=f"contribution-{number}",
        kind=ContributionKind.CRITICAL_ISSUE,
        text=text,
        supports=supports,
    )
    for number, text, supports in (
        (7, "Le piccole imprese non sanno a chi chiedere informazioni.", 4),
        (9, "Manca un referente unico per le aziende che vogliono ospitare.", 1),
        (12, "I consulenti del lavoro non conoscono PUOI.", 0),
    )
)

READ = (
    ReadPointView(
        contribution_id="contribution-2",
        contribution_ids=("contribution-2", "contribution-3", "contribution-5"),
        name="I tutor ci sono sempre",
        kind=ContributionKind.STRENGTH,
        text="Il tutor dell’ente risponde sempre.",
        supports=6,
        objections=1,
        is_supported=True,
    ),
    *(
        ReadPointView(
            contribution_id=one.contribution_id,
            contribution_ids=(one.contribution_id, *others),
            kind=one.kind,
            text=one.text,
            supports=one.supports,
            objections=len(others),
            reported=not one.supports,
        )
        for one, others in zip(NEAR, (("x",), ("x", "y"), ()), strict=True)
    ),
    ReadPointView(
        contribution_id=SMALL_FIRMS.id,
        contribution_ids=(SMALL_FIRMS.id, "x"),
        kind=ContributionKind.CRITICAL_ISSUE,
        text=SMALL_FIRMS.text,
        supports=4,
        is_own=True,
    ),
)


def a_read_back_form(**changes: Any) -> ReadBackFormView:
    run = a_run("rilettura_scouting")
    prompt = run.prompt.model_copy(
        update={"kinds": (ContributionKind.STRENGTH, ContributionKind.CRITICAL_ISSUE)}
    )
    view = ReadBackFormView(
        session=a_session(),
        run=replace(run, prompt=prompt),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        objects=True,
        points=READ * 2,
    )
    return replace(view, **changes)


def a_contribution_view(
    contribution: Contribution = SMALL_FIRMS, **changes: Any
) -> ContributionView:
    view = ContributionView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        contribution=contribution,
    )
    return replace(view, **changes)


UNTIL = at("16:30") + timedelta(days=7)

CITED = Citation(
    contribution_id=SMALL_FIRMS.id,
    reference="A3-04",
    title="Scouting territoriale delle imprese e degli enti ospitanti",
    name=None,
    keywords=("piccole", "referente"),
    others=1,
)


def replaced(cited: Citation, **changes: Any) -> Citation:
    return cited.model_copy(update=changes)


VIEWS: Mapping[str, View] = {
    "12 checked": a_contribution_view(check_until=UNTIL, is_open=False, cited=CITED),
    "13 own, checked": OwnView(
        session=a_session(),
        contributions=(
            replace(SMALL_FIRMS, confirmed_at=at("18:00")),
            replace(ONE_CONTACT, first_text="Un referente.", edited_at=at("18:00")),
            a_contribution(33, "I tutor rispondono tardi."),
        ),
        cited={
            SMALL_FIRMS.id: CITED,
            ONE_CONTACT.id: replaced(CITED, reference="A3-09", others=0),
            "contribution-33": replaced(CITED, reference="A3-11", keywords=(), others=2),
        },
        check_until=UNTIL,
    ),
    "13 own, checked, alone": OwnView(
        session=a_session(),
        contributions=(SMALL_FIRMS,),
        cited={SMALL_FIRMS.id: replaced(CITED, name="Chi chiamare")},
        check_until=UNTIL,
        is_here=False,
    ),
    "12 checked and confirmed": a_contribution_view(
        replace(SMALL_FIRMS, confirmed_at=at("18:00")), check_until=UNTIL, is_open=False
    ),
    "12 checked and corrected": a_contribution_view(
        replace(ONE_CONTACT, first_text="Un referente.", edited_at=at("18:00")),
        check_until=UNTIL,
        is_open=False,
    ),
    "10 result of a round": a_result_view("punti_scouting", answered=17),
    "11 round": a_prompt_view("punti_scouting", role_id=HOST),
    "11 round, few kinds": a_prompt_view("secondo_video"),
    "11 round, own points": a_prompt_view(
        "punti_scouting",
        role_id=HOST,
        written=(SMALL_FIRMS, ONE_CONTACT),
        draft="Un elenco delle aziende",
        recorded=True,
    ),
    "11b near": a_contribution_view(near=NEAR),
    "11b supported": SupportView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        point=replace(NEAR[0], is_supported=True),
        is_open=True,
    ),
    "11b support withdrawn": SupportView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        point=NEAR[2],
        is_open=False,
    ),
    "11 chat heard": HeardView(
        session=a_session(),
        run=a_run("punti_scouting", closes_at=at("14:55")),
        block=PLAN.block("area_scouting"),
        place=area_place(PLAN, PLAN.block("area_scouting")),
        is_open=True,
        typed=3,
    ),
    "11c read-back": a_prompt_view("rilettura_scouting", role_id=HOST, points=READ),
    "11c read-back, second page": a_prompt_view(
        "rilettura_scouting", role_id=HOST, points=READ * 8, page=1
    ),
    "11c read-back closed": a_prompt_view(
        "rilettura_scouting", role_id=HOST, points=READ, is_open=False
    ),
    "11c objection": a_read_back_form(),
    "11c addition": a_read_back_form(objects=False, points=()),
    "11c objection, recorded": a_contribution_view(
        replace(SMALL_FIRMS, kind=ContributionKind.OBJECTION, objects_to="contribution-2"),
        run=a_read_back_form().run,
    ),
    "11c objection, in other words": a_contribution_view(
        replace(SMALL_FIRMS, kind=ContributionKind.OBJECTION, objects_to="contribution-2"),
        run=a_read_back_form().run,
        editing=True,
    ),
    "11c nothing to read back": a_prompt_view("rilettura_scouting"),
    "11c result of a read-back": a_result_view("rilettura_scouting", answered=11),
    "11c result of a read-back, with more": a_result_view(
        "rilettura_scouting", answered=11, objections=2, added=1
    ),
    "11d round, for an observer": a_prompt_view("punti_scouting", role_id=OBSERVER),
    "11d report": ReportView(session=a_session(), run=a_run("punti_scouting"), place=None),
    "11d report, to mend": ReportView(
        session=a_session(),
        run=a_run("punti_scouting"),
        place=None,
        role_id=HOST,
        code="Mario",
        kind="proposal",
        text=ONE_CONTACT.text,
        problem=CodeIsNotOne(longest=20),
    ),
    "11d reported": a_contribution_view(replace(SMALL_FIRMS, reported=True, code="P7")),
    "12 contribution": a_contribution_view(),
    "12 contribution form": a_contribution_view(ONE_CONTACT, editing=True),
    "12 contribution corrected": a_contribution_view(
        replace(ONE_CONTACT, edited_at=at("14:52")), can_change=False, is_open=False
    ),
    "12 contribution withdrawn": a_contribution_view(GONE),
    "12 own": OwnView(session=a_session(), contributions=(FORGOTTEN, SMALL_FIRMS, ONE_CONTACT)),
    "12 own, all of it": OwnView(
        session=a_session(),
        contributions=(SMALL_FIRMS,),
        supported=(replace(NEAR[0], is_supported=True),),
        answers=(OwnAnswer(heading="Con chi vorresti collaborare di più?", chosen=("A", "B")),),
    ),
    "12 own, in a 1:1": OwnView(
        session=a_session(),
        contributions=(SMALL_FIRMS,),
        supported=(replace(NEAR[0], is_supported=True),),
        is_here=False,
    ),
    "12 own, withdrawn": OwnView(session=a_session(), contributions=(FORGOTTEN,)),
    "12 own, none": OwnView(session=a_session(), contributions=()),
    "13 reminder of a round": a_prompt_view("punti_scouting", reminder=True),
}
