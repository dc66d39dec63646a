"""What is begun with the service, goes on by itself, and is ended with it."""

from collections.abc import AsyncIterator, Callable

from aiohttp import web

from bot.clock import Clock
from bot.delivery import Delivery
from bot.dispatch import Dispatch
from bot.house import House
from bot.leases import Leases
from bot.metrics.faults import counting_faults
from bot.model.endpoint import open_endpoint
from bot.model.errands import Errands

Life = Callable[[web.Application], AsyncIterator[None]]


def counting(house: House) -> Life:
    """Count whatever is logged as a fault."""

    async def counted(_: web.Application) -> AsyncIterator[None]:
        with counting_faults(house.metrics.house.faults):
            yield

    return counted


def living(house: House) -> Life:
    """Meet deadlines, deliver what is to be said, and have key messages worded."""
    store, time, dialogs = house.store, house.time, house.dialogs
    delivery = _delivery(house)
    clock = Clock(dialogs.timing, time, house.metrics)
    errands = Errands(dialogs.key_messages, open_endpoint(house.settings), time.now)

    async def lifetime(_: web.Application) -> AsyncIterator[None]:
        store.bell.hang(delivery.wake, clock.wake, errands.wake)
        async with house.ways.outgoing.opened(), store.listening():
            await store.upgrade()
            async with errands.running():
                await delivery.start()
                await clock.agree()
                await dialogs.timing.break_off_lost(time.now())
                clock.start()
                yield
                await clock.stop()
                await dialogs.voting.finish()
                await delivery.stop()
        await store.close()

    return lifetime


def _delivery(house: House) -> Delivery:
    leases = Leases(house.store)
    dispatch = Dispatch(
        store=house.store,
        showing=house.dialogs.showing,
        closing=house.dialogs.closing,
        room=house.ways.unpaced,
        roster=house.ways.roster,
        personal=house.ways.personal,
        doubts=house.doubts,
        leases=leases,
        pace=house.ways.pace,
        now=house.time.now,
        metrics=house.metrics,
    )
    return Delivery(
        store=house.store,
        dispatch=dispatch,
        doubts=house.doubts,
        leases=leases,
        now=house.time.now,
    )
