"""Dashboard, alerts and runbook speak of figures that exist, and each alert says what to do."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from promql_parser import Expr, VectorSelector, parse, walk
from ruamel.yaml import YAML

from bot.logs import OURS
from tests.dialogs.house import a_block, a_poll
from tests.stage import Stage, shows, small_stage

ROOT = Path(__file__).parents[2]
DEPLOYMENT = ROOT / "deployment"
RUNBOOK = (DEPLOYMENT / "runbook.md").read_text(encoding="utf-8")
RULES = YAML(typ="safe").load(DEPLOYMENT / "alerts.yaml")["groups"][0]["rules"]
DASHBOARD = json.loads((DEPLOYMENT / "dashboard.json").read_text(encoding="utf-8"))

OF_PROMETHEUS = {"up": {"job", "instance"}}
"""What Prometheus adds by itself, and the labels that it adds to everything."""

FEW = 40
"""The most series that one figure may have in a small meeting, but for a histogram's steps."""


def expressions() -> Iterator[str]:
    """Every expression of the alerts and of the dashboard."""
    yield from (rule["expr"] for rule in RULES)
    for panel in DASHBOARD["panels"]:
        for target in panel["targets"]:
            yield target["expr"].replace("$job", "giro")


def selectors(expression: str) -> list[VectorSelector]:
    """What an expression reads, as Prometheus understands it."""
    found: list[VectorSelector] = []

    def visit(each: Expr) -> None:
        if isinstance(each, VectorSelector):
            found.append(each)

    walk(parse(expression), visit)
    return found


async def page(stage: Stage) -> str:
    url = stage.teams.bot_url.replace("/api/messages", "/metrics")
    async with aiohttp.ClientSession() as client, client.get(url) as answer:
        return await answer.text()


@pytest.fixture
async def meeting(tmp_path: Path) -> dict[str, Any]:
    """Hold a meeting in which six people vote and are refused; give the page and who they were."""
    async with small_stage(tmp_path, a_block("one", a_poll(minutes=50), minutes=60)) as stage:
        people = stage.people(*(f"Voter{number}" for number in range(6)))
        await stage.begin()
        await stage.join(*people)
        poll = await people[0].finds("Which?")
        for one in people:
            assert shows(await one.tap(poll, "vote", option="A"), "✓ Risposta registrata")
            await one.says("@Giro pausa")
        await stage.end()
        await people[0].finds("Sessione conclusa")
        async with stage.beside() as work:
            [session] = await work.sessions.all()
        names = [one.name for one in people] + [one.teams_id for one in people]
        return {"page": await page(stage), "names": [*names, session.id, session.tenant_id]}


async def test_every_figure_that_is_watched_exists_with_those_labels(
    meeting: dict[str, Any],
) -> None:
    families = list(text_string_to_metric_families(meeting["page"]))
    known: dict[str, set[str]] = dict(OF_PROMETHEUS)
    for family in families:
        # Of a figure that has not been counted yet the page has but the name.
        names = {family.name, f"{family.name}_total"} if not family.samples else set()
        known |= {name: set() for name in names}
        for sample in family.samples:
            known.setdefault(sample.name, {"job", "instance"}).update(sample.labels)

    unknown = [
        (expression, selector.name)
        for expression in expressions()
        for selector in selectors(expression)
        if selector.name not in known
        or (known[selector.name] and not _labels(selector) <= known[selector.name])
    ]

    assert unknown == []


async def test_every_figure_of_ours_is_on_the_dashboard(meeting: dict[str, Any]) -> None:
    shown = {
        re.sub(r"_(total|bucket)$", "", selector.name or "")
        for expression in expressions()
        for selector in selectors(expression)
    }
    ours = {
        family.name
        for family in text_string_to_metric_families(meeting["page"])
        if family.name.startswith("giro_")
    }

    assert len(ours) > 15
    assert ours - shown == set()


async def test_no_label_names_anybody_and_each_has_few_values(meeting: dict[str, Any]) -> None:
    for family in text_string_to_metric_families(meeting["page"]):
        series = [sample for sample in family.samples if "le" not in sample.labels]
        assert len(series) <= FEW, family.name

    assert 'giro_refusals_total{refusal="MayNotFacilitate"} 6.0' in meeting["page"]
    assert [name for name in meeting["names"] if name in meeting["page"]] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_every_alert_says_what_it_means_and_what_to_do(rule: dict[str, Any]) -> None:
    heading = f"### {rule['alert']}\n"

    assert RUNBOOK.count(heading) == 1
    assert len(RUNBOOK.split(heading)[1].split("\n#")[0]) > 100
    assert rule["annotations"]["runbook"] == f"deployment/runbook.md#{rule['alert'].lower()}"
    assert rule["annotations"]["summary"]
    assert rule["labels"]["severity"] in {"now", "today"}


def test_the_runbook_speaks_of_no_alert_that_there_is_not() -> None:
    told = set(re.findall(r"^### (\w+)$", RUNBOOK, re.MULTILINE))

    assert told == {rule["alert"] for rule in RULES}


def test_every_link_within_the_runbook_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", RUNBOOK, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}

    assert set(re.findall(r"\]\(#([\w-]+)\)", RUNBOOK)) <= anchors


def test_every_event_that_we_log_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", RUNBOOK.split("## What the events mean")[1]))

    assert events() - explained == set()


def test_no_event_is_explained_that_is_never_logged() -> None:
    table = RUNBOOK.split("| event |")[1].split("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]

    assert len(rows) > 15
    assert {word for row in rows for word in re.findall(r"`(\w+)`", row)} == events()


def test_the_dashboard_can_be_imported() -> None:
    panels = DASHBOARD["panels"]
    places = [tuple(panel["gridPos"][key] for key in "xywh") for panel in panels]

    assert len({panel["id"] for panel in panels}) == len(panels)
    assert all(panel["title"] and panel["description"] for panel in panels)
    assert all(x + w <= 24 for x, _, w, _ in places)
    assert len({*places}) == len(places)
    assert {each["name"] for each in DASHBOARD["templating"]["list"]} == {"datasource", "job"}


def events() -> set[str]:
    """The event words of all that we log."""
    calls = [
        node
        for package in OURS
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    return {
        argument.value
        for call in calls
        if _logs(call.func)
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def _logs(called: ast.expr) -> bool:
    match called:
        case ast.Name(id="log_fault"):
            return True
        case ast.Attribute(value=ast.Name(id="logger"), attr=attr):
            return attr in {"debug", "info", "warning", "error", "exception"}
        case _:
            return False


def _labels(selector: VectorSelector) -> set[str]:
    return {matcher.name for matcher in selector.matchers.matchers}
