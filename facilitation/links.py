"""Links to a digest's page: drawn by lot, for one person, for some days, for one browser."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=7)
"""Whoever wants to read on later asks for another."""

BITS = 256


class Edition(StrEnum):
    """For whom a digest is laid out."""

    INTERNAL = "internal"
    """Its organisers."""
    PUBLIC = "public"
    """Whoever took part, and whoever they show it to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Leave to read one edition of a session's digest, in the latest version there is."""

    mark: str
    """The hash of its secret, which we do not keep."""
    session_id: str
    person_key: str
    """For whom it was made."""
    edition: Edition
    expires_at: datetime
    browser: str | None = None
    """The hash of what the browser knows that opened it first; it opens in no other."""

    def is_good(self, now: datetime) -> bool:
        """Whether it is not over."""
        return now < self.expires_at

    def opens_for(self, proof: str | None) -> bool:
        """Whether that is the browser which opened it first."""
        return self.browser is not None and proof is not None and self.browser == mark_of(proof)


def new_secret() -> str:
    """What nobody can guess, as a part of an address."""
    return secrets.token_urlsafe(BITS // 8)


def mark_of(secret: str) -> str:
    """By what we know a secret again, without keeping it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def claimed(link: Link, proof: str) -> Link:
    """The same, for the browser that will show this proof."""
    return replace(link, browser=mark_of(proof))
