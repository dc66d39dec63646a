"""Ports of loopback, for who is killed and comes again at the same address."""

import atexit
import socket
import sys

_held: list[socket.socket] = []


def reserve_port() -> int:
    """Find a port that nobody uses, and let nobody else be given it as long as we run.

    Else it may be somebody's before its user has come, or while they are gone: a server's for
    good, or a caller's for as long as the call lasts.
    """
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    port: int = held.getsockname()[1]
    if sys.platform == "linux":
        # Who is bound there and silent is in the way of nobody who listens as servers do.
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _held.append(held)
    else:
        held.close()
    return port


@atexit.register
def _let_go() -> None:
    for held in _held:
        held.close()
