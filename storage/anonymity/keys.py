"""One anonymous prompt's secret: by it a voter is known, and what they answered is sealed."""

import hashlib
import hmac
import secrets
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from facilitation.runs import PromptRun

SECRET_BYTES = 64
NONCE_BYTES = 12


class Key:
    """Lasts as long as its prompt is open; with it goes all that could be opened."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret

    def voter(self, participant_id: str) -> str:
        """How a participant is known under this key, and under no other."""
        return self._hash(b"voter", participant_id)

    def words(self, words: str) -> str:
        """How the words of a proposal are known under this key."""
        return self._hash(b"words", words)

    def seal(self, content: bytes, *, of: str) -> bytes:
        """What only this key opens, and only as that of the same voter; no two are alike."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, of.encode())

    def open(self, sealed: bytes, *, of: str) -> bytes:
        """What was sealed. Raises InvalidTag for anybody else's."""
        return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], of.encode())

    def _hash(self, kind: bytes, text: str) -> str:
        return hmac.digest(self.secret, kind + text.encode(), hashlib.sha256).hex()

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(hmac.digest(self.secret, b"seal", hashlib.sha256))


class Keys(Protocol):
    """Where a database's keys are: never in it, in its log or in a backup."""

    async def add(self, run_id: str) -> None:
        """Make the key of a run that is being opened."""

    async def of(self, run_ids: Collection[str]) -> dict[str, Key]:
        """The keys of those runs; one that was lost or destroyed is left out."""

    async def forget(self, run_id: str) -> None:
        """Have a key destroyed once this transaction is committed, and not before."""


def voter(run: PromptRun, participant_id: str, keys: Mapping[str, Key]) -> str | None:
    """How a participant is known to a run; None where an anonymous run's key is gone."""
    if not run.is_anonymous:
        return participant_id
    key = keys.get(run.id)
    return key.voter(participant_id) if key else None
