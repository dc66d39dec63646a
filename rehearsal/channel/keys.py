"""The channel's signing keys and how it publishes them."""

import base64
import uuid
from dataclasses import dataclass, field

import orjson
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from rehearsal.wire import Json


def base64url(octets: bytes) -> bytes:
    """Encode as tokens do: URL-safe, without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=")


@dataclass(frozen=True, slots=True, eq=False)
class SigningKey:
    """An RSA key with the id under which it is published."""

    kid: str
    private: rsa.RSAPrivateKey

    @classmethod
    def generate(cls) -> "SigningKey":
        """Make a new key of the size the real channel uses."""
        private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return cls(uuid.uuid4().hex, private)

    def sign(self, claims: Json) -> str:
        """Give the RS256 token for these claims."""
        header = {"alg": "RS256", "kid": self.kid, "x5t": self.kid, "typ": "JWT"}
        signed = base64url(orjson.dumps(header)) + b"." + base64url(orjson.dumps(claims))
        signature = self.private.sign(signed, padding.PKCS1v15(), hashes.SHA256())
        return (signed + b"." + base64url(signature)).decode()

    def as_jwk(self) -> Json:
        """Write the public half as the channel's key set lists it."""
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "kid": self.kid,
            "x5t": self.kid,
            "n": _number(numbers.n),
            "e": _number(numbers.e),
            "endorsements": ["msteams"],
        }


@dataclass(eq=False)
class KeyRing:
    """The keys that are published; the newest one signs."""

    keys: list[SigningKey] = field(default_factory=lambda: [SigningKey.generate()])

    @property
    def current(self) -> SigningKey:
        """Give the key that signs now."""
        return self.keys[-1]

    def rotate(self, *, keep_old: bool = True) -> None:
        """Sign with a new key from now on; without `keep_old` the old ones are withdrawn."""
        kept = self.keys if keep_old else []
        self.keys = [*kept, SigningKey.generate()]

    def as_jwks(self) -> Json:
        """Write the key set."""
        return {"keys": [key.as_jwk() for key in self.keys]}


def _number(value: int) -> str:
    return base64url(value.to_bytes((value.bit_length() + 7) // 8, "big")).decode()
