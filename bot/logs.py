"""Logs as JSON, a line an event; never what people wrote, never their names."""

import json
import logging
import re
from datetime import UTC, datetime

from bot.faults import describe_fault
from bot.traces import current_trace

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

OURS = ("bot", "dialogs", "storage")
"""The packages whose events are words of our own."""

# What JSON lets through and a terminal obeys, or takes for the end of a line: control characters
# beyond ASCII's first, marks of direction, separators, halves of characters.
LIVELY = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


class JsonLines(logging.Formatter):
    """An event word first, then whose turn or work it belongs to, facts as fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record as one line."""
        facts = {key: value for key, value in vars(record).items() if key not in STANDARD}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "at": at,
            "level": record.levelname,
            "event": record.getMessage(),
            "logger": record.name,
            **_traced(),
            **facts,
        }
        if record.exc_info and record.exc_info[1]:
            line["stack"] = "".join(describe_fault(record.exc_info[1]))
        written = json.dumps(line, ensure_ascii=False, default=str)
        return LIVELY.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _traced() -> dict[str, str]:
    trace = current_trace()
    if trace is None:
        return {}
    return {"trace": trace.code} | ({"session_id": trace.session_id} if trace.session_id else {})


def set_up_logs(level: str) -> None:
    """Log to standard error from `level` on; libraries only from WARNING."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level="WARNING", handlers=[handler], force=True)
    for ours in OURS:
        logging.getLogger(ours).setLevel(level)
