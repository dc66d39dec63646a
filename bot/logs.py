"""Logs as JSON, a line an event; never what people wrote, never their names."""

import json
import logging
from datetime import UTC, datetime

from bot.faults import describe_fault

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """An event word first, facts as fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record as one line."""
        facts = {key: value for key, value in vars(record).items() if key not in STANDARD}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "at": at,
            "level": record.levelname,
            "event": record.getMessage(),
            "logger": record.name,
            **facts,
        }
        if record.exc_info and record.exc_info[1]:
            line["stack"] = "".join(describe_fault(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up_logs(level: str) -> None:
    """Log to standard error from `level` on; libraries only from WARNING."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level="WARNING", handlers=[handler], force=True)
    for ours in ("bot", "dialogs", "storage"):
        logging.getLogger(ours).setLevel(level)
