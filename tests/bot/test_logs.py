"""Logs: a line an event, facts as fields, and nothing that people wrote."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.faults import log_fault
from bot.logs import JsonLines, set_up_logs

WRITTEN = "what Anna " + "wrote"

logger = logging.getLogger("bot.somewhere")


@pytest.fixture
def untouched_logs() -> Iterator[None]:
    """Logs are set up for the whole process: put them back as they were."""
    loggers = [logging.getLogger(name) for name in (None, "bot", "dialogs", "storage")]
    before = [(each, each.level, each.handlers[:]) for each in loggers]
    yield
    for each, level, handlers in before:
        each.setLevel(level)
        each.handlers[:] = handlers


def a_record(**facts: object) -> logging.LogRecord:
    return logger.makeRecord(
        logger.name, logging.WARNING, __file__, 1, "delivery_failed", (), None, extra=facts
    )


def test_an_event_is_one_line_with_its_facts() -> None:
    line = JsonLines().format(a_record(parcel_id=7, reason="è\nqui"))

    assert "\n" not in line
    told = json.loads(line)
    assert (told["event"], told["level"], told["logger"]) == (
        "delivery_failed",
        "WARNING",
        "bot.somewhere",
    )
    assert (told["parcel_id"], told["reason"]) == (7, "è\nqui")


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b31m", "\x7f", "\u2028", "\u202e", "\ud800"])
def test_nothing_in_a_line_is_obeyed_by_a_terminal_or_ends_it(evil: str) -> None:
    line = JsonLines().format(a_record(reason=f"è {evil} qui"))

    assert len(line.splitlines()) == 1
    assert evil not in line
    assert line.encode()
    assert json.loads(line)["reason"] == f"è {evil} qui"


def test_what_json_does_not_know_is_told_as_text() -> None:
    line = JsonLines().format(a_record(thing={1, 2}.__class__))

    assert json.loads(line)["thing"] == "<class 'set'>"


def test_an_errors_own_words_are_left_out() -> None:
    record = a_record()
    try:
        int(WRITTEN)
    except ValueError:
        record.exc_info = sys.exc_info()

    line = JsonLines().format(record)

    assert WRITTEN not in line
    assert "ValueError" in json.loads(line)["stack"]


def test_a_fault_is_told_by_where_it_comes_from(caplog: pytest.LogCaptureFixture) -> None:
    try:
        _read()
    except RuntimeError as error:
        log_fault(logger, "turn_failed", error, activity_type="invoke")

    line = JsonLines().format(caplog.records[0])

    assert WRITTEN not in line
    assert json.loads(line)["stack"].index("ValueError") < json.loads(line)["stack"].index(
        "Runtime"
    )


def test_ours_are_heard_from_the_level_asked_for_and_others_from_warning(
    untouched_logs: None,
) -> None:
    set_up_logs("DEBUG")

    assert logger.isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("aiohttp").isEnabledFor(logging.INFO)


def _read() -> None:
    try:
        int(WRITTEN)
    except ValueError as error:
        raise RuntimeError(WRITTEN) from error
