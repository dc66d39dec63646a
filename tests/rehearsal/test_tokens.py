"""Our channel's tokens are verified, and spoilt ones refused, by its published keys."""

from collections.abc import Callable
from typing import Any

import jwt
import pytest

from rehearsal.channel import tokens as spoilt
from rehearsal.channel.tokens import Tokens
from rehearsal.chats import Chat
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from tests.rehearsal.conftest import APP_ID
from tests.rehearsal.stub_bot import StubBot


async def published_keys(teams: Teams, bot: StubBot) -> dict[str, jwt.PyJWK]:
    """Follow the metadata to the keys, as a bot does."""
    _, metadata = await bot.call("GET", "v1/.well-known/openidconfiguration")
    assert metadata["jwks_uri"].startswith(teams.service_url)
    _, jwks = await bot.call("GET", metadata["jwks_uri"].removeprefix(teams.service_url))
    assert all(key["endorsements"] == ["msteams"] for key in jwks["keys"])
    return {key.key_id: key for key in jwt.PyJWKSet.from_dict(jwks).keys if key.key_id}


def verified(token: str, keys: dict[str, jwt.PyJWK]) -> dict[str, Any]:
    """Verify a token as a careful bot does, and give its claims."""
    return jwt.decode(
        token,
        keys[jwt.get_unverified_header(token)["kid"]],
        algorithms=["RS256"],
        audience=APP_ID,
        issuer="https://api.botframework.com",
        options={"require": ["exp", "nbf", "serviceurl"]},
    )


async def test_what_arrives_at_the_bot_is_signed_by_a_published_key(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    keys = await published_keys(teams, bot)

    await anna.says("@Giro avvia", chat=chat)

    claims = verified(bot.tokens[0], keys)
    assert claims["serviceurl"] == bot.received[0]["serviceUrl"] == teams.service_url


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (spoilt.expired, jwt.ExpiredSignatureError),
        (spoilt.not_yet_valid, jwt.ImmatureSignatureError),
        (spoilt.without_expiry, jwt.MissingRequiredClaimError),
        (spoilt.for_another_bot, jwt.InvalidAudienceError),
        (spoilt.from_another_issuer, jwt.InvalidIssuerError),
        (spoilt.by_unknown_key, KeyError),
        (spoilt.unsigned, KeyError),
        (spoilt.forged, jwt.InvalidSignatureError),
    ],
)
async def test_each_spoilt_token_has_its_own_flaw(
    teams: Teams, bot: StubBot, spoil: Callable[[Tokens], str], error: type[Exception]
) -> None:
    keys = await published_keys(teams, bot)

    token = spoil(teams.tokens)

    with pytest.raises(error):
        verified(token, keys)


async def test_a_token_for_another_service_is_good_but_for_its_service(
    teams: Teams, bot: StubBot
) -> None:
    keys = await published_keys(teams, bot)

    claims = verified(spoilt.for_another_service(teams.tokens), keys)

    assert claims["serviceurl"] != teams.service_url


async def test_one_token_serves_many_activities_unless_each_is_signed(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    await anna.says("uno", chat=chat)
    await anna.says("due", chat=chat)

    teams.courier.signs_each = True
    await anna.says("tre", chat=chat)

    assert bot.tokens[0] == bot.tokens[1] != bot.tokens[2]


@pytest.mark.parametrize("keep_old", [True, False])
async def test_after_a_rotation_the_new_key_signs(
    teams: Teams, bot: StubBot, *, keep_old: bool
) -> None:
    before = teams.tokens.shared()

    teams.keys.rotate(keep_old=keep_old)

    keys = await published_keys(teams, bot)
    assert verified(teams.tokens.shared(), keys)
    assert (jwt.get_unverified_header(before)["kid"] in keys) == keep_old


async def test_a_bench_gets_many_parcels_each_with_a_good_token_of_its_own(
    teams: Teams, bot: StubBot
) -> None:
    keys = await published_keys(teams, bot)

    parcels = teams.courier.parcels([{"type": "event", "id": str(number)} for number in range(5)])
    answers = [await teams.courier.send(parcel) for parcel in parcels]

    assert [answer.status for answer in answers] == [200] * 5
    assert len({verified(token, keys)["jti"] for token in bot.tokens}) == 5
    assert teams.ledger.deliveries == []
