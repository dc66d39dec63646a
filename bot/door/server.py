"""The HTTP side: /api/messages, /health, /ready and /metrics."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeVar

import orjson
from aiohttp import web
from botbuilder.core import InvokeResponse
from botbuilder.schema import Activity
from prometheus_client import CONTENT_TYPE_LATEST

from bot.door.activities import NotAnActivity, read_activity
from bot.door.courtesy import Courtesy
from bot.door.patience import Patience
from bot.door.security import TokenIsRefused
from bot.faults import log_fault
from bot.metrics.page import Page
from bot.traces import Trace

MOST_BYTES = 256 * 1024
CHECK_SECONDS = 5
COME_AGAIN_SECONDS = "1"

Converse = Callable[[str, Activity], Awaitable[InvokeResponse | None]]
"""Authenticates an activity by its header and leads it through a turn."""

Check = Callable[[], Awaitable[bool]]

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

Answer = TypeVar("Answer", bound=web.StreamResponse)

PATIENCE = Patience()

logger = logging.getLogger(__name__)


class _TooSlowError(Exception):
    """The body did not come in time."""


def build_server(
    converse: Converse,
    checks: Mapping[str, Check],
    page: Page,
    patience: Patience = PATIENCE,
) -> web.Application:
    """Build the routes; `checks` decide, each under its name, whether we are ready."""
    metrics = page.metrics
    messages_door = _Door(converse, page, patience)
    metrics.crowd.in_flight.set_function(lambda: messages_door.inside)

    async def messages(request: web.Request) -> web.Response:
        started = time.perf_counter()
        answer = await messages_door.answer(request)
        metrics.crowd.requests.labels(answer.status).inc()
        metrics.crowd.turns.observe(time.perf_counter() - started)
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
        return web.Response(body=await page.text(), headers=headers)

    server = web.Application(client_max_size=MOST_BYTES, middlewares=[_traced])
    server.router.add_post("/api/messages", messages)
    server.router.add_get("/health", health)
    server.router.add_get("/ready", ready)
    server.router.add_get("/metrics", figures)
    return server


@web.middleware
async def _traced(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Have what is logged of a request tied together, also where its route is somebody else's."""
    with Trace():
        return await _calmly(handler(request))


async def _calmly(answering: Awaitable[Answer]) -> Answer | web.Response:
    """Show no more of a fault than a status; aiohttp's own log line would name who asked."""
    try:
        return await answering
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001  the edge
        log_fault(logger, "request_failed", error)
        return _refuse(HTTPStatus.SERVICE_UNAVAILABLE)


class _Door:
    """Reads, lets in, answers."""

    def __init__(self, converse: Converse, page: Page, patience: Patience) -> None:
        self._converse = converse
        self._page = page
        self._patience = patience
        self._courtesy = Courtesy()
        self.inside = 0

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request, unless too many are being answered."""
        if self.inside >= self._patience.at_once:
            return _refuse(HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": COME_AGAIN_SECONDS})
        self.inside += 1
        try:
            return await _calmly(self._answer(request))
        finally:
            self.inside -= 1

    async def _answer(self, request: web.Request) -> web.Response:
        try:
            said = orjson.loads(await self._read(request))
            async with self._courtesy.turn(said):
                activity = read_activity(said)
                header = request.headers.get("Authorization", "")
                reply = _reply(await self._converse(header, activity))
            self._page.seen(activity.from_property.id)
            return reply
        except web.HTTPRequestEntityTooLarge:
            return _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except _TooSlowError:
            return _refuse(HTTPStatus.REQUEST_TIMEOUT, {"Connection": "close"})
        except (orjson.JSONDecodeError, NotAnActivity, web.RequestPayloadError):
            return _refuse(HTTPStatus.BAD_REQUEST)
        except TokenIsRefused as refusal:
            logger.warning("token_refused", extra={"reason": str(refusal)})
            self._page.metrics.house.token_refusals.labels(str(refusal)).inc()
            return _refuse(HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})

    async def _read(self, request: web.Request) -> bytes:
        try:
            async with asyncio.timeout(self._patience.body_seconds):
                return await request.read()
        except TimeoutError as error:
            raise _TooSlowError from error


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


def _refuse(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.json_response({"error": status.phrase}, status=status, headers=headers)


def _json(body: Any, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")
