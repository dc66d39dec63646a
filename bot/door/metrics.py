"""What an operator watches."""

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, ProcessCollector


class Metrics:
    """The door's figures, in a registry that others may add theirs to."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self.answers = Counter(
            "giro_requests", "Requests from Teams by status.", ["status"], registry=self.registry
        )
        self.seconds = Histogram(
            "giro_request_seconds",
            "Time from the request to its answer.",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15),
            registry=self.registry,
        )
