"""Runs the errands to the language model; neither the digest nor anybody waits for them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from bot.faults import log_fault
from bot.model.endpoint import Endpoint, ModelError
from bot.traces import Trace
from dialogs.key_messages import KeyMessagesDialog
from facilitation.key_messages import Failure
from storage.key_messages import Errand
from storage.outages import DatabaseIsAwayError

LOOK_SECONDS = 5
"""Between two looks, should nobody call: another process may have been stopped in its errand."""

logger = logging.getLogger(__name__)


class Errands:
    """One errand after the other; several processes share them."""

    def __init__(
        self,
        dialog: KeyMessagesDialog,
        endpoint: Endpoint | None,
        now: Callable[[], datetime],
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._dialog = dialog
        self._endpoint = endpoint
        self._now = now
        self._look_seconds = look_seconds
        self._rung = asyncio.Event()
        self._writing = asyncio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run errands meanwhile, where there is a model.

        At the end an errand is left where it is, but no transaction: another process takes it up.
        """
        if self._endpoint is None:
            yield
            return
        running = asyncio.create_task(self._watch(self._endpoint))
        yield
        async with self._writing:
            running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    def wake(self) -> None:
        """Look at once: somebody may have asked."""
        self._rung.set()

    async def _watch(self, endpoint: Endpoint) -> None:
        while True:
            try:
                while errand := await self._take():
                    with Trace(errand.session_id):
                        await self._run(errand, endpoint)
            except DatabaseIsAwayError as error:
                logger.warning("key_messages_put_off", extra={"reason": str(error)})
            except Exception as error:  # noqa: BLE001  the next look may succeed
                log_fault(logger, "key_messages_broke", error)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._look_seconds):
                    await self._rung.wait()
            self._rung.clear()

    async def _take(self) -> Errand | None:
        async with self._writing:
            return await self._dialog.take(self._now())

    async def _run(self, errand: Errand, endpoint: Endpoint) -> None:
        failure: Failure | None
        try:
            answer = await endpoint.ask(errand.request)
        except ModelError as error:
            failure = error.failure
            async with self._writing:
                await self._dialog.fail(errand, failure, self._now())
        else:
            async with self._writing:
                failure = await self._dialog.keep(errand, answer.text, answer.model, self._now())
        if failure is None:
            logger.info("key_messages_worded", extra={"tries": errand.tries})
        else:
            facts = {"reason": failure, "tries": errand.tries}
            logger.warning("key_messages_failed", extra=facts)
