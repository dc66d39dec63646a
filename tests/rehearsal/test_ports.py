"""Ports for who is killed and comes again at the same address."""

import socket

import pytest

from rehearsal.stage import ports
from rehearsal.stage.ports import PORTS, free_port


def test_no_caller_is_lent_a_port_of_ours_meanwhile() -> None:
    with (
        socket.create_server(("127.0.0.1", free_port())) as answering,
        socket.create_connection(answering.getsockname()) as calling,
    ):
        lent = calling.getsockname()[1]

    assert lent not in PORTS


def test_a_port_that_somebody_has_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as held:
        taken = free_port()
        held.bind(("127.0.0.1", taken))
        monkeypatch.setattr(ports, "PORTS", range(taken, taken + 1))

        with pytest.raises(OSError, match="no port is free"):
            free_port()
