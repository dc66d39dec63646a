"""Every wrong token meets the whole bot in a running session: refused, and nothing happens."""

import hmac
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rehearsal.card_reading import find_action
from rehearsal.channel import tokens as spoilt
from rehearsal.channel.keys import KeyRing, SigningKey, base64url
from rehearsal.channel.tokens import Tokens
from rehearsal.wire import Json
from tests.dialogs.house import a_block, a_plan, a_poll
from tests.stage import Stage, open_stage
from tests.storage.rows import all_rows

SECRET = "what Anna wrote"
LEEWAY = 300

WITHDRAWN, UNENDORSED, ELSEWHERE = (SigningKey.generate() for _ in range(3))


class Published(KeyRing):
    """The channel's keys, and beside them one for nobody and one for another channel."""

    def as_jwks(self) -> Json:
        """Write the key set."""
        strange = [
            UNENDORSED.as_jwk() | {"endorsements": []},
            ELSEWHERE.as_jwk() | {"endorsements": ["webchat"]},
        ]
        return {"keys": [*super().as_jwks()["keys"], *strange]}


def signed_with_the_public_key(tokens: Tokens) -> str:
    """Sign by HMAC with what everybody knows, hoping that the key is taken as a password."""
    public = tokens.keys.current.private.public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    header = orjson.dumps({"alg": "HS256", "kid": tokens.keys.current.kid, "typ": "JWT"})
    signed = base64url(header) + b"." + base64url(orjson.dumps(tokens.claims()))
    return (signed + b"." + base64url(hmac.digest(pem, signed, "sha256"))).decode()


def due(tokens: Tokens, claim: str, seconds: int) -> str:
    """Sign a token one of whose instants lies so far ahead, or behind."""
    return tokens.fresh(**{claim: int(tokens.clock().timestamp()) + seconds})


REFUSED: dict[str, Callable[[Tokens], str]] = {
    "missing": lambda _: "",
    "garbage": lambda _: "garbage",
    "garbage in three parts": lambda _: "a.b.c",
    "forged": spoilt.forged,
    "unsigned": spoilt.unsigned,
    "signed with the public key": signed_with_the_public_key,
    "for another bot": spoilt.for_another_bot,
    "for nobody": lambda tokens: tokens.fresh(aud=None),
    "from another issuer": spoilt.from_another_issuer,
    "from no issuer": lambda tokens: tokens.fresh(iss=None),
    "for another tenant": lambda tokens: tokens.fresh(tid="another-tenant"),
    "expired": lambda tokens: due(tokens, "exp", -LEEWAY - 1),
    "not valid yet": lambda tokens: due(tokens, "nbf", LEEWAY + 60),
    "issued in the future": lambda tokens: due(tokens, "iat", LEEWAY + 60),
    "without an expiry": spoilt.without_expiry,
    "for another service URL": spoilt.for_another_service,
    "for no service URL": lambda tokens: tokens.fresh(serviceurl=None),
    "by an unknown key": spoilt.by_unknown_key,
    "by a withdrawn key": lambda tokens: WITHDRAWN.sign(tokens.claims()),
    "by an unendorsed key": lambda tokens: UNENDORSED.sign(tokens.claims()),
    "by the key of another channel": lambda tokens: ELSEWHERE.sign(tokens.claims()),
}

OUT_OF_PLACE: dict[str, Json] = {
    "without a service URL": {"serviceUrl": None},
    "with an empty service URL": {"serviceUrl": ""},
    "with another service URL": {"serviceUrl": "http://127.0.0.1:9/"},
    "without a channel": {"channelId": None},
    "with an empty channel": {"channelId": ""},
    "from another channel": {"channelId": "webchat"},
    "from another tenant": {"channelData": {"tenant": {"id": "another-tenant"}}},
    "from no tenant": {"channelData": None},
}


@dataclass(frozen=True)
class Site:
    """A running session, a tap in it that would count, and what would show that it ran."""

    stage: Stage
    folder: Path
    tap: Json

    async def knock(self, token: str | None = None, **changes: Any) -> int:
        """Bring the tap with its changes; None leaves a field out."""
        changed = {name: held for name, held in (self.tap | changes).items() if held is not None}
        answer = await self.stage.teams.courier.deliver(changed, token=token)
        return answer.status

    def traces(self) -> tuple[list[Any], int]:
        """What the database holds, and how often Teams was called."""
        return all_rows(self.folder / "giro.db"), len(self.stage.teams.ledger.requests)


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """Lend a session in which Anna could vote, after the channel has changed its keys."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    plan = a_plan(a_block("alpha", a_poll(minutes=60), minutes=60), language="it")
    keys = Published([WITHDRAWN])
    async with open_stage(url, plan, tmp_path / "plans", scale=1, keys=keys) as stage:
        await stage.begin()
        (anna,) = stage.people("Anna")
        await stage.join(anna)
        poll = await stage.find(anna, "Which?")
        action = find_action(poll.card or {}, "vote", option="A")
        tap = stage.teams.desk.envelope.invoke(
            stage.chat,
            anna,
            "adaptiveCard/action",
            {"action": action, "trigger": "manual"},
            card_id=poll.id,
        )
        # Only the channel's data names the tenant, so that one field decides it.
        tap["conversation"].pop("tenantId")
        keys.rotate(keep_old=False)
        site = Site(stage, tmp_path, tap | {"text": SECRET})
        assert await site.knock(type="typing") == 200
        await stage.quiet()
        yield site


async def test_a_wrong_token_is_refused_and_leaves_no_trace_but_in_the_log(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    tokens, before = site.stage.teams.tokens, site.traces()

    with caplog.at_level(logging.INFO, "bot"):
        given = {name: await site.knock(spoil(tokens)) for name, spoil in REFUSED.items()}

    assert given == dict.fromkeys(REFUSED, 401)
    assert site.traces() == before
    assert reasons(caplog) == len(REFUSED)
    assert SECRET not in caplog.text


async def test_a_good_token_does_not_help_an_activity_from_elsewhere(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    before = site.traces()

    with caplog.at_level(logging.INFO, "bot"):
        given = {name: await site.knock(**changes) for name, changes in OUT_OF_PLACE.items()}

    assert given == dict.fromkeys(OUT_OF_PLACE, 401)
    assert site.traces() == before
    assert reasons(caplog) == len(OUT_OF_PLACE)
    assert SECRET not in caplog.text


async def test_clocks_may_differ_by_five_minutes(site: Site) -> None:
    tokens, before = site.stage.teams.tokens, site.traces()

    behind = await site.knock(due(tokens, "exp", -LEEWAY + 30))
    ahead = await site.knock(due(tokens, "nbf", LEEWAY - 30))

    assert (behind, ahead) == (200, 200)
    assert site.traces() != before


def reasons(caplog: pytest.LogCaptureFixture) -> int:
    """Count the refusals in the log that say why."""
    said = [each for each in caplog.records if each.getMessage() == "token_refused"]
    return sum(bool(vars(each)["reason"]) for each in said)
