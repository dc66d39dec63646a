"""The database's own time: of many processes one clock is always wrong, this one they share."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.tables.base import Instant


class Moment(FunctionElement[datetime]):
    """When a statement gets to it, or some time later."""

    type = Instant()
    inherit_cache = True

    def __init__(self, later: timedelta = timedelta()) -> None:
        super().__init__(literal(later.total_seconds()))


@compiles(Moment, "postgresql")
def _postgresql(moment: Moment, compiler: SQLCompiler, **options: Any) -> str:
    # Not now(), which is when the transaction began: it may have waited since.
    later = compiler.process(moment.clauses, **options)
    return f"(clock_timestamp() + make_interval(secs => {later}))"


@compiles(Moment, "sqlite")
def _sqlite(moment: Moment, compiler: SQLCompiler, **options: Any) -> str:
    # As SQLAlchemy writes instants, so that the two can be compared.
    later = compiler.process(moment.clauses, **options)
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {later} || ' seconds')"
