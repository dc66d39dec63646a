"""Ports for who is killed and comes again at the same address."""

import socket

import pytest

from rehearsal.stage.ports import reserve_port


def test_whose_port_it_is_comes_and_goes_and_comes_again() -> None:
    port = reserve_port()

    for _ in range(2):
        with (
            socket.create_server(("127.0.0.1", port)) as answering,
            socket.create_connection(answering.getsockname()) as calling,
        ):
            assert calling.getpeername()[1] == port


def test_nobody_else_is_given_a_port_meanwhile() -> None:
    port = reserve_port()

    with socket.socket() as calling, pytest.raises(OSError, match="in use"):
        calling.bind(("127.0.0.1", port))
