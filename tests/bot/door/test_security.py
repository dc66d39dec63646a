"""Only what Teams has signed for us gets in."""

import asyncio
import base64
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from botbuilder.schema import Activity
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.door.activities import read_activity
from bot.door.security import Doorkeeper, TokenIsRefused
from bot.door.signing_keys import SigningKeys
from tests.bot.channel import (
    APP_ID,
    SERVICE_URL,
    Channel,
    a_private_key,
    open_channel,
    some_claims,
    some_wire,
)
from tests.bot.teams.test_outgoing import STRANGE


class Moment:
    """A clock that a test sets."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


def a_doorkeeper(channel: Channel, app_id: str = APP_ID) -> Doorkeeper:
    return Doorkeeper(app_id, SigningKeys(channel.metadata_url, development=True), development=True)


def an_activity(**changes: Any) -> Activity:
    return read_activity(some_wire(**changes))


def forged(channel: Channel) -> str:
    return jwt.encode(
        some_claims(), a_private_key(), algorithm="RS256", headers={"kid": channel.key_id}
    )


def unsigned(channel: Channel) -> str:
    return jwt.encode(some_claims(), "", algorithm="none", headers={"kid": channel.key_id})


def signed_with_the_public_key(channel: Channel) -> str:
    """Sign by HMAC with what everybody knows, hoping that the key is taken as a password."""
    public = channel.private_key.public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    # By hand, since no library lends itself to this.
    signed = f"{encoded({'alg': 'HS256', 'kid': channel.key_id})}.{encoded(some_claims())}"
    mac = hmac.digest(pem, signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def signed_otherwise(channel: Channel) -> str:
    return jwt.encode(
        some_claims(), channel.private_key, algorithm="RS512", headers={"kid": channel.key_id}
    )


def without_key_id(channel: Channel) -> str:
    return jwt.encode(some_claims(), channel.private_key, algorithm="RS256")


def with_an_extension(channel: Channel) -> str:
    """Demand an extension of the standard that we do not know."""
    headers = {"kid": channel.key_id, "crit": ["exp"]}
    return jwt.encode(some_claims(), channel.private_key, algorithm="RS256", headers=headers)


def that_calls_its_signature_another(channel: Channel) -> str:
    """Sign as we expect it under a header that says otherwise."""
    signed = f"{encoded({'alg': 'RS512', 'kid': channel.key_id})}.{encoded(some_claims())}"
    signature = channel.private_key.sign(signed.encode(), PKCS1v15(), SHA256())
    return f"{signed}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def with_junk(token: str) -> str:
    return f"{token[:-8]}!!!!{token[-8:]}"


def that_signs(channel: Channel, content: bytes) -> str:
    """Sign what is no set of claims."""
    headers = {"kid": channel.key_id}
    return jwt.api_jws.encode(content, channel.private_key, algorithm="RS256", headers=headers)


def with_changed_claims(channel: Channel) -> str:
    header, _, signature = channel.a_token().split(".")
    return f"{header}.{encoded(some_claims(sub='me'))}.{signature}"


def encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


REFUSED: dict[str, Callable[[Channel], str]] = {
    "forged": lambda channel: f"Bearer {forged(channel)}",
    "unsigned": lambda channel: f"Bearer {unsigned(channel)}",
    "signed with the public key": lambda channel: f"Bearer {signed_with_the_public_key(channel)}",
    "signed otherwise": lambda channel: f"Bearer {signed_otherwise(channel)}",
    "signed as it denies": lambda channel: f"Bearer {that_calls_its_signature_another(channel)}",
    "without a key id": lambda channel: f"Bearer {without_key_id(channel)}",
    "with an extension": lambda channel: f"Bearer {with_an_extension(channel)}",
    "that signs a list": lambda channel: f"Bearer {that_signs(channel, b'[]')}",
    "that signs no JSON": lambda channel: f"Bearer {that_signs(channel, b'exp')}",
    "in four parts": lambda channel: f"Bearer a.{channel.a_token()}",
    "with junk in its signature": lambda channel: f"Bearer {with_junk(channel.a_token())}",
    "without its signature": lambda channel: f"Bearer {channel.a_token().rpartition('.')[0]}.",
    "changed": lambda channel: f"Bearer {with_changed_claims(channel)}",
    "expired": lambda channel: f"Bearer {channel.a_token(exp=int(time.time()) - 301)}",
    "not valid yet": lambda channel: f"Bearer {channel.a_token(nbf=int(time.time()) + 400)}",
    "without an expiry": lambda channel: f"Bearer {channel.a_token(exp=None)}",
    "with an expiry in words": lambda channel: f"Bearer {channel.a_token(exp='2999')}",
    "with an expiry that is true": lambda channel: f"Bearer {channel.a_token(exp=True)}",
    "good from some time": lambda channel: f"Bearer {channel.a_token(nbf='yesterday')}",
    "for another bot": lambda channel: f"Bearer {channel.a_token(aud='somebody else')}",
    "for nobody": lambda channel: f"Bearer {channel.a_token(aud=None)}",
    "from another issuer": lambda channel: f"Bearer {channel.a_token(iss='https://evil')}",
    "from no issuer": lambda channel: f"Bearer {channel.a_token(iss=None)}",
    "another service url": lambda channel: f"Bearer {channel.a_token(serviceurl='https://evil')}",
    "no service url": lambda channel: f"Bearer {channel.a_token(serviceurl=None)}",
    "garbage": lambda _: "Bearer garbage",
    "garbage in three parts": lambda _: "Bearer a.b.c",
    "beyond ASCII": lambda _: "Bearer però",
    "empty": lambda _: "Bearer ",
    "another scheme": lambda channel: f"Basic {channel.a_token()}",
    "no scheme": lambda channel: channel.a_token(),
    "none": lambda _: "",
}


@pytest.mark.parametrize("header", REFUSED.values(), ids=REFUSED.keys())
async def test_a_token_that_is_not_quite_right_is_refused(
    channel: Channel, header: Callable[[Channel], str]
) -> None:
    doorkeeper = a_doorkeeper(channel)

    with pytest.raises(TokenIsRefused):
        await doorkeeper.authenticate(header(channel), an_activity())


async def test_no_letter_of_a_token_can_be_changed(channel: Channel) -> None:
    doorkeeper = a_doorkeeper(channel)
    token = channel.a_token()

    # But the last letter, some bits of which say nothing.
    for place in range(0, len(token) - 1, 3):
        changed = "A" if token[place] != "A" else "B"
        with pytest.raises(TokenIsRefused):
            await doorkeeper.authenticate(
                f"Bearer {token[:place]}{changed}{token[place + 1 :]}", an_activity()
            )


@pytest.mark.parametrize(
    "changes",
    [
        {"serviceUrl": None},
        {"channelId": None},
        {"serviceUrl": ""},
        {"channelId": ""},
        {"serviceUrl": "http://teams.example/"},
        {"serviceUrl": "file:///etc/passwd"},
        {"serviceUrl": "http://["},
    ],
)
@pytest.mark.parametrize("app_id", [APP_ID, ""])
async def test_an_activity_without_a_channel_or_a_safe_service_url_is_refused(
    channel: Channel, changes: dict[str, str | None], app_id: str
) -> None:
    token = channel.a_token(serviceurl=changes.get("serviceUrl", SERVICE_URL))

    with pytest.raises(TokenIsRefused):
        await a_doorkeeper(channel, app_id).authenticate(f"Bearer {token}", an_activity(**changes))


@pytest.mark.parametrize("url", STRANGE)
async def test_a_good_token_for_a_stranger_s_address_lets_nobody_in(
    channel: Channel, url: str
) -> None:
    doorkeeper = a_doorkeeper(channel)
    token = channel.a_token(serviceurl=url)

    with pytest.raises(TokenIsRefused, match="service URL"):
        await doorkeeper.authenticate(f"Bearer {token}", an_activity(serviceUrl=url))


async def test_a_good_token_tells_who_sent_it(channel: Channel) -> None:
    token = channel.a_token(exp=int(time.time()) - 200)

    identity = await a_doorkeeper(channel).authenticate(f"Bearer {token}", an_activity())

    assert identity.is_authenticated
    assert identity.claims["aud"] == APP_ID


async def test_a_key_speaks_only_for_the_channels_it_was_given(channel: Channel) -> None:
    doorkeeper = a_doorkeeper(channel)

    with pytest.raises(TokenIsRefused):
        await doorkeeper.authenticate(
            f"Bearer {channel.a_token()}", an_activity(channelId="webchat")
        )


async def test_a_key_that_names_no_channel_speaks_for_none() -> None:
    async with open_channel(endorsements=()) as channel:
        token = channel.a_token()

        with pytest.raises(TokenIsRefused):
            await a_doorkeeper(channel).authenticate(f"Bearer {token}", an_activity())


async def test_a_remembered_token_is_good_for_its_own_service_url_only(channel: Channel) -> None:
    doorkeeper = a_doorkeeper(channel)
    header = f"Bearer {channel.a_token()}"
    await doorkeeper.authenticate(header, an_activity())

    with pytest.raises(TokenIsRefused):
        await doorkeeper.authenticate(header, an_activity(serviceUrl="https://evil.example/"))


async def test_a_remembered_token_is_forgotten_when_it_expires(channel: Channel) -> None:
    now = Moment(time.time())
    keys = SigningKeys(channel.metadata_url, development=True)
    doorkeeper = Doorkeeper(APP_ID, keys, development=True, now=now)
    # Within the leeway, so that only memory could let the second one in unchecked.
    header = f"Bearer {channel.a_token(exp=int(now.seconds) - 100)}"
    first = await doorkeeper.authenticate(header, an_activity())

    second = await doorkeeper.authenticate(header, an_activity())

    assert second is not first


async def test_a_token_is_verified_once_while_it_lasts(channel: Channel) -> None:
    doorkeeper = a_doorkeeper(channel)
    header = f"Bearer {channel.a_token()}"

    first = await doorkeeper.authenticate(header, an_activity())
    second = await doorkeeper.authenticate(header, an_activity())

    assert second is first


async def test_a_new_key_is_found_as_soon_as_it_is_used(channel: Channel) -> None:
    doorkeeper = a_doorkeeper(channel)
    await doorkeeper.authenticate(f"Bearer {channel.a_token()}", an_activity())
    channel.rotate()

    identity = await doorkeeper.authenticate(f"Bearer {channel.a_token()}", an_activity())

    assert identity.is_authenticated


async def test_many_who_come_at_once_have_the_keys_fetched_once(channel: Channel) -> None:
    doorkeeper = a_doorkeeper(channel)
    tokens = [channel.a_token(number=number) for number in range(20)]

    await asyncio.gather(
        *(doorkeeper.authenticate(f"Bearer {token}", an_activity()) for token in tokens)
    )

    assert channel.asked == 1


async def test_made_up_key_ids_do_not_make_us_hammer_the_metadata(channel: Channel) -> None:
    keys = SigningKeys(channel.metadata_url, development=True)

    found = [await keys.find(f"made up {number}") for number in range(50)]

    assert found == [None] * 50
    assert channel.asked == 6


async def test_an_outage_over_there_leaves_us_the_keys_we_had(channel: Channel) -> None:
    now = Moment(0)
    keys = SigningKeys(channel.metadata_url, development=True, monotonic=now)
    await keys.find(channel.key_id)
    channel.is_down = True
    now.seconds = 25 * 3600

    key = await keys.find(channel.key_id)

    assert key is not None
    assert channel.asked == 2


async def test_keys_are_read_again_after_a_day(channel: Channel) -> None:
    now = Moment(0)
    keys = SigningKeys(channel.metadata_url, development=True, monotonic=now)
    old_id = channel.key_id
    await keys.find(old_id)
    channel.rotate()
    now.seconds = 25 * 3600

    key = await keys.find(old_id)

    assert key is None


async def test_metadata_is_never_read_over_plain_http_in_production(channel: Channel) -> None:
    keys = SigningKeys(channel.metadata_url)

    key = await keys.find(channel.key_id)

    assert key is None
    assert channel.asked == 0


async def test_without_an_app_id_anybody_is_let_in(channel: Channel) -> None:
    identity = await a_doorkeeper(channel, app_id="").authenticate("", an_activity())

    assert identity.authentication_type == "anonymous"
