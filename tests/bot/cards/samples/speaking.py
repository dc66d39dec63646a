"""Rounds in which people speak one after the other."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.views.leading import OpenPrompt, RoleProgress
from dialogs.views.prompts import FloorView, PromptView, Seat, WritingView
from dialogs.views.view import View
from facilitation.speaking_rounds import SpeakingRound
from tests.bot.cards.samples.leading import a_control_view
from tests.bot.cards.samples.stage import (
    HOST,
    LOCAL,
    PROMOTER,
    a_prompt_view,
    a_result_view,
    a_run,
    at,
)

SPEAKING = SpeakingRound(
    id="giro", minutes=8, question="Che cosa vorreste dire a chi comincia?", seconds=60
)


def a_floor(**changes: Any) -> FloorView:
    floor = FloorView(
        turn=3,
        speaker=Seat(name="Maria Greco", role_id=HOST),
        following=(
            Seat(name="Antonio Lorusso", role_id=PROMOTER),
            Seat(name=None, role_id=LOCAL),
            Seat(name="Paolo Fiore", role_id=HOST),
        ),
        waiting=7,
        spoken=2,
        ends_at=at("14:52"),
        is_held=False,
    )
    return replace(floor, **changes)


def a_speaking_view(role_id: str | None = None, **changes: Any) -> PromptView:
    return a_prompt_view(SPEAKING, role_id=role_id, floor=a_floor(**changes))


VIEWS: Mapping[str, View] = {
    "18 speaking round": a_speaking_view(),
    "18 speaking round, my turn": a_speaking_view(role_id=HOST, is_mine=True),
    "18 speaking round, in line": a_speaking_view(
        role_id=PROMOTER, may_withdraw=True, is_waiting=True, is_held=True, ends_at=None
    ),
    "18 speaking round, rather writing": replace(
        a_speaking_view(role_id=HOST), writing=WritingView(run=a_run("punti_scouting"))
    ),
    "18 speaking round, writing later": replace(
        a_speaking_view(role_id=HOST), writing=WritingView(run=None)
    ),
    "18 speaking round, nobody": a_speaking_view(speaker=None, following=(), waiting=0),
    "18 speaking round, closed": a_result_view(SPEAKING, answered=5),
    "18 speaking round, control": a_control_view(
        open_prompts=(
            OpenPrompt(
                run=a_run(SPEAKING),
                answered=2,
                asked=16,
                roles=(RoleProgress(role_id=HOST, answered=2, joined=6),),
                floor=a_floor(),
            ),
        )
    ),
}
