"""Faults, counted where all of them pass: in the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter

from bot.logs import OURS
from bot.metrics.metrics import OTHERS


class _Listener(logging.Handler):
    def __init__(self, faults: Counter) -> None:
        super().__init__(logging.ERROR)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        """Count one line by its event, which for ours is a word of ours."""
        is_ours = record.name.partition(".")[0] in OURS
        self._faults.labels(str(record.msg) if is_ours else OTHERS).inc()


@contextmanager
def counting_faults(faults: Counter) -> Iterator[None]:
    """Count what is logged as an error within."""
    listener = _Listener(faults)
    logging.getLogger().addHandler(listener)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(listener)
