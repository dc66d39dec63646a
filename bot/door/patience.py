"""How long we wait for a client, and for how many at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Teams needs a fraction of all this; who is slower or greedier is not waited for."""

    header_seconds: float = 15
    """From the connection to the end of the first request's header."""
    body_seconds: float = 10
    idle_seconds: float = 75
    """Between two requests; longer than proxies keep a connection that they do not use."""
    linger_seconds: float = 2
    """For the rest of what was refused already."""
    connections: int = 2000
    at_once: int = 1500
    """Requests: a thousand people who tap in the same moment are nothing unusual."""
