"""Which turn, or which work of our own, a log line belongs to."""

import secrets
from contextvars import ContextVar, Token
from typing import Self

from storage.ids import ALPHABET, is_id

_LETTERS = 8
"""Of a code; chance makes two alike once in a million turns that are logged."""


class Trace:
    """One turn, one parcel, one deadline: every line logged within it carries its code.

    It is entered in the task that does the work; what that task begins goes on under it.
    """

    __slots__ = ("_code", "_token", "session_id")

    def __init__(self, session_id: str | None = None) -> None:
        self.session_id = session_id
        self._code = ""
        self._token: Token[Trace | None]

    @property
    def code(self) -> str:
        """What people can read aloud to who reads the log; drawn when it is first asked for."""
        # Of all turns hardly any logs anything, and drawing it takes longer than all the rest.
        if not self._code:
            self._code = "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS))
        return self._code

    def __enter__(self) -> Self:
        self._token = _current.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        _current.reset(self._token)


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def current_trace() -> Trace | None:
    """What is being done here, if it is traced."""
    return _current.get()


def trace_session(session_id: object) -> None:
    """Say which session this is about, as soon as that is known; what is no id of ours is not."""
    trace = _current.get()
    if trace is not None and isinstance(session_id, str) and is_id(session_id):
        trace.session_id = session_id
