"""Ports of loopback, for who is killed and comes again at the same address."""

import random
import socket

PORTS = range(20_000, 32_768)
"""None that a system lends to who calls somebody: Linux lends from 32768 on, others from 49152.

Such a port, given up for a second by who was killed, may be a caller's for as long as the call
lasts; a pool's connections last for hours.
"""


def free_port() -> int:
    """Find a port that nobody uses now, and that is still free when its user comes again.

    Raises OSError if there is none.
    """
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as found:
            try:
                found.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no port is free")
