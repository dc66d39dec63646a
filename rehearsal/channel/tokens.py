"""Tokens exactly as the Bot Framework channel signs them, and spoilt ones for tests."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson

from rehearsal.channel.keys import KeyRing, SigningKey, base64url
from rehearsal.wire import Clock, Json, utc_now

ISSUER = "https://api.botframework.com"
LIFETIME = timedelta(hours=1)


@dataclass(eq=False, kw_only=True)
class Tokens:
    """Signs for one bot; every token is what stands after `Bearer` in the header."""

    keys: KeyRing
    app_id: str
    service_url: str
    clock: Clock = utc_now
    _shared: tuple[str, SigningKey, datetime] | None = field(default=None, init=False)

    def shared(self) -> str:
        """Give the token in use, as the channel sends one for many requests."""
        now = self.clock()
        if self._shared is not None:
            token, key, good_until = self._shared
            if key is self.keys.current and now < good_until:
                return token
        token = self.fresh()
        self._shared = (token, self.keys.current, now + LIFETIME / 2)
        return token

    def fresh(self, **changed: Any) -> str:
        """Sign a token never seen before; `changed` claims replace ours, None removes one."""
        return self.keys.current.sign(self.claims(**changed))

    def many(self, count: int) -> list[str]:
        """Sign many fresh tokens, on all cores: RSA costs over half a millisecond each."""
        key, claims = self.keys.current, [self.claims() for _ in range(count)]
        with ThreadPoolExecutor() as pool:
            return list(pool.map(key.sign, claims))

    def claims(self, **changed: Any) -> Json:
        """Give what a good token says now, with changes."""
        now = int(self.clock().timestamp())
        claims = {
            "serviceurl": self.service_url,
            "nbf": now - 60,
            "exp": now + int(LIFETIME.total_seconds()),
            "iss": ISSUER,
            "aud": self.app_id,
            "jti": uuid.uuid4().hex,
        }
        return {name: value for name, value in (claims | changed).items() if value is not None}


def expired(tokens: Tokens) -> str:
    """Sign a token that was good until an hour ago, past any tolerance for clocks."""
    now = int(tokens.clock().timestamp())
    return tokens.fresh(nbf=now - 7200, exp=now - 3600)


def not_yet_valid(tokens: Tokens) -> str:
    """Sign a token that will be good in an hour."""
    now = int(tokens.clock().timestamp())
    return tokens.fresh(nbf=now + 3600, exp=now + 7200)


def without_expiry(tokens: Tokens) -> str:
    """Sign a token that would be good for ever."""
    return tokens.fresh(exp=None)


def for_another_bot(tokens: Tokens) -> str:
    """Sign a token whose audience is some other app."""
    return tokens.fresh(aud=str(uuid.uuid4()))


def from_another_issuer(tokens: Tokens) -> str:
    """Sign a token that claims to come from elsewhere."""
    return tokens.fresh(iss="https://issuer.example")


def for_another_service(tokens: Tokens) -> str:
    """Sign a token whose `serviceurl` is not the activity's."""
    return tokens.fresh(serviceurl="https://elsewhere.example/")


def by_unknown_key(tokens: Tokens) -> str:
    """Sign with a key that nobody published."""
    return SigningKey.generate().sign(tokens.claims())


def forged(tokens: Tokens) -> str:
    """Sign with a stranger's key under the id of a published one."""
    stranger = SigningKey.generate()
    return SigningKey(tokens.keys.current.kid, stranger.private).sign(tokens.claims())


def unsigned(tokens: Tokens) -> str:
    """Write a token that says it needs no signature."""
    header = base64url(orjson.dumps({"alg": "none", "typ": "JWT"}))
    return (header + b"." + base64url(orjson.dumps(tokens.claims())) + b".").decode()
