"""What every request of a bot passes: the ledger, the limits, the faults."""

import math
import time
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Middleware

from rehearsal.connector.errors import ConnectorError, too_big, too_many
from rehearsal.connector.faults import Faults, Handler
from rehearsal.connector.limits import Limits
from rehearsal.connector.operations import chat_id_of, operation_of
from rehearsal.ledger import BotRequest, Ledger
from rehearsal.wire import Clock

LARGEST_BODY = 100 * 1024


@dataclass(eq=False)
class Guards:
    """The middlewares of the connector, outermost first."""

    ledger: Ledger
    limits: Limits
    faults: Faults
    clock: Clock

    def in_order(self) -> list[Middleware]:
        """Give the middlewares as the web application wants them."""
        return [self._record, self._excuse, self._limit, self._strike]

    @web.middleware
    async def _record(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        operation = operation_of(request)
        if operation is None:
            return await handler(request)
        at, began, status = self.clock(), time.perf_counter(), 0
        try:
            response = await handler(request)
            dropped = request.transport is None or request.transport.is_closing()
            status = 0 if dropped else response.status
        finally:
            self.ledger.add(
                BotRequest(
                    at=at,
                    method=request.method,
                    path=request.path,
                    operation=operation,
                    chat_id=chat_id_of(request),
                    status=status,
                    seconds=time.perf_counter() - began,
                )
            )
        return response

    @web.middleware
    async def _excuse(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except ConnectorError as error:
            return error.as_response()

    @web.middleware
    async def _limit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        operation = operation_of(request)
        if operation is None:
            return await handler(request)
        wait = self.limits.admit(operation, chat_id_of(request))
        if wait > 0:
            return too_many().as_response({"Retry-After": str(math.ceil(wait))})
        if len(await request.read()) > LARGEST_BODY:
            raise too_big()
        return await handler(request)

    @web.middleware
    async def _strike(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        operation = operation_of(request)
        fault = operation and self.faults.next_for(operation, chat_id_of(request))
        if not fault:
            return await handler(request)
        return await self.faults.play(fault, request, handler)
