"""What an operator watches: every figure, its name and its labels."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)

from storage.outbox.parcels import Parcel

# They would tell to the millisecond when somebody first did something.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library types it not

TURN_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15)
DATABASE_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
LATE_SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)

# A series that begins with its first count shows no rise, and an alert would miss it.
WATCHED = (200, 503)
OTHERS = "other"
"""What libraries log is counted under one word: they put into it what they like."""


class Crowd:
    """What moves with each act of one person; told only in company, which `Page` sees to."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.requests = Counter(
            "giro_requests", "Requests from Teams by status.", ["status"], registry=registry
        )
        for status in WATCHED:
            self.requests.labels(status)
        self.turns = Histogram(
            "giro_request_seconds",
            "Time from the request to its answer.",
            buckets=TURN_SECONDS,
            registry=registry,
        )
        self.in_flight = Gauge(
            "giro_requests_in_flight", "Requests being answered.", registry=registry
        )
        self.refusals = Counter(
            "giro_refusals", "What the rules said no to.", ["refusal"], registry=registry
        )
        self.redraws = Counter(
            "giro_redraws", "Cards drawn again, by what came of it.", ["result"], registry=registry
        )
        self.database = Histogram(
            "giro_database_seconds",
            "Time of a transaction, its waiting and its commit included.",
            ["work"],
            buckets=DATABASE_SECONDS,
            registry=registry,
        )


class House:
    """What goes on without anybody's doing, or is about nobody who answers."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        GCCollector(registry=registry)
        self.faults = Counter(
            "giro_faults", "Errors in the log by event.", ["event"], registry=registry
        )
        self.faults.labels(OTHERS)
        self.token_refusals = Counter(
            "giro_token_refusals", "Requests not let in, by reason.", ["reason"], registry=registry
        )
        self.deliveries = Counter(
            "giro_deliveries",
            "Announcements sent, by kind and by what came of it.",
            ["kind", "result"],
            registry=registry,
        )
        self.lateness = Histogram(
            "giro_deadline_late_seconds",
            "How late deadlines were met.",
            buckets=LATE_SECONDS,
            registry=registry,
        )
        self._keep(registry)

    def _keep(self, registry: CollectorRegistry) -> None:
        """What is read from the database, and so is the same for all processes."""
        self.database_is_up = Gauge(
            "giro_database_up", "Whether these could be read just now.", registry=registry
        )
        self.sessions = Gauge("giro_sessions", "Sessions by state.", ["state"], registry=registry)
        self.answers = Gauge(
            "giro_answers", "Answers to prompts that are closed.", registry=registry
        )
        self.contributions = Gauge(
            "giro_contributions", "Contributions to rounds that are closed.", registry=registry
        )
        self.parcels = Gauge(
            "giro_outbox_parcels",
            "Announcements that wait or need a look, by state.",
            ["state"],
            registry=registry,
        )
        self.oldest = Gauge(
            "giro_outbox_oldest_seconds",
            "For how long the oldest announcement has been waiting.",
            registry=registry,
        )
        self.overdue = Gauge(
            "giro_deadline_overdue_seconds",
            "How overdue the longest overdue deadline is.",
            registry=registry,
        )


class Metrics:
    """The figures of one process. No label names a session or a person; each has few values."""

    def __init__(self) -> None:
        self.crowd = Crowd()
        self.house = House()

    def count_delivery(self, parcel: Parcel, result: str) -> None:
        """One parcel was tried. Redraws follow what people do, announcements do not."""
        if parcel.redraws:
            self.crowd.redraws.labels(result).inc()
        else:
            self.house.deliveries.labels(parcel.announcement.kind, result).inc()

    def time_database(self, work: str, seconds: float) -> None:
        """One transaction took so long."""
        self.crowd.database.labels(work).observe(seconds)
