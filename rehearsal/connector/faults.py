"""Faults that can be switched on: what goes wrong between a bot and Teams."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from rehearsal.chats import Chat
from rehearsal.connector.errors import ConnectorError
from rehearsal.connector.operations import Operation

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(eq=False, kw_only=True)
class Fault:
    """Strikes the next `times` requests of an operation, in one chat or (None) anywhere.

    With `accepted` the request takes effect before it goes wrong, which is what makes a POST
    undecidable for the bot. After `seconds` (None: not before Teams closes or the bot gives up)
    the line `drops`, or the error `status` is answered, or else what is true.
    """

    operation: Operation | None = Operation.SEND
    chat: Chat | None = None
    times: int = 1
    accepted: bool = False
    drops: bool = False
    status: int | None = None
    retry_after: int | None = None
    seconds: float | None = 0.0

    @property
    def takes_effect(self) -> bool:
        """Say whether the request is carried out: also where its answer is only late."""
        return self.accepted or not (self.drops or self.status)

    def strikes(self, operation: Operation, chat_id: str) -> bool:
        """Say whether this request is one of those meant."""
        return (
            self.times > 0
            and self.operation in (None, operation)
            and (self.chat is None or self.chat.id == chat_id)
        )


class Faults:
    """The faults switched on now, in the order in which they were."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._closing = asyncio.Event()

    def add(self, fault: Fault) -> Fault:
        """Switch a fault on."""
        self._faults.append(fault)
        return fault

    def answer(self, status: int, *, times: int = 1, accepted: bool = False) -> Fault:
        """Answer the next sends anywhere with an error status."""
        return self.add(Fault(status=status, times=times, accepted=accepted))

    def hang(self, *, times: int = 1) -> Fault:
        """Accept the next sends anywhere, and never answer them."""
        return self.add(Fault(times=times, accepted=True, drops=True, seconds=None))

    def drop(self, *, times: int = 1, accepted: bool = False) -> Fault:
        """Drop the connection of the next sends anywhere."""
        return self.add(Fault(times=times, accepted=accepted, drops=True))

    def slow(self, seconds: float, *, times: int = 1) -> Fault:
        """Answer the next sends anywhere rightly, but late."""
        return self.add(Fault(times=times, seconds=seconds))

    def clear(self) -> None:
        """Switch everything off."""
        self._faults.clear()

    @property
    def waiting(self) -> int:
        """Give how many more requests are to be struck."""
        return sum(fault.times for fault in self._faults)

    def close(self) -> None:
        """Let go of the requests that hang."""
        self._closing.set()

    def next_for(self, operation: Operation, chat_id: str) -> Fault | None:
        """Give the first fault that strikes this request, and count it."""
        for fault in self._faults:
            if fault.strikes(operation, chat_id):
                fault.times -= 1
                return fault
        return None

    async def play(
        self, fault: Fault, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        """Answer a request as the fault has it."""
        response = await handler(request) if fault.takes_effect else web.Response()
        await self._linger(fault.seconds)
        if fault.drops and request.transport is not None:
            request.transport.abort()
        if fault.status is not None:
            error = ConnectorError(fault.status, "ServiceError", "Switched on for a rehearsal.")
            wait = fault.retry_after
            return error.as_response({} if wait is None else {"Retry-After": str(wait)})
        return response

    async def _linger(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return
