"""Faults, counted by their event whoever logs them."""

import logging

from bot.faults import log_fault
from bot.metrics.faults import counting_faults
from bot.metrics.metrics import Metrics


def test_faults_are_counted_by_event_and_those_of_libraries_as_one() -> None:
    faults = Metrics().house.faults
    ours, theirs = logging.getLogger("storage.somewhere"), logging.getLogger("aiohttp.server")

    with counting_faults(faults):
        log_fault(ours, "turn_failed", ValueError())
        log_fault(ours, "turn_failed", ValueError())
        ours.warning("delivery_in_doubt")
        theirs.error("Error handling request from Anna")
        theirs.error("Error handling request from Bice")
    ours.error("after")

    told = {
        sample.labels["event"]: sample.value
        for family in faults.collect()
        for sample in family.samples
    }
    assert told == {"turn_failed": 2, "other": 2}
