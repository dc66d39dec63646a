"""The session that every sample shows a moment of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from dialogs.views.prompts import PromptView, ResultView
from facilitation.people import Sender
from facilitation.plan import Plan
from facilitation.privacy import published
from facilitation.prompts import Asking, Prompt
from facilitation.runs import PromptRun
from facilitation.sessions import Session, SessionState, area_place

Json = dict[str, Any]

HOST, PROMOTER, LOCAL = "soggetto_ospitante", "ente_promotore", "attore_territoriale"

OBSERVER = "osservatore"


def a_plan() -> Plan:
    """The plan that ships."""
    path = Path(__file__).parents[4] / "plans" / "puglia-2020.yaml"
    return Plan.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


def at(clock: str) -> datetime:
    """A moment of the session's day, by the clock in Rome."""
    hours, minutes = clock.split(":")
    return datetime(2020, 11, 24, int(hours) - 1, int(minutes), tzinfo=UTC)


PLAN = a_plan()


def a_session(block: str | None = "area_scouting", **changes: Any) -> Session:
    session = Session(
        id="s-7",
        tenant_id="t-1",
        conversation_id="c-1",
        service_url="https://teams.example/",
        meeting_id="m-1",
        plan=PLAN,
        state=SessionState.RUNNING if block else SessionState.PREPARED,
        prepared_at=at("13:50"),
        started_at=at("14:00") if block else None,
        block_id=block,
        block_opened_at=at("14:44") if block else None,
        block_ends_at=at("14:56") if block else None,
        acts=5,
    )
    return replace(session, **changes)


def a_prompt(prompt_id: str) -> Prompt:
    return next(prompt for prompt in PLAN.prompts if prompt.id == prompt_id)


def a_run(prompt: Prompt | str, **changes: Any) -> PromptRun:
    found = a_prompt(prompt) if isinstance(prompt, str) else prompt
    block = next((one for one in PLAN.agenda if found in one.prompts), PLAN.agenda[4])
    run = PromptRun(
        id=f"run-{found.id}",
        session_id="s-7",
        block_id=block.id,
        prompt=found,
        opened_at=at("14:45"),
        closes_at=at("14:47"),
    )
    return replace(run, **changes)


def a_prompt_view(prompt: Prompt | str, **changes: Any) -> PromptView:
    run = a_run(prompt)
    block = PLAN.block(run.block_id)
    view = PromptView(
        session=a_session(),
        run=run,
        block=block,
        place=area_place(PLAN, block),
        is_open=True,
        answered=9,
        asked=16,
    )
    return replace(view, **changes)


def a_result_view(prompt: Prompt | str, **changes: Any) -> ResultView:
    run = changes.pop("run", a_run(prompt))
    block = PLAN.block(run.block_id)
    view = ResultView(
        session=a_session(),
        run=replace(run, closed_at=at("14:47")),
        block=block,
        place=area_place(PLAN, block),
        answered=14,
        asked=16,
    )
    return replace(view, **changes)


SENDER = Sender(key="k-1", teams_user_id="29:1", name="Giulia Romano", guest=False)


def a_command(command: type[Any], /, **facts: Any) -> Any:
    return command(sender=SENDER, tenant_id="t-1", conversation_id="c-1", **facts)


def results_of(prompt: Asking, answers: Mapping[str, Sequence[Sequence[str]]]) -> Any:
    """What is published of a prompt with one question."""
    given = {role: [tuple(one) for one in some] for role, some in answers.items()}
    groups = [(role,) for role in given]
    return (
        published(prompt.asks[0], given, groups=groups, threshold=3, anonymous=prompt.anonymous),
    )
