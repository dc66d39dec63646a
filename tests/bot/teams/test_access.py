"""The bot's own token."""

import asyncio
import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from azure.core.exceptions import ClientAuthenticationError, ServiceResponseTimeoutError

from bot.settings import Settings
from bot.teams.access import AccessTokens, open_credential
from tests.bot.connector import Issuer


async def test_many_who_need_a_token_have_it_fetched_once() -> None:
    issuer = Issuer()
    tokens = AccessTokens(issuer, now=lambda: 0)

    got = await asyncio.gather(*(tokens.bearer() for _ in range(20)))

    assert set(got) == {"token 1"}


@pytest.mark.parametrize(("now", "token"), [(2999, "token 1"), (3001, "token 2")])
async def test_a_token_is_renewed_before_it_expires(now: int, token: str) -> None:
    clock = [0]
    tokens = AccessTokens(Issuer(), now=lambda: clock[0])
    await tokens.bearer()
    clock[0] = now

    assert await tokens.bearer() == token


@pytest.mark.parametrize(
    ("now", "outcome"),
    [(3001, contextlib.nullcontext()), (3601, pytest.raises(ClientAuthenticationError))],
)
async def test_while_a_token_lasts_a_failed_renewal_hurts_nobody(
    now: int, outcome: contextlib.AbstractContextManager[Any]
) -> None:
    issuer, clock = Issuer(), [0]
    tokens = AccessTokens(issuer, now=lambda: clock[0])
    await tokens.bearer()
    issuer.is_down, clock[0] = True, now

    with outcome:
        assert await tokens.bearer() == "token 1"


async def test_an_issuer_that_hangs_keeps_one_waiting_now_and_then_and_not_everybody() -> None:
    issuer, clock = Issuer(), [0]
    tokens = AccessTokens(issuer, now=lambda: clock[0], seconds=0.02)
    await tokens.bearer()
    issuer.hangs, clock[0] = True, 3001

    got = [await tokens.bearer() for _ in range(5)]
    asked, clock[0] = issuer.asked, 3032
    await tokens.bearer()

    assert got == ["token 1"] * 5
    assert (asked, issuer.asked) == (2, 3)


async def test_a_token_that_does_not_come_is_not_waited_for() -> None:
    issuer = Issuer()
    issuer.hangs = True
    tokens = AccessTokens(issuer, seconds=0.02)

    got = await asyncio.gather(*(tokens.bearer() for _ in range(2)), return_exceptions=True)

    assert all(isinstance(each, ServiceResponseTimeoutError) for each in got)


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"DEVELOPMENT": True}, "NoneType"),
        ({"DEVELOPMENT": True, "MICROSOFT_APP_ID": "app"}, "NoneType"),
        (
            {
                "MICROSOFT_APP_ID": "app",
                "MICROSOFT_APP_PASSWORD": "x",
                "MICROSOFT_APP_TENANT_ID": "tenant",
            },
            "ClientSecretCredential",
        ),
        (
            {"MICROSOFT_APP_ID": "app", "MICROSOFT_APP_TYPE": "UserAssignedMSI"},
            "ManagedIdentityCredential",
        ),
    ],
)
async def test_the_credential_is_the_one_that_the_settings_describe(
    variables: Mapping[str, Any], name: str
) -> None:
    credential = open_credential(Settings(PLANS_DIR=Path(), _env_file=None, **variables))

    assert type(credential).__name__ == name
    if credential is not None:
        await credential.close()
