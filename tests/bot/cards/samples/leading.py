"""What facilitators see and send: the control card, questions on the spot, hands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.commands.leading import Act, Facilitate
from dialogs.replies import ActDone, ConfirmationNeeded, QuestionPut, Reply
from dialogs.views.leading import AskingView, ControlView, HandingView, OpenPrompt, RoleProgress
from dialogs.views.opening import AwayView, BlockView
from dialogs.views.view import View
from facilitation.asking import Draft, read_line
from facilitation.leading import Candidate
from facilitation.likeliest import Likeliest
from facilitation.refusals.asking import OptionIsRepeated
from facilitation.sessions import Leader, SessionState, area_place
from tests.bot.cards.samples.stage import (
    HOST,
    LOCAL,
    PLAN,
    PROMOTER,
    a_command,
    a_prompt,
    a_run,
    a_session,
    at,
)


def a_control_view(**changes: Any) -> ControlView:
    block = PLAN.block("area_scouting")
    poll = OpenPrompt(
        run=a_run("punti_scouting", closes_at=at("14:55")),
        answered=11,
        asked=16,
        roles=(
            RoleProgress(role_id=PROMOTER, answered=6, joined=7),
            RoleProgress(role_id=HOST, answered=2, joined=6),
            RoleProgress(role_id=LOCAL, answered=0, joined=3),
        ),
    )
    view = ControlView(
        session=a_session(),
        now=at("14:49"),
        place=area_place(PLAN, block),
        open_prompts=(poll,),
        waiting=(),
        reopenable=a_run("perche_ospitare"),
        joined=18,
        next_block=PLAN.block("area_attestazione"),
        late_by_minutes=0,
        likeliest=Likeliest("next"),
        session_ends_at=at("16:30"),
        has_points=True,
        reads_back=True,
    )
    return replace(view, **changes)


SECRET = OpenPrompt(
    run=a_run("perche_ospitare", closes_at=at("14:55")),
    answered=9,
    asked=16,
    roles=tuple(
        RoleProgress(role_id=role_id, answered=None, joined=joined)
        for role_id, joined in ((PROMOTER, 7), (HOST, 6), (LOCAL, 0))
    ),
)
"""An anonymous prompt that is open."""

CANDIDATES = (
    Candidate(
        id="plan-1",
        leader=Leader(key=None, name="Marco De Santis", email=None),
        organisation="Anpal Servizi",
    ),
    Candidate(id="p-7", leader=Leader(key="k", name="Lucia Ferri", email=None)),
)

VIEWS: Mapping[str, View] = {
    "14 control": a_control_view(),
    "14 control, anonymous": a_control_view(open_prompts=(SECRET,)),
    "14 control, statements proposed": a_control_view(proposals=3),
    "14 control, ready": a_control_view(
        session=a_session(None),
        place=None,
        open_prompts=(),
        reopenable=None,
        next_block=PLAN.agenda[0],
        now=at("13:58"),
        likeliest=Likeliest("start"),
    ),
    "14 control, busy": a_control_view(
        open_prompts=a_control_view().open_prompts * 2,
        waiting=PLAN.prompts[:2],
        likeliest=Likeliest("open", PLAN.prompts[0].id),
        late_by_minutes=7,
        doubtful=1,
        undelivered=2,
        limited=("personal", "members", "own_views"),
    ),
    "14 control, just asked": a_control_view(
        just_asked=True, likeliest=Likeliest("close", "run-punti_scouting")
    ),
    "14 control, paused": a_control_view(
        session=a_session(state=SessionState.PAUSED), likeliest=Likeliest("resume")
    ),
    "14 control, last block": a_control_view(
        next_block=None,
        open_prompts=(),
        late_by_minutes=-1,
        reopenable=None,
        likeliest=Likeliest("end"),
    ),
    "14 control, ended": a_control_view(
        session=a_session(state=SessionState.ENDED),
        open_prompts=(),
        next_block=None,
        likeliest=None,
        session_ends_at=None,
    ),
    "14 question form": AskingView(session=a_session(), draft=Draft()),
    "14 question form, to mend": AskingView(
        session=a_session(),
        draft=read_line("Siete d’accordo? sì / in parte / Sì 3m"),
        problem=OptionIsRepeated("Sì"),
    ),
    "14 hand over": HandingView(session=a_session(), candidates=CANDIDATES, more=4),
    "14 hand over to nobody": HandingView(
        session=a_session(), candidates=CANDIDATES, named="Aldo", is_unknown=True
    ),
    "14 away": AwayView(session=a_session(), names=("Marco De Santis", "Lucia Ferri")),
    "04 a deputy may step in": BlockView(
        session=a_session(),
        block=PLAN.agenda[4],
        place=area_place(PLAN, PLAN.agenda[4]),
        opened_at=at("14:44"),
        ends_at=at("14:56"),
        steps_in=True,
    ),
}

REPLIES: Mapping[str, Reply] = {
    "14 act done": ActDone(act=Act.EXTEND, control=a_control_view()),
    "14 can be undone": ActDone(act=Act.NEXT, control=replace(a_control_view(), undoable=True)),
    "14 confirm the lead": ConfirmationNeeded(
        session=a_session(), command=a_command(Facilitate, act=Act.LEAD)
    ),
    "14 confirm close": ConfirmationNeeded(
        session=a_session(),
        command=a_command(Facilitate, act=Act.CLOSE, run_id="run-perche_ospitare", seen=5),
        run=a_run(a_prompt("perche_ospitare")),
        answered=9,
        asked=16,
    ),
    "14 confirm close of what is anonymous": ConfirmationNeeded(
        session=a_session(),
        command=a_command(Facilitate, act=Act.CLOSE, run_id="run-perche_ospitare", seen=5),
        run=a_run(a_prompt("perche_ospitare").model_copy(update={"anonymous": True})),
        answered=9,
        asked=16,
    ),
    "14 question put": QuestionPut(control=a_control_view(), minutes=2, rounded_seconds=90),
    "14 confirm end": ConfirmationNeeded(
        session=a_session(), command=a_command(Facilitate, act=Act.END, seen=5)
    ),
}
