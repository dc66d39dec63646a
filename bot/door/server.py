"""The HTTP side: /api/messages, /health, /ready and /metrics."""

import asyncio
import gc
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

import orjson
import uvloop
from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.door.activities import NotAnActivity, read_activity
from bot.door.metrics import Metrics
from bot.door.security import TokenIsRefused
from bot.faults import log_fault

MOST_BYTES = 256 * 1024
CHECK_SECONDS = 5
SWITCH_SECONDS = 0.0005

NEW_OBJECTS = 50_000
"""How many may come into being before Python looks for garbage among them."""

Converse = Callable[[str, Activity], Awaitable[InvokeResponse | None]]
"""Authenticates an activity by its header and leads it through a turn."""

Check = Callable[[], Awaitable[bool]]

logger = logging.getLogger(__name__)


def build_server(
    converse: Converse, checks: Mapping[str, Check], metrics: Metrics
) -> web.Application:
    """Build the routes; `checks` decide, each under its name, whether we are ready."""

    async def messages(request: web.Request) -> web.Response:
        started = time.perf_counter()
        answer = await _answer(request, converse)
        metrics.answers.labels(answer.status).inc()
        metrics.seconds.observe(time.perf_counter() - started)
        return answer

    async def health(_: web.Request) -> web.Response:
        return _json({"healthy": True})

    async def ready(_: web.Request) -> web.Response:
        passed = await asyncio.gather(*(_passes(check) for check in checks.values()))
        failing = [name for name, good in zip(checks, passed, strict=True) if not good]
        status = HTTPStatus.SERVICE_UNAVAILABLE if failing else HTTPStatus.OK
        return _json({"ready": not failing, "failing": failing}, status)

    async def figures(_: web.Request) -> web.Response:
        headers = {"Content-Type": CONTENT_TYPE_LATEST}
        return web.Response(body=generate_latest(metrics.registry), headers=headers)

    server = web.Application(client_max_size=MOST_BYTES)
    server.router.add_post("/api/messages", messages)
    server.router.add_get("/health", health)
    server.router.add_get("/ready", ready)
    server.router.add_get("/metrics", figures)
    return server


def run_server(server: web.Application, *, host: str, port: int) -> None:
    """Serve until told to stop; what is being answered then gets its answer."""
    # SQLite works in a thread of its own, which asks for the interpreter some thirty times a
    # transaction: with Python's default it waits up to 5 ms each time while requests are read.
    sys.setswitchinterval(SWITCH_SECONDS)
    # What was built so far stays, mostly the SDK's models: looking through it for garbage again
    # and again would cost a sixth of every turn. A turn makes thousands of objects and no garbage
    # that goes round in circles, so looking after every 700 would cost another tenth.
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    web.run_app(
        server, host=host, port=port, access_log=None, print=None, loop=uvloop.new_event_loop()
    )


async def _answer(request: web.Request, converse: Converse) -> web.Response:
    """Read, let in, answer; whatever goes wrong shows no more than its status."""
    try:
        activity = read_activity(orjson.loads(await request.read()))
        return _reply(await converse(request.headers.get("Authorization", ""), activity))
    except web.HTTPRequestEntityTooLarge:
        return _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except (orjson.JSONDecodeError, NotAnActivity, web.RequestPayloadError):
        return _refuse(HTTPStatus.BAD_REQUEST)
    except TokenIsRefused as refusal:
        logger.warning("token_refused", extra={"reason": str(refusal)})
        return _refuse(HTTPStatus.UNAUTHORIZED)
    except Exception as error:  # noqa: BLE001  the edge: nothing of ours may show
        log_fault(logger, "request_failed", error)
        return _refuse(HTTPStatus.SERVICE_UNAVAILABLE)


def _reply(response: InvokeResponse | None) -> web.Response:
    if response is None or response.body is None:
        return web.Response(status=HTTPStatus.OK)
    return _json(response.body, HTTPStatus(response.status))


async def _passes(check: Check) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check()
    except Exception as error:  # noqa: BLE001  one of several independent checks
        log_fault(logger, "check_failed", error)
        return False


def _refuse(status: HTTPStatus) -> web.Response:
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else None
    return web.json_response({"error": status.phrase}, status=status, headers=headers)


def _json(body: Any, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")
