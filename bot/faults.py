"""Telling the operator of a fault without telling what people wrote."""

import logging
import traceback
from collections.abc import Iterator


def log_fault(logger: logging.Logger, event: str, error: BaseException, **facts: object) -> None:
    """Log `event` with where `error` came from, as a stack without its messages."""
    logger.error(event, extra={**facts, "stack": "".join(describe_fault(error))})


def describe_fault(error: BaseException) -> Iterator[str]:
    """Give the traceback without the messages, which may quote what people wrote."""
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from describe_fault(cause)
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
